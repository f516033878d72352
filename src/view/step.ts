import type { Book } from '../core/book.ts'
import { readFigureId } from '../core/figure.ts'
import type { Metric } from '../core/metric.ts'
import type { Quantity } from '../core/quantity.ts'
import type { Scope } from '../core/view.ts'
import { whatOf } from './evidence.ts'
import { formatDate, formatPeriod, type Locale } from './format.ts'
import { figureName } from './names.ts'

/** The figure a step is, where it is one. */
export function stepFigure(book: Book, name: string): { readonly id: string; readonly metric: Metric; readonly scope: Scope } | null {
  const found = readFigureId(book, name)
  return found ? { ...found, id: name } : null
}

const WORDS = {
  en: { hours: (zone: string, quarter: string) => `hours of ${quarter}, ${zone}`, span: (from: string, to: string) => `hours from ${from} to ${to}`, days: (from: string, to: string) => `days from ${from} to ${to}`, sum: 'together', none: 'none', step: 'step' },
  it: { hours: (zone: string, quarter: string) => `ore del ${quarter}, ${zone}`, span: (from: string, to: string) => `ore dal ${from} al ${to}`, days: (from: string, to: string) => `giorni dal ${from} al ${to}`, sum: 'insieme', none: 'nessuno', step: 'passaggio' },
} as const

/** What a step of a computation is, in the reader's language: a figure, a row of a file, hours, or only a step. */
export function stepName(book: Book, step: Quantity, locale: Locale): string {
  const found = stepFigure(book, step.name)
  if (found) return figureName(book, found.metric, found.scope, locale)
  if (step.row) return whatOf(book, step.row, locale)
  return constantName(step.name, locale) ?? (step.operation === 'sum' ? WORDS[locale].sum : WORDS[locale].step)
}

/** Hours and days are named by their dates; a claim of nothing says so. */
function constantName(name: string, locale: Locale): string | null {
  const words = WORDS[locale]
  const [, quarter, zone] = /^hours of (\d{4}-Q\d) in (.+)$/.exec(name) ?? []
  if (quarter && zone) return words.hours(zone, formatPeriod(quarter, locale))
  const [, unit, from, to] = /^(hours|days) from (\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/.exec(name) ?? []
  if (from && to) return (unit === 'hours' ? words.span : words.days)(formatDate(from, locale), formatDate(to, locale))
  return /^no |: (none|no capacity|does not count)/.test(name) ? words.none : null
}
