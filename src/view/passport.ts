import type { Book } from '../core/book.ts'
import type { Figure } from '../core/figure.ts'
import { cellsOf, evaluate } from '../core/lineage.ts'
import type { Operation, Quantity } from '../core/quantity.ts'
import { decimalText } from '../core/rational.ts'
import { restatementsOf, type Restatement } from '../core/restatement.ts'
import { valueOf, type Row } from '../core/row.ts'
import { figureAddress, metricAddress } from './address.ts'
import { inputOf, type Input } from './evidence.ts'
import { formatDate, formatNumber, formatPeriod, type Locale } from './format.ts'
import { figureName, metricWords } from './names.ts'
import { printFigure, unitName, type Printed } from './printed.ts'
import { stepFigure, stepName } from './step.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** One line of a computation: a sign, what the value is, the value, and where it leads. */
export interface Step {
  readonly sign: string
  readonly name: string
  readonly value: string
  /** The passport of the figure this step is, or the cell it was read from. */
  readonly href: string | null
  readonly input: Input | null
  readonly below: readonly Step[]
}

/** What a figure was before a cell of it was restated. */
export interface Past {
  readonly before: string
  readonly cell: string
  readonly change: string
  readonly date: string
  readonly reason: string
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
  /** The formula with this quarter's numbers put in; null when the figure is absent. */
  readonly sum: string | null
  /** The operands of the figure itself. */
  readonly steps: readonly Step[]
  /** Every cell behind it, once each. */
  readonly inputs: readonly Input[]
  /** The value to 20 significant digits, with its unit. */
  readonly exact: string | null
  readonly absence: string | null
  readonly flags: readonly string[]
  readonly past: readonly Past[]
  readonly assurance: string
  readonly metricHref: string
  readonly permalink: string
  readonly citation: string
}

const SIGNS: Readonly<Record<Operation, string>> = { cell: '', constant: '', absent: '', sum: '+', difference: '−', product: '×', quotient: '÷', smaller: '≤', larger: '≥', conversion: '×' }

/** The passport of a figure of a quarter. */
export function passportOf(book: Book, figure: Figure, locale: Locale): Passport {
  const { metric, scope, quantity } = figure
  const words = metricWords(metric.id, locale, scope.variant)
  const printed = printFigure(figure, locale)
  const period = formatPeriod(figure.period.id, locale)
  const name = figureName(book, metric, scope, locale)
  const top = plain(quantity)
  return {
    id: figure.id, name, period, printed, decimals: metric.decimals, definition: words.definition, caution: words.caution ?? null, formula: words.formula,
    sum: quantity.value === null ? null : sumOf(top, quantity, locale),
    steps: top.operands.map((operand, index) => stepOf(book, operand, signOf(top, index), figure, locale)),
    inputs: inputsOf(book, quantity, locale),
    exact: quantity.value && `${decimalText(quantity.value)} ${quantity.unit.symbol}`,
    absence: quantity.reason && terms[locale].absences[quantity.reason].full,
    flags: figure.flags.filter((flag) => flag !== 'estimated').map((flag) => terms[locale].flags[flag].meaning),
    past: pastOf(book, figure, locale), assurance: figure.flags.includes('not_assured') ? ui[locale].notAssuredFigure : ui[locale].assuredFigure,
    metricHref: metricAddress(metric.id, locale, figure.period.id), permalink: figureAddress(figure.id, metric.group, figure.period.id, locale),
    citation: ui[locale].cite(book.issuer.name, `${name}, ${period}`, [printed.number, printed.unit].filter((part) => part !== '').join('\u00a0')),
  }
}

/** Conversions of units and sums of one are no step for a reader. */
function plain(step: Quantity): Quantity {
  const transparent = step.operation === 'conversion' || (step.operation === 'sum' && step.operands.length === 1)
  return transparent && step.operands[0] ? plain(step.operands[0]) : step
}

const signOf = (parent: Quantity, index: number): string => (index === 0 ? '' : SIGNS[parent.operation])

function stepOf(book: Book, quantity: Quantity, sign: string, figure: Figure, locale: Locale): Step {
  const shown = plain(quantity)
  const same = stepFigure(book, quantity.name) ?? stepFigure(book, shown.name)
  const input = shown.row && shown.cell ? inputOf(book, shown, locale) : null
  return {
    sign, name: stepName(book, same ? quantity : shown, locale), value: stepText(quantity, locale), input,
    href: same && same.id !== figure.id ? figureAddress(same.id, same.metric.group, figure.period.id, locale) : input?.href ?? null,
    below: shown.operands.map((operand, index) => stepOf(book, operand, signOf(shown, index), figure, locale)),
  }
}

/** A value as a line of a computation shows it: whole, or to six decimals. */
export function stepText(step: Quantity, locale: Locale): string {
  if (step.value === null) return terms[locale].absences[step.reason!].short
  const places = decimalText(step.value, 12).split('.')[1]?.length ?? 0
  const unit = unitName(step.unit.symbol, locale)
  const number = formatNumber(step.value, { locale, decimals: Math.min(places, 6) })
  return step.unit.symbol === 'ratio' || unit === '' ? number : `${number}\u00a0${unit}`
}

const MOST_OPERANDS = 6

/** "351,900 MWh ÷ 245 MW = 1,436.33 MWh/MW". */
function sumOf(top: Quantity, whole: Quantity, locale: Locale): string {
  const result = stepText(whole, locale)
  if (top.operands.length === 0) return result
  const shown = top.operands.slice(0, MOST_OPERANDS).map((operand, index) => [signOf(top, index), stepText(operand, locale)].filter((part) => part !== '').join(' '))
  const more = top.operands.length > MOST_OPERANDS ? [SIGNS[top.operation], '…'] : []
  return `${[...shown, ...more].join(' ')} = ${result}`
}

const inputsOf = (book: Book, quantity: Quantity, locale: Locale): readonly Input[] =>
  cellsOf(quantity).filter((step) => step.cell).map((step) => inputOf(book, step, locale))

/** What the figure was before each of its cells was restated, computed by its own formula. */
function pastOf(book: Book, figure: Figure, locale: Locale): readonly Past[] {
  const cells = new Set(cellsOf(figure.quantity).map(({ cell }) => cell))
  return restatementsOf(book).filter(({ current }) => cells.has(current) && current.value !== null)
    .map((restatement) => pastValue(figure, restatement, locale))
}

function pastValue(figure: Figure, { previous, current, date, reason }: Restatement, locale: Locale): Past {
  const before = previous.value && evaluate(figure.quantity, new Map([[current, previous.value]]))
  const quantity = before ? { ...figure.quantity, value: before } : { ...figure.quantity, value: null, reason: 'missing_input' as const }
  const printed = printFigure({ ...figure, quantity, status: figure.status, range: null }, locale)
  return {
    before: [printed.number, printed.unit].filter((part) => part !== '').join('\u00a0'), cell: `${current.file}:${current.line}:${current.column}`, change: `${previous.text} → ${current.text}`,
    date: date === '' ? '' : formatDate(date, locale), reason: reason ? valueOf(reason as Row<'restatements'>, locale === 'it' ? 'text_it' : 'text_en')! : '',
  }
}
