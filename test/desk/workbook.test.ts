import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { openXlsx, parseCellRef, readXlsx, saveXlsx, type Cell, type CellValue } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Quarter } from '../../src/core/period.ts'
import { opened } from '../../src/desk/opened.ts'
import { faultText, importCommand, readWorkbook, write } from '../../src/desk/import.ts'
import { markedWorkbook } from '../../src/desk/marked.ts'
import { makeQuarter } from '../../src/desk/new.ts'
import type { Folders } from '../../src/desk/options.ts'
import { soundData } from '../../src/desk/reading.ts'
import { workbookOf } from '../../src/desk/workbook.ts'
import { plainNumber } from '../../src/desk/worksheet.ts'
import { readData } from '../../src/intake/load.ts'
import { imprint, sampleIssuer, smallIssuer, TODAY } from './folders.ts'

/** What a person enters: by sheet, and below the row of a key, by column. */
type Entries = Readonly<Record<string, Readonly<Record<string, CellValue | { readonly value: CellValue; readonly comment: string }>>>>

/** Types into cells as a spreadsheet would, at the columns of the given names in the given row. */
async function typed(workbook: Uint8Array, row: number, entries: Entries): Promise<Uint8Array> {
  const opened = await openXlsx(workbook, { readStyles: true })
  for (const [name, values] of Object.entries(entries)) {
    const sheet = opened.sheets.find((each) => each.name === name)!
    for (const [column, entry] of Object.entries(values)) {
      const place = `${row - 1},${sheet.rows[0]!.indexOf(column)}`
      const { value, comment } = entry !== null && typeof entry === 'object' && 'comment' in entry ? entry : { value: entry as CellValue, comment: undefined }
      const cells = (sheet.cells ??= new Map<string, Cell>())
      cells.set(place, { ...cells.get(place), value, type: typeof value === 'number' ? 'number' : 'string', ...(comment === undefined ? {} : { comment: { author: 'A colleague', text: comment } }) })
    }
  }
  return saveXlsx(opened)
}

/** A small issuer with a third quarter begun, and its workbook. */
async function begun(): Promise<{ readonly folders: Folders; readonly workbook: Uint8Array }> {
  const folders = smallIssuer()
  makeQuarter(folders, '2026-Q3')
  return { folders, workbook: await workbookOf(soundData(folders).dataset, '2026-Q3') }
}

describe('the workbook of a quarter', () => {
  let sheets: Awaited<ReturnType<typeof openXlsx>>['sheets']
  let bytes: Uint8Array

  beforeAll(async () => {
    bytes = (await begun()).workbook
    sheets = (await openXlsx(bytes, { readStyles: true })).sheets
  })
  const sheet = (name: string) => sheets.find((each) => each.name === name)!

  test('has a guide, a sheet a table, and the lists to choose from', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['Guide', 'energy', 'revenue', 'instruments', 'grid_mix', 'mining', 'fleet', 'power_cost', 'grid_services', 'fuels', 'water', 'fx', 'sources', 'capacity', 'restatements', 'facilities', 'emission_factors', 'fuel_properties', 'targets', 'milestones', 'public_claims', 'claims', 'base_year', 'Lists'])
    expect(sheet('Lists').hidden).toBe(true)
  })

  test('shows last quarter’s value in grey beside each cell', () => {
    const [head, row] = sheet('energy').rows
    const column = head!.indexOf('energy_mwh · 2026-Q2')
    expect(head!.indexOf('energy_mwh')).toBe(column - 1)
    expect([row![column - 1], row![column]]).toEqual([null, 380000])
    expect(sheet('energy').cells!.get(`1,${column}`)!.style!.font!.color!.rgb).toMatch(/767676$/)
  })

  test('shows its words beside each cell too, where it had any', () => {
    const [head, row] = sheet('energy').rows
    expect(row![head!.indexOf('status · 2026-Q2')]).toBe('measured')
    expect(row![head!.indexOf('source · 2026-Q2')]).toBe('src-1')
    expect(head).not.toContain('assurance · 2026-Q2')
  })

  test('explains every column, and names the currency of the company', () => {
    const lines = sheet('Guide').rows.map((line) => line.filter((value) => value !== null).join(': '))
    const own = (name: string): readonly string[] => sheet(name).rows[0]!.map(String).filter((title) => !title.includes(' · '))
    for (const name of ['energy', 'revenue', 'capacity', 'fuels']) {
      const from = lines.indexOf(`The columns of ${name}`)
      expect(lines.slice(from + 1, from + 1 + own(name).length).map((line) => line.split(': ')[0])).toEqual(own(name))
    }
    expect(lines).toContain('status: How good the value is: measured, reported, derived or estimated. One of: measured, reported, derived, estimated.')
    expect(lines.find((line) => line.startsWith('Money'))).toMatch(/^Money: In USD, in full/)
  })

  test('freezes headers and keys, locks keys and leaves values open', () => {
    const energy = sheet('energy')
    expect(energy.freezePane).toEqual({ rows: 1, columns: 4 })
    expect(energy.protection!.sheet).toBe(true)
    const locked = (place: string): boolean => energy.cells!.get(place)?.style?.protection?.locked !== false
    expect([locked('1,1'), locked(`1,${energy.rows[0]!.indexOf('energy_mwh')}`), locked(`1,${energy.rows[0]!.indexOf('energy_mwh · 2026-Q2')}`)]).toEqual([true, false, true])
  })

  test('offers the words of every enumeration, the facilities and the sources', () => {
    const energy = sheet('energy')
    const letter = (name: string): string => String.fromCharCode(65 + energy.rows[0]!.indexOf(name))
    const choices = (name: string) => {
      const [, from, last] = /^Lists!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(energy.dataValidations!.find(({ range }) => range.startsWith(`${letter(name)}2:`))!.formula1!)!
      return sheet('Lists').rows.slice(0, Number(last)).map((row) => row[parseCellRef(`${from}1`).col])
    }
    expect(choices('status')).toEqual(['measured', 'reported', 'derived', 'estimated'])
    expect(choices('facility')).toEqual(['lake', 'mesa'])
    expect(choices('source')).toEqual(['src-1', 'src-2'])
  })

  test('has the same bytes each time', async () => expect(Buffer.compare(bytes, (await begun()).workbook)).toBe(0))
})

