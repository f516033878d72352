import { quarterOf, type Book } from '../core/book.ts'
import { changeOf, type Change } from '../core/change.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { effectsIn, effectsOf, movedYears } from '../core/effect.ts'
import { figure, figuresOf, scopesOf, type Figure } from '../core/figure.ts'
import { cellsOf } from '../core/lineage.ts'
import type { Operation, Quantity } from '../core/quantity.ts'
import type { Quarter } from '../core/period.ts'
import { decimalText, exactText, type Rational } from '../core/rational.ts'
import { restatementsOf, type Restatement } from '../core/restatement.ts'
import { publisherOf, valueOf, type Cell, type Row } from '../core/row.ts'
import { bridgesOf } from '../narrative/bridge.ts'
import { figureAddress, metricAddress } from './address.ts'
import { bridgeModel } from './bridge.ts'
import { cellText } from './cell.ts'
import { inputOf, type Input } from './evidence.ts'
import { formatDate, formatNumber, formatPercent, formatPeriod, type Locale } from './format.ts'
import { filled, placeOf, type Line, type NumberMark } from './mark.ts'
import { figureName, metricWords } from './names.ts'
import { passportAddress, printFigure, toldChange, unitName, type Printed } from './printed.ts'
import { stepFigure, stepName } from './step.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** One line of a computation: a sign, what the value is, the value, and where it leads. */
export interface Step {
  readonly sign: string
  readonly name: string
  readonly value: NumberMark | string
  /** The passport of the figure this step is, or the cell it was read from. */
  readonly href: string | null
  readonly input: Input | null
  readonly below: readonly Step[]
}

/** What a figure was before a cell of it was restated. */
export interface Past {
  readonly before: NumberMark | string
  readonly cell: string
  readonly change: Line
  readonly date: string
  readonly reason: string
}

/** How a figure moved against an earlier period, with the subtraction it was computed by; the reason where it cannot be told. */
export interface Move {
  readonly against: string
  /** The passport of the figure it is compared with; null where that has no page. */
  readonly href: string | null
  readonly line: Line
  /** What the change comes from, where it is split exactly. */
  readonly split: Split | null
}

/** A change in parts: the parts, the rule they follow, and the figures behind them, before and now. */
export interface Split {
  readonly line: Line
  readonly rule: string
  readonly factors: readonly { readonly name: string; readonly line: Line }[]
}

/** Everything a reader can know about one figure. */
export interface Passport {
  readonly id: string
  readonly name: string
  readonly period: string
  readonly printed: Printed
  readonly decimals: number
  readonly definition: string
  readonly caution: string | null
  readonly formula: string
  /** The formula with this quarter's numbers put in; null when the figure is absent, or is a cell as given. */
  readonly sum: Line | null
  /** What the operands make, before it is rounded. */
  readonly result: NumberMark | null
  /** The unit in words. */
  readonly unit: string
  /** The operands of the figure itself. */
  readonly steps: readonly Step[]
  /** Every cell behind it, once each. */
  readonly inputs: readonly Input[]
  /** The value to 20 significant digits, with its unit. */
  readonly exact: Line | null
  /** Against the quarter before and the same quarter a year before; none of an absent figure. */
  readonly moves: readonly Move[]
  readonly absence: string | null
  readonly flags: readonly string[]
  readonly past: readonly Past[]
  /** What stands of assurance; null for an absent figure and for one that rests on no cell, of which nothing can be assured. */
  readonly assurance: string | null
  readonly metricHref: string
  readonly permalink: string
  readonly citation: Line
}

const SIGNS: Readonly<Record<Operation, string>> = { cell: '', constant: '', absent: '', sum: '+', difference: '−', product: '×', quotient: '÷', smaller: '≤', larger: '≥', conversion: '×' }

