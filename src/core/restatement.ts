import { countedOf, quarterOf, type Book } from './book.ts'
import { keyOf, publishedOn } from './history.ts'
import { remembering } from './memory.ts'
import type { Quarter } from './period.ts'
import { rational, type Rational } from './rational.ts'
import { numberIn, valueOf, type Cell, type Row } from './row.ts'
import { TABLES, type Table, type TableName } from './tables.ts'

/** One published cell that a later row changed, or a value that came after its time was published. */
export interface Restatement {
  readonly row: Row
  /** The row before it; null where there was none. */
  readonly replaced: Row | null
  readonly column: string
  /** A number, or a word or date that a reason tells of. */
  readonly previous: Cell
  readonly current: Cell
  /** The period it speaks of; null for a reference row. */
  readonly quarter: Quarter | null
  /** When the current value was published. */
  readonly date: string
  /** The row of restatements.csv that gives the reason. */
  readonly reason: Row<'restatements'> | null
}

/** Every value that a later row of its key changed or a reason says came late, oldest first. */
export const restatementsOf = (book: Book): readonly Restatement[] => book.once('restatements', () => {
  const found = (Object.keys(TABLES) as TableName[]).flatMap((table) => (book.every(table) as readonly Row[]).flatMap((row) => changesOf(book, row)))
  return found.sort((a, b) => (`${a.date}${keyOf(a.row)}` < `${b.date}${keyOf(b.row)}` ? -1 : 1))
})

function changesOf(book: Book, current: Row): readonly Restatement[] {
  const rows = [...book.predecessors(current), current]
  const told = rows.slice(1).flatMap((row, index) => changedCells(book, rows[index]!, row).map(([column, previous, now]) => ({
    row, replaced: rows[index]!, column, previous, current: now, quarter: quarterOf(row), date: publishedOn(row),
  })))
  return [...lateCells(book, rows[0]!), ...told.map((change, index) => ({ ...change, reason: reasonFor(book, change, told.slice(0, index).filter((each) => isSameChange(each, change)).length) }))]
}

const isSameChange = (one: Change, other: Change): boolean => one.column === other.column && one.previous.text === other.previous.text && one.current.text === other.current.text

type Change = Pick<Restatement, 'row' | 'column' | 'previous' | 'current'>

/** The values of a first row that came when its time was published already: a reason tells so, which changes them from blank. */
function lateCells(book: Book, row: Row): readonly Restatement[] {
  const cells = row.cells as unknown as Readonly<Record<string, Cell<Rational> | undefined>>
  return publishedOn(row) === '' ? [] : (TABLES[row.table] as Table).values.flatMap((column) => {
    const current = cells[column]
    const reason = current?.value ? lateReasons(book).find((each) => speaksOf(each, row, column) && says(each.cells.current_value!.text, current)) : undefined
    return current && reason ? [{ row, replaced: null, column, previous: { ...current, text: '', value: null }, current, quarter: quarterOf(row), date: publishedOn(row), reason }] : []
  })
}

const lateReasons = (book: Book): readonly Row<'restatements'>[] => book.once('reasons of late values', () => book.rows('restatements').filter((row) => valueOf(row, 'previous_value') === null))

/** Whether a text is what a cell holds, however its number is spelled. */
function says(text: string, cell: Cell): boolean {
  const number = numberIn(cell)
  return number !== null && /^-?\d+(\.\d+)?$/.test(text) ? rational(text).equals(number) : text === cell.text
}

/** The values that changed, and every other cell of which a reason tells. */
function changedCells(book: Book, before: Row, after: Row): readonly (readonly [string, Cell, Cell])[] {
  const { values, columns }: Table = TABLES[after.table]
  const [old, now] = [before.cells, after.cells] as unknown as readonly Readonly<Record<string, Cell | undefined>>[]
  return Object.keys(columns).flatMap((column) => {
    const [previous, current] = [old![column], now![column]]
    if (!previous || !current || says(previous.text, current)) return []
    return values.includes(column) || reasonsFor(book, { row: after, column, previous, current }).length > 0 ? [[column, previous, current] as const] : []
  })
}

/** The reasons that name a cell and both its values. */
const reasonsFor = (book: Book, { row, column, previous, current }: Change): readonly Row<'restatements'>[] =>
  book.rows('restatements').filter((each) => speaksOf(each, row, column) && says(each.cells.previous_value?.text ?? '', previous) && says(each.cells.current_value?.text ?? '', current))

/** The stated reason; of a change that recurs each time the next one in the file, of several for one cell the one that names the value before. */
function reasonFor(book: Book, change: Change, earlier: number): Row<'restatements'> | null {
  const [exact, reasons] = [reasonsFor(book, change), book.rows('restatements').filter((each) => speaksOf(each, change.row, change.column))]
  return exact[earlier] ?? exact.at(-1) ?? reasons.find((each) => each.cells.previous_value?.text === change.previous.text) ?? reasons[0] ?? null
}

/** Whether a reason is of this file and column, with every part of its key in the row. */
function speaksOf(reason: Row<'restatements'>, row: Row, column: string): boolean {
  const key = new Set(keyOf(row).split('|'))
  return valueOf(reason, 'file') === `${row.table}.csv` && valueOf(reason, 'column') === column && valueOf(reason, 'row_key')!.split('|').every((part) => key.has(part))
}

/** The change of a restated value as a ratio of the first; null when that is zero or either is blank. */
export function changeOfValue({ previous, current }: Pick<Restatement, 'previous' | 'current'>): Rational | null {
  const [old, now] = [numberIn(previous), numberIn(current)]
  return old && now && !old.equals(0) ? now.sub(old).div(old) : null
}

/** The book in which the first row of every key counts; null where nothing was restated. */
export const firstReported = (book: Book): Book | null => book.once('first reported', () => {
  if (restatementsOf(book).length === 0) return null
  const first = new Map<Row, Row | null>()
  const late = new Set(restatementsOf(book).flatMap(({ row, replaced }) => (replaced === null ? [row] : [])))
  for (const table of Object.keys(TABLES) as TableName[]) for (const row of book.every(table)) first.set(row, firstOf(book, row, late))
  const found = bookWith(book, first)
  // What was restated later is known all the same, and told in both books; nothing comes before the first.
  found.once('restatements', () => restatementsOf(book))
  found.once('first reported', () => null)
  return found
})

function firstOf(book: Book, row: Row, late: ReadonlySet<Row>): Row | null {
  const first = book.predecessors(row)[0] ?? row
  return late.has(first) ? null : first
}

/** The book with other rows of their keys, or none, in the place of some current ones. */
export function bookWith(book: Book, instead: ReadonlyMap<Row, Row | null>): Book {
  const changed = new Set([...instead].filter(([row, other]) => row !== other).map(([row]) => row.table))
  const origin = new Map([...instead].flatMap(([row, other]) => (other === null ? [] : [[other, row] as const])))
  const once = remembering()
  const every = <T extends TableName>(table: T, quarter?: Quarter): readonly Row<T>[] => (changed.has(table)
    ? once(`rows@${table}@${quarter ?? ''}`, () => book.every(table, quarter).flatMap((row) => (instead.get(row) === null ? [] : [(instead.get(row) ?? row) as Row<T>])))
    : book.every(table, quarter))
  return {
    ...book, once, every, ...countedOf(every),
    predecessors: (row) => {
      const before = book.predecessors(origin.get(row) ?? row)
      return before.includes(row) ? before.slice(0, before.indexOf(row)) : before
    },
  }
}
