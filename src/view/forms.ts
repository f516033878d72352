import type { Change } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Rational } from '../core/rational.ts'
import type { Cell } from '../core/row.ts'
import { formatNumber, formatPercent, type Locale, type Sign } from './format.ts'
import { decimalsOf, levelText, valueText } from './narrative/numbers.ts'
import { exactDecimal, preciseText, stepText } from './passport.ts'
import { isMarked, printChange, printNumber, unitName } from './printed.ts'
import { terms } from './words/terms.ts'

const SIGNS: readonly Sign[] = ['negative', 'always']

/** Powers of ten that charts and tables divide by, with the decimals they keep. */
const SCALES: readonly (readonly [divisor: number, decimals: readonly number[]])[] = [[1, [0, 1, 2]], [1_000, [0, 1]], [1_000_000, [0, 1, 2]]]

/** Every text that the site prints for a figure in a language, the usual ones first; an estimate has its mark or the word beside it. */
export function* formsOfFigure(figure: Figure, locale: Locale): Iterable<string> {
  const { quantity, metric } = figure
  if (!quantity.value) return yield terms[locale].absences[quantity.reason!].short
  for (const form of ['full', 'short'] as const) {
    const { number, unit } = printNumber(figure, locale, form)
    yield* withUnit(number, unit)
  }
  yield* scaled(quantity.value, locale, isMarked(figure), percentDecimals(figure))
  for (const decimals of [decimalsOf(figure), metric.decimals]) yield* [levelText(figure, locale, decimals), formatNumber(quantity.value, { locale, decimals })]
  yield exactDecimal(quantity.value, locale)
  yield stepText(quantity, locale)
  yield preciseText(figure, locale)
  yield* headed(figure, locale)
}

/** The decimals of a figure that is printed as a percentage; null of any other. */
const percentDecimals = ({ quantity, metric }: Figure): number | null => (quantity.unit.symbol === 'ratio' && !metric.plain ? metric.decimals : null)

/** The value in what stands over the stroke of its unit, where the words around it name the rest; without a sign where they name the side. */
function headed({ quantity: { value, unit }, metric }: Figure, locale: Locale): readonly string[] {
  const head = unit.symbol.replace(/\/.*$/, '')
  return [value!, value!.abs()].flatMap((each) => [metric.decimals, Math.max(metric.decimals - 1, 0)].flatMap((decimals) => [valueText(each, head, decimals, locale), ...withUnit(formatNumber(each, { locale, decimals }), unitName(head, locale))]))
}

const withUnit = (number: string, unit: string): readonly string[] => (unit === '' ? [number] : [number, `${number}\u00a0${unit}`])

/** A value divided as charts and tables divide it, an estimate with one decimal fewer. */
function* scaled(value: Rational, locale: Locale, estimated: boolean, percent: number | null): Iterable<string> {
  const fewer = (decimals: number): number => Math.max(decimals - (estimated ? 1 : 0), 0)
  const mark = estimated ? '≈' : ''
  if (percent !== null) return yield `${mark}${formatPercent(value, { locale, decimals: fewer(percent) })}`
  for (const [divisor, places] of SCALES) for (const decimals of places) yield `${mark}${formatNumber(value.div(divisor), { locale, decimals: fewer(decimals) })}`
}

/** Every text that the site prints for an end of a figure's range. */
export function* formsOfEnd(figure: Figure, end: 'low' | 'high', locale: Locale): Iterable<string> {
  const value = figure.range?.[end]
  if (!value) return
  const percent = percentDecimals(figure)
  yield* scaled(value, locale, false, percent)
  for (const text of scaled(value, locale, true, percent)) yield text.slice(1)
  yield* valueTexts(value, figure.quantity.unit.symbol, figure.metric.decimals, locale)
}

/** Every text that the site prints for a change: with its sign, or without where the words around it say which way. */
export function* formsOfChange(change: Change, locale: Locale): Iterable<string> {
  const { before, now, absolute } = change
  const told = change.change.value
  yield* unsigned([printChange(change, locale).text])
  if (told && change.form === 'pct') yield* unsigned(SIGNS.flatMap((sign) => [told, told.abs()].map((value) => formatPercent(value, { locale, decimals: 1, sign }))))
  if (absolute.value && change.form === 'pp') yield* unsigned(pointsTexts(told ?? absolute.value, locale))
  if (absolute.value) for (const end of [before, now]) yield* unsigned(amountTexts(absolute.value, before, locale, decimalsOf(end)))
}

const pointsTexts = (value: Rational, locale: Locale): readonly string[] => [value, value.abs()].flatMap((each) => SIGNS.map((sign) => formatNumber(each, { locale, decimals: 1, sign })))

/** An amount in the unit of a figure, or of what stands over its stroke where the words around it name the rest. */
function amountTexts(value: Rational, { metric, quantity }: Figure, locale: Locale, decimals = metric.decimals): readonly string[] {
  const { symbol } = quantity.unit
  return [symbol, symbol.replace(/\/.*$/, '')].flatMap((each) => valueTexts(value, each, decimals, locale, metric.plain === true))
}

const valueTexts = (value: Rational, symbol: string, decimals: number, locale: Locale, plain = false): readonly string[] => [value, value.abs()].flatMap((each) =>
  SIGNS.flatMap((sign) => [valueText(each, symbol, decimals, locale, plain, sign), formatNumber(each, { locale, decimals, sign })]))

/** Every text that the site prints for a part of a change, in its unit. */
export const formsOfPart = (value: Rational, unit: string, figure: Figure, locale: Locale): Iterable<string> =>
  unsigned([...(unit === 'pp' ? pointsTexts(value, locale) : []), ...valueTexts(value, unit, unit === 'pp' ? 1 : figure.metric.decimals, locale), ...amountTexts(value, figure, locale)])

/** Every text that the site prints for a cell: its own digits, grouped, or a share as a percentage. */
export function formsOfCell({ text, value }: Cell<Rational>, locale: Locale): ReadonlySet<string> {
  const decimals = text.split('.')[1]?.length ?? 0
  const numbers = [decimals, 0, 1].map((each) => formatNumber(value!, { locale, decimals: each }))
  return new Set([...numbers, formatPercent(value!, { locale, decimals: 0 })])
}

/** Every text that the site prints for a share that is no figure of its own. */
export const formsOfRatio = (value: Rational, locale: Locale): Iterable<string> =>
  unsigned(SIGNS.map((sign) => formatPercent(value, { locale, decimals: 1, sign })))

/** Every text that the site prints for a former value of a cell. */
export const formsOfFormer = (value: Rational, symbol: string | null, locale: Locale): ReadonlySet<string> =>
  new Set([0, 1, 2, 3, 4].flatMap((decimals) => [formatNumber(value, { locale, decimals }), ...(symbol === null ? [] : valueTexts(value, symbol, decimals, locale))]))

const unsigned = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => [text, text.replace(/^[+\u2212]/, '')])

