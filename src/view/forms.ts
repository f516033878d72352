import type { Change } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Rational } from '../core/rational.ts'
import type { Cell } from '../core/row.ts'
import { formatNumber, formatPercent, type Locale, type Sign } from './format.ts'
import { bare, decimalsOf, level, valueText } from './narrative/numbers.ts'
import { exactDecimal, stepText } from './passport.ts'
import { printChange, printFigure, unitName } from './printed.ts'

const SIGNS: readonly Sign[] = ['negative', 'always']

/** Powers of ten that charts and tables divide by, with the decimals they keep. */
const SCALES: readonly (readonly [divisor: number, decimals: readonly number[]])[] = [[1, [0, 1, 2]], [1_000, [0, 1]], [1_000_000, [0, 1, 2]]]

/** Every text that the site prints for a figure in a language; an estimate has its mark or the word beside it. */
export function formsOfFigure(figure: Figure, locale: Locale): ReadonlySet<string> {
  const { quantity, metric } = figure
  const printed = (['full', 'short'] as const).map((form) => printFigure(figure, locale, form))
  const whole = printed.flatMap(({ number, unit }) => withUnit(number, unit))
  if (!quantity.value) return new Set(whole)
  const [estimated, value] = [printed[0]!.estimated, quantity.value]
  const spoken = [exactDecimal(value, locale), stepText(quantity, locale), ...headed(figure, locale), level(figure, locale), bare(figure, locale), level(figure, locale, metric.decimals), bare(figure, locale, metric.decimals)].map((part) => (typeof part === 'string' ? part : part.text))
  return new Set([...whole, ...spoken, ...scaled(value, locale, estimated, quantity.unit.symbol === 'ratio' && !metric.plain ? metric.decimals : null)])
}

/** The value in what stands over the stroke of its unit, where the words around it name the rest; without a sign where they name the side. */
function headed({ quantity: { value, unit }, metric }: Figure, locale: Locale): readonly string[] {
  const head = unit.symbol.replace(/\/.*$/, '')
  return [value!, value!.abs()].flatMap((each) => [metric.decimals, Math.max(metric.decimals - 1, 0)].flatMap((decimals) => [valueText(each, head, decimals, locale), ...withUnit(formatNumber(each, { locale, decimals }), unitName(head, locale))]))
}

const withUnit = (number: string, unit: string): readonly string[] => (unit === '' ? [number] : [number, `${number}\u00a0${unit}`])

/** A value divided as charts and tables divide it, an estimate with one decimal fewer. */
function scaled(value: Rational, locale: Locale, estimated: boolean, percent: number | null): readonly string[] {
  const fewer = (decimals: number): number => Math.max(decimals - (estimated ? 1 : 0), 0)
  const mark = estimated ? '≈' : ''
  if (percent !== null) return [`${mark}${formatPercent(value, { locale, decimals: fewer(percent) })}`]
  return SCALES.flatMap(([divisor, places]) => places.map((decimals) => `${mark}${formatNumber(value.div(divisor), { locale, decimals: fewer(decimals) })}`))
}

/** Every text that the site prints for an end of a figure's range. */
export function formsOfEnd(figure: Figure, end: 'low' | 'high', locale: Locale): ReadonlySet<string> {
  const value = figure.range?.[end]
  if (!value) return new Set()
  const { metric, quantity } = figure
  const percent = quantity.unit.symbol === 'ratio' && !metric.plain ? metric.decimals : null
  const money = valueTexts(value, quantity.unit.symbol, metric.decimals, locale)
  return new Set([...money, ...scaled(value, locale, false, percent), ...scaled(value, locale, true, percent).map((text) => text.slice(1))])
}

/** Every text that the site prints for a change: with its sign, or without where the words around it say which way. */
export function formsOfChange(change: Change, locale: Locale): ReadonlySet<string> {
  const { before, now, absolute } = change
  const told = change.change.value
  const percent = told && change.form === 'pct' ? SIGNS.flatMap((sign) => [told, told.abs()].map((value) => formatPercent(value, { locale, decimals: 1, sign }))) : []
  const points = absolute.value && change.form === 'pp' ? pointsTexts(told ?? absolute.value, locale) : []
  const amounts = absolute.value ? [before, now].flatMap((end) => amountTexts(absolute.value!, before, locale, decimalsOf(end))) : []
  return unsigned([printChange(change, locale).text, ...percent, ...points, ...amounts])
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
export const formsOfPart = (value: Rational, unit: string, figure: Figure, locale: Locale): ReadonlySet<string> =>
  unsigned([...(unit === 'pp' ? pointsTexts(value, locale) : []), ...valueTexts(value, unit, unit === 'pp' ? 1 : figure.metric.decimals, locale), ...amountTexts(value, figure, locale)])

/** Every text that the site prints for a cell: its own digits, grouped, or a share as a percentage. */
export function formsOfCell({ text, value }: Cell<Rational>, locale: Locale): ReadonlySet<string> {
  const decimals = text.split('.')[1]?.length ?? 0
  const numbers = [decimals, 0, 1].map((each) => formatNumber(value!, { locale, decimals: each }))
  return new Set([...numbers, formatPercent(value!, { locale, decimals: 0 })])
}

/** Every text that the site prints for a share that is no figure of its own. */
export const formsOfRatio = (value: Rational, locale: Locale): ReadonlySet<string> =>
  unsigned(SIGNS.map((sign) => formatPercent(value, { locale, decimals: 1, sign })))

/** Every text that the site prints for a former value of a cell. */
export const formsOfFormer = (value: Rational, symbol: string | null, locale: Locale): ReadonlySet<string> =>
  new Set([0, 1, 2, 3, 4].flatMap((decimals) => [formatNumber(value, { locale, decimals }), ...(symbol === null ? [] : valueTexts(value, symbol, decimals, locale))]))

const unsigned = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap((text) => [text, text.replace(/^[+\u2212]/, '')]))

