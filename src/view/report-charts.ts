import type { Book } from '../core/book.ts'
import { segmentsOf } from '../core/catalogue/revenue.ts'
import type { Quarter } from '../core/period.ts'
import { exactText } from '../core/rational.ts'
import { figureAddress } from './address.ts'
import type { ChartSeries, ChartSpec } from './chart.ts'
import { formatNumber, type Locale } from './format.ts'
import { roleOf } from './names.ts'
import { alive, asItIs, chartPeriods, figureAt, ROUNDING, seriesOf, standingScope, type Scale } from './series.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** What every chart of a report is made from. */
export interface ChartFrame {
  readonly book: Book
  readonly quarters: readonly Quarter[]
  readonly locale: Locale
  /** The quarter of the report, marked in each chart. */
  readonly own: Quarter | null
}

const millionsOf = (book: Book): Scale => ({ divisor: 1_000_000, decimals: 1, unit: '', drawnIn: `${book.issuer.currency} million` })

function frame(of: ChartFrame, id: string, kind: ChartSpec['kind'], title: string, subtitle: string, scale: Scale, series: readonly ChartSeries[], notes: readonly string[] = []): ChartSpec {
  const emphasised = of.own === null ? -1 : of.quarters.indexOf(of.own)
  return {
    id, kind, title, subtitle, locale: of.locale, unit: scale.unit, drawnIn: scale.drawnIn, decimals: scale.decimals, periods: chartPeriods(of.quarters, of.locale), series, notes,
    ...(emphasised < 0 ? {} : { emphasised }),
  }
}

/** Revenue by segment, stacked; what the source does not split stands as a part of its own. */
export function revenueChart(of: ChartFrame): ChartSpec {
  const { book, quarters, locale } = of
  const words = ui[locale].charts
  const millions = millionsOf(book)
  const parts = segmentsOf(book).map((segment) => seriesOf(book, `revenue.${segment}`, {}, quarters, millions, locale, { id: segment, name: terms[locale].segments[segment].name, role: roleOf(segment) }))
  const known = quarters.map((quarter) => figureAt(book, 'revenue.total', {}, quarter).quantity.value !== null)
  return frame(of, 'revenue', 'stacked-bars', words.revenue, words.revenueUnit(book.issuer.currency), millions, alive([...parts, notSplit(of)].map((series) => accountedWhere(series, known))))
}

/** Where the total is known a part without a row is no gap: the rest stands as not split. */
const accountedWhere = (series: ChartSeries, known: readonly boolean[]): ChartSeries =>
  ({ ...series, points: series.points.map((point, index) => (point.value === null && known[index] ? { ...point, accounted: true } : point)) })

function notSplit({ book, quarters, locale }: ChartFrame): ChartSeries {
  const points = quarters.map((quarter) => {
    const rest = figureAt(book, 'revenue.total', {}, quarter).quantity.value
    const left = notSplitValue(book, quarter)
    if (!rest || !left || left.div(rest).compare(ROUNDING) <= 0) return { value: null, text: '', estimated: false }
    const value = left.div(millionsOf(book).divisor)
    const text = formatNumber(value, { locale, decimals: millionsOf(book).decimals })
    return { value, text, estimated: false, href: figureAddress('revenue.not_split', 'revenue', quarter, locale), mark: { text, figure: 'revenue.not_split', period: quarter, exact: exactText(left) } }
  })
  return { id: 'not_split', name: ui[locale].charts.unsplit, role: 'neutral2', points }
}

const notSplitValue = (book: Book, quarter: Quarter) => (book.rows('revenue', quarter).length === 0 ? null : figureAt(book, 'revenue.not_split', {}, quarter).quantity.value)

/** Energy use per MW of each workload, with the range of the estimate. */
export function perMwChart(of: ChartFrame): ChartSpec {
  const { book, quarters, locale } = of
  const scale = asItIs('MWh/MW', 1)
  const series = book.workloads.map((workload) => seriesOf(book, 'energy.per_mw', { workload }, quarters, scale, locale, { id: workload, name: terms[locale].workloads[workload].name, role: roleOf(workload) }))
  return frame(of, 'per-mw', 'lines', ui[locale].charts.perMw, ui[locale].charts.perMwUnit, scale, alive(series))
}

function perCapacity(of: ChartFrame, id: string, metric: 'revenue.per_mw' | 'revenue.per_mwh', title: string, subtitle: string, scale: Scale): ChartSpec {
  const { book, quarters, locale } = of
  const notes = new Set<string>()
  const series = book.workloads.map((workload) => {
    const { scope, site } = standingScope(book, metric, { workload }, quarters)
    if (site) notes.add(ui[locale].charts.siteOnly(site))
    return seriesOf(book, metric, scope, quarters, scale, locale, { id: workload, name: terms[locale].workloads[workload].name, role: roleOf(workload) })
  })
  return frame(of, id, 'lines', title, subtitle, scale, alive(series), [...notes])
}

