import type { Book } from '../book.ts'
import { hoursOfQuarter } from '../clock.ts'
import type { Metric } from '../metric.ts'
import { absent, constant, difference, larger, named, product, quotient, said, smaller, sum, type Quantity } from '../quantity.ts'
import { rational } from '../rational.ts'
import { valueOf, type Row } from '../row.ts'
import { cellOf, hasData, ownPairsOf, sumOr, type View } from '../view.ts'
import { factor } from './factors.ts'
import { instrumentRows } from './instruments.ts'

/** One hour at a facility: load and contracted carbon-free energy in MWh, carbon-free share of the grid. */
export interface Hour {
  readonly load: Quantity
  readonly contracted: Quantity
  readonly share: Quantity
}

/** The hour of a row. */
export const hourOf = (book: Book, row: Row<'hourly'>): Hour => {
  const at = `${valueOf(row, 'facility')}, ${valueOf(row, 'timestamp_utc')}`
  return {
    load: cellOf(book, `load of ${at}`, 'MWh', row, 'load_mwh'),
    contracted: cellOf(book, `contracted carbon-free energy of ${at}`, 'MWh', row, 'contracted_cfe_mwh'),
    share: cellOf(book, `carbon-free share of the grid of ${at}`, 'ratio', row, 'grid_cfe_share'),
  }
}

const NOTHING = constant('zero', 0, 'MWh')
const matchedIn = (hour: Hour): Quantity => smaller('matched in the hour', hour.load, hour.contracted)
const loadOf = (hours: readonly Hour[]): Quantity => sum('load', hours.map((hour) => hour.load))

/** Hourly matched contracted energy ÷ load; excess of one hour never counts in another. */
export const contractedMatched = (hours: readonly Hour[]): Quantity => said(quotient('contracted, hourly matched', sum('matched', hours.map(matchedIn)), loadOf(hours)), 'ratio')

/** Σ [min(L, C) + max(L − C, 0)·x] ÷ Σ L: the hourly carbon-free score. */
export function score(hours: readonly Hour[]): Quantity {
  const parts = hours.flatMap((hour) => [
    matchedIn(hour),
    said(product('carbon-free from the grid', larger('load not matched', difference('load less contracted', hour.load, hour.contracted), NOTHING), hour.share), 'MWh'),
  ])
  return said(quotient('hourly score', sum('carbon-free energy', parts), loadOf(hours)), 'ratio')
}

/** min(1, Σ C ÷ Σ L): what annual-style matching would say; shown only beside the hourly score. */
export const volumetric = (hours: readonly Hour[]): Quantity => smaller(
  'volumetric matching', said(quotient('contracted over load', sum('contracted', hours.map((hour) => hour.contracted)), loadOf(hours)), 'ratio'), constant('one', 1, 'ratio'),
)

/** Σ max(C − L, 0), MWh. */
export const excess = (hours: readonly Hour[]): Quantity =>
  sum('excess', hours.map((hour) => larger('excess in the hour', difference('contracted less load', hour.contracted, hour.load), NOTHING)))

/** The largest hourly load, MW. */
const peak = (loads: readonly Quantity[]): Quantity =>
  said(quotient('peak', loads.reduce((most, load) => larger('larger load', most, load)), constant('one hour', 1, 'h')), 'MW')

/** The load of every hour, all sites of the view together. */
const loadsOf = (view: View): readonly Quantity[] =>
  [...Map.groupBy(rowsOf(view), (row) => Date.parse(valueOf(row, 'timestamp_utc')!)).values()].map((rows) => sumOr('load of the hour', 'MWh', 'missing_input', rows.map((row) => hourOf(view.book, row).load)))

const rowsOf = (view: View): readonly Row<'hourly'>[] => view.quarters.flatMap((quarter) => view.book.rows('hourly', quarter))
  .filter((row) => view.scope.facility === null || valueOf(row, 'facility') === view.scope.facility)

/** Hours with all three values ÷ elapsed hours, over the facilities that report by the hour. */
function coverage(view: View): Quantity {
  const rows = rowsOf(view)
  const facilities = new Set(rows.map((row) => valueOf(row, 'facility')))
  const sites = view.book.facilities.filter((row) => facilities.has(valueOf(row, 'facility')))
  if (sites.length === 0) return absent('hourly data', 'ratio', 'missing_input')
  const complete = rows.filter((row) => row.cells.load_mwh?.value && row.cells.contracted_cfe_mwh?.value && row.cells.grid_cfe_share?.value)
  const due = sites.flatMap((site) => view.quarters.map((quarter) => hoursOfQuarter(quarter, valueOf(site, 'time_zone')!))).reduce((a, b) => a.add(b))
  return said(quotient('hourly coverage', constant('hours with data', complete.length, 'h'), constant('hours', due, 'h')), 'ratio')
}

const ENOUGH = rational('0.99')

