import { openBook, type Book } from './book.ts'
import { keyOf, publishedOn } from './history.ts'
import { lastDay, type Quarter } from './period.ts'
import { rational } from './rational.ts'
import { numberIn, valueOf, type Cell, type Dataset, type Row } from './row.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'

/** The book as it was public when these quarters were, in order, and nothing later: rows published up to a date (null: all), of these quarters, and in force by their last day. */
export function editionOf(dataset: Dataset, quarters: readonly Quarter[], date: string | null): Book {
  const open = new Set(quarters)
  const last = lastDay(quarters.at(-1) ?? '0000-Q1')
  const isOpen = (row: Row): boolean => (date === null || publishedOn(row) <= date) && speaksOf(row, open) && beginningOf(row) <= last
  const kept = mapTables(dataset, (rows) => rows.filter(isOpen))
  const named = new Set(rowsOf(kept).flatMap(facilityNamed))
  return openBook(mapTables(kept, (rows, table) => (
    table === 'facilities' ? rows.filter((row) => named.has(valueOf(row as Row<'facilities'>, 'facility')!))
    : table === 'restatements' ? rows.filter((row) => hasHappened(kept, row as Row<'restatements'>))
    : rows)))
}

const cellsOf = (row: Row): Readonly<Record<string, Cell | undefined>> => row.cells as Readonly<Record<string, Cell | undefined>>

/** Whether the quarters a row's folder and period name are open. */
function speaksOf(row: Row, open: ReadonlySet<Quarter>): boolean {
  const period = cellsOf(row).period?.value
  return (row.folder === null || open.has(row.folder)) && (typeof period !== 'string' || open.has(period))
}

/** The column from whose date on a reference row holds. */
export const BEGINS: Readonly<Partial<Record<TableName, string>>> = { capacity: 'effective_from', emission_factors: 'valid_from', claims: 'valid_from', targets: 'base_date', milestones: 'date' }

/** The day from which a dated row of a reference table holds; empty for every other row. */
export function beginningOf(row: Row): string {
  const column = BEGINS[row.table]
  return column === undefined ? '' : String(cellsOf(row)[column]?.value ?? '')
}

function facilityNamed(row: Row): readonly string[] {
  const facility = row.table === 'facilities' ? undefined : cellsOf(row).facility?.value
  return typeof facility === 'string' ? [facility] : []
}

/** Whether the value a restatement replaced, where it names one, and the one it put in its place both stand. */
function hasHappened(kept: Dataset, restatement: Row<'restatements'>): boolean {
  const table = valueOf(restatement, 'file')!.replace(/^.*\//, '').replace(/\.csv$/, '') as TableName
  const parts = valueOf(restatement, 'row_key')!.split('|')
  const column = valueOf(restatement, 'column')!
  const versions = ((kept.tables[table] ?? []) as readonly Row[]).filter((row) => {
    const key = new Set(keyOf(row).split('|'))
    return parts.every((part) => key.has(part))
  })
  const stands = (value: string | null): boolean => versions.some((row) => isValue(cellsOf(row)[column], value))
  return (valueOf(restatement, 'previous_value') === null || stands(valueOf(restatement, 'previous_value'))) && stands(valueOf(restatement, 'current_value'))
}

const isValue = (cell: Cell | undefined, text: string | null): boolean => {
  const number = cell ? numberIn(cell) : null
  return text === null || number === null ? (text ?? '') === (cell?.text ?? '') : number.equals(rational(text))
}

const rowsOf = (dataset: Dataset): readonly Row[] => TABLE_NAMES.flatMap((table) => dataset.tables[table] as readonly Row[])

const mapTables = (dataset: Dataset, keep: (rows: readonly Row[], table: TableName) => readonly Row[]): Dataset =>
  ({ ...dataset, tables: Object.fromEntries(TABLE_NAMES.map((table) => [table, keep(dataset.tables[table] as readonly Row[], table)])) as unknown as Dataset['tables'] })