/** Electricity of each workload, stacked; estimates are hatched. */
export function energyChart(of: ChartFrame): ChartSpec {
  const { book, quarters, locale } = of
  const scale: Scale = { divisor: 1_000, decimals: 1, unit: '', drawnIn: 'GWh' }
  const series = book.workloads.map((workload) => seriesOf(book, 'energy.use_mwh', { workload }, quarters, scale, locale, { id: workload, name: terms[locale].workloads[workload].name, role: roleOf(workload) }))
  return frame(of, 'energy', 'stacked-bars', ui[locale].charts.energy, ui[locale].charts.energyUnit, scale, alive(series))
}

/** Revenue per MW of each workload, thousands. */
export const revenuePerMwChart = (of: ChartFrame): ChartSpec =>
  perCapacity(of, 'revenue-per-mw', 'revenue.per_mw', ui[of.locale].charts.revenuePerMw, ui[of.locale].charts.revenuePerMwUnit(of.book.issuer.currency), { divisor: 1_000, decimals: 1, unit: '', drawnIn: `${of.book.issuer.currency} thousand/MW` })

/** Revenue per MWh of each workload. */
export const revenuePerMwhChart = (of: ChartFrame): ChartSpec =>
  perCapacity(of, 'revenue-per-mwh', 'revenue.per_mwh', ui[of.locale].charts.revenuePerMwh, ui[of.locale].charts.revenuePerMwhUnit(of.book.issuer.currency), asItIs(`${of.book.issuer.currency}/MWh`, 2))

/** Energised megawatts of each workload at the end of each quarter. */
export function capacityChart(of: ChartFrame): ChartSpec {
  const { book, quarters, locale } = of
  const scale = asItIs('MW', 1)
  const series = book.workloads.map((workload) => seriesOf(book, 'capacity.period_end_mw', { workload }, quarters, scale, locale, { id: workload, name: terms[locale].workloads[workload].name, role: roleOf(workload) }))
  return frame(of, 'capacity', 'stacked-bars', ui[locale].charts.capacity, ui[locale].charts.capacityUnit, scale, alive(series))
}

/** AI capacity contracted and energised, MW of critical IT; null for a company without AI hosting. */
export function contractChart(of: ChartFrame): ChartSpec | null {
  const { book, quarters, locale } = of
  if (!book.workloads.includes('ai_hosting')) return null
  const scale = asItIs('MW', 1)
  const words = ui[locale].charts
  return frame(of, 'contracted', 'steps', words.contracted, words.contractedUnit, scale, [
    seriesOf(book, 'ai.contracted_it_mw', {}, quarters, scale, locale, { id: 'contracted', name: words.contractedName, role: 'neutral2' }),
    seriesOf(book, 'ai.energised_it_mw', {}, quarters, scale, locale, { id: 'energised', name: words.energisedName, role: 'ai' }),
  ])
}

/** Scope 2 on both bases at the same weight. */
export function emissionsChart(of: ChartFrame): ChartSpec {
  const { book, quarters, locale } = of
  const scale = asItIs('tCO2e', 0)
  const words = ui[locale].charts
  const series = [
    seriesOf(book, 'emissions.scope2_location', {}, quarters, scale, locale, { id: 'location', name: words.location, role: 'neutral' }),
    seriesOf(book, 'emissions.scope2_market', {}, quarters, scale, locale, { id: 'market', name: words.market, role: 'neutral2' }),
  ]
  const equal = series[0]!.points.some(({ value }, index) => value !== null && series[1]!.points[index]!.value?.equals(value))
  return frame(of, 'emissions', 'lines', words.emissions, words.emissionsUnit, scale, series, equal ? [words.both] : [])
}

/** The ids of a report's charts, in its order, without their making. */
export const reportChartIds = (book: Book): readonly string[] => ['revenue', 'per-mw', 'energy', 'emissions', 'revenue-per-mw', 'revenue-per-mwh', 'capacity', ...(book.workloads.includes('ai_hosting') ? ['contracted'] : [])]

/** Every chart of a report, in its order. */
export function reportCharts(of: ChartFrame): readonly ChartSpec[] {
  const contract = contractChart(of)
  return [revenueChart(of), perMwChart(of), energyChart(of), emissionsChart(of), revenuePerMwChart(of), revenuePerMwhChart(of), capacityChart(of), ...(contract ? [contract] : [])]
}
