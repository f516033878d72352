import { describe, expect, test } from 'vitest'
import { told } from '../gallery.ts'

describe('issuer.yaml, and faults in two files at once.', () => {
  test('issuer unknown key', () => {
    expect(told('issuer-unknown-key')).toBe(`
data/issuer.yaml:3:1  issuer.yaml does not know the key "tickr".
  3 │ tickr: EXPC
    │ ^^^^^
  Rename it ticker.  [E_ISSUER_KEY]
`)
  })

  test('issuer key missing', () => {
    expect(told('issuer-key-missing')).toBe(`
data/issuer.yaml:1:1  issuer.yaml has no currency.
  1 │ name: Example Power Compute Inc.
    │ ^
  Add \`currency:\` with its value.  [E_ISSUER]
`)
  })

  test('issuer key twice', () => {
    expect(told('issuer-key-twice')).toBe(`
data/issuer.yaml:4:1  This key stands in the file twice.
  4 │ ticker: X
    │ ^
  Delete one of the two.  [E_ISSUER_KEY]
`)
  })

  test('issuer broken', () => {
    expect(told('issuer-broken')).toBe(`
data/issuer.yaml:1:7  From here the file cannot be read as keys and values.
  1 │ name: Example: Power Compute Inc.
    │       ^
  Write \`key: value\`, indent with two spaces, and put text that holds a colon or begins with a sign between double quotes.  [E_ISSUER_YAML]
`)
  })

  test('issuer tab', () => {
    expect(told('issuer-tab')).toBe(`
data/issuer.yaml:11:1  This line is indented with a tab.
  11 │  en: Fictional company, illustrative figures.
     │ ^
  Indent with two spaces.  [E_ISSUER_YAML]
`)
  })

  test('issuer values', () => {
    expect(told('issuer-values')).toBe(`
data/issuer.yaml:2:12  short_name has no text.
  2 │ short_name:
    │            ^
  Write the text behind \`short_name:\`, on the same line.  [E_ISSUER]

data/issuer.yaml:5:11  currency "Dollar" is not a three-letter currency code.
  5 │ currency: Dollar
    │           ^^^^^^
  Write the code of ISO 4217, such as USD or EUR.  [E_CURRENCY]

data/issuer.yaml:6:12  time_zone "New York" is not a time zone of the IANA list.
  6 │ time_zone: New York
    │            ^^^^^^^^
  Write continent and city, such as America/New_York.  [E_ZONE]

data/issuer.yaml:7:26  fiscal_year_start_month is not the first month of a quarter.
  7 │ fiscal_year_start_month: 2
    │                          ^
  Write 1, 4, 7 or 10.  [E_ISSUER]

data/issuer.yaml:8:12  languages is not a list of en and it, each at most once.
  8 │ languages: [en, fr]
    │            ^^^^^^^^
  Write [en], [it] or [en, it].  [E_ISSUER]
`)
  })

  test('issuer identifiers', () => {
    expect(told('issuer-identifiers')).toBe(`
data/issuer.yaml:7:10  licence "Creative Commons BY 4.0" is not an address of the web.
  7 │ licence: Creative Commons BY 4.0
    │          ^^^^^^^^^^^^^^^^^^^^^^^
  Write the whole address, beginning with https:// or http://, without spaces, quotes or a password.  [E_URL]

data/issuer.yaml:9:6  lei "00EXAMPLE00000000063" has a mistake in it: its check digits do not fit.
  9 │ lei: 00EXAMPLE00000000063
    │      ^^^^^^^^^^^^^^^^^^^^
  Copy it again from the register of the GLEIF.  [E_ISSUER]

data/issuer.yaml:10:6  cik "CIK 0001234" is not a number of up to ten digits.
  10 │ cik: CIK 0001234
     │      ^^^^^^^^^^^
  Write the number under which the SEC lists the company.  [E_ISSUER]
`)
  })

  test('issuer disclaimer', () => {
    expect(told('issuer-disclaimer')).toBe(`
data/issuer.yaml:10:1  disclaimer has no text in the language it.
  10 │ disclaimer:
     │ ^^^^^^^^^^
  Add a line "  it: …" under disclaimer, or take it out of languages.  [E_ISSUER]
`)
  })

  test('issuer not keys', () => {
    expect(told('issuer-not-keys')).toBe(`
data/issuer.yaml:1:1  This file is not a list of keys with their values.
  1 │ Example Power Compute Inc.
    │ ^
  Write one key a line with its value behind a colon, beginning with \`name: Example Inc.\`.  [E_ISSUER_YAML]
`)
  })

  test('two faults', () => {
    expect(told('two-faults')).toBe(`
data/2025-Q3/energy.csv:2:37  energy_mwh "374,000" is 374000 with a thousands sign, or 374.000 with a decimal comma.
  2 │ 2025-Q3,lake,mining,facility_total,"374,000",measured,meter,
    │                                     ^^^^^^^
  Write 374000 or 374.000, whichever is meant: no thousands sign, and a point for decimals.  [E_THOUSANDS]

data/2025-Q3/energy.csv:5:14  workload does not know the word "minning". It knows mining, ai_hosting, miner_hosting, other.
  5 │ 2025-Q3,mesa,minning,facility_total,176640,measured,meter,
    │              ^^^^^^^
  Write mining.  [E_ENUM]

data/2025-Q3/revenue.csv:2:20  amount "n/a" is not a number.
  2 │ 2025-Q3,mining,all,n/a,USD,reported,filing,
    │                    ^^^
  If the value is unknown, leave the cell blank and say why in note.  [E_PLACEHOLDER]
`)
  })
})
