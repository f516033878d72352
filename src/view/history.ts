import type { Book } from '../core/book.ts'
import { scopesOf } from '../core/figure.ts'
import type { Metric } from '../core/metric.ts'
import type { Quarter } from '../core/period.ts'
import type { Scope } from '../core/view.ts'
import { quarterSlug, reportAddress } from './address.ts'
import type { ChartSeries, ChartSpec } from './chart.ts'
import { formatPeriod, type Locale } from './format.ts'
import type { NumberMark } from './mark.ts'
import { inSentence, metricWords, roleOf, scopeName } from './names.ts'
import { printFigure, unitName } from './printed.ts'
import { alive, asItIs, chartPeriods, figureAt, seriesOf, type Scale } from './series.ts'
import { figureCell, millionsCell, type DataTable } from './table.ts'
import { ui } from './words/ui.ts'

/** The most columns a history shows; a metric with more scopes shows the company, its workloads and its variants first. */
const COLUMNS = 8

/** The scopes a metric's history shows, the company first; where they are too many, without the parts of facilities that never had a value. */
export const historyScopes = (book: Book, metric: Metric): readonly Scope[] => book.once(`history@${metric.id}`, () => {
  const rank = (scope: Scope): number => (scope.facility === null ? 0 : 1)
  const known = (scope: Scope): boolean => book.quarters.some((quarter) => figureAt(book, metric.id, scope, quarter).quantity.value !== null)
  const all = scopesOf(book, metric).toSorted((a, b) => rank(a) - rank(b))
  const spoken = all.length <= COLUMNS ? all : all.filter((scope) => scope.facility === null || known(scope))
  return spoken.length > 0 ? spoken : all
})

const isMoney = (metric: Metric): boolean => metric.unit === 'CUR'

/** The unit a metric's history is shown in: money in millions, the rest as it is. */
export function historyUnit(book: Book, metric: Metric, locale: Locale): string {
  const { currency } = book.issuer
  if (isMoney(metric)) return ui[locale].millions(currency)
  const unit = unitName(metric.unit.replace('CUR', currency), locale)
  return metric.plain ? '' : unit
}

/** The full history of a metric, newest first, a column a scope. */
export function historyTable(book: Book, metric: Metric, locale: Locale): DataTable {
  const all = historyScopes(book, metric)
  const scopes = all.slice(0, COLUMNS)
  const cell = isMoney(metric) ? millionsCell : figureCell
  return {
    id: 'history', locale, caption: ui[locale].fullHistory, first: ui[locale].quarter, notes: [[ui[locale].estimateNote], ...(all.length > COLUMNS ? [[ui[locale].moreColumns]] : [])],
    head: scopes.map((scope) => ({ text: scopeName(book, scope, locale) || ui[locale].company, unit: historyUnit(book, metric, locale) })),
    rows: [...book.quarters].reverse().map((quarter) => ({
      id: quarterSlug(quarter), label: formatPeriod(quarter, locale), href: reportAddress(quarter, locale),
      cells: scopes.map((scope) => cell(figureAt(book, metric.id, scope, quarter), locale)),
    })),
  }
}

/** The history as a chart: the company, or its workloads or variants where the metric is stated for them; null when no quarter has a value. */
export function historyChart(book: Book, metric: Metric, locale: Locale): ChartSpec | null {
  const scopes = chartScopes(book, metric)
  const scale: Scale = isMoney(metric) ? { divisor: 1_000_000, decimals: 2, unit: '', drawnIn: `${book.issuer.currency} million` } : asItIs(metric.plain ? '' : metric.unit.replace('CUR', book.issuer.currency), metric.decimals)
  const quarters = [...book.quarters]
  const series = scopes.map((scope, index) => seriesOf(book, metric.id, scope, quarters, scale, locale, {
    id: `series-${index}`, name: scopeName(book, scope, locale) || ui[locale].company, role: lookOf(scope, index),
  }))
  if (series.every(({ points }) => points.every(({ value }) => value === null))) return null
  return {
    id: 'chart', kind: metric.aggregation === 'state' ? 'steps' : 'lines', title: metricWords(metric.id, locale).name, subtitle: ui[locale].charts.historyUnit(historyUnit(book, metric, locale)),
    locale, unit: scale.unit, drawnIn: scale.drawnIn, decimals: scale.decimals, periods: chartPeriods(quarters, locale), series: shown(series), notes: [],
  }
}

/** At most four lines can be told apart. */
const shown = (series: readonly ChartSeries[]): readonly ChartSeries[] => alive(series).slice(0, 4)

function chartScopes(book: Book, metric: Metric): readonly Scope[] {
  const scopes = scopesOf(book, metric).filter((scope) => scope.facility === null)
  const workloads = scopes.filter((scope) => scope.workload !== null || scope.variant !== null)
  return workloads.length > 0 ? workloads : scopes.length > 0 ? scopes : scopesOf(book, metric).slice(0, 4)
}

const lookOf = (scope: Scope, index: number): ChartSeries['role'] => {
  const role = roleOf(scope.workload ?? scope.variant)
  return role !== 'neutral' ? role : index === 0 ? 'neutral' : index === 1 ? 'neutral2' : index === 2 ? 'hosting' : 'other'
}

/** In how many quarters a metric has a value for the company or any part of it. */
export const reportedIn = (book: Book, metric: Metric): number => book.quarters.filter((quarter) => isReported(book, metric, quarter)).length

const isReported = (book: Book, metric: Metric, quarter: Quarter): boolean =>
  scopesOf(book, metric).some((scope) => figureAt(book, metric.id, scope, quarter).quantity.value !== null)

/** The latest value of a metric for the company, or for the part of it that the words name, as printed; null when there is none. */
export function latestOf(book: Book, metric: Metric, locale: Locale): { readonly mark: NumberMark; readonly part: string; readonly quarter: Quarter } | null {
  const known = (scope: Scope, quarter: Quarter): boolean => figureAt(book, metric.id, scope, quarter).quantity.value !== null
  const scope = historyScopes(book, metric).find((each) => book.quarters.some((quarter) => known(each, quarter)))
  const quarter = scope && book.quarters.findLast((each) => known(scope, each))
  if (!quarter) return null
  const printed = printFigure(figureAt(book, metric.id, scope, quarter), locale, 'short')
  return { quarter, part: scope.facility === null ? inSentence(scopeName(book, scope, locale)) : scopeName(book, scope, locale), mark: { text: [printed.number, printed.unit].filter((part) => part !== '').join('\u00a0'), exact: printed.exact, figure: printed.id, period: printed.period, href: printed.href } }
}
