import type { Book } from './book.ts'
import { figureOf, figuresOf, type Figure } from './figure.ts'
import { cellsOf } from './lineage.ts'
import { fiscalYearOf, parsePeriod, shiftQuarter, type Period, type Quarter } from './period.ts'
import { absent } from './quantity.ts'
import { rational } from './rational.ts'
import { bookWith, restatementsOf, type Restatement } from './restatement.ts'
import { valueOf, type Row } from './row.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'

/** A figure that a restatement moved. */
export interface Effect {
  readonly before: Figure
  readonly after: Figure
}

/** Restatements of one day, and of them those with which a site came late, are one event: what they move, they move together, and what was shown before had none of them. */
export const eventOf = ({ row, replaced, date }: Restatement): string => {
  const site = facilityOf(row)
  if (replaced === null && site !== null && site !== 'all') return `late ${date} ${site}`
  return date === '' ? `${row.file}:${row.line}` : `on ${date}`
}

const facilityOf = (row: Row): string | null => valueOf(row as Row<'energy'>, 'facility')

type Event = readonly Restatement[]

/** All restatements of the event that one belongs to. */
const eventWith = (book: Book, restatement: Restatement): Event =>
  book.once('restatements by event', () => Map.groupBy(restatementsOf(book), eventOf)).get(eventOf(restatement))!

/** Every figure that a restatement moved, with those of its event, of its quarters, their fiscal years and the trailing four quarters they lie in. */
export const effectsOf = (book: Book, restatement: Restatement): readonly Effect[] => book.once(`effects@${eventOf(restatement)}`, () => {
  const event = eventWith(book, restatement)
  return periodsOf(book, book.quarters.filter((quarter) => touches(book, event, quarter))).flatMap((period) => movedIn(book, event, period))
})

/** The figures of fiscal years and trailing quarters that restatements moved: what is shown of such periods, each once, by period. */
export const movedYears = (book: Book): ReadonlyMap<string, readonly Figure[]> => book.once('moved years', () => {
  const moved = restatementsOf(book).flatMap((restatement) => effectsOf(book, restatement)).filter(({ after }) => after.period.kind !== 'quarter')
  const known = moved.flatMap(({ after: { id, period } }) => figureOf(book, id, period) ?? [])
  return Map.groupBy(new Map(known.map((figure) => [`${figure.id}@${figure.period.id}`, figure])).values(), ({ period }) => period.id)
})

/** The same of one quarter alone, without a look at all others. */
export function effectsIn(book: Book, restatement: Restatement, quarter: Quarter): readonly Effect[] {
  const event = eventWith(book, restatement)
  return touches(book, event, quarter) ? movedIn(book, event, parsePeriod(quarter)) : []
}

const movedIn = (book: Book, event: Event, period: Period): readonly Effect[] => book.once(`effects@${eventOf(event[0]!)}@${period.id}`, () => {
  const [old, now] = [bookAt(book, event, 'replaced'), bookAt(book, event, 'row')]
  const after = new Map(figuresOf(now, period).map((each) => [each.id, each]))
  // The number of restated values is moved by every restatement and measures none.
  return figuresOf(old, period).map((before) => ({ before, after: after.get(before.id) ?? withdrawn(before) }))
    .filter(({ before, after }) => after.metric.id !== 'quality.restated_count' && moved(before, after))
})

/** What is left of a figure that is stated no more, such as one of a site that no longer counts. */
const withdrawn = (before: Figure): Figure => ({ ...before, quantity: absent(before.id, before.quantity.unit.symbol, 'not_applicable'), status: null, flags: [], range: null, first: null })

/** The row that counts today for the key of a restated one. */
export const currentOf = (book: Book, { row }: Pick<Restatement, 'row'>): Row =>
  (book.every(row.table) as readonly Row[]).find((each) => each === row || book.predecessors(each).includes(row))!

/** The book before or after an event, its rows in the place of the current ones; a site that came with them goes with them. */
const bookAt = (book: Book, event: Event, which: 'replaced' | 'row'): Book => book.once(`book at@${which}@${event.map(({ row, column }) => `${row.file}:${row.line}:${column}`).join()}`, () => {
  const instead = new Map(event.map((each) => [currentOf(book, each), each[which]] as const).filter(([row, other]) => row !== other))
  const gone = new Set([...instead].flatMap(([row, other]) => (other === null ? [facilityOf(row)] : [])))
  const left = gone.size === 0 ? [] : TABLE_NAMES.filter((table) => table !== 'facilities').flatMap((table) => (book.every(table) as readonly Row[]).filter((row) => gone.has(facilityOf(row)) && !instead.has(row)).map(facilityOf))
  for (const site of gone.size === 0 ? [] : book.every('facilities')) if (gone.has(facilityOf(site)) && !left.includes(facilityOf(site))) instead.set(site, null)
  return instead.size === 0 ? book : bookWith(book, instead)
})

/** Whether an event is of a quarter, or of a row that its figures rest on; no figure rests on the row of a site, which says where it lies and how it counts. */
const touches = (book: Book, event: Event, quarter: Quarter): boolean => event.some((each) =>
  each.quarter === quarter || isRemembered(each, quarter) || each.row.table === 'facilities' || rowsBehind(book, quarter).has(currentOf(book, each)) || restedOn(book, each, quarter))

/** Tables of which a quarter without a row asks whether one before it had any. */
const REMEMBERED: ReadonlySet<TableName> = new Set(['fuels', 'energy'])

/** Whether a quarter that rests on no cell of a value that came late may have changed with it: a certificate lets every quarter without one claim zero. */
const isRemembered = ({ row, replaced, quarter: own }: Restatement, quarter: Quarter): boolean =>
  replaced === null && own !== null && (row.table === 'instruments' ? own !== quarter : REMEMBERED.has(row.table) && own < quarter)

/** Whether the figures of a quarter rested on the row before: a reference row may hold from another day than the one in its place. */
const restedOn = (book: Book, restatement: Restatement, quarter: Quarter): boolean =>
  restatement.quarter === null && restatement.replaced !== null && rowsBehind(bookAt(book, [restatement], 'replaced'), quarter).has(restatement.replaced)

const rowsBehind = (book: Book, quarter: Quarter): ReadonlySet<Row> =>
  book.once(`rows behind@${quarter}`, () => new Set(figuresOf(book, parsePeriod(quarter)).flatMap(({ quantity }) => cellsOf(quantity)).flatMap(({ row }) => row ?? [])))

/** Quarters with the fiscal years they belong to and the four trailing quarters they lie in, each once. */
function periodsOf(book: Book, quarters: readonly Quarter[]): readonly Period[] {
  const years = new Set(quarters.map((quarter) => fiscalYearOf(quarter, book.issuer.fiscal_year_start_month).id))
  const ends = new Set(quarters.flatMap((quarter) => [0, 1, 2, 3].map((later) => shiftQuarter(quarter, later))).filter((end) => book.quarters.includes(end)))
  return [...quarters, ...years, ...[...ends].sort().map((end) => `TTM:${end}`)].map(parsePeriod)
}

function moved(before: Figure, after: Figure): boolean {
  const [old, now] = [before.quantity.value, after.quantity.value]
  return old === null ? now !== null : now === null || !old.equals(now)
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
