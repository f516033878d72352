import type { Cell, Row } from '../core/row.ts'
import { TABLES, type TableName } from '../core/tables.ts'
import { readRecords, type CsvRecord } from './csv.ts'
import { columnsOf, headerFault, placeOfField, readHeader, separatorFault } from './header.ts'
import { finding, findingAt, wholeFile, type Finding } from './problem.ts'
import { readRow } from './schema.ts'
import type { SourceFile } from './source.ts'

/** What became of a file: its rows, what is wrong, and an account of every line that is no row. */
export interface TableReading {
  readonly rows: readonly Row[]
  readonly findings: readonly Finding[]
  readonly blank: number
  readonly refused: number
  /** Whether a column or a row is lost, so that what is absent proves nothing. */
  readonly incomplete: boolean
}

/** Reads one CSV file of a table into rows whose cells know where they stand. */
export function readTable(file: SourceFile, table: TableName, folder: string | null): TableReading {
  const separator = separatorFault(file, table)
  if (separator !== null) return nothing(separator)
  const cut = readRecords(file)
  if ('fault' in cut) return nothing(cut.fault)
  const start = cut.records.findIndex((record) => !isBlank(record))
  if (start < 0) return nothing(finding(wholeFile(file.path), { code: 'E_EMPTY', message: 'This file holds nothing.', remedy: 'Write the header in its first line, or delete the file.' }))
  const header = cut.records[start]!
  const untitled = headerFault(file.path, table, header)
  if (untitled !== null) return nothing(untitled)
  const below = cut.records.slice(start + 1)
  const filled = below.filter((record) => !isBlank(record))
  const { names, findings } = readHeader(file.path, table, header, filled)
  const made = makeRows(file.path, filled, (record) => makeRow(file.path, table, folder, record, names, header))
  // Without a required column the rules would say of every row what the header's fault says once.
  const rows = isWhole(table, names) ? made.flatMap((each) => each.row ?? []) : []
  return {
    rows, findings: [...findings, ...made.flatMap((each) => each.findings), ...noRows(file.path, table, filled.length)],
    blank: below.length - filled.length, refused: filled.length - rows.length,
    incomplete: findings.length > 0 || rows.length < filled.length,
  }
}

const nothing = (fault: Finding): TableReading => ({ rows: [], findings: [fault], blank: 0, refused: 0, incomplete: true })
const isBlank = (record: CsvRecord): boolean => record.every((field) => field.text.trim() === '')

const isWhole = (table: TableName, names: readonly (string | null)[]): boolean =>
  [...columnsOf(table)].every(([name, column]) => column.optional || names.includes(name))

/** A reference table without rows is an error of its own, or, in releases, a draft. */
const noRows = (file: string, table: TableName, rows: number): readonly Finding[] => (rows > 0 || TABLES[table].place === 'reference' ? [] : [
  finding(wholeFile(file), { code: 'W_NO_ROWS', message: 'This file has a header and no rows.', remedy: 'Add the rows, or delete the file if there is nothing to report.' }),
])

const MOST_PROBLEMS = 10_000

interface Made {
  readonly row: Row | null
  readonly findings: readonly Finding[]
}

/** Makes rows until the problems are too many to be read: such a file is not a table of ours, or has one fault in every row. */
function makeRows(file: string, records: readonly CsvRecord[], make: (record: CsvRecord) => Made): readonly Made[] {
  const made: Made[] = []
  let problems = 0
  for (const record of records) {
    if (problems >= MOST_PROBLEMS) {
      return [...made, { row: null, findings: [finding({ file, line: record[0]!.line, column: 1, length: 1 }, { code: 'E_TOO_MANY', message: `This file has ${MOST_PROBLEMS} problems above this line; the rest of it is not read.`, remedy: 'Repair what is said above, and check again.' })] }]
    }
    made.push(make(record))
    problems += made.at(-1)!.findings.length
  }
  return made
}

function makeRow(file: string, table: TableName, folder: string | null, record: CsvRecord, names: readonly (string | null)[], header: CsvRecord): Made {
  const refusal = faultOfShape(file, record, header)
  if (refusal !== null) return { row: null, findings: [refusal] }
  const texts = new Map(names.flatMap((name, index) => (name === null ? [] : [[name, record[index]!.text] as const])))
  const { values, faults } = readRow(table, texts)
  const cells: Record<string, Cell> = Object.create(null)
  const findings: Finding[] = []
  for (const [index, name] of names.entries()) {
    if (name === null) continue
    const { text, line, column } = record[index]!
    const cell: Cell = { file, line, column, field: index + 1, name, text, value: values.get(name) ?? null }
    cells[name] = cell
    const fault = faults.get(name) ?? swallowed(cell)
    if (fault) findings.push(findingAt(cell, fault))
  }
  return { row: { table, file, line: record[0]!.line, folder, cells } as Row, findings }
}

/** A text over several lines, one of which has the commas of a row: a quote closed in the wrong place. */
function swallowed(cell: Cell) {
  const lines = cell.text.split('\n').slice(1)
  if (!lines.some((line) => line.split(',').length > Math.max(3, cell.field - 1))) return null
  return { code: 'E_QUOTE', message: `${cell.name} runs over ${lines.length + 1} lines and seems to have taken in other rows.`, remedy: 'Close the quote at the end of the cell, or delete it.' } as const
}

function faultOfShape(file: string, record: CsvRecord, header: CsvRecord): Finding | null {
  const place = placeOfField(file, record[0]!)
  if (record.length > 1 && record.every((field, index) => field.text === header[index]?.text)) {
    return finding(place, { code: 'E_HEADER_REPEATED', message: 'The header stands here again, among the rows.', remedy: 'Delete this line.' }, record[0]!.text)
  }
  if (record.length === header.length) return null
  const words = `This row has ${record.length} ${record.length === 1 ? 'cell' : 'cells'}; the header names ${header.length}.`
  const extra = record[header.length]
  if (extra === undefined) {
    const semicolons = record.length === 1 && record[0]!.text.includes(';')
    return finding(place, { code: 'E_FIELDS', message: words, remedy: semicolons ? 'Separate the cells with commas instead of semicolons.' : 'Add the missing cells; a blank cell needs its comma too.' }, record[0]!.text)
  }
  return finding(placeOfField(file, extra), { code: 'E_FIELDS', message: words, remedy: remedyForMore(record, header.length) }, extra.text)
}

function remedyForMore(record: CsvRecord, width: number): string {
  const split = record.findIndex((field, index) => /^-?\d+$/.test(field.text) && /^\d+(\.\d+)?$/.test(record[index + 1]?.text ?? ''))
  if (split >= 0) return `If ${record[split]!.text},${record[split + 1]!.text} is one number, write it without a thousands sign and with a point for decimals; put text that holds a comma between quotes.`
  if (record.slice(width).every((field) => field.text.trim() === '')) return 'Delete the commas at the end of the row.'
  return 'Put text that holds a comma between quotes, or delete what is too much.'
}
