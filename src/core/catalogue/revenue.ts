import type { Book } from '../book.ts'
import type { Metric } from '../metric.ts'
import type { Quarter } from '../period.ts'
import { absent, difference, quotient, said, sum, type Quantity } from '../quantity.ts'
import { ZERO } from '../rational.ts'
import { valueOf, type Row } from '../row.ts'
import { SEGMENTS, type Segment, type Workload } from '../tables.ts'
import { energyOf, inService, overQuarters, pairsOf, stated, sumOr, type Pair, type View } from '../view.ts'
import { averageItMw, averageMw } from './capacity.ts'
import { use } from './energy.ts'
import { amountOf } from './money.ts'

const currencyOf = (view: View): string => view.book.issuer.currency

/** The segments that have a row in any quarter. */
export const segmentsOf = (book: Book): readonly Segment[] =>
  book.once('segments', () => SEGMENTS.filter((segment) => book.rows('revenue').some((row) => valueOf(row, 'segment') === segment)))

const isOf = (row: Row<'revenue'>, segment: string, facility: string | null): boolean =>
  valueOf(row, 'segment') === segment && (facility === null || valueOf(row, 'facility') === facility)

function segmentIn(view: View, segment: string, quarter: Quarter): Quantity {
  const rows = view.book.rows('revenue', quarter).filter((row) => isOf(row, segment, view.scope.facility))
  const name = `revenue of ${segment} in ${quarter}`
  return sumOr(name, currencyOf(view), 'missing_input', rows.map((row) => amountOf(view, name, row, quarter)))
}

/** Revenue of one segment in the issuer's currency. */
export const segmentRevenue = (view: View, segment: string): Quantity =>
  stated(`revenue.${segment}`, { ...view, scope: { ...view.scope, workload: null } }, overQuarters(view, `revenue of ${segment}`, currencyOf(view), (quarter) => segmentIn(view, segment, quarter)))

/** The sum of the segments that have a row in the quarter. */
function partsIn(view: View, quarter: Quarter): Quantity {
  const present = segmentsOf(view.book).filter((segment) => view.book.rows('revenue', quarter).some((row) => isOf(row, segment, view.scope.facility)))
  return sumOr(`segments of ${quarter}`, currencyOf(view), 'missing_input', present.map((segment) => segmentIn(view, segment, quarter)))
}

const totalRows = (view: View, quarter: Quarter): readonly Row<'revenue'>[] =>
  view.book.rows('revenue', quarter).filter((row) => isOf(row, 'total', view.scope.facility))

/** Revenue: the total row where there is one, else the sum of the segments (design.md 7). */
export const totalRevenue = (view: View): Quantity => stated('revenue.total', view, overQuarters(view, 'revenue', currencyOf(view), (quarter) => {
  const rows = totalRows(view, quarter)
  return rows.length === 0 ? partsIn(view, quarter) : sumOr(`revenue of ${quarter}`, currencyOf(view), 'missing_input', rows.map((row) => amountOf(view, `revenue of ${quarter}`, row, quarter)))
}))

/** What the segments leave of the total: rounding when small, else not split in the source. */
const notSplit = (view: View): Quantity => overQuarters(view, 'revenue not split in the source', currencyOf(view), (quarter) =>
  totalRows(view, quarter).length === 0
    ? absent(`total row of ${quarter}`, currencyOf(view), 'not_applicable')
    : difference(`not split in ${quarter}`, totalRevenue({ ...view, quarters: [quarter] }), partsIn(view, quarter)))

/** Whether a workload at a facility has a revenue row of its own segment, for the facility or for the company; the total does not count. */
const covered = (view: View, pair: Pair, quarter: Quarter): boolean => view.book.rows('revenue', quarter).some(
  (row) => valueOf(row, 'segment') === pair.workload && (valueOf(row, 'facility') === pair.facility || valueOf(row, 'facility') === 'all'),
)

/** The first workload at a facility that stands in the denominator but not in the numerator. */
export function uncovered(view: View, stands: (pair: Pair, quarter: Quarter) => boolean): Pair | null {
  for (const quarter of view.quarters) {
    const found = pairsOf(view, quarter).find((pair) => stands(pair, quarter) && !covered(view, pair, quarter))
    if (found) return found
  }
  return null
}

const usedEnergy = (view: View) => (pair: Pair, quarter: Quarter): boolean => (energyOf(view.book, pair, quarter).value ?? ZERO).compare(ZERO) > 0

/** A ratio to revenue; absent, boundary_mismatch, where a facility stands in one of the two only (design.md 2). */
function ratioToRevenue(view: View, stands: (pair: Pair, quarter: Quarter) => boolean, over: Quantity, under: Quantity, symbol: string): Quantity {
  const outside = view.scope.facility === null ? uncovered(view, stands) : null
  if (outside) return absent(`revenue of ${outside.facility}/${outside.workload}`, symbol, 'boundary_mismatch')
  return said(quotient('ratio to revenue', over, under), symbol)
}

