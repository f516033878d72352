import type { Book } from './book.ts'
import { capacityHoursQuantity } from './capacity.ts'
import { hoursOfQuarter } from './clock.ts'
import { quartersOf, shiftQuarter, type Period, type Quarter } from './period.ts'
import { absent, constant, fromCell, named, sum, type Quantity, type Reason } from './quantity.ts'
import { ZERO, type Rational } from './rational.ts'
import { valueOf, type Cell, type Row } from './row.ts'
import type { CapacityBasis, Workload } from './tables.ts'

/** What part of the company a figure speaks of; all null: the whole company. */
export interface Scope {
  readonly facility: string | null
  readonly workload: Workload | null
  /** What the metric distinguishes besides: a basis, a segment, an assurance level, a target. */
  readonly variant: string | null
}

/** The id of a metric in a scope: `energy.per_mw[lake-mariner/mining]`. */
export function figureId(metric: string, scope: Scope): string {
  const parts = [scope.facility, scope.workload, scope.variant].filter((part) => part !== null)
  return parts.length === 0 ? metric : `${metric}[${parts.join('/')}]`
}

export const COMPANY: Scope = { facility: null, workload: null, variant: null }

/** A book, a period and a scope: all that a metric needs. */
export interface View {
  readonly book: Book
  readonly period: Period
  readonly quarters: readonly Quarter[]
  readonly scope: Scope
}

/** The view of a period and a scope in a book. */
export const viewOf = (book: Book, period: Period, scope: Scope = COMPANY): View =>
  ({ book, period, scope, quarters: quartersOf(period, book.issuer.fiscal_year_start_month) })

/** A workload at a facility. */
export interface Pair {
  readonly facility: string
  readonly workload: Workload
  readonly timeZone: string
  readonly region: string
}

/** The workloads at facilities within the scope that had capacity or an energy row in the quarter. */
export function pairsOf(view: View, quarter: Quarter): readonly Pair[] {
  const { scope, book } = view
  return allPairs(book, quarter).filter(
    (pair) => (scope.facility === null || pair.facility === scope.facility) && (scope.workload === null || pair.workload === scope.workload),
  )
}

/** The pairs whose electricity is the company's own: not those of which every row of the quarter is a hosted customer's, or was when they last had rows. */
export const ownPairsOf = (view: View, quarter: Quarter): readonly Pair[] => pairsOf(view, quarter).filter((pair) => !isOfCustomers(view.book, pair, quarter))

/** What comes later says nothing of a quarter, whose figures stand. */
function isOfCustomers(book: Book, pair: Pair, quarter: Quarter): boolean {
  return book.once(`customers@${pair.facility}/${pair.workload}@${quarter}`, () => {
    const rows = book.rows('energy', quarter).filter((row) => valueOf(row, 'facility') === pair.facility && valueOf(row, 'workload') === pair.workload)
    if (rows.length > 0) return !rows.some(isOwn)
    return quarter > book.quarters[0]! && isOfCustomers(book, pair, shiftQuarter(quarter, -1))
  })
}

function allPairs(book: Book, quarter: Quarter): readonly Pair[] {
  return book.once(`pairs@${quarter}`, () => {
    const energy = book.rows('energy', quarter).filter(isOwn)
    return book.facilities.flatMap((row) => book.workloads.map((workload) => pairAt(row, workload))).filter(
      (pair) => inService(book, pair, quarter) || energy.some((row) => valueOf(row, 'facility') === pair.facility && valueOf(row, 'workload') === pair.workload),
    )
  })
}

const pairAt = (row: Row<'facilities'>, workload: Workload): Pair =>
  ({ facility: valueOf(row, 'facility')!, workload, timeZone: valueOf(row, 'time_zone')!, region: valueOf(row, 'grid_region')! })

/** Whether a workload had energised capacity at a facility at any time in the quarter. */
export const inService = (book: Book, pair: Pair, quarter: Quarter): boolean =>
  (capacityHoursOf(book, pair, quarter).value ?? ZERO).compare(ZERO) > 0

/** Whether a row is of the company's own operations; a blank boundary means so. */
export const isOwn = (row: Row<'energy'>): boolean => (valueOf(row, 'boundary') ?? 'own_operations') === 'own_operations'

/** The dated levels of a workload at a facility on a basis. */
export const levelsOf = (book: Book, facility: string, workload: Workload, basis: CapacityBasis): readonly Row<'capacity'>[] =>
  book.once(`levels@${basis}/${facility}/${workload}`, () => book.rows('capacity').filter(
    (row) => valueOf(row, 'facility') === facility && valueOf(row, 'workload') === workload && valueOf(row, 'capacity_basis') === basis,
  ))

