import type { Quarter } from '../core/period.ts'

// Of two names in a row, form-10-q-q2-2026 q3-2025-call, the year of the one and the quarter of the other are no quarter.
const YEAR_FIRST = /(?<!\d)(20\d\d)(?: (?![qt][1-4][-_]20\d\d(?!\d))|[-_./]?)[qt]([1-4])(?!\d)/gi
const YEAR_LAST = /(?<![a-z\d])[qt]([1-4])(?:[-_ \u00a0./]|&nbsp;|&#160;){0,3}(20\d\d)(?!\d)/gi
const NUMBER_FIRST = /(?<![a-z\d])([1-4])[qt][-_ ./]?(?:20)?(\d\d)(?![a-z\d])/gi

/** The quarters a text or a file name speaks of, in any of the spellings people use: 2026-Q3, q3_2026, T3 2026, 3Q26. */
export function quartersNamedIn(text: string): ReadonlySet<Quarter> {
  const found = new Set<Quarter>()
  for (const [, year, number] of text.matchAll(YEAR_FIRST)) found.add(`${year}-Q${number}`)
  for (const [, number, year] of text.matchAll(YEAR_LAST)) found.add(`${year}-Q${number}`)
  for (const [, number, year] of text.matchAll(NUMBER_FIRST)) found.add(`20${year}-Q${number}`)
  return found
}