const workloadOf = (view: View): Workload => view.scope.workload!

const perMwh = (view: View): Quantity =>
  ratioToRevenue(view, usedEnergy(view), segmentRevenue(view, workloadOf(view)), use(view), `${currencyOf(view)}/MWh`)

const perMw = (view: View): Quantity => ratioToRevenue(
  view, (pair, quarter) => inService(view.book, pair, quarter), segmentRevenue(view, workloadOf(view)), averageMw(view), `${currencyOf(view)}/MW`,
)

const perItMw = (view: View): Quantity => ratioToRevenue(
  view, (pair, quarter) => inService(view.book, pair, quarter), segmentRevenue(view, workloadOf(view)), averageItMw(view), `${currencyOf(view)}/MW_IT`,
)

/** A quantity per million of revenue; boundary_mismatch and a revenue of zero or less leave it absent. */
export function perMillionRevenue(view: View, over: Quantity): Quantity {
  const currency = currencyOf(view)
  const symbol = `${over.unit.symbol}/M ${currency}`
  const revenue = totalRevenue(view)
  if (revenue.value && revenue.value.compare(ZERO) <= 0) return absent('revenue', symbol, 'zero_denominator')
  return ratioToRevenue(view, usedEnergy(view), over, said(revenue, `M ${currency}`), symbol)
}

/** A cost as a share of revenue, under the same rule. */
export const shareOfRevenue = (view: View, cost: Quantity): Quantity => ratioToRevenue(view, usedEnergy(view), cost, totalRevenue(view), 'ratio')

const coreShare = (view: View): Quantity => {
  const ai = segmentRevenue(view, 'ai_hosting')
  return said(quotient('AI share of mining and AI', ai, sum('mining and AI revenue', [segmentRevenue(view, 'mining'), ai])), 'ratio')
}

const base = { group: 'revenue', aggregation: 'sum', direction: 'higher', standards: [] } as const
const both = (book: Book): boolean => segmentsOf(book).includes('mining') && segmentsOf(book).includes('ai_hosting')

const segmentMetrics: readonly Metric[] = SEGMENTS.map((segment) => ({
  ...base, id: `revenue.${segment}`, unit: 'CUR', nature: 'money', decimals: 0, scopes: ['company', 'facility'],
  applies: (book) => segmentsOf(book).includes(segment), compute: (view) => segmentRevenue(view, segment),
}))

/** Revenue and productivity (metrics.md 1.7 B). */
export const revenueMetrics: readonly Metric[] = [
  { ...base, id: 'revenue.total', unit: 'CUR', nature: 'money', decimals: 0, scopes: ['company'], compute: totalRevenue, standards: ['esrs:2023:Revenue', 'asc:280', 'ifrs:8'] },
  ...segmentMetrics,
  {
    ...base, id: 'revenue.not_split', unit: 'CUR', nature: 'level', direction: 'neutral', decimals: 0, scopes: ['company'], compute: notSplit,
    applies: (book) => book.rows('revenue').some((row) => valueOf(row, 'segment') === 'total'),
  },
  {
    ...base, id: 'revenue.share', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'neutral', decimals: 1, scopes: ['company'], variants: segmentsOf,
    compute: (view) => said(quotient(`share of ${view.scope.variant}`, segmentRevenue(view, view.scope.variant!), totalRevenue(view)), 'ratio'),
  },
  { ...base, id: 'revenue.ai_share_core', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'neutral', decimals: 1, scopes: ['company'], applies: both, compute: coreShare },
  { ...base, id: 'revenue.per_mwh', unit: 'CUR/MWh', nature: 'intensity', aggregation: 'ratio', decimals: 2, scopes: ['workload', 'pair'], compute: perMwh },
  { ...base, id: 'revenue.per_mw', unit: 'CUR/MW', nature: 'intensity', aggregation: 'ratio', decimals: 0, scopes: ['workload', 'pair'], compute: perMw },
  {
    ...base, id: 'revenue.per_mw_it', unit: 'CUR/MW_IT', nature: 'intensity', aggregation: 'ratio', decimals: 0, scopes: ['workload', 'pair'], compute: perItMw,
    applies: (book) => book.rows('capacity').some((row) => valueOf(row, 'capacity_basis') === 'energised_it'),
  },
  {
    ...base, group: 'capacity', id: 'energy.per_musd', unit: 'MWh/M CUR', nature: 'intensity', aggregation: 'ratio', direction: 'lower', decimals: 1, scopes: ['company'],
    compute: (view) => perMillionRevenue(view, use(view)), standards: ['gri:302-3', 'esrs:2023:E1-5'],
  },
]
