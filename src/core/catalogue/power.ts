import type { Book } from '../book.ts'
import type { Metric } from '../metric.ts'
import type { Quarter } from '../period.ts'
import { absent, difference, quotient, said, type Quantity } from '../quantity.ts'
import { valueOf } from '../row.ts'
import { COST_COMPONENTS } from '../tables.ts'
import { overQuarters, pairsOf, stated, sumOr, type View } from '../view.ts'
import { use } from './energy.ts'
import { btc } from './mining.ts'
import { amountOf } from './money.ts'
import { segmentRevenue, shareOfRevenue } from './revenue.ts'

const GROSS: ReadonlySet<string> = new Set(COST_COMPONENTS)

function components(view: View, name: string, wanted: (component: string) => boolean): Quantity {
  const currency = view.book.issuer.currency
  return overQuarters(view, name, currency, (quarter) => {
    const rows = view.book.rows('power_cost', quarter).filter(
      (row) => wanted(valueOf(row, 'component')!) && (view.scope.facility === null || valueOf(row, 'facility') === view.scope.facility),
    )
    return sumOr(`${name} in ${quarter}`, currency, 'missing_input', rows.map((row) => amountOf(view, `${valueOf(row, 'component')} of ${valueOf(row, 'facility')}`, row, quarter)))
  })
}

/** Gross power cost: the components that add up; a net cost as printed is none of them (design.md 7). */
const cost = (view: View): Quantity => stated('power.cost', view, components(view, 'power cost', (component) => GROSS.has(component)))
const netCost = (view: View): Quantity => stated('power.cost_net', view, components(view, 'power cost after demand response', (component) => component === 'net_power'))
const proceeds = (view: View): Quantity => components(view, 'demand response proceeds', (component) => component === 'demand_response_proceeds')

const printsNet = (view: View, quarter: Quarter): boolean => view.book.rows('power_cost', quarter).some((row) => valueOf(row, 'component') === 'net_power')

/** The net price: the net cost as printed, or the gross cost less grid-service revenue, over energy. */
function netPrice(view: View): Quantity {
  const net = view.quarters.some((quarter) => printsNet(view, quarter)) ? netCost(view) : difference('net power cost', cost(view), segmentRevenue(view, 'grid_services'))
  return said(quotient('net power price', net, use(view)), `${view.book.issuer.currency}/MWh`)
}

/** Cost per bitcoin where mining is the only workload: no cost row says what part of it is mining's. */
function costPerBtc(view: View): Quantity {
  const symbol = `${view.book.issuer.currency}/BTC`
  const others = view.quarters.some((quarter) => pairsOf(view, quarter).some((pair) => pair.workload !== 'mining'))
  return others ? absent('power cost of mining alone', symbol, 'boundary_mismatch') : said(quotient('power cost per BTC', cost(view), btc(view)), symbol)
}

const has = (wanted: (component: string) => boolean) => (book: Book): boolean => book.rows('power_cost').some((row) => wanted(valueOf(row, 'component')!))
const base = { group: 'revenue', direction: 'lower', standards: [] } as const

/** Power cost and price (metrics.md 1.7 B). */
export const powerMetrics: readonly Metric[] = [
  { ...base, id: 'power.cost', unit: 'CUR', nature: 'money', aggregation: 'sum', decimals: 0, scopes: ['company', 'facility'], compute: cost },
  { ...base, id: 'power.cost_net', unit: 'CUR', nature: 'money', aggregation: 'sum', decimals: 0, scopes: ['company'], applies: has((component) => component === 'net_power'), compute: netCost },
  { ...base, id: 'power.demand_response', unit: 'CUR', nature: 'money', aggregation: 'sum', direction: 'neutral', decimals: 0, scopes: ['company', 'facility'], applies: has((component) => component === 'demand_response_proceeds'), compute: proceeds },
  {
    ...base, id: 'power.price_gross', unit: 'CUR/MWh', nature: 'intensity', aggregation: 'ratio', decimals: 2, scopes: ['company', 'facility'],
    compute: (view) => said(quotient('gross power price', cost(view), use(view)), `${view.book.issuer.currency}/MWh`),
  },
  { ...base, id: 'power.price_net', unit: 'CUR/MWh', nature: 'intensity', aggregation: 'ratio', decimals: 2, scopes: ['company'], compute: netPrice },
  { ...base, id: 'power.cost_share_revenue', unit: 'ratio', nature: 'share', aggregation: 'ratio', decimals: 1, scopes: ['company'], compute: (view) => shareOfRevenue(view, cost(view)) },
  { ...base, id: 'power.cost_per_btc', unit: 'CUR/BTC', nature: 'intensity', aggregation: 'ratio', decimals: 0, scopes: ['company'], compute: costPerBtc },
]
