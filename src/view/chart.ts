import type Fraction from 'fraction.js'
import { formatNumber, formatPercent, formatRange, printedUnit, type Locale } from './format.ts'
import type { Line, NumberMark } from './mark.ts'
import { statedWords } from './words/stated.ts'

/** What a series stands for; each role has one colour everywhere on the site. */
export type ChartRole = 'mining' | 'ai' | 'hosting' | 'other' | 'neutral' | 'neutral2'

/** One value of a chart with the text it is printed as, or its absence with the reason in words. */
export interface ChartPoint {
  readonly value: Fraction | null
  readonly text: string
  readonly reason?: string | undefined
  /** Nothing is missing here: another series holds the value, or there was nothing to measure. */
  readonly accounted?: boolean | undefined
  readonly estimated: boolean
  readonly low?: Fraction | undefined
  readonly high?: Fraction | undefined
  /** Where the value's passport is. */
  readonly href?: string | undefined
  /** What was first reported in its place, and as it was printed. */
  readonly first?: { readonly value: Fraction; readonly text: string; readonly mark: NumberMark } | undefined
  /** The number with its exact value. */
  readonly mark?: NumberMark | undefined
  /** The exact ends of its range. */
  readonly ends?: { readonly low: string; readonly high: string } | undefined
}

/** The values of one thing over all periods of the chart, one point a period. */
export interface ChartSeries {
  readonly id: string
  readonly name: string
  readonly role: ChartRole
  readonly points: readonly ChartPoint[]
}

/** One place on the horizontal axis: "Q3" of 2025. */
export interface ChartPeriod {
  readonly id: string
  readonly label: string
  readonly year: number
}

/** Everything a chart says, from which its table, its drawing and its interactive form are made. */
export interface ChartSpec {
  readonly id: string
  readonly kind: 'stacked-bars' | 'lines' | 'steps'
  readonly title: string
  /** The unit and the length of a period, in words. */
  readonly subtitle: string
  readonly locale: Locale
  /** The unit of every value; "ratio" is printed as a percentage. */
  readonly unit: string
  /** The unit in which values are drawn, by itself: "GWh", "%". */
  readonly drawnIn: string
  readonly decimals: number
  readonly periods: readonly ChartPeriod[]
  readonly series: readonly ChartSeries[]
  readonly notes: readonly string[]
  /** The index of the report's own period. */
  readonly emphasised?: number | undefined
}

/** One cell of a chart's table: the printed value, or the reason there is none. */
export interface ChartCell {
  readonly text: string
  readonly absent: boolean
  readonly estimated: boolean
  readonly mark: NumberMark | undefined
  readonly range: Line | undefined
  readonly href: string | undefined
  /** What was first reported, in words. */
  readonly first: Line | undefined
}

/** The table of a chart: a row a period, a column a series. */
export interface ChartTable {
  readonly head: readonly string[]
  readonly rows: readonly { readonly period: string; readonly emphasised: boolean; readonly cells: readonly ChartCell[] }[]
}

/** The words a chart needs of its own, besides those of its specification. */
export const chartWords = {
  en: {
    period: 'Quarter', notAvailable: 'n/a', noData: 'No data', estimated: 'estimated', estimatedWithRange: 'estimated, with range',
    table: 'Table', explore: 'Explore', keys: 'Left and right arrow keys move from quarter to quarter, up and down from one line to another; Enter opens the passport of a value.',
  },
  it: {
    period: 'Trimestre', notAvailable: 'n.d.', noData: 'Nessun dato', estimated: 'stimato', estimatedWithRange: 'stimato, con intervallo',
    table: 'Tabella', explore: 'Esplora', keys: 'Le frecce sinistra e destra passano da un trimestre all’altro, su e giù da una serie all’altra; Invio apre il passaporto di un valore.',
  },
} as const

/** A period of the chart in full: "Q3 2025". */
export const periodName = (period: ChartPeriod): string =>
  period.label === String(period.year) ? period.label : `${period.label} ${period.year}`

/** The range of a point in words, where it has one. */
export function pointRange(point: ChartPoint, spec: ChartSpec): string | undefined {
  if (point.low === undefined || point.high === undefined) return undefined
  return formatRange(point.low, point.high, spec.unit, spec.decimals, spec.locale)
}

