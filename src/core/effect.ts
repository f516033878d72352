import type { Book } from './book.ts'
import { figuresOf, type Figure } from './figure.ts'
import { cellsOf } from './lineage.ts'
import { fiscalYearOf, parsePeriod, shiftQuarter, type Period, type Quarter } from './period.ts'
import { rational } from './rational.ts'
import { bookWith, restatementsOf, type Restatement } from './restatement.ts'
import { valueOf, type Row } from './row.ts'
import { TABLE_NAMES } from './tables.ts'

/** A figure that a restatement moved. */
export interface Effect {
  readonly before: Figure
  readonly after: Figure
}

/** Restatements of one row, or of the values with which a site came late on one day, are one event: what they move, they move together. */
export const eventOf = ({ row, replaced, date }: Restatement): string => (replaced === null ? `late ${date} ${facilityOf(row)}` : `${row.file}:${row.line}`)

const facilityOf = (row: Row): string | null => valueOf(row as Row<'energy'>, 'facility')

const eventsOf = (book: Book): ReadonlyMap<string, readonly Restatement[]> => book.once('restatements by event', () => Map.groupBy(restatementsOf(book), eventOf))

/** Every figure that a restatement moved, with those of its event, of its quarters, their fiscal years and the trailing four quarters they lie in. */
export const effectsOf = (book: Book, restatement: Restatement): readonly Effect[] => book.once(`effects@${eventOf(restatement)}`, () => {
  const event = eventsOf(book).get(eventOf(restatement))!
  const [old, now] = [bookAt(book, event, ({ replaced }) => replaced), bookAt(book, event, ({ row }) => row)]
  return periodsOf(book, [...new Set(event.flatMap((each) => quartersTouched(book, each)))].sort()).flatMap((period) => {
    const before = new Map(figuresOf(old, period).map((figure) => [figure.id, figure]))
    // The number of restated values is moved by every restatement and measures none.
    return figuresOf(now, period).flatMap((after) => (after.metric.id !== 'quality.restated_count' && moved(before.get(after.id), after) ? [{ before: before.get(after.id)!, after }] : []))
  })
})

/** The row that counts today; a value may have been restated again since. */
const currentOf = (book: Book, { row }: Restatement): Row =>
  (book.rows(row.table) as readonly Row[]).find((each) => each === row || book.predecessors(each).includes(row))!

/** The book with other rows of the restated keys, or none, in the place of the current ones; a site that came with them goes with them. */
function bookAt(book: Book, event: readonly Restatement[], wanted: (each: Restatement) => Row | null): Book {
  const instead = new Map(event.map((each) => [currentOf(book, each), wanted(each)] as const).filter(([row, other]) => row !== other))
  const gone = new Set([...instead].flatMap(([row, other]) => (other === null ? [facilityOf(row)] : [])))
  const left = gone.size === 0 ? [] : TABLE_NAMES.filter((table) => table !== 'facilities').flatMap((table) => (book.rows(table) as readonly Row[]).filter((row) => gone.has(facilityOf(row)) && !instead.has(row)).map(facilityOf))
  for (const site of gone.size === 0 ? [] : book.rows('facilities')) if (gone.has(facilityOf(site)) && !left.includes(facilityOf(site))) instead.set(site, null)
  return instead.size === 0 ? book : bookWith(book, instead)
}

/** The restatement's own quarter, and every other with a figure that rests on its row, or rested on the one before: a row may hold from another day. */
function quartersTouched(book: Book, restatement: Restatement): readonly Quarter[] {
  const { quarter, replaced, row } = restatement
  // No figure rests on the row of a site, which says where it lies and how it counts.
  if (row.table === 'facilities') return book.quarters
  const resting = book.once('quarters by restated row', () => restingQuarters(book, restatementsOf(book).map((each) => currentOf(book, each)))).get(currentOf(book, restatement)) ?? []
  const rested = quarter !== null || replaced === null ? [] : restingQuarters(bookAt(book, [restatement], () => replaced), [replaced]).get(replaced) ?? []
  return [...(quarter === null ? [] : [quarter]), ...resting, ...rested]
}

function restingQuarters(book: Book, rows: readonly Row[]): ReadonlyMap<Row, ReadonlySet<Quarter>> {
  const found = new Map<Row, Set<Quarter>>()
  const restated = new Set(rows)
  for (const quarter of book.quarters) {
    for (const { quantity } of figuresOf(book, parsePeriod(quarter))) {
      for (const { row } of cellsOf(quantity)) if (row && restated.has(row)) found.set(row, (found.get(row) ?? new Set()).add(quarter))
    }
  }
  return found
}

/** Quarters with the fiscal years they belong to and the four trailing quarters they lie in, each once. */
function periodsOf(book: Book, quarters: readonly Quarter[]): readonly Period[] {
  const years = new Set(quarters.map((quarter) => fiscalYearOf(quarter, book.issuer.fiscal_year_start_month).id))
  const ends = new Set(quarters.flatMap((quarter) => [0, 1, 2, 3].map((later) => shiftQuarter(quarter, later))).filter((end) => book.quarters.includes(end)))
  return [...quarters, ...years, ...[...ends].sort().map((end) => `TTM:${end}`)].map(parsePeriod)
}

function moved(before: Figure | undefined, after: Figure): boolean {
  const [old, now] = [before?.quantity.value ?? null, after.quantity.value]
  return before !== undefined && (old === null ? now !== null : now === null || !old.equals(now))
}

/** A figure that moved by this ratio makes its restatement one that is told (metrics.md 4.5). */
export const MATERIAL = rational('0.01')

/** Whether a restatement must be told and not only listed: an error, or any figure moved by 1 % or more (metrics.md 4.5). */
export function mustBeTold(restatement: Restatement, effects: readonly Effect[]): boolean {
  if (restatement.reason && valueOf(restatement.reason, 'reason') === 'error') return true
  return effects.some(({ before, after }) => {
    const [old, now] = [before.quantity.value, after.quantity.value]
    return !old || !now || old.equals(0) || now.sub(old).div(old).abs().compare(MATERIAL) >= 0
  })
}
