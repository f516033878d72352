import { keyOf, publishedOn } from '../core/history.ts'
import { lastDay, type Quarter } from '../core/period.ts'
import type { Dataset, Row } from '../core/row.ts'
import { sameNumber } from '../intake/rules/restatements.ts'
import { isNewEnd } from '../release/audit.ts'
import { isKept } from '../release/ledger.ts'
import { isDated } from '../release/remedy.ts'
import { select } from '../release/select.ts'
import { shown } from '../release/sheet.ts'
import { rowsOf, WHOLE } from './layout.ts'
import { versionIn, versionOf } from './sheet.ts'
import type { Field, SheetFault, Worksheet } from './worksheet.ts'

/** What a sheet would change without a trace: values that are public, and rows of the quarter that are no longer in it. */
export function overwritten(worksheet: Worksheet, dataset: Dataset, quarter: Quarter, out: ReadonlySet<Quarter>): readonly SheetFault[] {
  const { table, lines } = worksheet
  const present = new Map(lines.map((line) => [versionIn(worksheet, line), line]))
  // A row that had no day may have been given one: it is the first of its key.
  const dated = Map.groupBy(lines, (line) => versionIn(worksheet, line).replace(/[^|]*$/, ''))
  const found = (row: Row): readonly Field[] | undefined => present.get(versionOf(row)) ?? (publishedOn(row) === '' ? [...dated.get(`${keyOf(row)}|`) ?? []].sort((one, other) => (versionIn(worksheet, one) < versionIn(worksheet, other) ? -1 : 1))[0] : undefined)
  const last = [...out].sort().at(-1)
  const isPublic = new Set<Row>(select(dataset, [...out].sort()).kept.tables[table])
  const before = rowsOf(dataset, table, WHOLE.includes(table) ? null : quarter)
  if (lines.length === 0 && before.length > 0) return [emptied(worksheet, before[0]!.file)]
  return before.flatMap((row) => {
    const line = found(row)
    if (line !== undefined) return last !== undefined && isPublic.has(row) ? changedIn(worksheet, row, line, last) : []
    return [gone(worksheet, row)]
  })
}

/** The changed cells of a row that is public as of the last quarter that is out. */
function changedIn({ table, sheet, head }: Worksheet, row: Row, line: readonly Field[], last: Quarter): readonly SheetFault[] {
  // What only describes may be reworded; a release typed behind a public row would take it away.
  const stands = (name: string): boolean => isKept(table, name) || name === 'release'
  const changed = head.map(({ text: name }, index) => ({ name, was: shown(row, name, lastDay(last)), now: line[index]! })).filter(({ name, was, now }) => stands(name) && !sameNumber(was, now.text) && !isNewEnd(table, name, was, now.text, last))
  return changed.map(({ name, was, now }) => ({
    sheet, cell: now.cell, message: `${name} is published as ${worded(was)} and becomes ${worded(now.text)}.`,
    remedy: isDated(table) ? 'To correct a published value leave its row as it was, and add one with the same key, a later as_of, and a row on the sheet restatements that says why.' : 'Leave the row as it was published, and say what is new in a row of its own.',
  }))
}

const worded = (text: string): string => (text === '' ? 'blank' : JSON.stringify(text))

const emptied = ({ table, sheet }: Worksheet, file: string): SheetFault =>
  ({ sheet, cell: '', message: 'The sheet has no rows any more, which changes nothing.', remedy: `Delete ${file} by hand if nothing of ${table} is to be reported.` })

const gone = ({ sheet }: Worksheet, row: Row): SheetFault =>
  ({ sheet, cell: '', message: `The row ${keyOf(row).replaceAll('|', ', ')} stood in ${row.file} and is not in the sheet.`, remedy: 'It is taken away. Put it back if that was not meant.' })
