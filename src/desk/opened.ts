import { keyOf } from '../core/history.ts'
import type { Quarter } from '../core/period.ts'
import type { Dataset, Row } from '../core/row.ts'
import type { TableName } from '../core/tables.ts'
import { releasedQuarters, select } from '../release/select.ts'
import { textIn, WHOLE } from './layout.ts'
import type { SheetFile } from './sheet.ts'
import type { SheetFault } from './worksheet.ts'

/** The tables of which something is public only with a row that needs it. */
const NEEDED: readonly TableName[] = ['sources', 'restatements']

/** The rows of the whole company that the next build would publish, and did not before, although the quarter whose workbook brings them is not out: nothing in them says when they may be seen. */
export function opened(files: readonly SheetFile[], { before, after }: { readonly before: Dataset; readonly after: Dataset }, quarter: Quarter): readonly SheetFault[] {
  const quarters = releasedQuarters(after, null)
  const last = quarters.at(-1)
  if (last === undefined || quarters.includes(quarter)) return []
  const [was, now] = [select(before, releasedQuarters(before, null)).kept, select(after, quarters).kept]
  return WHOLE.filter((table) => !NEEDED.includes(table)).flatMap((table) => {
    const known = new Set((was.tables[table] as readonly Row[]).map(keyOf))
    return (now.tables[table] as readonly Row[]).filter((row) => !known.has(keyOf(row)) && textIn(row, 'release') === '')
  }).flatMap((row) => files.filter(({ path }) => path === row.file).map(({ sheet, cellAt }) => ({
    sheet, cell: cellAt(row.line, 1), message: `The row ${keyOf(row).replaceAll('|', ', ')} would be public with the next build, before ${quarter} is.`,
    remedy: `Write ${quarter} in its column release to hold it back until then, or ${last} if readers may have it now.`,
  })))
}
