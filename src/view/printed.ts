import type { Change } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Quantity, Reason } from '../core/quantity.ts'
import type { Rational } from '../core/rational.ts'
import { comparisonsOf } from '../narrative/comparison.ts'
import { figureAddress, metricAddress } from './address.ts'
import { formatMoneyShort, formatNumber, formatPercent, formatPoints, printedUnit, type Locale, type Sign } from './format.ts'
import { rangeLine, textOf, type Line } from './mark.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** A figure in words: its number and unit apart, the quality of its evidence, or the reason there is none. */
export interface Printed {
  readonly id: string
  readonly period: string
  /** The exact value as a fraction; empty when there is none. */
  readonly exact: string
  readonly known: boolean
  /** The number, or the short word for its absence. */
  readonly number: string
  readonly unit: string
  readonly estimated: boolean
  /** "1,367 to 1,502" where the inputs have a range. */
  readonly range: string | null
  /** The same with its numbers marked. */
  readonly ends: Line | null
  readonly status: string | null
  readonly reason: Reason | null
  readonly href: string
  /** What was first reported in its place, where that said something else; without an exact value where it was an absence. */
  readonly first: { readonly text: string; readonly exact: string } | null
}

/** Where a figure opens: its passport, which of a metric that only years have stands with those of the last quarter; any other figure of a year opens the page of its metric. */
export function passportAddress({ id, metric, period }: Figure, locale: Locale): string {
  if (period.kind === 'quarter') return figureAddress(id, metric.group, period.id, locale)
  return period.kind === 'trailing' && metric.only === 'year' ? figureAddress(id, metric.group, period.id.slice('TTM:'.length), locale) : metricAddress(metric.id, locale)
}

/** Money in a headline is shortened; everywhere else it is printed in full. */
export type Form = 'short' | 'full'

/** A figure as it is printed; the one place that decides decimals, the mark of an estimate and the words of an absence. */
export const printFigure = (figure: Figure, locale: Locale, form: Form = 'full'): Printed => ({ ...printValue(figure, locale, form), first: printFirst(figure, locale, form) })

/** A figure as it is printed, without what was first reported in its place. */
export function printValue(figure: Figure, locale: Locale, form: Form): Omit<Printed, 'first'> {
  const { quantity, period } = figure
  const base = { id: figure.id, period: period.id, href: passportAddress(figure, locale), reason: quantity.reason }
  if (quantity.value === null) {
    return { ...base, exact: '', known: false, number: terms[locale].absences[quantity.reason!].short, unit: '', estimated: false, range: null, ends: null, status: null }
  }
  const estimated = isMarked(figure)
  const ends = endsOf(figure, printedDecimals(figure), locale, form)
  return { ...base, exact: quantity.value.toFraction(), known: true, ...printNumber(figure, locale, form), estimated, status: figure.status, range: ends && textOf(ends), ends }
}

/** The number and the unit of a figure that has a value, an estimate with its mark. */
export function printNumber(figure: Figure, locale: Locale, form: Form): Pick<Printed, 'number' | 'unit'> {
  const { quantity, metric } = figure
  const { number, unit } = numberAndUnit(quantity.value!, quantity.unit.symbol, printedDecimals(figure), locale, form, metric.plain === true)
  return { number: isMarked(figure) ? `≈${number}` : number, unit }
}

/** Whether a figure that has a value is printed with the mark of an estimate. */
export const isMarked = (figure: Figure): boolean => figure.status === 'estimated' && !isSettled(figure)

const printedDecimals = (figure: Figure): number => Math.max(figure.metric.decimals - (isMarked(figure) ? 1 : 0), 0)

function printFirst({ first }: Figure, locale: Locale, form: Form): Printed['first'] {
  if (!first) return null
  const { number, unit, exact } = printFigure(first, locale, form)
  return { text: [number, unit].filter((part) => part !== '').join('\u00a0'), exact }
}

/** Whether the estimates behind a value do not move it: a zero, or a share that is the same at both ends. */
const isSettled = ({ quantity, range }: Figure): boolean => quantity.value!.equals(0) || (range !== null && range.low.equals(range.high))