/** A figure of the hours in view; absent, insufficient_coverage, under 99 % of the hours or with a site that reports none. */
function ofHours(view: View, symbol: string, compute: (hours: readonly Hour[]) => Quantity): Quantity {
  const rows = rowsOf(view)
  if (rows.length === 0 || !view.quarters.every((quarter) => hasData(view, quarter))) return absent('hourly data', symbol, 'missing_input')
  const reporting = new Set(rows.map((row) => valueOf(row, 'facility')))
  const silent = view.quarters.some((quarter) => ownPairsOf(view, quarter).some((pair) => !reporting.has(pair.facility)))
  if (silent || coverage(view).value!.compare(ENOUGH) < 0) return absent('hourly data', symbol, 'insufficient_coverage')
  return compute(rows.map((row) => hourOf(view.book, row)))
}

/** The hourly carbon-free score of the view. */
export const coverageScore = (view: View): Quantity => ofHours(view, 'ratio', score)

/** The sites of the view that operate or report by the hour. */
const sitesIn = (view: View): ReadonlySet<string> =>
  new Set([...view.quarters.flatMap((quarter) => ownPairsOf(view, quarter).map((pair) => pair.facility)), ...rowsOf(view).map((row) => valueOf(row, 'facility')!)])

/** The peak hourly load; of several sites the peak of their hours added up, which needs the hours of each. */
export const peakMw = (view: View): Quantity => {
  if (rowsOf(view).length === 0) return absent('hourly data', 'MW', 'missing_input')
  return sitesIn(view).size === 1 ? peak(loadsOf(view)) : ofHours(view, 'MW', () => peak(loadsOf(view)))
}

/** Average hourly load ÷ peak of one site; needs 99 % of the hours. */
export const loadFactor = (view: View): Quantity => ofHours(view, 'ratio', (hours) => {
  if (sitesIn(view).size > 1) return absent('load factor of one site', 'ratio', 'not_applicable')
  const average = said(quotient('average hourly load', loadOf(hours), constant('hours with data', hours.length, 'h')), 'MW')
  return said(quotient('load factor', average, peakMw(view)), 'ratio')
})

/** Draft hourly market-based Scope 2: matched energy at the instruments' factor, the rest at the residual mix. */
const pilot = (view: View): Quantity => ofHours(view, 'tCO2e', () => sumOr('hourly pilot', 'tCO2e', 'missing_input', rowsOf(view).map((row) => {
  const site = view.book.facilities.find((each) => valueOf(each, 'facility') === valueOf(row, 'facility'))!
  const pair = { facility: valueOf(row, 'facility')!, workload: view.book.workloads[0]! }
  const kind = view.book.workloads.flatMap((workload) => instrumentRows(view, row.folder!, { ...pair, workload })).map((each) => valueOf(each, 'instrument')!)[0]
  if (!kind) return absent('instruments', 'tCO2e', 'missing_input')
  const hour = hourOf(view.book, row)
  const rest = larger('load not matched', difference('load less contracted', hour.load, hour.contracted), NOTHING)
  return sum('emissions of the hour', [
    said(product('matched', matchedIn(hour), factor(view, kind, 'instrument', row.folder!)), 'tCO2e'),
    said(product('not matched', rest, factor(view, valueOf(site, 'grid_region')!, 'residual', row.folder!)), 'tCO2e'),
  ])
})))

const annual = (book: Book): boolean => new Set(book.rows('hourly').map((row) => row.cells.grid_cfe_share?.text)).size === 1
const flagged = (view: View, found: Quantity): Quantity => (annual(view.book) ? named(found, found.name, ['annual_grid_share']) : found)

const base = { group: 'hourly', nature: 'share', aggregation: 'hourly', direction: 'higher', decimals: 1, scopes: ['company', 'facility'], standards: [] } as const

/** Hourly matched carbon-free energy (metrics.md 1.7 E, and the pilot of 1.7 C). */
export const hourlyMetrics: readonly Metric[] = [
  { ...base, id: 'cfe.score', unit: 'ratio', compute: (view) => flagged(view, coverageScore(view)) },
  { ...base, id: 'cfe.contracted_matched', unit: 'ratio', compute: (view) => ofHours(view, 'ratio', contractedMatched) },
  { ...base, id: 'cfe.volumetric', unit: 'ratio', direction: 'neutral', compute: (view) => ofHours(view, 'ratio', volumetric) },
  { ...base, id: 'cfe.excess_mwh', unit: 'MWh', nature: 'quantity', direction: 'neutral', decimals: 0, compute: (view) => ofHours(view, 'MWh', excess) },
  { ...base, id: 'cfe.coverage', unit: 'ratio', aggregation: 'none', compute: coverage },
  { ...base, group: 'emissions', id: 'emissions.scope2_mb_hourly_pilot', unit: 'tCO2e', nature: 'quantity', direction: 'lower', decimals: 0, compute: pilot },
]
