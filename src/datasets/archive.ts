import type { Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { valueOf, type Dataset } from '../core/row.ts'
import { keep } from './keepsake.ts'

/** What every data set is written from. */
export interface Archive {
  readonly book: Book
  readonly dataset: Dataset
  /** The CSV files as they are published, by path: `2025-Q3/energy.csv`. */
  readonly files: readonly GivenFile[]
  /** The address of the site without a slash at its end; null when it has none yet. */
  readonly origin: string | null
  /** The quarters that are in a preview only, where there are any. */
  readonly drafts?: ReadonlySet<Quarter>
}

/** A CSV file of the data folder, as it was given. */
export interface GivenFile {
  readonly path: string
  readonly text: string
}

/** The quarters that are released, in order; a preview also holds drafts, which belong to no version. */
export const releasedQuarters = (book: Book): readonly Quarter[] => keep(book, 'released quarters', () => {
  const released = new Set(book.rows('releases').map((row) => valueOf(row, 'period')!))
  return book.quarters.filter((quarter) => released.has(quarter))
})

/** The day each released quarter was published; one without a date counts with the first. Empty when no date is known. */
export const publishedDates = (book: Book): ReadonlyMap<Quarter, string> => keep(book, 'published dates', () => {
  const known = new Map(book.rows('releases').flatMap((row) => (valueOf(row, 'published_on') ? [[valueOf(row, 'period')!, valueOf(row, 'published_on')!] as const] : [])))
  const first = [...known.values()].sort()[0]
  return new Map(first === undefined ? [] : releasedQuarters(book).map((quarter) => [quarter, known.get(quarter) ?? first]))
})
