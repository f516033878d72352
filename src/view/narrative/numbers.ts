import type { Change } from '../../core/change.ts'
import type { Figure } from '../../core/figure.ts'
import type { Quarter } from '../../core/period.ts'
import type { Quantity } from '../../core/quantity.ts'
import { decimalText, exactText, type Rational } from '../../core/rational.ts'
import { valueOf, type Row } from '../../core/row.ts'
import type { Judged } from '../../narrative/movement.ts'
import { formatMoneyShort, formatNumber, formatPercent, formatPeriod, type Locale, type Sign } from '../format.ts'
import { passportAddress, unitName } from '../printed.ts'
import { prep } from './elision.ts'
import type { NamePart, NumberPart, Sentence } from './parts.ts'

const NBSP = '\u00a0'

/** A quarter as a sentence names it, kept on one line: "Q3 2025". */
export const quarterText = (quarter: Quarter, locale: Locale): string => formatPeriod(quarter, locale).replaceAll(' ', NBSP)

/** Whether a figure is an estimate that a sentence must call one. */
export const isEstimate = (figure: Figure): boolean => figure.status === 'estimated' && figure.quantity.value !== null && !figure.quantity.value.equals(0)

/** An estimate is printed with one decimal less (metrics.md 1.4). */
export const decimalsOf = (figure: Figure): number => Math.max(figure.metric.decimals - (isEstimate(figure) ? 1 : 0), 0)

const moneyOf = (symbol: string): readonly [currency: string, per: string | undefined] | null => {
  const [, currency, per] = /^([A-Z]{3})(?:\/(.*))?$/.exec(symbol) ?? []
  return currency === undefined || currency === 'BTC' ? null : [currency, per]
}

/** A value with its unit as prose prints it: money in words, a ratio as a percentage. */
export function valueText(value: Rational, symbol: string, decimals: number, locale: Locale, plain = false, sign: Sign = 'negative'): string {
  if (symbol === 'ratio') return plain ? formatNumber(value, { locale, decimals, sign }) : formatPercent(value, { locale, decimals, sign })
  const money = moneyOf(symbol)
  if (money && (money[1] === undefined || value.abs().compare(10_000) > 0)) {
    const amount = formatMoneyShort(value, { currency: money[0], locale, form: 'long', sign })
    return money[1] === undefined ? amount : `${amount} per ${unitName(money[1], locale)}`
  }
  const unit = unitName(symbol, locale)
  return formatNumber(value, { locale, decimals, sign }) + (unit === '' ? '' : NBSP + unit)
}

/** What a target aims at, with the decimals it was set with. */
export function aimText(target: Row<'targets'>, symbol: string, locale: Locale): string {
  const value = valueOf(target, 'target_value')!
  return valueText(value, symbol, decimalText(value).split('.')[1]?.length ?? 0, locale)
}

/** The unit a sentence prints: what a subject called "per MW" already says is left out. */
const spokenUnit = ({ metric, quantity }: Figure): string => (metric.id === 'revenue.per_mw' ? quantity.unit.symbol.replace(/\/.*$/, '') : quantity.unit.symbol)

/** The text of a figure's value in a sentence. */
export const levelText = (figure: Figure, locale: Locale, decimals = decimalsOf(figure)): string =>
  valueText(figure.quantity.value!, spokenUnit(figure), decimals, locale, figure.metric.plain === true)

/** The value of a figure in a sentence; the sentence says in words that it is an estimate. */
export const level = (figure: Figure, locale: Locale, decimals = decimalsOf(figure)): NumberPart => ({
  text: levelText(figure, locale, decimals), ...linkOf(figure, locale), exact: exactText(figure.quantity.value!),
  ...(figure.first?.quantity.value ? { first: { text: levelText(figure.first, locale, decimals), exact: exactText(figure.first.quantity.value) } } : {}),
})

/** The number of a figure without its unit. */
export const bare = (figure: Figure, locale: Locale, decimals = decimalsOf(figure)): NumberPart => ({
  text: formatNumber(figure.quantity.value!, { locale, decimals }), ...linkOf(figure, locale), exact: exactText(figure.quantity.value!),
})

const linkOf = (figure: Figure, locale: Locale) => ({ figure: figure.id, period: figure.period.id, href: passportAddress(figure, locale) })