function numberAndUnit(value: Rational, symbol: string, decimals: number, locale: Locale, form: Form, plain: boolean, sign: Sign = 'negative'): { number: string; unit: string } {
  if (symbol === 'ratio') return { number: plain ? formatNumber(value, { locale, decimals, sign }) : formatPercent(value, { locale, decimals, sign }), unit: '' }
  const money = symbol.startsWith('BTC') ? null : /^([A-Z]{3})(\/.*)?$/.exec(symbol)
  if (money && form === 'short' && (!money[2] || value.abs().compare(10_000) > 0)) {
    return { number: formatMoneyShort(value, { currency: money[1]!, locale, sign }), unit: money[2] ? `per ${unitName(money[2].slice(1), locale)}` : '' }
  }
  return { number: formatNumber(value, { locale, decimals, sign }), unit: unitName(symbol, locale) }
}

/** A unit for the reader: critical-IT megawatts are megawatts, and the label says which. */
export const unitName = (symbol: string, locale: Locale): string =>
  symbol === 'count' || symbol === 'status' ? '' : printedUnit(symbol, locale).replace('MW_IT', 'MW').replace(/^M (?=[A-Z]{3}$)/, locale === 'en' ? 'million ' : 'mln ')

function endsOf(figure: Figure, decimals: number, locale: Locale, form: Form): Line | null {
  const { range, quantity, metric } = figure
  if (!range || range.low.equals(range.high)) return null
  const symbol = quantity.unit.symbol
  const print = (value: Rational): string => {
    if (form === 'short' && /^[A-Z]{3}(\/|$)/.test(symbol)) return numberAndUnit(value, symbol, decimals, locale, form, false).number
    return symbol === 'ratio' && !metric.plain ? formatPercent(value, { locale, decimals }) : formatNumber(value, { locale, decimals })
  }
  return rangeLine(figure, [print(range.low), print(range.high)], locale)
}

/** A change in words: signed, in percent, points or the metric's own unit; or the reason there is none. */
export interface PrintedChange {
  readonly known: boolean
  readonly text: string
  readonly exact: string
  readonly id: string
  readonly period: string
  readonly against: string
  /** The passport of the figure that changed, which shows the subtraction. */
  readonly href: string
  /** Why there is none; null as well where it is only not told. */
  readonly reason: Reason | null
}

/** A printed change as a marked number; a word alone where there is none. */
export const changeLine = ({ known, text, exact, id, period, href }: PrintedChange): Line => [known ? { text, exact, figure: id, period, href } : text]

/** A change as it is printed against the period it is compared with. */
export function printChange(change: Change, locale: Locale): PrintedChange {
  const told = change.change.value === null && change.absolute.value !== null ? change.absolute : change.change
  const base = { id: change.id, period: change.now.period.id, against: change.before.period.id, href: passportAddress(change.now, locale), reason: told.reason }
  if (told.value === null) return { ...base, known: false, exact: '', text: terms[locale].absences[told.reason!].short }
  return { ...base, known: true, exact: told.value.toFraction(), text: told.value.equals(0) ? ui[locale].unchanged : signedText(told, change, locale) }
}

/** The word for the sign of a printed change; none where it has no sign. */
export const wayOf = (text: string, locale: Locale): string => (text.startsWith('+') ? ui[locale].more : text.startsWith('\u2212') ? ui[locale].less : '')

/** A change as a page may tell it: certificates retire by the registry's calendar, so what rests on them is not told from quarter to quarter (metrics.md B13). */
export const toldChange = (change: Change, locale: Locale): PrintedChange =>
  (comparisonsOf(change.now).includes(change.comparison) ? printChange(change, locale) : { ...printChange(change, locale), known: false, exact: '', text: ui[locale].byYear, reason: null })

function signedText(told: Quantity, change: Change, locale: Locale): string {
  const { metric } = change.before
  if (told.unit.symbol === 'pp') return formatPoints(told.value!, { locale, decimals: 1, sign: 'always' })
  if (change.form === 'pct' && told.unit.symbol === 'ratio') return formatPercent(told.value!, { locale, decimals: 1, sign: 'always' })
  const { number, unit } = numberAndUnit(told.value!, told.unit.symbol, metric.decimals, locale, 'short', metric.plain === true, 'always')
  return unit === '' ? number : `${number}\u00a0${unit}`
}
