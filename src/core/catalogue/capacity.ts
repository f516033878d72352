import { changesWithin, hoursInService, levelAtEnd } from '../capacity.ts'
import type { Metric } from '../metric.ts'
import { absent, constant, named, quotient, said, type Quantity } from '../quantity.ts'
import { capacityHoursOf, hasData, hoursIn, lastQuarter, levelsOf, overPairs, overQuarters, ownPairsOf, pairsOf, stated, sumOr, type Pair, type View } from '../view.ts'
import { valueOf } from '../row.ts'

/** Elapsed hours: of the facility where there is one, else of the issuer's own zone. */
export function hours(view: View): Quantity {
  const { book, scope } = view
  const row = book.facilities.find((facility) => valueOf(facility, 'facility') === scope.facility)
  const zone = row ? valueOf(row, 'time_zone')! : book.issuer.time_zone
  return stated('capacity.hours', view, sumOr('hours', 'h', 'not_applicable', view.quarters.map((quarter) => hoursIn(quarter, zone))))
}

/** Capacity-hours of the scope, in MWh of full load. */
export const capacityHours = (view: View): Quantity => stated('capacity.capacity_hours', view, hoursOver(view, pairsOf))

const hoursOver = (view: View, pairs: typeof pairsOf): Quantity => overPairs(view, 'capacity-hours', 'MWh', (pair, quarter) => {
  const held = capacityHoursOf(view.book, pair, quarter)
  return held.reason === 'not_applicable' ? null : held
}, pairs)

/** Time-weighted average energised MW: capacity-hours ÷ hours over time, summed over facilities. */
export const averageMw = (view: View): Quantity => stated('capacity.average_mw', view, averageOf(view, 'energised_gross', 'MW'))

/** The capacity-hours that stand beside the company's own electricity: without what only customers use. */
export const ownCapacityHours = (view: View): Quantity => (hostsCustomers(view) ? hoursOver(view, ownPairsOf) : capacityHours(view))

/** The average capacity that stands beside the company's own electricity. */
export const ownAverageMw = (view: View): Quantity => (hostsCustomers(view) ? averageOf(view, 'energised_gross', 'MW', ownPairsOf) : averageMw(view))

const hostsCustomers = (view: View): boolean => view.quarters.some((quarter) => ownPairsOf(view, quarter).length < pairsOf(view, quarter).length)

/** Time-weighted average energised critical-IT MW. */
export const averageItMw = (view: View): Quantity => averageOf(view, 'energised_it', 'MW_IT')

function averageOf(view: View, basis: 'energised_gross' | 'energised_it', symbol: 'MW' | 'MW_IT', pairs = pairsOf): Quantity {
  const missing = view.quarters.find((quarter) => !view.book.quarters.includes(quarter))
  if (missing) return absent(`capacity of ${missing}`, symbol, 'missing_input')
  const held = distinctPairs(view, pairs)
  const parts = held.map((pair) => averageOfPair(view, pair, basis, symbol)).filter((part) => part !== null)
  // IT power is owed for AI hosting alone; a mining hall has none to report.
  const owed = basis === 'energised_it' && held.some((pair) => pair.workload === 'ai_hosting')
  return sumOr('average energised capacity', symbol, owed ? 'missing_input' : 'not_applicable', parts)
}

function averageOfPair(view: View, pair: Pair, basis: 'energised_gross' | 'energised_it', symbol: 'MW' | 'MW_IT'): Quantity | null {
  const name = `average energised capacity of ${pair.facility}/${pair.workload}`
  const held = view.quarters.map((quarter) => capacityHoursOf(view.book, pair, quarter, basis)).filter((part) => part.reason !== 'not_applicable')
  if (held.length === 0) return null
  const elapsed = sumOr(`hours at ${pair.facility}`, 'h', 'not_applicable', view.quarters.map((quarter) => hoursIn(quarter, pair.timeZone)))
  const average = said(quotient(name, sumOr(`capacity-hours of ${pair.facility}/${pair.workload}`, symbol, 'not_applicable', held), elapsed), symbol)
  const partial = view.quarters.some((quarter) => changesWithin(levelsOf(view.book, pair.facility, pair.workload, basis), quarter))
  return partial ? named(average, average.name, ['part_quarter']) : average
}

/** The pairs of every quarter of the view, once each. */
export function distinctPairs(view: View, pairs = pairsOf): readonly Pair[] {
  const found = new Map<string, Pair>()
  for (const quarter of view.quarters) for (const pair of pairs(view, quarter)) found.set(`${pair.facility}/${pair.workload}`, pair)
  return [...found.values()]
}

/** Energised gross MW at the instant before the period ends. */
const periodEndMw = (view: View): Quantity => {
  const quarter = lastQuarter(view)
  if (!hasData(view, quarter)) return absent(`capacity of ${quarter}`, 'MW', 'missing_input')
  return sumOr('energised capacity at period end', 'MW', 'not_applicable', pairsOf(view, quarter).map(
    (pair) => levelAtEnd(`capacity of ${pair.facility}/${pair.workload} at the end of ${quarter}`, levelsOf(view.book, pair.facility, pair.workload, 'energised_gross'), quarter),
  ))
}

const serviceHours = (view: View): Quantity => {
  const pair = distinctPairs(view)[0]
  if (!pair) return absent('hours in service', 'h', 'not_applicable')
  const rows = levelsOf(view.book, pair.facility, pair.workload, 'energised_gross')
  return overQuarters(view, 'hours in service', 'h', (quarter) => constant(`hours in service in ${quarter}`, hoursInService(rows, quarter, pair.timeZone), 'h'))
}

const base = { group: 'capacity', direction: 'neutral', standards: [] } as const

/** Capacity and hours (metrics.md 1.2 and 1.7 A). */
export const capacityMetrics: readonly Metric[] = [
  { ...base, id: 'capacity.hours', unit: 'h', nature: 'level', aggregation: 'none', decimals: 0, scopes: ['company', 'facility', 'pair'], compute: hours },
  { ...base, id: 'capacity.capacity_hours', unit: 'MWh', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company', 'workload', 'facility', 'pair'], compute: capacityHours },
  { ...base, id: 'capacity.average_mw', unit: 'MW', nature: 'level', aggregation: 'weighted', decimals: 1, scopes: ['company', 'workload', 'facility', 'pair'], compute: averageMw },
  { ...base, id: 'capacity.period_end_mw', unit: 'MW', nature: 'level', aggregation: 'state', decimals: 1, scopes: ['company', 'workload', 'facility', 'pair'], compute: periodEndMw },
  {
    ...base, id: 'capacity.in_service_average_mw', unit: 'MW', nature: 'level', aggregation: 'none', decimals: 1, scopes: ['pair'],
    compute: (view) => said(quotient('average while in service', capacityHours(view), serviceHours(view)), 'MW'),
  },
  { ...base, id: 'capacity.in_service_hours', unit: 'h', nature: 'level', aggregation: 'none', decimals: 0, scopes: ['pair'], compute: serviceHours },
]
