import type { Metric } from '../metric.ts'
import type { Quarter } from '../period.ts'
import { absent, product, quotient, said, sum, type Quantity } from '../quantity.ts'
import { valueOf, type Row } from '../row.ts'
import { cellOf, hoursIn, inService, lastQuarter, overQuarters, pairsOf, stated, sumOr, type View } from '../view.ts'
import { use } from './energy.ts'

const mines = (view: View): View => ({ ...view, scope: { ...view.scope, workload: 'mining' } })

function rowsOf(view: View, quarter: Quarter): readonly Row<'mining'>[] {
  return view.book.rows('mining', quarter).filter((row) => view.scope.facility === null || valueOf(row, 'facility') === view.scope.facility)
}

/** A mining site without a row in the quarter, unless a row speaks for the company. */
function silentSite(view: View, quarter: Quarter): string | null {
  const rows = rowsOf(view, quarter)
  if (rows.some((row) => valueOf(row, 'facility') === 'all')) return null
  const site = pairsOf(mines(view), quarter).find((pair) => inService(view.book, pair, quarter) && !rows.some((row) => valueOf(row, 'facility') === pair.facility))
  return site?.facility ?? null
}

function minedIn(view: View, quarter: Quarter, column: 'btc_mined' | 'hashrate_avg_ehs', symbol: string): Quantity {
  const silent = silentSite(view, quarter)
  if (silent) return absent(`${column} of ${silent} in ${quarter}`, symbol, 'missing_input')
  const parts = rowsOf(view, quarter).map((row) => cellOf(view.book, `${column} of ${valueOf(row, 'facility')} in ${quarter}`, symbol, row, column))
  return sumOr(`${column} in ${quarter}`, symbol, 'missing_input', parts)
}

/** Bitcoin self-mined. */
export const btc = (view: View): Quantity =>
  stated('mining.btc', { ...view, scope: { ...view.scope, workload: null } }, overQuarters(view, 'bitcoin mined', 'BTC', (quarter) => minedIn(view, quarter, 'btc_mined', 'BTC')))

/** Hashes done: average hashrate times the elapsed hours of each quarter. */
const hashes = (view: View): Quantity => overQuarters(view, 'hashes done', 'TH', (quarter) =>
  said(product(`hashes in ${quarter}`, minedIn(view, quarter, 'hashrate_avg_ehs', 'EH/s'), hoursIn(quarter, view.book.issuer.time_zone)), 'TH'))

const averageHashrate = (view: View): Quantity =>
  said(quotient('average hashrate', hashes(view), sumOr('hours', 'h', 'not_applicable', view.quarters.map((quarter) => hoursIn(quarter, view.book.issuer.time_zone)))), 'EH/s')

/** The sum over the models of the fleet at the end of the period. */
function fleet(view: View, name: string, symbol: string, column: 'hashrate_ths' | 'power_w'): Quantity {
  const parts = view.book.rows('fleet', lastQuarter(view)).map((row) =>
    product(`${valueOf(row, 'model')}`, cellOf(view.book, `units of ${valueOf(row, 'model')}`, 'count', row, 'units'), cellOf(view.book, `${column} of ${valueOf(row, 'model')}`, symbol, row, column)))
  return parts.length === 0 ? absent(name, symbol, 'missing_input') : sum(name, parts)
}

const installed = (view: View): Quantity => stated('mining.hashrate_installed', view, said(fleet(view, 'installed hashrate', 'TH/s', 'hashrate_ths'), 'EH/s'))
const nameplate = (view: View): Quantity => fleet(view, 'nameplate draw', 'W', 'power_w')

const base = { group: 'mining', standards: [] } as const
const applies: Metric['applies'] = (book) => book.workloads.includes('mining')

/** Mining (metrics.md 1.7 F). */
export const miningMetrics: readonly Metric[] = [
  { ...base, applies, id: 'mining.btc', unit: 'BTC', nature: 'quantity', aggregation: 'sum', direction: 'higher', decimals: 2, scopes: ['company', 'facility'], compute: btc },
  {
    ...base, applies, id: 'mining.energy_per_btc', unit: 'MWh/BTC', nature: 'intensity', aggregation: 'ratio', direction: 'lower', decimals: 1, scopes: ['company', 'facility'],
    compute: (view) => said(quotient('energy per BTC', use(mines(view)), btc(view)), 'MWh/BTC'),
  },
  { ...base, applies, id: 'mining.hashrate_installed', unit: 'EH/s', nature: 'level', aggregation: 'state', direction: 'neutral', decimals: 2, scopes: ['company'], compute: installed },
  { ...base, applies, id: 'mining.fleet_nameplate_mw', unit: 'MW', nature: 'level', aggregation: 'state', direction: 'neutral', decimals: 1, scopes: ['company'], compute: (view) => said(nameplate(view), 'MW') },
  {
    ...base, applies, id: 'mining.fleet_efficiency_nameplate', unit: 'J/TH', nature: 'efficiency', aggregation: 'ratio', direction: 'lower', decimals: 1, scopes: ['company'],
    compute: (view) => said(quotient('fleet efficiency, nameplate', nameplate(view), fleet(view, 'installed hashrate', 'TH/s', 'hashrate_ths')), 'J/TH'),
  },
  {
    ...base, applies, id: 'mining.fleet_efficiency_operational', unit: 'J/TH', nature: 'efficiency', aggregation: 'ratio', direction: 'lower', decimals: 1, scopes: ['company'],
    compute: (view) => said(quotient('fleet efficiency, operational', said(use(mines(view)), 'J'), hashes(view)), 'J/TH'),
  },
  {
    ...base, applies, id: 'mining.hashrate_utilisation', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'higher', decimals: 1, scopes: ['company'],
    compute: (view) => said(quotient('hashrate utilisation', averageHashrate(view), installed(view)), 'ratio'),
  },
]