describe('a workbook that comes back', () => {
  test('untouched changes nothing', async () => {
    const { folders, workbook } = await begun()
    const before = imprint(folders.data)
    const read = await readWorkbook(folders, workbook)
    expect([read.quarter, read.faults, write(folders, read)]).toEqual(['2026-Q3', [], []])
    expect(imprint(folders.data)).toBe(before)
  })

  test('of any quarter of the sample changes not a byte of any table', async () => {
    const folders = sampleIssuer()
    const { dataset, book } = soundData(folders)
    for (const quarter of book.quarters) {
      const read = await readWorkbook(folders, await workbookOf(dataset, quarter))
      expect([read.quarter, read.faults, read.warnings, write(folders, read)]).toEqual([quarter, [], [], []])
    }
  })

  test('corrects a published value by a row with a later day and a row on the sheet of restatements', async () => {
    const folders = smallIssuer()
    const workbook = await workbookOf(soundData(folders).dataset, '2026-Q2')
    const corrected = await typed(await typed(workbook, 2, { energy: { as_of: new Date('2026-08-07T00:00:00Z') } }), 8, { energy: { facility: 'lake', workload: 'mining', measure: 'facility_total', energy_mwh: 379_000, status: 'measured', source: 'src-1', as_of: new Date('2026-11-20T00:00:00Z') } })
    const [asked] = (await readWorkbook(folders, corrected)).faults
    expect(faultText(asked!)).toMatch(/^energy!F8 {2}energy_mwh was "380000" in row 2 and is "379000" here, and no restatement says why\.\n {2}Add to the sheet restatements, with an id, the true reason and a sentence in each language: rst-…,energy\.csv,2026-Q2\|/)
    const [, file, key, column, before, after] = asked!.remedy.split(': ')[1]!.split(',')
    const read = await readWorkbook(folders, await typed(corrected, 2, { restatements: { restatement: 'rst-1', file: file!, row_key: key!, column: column!, previous_value: Number(before), current_value: Number(after), reason: 'error', base_year_effect: 'none', text_en: 'A meter was read twice.', text_it: 'Un contatore è stato letto due volte.' } }))
    expect([read.faults.map(faultText), read.warnings.map(faultText)]).toEqual([[], []])
    expect(write(folders, read)).toEqual(['2026-Q2/energy.csv', 'restatements.csv'])
    expect(readFileSync(join(folders.data, 'restatements.csv'), 'utf8').split('\n')[1]).toMatch(/^rst-1,energy\.csv,.*,energy_mwh,380000,379000,error,none,A meter/)
  })

  test('filled in becomes clean CSV files: numbers, dates, comments, new rows', async () => {
    const { folders, workbook } = await begun()
    const filled = await typed(workbook, 2, { energy: { energy_mwh: { value: 0.1 + 0.2 + 399_999.7, comment: 'Meter 4 was read\na day late' }, status: 'measured', source: 'src-3', as_of: new Date('2026-11-06T00:00:00Z') } })
    const more = await typed(await typed(filled, 5, { energy: { facility: 'mesa', workload: 'ai_hosting', measure: 'it_equipment', energy_mwh: 12, status: 'measured', source: 'src-1' }, capacity: { facility: 'mesa', workload: 'ai_hosting', capacity_basis: 'energised_gross', effective_from: new Date('2026-08-01T00:00:00Z'), capacity_mw: 20, status: 'measured', source: 'src-3' } }), 4, { sources: { source: 'src-3', title: 'New meter, "north"' } })
    const read = await readWorkbook(folders, more)
    expect(read.faults.map(faultText)).toEqual([])
    expect(write(folders, read)).toEqual(['2026-Q3/energy.csv', 'sources.csv', 'capacity.csv'])
    expect(readFileSync(join(folders.data, '2026-Q3/energy.csv'), 'utf8')).toMatchInlineSnapshot(`
      "period,facility,workload,measure,energy_mwh,status,source,as_of,note
      2026-Q3,lake,mining,facility_total,400000,measured,src-3,2026-11-06,Meter 4 was read a day late
      2026-Q3,lake,ai_hosting,facility_total,,,,,PENDING
      2026-Q3,mesa,mining,facility_total,,,,,PENDING
      2026-Q3,mesa,ai_hosting,it_equipment,12,measured,src-1,,
      "
    `)
    expect(readFileSync(join(folders.data, 'sources.csv'), 'utf8')).toMatchInlineSnapshot(`
      "source,title,url,note
      src-1,Meter export,,
      src-2,"Invoices, all of them",https://example.com/invoices,
      src-3,"New meter, ""north""",,
      "
    `)
    expect(readFileSync(join(folders.data, 'capacity.csv'), 'utf8').split('\n').at(-2)).toBe('mesa,ai_hosting,energised_gross,2026-08-01,20,measured,src-3,,,')
    expect(readData(folders.data, { today: TODAY }).problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual(['2026-Q3/energy.csv:3 W_PENDING', '2026-Q3/revenue.csv:2 W_PENDING', 'targets.csv:3 W_TARGET'])
  })

  test('with its columns in another order and a title above them is read all the same', async () => {
    const { folders, workbook } = await begun()
    const opened = await readXlsx(await typed(workbook, 2, { energy: { energy_mwh: 391_000, status: 'measured', source: 'src-1' } }))
    const turned = opened.sheets.map((each) => (each.name !== 'energy' ? each : { ...each, rows: [['Third quarter'], ...each.rows.map((row) => [...row].reverse())], cells: new Map<string, Cell>() }))
    const { writeXlsx } = await import('hucre/xlsx')
    const read = await readWorkbook(folders, await writeXlsx({ sheets: turned.map(({ name, rows }) => ({ name, rows })) }))
    expect(read.faults.map(faultText)).toEqual([])
    expect(read.files.find(({ path }) => path === '2026-Q3/energy.csv')!.text.split('\n')[1]).toBe('2026-Q3,lake,mining,facility_total,391000,measured,src-1,,')
  })
})

const PREAMBLES = ['Your version of Excel allows you to read this threaded comment; however, any edits to it will get removed. Learn more: ', 'La versione di Excel in uso consente di leggere il commento; eventuali modifiche verranno rimosse. Altre informazioni: '].map((words) => `${words}https://go.microsoft.com/fwlink/?linkid=870924`)

test.each([
  ['a comment of Excel 365', `[Threaded comment]\n\n${PREAMBLES[0]}\n\nComment:\n    cost over price: see note\nReply:\n    agreed`, 'cost over price: see note; agreed'],
  ['one from an Italian computer', `[Commento in thread]\r\n\r\n${PREAMBLES[1]}\r\n\r\nCommento:\r\n    stima del contatore`, 'stima del contatore'],
  ['a note that Excel begins with its author', 'A colleague:\nmeter 4 was late', 'meter 4 was late'],
])('of %s what the person said becomes the note', async (_, comment, note) => {
  const { folders, workbook } = await begun()
  const read = await readWorkbook(folders, await typed(workbook, 2, { energy: { energy_mwh: { value: 391_000, comment }, status: 'measured', source: 'src-1' } }))
  expect(read.warnings.map(({ message }) => message)).toContain(`The comment "${note}" becomes the note of its row, which is published.`)
  expect(read.files.find(({ path }) => path === '2026-Q3/energy.csv')!.text.split('\n')[1]).toBe(`2026-Q3,lake,mining,facility_total,391000,measured,src-1,,${note}`)
})

describe('a workbook with mistakes', () => {
  const MISTAKES: Entries = { energy: { energy_mwh: '391.000,5', status: 'measurd', source: 'src-9' }, revenue: { amount: true } }

  test('is refused at sheet and cell, all at once, and nothing is changed', async () => {
    const { folders, workbook } = await begun()
    const before = imprint(folders.data)
    const read = await readWorkbook(folders, await typed(workbook, 2, MISTAKES))
    expect(read.faults.map(faultText).join('\n')).toMatchInlineSnapshot(`
      "revenue!E2  TRUE stands in amount.
        Enter a number or a word, or leave the cell blank.
      energy!F2  energy_mwh "391.000,5" has a decimal comma and points between thousands.
        Write 391000.5 if that is the number, with a point for decimals and no thousands sign.
      energy!N2  status does not know the word "measurd". It knows measured, reported, derived, estimated.
        Write measured.
      energy!P2  source "src-9" is not listed in the sheet sources.
        Write src-1, or add "src-9" to the sheet sources."
    `)
    expect(imprint(folders.data)).toBe(before)
  })

  test('is refused where a formula was saved without its result, which would be read as a blank', async () => {
    const { folders, workbook } = await begun()
    const opened = await openXlsx(workbook, { readStyles: true })
    const energy = opened.sheets.find(({ name }) => name === 'energy')!
    const place = `1,${energy.rows[0]!.indexOf('energy_mwh')}`
    energy.cells!.set(place, { ...energy.cells!.get(place)!, value: null, type: 'formula', formula: 'G2*1.03' })
    expect((await readWorkbook(folders, await saveXlsx(opened))).faults.map(faultText)).toContain('energy!F2  The formula =G2*1.03 in energy_mwh was saved without its result.\n  Open the workbook in a spreadsheet program and save it there, or type the value in the place of the formula.')
  })

  test('comes back with every such cell coloured and a comment in it', async () => {
    const { folders, workbook } = await begun()
    const given = await typed(workbook, 2, MISTAKES)
    const { faults } = await readWorkbook(folders, given)
    const { sheets } = await openXlsx(await markedWorkbook(given, faults), { readStyles: true })
    for (const { sheet, cell, message, remedy } of faults) {
      const { row, col } = parseCellRef(cell)
      const marked = sheets.find(({ name }) => name === sheet)!.cells!.get(`${row},${col}`)!
      expect(marked.comment!.text).toContain(`${message}\n${remedy}`)
      expect(marked.style!.fill).toMatchObject({ type: 'pattern', pattern: 'solid' })
    }
    // Marked and given back untouched it is refused for the same reasons: our comments become nobody's notes.
    expect((await readWorkbook(folders, await markedWorkbook(given, faults))).faults.map(faultText)).toEqual(faults.map(faultText))
  })

  test('marked and repaired keeps the clerk’s own comment, even from a program that forgets who wrote it, and loses its marks', async () => {
    const { folders, workbook } = await begun()
    const wrong = await typed(workbook, 2, { energy: { energy_mwh: { value: '391.000,5', comment: 'Meter 4 was late' }, status: 'measurd', source: 'src-1' } })
    const marked = await markedWorkbook(wrong, (await readWorkbook(folders, wrong)).faults)
    const opened = await openXlsx(await typed(marked, 2, { energy: { energy_mwh: 391_000.5 } }), { readStyles: true })
    const energy = opened.sheets.find(({ name }) => name === 'energy')!
    // LibreOffice writes every author as a blank.
    for (const cell of energy.cells!.values()) if (cell.comment) cell.comment = { ...cell.comment, author: ' ' }
    const half = await saveXlsx(opened)
    const { faults } = await readWorkbook(folders, half)
    expect(faults.map(({ cell, message }) => `${cell} ${message}`)).toEqual([expect.stringContaining('"measurd"')])
    const again = (await openXlsx(await markedWorkbook(half, faults), { readStyles: true })).sheets.find(({ name }) => name === 'energy')!
    const at = again.cells!.get(`1,${again.rows[0]!.indexOf('energy_mwh')}`)!
    expect([at.comment!.text, at.style?.fill?.type === 'pattern' && at.style.fill.fgColor]).toEqual(['Meter 4 was late', false])
    const read = await readWorkbook(folders, await typed(await markedWorkbook(half, faults), 2, { energy: { status: 'measured' } }))
    expect(read.faults).toEqual([])
    expect(read.files.find(({ path }) => path === '2026-Q3/energy.csv')!.text.split('\n')[1]).toBe('2026-Q3,lake,mining,facility_total,391000.5,measured,src-1,,Meter 4 was late')
  })

  test.each([
    ['a sheet of no table', { name: 'enegry' }, /^enegry {2}No table is called "enegry"\.\n {2}Rename the sheet energy/],
    ['kWh in place of MWh', null, /^energy!F2 .*times what lake, mining could use[\s\S]*If the value is in kWh, write 391000/],
  ])('%s', async (_, renamed, message) => {
    const { folders, workbook } = await begun()
    const { sheets } = await readXlsx(renamed ? workbook : await typed(workbook, 2, { energy: { energy_mwh: 391_000_000, status: 'measured', source: 'src-1' } }))
    const { writeXlsx } = await import('hucre/xlsx')
    const given = await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name: renamed && name === 'energy' ? renamed.name : name, rows })) })
    expect((await readWorkbook(folders, given)).faults.map(faultText)).toContainEqual(expect.stringMatching(message))
  })

  test('a row that earlier quarters rest on may not be lost', async () => {
    const { folders, workbook } = await begun()
    const { sheets } = await readXlsx(workbook)
    const { writeXlsx } = await import('hucre/xlsx')
    const given = await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows: name === 'capacity' ? rows.filter((_, index) => index !== 1) : rows })) })
    expect((await readWorkbook(folders, given)).faults.map(faultText)).toEqual([expect.stringMatching(/^capacity {2}The row lake, mining, energised_gross, 2025-01-01 of capacity\.csv is missing/)])
  })

  test('a row that is missing hides no other mistake, and none is told for its sake', async () => {
    const { folders, workbook } = await begun()
    const { sheets } = await readXlsx(await typed(workbook, 2, MISTAKES))
    const { writeXlsx } = await import('hucre/xlsx')
    const given = await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows: name === 'capacity' ? rows.filter((_, index) => index !== 1) : rows })) })
    expect((await readWorkbook(folders, given)).faults.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual(['revenue!E2', 'capacity!', 'energy!F2', 'energy!N2', 'energy!P2'])
  })

  test('merged cells are refused at the first of them', async () => {
    const { folders, workbook } = await begun()
    const opened = await openXlsx(await typed(workbook, 2, { energy: { energy_mwh: 391_000, status: 'measured', source: 'src-1' } }), { readStyles: true })
    const energy = opened.sheets.find(({ name }) => name === 'energy')!
    const column = energy.rows[0]!.indexOf('source')
    // One that holds nothing is only drawn so.
    energy.merges = [{ startRow: 1, startCol: column, endRow: 2, endCol: column }, { startRow: 20, startCol: 0, endRow: 20, endCol: 5 }]
    expect((await readWorkbook(folders, await saveXlsx(opened))).faults.map(faultText)).toEqual(['energy!P2  The cells down to P3 are merged with this one, and only the first of them holds a value.\n  Split the cells again, and write into each what belongs there.'])
  })

  test('sheets that were left out are named once, and their files stay', async () => {
    const { folders, workbook } = await begun()
    const { sheets } = await readXlsx(workbook)
    const { writeXlsx } = await import('hucre/xlsx')
    const read = await readWorkbook(folders, await writeXlsx({ sheets: sheets.filter(({ name }) => !['revenue', 'capacity'].includes(name)).map(({ name, rows }) => ({ name, rows })) }))
    expect([read.faults, read.warnings.map(faultText)]).toEqual([[], ['Workbook  It has no sheet capacity, revenue, which changes nothing.\n  Give the sheet back if anything of it was to be changed.']])
    expect(write(folders, read)).toEqual([])
  })

  test('a row of another quarter is a fault of its cell, whatever the other rows say', async () => {
    const { folders, workbook } = await begun()
    const given = await typed(workbook, 3, { energy: { period: '2026-Q2' } })
    const { quarter, faults } = await readWorkbook(folders, given)
    expect([quarter, faults.map(faultText)]).toEqual(['2026-Q3', [expect.stringMatching(/^energy!A3 {2}.*2026-Q2/)]])
  })

  test.each([
    ['in which no row names its quarter', '', [['energy', 'A2', 'No row says which quarter it is of.'], ['revenue', 'A2', 'No row says which quarter it is of.']]],
    ['that names it in a form of its own', 'Q3 2026', [['energy', 'A2', 'period "Q3 2026" is not a quarter.'], ['energy', 'A3', 'period "Q3 2026" is not a quarter.']]],
  ])('a workbook %s is refused at sheet and cell, and comes back marked there', async (_, text, expected) => {
    const { folders, workbook } = await begun()
    const { sheets } = await readXlsx(workbook)
    const { writeXlsx } = await import('hucre/xlsx')
    const given = await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows: name === 'Lists' ? rows : rows.map((row) => row.map((value, index) => (index === 0 && value === '2026-Q3' ? text : value))) })) })
    const { quarter, faults } = await readWorkbook(folders, given)
    expect(quarter).toBe(null)
    for (const [sheet, cell, message] of expected) expect(faults).toContainEqual({ sheet, cell, message, remedy: 'Write the quarter as 2026-Q3, in every row.' })
    const marked = (await openXlsx(await markedWorkbook(given, faults))).sheets.find(({ name }) => name === 'energy')!
    expect(marked.cells!.get('1,0')!.comment!.text).toContain('Write the quarter as 2026-Q3')
  })

  test.each([['Wattledger', undefined], [' ', 'F9D5CC']])('a comment of a copy that was marked before our words had a line of their own is no note (author "%s")', async (author, red) => {
    const { folders, workbook } = await begun()
    const opened = await openXlsx(await typed(workbook, 2, { energy: { energy_mwh: 391_000, status: 'measured', source: 'src-1' } }), { readStyles: true })
    const energy = opened.sheets.find(({ name }) => name === 'energy')!
    const place = `1,${energy.rows[0]!.indexOf('energy_mwh')}`
    const { style, ...cell } = energy.cells!.get(place)!
    energy.cells!.set(place, { ...cell, style: { ...style, ...(red ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: red } } } : {}) }, comment: { author, text: 'energy_mwh "391.000" has a point.\nWrite 391000.\n\nMeter 4 was late' } })
    const { faults } = await readWorkbook(folders, await saveXlsx(opened))
    expect(faults.map(faultText)).toEqual(['energy!F2  The comment may hold what an older marked copy said of the cell, and a comment is published as the note of its row.\n  Write what is yours into the column note, and delete the comment.'])
  })

  test('names of columns may have capitals and blanks around them', async () => {
    const { folders, workbook } = await begun()
    const { sheets } = await readXlsx(workbook)
    const { writeXlsx } = await import('hucre/xlsx')
    const shouted = sheets.map(({ name, rows }) => ({ name, rows: name === 'Lists' ? rows : rows.map((row, index) => (index > 0 ? row : row.map((value) => (typeof value === 'string' ? ` ${value[0]!.toUpperCase()}${value.slice(1)} ` : value)))) }))
    const { quarter, faults, warnings } = await readWorkbook(folders, await writeXlsx({ sheets: shouted }))
    expect([quarter, faults.map(faultText), warnings.map(faultText)]).toEqual(['2026-Q3', [], []])
  })

  test('a published value that is typed over, and a row that is gone, are told at sheet and cell', async () => {
    const folders = smallIssuer()
    const workbook = await workbookOf(soundData(folders).dataset, '2026-Q2')
    expect((await readWorkbook(folders, workbook)).warnings).toEqual([])
    const given = await typed(await typed(workbook, 2, { energy: { energy_mwh: 381_000 }, capacity: { capacity_mw: 201 }, sources: { title: 'Export of the meters' } }), 3, { revenue: { facility: 'mesa' } })
    const { faults, warnings } = await readWorkbook(folders, given)
    expect(faults.map(faultText)).toEqual([])
    expect(warnings.map(faultText).sort()).toEqual([
      expect.stringMatching(/^capacity!E2 {2}capacity_mw is published as "\d+" and becomes "201"\./), expect.stringMatching(/^energy!F2 {2}energy_mwh is published as "380000" and becomes "381000"\.\n {2}To correct/),
      expect.stringMatching(/^revenue {2}The row 2026-Q2, ai_hosting, all, USD stood in 2026-Q2\/revenue\.csv and is not in the sheet\.\n {2}It is taken away/),
    ])
  })

  test('what nothing holds back until its quarter is out is refused until somebody says when it may be seen', async () => {
    const { folders, workbook } = await begun()
    const target = { target: 'tgt-new', metric: 'emissions.total_location', base_date: new Date('2025-12-31T00:00:00Z'), base_value: 100, target_date: new Date('2030-12-31T00:00:00Z'), target_value: 50, unit: 'tCO2e', status: 'reported', source: 'src-1' }
    const given = await typed(workbook, 8, { targets: target, capacity: { facility: 'mesa', workload: 'ai_hosting', capacity_basis: 'energised_gross', effective_from: new Date('2026-08-01T00:00:00Z'), capacity_mw: 20, status: 'measured', source: 'src-1' } })
    expect((await readWorkbook(folders, given)).faults.map(faultText)).toEqual(['targets!A8  The row tgt-new would be public with the next build, before 2026-Q3 is.\n  Write 2026-Q3 in its column release to hold it back until then, or 2026-Q2 if readers may have it now.'])
    for (const release of ['2026-Q3', '2026-Q2']) expect((await readWorkbook(folders, await typed(given, 8, { targets: { release } }))).faults.map(faultText)).toEqual([])
  })

  test('a later version of a public row waits too, one that is given its day does not', async () => {
    const { folders, workbook } = await begun()
    const level = { facility: 'lake', workload: 'mining', capacity_basis: 'energised_gross', effective_from: new Date('2025-01-01T00:00:00Z'), status: 'measured', source: 'src-1' }
    const dated = await typed(workbook, 2, { capacity: { as_of: new Date('2026-08-07T00:00:00Z') } })
    expect((await readWorkbook(folders, dated)).faults.map(faultText)).toEqual([])
    const later = await typed(await typed(dated, 8, { capacity: { ...level, capacity_mw: 201, as_of: new Date('2026-11-20T00:00:00Z') } }), 2, { restatements: { restatement: 'rst-1', file: 'capacity.csv', row_key: 'lake|mining|energised_gross|2025-01-01', column: 'capacity_mw', previous_value: 200, current_value: 201, reason: 'error', base_year_effect: 'none', text_en: 'Counted again.', text_it: 'Ricontato.' } })
    expect((await readWorkbook(folders, later)).faults.map(faultText)).toEqual([expect.stringMatching(/^capacity!A8 {2}The row lake, mining, energised_gross, 2025-01-01 would be public with the next build/)])
  })

  test('what went out under --as-of is out, though its row of releases still holds it', () => {
    const folders = smallIssuer()
    const before = soundData(folders).dataset
    const path = join(folders.data, 'targets.csv')
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    writeFileSync(path, [...lines, lines[1]!.replace(/^[^,]+/, 'tgt-new'), ''].join('\n'))
    const file = { path: 'targets.csv', text: '', sheet: 'targets', cellAt: (line: number) => `A${line}` }
    const told = (quarter: Quarter, ...out: readonly Quarter[]) => opened([file], { before, after: soundData(folders).dataset }, quarter, new Set(out)).map(faultText)
    expect(told('2026-Q3')).toEqual([expect.stringMatching(/^targets!A4 {2}The row tgt-new would be public with the next build, before 2026-Q3 is\.\n.*, or 2026-Q2 if/)])
    expect(told('2026-Q3', '2026-Q3')).toEqual([])
    expect(told('2026-Q4', '2026-Q3')).toEqual([expect.stringMatching(/before 2026-Q4 is\.\n.*, or 2026-Q3 if/)])
  })

  test('a copy that is older than the data says which values it takes away and which it changes', async () => {
    const { folders, workbook } = await begun()
    write(folders, await readWorkbook(folders, await typed(workbook, 2, { energy: { energy_mwh: 391_000, status: 'measured', source: 'src-1' } })))
    const older = await readWorkbook(folders, workbook)
    expect([older.faults, older.warnings.map(faultText)[0]]).toEqual([[], 'energy!F2  energy_mwh "391000", status "measured", source "src-1" stood in 2026-Q3/energy.csv and become blank.\n  Fill it in again if that was not meant; if somebody entered it after this workbook was written, take a new workbook.'])
    const moved = await readWorkbook(folders, await typed(workbook, 2, { energy: { energy_mwh: 391_000, status: 'measured', source: 'src-1', as_of: new Date('2026-11-13T00:00:00Z'), note: 'Meter 4 failed.' } }))
    write(folders, moved)
    const next = await readWorkbook(folders, await typed(workbook, 2, { energy: { energy_mwh: 391_000, status: 'measured', source: 'src-1', as_of: new Date('2026-11-20T00:00:00Z') } }))
    expect([next.warnings.map(faultText)[0], next.replaced.map(({ message }) => message)]).toEqual([expect.stringMatching(/^energy!\w+2 {2}note "Meter 4 failed\." stood in .* and becomes blank/), ['as_of was "2026-11-13" and is now "2026-11-20".']])
    const other = await readWorkbook(folders, await typed(workbook, 2, { energy: { energy_mwh: 392_000, status: 'measured', source: 'src-1' } }))
    expect(other.replaced.map(({ sheet, cell, message }) => `${sheet}!${cell} ${message}`)).toContain('energy!F2 energy_mwh was "391000" and is now "392000".')
  })

  test('a column that was deleted is refused where its file holds something in it', async () => {
    const { folders, workbook } = await begun()
    const { sheets } = await readXlsx(workbook)
    const { writeXlsx } = await import('hucre/xlsx')
    const without = (rows: readonly (readonly CellValue[])[], name: string): CellValue[][] => rows.map((row) => row.filter((_, index) => rows[0]![index] !== name))
    const dropped: Readonly<Record<string, string>> = { energy: 'note', sources: 'url', capacity: 'assurance' }
    const given = await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows: name in dropped ? without(rows, dropped[name]!) : rows })) })
    // The notes are placeholders, which hold nothing, and nothing is assured.
    expect((await readWorkbook(folders, given)).faults.filter(({ message }) => message.includes('no column')).map(faultText)).toEqual(['sources  The sheet has no column url, in which 1 row of sources.csv holds something.\n  Put the column back with its name and what stood in it, or take a new workbook.'])
  })

  test('95% is no 0.95 of a percentage, and a share is one', async () => {
    const { folders, workbook } = await begun()
    const opened = await openXlsx(await typed(workbook, 2, { energy: { energy_mwh: 0.95, status: 'measured', source: 'src-1' } }), { readStyles: true })
    const energy = opened.sheets.find(({ name }) => name === 'energy')!
    const place = `1,${energy.rows[0]!.indexOf('energy_mwh')}`
    energy.cells!.set(place, { ...energy.cells!.get(place)!, style: { numFmt: '0%' } })
    const mix = opened.sheets.find(({ name }) => name === 'grid_mix')!
    const share = `1,${mix.rows[0]!.indexOf('share')}`
    mix.cells!.set(share, { ...mix.cells!.get(share)!, value: 0.4, type: 'number', style: { numFmt: '0.0%' } })
    expect((await readWorkbook(folders, await saveXlsx(opened))).faults.map(faultText).filter((text) => text.includes('%'))).toEqual(['energy!F2  energy_mwh stands there as 95%, which the spreadsheet keeps as 0.95.\n  Format the cell as a number, and enter the value in the unit of its column.'])
  })

  test.each([['target_value', 'targets', '0%', 0.5], ['current_value', 'restatements', '0%', 0.4], ['energy_mwh', 'energy', '0"%"', 95]])('%s of %s may be shown as %s', async (column, name, numFmt, value) => {
    const { folders, workbook } = await begun()
    const opened = await openXlsx(workbook, { readStyles: true })
    const sheet = opened.sheets.find((each) => each.name === name)!
    sheet.cells!.set(`6,${sheet.rows[0]!.indexOf(column)}`, { value, type: 'number', style: { numFmt } })
    expect((await readWorkbook(folders, await saveXlsx(opened))).faults.filter(({ message }) => message.includes('%'))).toEqual([])
  })

  test('a published reason that is typed over is told, a factor that ends is not', async () => {
    const folders = sampleIssuer()
    const workbook = await workbookOf(soundData(folders).dataset, '2026-Q2')
    const { faults, warnings } = await readWorkbook(folders, await typed(await typed(workbook, 2, { restatements: { reason: 'error', text_en: 'Said in other words.' } }), 5, { emission_factors: { valid_to: new Date('2026-12-31T00:00:00Z') } }))
    expect([faults.map(faultText), warnings.map(faultText)]).toEqual([[], ['restatements!G2  reason is published as "not_stated" and becomes "error".\n  Leave the row as it was published, and say what is new in a row of its own.']])
  })

  test('what stands open and was never published is filled in without a warning, and a note may be reworded', async () => {
    const folders = smallIssuer()
    const workbook = await workbookOf(soundData(folders).dataset, '2026-Q2')
    expect((await readWorkbook(folders, await typed(workbook, 2, { energy: { note: 'Meter of the site' } }))).warnings).toEqual([])
    writeFileSync(join(folders.data, 'ledger.jsonl'), '')
    expect((await readWorkbook(folders, await typed(workbook, 2, { energy: { energy_mwh: 381_000 }, capacity: { capacity_mw: 201 } }))).warnings).toEqual([])
    expect((await readWorkbook(folders, await typed(workbook, 3, { revenue: { facility: 'mesa' } }))).warnings.map(faultText)).toEqual([expect.stringMatching(/^revenue {2}The row 2026-Q2, ai_hosting/)])
  })

  test('a row that is given its day stands in the sheet, and may be published', async () => {
    const folders = smallIssuer()
    const workbook = await workbookOf(soundData(folders).dataset, '2026-Q2')
    const { warnings, faults } = await readWorkbook(folders, await typed(workbook, 2, { energy: { as_of: new Date('2026-08-07T00:00:00Z') }, capacity: { as_of: new Date('2026-08-07T00:00:00Z') } }))
    expect([faults.map(faultText), warnings.map(faultText)]).toEqual([[], []])
  })

  test('megawatts of a quarter that nobody has seen may be given another day; those that are public may not', async () => {
    const { folders, workbook } = await begun()
    const first = await readWorkbook(folders, await typed(workbook, 5, { capacity: { facility: 'mesa', workload: 'ai_hosting', capacity_basis: 'energised_gross', effective_from: '2026-09-01', capacity_mw: 20, status: 'measured', source: 'src-1' } }))
    expect(first.faults.map(faultText)).toEqual([])
    write(folders, first)
    const second = await readWorkbook(folders, await typed(await workbookOf(soundData(folders).dataset, '2026-Q3'), 5, { capacity: { effective_from: '2026-09-21' } }))
    expect([second.faults.map(faultText), second.warnings.map(faultText)]).toEqual([[], [expect.stringMatching(/^capacity {2}The row mesa, ai_hosting, energised_gross, 2026-09-01 stood in capacity\.csv and is not in the sheet\.\n {2}It is taken away/)]])
    write(folders, second)
    expect(readFileSync(join(folders.data, 'capacity.csv'), 'utf8').split('\n').at(-2)).toMatch(/^mesa,ai_hosting,energised_gross,2026-09-21,20,/)
    const third = await readWorkbook(folders, await typed(await workbookOf(soundData(folders).dataset, '2026-Q3'), 2, { capacity: { effective_from: '2025-02-01' } }))
    expect(third.faults.map(faultText)).toContainEqual(expect.stringMatching(/^capacity {2}The row lake, mining, energised_gross, 2025-01-01 of capacity\.csv is missing/))
  })

  test('a sheet whose rows were all deleted changes nothing, and that is said', async () => {
    const { folders, workbook } = await begun()
    const { sheets } = await readXlsx(workbook)
    const { writeXlsx } = await import('hucre/xlsx')
    const read = await readWorkbook(folders, await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows: name === 'revenue' ? rows.slice(0, 1) : rows })) }))
    expect(read.warnings.map(faultText)).toEqual(['revenue  The sheet has no rows any more, which changes nothing.\n  Delete 2026-Q3/revenue.csv by hand if nothing of revenue is to be reported.'])
    expect(write(folders, read)).toEqual([])
  })

  test.each([['no workbook', new TextEncoder().encode('period,facility'), /not a workbook that can be read/]])('%s is said to be none', async (_, bytes, message) => {
    await expect(readWorkbook(smallIssuer(), bytes)).rejects.toThrow(message)
  })
})