/** The name of figures that have no value, linked to the first. */
export const nameOf = (text: string, figures: readonly Figure[], locale: Locale): NamePart => ({ text, names: figures.map(({ id }) => id), href: linkOf(figures[0]!, locale).href })

/** The range of an estimate: "1,367 to 1,502"; null without one, and for amounts that prose shortens. */
export const rangeParts = (figure: Figure, locale: Locale): Sentence | null => (isEstimate(figure) ? rangeOf(figure, locale) : null)

/** The range of any figure, as that of an estimate. */
export function rangeOf(figure: Figure, locale: Locale): Sentence | null {
  const { range, quantity, metric } = figure
  if (!range || range.low.equals(range.high)) return null
  const symbol = quantity.unit.symbol
  if (moneyOf(symbol) && range.high.abs().compare(10_000) > 0) return null
  const print = symbol === 'ratio' && !metric.plain ? formatPercent : formatNumber
  const end = (side: 'low' | 'high'): NumberPart => ({ ...linkOf(figure, locale), text: print(range[side], { locale, decimals: decimalsOf(figure) }), exact: exactText(range[side]), end: side })
  if (locale === 'en') return [end('low'), ' to ', end('high')]
  const [from, to] = symbol === 'ratio' ? [prep('dal', end('low').text), prep('al', end('high').text)] : ['da ', 'a ']
  return [from, end('low'), ` ${to}`, end('high')]
}

/** A number of a change in one of its forms, linked to the figure that changed. */
function changePart(text: string, { id, now }: Change, form: Change['form'], exact: Rational, locale: Locale): NumberPart {
  return { text, figure: id.replace(/_(?:pct|pp|abs)(?=\[)/, `_${form}`), period: now.period.id, exact: exactText(exact), href: passportAddress(now, locale) }
}

/** The size of a change told as a percentage, without its sign. */
export const percentOf = (change: Change, locale: Locale): NumberPart =>
  changePart(formatPercent(change.change.value!.abs(), { locale, decimals: 1 }), change, 'pct', change.change.value!, locale)

/** How much something moved against what, and how that is measured. */
export type Size = Pick<Judged, 'change' | 'measure' | 'value'>

/** The size of a movement without its sign: "8.8%", "7.0" of percentage points, or an amount. */
export function sizeOf(judged: Size, locale: Locale): NumberPart {
  const change = judged.change!
  const size = judged.value.abs()
  if (judged.measure === 'pct') return changePart(formatPercent(size, { locale, decimals: 1 }), change, 'pct', judged.value, locale)
  if (judged.measure === 'pp') return changePart(formatNumber(size, { locale, decimals: 1 }), change, 'pp', judged.value, locale)
  return changePart(absoluteText(change, size, locale), change, 'abs', judged.value, locale)
}

/** The absolute size of a change in its own unit, without its sign. */
export const absoluteSize = (change: Change, locale: Locale): NumberPart =>
  changePart(absoluteText(change, change.absolute.value!.abs(), locale), change, 'abs', change.absolute.value!, locale)

/** A difference is no more precise than the rougher of its two ends. */
const absoluteText = ({ before, now, absolute }: Change, size: Rational, locale: Locale): string =>
  valueText(size, absolute.unit.symbol === before.quantity.unit.symbol ? spokenUnit(before) : absolute.unit.symbol, Math.min(decimalsOf(before), decimalsOf(now)), locale, before.metric.plain === true)

/** A part of a change or a former value, under an id of its own, linked to the figure it explains. */
export const partOf = (id: string, text: string, exact: Rational, figure: Figure, locale: Locale): NumberPart =>
  ({ text, figure: id, period: figure.period.id, exact: exactText(exact), href: passportAddress(figure, locale) })

/** An amount in the unit of a figure with its sign. */
export const signedAmount = (id: string, value: Rational, figure: Figure, unit: string, locale: Locale): NumberPart =>
  partOf(id, valueText(value, figure.metric.id === 'revenue.per_mw' ? spokenUnit(figure) : unit, unit === 'pp' ? 1 : figure.metric.decimals, locale, false, 'always'), value, figure, locale)

/** A quantity in percentage points with its sign. */
export const signedPoints = (quantity: Quantity, figure: Figure, locale: Locale): NumberPart =>
  partOf(quantity.name, formatNumber(quantity.value!, { locale, decimals: 1, sign: 'negative' }), quantity.value!, figure, locale)