/** The figures whose passports a quarter shows: its own, and of metrics that only years have those of the four quarters to it. */
export const passportFigures = (book: Book, quarter: Quarter): readonly Figure[] => [
  ...figuresOf(book, { kind: 'quarter', id: quarter }),
  ...CATALOGUE.filter((metric) => metric.only === 'year').flatMap((metric) => scopesOf(book, metric).map((scope) => figure(book, metric, scope, { kind: 'trailing', id: `TTM:${quarter}` }))),
]

/** Where the passport of a figure lies: that of a year has a page where a restatement moved it. */
function permalinkOf(book: Book, { id, metric, period }: Figure, href: string, locale: Locale): string {
  const moved = period.kind !== 'quarter' && movedYears(book).get(period.id)?.some((each) => each.id === id)
  return moved ? figureAddress(id, metric.group, period.id, locale) : href
}

/** The passport of a figure. */
export function passportOf(book: Book, figure: Figure, locale: Locale): Passport {
  const { metric, scope, quantity } = figure
  const words = metricWords(metric.id, locale, scope.variant)
  const printed = printFigure(figure, locale)
  const period = formatPeriod(figure.period.id, locale)
  const plainName = figureName(book, metric, scope, locale)
  const name = figure.period.kind === 'quarter' ? plainName : `${plainName}, ${period}`
  const { top, path } = plain(quantity, [])
  const at: Frame = { book, figure, locale }
  const value = [printed.number, printed.unit].filter((part) => part !== '').join('\u00a0')
  return {
    id: figure.id, name, period, printed, decimals: metric.decimals, definition: words.definition, caution: words.caution ?? null, formula: words.formula,
    sum: quantity.value === null || top.operands.length === 0 ? null : sumOf(at, top, path),
    steps: top.operands.map((operand, index) => stepOf(at, operand, signOf(top, index), [...path, index])),
    result: quantity.value && resultOf(at), unit: unitName(quantity.unit.symbol, locale) || (metric.unit === 'ratio' && !metric.plain ? '%' : '–'),
    inputs: inputsOf(book, quantity, locale),
    exact: quantity.value && [{ text: exactDecimal(quantity.value, locale), exact: printed.exact, figure: figure.id, period: figure.period.id }, unitAfter(quantity, locale)],
    absence: quantity.reason && terms[locale].absences[quantity.reason].full,
    flags: figure.flags.filter((flag) => flag !== 'estimated').map((flag) => terms[locale].flags[flag].meaning),
    moves: quantity.value === null ? [] : movesOf(at), past: pastOf(book, figure, locale), assurance: assuranceOf(figure, locale),
    metricHref: metricAddress(metric.id, locale, figure.period.kind === 'quarter' ? figure.period.id : undefined), permalink: permalinkOf(book, figure, printed.href, locale),
    citation: filled(ui[locale].cite(publisherOf(book.issuer), `${book.issuer.publisher ? `${book.issuer.name}, ` : ''}${plainName}, ${period}`, '{}'), printed.known ? { text: value, exact: printed.exact, figure: figure.id, period: figure.period.id } : [value]),
  }
}

/** Whether the values behind a figure are assured, in words. */
function assuranceOf({ quantity, flags }: Figure, locale: Locale): string | null {
  if (quantity.value === null || cellsOf(quantity).length === 0) return null
  return flags.includes('not_assured') ? ui[locale].notAssuredFigure : ui[locale].assuredFigure
}

/** Whose computation is shown, and in which language. */
interface Frame {
  readonly book: Book
  readonly figure: Figure
  readonly locale: Locale
}

/** Conversions of units and sums of one are no step for a reader; the way down to what they stand for. */
function plain(step: Quantity, path: readonly number[]): { readonly top: Quantity; readonly path: readonly number[] } {
  const transparent = step.operation === 'conversion' || (step.operation === 'sum' && step.operands.length === 1)
  return transparent && step.operands[0] ? plain(step.operands[0], [...path, 0]) : { top: step, path }
}

const signOf = (parent: Quantity, index: number): string => (index === 0 ? '' : SIGNS[parent.operation])

