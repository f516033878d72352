import { describe, expect, test } from 'vitest'
import { told } from '../gallery.ts'

describe('Files and folders: what lies where, and what is passed over.', () => {
  test('missing issuer', () => {
    expect(told('missing-issuer')).toBe(`
data/issuer.yaml  The data folder has no issuer.yaml, which says who reports.
  Add it with the keys name, short_name, currency, time_zone, fiscal_year_start_month, languages and disclaimer.  [E_MISSING]
`)
  })

  test('issuer yml', () => {
    expect(told('issuer-yml')).toBe(`
data/issuer.yml  The issuer is read from issuer.yaml in the data folder only.
  Rename the file issuer.yaml.  [E_PLACE]
`)
  })

  test('missing facilities', () => {
    expect(told('missing-facilities')).toBe(`
data/facilities.csv  The data folder has no facilities.csv.
  Add it with the header facility,name,country,time_zone,grid_region,consolidation,equity_share.  [E_MISSING]
`)
  })

  test('missing energy of a quarter', () => {
    expect(told('missing-energy-of-a-quarter')).toBe(`
data/2025-Q3/energy.csv  The quarter 2025-Q3 has no energy.csv.
  Add it with the header period,facility,workload,measure,energy_mwh,status,source. A value that is not known is a row with a blank cell and a note that says why.  [E_MISSING]
`)
  })

  test('no quarters', () => {
    expect(told('no-quarters')).toBe(`
data  The data folder has no folder of a quarter.
  Add a folder such as 2025-Q3 with energy.csv and revenue.csv.  [E_MISSING]
`)
  })

  test('quarter gap', () => {
    expect(told('quarter-gap')).toBe(`
data/2025-Q2  Warning: 2025-Q1 before this one has no folder.
  Add the folder if the quarter was reported; the site shows a gap otherwise.  [W_QUARTER_GAP]
`)
  })

  test('folder without hyphen', () => {
    expect(told('folder-without-hyphen')).toBe(`
data/2025Q4  The folder "2025Q4" is not named after a quarter, and nothing in it is read.
  Rename it 2025-Q4.  [E_PERIOD_FOLDER]
`)
  })

  test('folder in small letters', () => {
    expect(told('folder-in-small-letters')).toBe(`
data/2025-q4  The folder "2025-q4" is not named after a quarter, and nothing in it is read.
  Rename it 2025-Q4.  [E_PERIOD_FOLDER]
`)
  })

  test('folder of a year', () => {
    expect(told('folder-of-a-year')).toBe(`
data/FY2025  The folder "FY2025" is not named after a quarter, and nothing in it is read.
  Name it after its quarter, such as 2025-Q3, or move it out of the data folder.  [E_PERIOD_FOLDER]
`)
  })

  test('folder in a quarter', () => {
    expect(told('folder-in-a-quarter')).toBe(`
data/2025-Q3/old  This folder lies inside the folder of a quarter, and nothing in it is read.
  Move its files up one level, and delete it.  [E_FILE_UNKNOWN]
`)
  })

  test('future quarter', () => {
    expect(told('future-quarter')).toBe(`
data/2025-Q4  The quarter 2025-Q4 has not ended: its last day is 2025-12-31, and today is 2025-11-22.
  Correct the quarter, or take the data out until it has ended.  [E_FUTURE]

data/2025-Q4/energy.csv:2:36  Warning: Every value of this file is that of the quarter before (2025-Q3/energy.csv).
  2 │ 2025-Q4,lake,mining,facility_total,374000,measured,meter,
    │                                    ^^^^^^
  If the file was copied, write the new values.  [W_SAME_VALUES]

data/2025-Q4/revenue.csv:2:20  Warning: Every value of this file is that of the quarter before (2025-Q3/revenue.csv).
  2 │ 2025-Q4,mining,all,95000000,USD,reported,filing,
    │                    ^^^^^^^^
  If the file was copied, write the new values.  [W_SAME_VALUES]
`)
  })

  test('future row', () => {
    expect(told('future-row')).toBe(`
data/grid_mix.csv:2:1  period "2025-Q4" has not ended: its last day is 2025-12-31, and today is 2025-11-22.
  2 │ 2025-Q4,NYUP,zero_carbon,0.9,reported,filing
    │ ^^^^^^^
  Correct the quarter, or take the data out until it has ended.  [E_FUTURE]
`)
  })

  test('unknown table', () => {
    expect(told('unknown-table')).toBe(`
data/2025-Q3/enegry.csv  No table is called "enegry".
  Rename the file energy.csv if it is that table; delete it if it is a copy.  [E_TABLE_UNKNOWN]
`)
  })

  test('copy of a table', () => {
    expect(told('copy-of-a-table')).toBe(`
data/2025-Q3/energy (1).csv  No table is called "energy (1)".
  Rename the file energy.csv if it is that table; delete it if it is a copy.  [E_TABLE_UNKNOWN]
`)
  })

  test('no such table', () => {
    expect(told('no-such-table')).toBe(`
data/2025-Q3/weather.csv  No table is called "weather".
  Rename the file water.csv if it is that table; delete it if it is a copy.  [E_TABLE_UNKNOWN]
`)
  })

  test('capital table', () => {
    expect(told('capital-table')).toBe(`
data/Facilities.csv  No table is called "Facilities".
  Rename the file facilities.csv if it is that table; delete it if it is a copy.  [E_TABLE_UNKNOWN]
`)
  })

  test('table in the wrong place', () => {
    expect(told('table-in-the-wrong-place')).toBe(`
data/2025-Q3/facilities.csv  facilities.csv is a table of the whole company and lies in the folder of one quarter.
  Move it up, beside issuer.yaml.  [E_PLACE]

data/energy.csv  energy.csv is a table of a quarter and lies outside the folders of the quarters.
  Move it into the folder of its quarter, such as 2025-Q3/energy.csv.  [E_PLACE]
`)
  })

  test('workbook', () => {
    expect(told('workbook')).toBe(`
data/2025-Q3/energy.xlsx  This file is a workbook, and only CSV is read.
  In Excel choose File, Save As, "CSV UTF-8 (comma delimited)" for each sheet, and move the workbook out of the data folder.  [E_NOT_CSV]
`)
  })

  test('workbook called csv', () => {
    expect(told('workbook-called-csv')).toBe(`
data/2025-Q3/energy.csv  This file is an Excel workbook or a zip archive under another name.
  In Excel choose File, Save As, "CSV UTF-8 (comma delimited)".  [E_ENCODING]
`)
  })

  test('text file of a table', () => {
    expect(told('text-file-of-a-table')).toBe(`
data/2025-Q3/mining.txt  This file has the name of a table but not the ending .csv.
  Save it as mining.csv, or move it out of the data folder.  [E_NOT_CSV]
`)
  })

  test('read me', () => {
    expect(told('read-me')).toBe(`
data/README.md  Warning: This file is neither a table nor issuer.yaml, and is not read.
  Move it out of the data folder if it is not meant to be there.  [W_FILE_IGNORED]
`)
  })

  test('table without rows', () => {
    expect(told('table-without-rows')).toBe(`
data/capacity.csv  capacity has no rows in any file.
  Add its rows; without them nothing can be reported.  [E_TABLE_EMPTY]
`)
  })

  test('file without rows', () => {
    expect(told('file-without-rows')).toBe(`
data/2025-Q3/water.csv  Warning: This file has a header and no rows.
  Add the rows, or delete the file if there is nothing to report.  [W_NO_ROWS]
`)
  })

  test('empty file', () => {
    expect(told('empty-file')).toBe(`
data/2025-Q3/water.csv  This file holds nothing.
  Write the header in its first line, or delete the file.  [E_EMPTY]
`)
  })
})
