import type { Quarter } from '../core/period.ts'
import { lastDay } from '../core/period.ts'
import type { Cell, Dataset, Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES, type Column, type Table } from '../core/tables.ts'

/** A file of the public data folder: its path below it, and its text. */
export interface Sheet {
  readonly path: string
  readonly text: string
}

/**
 * The public CSV files of a selection: the kept rows in their order, cell texts as written, in columns that have a public value.
 * A column nobody public fills, the column `release` and an embargo's instant would each tell that something is hidden.
 */
export function sheetsOf(kept: Dataset, quarters: readonly Quarter[]): readonly Sheet[] {
  const rows = TABLE_NAMES.flatMap((table) => kept.tables[table] as readonly Row[])
  const last = lastDay(quarters.at(-1)!)
  const files = Map.groupBy(rows, (row) => row.file)
  return [...files].map(([path, own]) => sheetOf(path, own, last)).sort((one, other) => (one.path < other.path ? -1 : 1))
}

function sheetOf(path: string, rows: readonly Row[], last: string): Sheet {
  const { columns } = TABLES[rows[0]!.table] as Table
  const names = namesIn(rows[0]!).filter((name) => name !== 'release' && (!isOptional(columns[name]) || rows.some((row) => shown(row, name, last) !== '')))
  const lines = rows.map((row) => names.map((name) => quotedField(shown(row, name, last))).join(','))
  return { path, text: [names.join(','), ...lines, ''].join('\n') }
}

const isOptional = (column: Column | undefined): boolean => column?.optional === true
const cellsOf = (row: Row): Readonly<Record<string, Cell | undefined>> => row.cells as unknown as Readonly<Record<string, Cell | undefined>>

const namesIn = (row: Row): readonly string[] => Object.values(row.cells as unknown as Readonly<Record<string, Cell>>).sort((one, other) => one.field - other.field).map((cell) => cell.name)

/** The text of a cell as the public reads it when this is the last released day; of a column that its file lacks, nothing. */
export function shown(row: Row, name: string, last: string): string {
  const text = cellsOf(row)[name]?.text ?? ''
  if (row.table === 'releases' && name === 'embargo_until') return ''
  // A site that opens or closes after the last released day has not done so in anything that is public.
  if (row.table === 'facilities' && (name === 'opened' || name === 'closed') && text > last) return ''
  return text
}

/** A field with quotes only where CSV needs them. */
export const quotedField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
