import type { Book } from '../core/book.ts'
import { metricOf } from '../core/catalogue/catalogue.ts'
import { figure, scopesOf, type Figure } from '../core/figure.ts'
import type { Comparison } from '../core/change.ts'
import type { Quarter } from '../core/period.ts'
import { COMPANY, type Scope } from '../core/view.ts'

/** A metric for a part of the company, as the headline set names it. */
type Wanted = readonly [metric: string, scope?: Partial<Scope>]

/** A place in the closed headline set: one metric, and what stands in where it cannot be stated. */
export interface Slot {
  readonly id: string
  readonly options: readonly Wanted[]
  /** The comparisons it may be judged by, the leading one first; `level` for a gap that is itself a movement. */
  readonly comparisons: readonly Comparison[] | 'level'
}

const BOTH: readonly Comparison[] = ['qoq', 'yoy']
// Seasonal metrics lead with the year (B12).
const SEASONAL: readonly Comparison[] = ['yoy', 'qoq']
// Certificates retire by the registry's calendar, so a quarterly jump is an artefact (B13).
const YEARLY: readonly Comparison[] = ['yoy']

const slot = (id: string, options: readonly Wanted[], comparisons: Slot['comparisons'] = BOTH): Slot => ({ id, options, comparisons })
const perWorkload = (workload: 'mining' | 'ai_hosting'): Slot =>
  slot(`revenue.per_mwh[${workload}]`, [['revenue.per_mwh', { workload }], ['revenue.per_mw', { workload }]])
const share = (variant: string, comparisons: readonly Comparison[]): Slot => slot(`energy.zero_carbon_share[${variant}]`, [['energy.zero_carbon_share', { variant }]], comparisons)

/** The closed headline set (metrics.md 5.2); revenue per MW stands in where no energy is known, the net power price where no gross cost is. */
export const SLOTS: readonly Slot[] = [
  slot('revenue.total', [['revenue.total']]),
  slot('revenue.ai_hosting', [['revenue.ai_hosting']]),
  slot('revenue.mining', [['revenue.mining']]),
  slot('revenue.share[ai_hosting]', [['revenue.share', { variant: 'ai_hosting' }]]),
  perWorkload('mining'), perWorkload('ai_hosting'),
  slot('energy.use_mwh', [['energy.use_mwh']]),
  slot('energy.ai_share', [['energy.ai_share']]),
  slot('energy.capacity_factor', [['energy.capacity_factor']]),
  share('grid_mix', SEASONAL), share('contractual', YEARLY), share('hourly', BOTH),
  slot('emissions.scope1', [['emissions.scope1']]),
  slot('emissions.scope2_location', [['emissions.scope2_location']]),
  slot('emissions.scope2_market', [['emissions.scope2_market']], YEARLY),
  slot('emissions.per_mwh_location', [['emissions.per_mwh_location']]),
  slot('emissions.per_mwh_market', [['emissions.per_mwh_market']], YEARLY),
  slot('datacentre.interim_pue', [['datacentre.interim_pue'], ['datacentre.interim_pue', { workload: 'ai_hosting' }]], SEASONAL),
  slot('datacentre.wue_input', [['datacentre.wue_input'], ['datacentre.wue_input', { workload: 'ai_hosting' }]], SEASONAL),
  slot('mining.energy_per_btc', [['mining.energy_per_btc']]),
  slot('mining.fleet_efficiency_operational', [['mining.fleet_efficiency_operational']]),
  slot('power.price_gross', [['power.price_gross'], ['power.price_net']], SEASONAL),
  slot('ai.pace_gap_pp', [['ai.pace_gap_pp']], 'level'),
]

/** Whether the metric of a slot leads with the year because it is seasonal (B12). */
export const isSeasonal = (id: string): boolean => SLOTS.find((each) => each.id === id)?.comparisons === SEASONAL

/** The figures that can fill a slot in a quarter, the best first: the company's own, then that of the one site whose figure stands. */
export const figuresFor = (book: Book, { options }: Slot, quarter: Quarter): readonly Figure[] =>
  options.flatMap(([metric, scope = {}]) => [ofCompany(book, metric, scope, quarter), ofOneSite(book, metric, scope, quarter)]).filter((found) => found !== null)

/** The company's figure of a workload, else that of the one site that stands; null where neither has a value. */
export const standing = (book: Book, metric: string, workload: 'mining' | 'ai_hosting', quarter: Quarter): Figure | null =>
  figuresFor(book, slot(metric, [[metric, { workload }]]), quarter).find((found) => found.quantity.value !== null) ?? null

function ofCompany(book: Book, id: string, wanted: Partial<Scope>, quarter: Quarter): Figure | null {
  const metric = metricOf(id)!
  const scope = scopesOf(book, metric).find((each) => each.facility === null && each.workload === (wanted.workload ?? null) && each.variant === (wanted.variant ?? null))
  return scope ? figure(book, metric, scope, { kind: 'quarter', id: quarter }) : null
}

/** Only for ratios by workload: their company figure falls away when a site has no revenue of its own. */
function ofOneSite(book: Book, id: string, wanted: Partial<Scope>, quarter: Quarter): Figure | null {
  if (!wanted.workload) return null
  const metric = metricOf(id)!
  const sites = scopesOf(book, metric).filter((scope) => scope.facility !== null && scope.workload === wanted.workload)
    .map((scope) => figure(book, metric, { ...COMPANY, ...scope }, { kind: 'quarter', id: quarter })).filter((found) => found.quantity.value !== null)
  return sites.length === 1 ? sites[0]! : null
}
