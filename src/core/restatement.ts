import { quarterOf, type Book } from './book.ts'
import { keyOf, publishedOn } from './history.ts'
import { remembering } from './memory.ts'
import type { Quarter } from './period.ts'
import type { Rational } from './rational.ts'
import { valueOf, type Cell, type Row } from './row.ts'
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

/** Every value that a later row of its key changed, oldest first. */
export const restatementsOf = (book: Book): readonly Restatement[] => book.once('restatements', () => {
  const found = (Object.keys(TABLES) as TableName[]).flatMap((table) => (book.rows(table) as readonly Row[]).flatMap((row) => changesOf(book, row)))
  return found.sort((a, b) => (`${a.date}${keyOf(a.row)}` < `${b.date}${keyOf(b.row)}` ? -1 : 1))
})

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

/** The change of a restated value as a ratio of the first; null when that is zero or either is blank. */
export function changeOfValue({ previous, current }: Pick<Restatement, 'previous' | 'current'>): Rational | null {
  const [old, now] = [previous.value, current.value]
  return old && now && !old.equals(0) ? now.sub(old).div(old) : null
}

/** The book in which the first row of every key counts; null where nothing was restated. */
export const firstReported = (book: Book): Book | null => book.once('first reported', () => {
  if (restatementsOf(book).length === 0) return null
  const first = new Map<Row, Row>()
  for (const table of Object.keys(TABLES) as TableName[]) for (const row of book.rows(table)) first.set(row, book.predecessors(row)[0] ?? row)
  const found = bookWith(book, first)
  // What was restated later is known all the same, and told in both books; nothing comes before the first.
  found.once('restatements', () => restatementsOf(book))
  found.once('first reported', () => null)
  return found
})

/** The book with other rows of their keys in the place of some current ones. */
export function bookWith(book: Book, instead: ReadonlyMap<Row, Row>): Book {
  const changed = new Set([...instead].filter(([row, other]) => row !== other).map(([row]) => row.table))
  const origin = new Map([...instead].map(([row, other]) => [other, row]))
  const once = remembering()
  return {
    ...book, once,
    rows: <T extends TableName>(table: T, quarter?: Quarter) => (changed.has(table)
      ? once(`rows@${table}@${quarter ?? ''}`, () => book.rows(table, quarter).map((row) => (instead.get(row) ?? row) as Row<T>))
      : book.rows(table, quarter)),
    predecessors: (row) => {
      const before = book.predecessors(origin.get(row) ?? row)
      return before.includes(row) ? before.slice(0, before.indexOf(row)) : before
    },
  }
}
