import { quarterOfDate, type Quarter } from '../core/period.ts'

const YEAR_FIRST = /(?<!\d)(20\d\d)[-_ ./]?[qt]([1-4])(?!\d)/gi
const YEAR_LAST = /(?<![a-z\d])[qt]([1-4])[-_ ./]{0,3}(20\d\d)(?!\d)/gi
const NUMBER_FIRST = /(?<![a-z\d])([1-4])[qt][-_ ./]?(?:20)?(\d\d)(?![a-z\d])/gi
const DATE = /(?<!\d)20\d\d-(?:0[1-9]|1[0-2])-[0-3]\d(?!\d)/g

/** The quarters a text or a file name speaks of, in any of the spellings people use: 2026-Q3, q3_2026, T3 2026, 3Q26. */
export function quartersNamedIn(text: string): ReadonlySet<Quarter> {
  const found = new Set<Quarter>()
  for (const [, year, number] of text.matchAll(YEAR_FIRST)) found.add(`${year}-Q${number}`)
  for (const [, number, year] of text.matchAll(YEAR_LAST)) found.add(`${year}-Q${number}`)
  for (const [, number, year] of text.matchAll(NUMBER_FIRST)) found.add(`20${year}-Q${number}`)
  return found
}

/** The quarters in which the dates of a text lie. */
export const quartersOfDatesIn = (text: string): ReadonlySet<Quarter> => new Set([...text.matchAll(DATE)].map(([date]) => quarterOfDate(date)))
