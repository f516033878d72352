import { describe, expect, test } from 'vitest'
import { told } from '../gallery.ts'

describe('Numbers as people and Excel write them.', () => {
  test('decimal comma', () => {
    expect(told('decimal-comma')).toBe(`
data/2025-Q3/energy.csv:2:37  energy_mwh "374000,5" has a decimal comma.
  2 │ 2025-Q3,lake,mining,facility_total,"374000,5",measured,meter,
    │                                     ^^^^^^^^
  Write 374000.5 with a point.  [E_DECIMAL_COMMA]
`)
  })

  test('decimal comma and points', () => {
    expect(told('decimal-comma-and-points')).toBe(`
data/2025-Q3/energy.csv:2:37  energy_mwh "374.000,5" has a decimal comma and points between thousands.
  2 │ 2025-Q3,lake,mining,facility_total,"374.000,5",measured,meter,
    │                                     ^^^^^^^^^
  Write 374000.5 if that is the number, with a point for decimals and no thousands sign.  [E_DECIMAL_COMMA]
`)
  })

  test('comma of two readings', () => {
    expect(told('comma-of-two-readings')).toBe(`
data/2025-Q3/energy.csv:2:37  energy_mwh "374,000" is 374000 with a thousands sign, or 374.000 with a decimal comma.
  2 │ 2025-Q3,lake,mining,facility_total,"374,000",measured,meter,
    │                                     ^^^^^^^
  Write 374000 or 374.000, whichever is meant: no thousands sign, and a point for decimals.  [E_THOUSANDS]
`)
  })

  test('thousands commas', () => {
    expect(told('thousands-commas')).toBe(`
data/2025-Q3/energy.csv:2:37  energy_mwh "374,000.5" has a thousands sign.
  2 │ 2025-Q3,lake,mining,facility_total,"374,000.5",measured,meter,
    │                                     ^^^^^^^^^
  Write 374000.5 without commas.  [E_THOUSANDS]
`)
  })

  test('thousands spaces', () => {
    expect(told('thousands-spaces')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "374 000" has spaces or signs between its digits.
  2 │ 2025-Q3,lake,mining,facility_total,374 000,measured,meter,
    │                                    ^^^^^^^
  Write the digits together, 374000.  [E_THOUSANDS]
`)
  })

  test('thousands no break space', () => {
    expect(told('thousands-no-break-space')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "374\u{A0}000" has spaces or signs between its digits.
  2 │ 2025-Q3,lake,mining,facility_total,374\u{A0}000,measured,meter,
    │                                    ^^^^^^^
  Write the digits together, 374000.  [E_THOUSANDS]
`)
  })

  test('thousands apostrophe', () => {
    expect(told('thousands-apostrophe')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "374'000" has spaces or signs between its digits.
  2 │ 2025-Q3,lake,mining,facility_total,374'000,measured,meter,
    │                                    ^^^^^^^
  Write the digits together, 374000.  [E_THOUSANDS]
`)
  })

  test('thousands points', () => {
    expect(told('thousands-points')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "1.374.000" has points between thousands.
  2 │ 2025-Q3,lake,mining,facility_total,1.374.000,measured,meter,
    │                                    ^^^^^^^^^
  Write 1374000 without points.  [E_THOUSANDS]
`)
  })

  test('exponent', () => {
    expect(told('exponent')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "3.74E+05" is written with an exponent, and digits may be lost.
  2 │ 2025-Q3,lake,mining,facility_total,3.74E+05,measured,meter,
    │                                    ^^^^^^^^
  Format the column as a number in the spreadsheet, check the value, and save it in full, such as 374000.  [E_EXPONENT]
`)
  })

  test('unit in cell', () => {
    expect(told('unit-in-cell')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "374000 MWh" has letters behind the digits.
  2 │ 2025-Q3,lake,mining,facility_total,374000 MWh,measured,meter,
    │                                    ^^^^^^^^^^
  Write the digits only, 374000, in the unit that the column's name gives.  [E_UNIT]
`)
  })

  test('unicode minus', () => {
    expect(told('unicode-minus')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "\u{2212}374000" has a minus sign that is not the one of the keyboard.
  2 │ 2025-Q3,lake,mining,facility_total,\u{2212}374000,measured,meter,
    │                                    ^^^^^^^
  Write -374000 with the keyboard's hyphen.  [E_NUMBER]
`)
  })

  test('negative', () => {
    expect(told('negative')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "-374000" is negative.
  2 │ 2025-Q3,lake,mining,facility_total,-374000,measured,meter,
    │                                    ^^^^^^^
  Write zero or a number above it; if the value is unknown, leave the cell blank.  [E_NEGATIVE]
`)
  })

  test('brackets', () => {
    expect(told('brackets')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "(374000)" shows a negative number as accountants do.
  2 │ 2025-Q3,lake,mining,facility_total,(374000),measured,meter,
    │                                    ^^^^^^^^
  Write -374000 with the minus sign in front.  [E_NUMBER]
`)
  })

  test('plus sign', () => {
    expect(told('plus-sign')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "+374000" has a plus sign.
  2 │ 2025-Q3,lake,mining,facility_total,+374000,measured,meter,
    │                                    ^^^^^^^
  Write 374000 without it.  [E_NUMBER]
`)
  })

  test('point first', () => {
    expect(told('point-first')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh ".5" begins with its decimal point.
  2 │ 2025-Q3,lake,mining,facility_total,.5,measured,meter,
    │                                    ^^
  Write 0.5.  [E_NUMBER]
`)
  })

  test('spreadsheet error', () => {
    expect(told('spreadsheet-error')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "#REF!" is an error that a spreadsheet left behind.
  2 │ 2025-Q3,lake,mining,facility_total,#REF!,measured,meter,
    │                                    ^^^^^
  Repair the formula in the workbook and save its value, or leave the cell blank if the value is unknown.  [E_SPREADSHEET]
`)
  })

  test('placeholder', () => {
    expect(told('placeholder')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "n/a" is not a number.
  2 │ 2025-Q3,lake,mining,facility_total,n/a,measured,meter,
    │                                    ^^^
  If the value is unknown, leave the cell blank and say why in note.  [E_PLACEHOLDER]
`)
  })

  test('placeholder dash', () => {
    expect(told('placeholder-dash')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "-" is not a number.
  2 │ 2025-Q3,lake,mining,facility_total,-,measured,meter,
    │                                    ^
  If the value is unknown, leave the cell blank and say why in note.  [E_PLACEHOLDER]
`)
  })

  test('formula in number', () => {
    expect(told('formula-in-number')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "=C2*1000" is a formula.
  2 │ 2025-Q3,lake,mining,facility_total,=C2*1000,measured,meter,
    │                                    ^^^^^^^^
  Write its result, in digits.  [E_FORMULA]
`)
  })

  test('words', () => {
    expect(told('words')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "about 374" is not a number.
  2 │ 2025-Q3,lake,mining,facility_total,about 374,measured,meter,
    │                                    ^^^^^^^^^
  Write digits only, with a point for decimals; if the value is unknown, leave the cell blank.  [E_NUMBER]
`)
  })

  test('hexadecimal', () => {
    expect(told('hexadecimal')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "0x5B4F0" is not a number.
  2 │ 2025-Q3,lake,mining,facility_total,0x5B4F0,measured,meter,
    │                                    ^^^^^^^
  Write digits only, with a point for decimals; if the value is unknown, leave the cell blank.  [E_NUMBER]
`)
  })

  test('too many digits', () => {
    expect(told('too-many-digits')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh has 70 characters; 60 are read at most.
  2 │ 2025-Q3,lake,mining,facility_total,33333333333333333333333333333333333333333333333333333333333333333…
    │                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Round the number to the digits that are known.  [E_TOO_LARGE]
`)
  })

  test('spaces around', () => {
    expect(told('spaces-around')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh " 374000" has a space before or after it.
  2 │ 2025-Q3,lake,mining,facility_total, 374000,measured,meter,
    │                                    ^^^^^^^
  Write 374000 without the spaces around it.  [E_SPACE]
`)
  })

  test('only spaces', () => {
    expect(told('only-spaces')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "  " has a space before or after it.
  2 │ 2025-Q3,lake,mining,facility_total,  ,measured,meter,
    │                                    ^^
  Delete the spaces, so that the cell is blank.  [E_SPACE]
`)
  })

  test('not a number', () => {
    expect(told('not-a-number')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "NaN" is not a number.
  2 │ 2025-Q3,lake,mining,facility_total,NaN,measured,meter,
    │                                    ^^^
  If the value is unknown, leave the cell blank and say why in note.  [E_PLACEHOLDER]
`)
  })

  test('arabic digits', () => {
    expect(told('arabic-digits')).toBe(`
data/2025-Q3/energy.csv:2:36  energy_mwh "\u{663}\u{667}\u{664}" has digits that are not 0 to 9 of the keyboard.
  2 │ 2025-Q3,lake,mining,facility_total,\u{663}\u{667}\u{664},measured,meter,
    │                                    ^^^
  Type the number again with the digits 0 to 9.  [E_NUMBER]
`)
  })

  test('currency sign', () => {
    expect(told('currency-sign')).toBe(`
data/2025-Q3/revenue.csv:2:20  amount "$95000000" carries a currency.
  2 │ 2025-Q3,mining,all,$95000000,USD,reported,filing,
    │                    ^^^^^^^^^
  Write the digits only, 95000000; the currency stands in its own column.  [E_CURRENCY_SIGN]
`)
  })

  test('percent', () => {
    expect(told('percent')).toBe(`
data/grid_mix.csv:2:26  share "91%" is written in percent; the column holds a share between 0 and 1.
  2 │ 2025-Q3,NYUP,zero_carbon,91%,reported,filing
    │                          ^^^
  Write 0.91.  [E_PERCENT]

data/grid_mix.csv:3:26  share 45 is above 1; the column holds a share between 0 and 1.
  3 │ 2025-Q3,ERCT,zero_carbon,45,reported,filing
    │                          ^^
  Write 0.45 if 45 percent is meant.  [E_PERCENT]
`)
  })

  test('count with decimals', () => {
    expect(told('count-with-decimals')).toBe(`
data/2025-Q3/fleet.csv:2:20  units "1000.5" is not a whole number.
  2 │ 2025-09-30,MODEL-A,1000.5,200,3500,measured,meter
    │                    ^^^^^^
  Write a whole number without a point.  [E_NUMBER]
`)
  })
})
