import { describe, expect, test } from 'vitest'
import { told } from '../gallery.ts'

describe('The form of a file: separators, encodings, quotes, rows and headers.', () => {
  test('semicolons', () => {
    expect(told('semicolons')).toBe(`
data/2025-Q3/energy.csv:1:1  The columns of this file are separated by semicolons, not by commas.
  1 │ period;facility;workload;measure;energy_mwh;status;source;note
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  In Excel choose File, Save As, "CSV UTF-8 (comma delimited)"; where Excel uses semicolons, set the list separator to a comma and the decimal sign to a point first.  [E_SEPARATOR]
`)
  })

  test('tabs', () => {
    expect(told('tabs')).toBe(`
data/2025-Q3/energy.csv:1:1  The columns of this file are separated by tabs, not by commas.
  1 │ period facility workload measure energy_mwh status source note
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  In Excel choose File, Save As, "CSV UTF-8 (comma delimited)"; where Excel uses semicolons, set the list separator to a comma and the decimal sign to a point first.  [E_SEPARATOR]
`)
  })

  test('excel sep line', () => {
    expect(told('excel-sep-line')).toBe(`
data/2025-Q3/energy.csv:1:1  The first line is an instruction to Excel, not the header.
  1 │ sep=,
    │ ^^^^^
  Delete the first line, and separate the columns with commas.  [E_SEPARATOR]
`)
  })

  test('semicolons in one row', () => {
    expect(told('semicolons-in-one-row')).toBe(`
data/2025-Q3/energy.csv:5:1  This row has 1 cell; the header names 8.
  5 │ 2025-Q3;mesa;mining;facility_total;176640;measured;meter;
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Separate the cells with commas instead of semicolons.  [E_FIELDS]
`)
  })

  test('utf 16', () => {
    expect(told('utf-16')).toBe(`
data/2025-Q3/energy.csv  This file is in UTF-16, which Excel calls "Unicode text", not in UTF-8.
  In Excel choose File, Save As, "CSV UTF-8 (comma delimited)".  [E_ENCODING]
`)
  })

  test('utf 16 without mark', () => {
    expect(told('utf-16-without-mark')).toBe(`
data/2025-Q3/energy.csv  Much of this file is zeros: it is in UTF-16, which Excel calls "Unicode text", or not text at all.
  In Excel choose File, Save As, "CSV UTF-8 (comma delimited)".  [E_ENCODING]
`)
  })

  test('windows 1252', () => {
    expect(told('windows-1252')).toBe(`
data/facilities.csv:3:11  The file is not in UTF-8: here stands a byte that Windows-1252 reads as "–".
  3 │ mesa,Mesa \u{FFFD} Montr\u{FFFD}al,US,America/Chicago,ERCT,operational_control,1
    │           ^
  In Excel choose File, Save As, "CSV UTF-8 (comma delimited)".  [E_ENCODING]
`)
  })

  test('unclosed quote', () => {
    expect(told('unclosed-quote')).toBe(`
data/2025-Q3/energy.csv:3:62  The quote that opens this cell is never closed, so the rest of the file reads as one cell.
  3 │ 2025-Q3,lake,ai_hosting,facility_total,105600,measured,meter,"as metered
    │                                                              ^^^^^^^^^^^
  Close the quote at the end of the cell, or delete it.  [E_QUOTE]
`)
  })

  test('quote closed early', () => {
    expect(told('quote-closed-early')).toBe(`
data/2025-Q3/energy.csv:3:62  The quote that opens this cell is closed before the cell ends.
  3 │ 2025-Q3,lake,ai_hosting,facility_total,105600,measured,meter,"as "metered"
    │                                                              ^^^^^^^^^^^^^
  Write a quote inside a quoted cell twice (""), and nothing between the closing quote and the comma.  [E_QUOTE]
`)
  })

  test('quote in the middle', () => {
    expect(told('quote-in-the-middle')).toBe(`
data/facilities.csv:2:6  This cell has a quote in its middle but does not begin with one.
  2 │ lake,The "Lake" site,US,America/New_York,NYUP,operational_control,1
    │      ^^^^^^^^^^^^^^^
  Put the whole cell between quotes and write the inner quote twice: "a ""b"" c".  [E_QUOTE]
`)
  })

  test('swallowed row', () => {
    expect(told('swallowed-row')).toBe(`
data/2025-Q3/energy.csv:3:63  note runs over 2 lines and seems to have taken in other rows.
  3 │ 2025-Q3,lake,ai_hosting,facility_total,105600,measured,meter,"as metered
    │                                                               ^^^^^^^^^^
  Close the quote at the end of the cell, or delete it.  [E_QUOTE]
`)
  })

  test('line break in id', () => {
    expect(told('line-break-in-id')).toBe(`
data/2025-Q3/energy.csv:5:10  facility runs over several lines.
  5 │ 2025-Q3,"mesa
    │          ^^^^
  Write the cell on one line; look for a quote that was not closed.  [E_LINE_BREAK]
`)
  })

  test('too few cells', () => {
    expect(told('too-few-cells')).toBe(`
data/2025-Q3/energy.csv:3:1  This row has 6 cells; the header names 8.
  3 │ 2025-Q3,lake,ai_hosting,facility_total,105600,measured
    │ ^^^^^^^
  Add the missing cells; a blank cell needs its comma too.  [E_FIELDS]
`)
  })

  test('unquoted thousands', () => {
    expect(told('unquoted-thousands')).toBe(`
data/2025-Q3/energy.csv:5:59  This row has 9 cells; the header names 8.
  5 │ 2025-Q3,mesa,mining,facility_total,176,640,measured,meter,
    │                                                           ^
  If 176,640 is one number, write it without a thousands sign and with a point for decimals; put text that holds a comma between quotes.  [E_FIELDS]
`)
  })

  test('trailing commas', () => {
    expect(told('trailing-commas')).toBe(`
data/2025-Q3/energy.csv:3:63  This row has 10 cells; the header names 8.
  3 │ 2025-Q3,lake,ai_hosting,facility_total,105600,measured,meter,,,
    │                                                               ^
  Delete the commas at the end of the row.  [E_FIELDS]
`)
  })

  test('repeated header', () => {
    expect(told('repeated-header')).toBe(`
data/2025-Q3/energy.csv:5:1  The header stands here again, among the rows.
  5 │ period,facility,workload,measure,energy_mwh,status,source,note
    │ ^^^^^^
  Delete this line.  [E_HEADER_REPEATED]
`)
  })

  test('column renamed', () => {
    expect(told('column-renamed')).toBe(`
data/2025-Q3/energy.csv:1:34  The column "energy_mhw" is not known here.
  1 │ period,facility,workload,measure,energy_mhw,status,source,note
    │                                  ^^^^^^^^^^
  Rename it energy_mwh.  [E_COLUMN_UNKNOWN]
`)
  })

  test('column with capitals', () => {
    expect(told('column-with-capitals')).toBe(`
data/2025-Q3/energy.csv:1:34  The column "Energy MWh" is not known here.
  1 │ period,facility,workload,measure,Energy MWh,status,source,note
    │                                  ^^^^^^^^^^
  Rename it energy_mwh.  [E_COLUMN_UNKNOWN]
`)
  })

  test('column unknown', () => {
    expect(told('column-unknown')).toBe(`
data/2025-Q3/energy.csv:1:64  The column "comment" is not known here.
  1 │ period,facility,workload,measure,energy_mwh,status,source,note,comment
    │                                                                ^^^^^^^
  Delete the column, or use one of period, facility, workload, boundary, measure, energy_mwh, estimated_mwh, low_mwh, high_mwh, status, source, assurance, as_of, note, release.  [E_COLUMN_UNKNOWN]
`)
  })

  test('column missing', () => {
    expect(told('column-missing')).toBe(`
data/2025-Q3/revenue.csv:1:1  revenue has no column currency.
  1 │ period,segment,facility,amount,status,source,note
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Add it to the header, with a cell in every row.  [E_COLUMN_MISSING]
`)
  })

  test('column twice', () => {
    expect(told('column-twice')).toBe(`
data/2025-Q3/energy.csv:1:1  energy has no column source.
  1 │ period,facility,workload,measure,energy_mwh,status,status,note
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Add it to the header, with a cell in every row.  [E_COLUMN_MISSING]

data/2025-Q3/energy.csv:1:52  The column "status" stands here again; it is already column 6.
  1 │ period,facility,workload,measure,energy_mwh,status,status,note
    │                                                    ^^^^^^
  Delete one of the two.  [E_COLUMN_DUPLICATE]
`)
  })

  test('column without name', () => {
    expect(told('column-without-name')).toBe(`
data/2025-Q3/energy.csv:1:64  Column 9 has no name.
  1 │ period,facility,workload,measure,energy_mwh,status,source,note,
    │                                                                ^
  Delete the empty column, with the comma before it.  [E_COLUMN_EMPTY]
`)
  })

  test('column proto', () => {
    expect(told('column-proto')).toBe(`
data/2025-Q3/energy.csv:1:64  The column "__proto__" is not known here.
  1 │ period,facility,workload,measure,energy_mwh,status,source,note,__proto__
    │                                                                ^^^^^^^^^
  Delete the column, or use one of period, facility, workload, boundary, measure, energy_mwh, estimated_mwh, low_mwh, high_mwh, status, source, assurance, as_of, note, release.  [E_COLUMN_UNKNOWN]
`)
  })

  test('header missing', () => {
    expect(told('header-missing')).toBe(`
data/2025-Q3/energy.csv:1:1  This line does not name the columns of energy.
  1 │ 2025-Q3,lake,mining,facility_total,374000,measured,meter,
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Write the header as the first line: period,facility,workload,measure,energy_mwh,status,source. Delete titles and notes above it.  [E_HEADER]
`)
  })

  test('title above header', () => {
    expect(told('title-above-header')).toBe(`
data/2025-Q3/energy.csv:1:1  This line does not name the columns of energy.
  1 │ Energy of the third quarter,,,,,,,
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Write the header as the first line: period,facility,workload,measure,energy_mwh,status,source. Delete titles and notes above it.  [E_HEADER]
`)
  })

  test('decimal comma unquoted', () => {
    expect(told('decimal-comma-unquoted')).toBe(`
data/2025-Q3/energy.csv:5:60  This row has 9 cells; the header names 8.
  5 │ 2025-Q3,mesa,mining,facility_total,176640,5,measured,meter,
    │                                                            ^
  If 176640,5 is one number, write it without a thousands sign and with a point for decimals; put text that holds a comma between quotes.  [E_FIELDS]
`)
  })

  test('semicolons and decimal commas', () => {
    expect(told('semicolons-and-decimal-commas')).toBe(`
data/2025-Q3/revenue.csv:1:1  The columns of this file are separated by semicolons, not by commas.
  1 │ "period";"segment";"facility";"amount";"currency";"status";"source";"note"
    │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  In Excel choose File, Save As, "CSV UTF-8 (comma delimited)"; where Excel uses semicolons, set the list separator to a comma and the decimal sign to a point first.  [E_SEPARATOR]
`)
  })

  test('zero width in header', () => {
    expect(told('zero-width-in-header')).toBe(`
data/2025-Q3/energy.csv:1:34  The column "energy_\\u{200B}mwh" is not known here.
  1 │ period,facility,workload,measure,energy_·mwh,status,source,note
    │                                  ^^^^^^^^^^^
  Rename it energy_mwh.  [E_COLUMN_UNKNOWN]
`)
  })
})
