import { openBook } from '../core/book.ts'
import { latest } from '../core/history.ts'
import type { Quarter } from '../core/period.ts'
import { valueOf, type Cell, type Dataset, type Row } from '../core/row.ts'
import { TABLES, TABLE_NAMES, type Column, type Table, type TableName } from '../core/tables.ts'
import { lastBefore, QUARTERLY } from './quarter.ts'

/** One column of a sheet: a column of the table, or last quarter's value beside it. */
export interface SheetColumn {
  readonly title: string
  readonly name: string
  readonly kind: Column['kind']
  /** Whether it shows the quarter before and is not read back. */
  readonly before: boolean
  /** Whether it identifies the row, and is locked where the row came from the files. */
  readonly key: boolean
}

/** One row of a sheet: a row of the files and the one it follows from the quarter before. */
export interface SheetRow {
  readonly row: Row
  readonly before: Row | null
}

/** One sheet of a workbook: a table, its columns in the order of reading, and its rows. */
export interface SheetLayout {
  readonly table: TableName
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

/** Stands between a column and the quarter whose value it shows; no column of a table has it in its name. */
export const BESIDE = ' · '

/** The tables of the whole company, those first that a quarter adds to most often; days of release are set by `schedule`. */
export const WHOLE: readonly TableName[] = [...new Set<TableName>(['sources', 'capacity', 'restatements', ...TABLE_NAMES.filter((table) => TABLES[table].place !== 'period' && !QUARTERLY.includes(table) && table !== 'releases')])]

/** The sheets of a quarter's workbook: a sheet for every quarterly table, then one for every table of the whole company. */
export function layoutOf(dataset: Dataset, quarter: Quarter): readonly SheetLayout[] {
  const before = lastBefore(openBook(dataset), quarter)
  const quarterly = QUARTERLY.map((table) => sheetOf(dataset, table, rowsOf(dataset, table, quarter), before))
  return [...quarterly, ...WHOLE.map((table) => sheetOf(dataset, table, rowsOf(dataset, table, null), null))]
}

/** Every row of a quarter's file or of the whole company's, replaced ones too: what is left out of a sheet would be lost when it is read back. */
const rowsOf = (dataset: Dataset, table: TableName, quarter: Quarter | null): readonly Row[] => (dataset.tables[table] as readonly Row[]).filter((row) => row.folder === quarter)

/** Every row of the file that a sheet of a quarter's workbook stands for. */
export const rowsBehind = (dataset: Dataset, table: TableName, quarter: Quarter): readonly Row[] => rowsOf(dataset, table, WHOLE.includes(table) ? null : quarter)

function sheetOf(dataset: Dataset, table: TableName, rows: readonly Row[], before: Quarter | null): SheetLayout {
  const earlier = new Map(before === null ? [] : rowsOf(dataset, table, before).map((row) => [likeness(row), row]))
  return { table, columns: columnsFor(table, before, [...earlier.values()]), rows: rows.map((row) => ({ row, before: earlier.get(likeness(row)) ?? null })) }
}

/** Keys first, so that they can be frozen; then values and what is known of them, each beside the one before. Words have none where the quarter before had none. */
function columnsFor(table: TableName, before: Quarter | null, earlier: readonly Row[]): readonly SheetColumn[] {
  const { key, columns }: Table = TABLES[table]
  const rest = Object.keys(columns).filter((name) => !key.includes(name))
  return [...key, ...rest].flatMap((name) => {
    const own: SheetColumn = { title: name, name, kind: columns[name]!.kind, before: false, key: key.includes(name) }
    return before !== null && !own.key && (isNumber(own.kind) || earlier.some((row) => textIn(row, name) !== '')) ? [own, { ...own, title: `${name}${BESIDE}${before}`, before: true }] : [own]
  })
}

/** Whether a column holds numbers. */
export const isNumber = (kind: Column['kind']): boolean => kind === 'decimal' || kind === 'signed' || kind === 'count'

/** What makes two rows of neighbouring quarters the same line of a report: every key but the time. */
function likeness(row: Row): string {
  return (TABLES[row.table] as Table).key.filter((name) => name !== 'period' && name !== 'period_end').map((name) => textIn(row, name)).join('|')
}

/** The text of a cell; empty where the file lacks the column. */
export const textIn = (row: Row, name: string): string => (row.cells as unknown as Readonly<Record<string, Cell | undefined>>)[name]?.text ?? ''

/** The ids that a cell of a column may name; null where it may hold anything of its kind. */
export function choicesFor(dataset: Dataset, table: TableName, name: string): readonly string[] | null {
  const column = (TABLES[table] as Table).columns[name]!
  if (column.refersTo === 'sources') return latest(dataset.tables.sources).map((row) => valueOf(row, 'source')!)
  if (column.refersTo === 'facilities') return [...latest(dataset.tables.facilities).map((row) => valueOf(row, 'facility')!), ...(column.orAll ? ['all'] : [])]
  return typeof column.kind === 'string' ? null : column.kind
}