test('problems that were there before are not the workbook’s', async () => {
  const { folders, workbook } = await begun()
  writeFileSync(join(folders.data, 'notes.txt'), 'warned of before')
  const read = await readWorkbook(folders, workbook)
  expect([read.faults, read.warnings]).toEqual([[], []])
})

test('a number is written in plain digits, whatever its size, as the spreadsheet shows it', () => {
  expect([0.1 + 0.2, 1e21, 1.5e-7, -0, 123456789012345, 0.1, -2.5, 1e15 / 3].map(plainNumber)).toEqual(['0.3', '1000000000000000000000', '0.00000015', '0', '123456789012345', '0.1', '-2.5', '333333333333333'])
  fc.assert(fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), fc.integer({ min: 0, max: 3 }), (units, decimals) => {
    const written = (units / 10 ** decimals).toFixed(decimals)
    expect(plainNumber(Number(written))).toBe(decimals === 0 ? String(units) : written.replace(/\.?0+$/, '').replace(/^-0$/, '0'))
  }))
})

describe('npm run import', () => {
  test('refuses a file that is called after another quarter, says what it entered anew, and what it did not change', async () => {
    const { folders, workbook } = await begun()
    const room = dirname(folders.data)
    const run = async (name: string, bytes: Uint8Array): Promise<readonly [number, string]> => {
      writeFileSync(join(room, name), bytes)
      const said: string[] = []
      const say = (line: string): void => void said.push(line.replaceAll(`${room}/`, ''))
      return [await importCommand([join(room, name), '--data', folders.data, '--today', TODAY], say, say), said.join('\n')]
    }
    expect(await run('2026-Q2.xlsx', workbook)).toEqual([1, expect.stringMatching(/^Workbook {2}The file is called after 2026-Q2, and its rows are of 2026-Q3\.\n {2}Look which quarter it is/)])
    expect((await run('2026-q2 figures for 2026-q3.xlsx', workbook))[0]).toBe(0)
    expect(await run('2026-Q3.xlsx', workbook)).toEqual([0, expect.stringMatching(/^2026-Q3\.xlsx is in order: it changes nothing\./)])
    await run('2026-Q3.xlsx', await typed(workbook, 2, { energy: { energy_mwh: 391_000, status: 'measured', source: 'src-1' } }))
    expect(await run('2026-Q3.xlsx', await typed(workbook, 2, { energy: { energy_mwh: 392_000, status: 'measured', source: 'src-1' } }))).toEqual([0, expect.stringContaining('energy!F2  energy_mwh was "391000" and is now "392000".\ndata/2026-Q3/energy.csv\n')])
  })

  test('writes no marked copy over a file that is there', async () => {
    const { folders, workbook } = await begun()
    const path = join(dirname(folders.data), '2026-Q2.xlsx')
    writeFileSync(path, workbook)
    await expect(importCommand([path, '--data', folders.data, '--marked', path], () => {}, () => {})).rejects.toThrow('is there already. Name another file with --marked, or delete it first.')
    expect(Buffer.compare(readFileSync(path), workbook)).toBe(0)
  })
})
