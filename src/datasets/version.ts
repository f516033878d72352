import type { Book } from '../core/book.ts'
import { editionOf } from '../core/edition.ts'
import { publishedOn } from '../core/history.ts'
import { cellsOf } from '../core/lineage.ts'
import type { Quarter } from '../core/period.ts'
import { restatementsOf, type Restatement } from '../core/restatement.ts'
import type { Row } from '../core/row.ts'
import { TABLE_NAMES } from '../core/tables.ts'
import { publishedDates, releasedQuarters, type Archive } from './archive.ts'
import { keep } from './keepsake.ts'
import { FIGURE_NAMES, figuresOfQuarter, rowsOfQuarter, type FigureRow } from './tidy.ts'

/** One version of the data: what was published on one day. */
export interface Version {
  /** Its date; `undated` where the data names no day of publication. */
  readonly id: string
  readonly date: string | null
  /** The quarters it brought. */
  readonly added: readonly Quarter[]
  /** Quarters published before, of which it changed a figure. */
  readonly corrected: readonly Quarter[]
  readonly restatements: readonly Restatement[]
}

type Source = Pick<Archive, 'book' | 'dataset'>

/** Every version, oldest first, from the dates of releases.csv and the later `as_of` of rows; no clock has a part in it. */
export const versionsOf = (source: Source): readonly Version[] => keep(source.book, 'versions', () => {
  const { book } = source
  const published = publishedDates(book)
  if (published.size === 0) return [{ id: 'undated', date: null, added: releasedQuarters(book), corrected: [], restatements: [] }]
  const corrections = correctionsOf(source, published)
  const dates = [...new Set([...published.values(), ...corrections.keys()])].sort()
  return dates.map((date) => ({
    id: date, date, added: releasedQuarters(book).filter((quarter) => published.get(quarter) === date), corrected: corrections.get(date) ?? [],
    restatements: corrections.has(date) ? restatementsOf(book).filter((restatement) => restatement.date === date) : [],
  }))
})

/** The quarters of which a row changed a figure after their publication, by the day of that row. */
function correctionsOf(source: Source, published: ReadonlyMap<Quarter, string>): ReadonlyMap<string, readonly Quarter[]> {
  const touched = touchedAfter(source, published)
  const days = [...new Set([...published.values(), ...touched.keys()])].sort()
  const corrected = [...touched].map(([day, quarters]) => {
    const [before, after] = [days.filter((each) => each < day).at(-1)!, day].map((each) => editionOn(source, each))
    return [day, [...quarters].sort().filter((quarter) => differ(before!, after!, quarter))] as const
  })
  return new Map(corrected.filter(([, quarters]) => quarters.length > 0))
}

/** The quarters with a figure that rests on a row of a later day than their own, by that day. */
function touchedAfter({ book, dataset }: Source, published: ReadonlyMap<Quarter, string>): ReadonlyMap<string, ReadonlySet<Quarter>> {
  const found = new Map<string, Set<Quarter>>()
  const first = [...published.values()].sort()[0]!
  if (!TABLE_NAMES.some((table) => (dataset.tables[table] as readonly Row[]).some((row) => publishedOn(row) > first))) return found
  for (const [quarter, date] of published) {
    const rows = new Set(figuresOfQuarter(book, quarter).flatMap(({ quantity }) => cellsOf(quantity).map(({ row }) => row!)))
    const later = [...rows].flatMap((row) => [...book.predecessors(row), row]).map(publishedOn).filter((day) => day > date)
    for (const day of later) found.set(day, (found.get(day) ?? new Set()).add(quarter))
  }
  return found
}

const SAID = ['value', 'unit', 'status', 'reason', 'low', 'high'].map((name) => FIGURE_NAMES.indexOf(name))

/** Whether a figure of a quarter stands otherwise in a later edition; a site or workload that came with it changes none. */
function differ(before: Book, after: Book, quarter: Quarter): boolean {
  const text = (row: FigureRow): string => SAID.map((index) => row[index]).join()
  const now = new Map(rowsOfQuarter(after, quarter).map((row) => [row[0], text(row)]))
  return rowsOfQuarter(before, quarter).some((row) => now.get(row[0]!) !== text(row))
}

/** The book as it was on a day of publication; null for all days. */
function editionOn({ book, dataset }: Source, day: string | null): Book {
  const published = publishedDates(book)
  return editionOf(dataset, releasedQuarters(book).filter((quarter) => day === null || published.get(quarter)! <= day), day)
}

/** The day a quarter's figures were last published anew; null where no day is known. */
export const lastChange = (source: Source, quarter: Quarter): string | null =>
  versionsOf(source).findLast(({ added, corrected }) => added.includes(quarter) || corrected.includes(quarter))?.date ?? null

/** The version that the pages show. */
export const currentVersion = (source: Source): Version => versionsOf(source).at(-1)!

let last: { readonly source: Book; readonly date: string | null; readonly book: Book } | null = null

/** The book as a version published it. The last one asked for is kept: what is made from them goes through them in order. */
export function editionBook(source: Source, { date }: Version): Book {
  if (last?.source !== source.book || last.date !== date) last = { source: source.book, date, book: editionOn(source, date) }
  return last.book
}

/** The figures of the quarters that a version brought or corrected, as they were on its day: a later row, quarter or site changes none of them. */
export function rowsOfVersion(source: Source, version: Version): readonly FigureRow[] {
  const book = editionBook(source, version)
  return [...version.added, ...version.corrected].sort().flatMap((quarter) => rowsOfQuarter(book, quarter))
}
