import type { Cell, Issuer, Row } from '../core/row.ts'
import type { Rational } from '../core/rational.ts'
import { TABLE_NAMES, type TableName } from '../core/tables.ts'
import type { Quarter } from '../core/period.ts'

/** What was read before it is known to be sound: rows may hold cells that mean nothing. */
export interface Draft {
  readonly issuer: Issuer | null
  readonly tables: { readonly [T in TableName]: readonly Row<T>[] }
  /** Tables of which a file, a column or a row could not be read, so that what is absent proves nothing. */
  readonly incomplete: ReadonlySet<TableName>
  /** The quarters that have a folder, in order. */
  readonly quarters: readonly Quarter[]
  /** The names that lie in each folder, faulty ones included; the data folder itself is ''. */
  readonly present: ReadonlyMap<string, ReadonlySet<string>>
  /** The date that stands for the clock. */
  readonly today: string
}

/** Whether a cell has text that could not be read; what it means is then not known to be blank. */
export const isFaulty = (cell: Cell | undefined): boolean => cell !== undefined && cell.value === null && cell.text.trim() !== ''

/** Whether a cell is absent or has no text. */
export const isBlank = (cell: Cell | undefined): boolean => cell === undefined || cell.text.trim() === ''

/** The cells of a row by name, whatever its table. */
export const cellsOf = (row: Row): Readonly<Record<string, Cell | undefined>> => row.cells as Readonly<Record<string, Cell | undefined>>

/** The text that a cell means, blank where it means nothing. */
export const wordOf = (row: Row, name: string): string => {
  const value = cellsOf(row)[name]?.value
  return typeof value === 'string' ? value : ''
}

/** The number that a cell means, or null where it is blank, absent or faulty. */
export function numberOf(row: Row, name: string): Rational | null {
  const value = cellsOf(row)[name]?.value
  return value !== null && typeof value === 'object' ? (value as Rational) : null
}

/** Every row of every table, in the order of the tables and files. */
export const allRows = (draft: Draft): readonly Row[] => TABLE_NAMES.flatMap((table) => draft.tables[table] as readonly Row[])

/** The rows of which none of these cells is faulty. */
export const soundIn = <T extends TableName>(rows: readonly Row<T>[], columns: readonly string[]): readonly Row<T>[] =>
  rows.filter((row) => columns.every((column) => !isFaulty(cellsOf(row)[column])))

/** The first cell of a row, for what concerns the row as a whole. */
export const firstCell = (row: Row): Cell => Object.values(row.cells as Record<string, Cell>).reduce((first, cell) => (cell.field < first.field ? cell : first))

/** The words of several columns of a row as one text, to group rows by. */
export const groupKey = (row: Row, columns: readonly string[]): string => columns.map((column) => wordOf(row, column)).join('|')