function stepOf(at: Frame, quantity: Quantity, sign: string, path: readonly number[]): Step {
  const { book, figure, locale } = at
  const { top: shown, path: below } = plain(quantity, path)
  const same = stepFigure(book, quantity.name) ?? stepFigure(book, shown.name)
  const input = shown.row && shown.cell ? inputOf(book, shown, locale) : null
  return {
    sign, name: nameIn(figure, shown, stepName(book, same ? quantity : shown, locale), locale), value: stepMark(at, quantity, path), input,
    href: same && same.id !== figure.id && figure.period.kind === 'quarter' ? figureAddress(same.id, same.metric.group, figure.period.id, locale) : input?.href ?? null,
    below: shown.operands.map((operand, index) => stepOf(at, operand, signOf(shown, index), [...below, index])),
  }
}

/** A row's name with its quarter, where the figure speaks of several. */
const nameIn = ({ period }: Figure, { row }: Quantity, name: string, locale: Locale): string => {
  const quarter = period.kind === 'quarter' || !row ? null : quarterOf(row)
  return quarter ? `${name}, ${formatPeriod(quarter, locale)}` : name
}

/** The value of a step, marked with the way down to it; a word where it is absent. */
function stepMark({ figure, locale }: Frame, step: Quantity, path: readonly number[]): NumberMark | string {
  const text = stepText(step, locale)
  return step.value === null ? text : { text, exact: exactText(step.value), figure: figure.id, period: figure.period.id, step: path.join('.') }
}

/** A value as a line of a computation shows it: whole, or to six decimals. */
export function stepText(step: Quantity, locale: Locale): string {
  if (step.value === null) return terms[locale].absences[step.reason!].short
  const places = decimalText(step.value, 12).split('.')[1]?.length ?? 0
  const unit = unitName(step.unit.symbol, locale)
  const number = formatNumber(step.value, { locale, decimals: Math.min(places, 6) })
  return step.unit.symbol === 'ratio' || unit === '' ? number : `${number}\u00a0${unit}`
}

/** The value to 20 significant digits in the signs of the language. */
export const exactDecimal = (value: Rational, locale: Locale): string =>
  formatNumber(value, { locale, decimals: decimalText(value).split('.')[1]?.length ?? 0 })

function unitAfter({ unit }: Quantity, locale: Locale): string {
  const name = unit.symbol === 'ratio' ? '' : unitName(unit.symbol, locale)
  return name === '' ? '' : `\u00a0${name}`
}

/** The figure as its computation ends: with more digits than are printed. */
const resultOf = ({ figure: { id, period, quantity }, locale }: Frame): NumberMark => ({ text: stepText(quantity, locale), exact: exactText(quantity.value!), figure: id, period: period.id })

/** A figure with two more decimals than are printed where it has them, without its unit; a share in percent. */
export function preciseText({ quantity: { value, unit }, metric }: Figure, locale: Locale): string {
  const isShare = unit.symbol === 'ratio' && !metric.plain
  const places = decimalText(isShare ? value!.mul(100) : value!, 12).split('.')[1]?.length ?? 0
  return (isShare ? formatPercent : formatNumber)(value!, { locale, decimals: Math.min(places, metric.decimals + 2) })
}

const movesOf = (at: Frame): readonly Move[] => (['qoq', 'yoy'] as const).filter((comparison) => comparison === 'yoy' || at.figure.period.kind === 'quarter').map((comparison) => moveOf(at, changeOf(at.book, at.figure, comparison)))

/** "(1,436.33 − 1,803.67) ÷ 1,803.67 = −20.4%", or why there is no comparison. */
function moveOf({ book, locale }: Frame, change: Change): Move {
  const { now, before } = change
  const { known, text, exact, id, period, reason } = toldChange(change, locale)
  const against = ui[locale].on(formatPeriod(before.period.id, locale))
  const href = book.quarters.includes(before.period.id) ? passportAddress(before, locale) : null
  if (!known) return { against, href, line: [reason ? terms[locale].absences[reason].full : text], split: null }
  const [to, from] = [endOf(now, locale), endOf(before, locale)]
  const less = [to, ' − ', from]
  return { against, href, line: [...(change.form === 'pct' && change.change.value ? ['(', ...less, ') ÷ ', from] : less), ' = ', { text, exact, figure: id, period }], split: change.comparison === 'qoq' ? splitOf(book, now, locale) : null }
}