/** Energised capacity-hours of a pair in a quarter, MWh of full load; of IT power in MW_IT·h on the basis energised_it. */
export function capacityHoursOf(book: Book, pair: Pair, quarter: Quarter, basis: 'energised_gross' | 'energised_it' = 'energised_gross'): Quantity {
  return book.once(`capacity-hours@${basis}/${pair.facility}/${pair.workload}/${quarter}`, () => capacityHoursQuantity(
    `capacity-hours of ${pair.facility}/${pair.workload} in ${quarter}`, levelsOf(book, pair.facility, pair.workload, basis), quarter,
    pair.timeZone, basis === 'energised_it' ? 'MW_IT' : 'MW',
  ))
}

/** Elapsed hours of a quarter in a time zone. */
export const hoursIn = (quarter: Quarter, timeZone: string): Quantity =>
  constant(`hours of ${quarter} in ${timeZone}`, hoursOfQuarter(quarter, timeZone), 'h')

/** Energy of a pair in a quarter by measure, own operations only; absent, missing_input, without a row. */
export function energyOf(book: Book, pair: Pair, quarter: Quarter, measure: 'facility_total' | 'it_equipment' = 'facility_total'): Quantity {
  return book.once(`energy@${measure}/${pair.facility}/${pair.workload}/${quarter}`, () => {
    const name = `${measure === 'it_equipment' ? 'IT electricity' : 'electricity'} of ${pair.facility}/${pair.workload} in ${quarter}`
    const row = book.rows('energy', quarter).find((each) => isOwn(each) && valueOf(each, 'measure') === measure
      && valueOf(each, 'facility') === pair.facility && valueOf(each, 'workload') === pair.workload)
    if (!row) return absent(name, 'MWh', 'missing_input')
    return cellOf(book, name, 'MWh', row, 'energy_mwh', { low: row.cells.low_mwh, high: row.cells.high_mwh })
  })
}

/** The quantity of a cell, flagged as restated when an earlier row of its key held another value. */
export function cellOf(book: Book, name: string, symbol: string, row: Row, column: string, range: Parameters<typeof fromCell>[4] = {}): Quantity {
  const cells = row.cells as Readonly<Record<string, Parameters<typeof fromCell>[3]>>
  const quantity = fromCell(name, symbol, row, cells[column], range)
  const changed = book.predecessors(row).some((before) => !isSame((before.cells as typeof cells)[column], cells[column]))
  return changed ? { ...quantity, flags: ['restated'] } : quantity
}

/** Whether two cells hold one value, however it is spelled. */
const isSame = (one: Cell<Rational> | undefined, other: Cell<Rational> | undefined): boolean => (one?.value && other?.value ? one.value.equals(other.value) : one?.text === other?.text)

/** The sum over every pair and quarter of the view, those of hosted customers left out; absent where nothing operates, or where a quarter has no data at all. */
export function overPairs(view: View, name: string, symbol: string, part: (pair: Pair, quarter: Quarter) => Quantity | null, pairs = ownPairsOf): Quantity {
  return sumOr(name, symbol, 'not_applicable', view.quarters.flatMap((quarter) =>
    hasData(view, quarter)
      ? pairs(view, quarter).map((pair) => part(pair, quarter)).filter((each) => each !== null)
      : [absent(`${name} in ${quarter}`, symbol, 'missing_input')],
  ))
}

/** Whether any quarterly row speaks of the quarter. */
export const hasData = (view: View, quarter: Quarter): boolean =>
  view.book.once(`data@${quarter}`, () => view.book.quarters.includes(quarter))

/** The sum over the quarters of the view. */
export const overQuarters = (view: View, name: string, symbol: string, part: (quarter: Quarter) => Quantity): Quantity =>
  sumOr(name, symbol, 'not_applicable', view.quarters.map((quarter) => (hasData(view, quarter) ? part(quarter) : absent(`${name} in ${quarter}`, symbol, 'missing_input'))))

/** The sum of the parts; the one part itself; an absence when there is none. */
export function sumOr(name: string, symbol: string, reason: Reason, parts: readonly Quantity[]): Quantity {
  if (parts.length === 0) return absent(name, symbol, reason)
  return parts.length === 1 ? parts[0]! : sum(name, parts)
}

/** A step that is a figure of its own, named by its id, so that the reader can follow it there. */
export const stated = (metric: string, view: View, quantity: Quantity, variant: string | null = null): Quantity =>
  named(quantity, figureId(metric, { ...view.scope, variant }))

/** The last quarter of the view, whose end states what states. */
export const lastQuarter = (view: View): Quarter => view.quarters.at(-1)!
