import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { scopesOf } from '../core/figure.ts'
import type { Metric } from '../core/metric.ts'
import type { Quarter } from '../core/period.ts'
import { valueOf } from '../core/row.ts'
import { bridgesOf } from '../narrative/bridge.ts'
import { facilityAddress, metricAddress, metricSlug, quarterSlug, reportAddress } from './address.ts'
import { bridgeId, bridgeModel, drawBridge, type BridgeModel } from './bridge.ts'
import { chartNotes, describeChart, type ChartSpec } from './chart.ts'
import { drawChart } from './drawing.ts'
import { facilityCharts } from './facility.ts'
import { formatPeriod, type Locale } from './format.ts'
import { historyChart } from './history.ts'
import { textOf } from './mark.ts'
import { reportChartIds, reportCharts } from './report-charts.ts'
import { historyTo } from './series.ts'
import { ui } from './words/ui.ts'

/** A chart or bridge that can be taken away: where it stands, what it says of itself, and what draws it. */
export interface Exhibit {
  /** The end of its addresses: `2025-q3/revenue`, `metrics/energy-per-mw`. */
  readonly slug: string
  readonly locale: Locale
  /** The page it stands on, at its place. */
  readonly page: string
  readonly title: string
  readonly subtitle: string
  /** The quarters it shows, in words. */
  readonly span: string
  /** It in complete sentences. */
  readonly description: string
  readonly notes: readonly string[]
  /** The quarter whose report it belongs to; null for one about all quarters. */
  readonly quarter: Quarter | null
  readonly chart: ChartSpec | null
  readonly bridge: BridgeModel | null
}

/** The drawing of an exhibit at a width, in the colours of the page. */
export function drawExhibit({ chart, bridge }: Exhibit, width: number): string {
  return chart ? drawChart(chart, { width, height: width < 500 ? 300 : 380 }) : drawBridge(bridge!, width)
}

const chartExhibit = (chart: ChartSpec, slug: string, page: string, quarter: Quarter | null): Exhibit => {
  const { title, subtitle, locale, periods } = chart
  const [first, last] = [periods[0]!.id, periods.at(-1)!.id].map((id) => formatPeriod(id, locale).replaceAll(' ', '\u00a0')) as [string, string]
  return { slug, locale, page, title, subtitle, span: first === last ? first : ui[locale].to(first, last), description: describeChart(chart), notes: chartNotes(chart), quarter, chart, bridge: null }
}

const bridgeExhibit = (bridge: BridgeModel, slug: string, page: string, quarter: Quarter, locale: Locale): Exhibit => ({
  slug, locale, page, title: ui[locale].changeIn(bridge.title), subtitle: textOf(bridge.subtitle), span: formatPeriod(quarter, locale), description: bridge.description,
  notes: bridge.table.notes.map((note) => textOf(note)), quarter, chart: null, bridge,
})

/** The slugs of a quarter's exhibits, without their making. */
export const reportSlugs = (book: Book, quarter: Quarter): readonly string[] =>
  [...reportChartIds(book), ...bridgesOf(book, quarter).map(bridgeId)].map((id) => `${quarterSlug(quarter)}/${id}`)

/** The charts and bridges of a quarter's report. */
export function reportExhibits(book: Book, quarter: Quarter, locale: Locale): readonly Exhibit[] {
  const slug = quarterSlug(quarter)
  const at = (id: string): readonly [string, string] => [`${slug}/${id}`, `${reportAddress(quarter, locale)}#${id}`]
  const charts = reportCharts({ book, quarters: historyTo(book, quarter), locale, own: quarter })
  return [
    ...charts.map((chart) => chartExhibit(chart, ...at(chart.id), quarter)),
    ...bridgesOf(book, quarter).map((bridge) => bridgeModel(book, bridge, locale)).map((bridge) => bridgeExhibit(bridge, ...at(bridge.id), quarter, locale)),
  ]
}

/** The chart of a metric over all quarters; null where no quarter has a value. */
export function metricExhibit(book: Book, metric: Metric, locale: Locale): Exhibit | null {
  const chart = historyChart(book, metric, locale)
  return chart && chartExhibit(chart, `metrics/${metricSlug(metric.id)}`, `${metricAddress(metric.id, locale)}#chart`, null)
}

/** The charts of a facility. */
export const facilityExhibits = (book: Book, facility: string, locale: Locale): readonly Exhibit[] =>
  facilityCharts(book, facility, locale).map((chart) => chartExhibit(chart, `facilities/${facility}/${chart.id}`, `${facilityAddress(facility, locale)}#${chart.id}`, null))

/** Every exhibit that is not of one report. */
export const standingExhibits = (book: Book, locale: Locale): readonly Exhibit[] => [
  ...CATALOGUE.filter((metric) => scopesOf(book, metric).length > 0).flatMap((metric) => metricExhibit(book, metric, locale) ?? []),
  ...book.facilities.flatMap((row) => facilityExhibits(book, valueOf(row, 'facility')!, locale)),
]