/** The range of a point with its ends marked. */
function rangeOf(point: ChartPoint, spec: ChartSpec): Line | undefined {
  const { low, high, mark, ends } = point
  if (low === undefined || high === undefined || !mark || !ends) return undefined
  const end = (side: 'low' | 'high', value: Fraction): NumberMark => ({ ...mark, end: side, exact: ends[side], text: printValue(value, spec) })
  return spec.locale === 'it' ? ['da ', end('low', low), ' a ', end('high', high)] : [end('low', low), ' to ', end('high', high)]
}

const printValue = (value: Fraction, { unit, decimals, locale }: ChartSpec): string =>
  unit === 'ratio' ? formatPercent(value, { locale, decimals }) : formatNumber(value, { locale, decimals })

function cellOf(point: ChartPoint, spec: ChartSpec): ChartCell {
  const absent = point.value === null
  return {
    text: absent ? (point.reason ?? chartWords[spec.locale].notAvailable) : point.text,
    absent,
    estimated: !absent && point.estimated,
    mark: point.mark,
    range: absent ? undefined : rangeOf(point, spec),
    href: point.href,
    first: point.first && [`${statedWords[spec.locale].first} `, point.first.mark],
  }
}

/** The chart as a table of text, in which an absence reads its reason. */
export function chartTable(spec: ChartSpec): ChartTable {
  return {
    head: [chartWords[spec.locale].period, ...spec.series.map((series) => series.name)],
    rows: spec.periods.map((period, index) => ({
      period: periodName(period),
      emphasised: index === spec.emphasised,
      cells: spec.series.map((series) => cellOf(pointAt(series, index), spec)),
    })),
  }
}

/** The nearest number a drawing can place; a fraction of very long integers is shortened first. */
export function placeable(value: Fraction): number {
  const longest = Math.max(value.n.toString(16).length, value.d.toString(16).length)
  const excess = BigInt(Math.max(0, longest - 250) * 4)
  return Number(value.s * (value.n >> excess)) / Number(value.d >> excess)
}

const missing: ChartPoint = { value: null, text: '', estimated: false }

/** The point of a series at a period; a series that stops early has none there. */
export const pointAt = (series: ChartSeries, index: number): ChartPoint => series.points[index] ?? missing

/** Whether periods are too narrow for points, which are dropped: estimates are dashed instead of hollow. */
export const isDense = (width: number, periods: number): boolean => width / periods < 12

/** A stretch of periods in which the same series lack a value they had, or in which nothing has one. */
export interface Gap {
  readonly from: number
  readonly to: number
  readonly missing: readonly ChartSeries[]
  readonly whole: boolean
}

/** The gaps a reader should see: a series that has not begun is none, unless nothing else stands there. */
export function gapsOf(spec: ChartSpec): readonly Gap[] {
  const begins = spec.series.map((series) => series.points.findIndex((point) => point.value !== null))
  const begun = (series: ChartSeries, index: number): boolean => {
    const first = begins[spec.series.indexOf(series)] ?? -1
    return first >= 0 && first < index
  }
  const gaps: Gap[] = []
  for (let index = 0; index < spec.periods.length; index += 1) {
    const absent = spec.series.filter((series) => pointAt(series, index).value === null)
    const whole = absent.length === spec.series.length
    const missing = whole ? absent : absent.filter((series) => begun(series, index) && !pointAt(series, index).accounted)
    if (missing.length === 0) continue
    const before = gaps.at(-1)
    const goesOn = before?.to === index - 1 && before.whole === whole && before.missing.length === missing.length && before.missing.every((series) => missing.includes(series))
    if (goesOn) gaps[gaps.length - 1] = { ...before, to: index }
    else gaps.push({ from: index, to: index, missing, whole })
  }
  return gaps
}

/** The notes below a chart: its own, and what "n/a" stands for where the drawing says it. */
export function chartNotes(spec: ChartSpec): readonly string[] {
  const reasons = gapsOf(spec).flatMap(({ from, to, missing }) =>
    missing.flatMap((series) => spec.periods.map((_, index) => (index < from || index > to ? undefined : pointAt(series, index).reason))))
  const told = [...new Set(reasons.filter((reason) => reason !== undefined))]
  return told.length === 0 ? spec.notes : [...spec.notes, `${chartWords[spec.locale].notAvailable}: ${told.join('; ')}.`]
}

/** A value of a series with its place, as sentences name it. */
interface Told {
  readonly text: string
  readonly period: string
}

const kinds = {
  en: { 'stacked-bars': 'Stacked bars', lines: 'Line chart', steps: 'Step chart' },
  it: { 'stacked-bars': 'Barre sovrapposte', lines: 'Grafico a linee', steps: 'Grafico a gradini' },
} as const

