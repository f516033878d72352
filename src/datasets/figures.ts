import type { Book } from '../core/book.ts'
import { calendarEffect, changeOf, mixAndWithin, plainName, type Change } from '../core/change.ts'
import { figuresOf, type Figure } from '../core/figure.ts'
import { flagsOf, rangeOf, statusOf } from '../core/lineage.ts'
import type { Period } from '../core/period.ts'
import type { Quantity } from '../core/quantity.ts'
import { decimalText, exactText } from '../core/rational.ts'
import { formatQuantity, formatPoints } from '../view/format.ts'
import { printChange, printFigure } from '../view/printed.ts'

/** A figure for machines: the value to 20 significant digits, the exact fraction, and what is known about it. */
export interface FigureRecord {
  readonly id: string
  readonly period: string
  readonly value: string | null
  readonly exact: string | null
  readonly unit: string
  /** As the English pages print it. */
  readonly display: string
  readonly reason: string | null
  readonly status: string | null
  readonly flags: readonly string[]
  readonly low: string | null
  readonly high: string | null
}

/** Every figure of a period with the changes of the company's figures, for machines. */
export function figureRecords(book: Book, period: Period): readonly FigureRecord[] {
  const figures = figuresOf(book, period)
  const company = figures.filter((figure) => figure.scope.facility === null)
  return [...figures.map(recordOf), ...company.filter((figure) => figure.metric.group !== 'quality').map((figure) => statusRecord(figure)), ...changeRecords(book, period)]
}

/** The changes of the company's figures against the period before and a year before, and the parts of a change. */
export const changeRecords = (book: Book, period: Period): readonly FigureRecord[] => [
  ...figuresOf(book, period).filter((figure) => figure.scope.facility === null)
    .flatMap((figure) => (['qoq', 'yoy'] as const).map((comparison) => changeRecord(changeOf(book, figure, comparison), period))),
  ...partsOfChange(book, period),
]

const recordOf = (figure: Figure): FigureRecord =>
  ({ id: figure.id, period: figure.period.id, ...numbersOf(figure.quantity), display: displayOf(figure), status: figure.status, flags: figure.flags })

/** A figure as the English pages print it. */
export function displayOf(figure: Figure): string {
  const printed = printFigure(figure, 'en')
  return [printed.number, printed.unit].filter((part) => part !== '').join('\u00a0')
}

function numbersOf(quantity: Quantity): Pick<FigureRecord, 'value' | 'exact' | 'unit' | 'reason' | 'low' | 'high'> {
  const range = rangeOf(quantity)
  return {
    value: quantity.value && decimalText(quantity.value), exact: quantity.value && exactText(quantity.value), unit: quantity.unit.symbol, reason: quantity.reason,
    low: range && decimalText(range.low), high: range && decimalText(range.high),
  }
}

/** The worst status of a metric's inputs, as a figure of its own (metrics.md 1.7 I). */
const statusRecord = (figure: Figure): FigureRecord => ({
  id: `quality.metric_status[${plainName(figure.id)}]`, period: figure.period.id, value: figure.status, exact: null, unit: 'status', display: figure.status ?? '–',
  reason: figure.status === null ? figure.quantity.reason ?? 'not_applicable' : null, status: figure.status, flags: [], low: null, high: null,
})

const changeRecord = (change: Change, period: Period): FigureRecord => ({
  id: change.id, period: period.id, ...numbersOf(change.change), display: printChange(change, 'en').text, status: statusOf(change.change), flags: flagsOf(change.change),
})

function partsOfChange(book: Book, period: Period): readonly FigureRecord[] {
  if (period.kind !== 'quarter') return []
  const { mix, within } = mixAndWithin(book, period)
  return [calendarEffect(book, period), mix, within].map((quantity) => ({
    id: quantity.name, period: period.id, ...numbersOf(quantity), status: statusOf(quantity), flags: flagsOf(quantity),
    display: quantity.value === null ? 'n/a' : quantity.unit.symbol === 'pp' ? formatPoints(quantity.value, { locale: 'en', decimals: 1, sign: 'always' }) : formatQuantity(quantity.value, 'ratio', 1, 'en', 'always'),
  }))
}