/** The parts of the figure's bridge against the quarter before, by what rule they are parted, and what they are computed from. */
function splitOf(book: Book, { id, period }: Figure, locale: Locale): Split | null {
  const bridge = book.once(`bridges@${period.id}`, () => bridgesOf(book, period.id)).find(({ now }) => now.id === id)
  if (!bridge) return null
  const { steps, rule } = bridgeModel(book, bridge, locale)
  const factors = [...Map.groupBy(bridge.inputs, (input) => input.id).values()].map(([before, now]) => ({
    name: figureName(book, now!.metric, now!.scope, locale), line: [before!, now!].flatMap((end, index) => [...(index > 0 ? [' → '] : []), end.quantity.value ? endOf(end, locale) : terms[locale].absences[end.quantity.reason!].short]),
  }))
  return { line: steps.filter(({ whole }) => !whole).flatMap(({ name, mark }, index) => [`${index > 0 ? ', ' : ''}${name} `, mark]), rule, factors }
}

const endOf = (end: Figure, locale: Locale): NumberMark => ({ text: preciseText(end, locale), exact: exactText(end.quantity.value!), figure: end.id, period: end.period.id })

const MOST_OPERANDS = 6

/** "351,900 MWh ÷ 245 MW = 1,436.33 MWh/MW". */
function sumOf(at: Frame, top: Quantity, path: readonly number[]): Line {
  const shown = top.operands.slice(0, MOST_OPERANDS).flatMap((operand, index) => [index === 0 ? '' : ` ${signOf(top, index)} `, stepMark(at, operand, [...path, index])])
  const more = top.operands.length > MOST_OPERANDS ? [` ${SIGNS[top.operation]} …`] : []
  return [...shown, ...more, ' = ', resultOf(at)].filter((part) => part !== '')
}

const inputsOf = (book: Book, quantity: Quantity, locale: Locale): readonly Input[] =>
  cellsOf(quantity).filter((step) => step.cell).map((step) => inputOf(book, step, locale))

/** What the figure was before each restatement of a cell behind it, as the data then gave it. */
function pastOf(book: Book, figure: Figure, locale: Locale): readonly Past[] {
  const cells = new Set<Cell | undefined>(cellsOf(figure.quantity).map(({ cell }) => cell))
  return restatementsOf(book).filter(({ current }) => cells.has(current) && current.value !== null)
    .map((restatement) => pastValue(book, figure, restatement, locale))
}

function pastValue(book: Book, now: Figure, restatement: Restatement, locale: Locale): Past {
  const { previous, current, date, reason } = restatement
  const effects = now.period.kind === 'quarter' ? effectsIn(book, restatement, now.period.id) : effectsOf(book, restatement)
  // Without an effect it was what it is: a share may rest on a restated cell and not move.
  const before = effects.find(({ after }) => after.id === now.id && after.period.id === now.period.id)?.before ?? now
  const { known, number, unit, exact } = printFigure(before, locale)
  const text = [number, unit].filter((part) => part !== '').join('\u00a0')
  return {
    before: known ? { text, exact, figure: `before[${placeOf(current)}|${now.id}]`, period: now.period.id } : text,
    cell: `${current.file}:${current.line}:${current.column}`, change: [cellText(previous, locale), ' → ', cellText(current, locale)],
    date: date === '' ? '' : formatDate(date, locale), reason: reason ? valueOf(reason as Row<'restatements'>, locale === 'it' ? 'text_it' : 'text_en')! : '',
  }
}
