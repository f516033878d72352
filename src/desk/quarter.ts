import { quarterOf, type Book } from '../core/book.ts'
import { lastDay, type Quarter } from '../core/period.ts'
import { valueOf, type Cell, type Row } from '../core/row.ts'
import { TABLES, TABLE_NAMES, type Column, type Table, type TableName } from '../core/tables.ts'
import { capacityHoursOf } from '../core/view.ts'
import { PENDING } from '../intake/rules/pending.ts'
import { quotedField } from '../release/sheet.ts'
import type { TreeFile } from '../release/tree.ts'
import { textFile } from './folder.ts'

export { PENDING } from '../intake/rules/pending.ts'

/** Why a value of a company's first quarter is blank; it may be published, and goes by itself once there is a value. */
export const NOT_YET = 'Not reported yet.'

/** The tables a new quarter takes over from the last: those with a row for every quarter, hours apart. */
export const QUARTERLY: readonly TableName[] = TABLE_NAMES.filter((table) => (TABLES[table].place === 'period' && table !== 'hourly') || table === 'grid_mix' || table === 'fx')

/** The files of a new quarter: the rows of the last one with their keys, blank values, and a note that they are pending. */
export function quarterFiles(book: Book, from: Quarter, to: Quarter): readonly TreeFile[] {
  return QUARTERLY.flatMap((table) => {
    const rows = (book.every(table, from) as readonly Row[]).filter((row) => row.folder === from && isGoing(book, row, to))
    return rows.length === 0 ? [] : [textFile(`${table}.csv`, blankTable(table, rows, to))]
  })
}

/** Whether the workload of a row still has capacity in the new quarter; a row of the whole company always goes on. */
function isGoing(book: Book, row: Row, to: Quarter): boolean {
  if (row.table !== 'energy') return true
  const energy = row as Row<'energy'>
  const place = book.facilities.find((each) => valueOf(each, 'facility') === valueOf(energy, 'facility'))
  if (!place) return false
  const pair = { facility: valueOf(energy, 'facility')!, workload: valueOf(energy, 'workload')!, timeZone: valueOf(place, 'time_zone')!, region: valueOf(place, 'grid_region')! }
  const capacity = capacityHoursOf(book, pair, to).value
  // Where no megawatts are known yet, nobody can say that they are gone.
  return capacity === null || !capacity.equals(0)
}

function blankTable(table: TableName, rows: readonly Row[], to: Quarter): string {
  const names = namesOf(rows[0]!)
  const lines = rows.map((row) => names.map((name) => quotedField(nextText(table, row, name, to))).join(','))
  return [names.join(','), ...new Set(lines), ''].join('\n')
}

/** The columns of the file as they stood, with one for the note. */
function namesOf(row: Row): readonly string[] {
  const cells = Object.values(row.cells as unknown as Readonly<Record<string, Cell>>).sort((one, other) => one.field - other.field)
  const names = cells.map((cell) => cell.name).filter((name) => name !== 'release')
  return names.includes('note') ? names : [...names, 'note']
}

function nextText(table: TableName, row: Row, name: string, to: Quarter): string {
  if (name === 'period') return to
  if (name === 'period_end') return lastDay(to)
  if (name === 'note') return PENDING
  return isKept(table, name) ? (row.cells as unknown as Readonly<Record<string, Cell | undefined>>)[name]?.text ?? '' : ''
}

/** Whether a column says what a row is about; values and all that is known of them are blank until they are entered. */
export function isKept(table: TableName, name: string): boolean {
  const { key, values, columns }: Table = TABLES[table]
  const column = columns[name] as Column
  return key.includes(name) || (!values.includes(name) && !column.optional && !(name === 'status' || name === 'source'))
}

/** The quarter before another that has a folder of its own; null when there is none. */
export const lastBefore = (book: Book, quarter: Quarter): Quarter | null => book.quarters.filter((each) => each < quarter).at(-1) ?? null

/** The rows of a quarter in which a value is still to come. */
export const pendingRows = (book: Book, quarter: Quarter): readonly Row[] =>
  TABLE_NAMES.flatMap((table) => book.every(table) as readonly Row[]).filter((row) => quarterOf(row) === quarter && valueOf(row as Row<'energy'>, 'note') === PENDING)
