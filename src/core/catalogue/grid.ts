import type { Metric } from '../metric.ts'
import { quotient, said, sum, type Quantity } from '../quantity.ts'
import { valueOf } from '../row.ts'
import { cellOf, overQuarters, stated, sumOr, type View } from '../view.ts'
import { use } from './energy.ts'
import { segmentRevenue } from './revenue.ts'

function services(view: View, column: 'curtailed_mwh' | 'event_hours', symbol: string): Quantity {
  return overQuarters(view, column, symbol, (quarter) => {
    const rows = view.book.rows('grid_services', quarter).filter((row) => (view.scope.facility === null || valueOf(row, 'facility') === view.scope.facility)
      && (view.scope.workload === null || valueOf(row, 'workload') === view.scope.workload))
    return sumOr(`${column} in ${quarter}`, symbol, 'missing_input', rows.map((row) => cellOf(view.book, `${column}, ${valueOf(row, 'program')} programme`, symbol, row, column)))
  })
}

const curtailed = (view: View): Quantity => stated('grid_services.curtailed_mwh', view, services(view, 'curtailed_mwh', 'MWh'))
const eventHours = (view: View): Quantity => stated('grid_services.event_hours', view, services(view, 'event_hours', 'h'))

const base = { group: 'grid', nature: 'quantity', direction: 'neutral', standards: [] } as const

/** Grid services (metrics.md 1.7 G); curtailed energy is a counterfactual, never energy saved. */
export const gridMetrics: readonly Metric[] = [
  { ...base, id: 'grid_services.curtailed_mwh', unit: 'MWh', aggregation: 'sum', decimals: 0, scopes: ['company', 'workload', 'facility'], compute: curtailed },
  {
    ...base, id: 'grid_services.curtailment_rate', unit: 'ratio', nature: 'share', aggregation: 'ratio', decimals: 1, scopes: ['company', 'workload', 'facility'],
    compute: (view) => said(quotient('curtailment rate', curtailed(view), sum('electricity use and curtailed energy', [use(view), curtailed(view)])), 'ratio'),
  },
  { ...base, id: 'grid_services.event_hours', unit: 'h', aggregation: 'sum', decimals: 0, scopes: ['company', 'workload', 'facility'], compute: eventHours },
  { ...base, id: 'grid_services.average_reduction_mw', unit: 'MW', aggregation: 'ratio', decimals: 1, scopes: ['company', 'workload', 'facility'], compute: (view) => said(quotient('average reduction', curtailed(view), eventHours(view)), 'MW') },
  {
    ...base, id: 'grid_services.revenue_per_curtailed_mwh', unit: 'CUR/MWh', nature: 'intensity', aggregation: 'ratio', decimals: 2, scopes: ['company'],
    compute: (view) => said(quotient('grid-service revenue per curtailed MWh', segmentRevenue(view, 'grid_services'), curtailed(view)), `${view.book.issuer.currency}/MWh`),
  },
]
