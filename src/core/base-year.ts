import type { Book } from './book.ts'
import { total, ZERO, type Rational } from './rational.ts'
import { valueOf } from './row.ts'

/** A base year and what has happened to it since (metrics.md 4.6). */
export interface BaseYear {
  readonly metric: string
  readonly year: Rational
  readonly original: Rational
  readonly events: readonly { readonly event: string; readonly kind: string; readonly share: Rational }[]
  /** All effects since the baseline as a share of it. */
  readonly cumulative: Rational
  /** The base that holds: recalculated once the cumulative effect reaches the threshold. */
  readonly current: Rational
}

/** Cumulative, disclosed; the GHG Protocol sets no number. */
export const BASE_YEAR_THRESHOLD = '0.05'

/** Every base year of the book, by metric. */
export function baseYearsOf(book: Book): readonly BaseYear[] {
  return book.rows('base_year').filter((row) => valueOf(row, 'kind') === 'baseline').map((row) => {
    const metric = valueOf(row, 'metric')!
    const original = valueOf(row, 'effect_value') ?? ZERO
    const events = book.rows('base_year').filter((each) => valueOf(each, 'metric') === metric && valueOf(each, 'kind') !== 'baseline')
      .map((each) => ({ event: valueOf(each, 'event')!, kind: valueOf(each, 'kind')!, share: (valueOf(each, 'effect_value') ?? ZERO).div(original) }))
    const cumulative = total(events.map((event) => event.share))
    const reached = cumulative.abs().compare(BASE_YEAR_THRESHOLD) >= 0
    return { metric, year: valueOf(row, 'base_year')!, original, events, cumulative, current: reached ? original.mul(cumulative.add(1)) : original }
  })
}
