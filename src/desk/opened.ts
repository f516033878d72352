import { keyOf, publishedOn } from '../core/history.ts'
import type { Quarter } from '../core/period.ts'
import type { Dataset, Row } from '../core/row.ts'
import type { TableName } from '../core/tables.ts'
import { releasedQuarters, select } from '../release/select.ts'
import { textIn, WHOLE } from './layout.ts'
import { versionOf, type SheetFile } from './sheet.ts'
import type { SheetFault } from './worksheet.ts'

/** The tables of which something is public only with a row that needs it. */
const NEEDED: readonly TableName[] = ['sources', 'restatements']

/** The rows of the whole company that the next build would publish, and did not before, although the quarter whose workbook brings them is not among those that are out: nothing in them says when they may be seen. */
export function opened(files: readonly SheetFile[], { before, after }: { readonly before: Dataset; readonly after: Dataset }, quarter: Quarter, out: ReadonlySet<Quarter>): readonly SheetFault[] {
  const quarters = (dataset: Dataset): readonly Quarter[] => [...new Set([...out, ...releasedQuarters(dataset, null)])].sort()
  const last = quarters(after).at(-1)
  if (last === undefined || quarters(after).includes(quarter)) return []
  const [was, now] = [select(before, quarters(before)).kept, select(after, quarters(after)).kept]
  const rows = WHOLE.filter((table) => !NEEDED.includes(table)).flatMap((table) => added(was.tables[table] as readonly Row[], now.tables[table] as readonly Row[]))
  return rows.filter((row) => textIn(row, 'release') === '').flatMap((row) => files.filter(({ path }) => path === row.file).map(({ sheet, cellAt }) => ({
    sheet, cell: cellAt(row.line, 1), message: `The row ${keyOf(row).replaceAll('|', ', ')} would be public with the next build, before ${quarter} is.`,
    remedy: `Write ${quarter} in its column release to hold it back until then, or ${last} if readers may have it now.`,
  })))
}

/** The rows of a table that are more than it had, the last versions of their keys first: one that was given its day is no other row. */
function added(before: readonly Row[], after: readonly Row[]): readonly Row[] {
  const known = new Set(before.map(versionOf))
  const count = Map.groupBy(before, keyOf)
  return [...Map.groupBy(after, keyOf)].flatMap(([key, rows]) =>
    rows.filter((row) => !known.has(versionOf(row))).sort((one, other) => (publishedOn(one) > publishedOn(other) ? -1 : 1)).slice(0, Math.max(0, rows.length - (count.get(key)?.length ?? 0))))
}
