import { openBook, quarterOf, type Book } from './book.ts'
import { figuresOf, type Figure } from './figure.ts'
import { keyOf, publishedOn } from './history.ts'
import { fiscalYearOf, type Period, type Quarter } from './period.ts'
import type { Rational } from './rational.ts'
import { valueOf, type Cell, type Dataset, type Row } from './row.ts'
import { TABLES, type Table, type TableName } from './tables.ts'

/** One published value that a later row changed. */
export interface Restatement {
  readonly row: Row
  readonly replaced: Row
  readonly column: string
  readonly previous: Cell<Rational>
  readonly current: Cell<Rational>
  /** The period it speaks of; null for a reference row. */
  readonly quarter: Quarter | null
  /** When the current value was published. */
  readonly date: string
  /** The row of restatements.csv that gives the reason. */
  readonly reason: Row<'restatements'> | null
}

/** A figure that a restatement moved. */
export interface Effect {
  readonly before: Figure
  readonly after: Figure
}

/** Every value that a later row of its key changed, oldest first. */
export function restatementsOf(book: Book): readonly Restatement[] {
  const found = (Object.keys(TABLES) as TableName[]).flatMap((table) => (book.rows(table) as readonly Row[]).flatMap((row) => changesOf(book, row)))
  return found.sort((a, b) => (`${a.date}${keyOf(a.row)}` < `${b.date}${keyOf(b.row)}` ? -1 : 1))
}

function changesOf(book: Book, current: Row): readonly Restatement[] {
  const rows = [...book.predecessors(current), current]
  return rows.slice(1).flatMap((row, index) => changedCells(rows[index]!, row).map(([column, previous, now]) => ({
    row, replaced: rows[index]!, column, previous, current: now, quarter: quarterOf(row), date: publishedOn(row), reason: reasonFor(book, row, column),
  })))
}

function changedCells(before: Row, after: Row): readonly (readonly [string, Cell<Rational>, Cell<Rational>])[] {
  const table: Table = TABLES[after.table]
  const [old, now] = [before.cells, after.cells] as unknown as readonly Readonly<Record<string, Cell<Rational> | undefined>>[]
  return table.values.flatMap((column) => {
    const [previous, current] = [old![column], now![column]]
    return previous && current && previous.text !== current.text ? [[column, previous, current] as const] : []
  })
}

/** The stated reason: its file, its column, and every part of its key in the row. */
function reasonFor(book: Book, row: Row, column: string): Row<'restatements'> | null {
  const key = new Set(keyOf(row).split('|'))
  return book.rows('restatements').find((each) => valueOf(each, 'file') === `${row.table}.csv` && valueOf(each, 'column') === column
    && valueOf(each, 'row_key')!.split('|').every((part) => key.has(part))) ?? null
}

/** The book as it was with the replaced row still current. */
export function bookBefore(dataset: Dataset, restatement: Restatement): Book {
  const rows = (dataset.tables[restatement.row.table] as readonly Row[]).filter((row) =>
    keyOf(row) !== keyOf(restatement.row) || publishedOn(row) < restatement.date)
  return openBook({ ...dataset, tables: { ...dataset.tables, [restatement.row.table]: rows } })
}

/** Every figure of the quarter and its fiscal year that a restatement moved. */
export function effectsOf(book: Book, dataset: Dataset, restatement: Restatement): readonly Effect[] {
  if (restatement.quarter === null) return []
  const old = bookBefore(dataset, restatement)
  const periods: readonly Period[] = [{ kind: 'quarter', id: restatement.quarter }, fiscalYearOf(restatement.quarter, book.issuer.fiscal_year_start_month)]
  return periods.flatMap((period) => {
    const before = new Map(figuresOf(old, period).map((figure) => [figure.id, figure]))
    return figuresOf(book, period).flatMap((after) => (moved(before.get(after.id), after) ? [{ before: before.get(after.id)!, after }] : []))
  })
}

function moved(before: Figure | undefined, after: Figure): boolean {
  const [old, now] = [before?.quantity.value ?? null, after.quantity.value]
  return before !== undefined && (old === null ? now !== null : now === null || !old.equals(now))
}

/** The change of a restated value as a ratio of the first; null when that is zero or either is blank. */
export function changeOfValue({ previous, current }: Pick<Restatement, 'previous' | 'current'>): Rational | null {
  const [old, now] = [previous.value, current.value]
  return old && now && !old.equals(0) ? now.sub(old).div(old) : null
}

/** Whether a restatement must be told and not only listed: an error, or any figure moved by 1 % or more (metrics.md 4.5). */
export function mustBeTold(restatement: Restatement, effects: readonly Effect[]): boolean {
  if (restatement.reason && valueOf(restatement.reason, 'reason') === 'error') return true
  return effects.some(({ before, after }) => {
    const [old, now] = [before.quantity.value, after.quantity.value]
    return !old || !now || old.equals(0) || now.sub(old).div(old).abs().compare('0.01') >= 0
  })
}
