import { firstDay, lastDay, type Quarter } from '../core/period.ts'
import { keyOf, publishedOn } from '../core/history.ts'
import { valueOf, type Cell, type Dataset, type Row } from '../core/row.ts'
import { TABLES, type Column, type Table } from '../core/tables.ts'
import { counted } from '../intake/problem.ts'
import { select } from '../release/select.ts'
import { quotedField } from '../release/sheet.ts'
import { rowsBehind, textIn, WHOLE } from './layout.ts'
import { NOT_YET, PENDING } from './quarter.ts'
import type { Field, SheetFault, Worksheet } from './worksheet.ts'

/** The CSV file that a sheet becomes, and the cell of the sheet behind every place in it. */
export interface SheetFile {
  readonly path: string
  readonly text: string
  readonly sheet: string
  readonly cellAt: (line: number, column: number) => string
}

/** Writes a sheet as a CSV file: columns in the order of the file it takes the place of, optional ones only where they hold something, and below them the rows it has lost, so that what rests on those is judged as if they were there. */
export function fileOf(worksheet: Worksheet, dataset: Dataset, quarter: Quarter, lost: readonly Row[]): SheetFile {
  const { table, head, sheet } = worksheet
  const lines = [...worksheet.lines, ...lost.map((row) => head.map(({ text }) => ({ text: textIn(row, text), cell: '' })))]
  const path = WHOLE.includes(table) ? `${table}.csv` : `${quarter}/${table}.csv`
  const order = orderOf(worksheet, dataset, path)
  const written = [head, ...lines].map((line) => order.map((index) => line[index]!))
  const text = written.map((line) => line.map((field) => quotedField(field.text)).join(',')).join('\n')
  return { path, text: `${text}\n`, sheet, cellAt: (line, column) => cellAt(written[line - 1] ?? [], column) }
}

function orderOf({ table, head, lines }: Worksheet, dataset: Dataset, path: string): readonly number[] {
  const columns = (TABLES[table] as Table).columns as Readonly<Record<string, Column | undefined>>
  const rows = dataset.tables[table] as readonly Row[]
  const model = rows.find((row) => row.file === path) ?? rows.at(-1)
  const before = model ? Object.values(cellsIn(model)).sort((one, other) => one.field - other.field).map(({ name }) => name) : Object.keys(columns)
  const wanted = head.map((_, index) => index).filter((index) => before.includes(head[index]!.text) || !columns[head[index]!.text]?.optional || lines.some((line) => line[index]!.text !== ''))
  const rank = (index: number): number => { const at = before.indexOf(head[index]!.text); return at < 0 ? before.length + index : at }
  return wanted.sort((one, other) => rank(one) - rank(other))
}

const cellsIn = (row: Row): Readonly<Record<string, Cell>> => row.cells as unknown as Readonly<Record<string, Cell>>

/** The rows that a sheet of the whole company has lost: one of its file must stand in it too, since earlier quarters rest on it. */
export function lostRows({ table, head, lines }: Worksheet, dataset: Dataset, quarter: Quarter, out: ReadonlySet<Quarter>): readonly Row[] {
  if (!WHOLE.includes(table)) return []
  const present = new Set(lines.flatMap((line) => [versionIn({ table, head }, line), keyIn({ table, head }, line)]))
  const isPublic = new Set<Row>(select(dataset, [...out].sort()).kept.tables[table])
  // What nobody has seen yet may have been typed wrongly, unless it is of another quarter or cited by one.
  const isOwn = (row: Row): boolean => table !== 'sources' && !out.has(quarter) && !isPublic.has(row) && ['', quarter].includes(textIn(row, 'release')) && (table !== 'capacity' || isWithin(valueOf(row as Row<'capacity'>, 'effective_from')!, quarter))
  return rowsBehind(dataset, table, quarter).filter((row) => !present.has(versionOf(row)) && !(publishedOn(row) === '' && present.has(`${keyOf(row)}|`)) && !isOwn(row))
}

/** The columns of a file that hold something and are not in its sheet: without them the file would lose what they hold. */
export const lostColumns = ({ table, sheet, head, lines }: Worksheet, dataset: Dataset, quarter: Quarter): readonly SheetFault[] => {
  const rows = lines.length === 0 ? [] : rowsBehind(dataset, table, quarter)
  const names = Object.entries((TABLES[table] as Table).columns).filter(([name, { optional }]) => optional && !head.some(({ text }) => text === name)).map(([name]) => name)
  return names.map((name) => ({ name, held: rows.filter((row) => !['', PENDING, NOT_YET].includes(textIn(row, name))).length })).filter(({ held }) => held > 0).map(({ name, held }) => ({
    sheet, cell: '', message: `The sheet has no column ${name}, in which ${counted(held, 'row')} of ${rows[0]!.file} ${held === 1 ? 'holds' : 'hold'} something.`, remedy: 'Put the column back with its name and what stood in it, or take a new workbook.',
  }))
}

/** What is said of a row that a sheet has lost. */
export const lostFault = (sheet: string, row: Row): SheetFault => ({
  sheet, cell: '', message: `The row ${keyOf(row).replaceAll('|', ', ')} of ${row.table}.csv is missing from the sheet.`, remedy: 'Put it back; earlier quarters rest on it. If it came into the data after this workbook was written, take a new workbook. A row that is no longer right is followed by a later one.',
})

const isWithin = (day: string, quarter: Quarter): boolean => day >= firstDay(quarter) && day <= lastDay(quarter)

/** What tells a line of a sheet from all others: its key and the day it was published. */
export const versionIn = ({ table, head }: Pick<Worksheet, 'table' | 'head'>, line: readonly Field[]): string =>
  [...(TABLES[table] as Table).key, 'as_of'].map((name) => line[head.findIndex(({ text }) => text === name)]?.text || (name === 'boundary' ? 'own_operations' : '')).join('|')

/** The same without its day. */
export const keyIn = (worksheet: Pick<Worksheet, 'table' | 'head'>, line: readonly Field[]): string => versionIn(worksheet, line).replace(/[^|]*$/, '')

/** The same of a row of the files. */
export const versionOf = (row: Row): string => `${keyOf(row)}|${publishedOn(row)}`

function cellAt(fields: readonly Field[], column: number): string {
  let start = 1
  for (const { text, cell } of fields) {
    const end = start + quotedField(text).length
    if (column <= end) return cell
    start = end + 1
  }
  return fields.at(-1)?.cell ?? ''
}
