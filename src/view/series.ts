import type { Book } from '../core/book.ts'
import { figure, scopesOf, type Figure } from '../core/figure.ts'
import { metricOf } from '../core/catalogue/catalogue.ts'
import type { Period, Quarter } from '../core/period.ts'
import { exactText, rational, type Rational } from '../core/rational.ts'
import { valueOf } from '../core/row.ts'
import { COMPANY, type Scope } from '../core/view.ts'
import type { ChartPeriod, ChartPoint, ChartRole, ChartSeries } from './chart.ts'
import { formatNumber, formatPercent, type Locale } from './format.ts'
import type { NumberMark } from './mark.ts'
import { printFigure } from './printed.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** The most quarters a report's chart looks back on; a metric's own page shows them all. */
export const LOOK_BACK = 14

/** The quarters up to and with the given one, at most as many as a report shows. */
export const historyTo = (book: Book, quarter: Quarter): readonly Quarter[] => book.quarters.filter((each) => each <= quarter).slice(-LOOK_BACK)

/** The places of a chart's axis. */
export const chartPeriods = (quarters: readonly Quarter[], locale: Locale): readonly ChartPeriod[] =>
  quarters.map((id) => ({ id, label: `${locale === 'it' ? 'T' : 'Q'}${id.at(-1)}`, year: Number(id.slice(0, 4)) }))

/** How a chart's values are printed: divided by a power of ten, with some decimals, in a unit. */
export interface Scale {
  readonly divisor: number
  readonly decimals: number
  readonly unit: string
  /** The unit of the scaled value by itself. */
  readonly drawnIn: string
}

/** The figure of a metric for a scope in a quarter, of the four quarters up to it where it needs a year; throws a RangeError for an unknown metric. */
export function figureAt(book: Book, metric: string, scope: Partial<Scope>, quarter: Quarter): Figure {
  const found = metricOf(metric)
  if (!found) throw new RangeError(`There is no metric ${metric}.`)
  const period: Period = found.only === 'year' ? { kind: 'trailing', id: `TTM:${quarter}` } : { kind: 'quarter', id: quarter }
  return figure(book, found, { ...COMPANY, ...scope }, period)
}

/** The points of a metric in a scope over quarters. */
export function seriesOf(book: Book, metric: string, scope: Partial<Scope>, quarters: readonly Quarter[], scale: Scale, locale: Locale, look: { readonly id: string; readonly name: string; readonly role: ChartRole }): ChartSeries {
  return { ...look, points: quarters.map((quarter) => pointOf(figureAt(book, metric, scope, quarter), scale, locale)) }
}

/** A figure as a chart's point. */
export function pointOf(found: Figure, scale: Scale, locale: Locale): ChartPoint {
  const printed = printFigure(found, locale)
  const value = found.quantity.value
  if (value === null) {
    const idle = found.quantity.reason === 'not_applicable'
    return { value: null, text: '', reason: idle ? ui[locale].charts.noCapacity : terms[locale].absences[found.quantity.reason!].short, accounted: idle, estimated: false }
  }
  const decimals = Math.max(scale.decimals - (printed.estimated ? 1 : 0), 0)
  const scaled = value.div(scale.divisor)
  return {
    value: scaled, estimated: printed.estimated, href: printed.href, ...marked(found, `${printed.estimated ? '≈' : ''}${textOf(scaled, scale, decimals, locale)}`),
    ...(found.first?.quantity.value ? { first: firstPoint(found.first, found.first.quantity.value, scale, locale) } : {}),
    ...(found.range && !found.range.low.equals(found.range.high) ? { low: found.range.low.div(scale.divisor), high: found.range.high.div(scale.divisor), ends: { low: exactText(found.range.low), high: exactText(found.range.high) } } : {}),
  }
}

/** A figure's text, and the same with its exact value. */
const marked = ({ id, period, quantity }: Figure, text: string, of = id): { readonly text: string; readonly mark: NumberMark } =>
  ({ text, mark: { text, figure: of, period: period.id, exact: exactText(quantity.value!) } })

function firstPoint(first: Figure, value: Rational, scale: Scale, locale: Locale): NonNullable<ChartPoint['first']> {
  const scaled = value.div(scale.divisor)
  const { estimated, href } = printFigure(first, locale)
  const { text, mark } = marked(first, `${estimated ? '≈' : ''}${textOf(scaled, scale, Math.max(scale.decimals - (estimated ? 1 : 0), 0), locale)}`, `first[${first.id}]`)
  return { value: scaled, text, mark: { ...mark, href } }
}

const textOf = (value: Rational, scale: Scale, decimals: number, locale: Locale): string =>
  scale.unit === 'ratio' ? formatPercent(value, { locale, decimals }) : formatNumber(value, { locale, decimals })

/** The workloads or segments worth a series: those with a value other than zero in any of the quarters. */
export const alive = (series: readonly ChartSeries[]): readonly ChartSeries[] => {
  const kept = series.filter((each) => each.points.some(({ value }) => value !== null && !value.equals(0)))
  return kept.length > 0 ? kept : series.slice(0, 1)
}

/** The scope to show where the company's figure is absent because a site has no revenue of its own: the one site whose figure stands. */
export function standingScope(book: Book, metric: string, scope: Partial<Scope>, quarters: readonly Quarter[]): { readonly scope: Partial<Scope>; readonly site: string | null } {
  const known = (each: Partial<Scope>): number => quarters.filter((quarter) => figureAt(book, metric, each, quarter).quantity.value !== null).length
  const own = known(scope)
  const sites = scopesOf(book, metricOf(metric)!).filter((each) => each.facility !== null && each.workload === (scope.workload ?? null) && known(each) > own)
  if (sites.length !== 1) return { scope, site: null }
  const row = book.facilities.find((each) => valueOf(each, 'facility') === sites[0]!.facility)!
  return { scope: sites[0]!, site: valueOf(row, 'name') }
}

/** A unit of one, for a metric shown as it is. */
export const asItIs = (unit: string, decimals: number): Scale => ({ divisor: 1, decimals, unit, drawnIn: unit === 'ratio' ? '%' : unit })

/** Half a percent: a smaller difference between parts and total is rounding in the source. */
export const ROUNDING = rational('0.005')