const sentences = {
  en: {
    opening: (kind: string, title: string, unit: string, first: string, last: string) =>
      `${kind}: ${title}${unit === '' ? '' : `, in ${unit}`}, from ${first} to ${last}.`,
    none: (name: string) => `${name} has no value in these quarters.`,
    one: (name: string, only: Told) => `${name} has a single value, ${only.text} in ${only.period}.`,
    course: (name: string, start: Told, end: Told) => `${name} starts at ${start.text} in ${start.period} and ends at ${end.text} in ${end.period}.`,
    extremes: (name: string, high: Told, low: Told) =>
      `${name} is highest in ${high.period}, at ${high.text}, and lowest in ${low.period}, at ${low.text}.`,
    flat: (name: string, value: Told) => `${name} is ${value.text} in every quarter that has a value.`,
    missing: (name: string, count: number) => (count === 1 ? `One quarter of ${name} is missing.` : `${count} quarters of ${name} are missing.`),
    estimates: (name: string, count: number) => (count === 1 ? `One value of ${name} is an estimate.` : `${count} values of ${name} are estimates.`),
  },
  it: {
    opening: (kind: string, title: string, unit: string, first: string, last: string) =>
      `${kind}: ${title}${unit === '' ? '' : `, in ${unit}`}, da ${first} a ${last}.`,
    none: (name: string) => `${name}: nessun valore in questi trimestri.`,
    one: (name: string, only: Told) => `${name}: un solo valore, ${only.text} in ${only.period}.`,
    course: (name: string, start: Told, end: Told) => `${name}: il primo valore è ${start.text} in ${start.period}, l’ultimo è ${end.text} in ${end.period}.`,
    extremes: (name: string, high: Told, low: Told) =>
      `${name}: il massimo è ${high.text} in ${high.period}, il minimo è ${low.text} in ${low.period}.`,
    flat: (name: string, value: Told) => `${name}: il valore è ${value.text} in ogni trimestre che ne ha uno.`,
    missing: (name: string, count: number) => (count === 1 ? `${name}: manca un trimestre.` : `${name}: mancano ${count} trimestri.`),
    estimates: (name: string, count: number) => (count === 1 ? `${name}: un valore è una stima.` : `${name}: ${count} valori sono stime.`),
  },
} as const

/** The sentences about one series: its course, its extremes, what is missing and what is estimated. */
function describeSeries(series: ChartSeries, spec: ChartSpec): string[] {
  const say = sentences[spec.locale]
  const present = spec.periods.flatMap((period, index) => {
    const { value, text, estimated } = pointAt(series, index)
    return value === null ? [] : [{ value, text, estimated, period: periodName(period) }]
  })
  const [start, end] = [present[0], present.at(-1)]
  if (start === undefined || end === undefined) return [say.none(series.name)]
  const absences = spec.periods.filter((_, index) => pointAt(series, index).value === null && !pointAt(series, index).accounted).length
  const estimates = present.filter((point) => point.estimated).length
  const high = present.reduce((best, point) => (point.value.gt(best.value) ? point : best))
  const low = present.reduce((best, point) => (point.value.lt(best.value) ? point : best))
  const course = high.value.equals(low.value) ? [say.flat(series.name, start)] : [say.course(series.name, start, end), say.extremes(series.name, high, low)]
  return [
    ...(start === end ? [say.one(series.name, start)] : course),
    ...(absences > 0 ? [say.missing(series.name, absences)] : []),
    ...(estimates > 0 ? [say.estimates(series.name, estimates)] : []),
    ...spec.periods.flatMap((period, index) => { const { first } = pointAt(series, index); return first ? [statedWords[spec.locale].told(series.name, first.text, periodName(period))] : [] }),
  ]
}

/** The chart in complete sentences, for readers who do not see it. */
export function describeChart(spec: ChartSpec): string {
  const [first, last] = [spec.periods[0], spec.periods.at(-1)]
  if (first === undefined || last === undefined) return `${spec.title}. ${chartWords[spec.locale].noData}.`
  const unit = printedUnit(spec.unit, spec.locale)
  const opening = sentences[spec.locale].opening(kinds[spec.locale][spec.kind], spec.title, unit, periodName(first), periodName(last))
  return [opening, ...spec.series.flatMap((series) => describeSeries(series, spec))].join(' ')
}
