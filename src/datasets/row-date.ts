import { quarterOf, type Book } from '../core/book.ts'
import { beginningOf } from '../core/edition.ts'
import { publishedOn } from '../core/history.ts'
import { lastDay, type Quarter } from '../core/period.ts'
import { restatementsOf } from '../core/restatement.ts'
import { valueOf, type Dataset, type Row } from '../core/row.ts'
import { TABLE_NAMES } from '../core/tables.ts'
import { publishedDates } from './archive.ts'
import { keep } from './keepsake.ts'

/** The last day on which a row of each file was published, by path; a file without a known day is not in it. */
export const fileDates = (book: Book, dataset: Dataset): ReadonlyMap<string, string> => keep(book, 'file dates', () => {
  const rows = TABLE_NAMES.flatMap((table) => dataset.tables[table] as readonly Row[])
  const dates = rowDates(book, rows)
  const named = namedDates(rows, dates)
  const found = new Map<string, string>()
  for (const row of rows) {
    const date = dates.get(row) ?? named.get(nameOf(row) ?? '') ?? ''
    if (date > (found.get(row.file) ?? '')) found.set(row.file, date)
  }
  return found
})

/** The day each row was published: its own, that of its quarter, or that of the first quarter to which it belongs. Facilities and sources have none of their own. */
function rowDates(book: Book, rows: readonly Row[]): ReadonlyMap<Row, string> {
  const published = publishedDates(book)
  const fromQuarter = firstDates(published)
  const started = (day: string): string => fromQuarter.find(([quarter]) => lastDay(quarter) >= day)?.[1] ?? ''
  const explained = new Map(restatementsOf(book).map(({ reason, date }) => [reason as Row | null, date]))
  return new Map(rows.filter((row) => nameOf(row) === null).map((row) => {
    const quarter = quarterOf(row)
    return [row, [publishedOn(row), explained.get(row) ?? '', (quarter && published.get(quarter)) ?? '', quarter ? '' : started(beginningOf(row))].sort().at(-1)!]
  }))
}

/** For each quarter in order, the day on which it or a later one was first published. */
function firstDates(published: ReadonlyMap<Quarter, string>): readonly (readonly [Quarter, string])[] {
  const found: (readonly [Quarter, string])[] = []
  for (const [quarter, date] of [...published].reverse()) found.push([quarter, [date, found.at(-1)?.[1] ?? date].sort()[0]!])
  return found.reverse()
}

/** A facility or a source is known by its name. */
const nameOf = (row: Row): string | null =>
  row.table === 'facilities' ? `facility ${valueOf(row as Row<'facilities'>, 'facility')}` : row.table === 'sources' ? `source ${valueOf(row as Row<'sources'>, 'source')}` : null

/** The day on which each facility and source was first named by another row. */
function namedDates(rows: readonly Row[], dates: ReadonlyMap<Row, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const row of rows) {
    const date = dates.get(row)
    if (!date) continue
    for (const name of [`facility ${valueOf(row as Row<'energy'>, 'facility')}`, `source ${valueOf(row as Row<'energy'>, 'source')}`]) {
      if (date < (found.get(name) ?? '9999')) found.set(name, date)
    }
  }
  return found
}
