import { decimalText, rational } from '../core/rational.ts'
import { pointAt, type ChartPoint, type ChartSpec } from '../view/chart.ts'
import type { BridgeModel } from '../view/bridge.ts'
import type { Exhibit } from '../view/exhibit.ts'
import { csvText, type Value } from './csv.ts'

/** The columns of a chart's own CSV. */
export const CHART_COLUMNS = ['period', 'series', 'value', 'unit', 'estimated', 'low', 'high', 'first_reported', 'missing', 'figure'] as const

/** An exhibit as CSV: one row a period and series, or a part of the change with the figure that changed, in the unit in which it is drawn; a value that is missing is blank with its reason, and a series has no row where it has nothing to say. */
export const exhibitCsv = ({ chart, bridge }: Exhibit): string => csvText(CHART_COLUMNS, chart ? chartRows(chart) : bridgeRows(bridge!))

const chartRows = (chart: ChartSpec): readonly (readonly Value[])[] => chart.periods.flatMap(({ id }, index) => chart.series.flatMap((series) => {
  const point = pointAt(series, index)
  // A factor has no unit on its axis; a file says that it is one.
  const unit = chart.drawnIn || chart.unit
  const drawn = (value: ChartPoint['value'] | undefined): Value => (value ? decimalText(chart.unit === 'ratio' ? value.mul(100) : value) : null)
  if (!point.value) return point.reason === undefined ? [] : [[id, series.name, null, unit, null, null, null, null, point.reason, null]]
  return [[id, series.name, drawn(point.value), unit, String(point.estimated), drawn(point.low), drawn(point.high), drawn(point.first?.value), null, point.mark?.figure ?? null]]
}))

const bridgeRows = ({ steps, estimated, unit, figure }: BridgeModel): readonly (readonly Value[])[] =>
  steps.map(({ name, mark }) => [mark.period ?? null, name, decimalText(rational(mark.exact)), unit, String(estimated), null, null, null, null, figure])
