import { decimalText, rational } from '../core/rational.ts'
import { pointAt, type ChartPoint, type ChartSpec } from '../view/chart.ts'
import type { BridgeModel } from '../view/bridge.ts'
import type { Exhibit } from '../view/exhibit.ts'
import { csvText, type Value } from './csv.ts'

/** The columns of a chart's own CSV. */
export const CHART_COLUMNS = ['period', 'series', 'value', 'unit', 'estimated', 'low', 'high', 'first_reported', 'missing', 'figure'] as const

/** An exhibit as CSV: one row a period and series, or a part of the change, in the unit in which it is drawn; a value that is missing is blank with its reason. */
export const exhibitCsv = ({ chart, bridge, subtitle }: Exhibit): string => csvText(CHART_COLUMNS, chart ? chartRows(chart, subtitle) : bridgeRows(bridge!))

const chartRows = (chart: ChartSpec, unit: string): readonly (readonly Value[])[] => chart.periods.flatMap(({ id }, index) => chart.series.map((series) => {
  const point = pointAt(series, index)
  return [id, series.name, decimal(point.value), unit, point.value ? String(point.estimated) : null, decimal(point.low), decimal(point.high), decimal(point.first?.value), point.value ? null : reasonOf(point), point.mark?.figure ?? null]
}))

const reasonOf = ({ reason }: ChartPoint): Value => reason ?? null

const decimal = (value: ChartPoint['value'] | undefined): Value => (value ? decimalText(value) : null)

const bridgeRows = ({ steps, estimated, unit }: BridgeModel): readonly (readonly Value[])[] =>
  steps.map(({ name, mark }) => [mark.period ?? null, name, decimalText(rational(mark.exact)), unit, String(estimated), null, null, null, null, mark.figure ?? null])
