import { describe, expect, test } from 'vitest'
import { told } from '../gallery.ts'

describe('Words, ids, dates and characters.', () => {
  test('enum near', () => {
    expect(told('enum-near')).toBe(`
data/2025-Q3/energy.csv:3:14  workload does not know the word "AI Hosting". It knows mining, ai_hosting, miner_hosting, other.
  3 │ 2025-Q3,lake,AI Hosting,facility_total,105600,measured,meter,
    │              ^^^^^^^^^^
  Write ai_hosting.  [E_ENUM]

data/2025-Q3/energy.csv:5:14  workload does not know the word "minning". It knows mining, ai_hosting, miner_hosting, other.
  5 │ 2025-Q3,mesa,minning,facility_total,176640,Measured,meter,
    │              ^^^^^^^
  Write mining.  [E_ENUM]

data/2025-Q3/energy.csv:5:44  status does not know the word "Measured". It knows measured, reported, derived, estimated.
  5 │ 2025-Q3,mesa,minning,facility_total,176640,Measured,meter,
    │                                            ^^^^^^^^
  Write measured.  [E_ENUM]
`)
  })

  test('enum unknown', () => {
    expect(told('enum-unknown')).toBe(`
data/2025-Q3/energy.csv:3:14  workload does not know the word "cloud".
  3 │ 2025-Q3,lake,cloud,facility_total,105600,measured,meter,
    │              ^^^^^
  Write one of mining, ai_hosting, miner_hosting, other.  [E_ENUM]
`)
  })

  test('capital id', () => {
    expect(told('capital-id')).toBe(`
data/2025-Q2/energy.csv:4:9  facility "Mesa_1" is not an id: small letters, digits and hyphens.
  4 │ 2025-Q2,Mesa_1,mining,facility_total,168000,measured,meter,
    │         ^^^^^^
  Write mesa-1.  [E_ID]

data/2025-Q3/energy.csv:5:9  facility "Mesa_1" is not an id: small letters, digits and hyphens.
  5 │ 2025-Q3,Mesa_1,mining,facility_total,176640,measured,meter,
    │         ^^^^^^
  Write mesa-1.  [E_ID]

data/capacity.csv:4:1  facility "Mesa_1" is not an id: small letters, digits and hyphens.
  4 │ Mesa_1,mining,energised_gross,2025-01-01,100,measured,meter,
    │ ^^^^^^
  Write mesa-1.  [E_ID]

data/facilities.csv:3:1  facility "Mesa_1" is not an id: small letters, digits and hyphens.
  3 │ Mesa_1,Mesa site,US,America/Chicago,ERCT,operational_control,1
    │ ^^^^^^
  Write mesa-1.  [E_ID]
`)
  })

  test('homoglyph id', () => {
    expect(told('homoglyph-id')).toBe(`
data/2025-Q3/energy.csv:5:9  facility "mes\u{430}" has the character "\u{430}", which is not a letter from a to z, though it may look like one.
  5 │ 2025-Q3,mes\u{430},mining,facility_total,176640,measured,meter,
    │         ^^^^
  Write the id with letters from a to z, digits and hyphens, such as lake-mariner.  [E_ID]
`)
  })

  test('blank key', () => {
    expect(told('blank-key')).toBe(`
data/2025-Q3/energy.csv:5:9  facility is blank, and every row needs it.
  5 │ 2025-Q3,,mining,facility_total,176640,measured,meter,
    │         ^
  Fill in facility, or delete the row.  [E_BLANK]
`)
  })

  test('country and zone', () => {
    expect(told('country-and-zone')).toBe(`
data/facilities.csv:2:16  country "USA" is not a two-letter country code.
  2 │ lake,Lake site,USA,EST,NYUP,operational_control,1
    │                ^^^
  Write US.  [E_COUNTRY]

data/facilities.csv:2:20  time_zone "EST" is not a time zone of the IANA list.
  2 │ lake,Lake site,USA,EST,NYUP,operational_control,1
    │                    ^^^
  Write continent and city, such as America/New_York.  [E_ZONE]

data/facilities.csv:3:16  country "UK" is not a two-letter country code.
  3 │ mesa,Mesa site,UK,America/Chicgo,ERCT,operational_control,1
    │                ^^
  Write GB.  [E_COUNTRY]

data/facilities.csv:3:19  time_zone "America/Chicgo" is not a time zone of the IANA list.
  3 │ mesa,Mesa site,UK,America/Chicgo,ERCT,operational_control,1
    │                   ^^^^^^^^^^^^^^
  Write America/Chicago if that is the zone, or another continent and city.  [E_ZONE]
`)
  })

  test('zone offset', () => {
    expect(told('zone-offset')).toBe(`
data/facilities.csv:2:19  time_zone "-05:00" is not a time zone of the IANA list.
  2 │ lake,Lake site,US,-05:00,NYUP,operational_control,1
    │                   ^^^^^^
  Write continent and city, such as America/New_York.  [E_ZONE]
`)
  })

  test('currency in words', () => {
    expect(told('currency-in-words')).toBe(`
data/2025-Q3/revenue.csv:2:29  currency "usd" is not a three-letter currency code.
  2 │ 2025-Q3,mining,all,95000000,usd,reported,filing,
    │                             ^^^
  Write USD.  [E_CURRENCY]

data/2025-Q3/revenue.csv:3:33  currency "BTC" is not a three-letter currency code.
  3 │ 2025-Q3,ai_hosting,all,41250000,BTC,reported,filing,
    │                                 ^^^
  Write the code of ISO 4217, such as USD or EUR.  [E_CURRENCY]
`)
  })

  test('address', () => {
    expect(told('address')).toBe(`
data/sources.csv:2:33  url "javascript:alert(1)" is not an address of the web.
  2 │ meter,Meter export,meter_export,javascript:alert(1)
    │                                 ^^^^^^^^^^^^^^^^^^^
  Write the whole address, beginning with https:// or http://, without spaces, quotes or a password.  [E_URL]

data/sources.csv:3:29  url "www.sec.gov/x" does not begin with https://.
  3 │ filing,Form 10-Q,sec_filing,www.sec.gov/x
    │                             ^^^^^^^^^^^^^
  Write https://www.sec.gov/x.  [E_URL]
`)
  })

  test('code', () => {
    expect(told('code')).toBe(`
data/facilities.csv:2:36  grid_region "NY/UP" has a sign that a code cannot have, or is longer than 64 characters.
  2 │ lake,Lake site,US,America/New_York,NY/UP,operational_control,1
    │                                    ^^^^^
  Use letters, digits, spaces, points, hyphens and underscores, and begin with a letter or a digit.  [E_CODE]
`)
  })

  test('vintage', () => {
    expect(told('vintage')).toBe(`
data/2025-Q3/instruments.csv:2:44  vintage "Q3 2025" is not a year or a month.
  2 │ 2025-Q3,lake,mining,unbundled_eac,wind,100,Q3 2025,NYGATS,measured,meter
    │                                            ^^^^^^^
  Write a year such as 2025, or a month such as 2025-07.  [E_VINTAGE]
`)
  })

  test('dates', () => {
    expect(told('dates')).toBe(`
data/capacity.csv:2:29  effective_from "01/04/2025" is not written as YYYY-MM-DD.
  2 │ lake,mining,energised_gross,01/04/2025,200,measured,meter,
    │                             ^^^^^^^^^^
  Write 2025-04-01 or 2025-01-04, whichever is meant.  [E_DATE]

data/capacity.csv:3:33  effective_from "2025-02-30" is not a day of the calendar.
  3 │ lake,ai_hosting,energised_gross,2025-02-30,60,measured,meter,
    │                                 ^^^^^^^^^^
  Write a day that exists, between 1900 and 2199.  [E_DATE]

data/capacity.csv:4:29  effective_from "45658" is a date as Excel counts it, in days.
  4 │ mesa,mining,energised_gross,45658,100,measured,meter,
    │                             ^^^^^
  Write 2025-01-01 if that is the day.  [E_DATE]
`)
  })

  test('date with time', () => {
    expect(told('date-with-time')).toBe(`
data/releases.csv:2:9  published_on "2025-08-07T09:00" has a time of day.
  2 │ 2025-Q2,2025-08-07T09:00,
    │         ^^^^^^^^^^^^^^^^
  Write the date only, 2025-08-07.  [E_DATE]
`)
  })

  test('instant without offset', () => {
    expect(told('instant-without-offset')).toBe(`
data/releases.csv:3:20  embargo_until "2025-11-06 16:05" does not say at which offset from UTC the clock runs.
  3 │ 2025-Q3,2025-11-06,2025-11-06 16:05
    │                    ^^^^^^^^^^^^^^^^
  Write date, time and offset, such as 2025-11-06T16:05:00-05:00.  [E_INSTANT]
`)
  })

  test('period spelled otherwise', () => {
    expect(told('period-spelled-otherwise')).toBe(`
data/releases.csv:2:1  period "Q2 2025" is not a quarter written as 2025-Q3.
  2 │ Q2 2025,2025-08-07,
    │ ^^^^^^^
  Write 2025-Q2.  [E_PERIOD]
`)
  })

  test('period of a year', () => {
    expect(told('period-of-a-year')).toBe(`
data/releases.csv:2:1  period "FY2025" is a year; data are given by quarter.
  2 │ FY2025,2025-08-07,
    │ ^^^^^^
  Write one row for each quarter, such as 2025-Q3. Years are computed.  [E_PERIOD]
`)
  })

  test('formula in text', () => {
    expect(told('formula-in-text')).toBe(`
data/2025-Q3/energy.csv:3:62  note "@sum" begins with a sign that a spreadsheet runs as a formula.
  3 │ 2025-Q3,lake,ai_hosting,facility_total,105600,measured,meter,@sum
    │                                                              ^^^^
  Begin the cell with a letter or a digit; for a computed cell, paste its value.  [E_FORMULA]

data/2025-Q3/energy.csv:4:59  note "- see above" begins with a sign that a spreadsheet runs as a formula.
  4 │ 2025-Q3,lake,ai_hosting,it_equipment,88000,measured,meter,- see above
    │                                                           ^^^^^^^^^^^
  Begin the cell with a letter or a digit; for a computed cell, paste its value.  [E_FORMULA]

data/2025-Q3/energy.csv:5:58  note "=HYPERLINK(x)" begins with a sign that a spreadsheet runs as a formula.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,measured,meter,=HYPERLINK(x)
    │                                                          ^^^^^^^^^^^^^
  Begin the cell with a letter or a digit; for a computed cell, paste its value.  [E_FORMULA]
`)
  })

  test('formula behind a separator', () => {
    expect(told('formula-behind-a-separator')).toBe(`
data/2025-Q3/energy.csv:2:58  note "-2+3" begins with a sign that a spreadsheet runs as a formula.
  2 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,-2+3
    │                                                          ^^^^
  Begin the cell with a letter or a digit; for a computed cell, paste its value.  [E_FORMULA]

data/2025-Q3/energy.csv:3:62  note "meters read; =1+1" has a sign that a spreadsheet runs as a formula right behind a semicolon, a bar or a line end, where many split cells.
  3 │ 2025-Q3,lake,ai_hosting,facility_total,105600,measured,meter,meters read; =1+1
    │                                                              ^^^^^^^^^^^^^^^^^
  Put a word between the two, or a comma in place of the semicolon.  [E_FORMULA]

data/2025-Q3/energy.csv:4:60  note "meters read\\u{A}-sum" has a sign that a spreadsheet runs as a formula right behind a semicolon, a bar or a line end, where many split cells.
  4 │ 2025-Q3,lake,ai_hosting,it_equipment,88000,measured,meter,"meters read
    │                                                            ^^^^^^^^^^^
  Put a word between the two, or a comma in place of the semicolon.  [E_FORMULA]

data/2025-Q3/energy.csv:6:59  note "meters read;"@x"" has a sign that a spreadsheet runs as a formula right behind a semicolon, a bar or a line end, where many split cells.
  6 │ 2025-Q3,mesa,mining,facility_total,176640,measured,meter,"meters read;""@x"""
    │                                                           ^^^^^^^^^^^^^^^^
  Put a word between the two, or a comma in place of the semicolon.  [E_FORMULA]
`)
  })

  test('unseen characters', () => {
    expect(told('unseen-characters')).toBe(`
data/2025-Q3/energy.csv:2:58  note has the mark \u{FFFD} (U+FFFD), which stands where an earlier program lost a letter.
  2 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,a\u{FFFD}b
    │                                                          ^^^
  Type the lost letter again and save the file as UTF-8.  [E_CHARACTER]

data/2025-Q3/energy.csv:3:62  note has a character that cannot be seen (U+200B, a character without width).
  3 │ 2025-Q3,lake,ai_hosting,facility_total,105600,measured,meter,a·b
    │                                                              ^^^
  Delete the cell and type it again, without pasting.  [E_CHARACTER]

data/2025-Q3/energy.csv:4:59  note has a character that cannot be seen (U+0007, a control character).
  4 │ 2025-Q3,lake,ai_hosting,it_equipment,88000,measured,meter,a·b
    │                                                           ^^^
  Delete the cell and type it again, without pasting.  [E_CHARACTER]

data/2025-Q3/energy.csv:5:58  note has a character that cannot be seen (U+202E, a mark that turns the direction of writing).
  5 │ 2025-Q3,mesa,mining,facility_total,176640,measured,meter,a·b
    │                                                          ^^^
  Delete the cell and type it again, without pasting.  [E_CHARACTER]
`)
  })

  test('name with markup', () => {
    expect(told('name-with-markup')).toBe(`
data/facilities.csv:2:6  name "<b>Lake</b>" has a "<" or ">".
  2 │ lake,<b>Lake</b>,US,America/New_York,NYUP,operational_control,1
    │      ^^^^^^^^^^^
  Write the name without angle brackets.  [E_CHARACTER]

data/facilities.csv:3:6  name "Mesa\u{A0}site" has a no-break space, which looks like a space and is not one.
  3 │ mesa,Mesa\u{A0}site,US,America/Chicago,ERCT,operational_control,1
    │      ^^^^^^^^^
  Type the space again with the space bar.  [E_CHARACTER]
`)
  })

  test('long cell', () => {
    expect(told('long-cell')).toBe(`
data/2025-Q3/energy.csv:5:58  note has 1001 characters; 1000 are read at most.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,measured,meter,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
    │                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Shorten the text, or look for a quote that was not closed.  [E_LENGTH]
`)
  })

  test('code near', () => {
    expect(told('code-near')).toBe(`
data/2025-Q3/fleet.csv:2:12  model "S21 (hydro)" has a sign that a code cannot have, or is longer than 64 characters.
  2 │ 2025-09-30,S21 (hydro),1000,200,3500,measured,meter
    │            ^^^^^^^^^^^
  Use letters, digits, spaces, points, hyphens and underscores, and begin with a letter or a digit.  [E_CODE]
`)
  })

  test('serial number as period', () => {
    expect(told('serial-number-as-period')).toBe(`
data/2025-Q3/energy.csv:5:1  period "Sep-25" is not a quarter written as 2025-Q3.
  5 │ Sep-25,mesa,mining,facility_total,176640,measured,meter,
    │ ^^^^^^
  Write the year, a hyphen, Q and the number of the quarter, such as 2025-Q3.  [E_PERIOD]
`)
  })

  test('zone blank with hours', () => {
    expect(told('zone-blank-with-hours')).toBe(`
data/facilities.csv:2:19  time_zone is blank, and every row needs it.
  2 │ lake,Lake site,US,,NYUP,operational_control,1
    │                   ^
  Fill in time_zone, or delete the row.  [E_BLANK]
`)
  })

  test('kind of source near', () => {
    expect(told('kind-of-source-near')).toBe(`
data/sources.csv:4:32  kind does not know the word "Assurance report".
  4 │ audit,Limited assurance report,Assurance report
    │                                ^^^^^^^^^^^^^^^^
  Write assurance_report.  [E_ENUM]
`)
  })

  test('garbled letters', () => {
    expect(told('garbled-letters')).toBe(`
data/2025-Q3/energy.csv:5:58  note "cittÃ\u{A0} di Milano" has "Ã\u{A0}" where one letter or sign was meant.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,measured,meter,cittÃ\u{A0} di Milano
    │                                                          ^^^^^^^^^^^^^^^^
  Write the letter again; the file was opened in one encoding and saved in another. Save it as UTF-8.  [E_GARBLED]

data/facilities.csv:3:6  name "Mesa dâ€™Oro" has "â€™" where one letter or sign was meant.
  3 │ mesa,Mesa dâ€™Oro,US,America/Chicago,ERCT,operational_control,1
    │      ^^^^^^^^^^^^
  Write the letter again; the file was opened in one encoding and saved in another. Save it as UTF-8.  [E_GARBLED]
`)
  })

  test('name of two alphabets', () => {
    expect(told('name-of-two-alphabets')).toBe(`
data/facilities.csv:2:6  name "L\u{430}ke site" mixes letters of two alphabets that look alike.
  2 │ lake,L\u{430}ke site,US,America/New_York,NYUP,operational_control,1
    │      ^^^^^^^^^
  Type the name again in one alphabet.  [E_CHARACTER]
`)
  })

  test('long name', () => {
    expect(told('long-name')).toBe(`
data/facilities.csv:2:6  name has 154 characters; a name has 120 at most.
  2 │ lake,Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake Lake …
    │      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Shorten the name, and put the rest into note.  [E_LENGTH]
`)
  })

  test('target', () => {
    expect(told('target')).toBe(`
data/targets.csv:2:6  metric does not know "ai.energized_it_mw".
  2 │ t-ai,ai.energized_it_mw,2025-12-31,10,2027-12-31,150,MW,reported,meter
    │      ^^^^^^^^^^^^^^^^^^
  Write ai.energised_it_mw.  [E_ENUM]

data/targets.csv:3:66  unit is "MWh", and a target on emissions.total_location is in tCO2e.
  3 │ t-ghg,emissions.total_location,2024-12-31,30000,2030-12-31,15000,MWh,reported,meter
    │                                                                  ^^^
  Write tCO2e, and base_value and target_value in it.  [E_ENUM]

data/targets.csv:4:7  Warning: No progress is computed towards a target on datacentre.pue; the row is published with the data and nothing else.
  4 │ t-pue,datacentre.pue,2024-12-31,1.4,2030-12-31,1.2,ratio,reported,meter
    │       ^^^^^^^^^^^^^^
  Progress is computed for AI capacity, for emissions of either scope and for emissions per MWh; leave the row as it is if that is not meant.  [W_TARGET]
`)
  })
})
