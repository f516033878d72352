import { keyOf, publishedOn } from '../core/history.ts'
import { lastDay, type Quarter } from '../core/period.ts'
import type { Dataset, Row } from '../core/row.ts'
import { sameNumber } from '../intake/rules/restatements.ts'
import { isNewEnd } from '../release/audit.ts'
import { isKept } from '../release/ledger.ts'
import { isDated } from '../release/remedy.ts'
import { select } from '../release/select.ts'
import { shown } from '../release/sheet.ts'
import { rowsOf, textIn, WHOLE } from './layout.ts'
import { versionIn, versionOf } from './sheet.ts'
import type { Field, SheetFault, Worksheet } from './worksheet.ts'

/** What a sheet would change of what stands in the files: first what a person should look at, then what was entered before and is entered anew. */
export interface Overwriting {
  readonly warnings: readonly SheetFault[]
  readonly replaced: readonly SheetFault[]
}

/** What a sheet would change without a trace: values that are public, values that become blank, and rows that are no longer in it. */
export function overwritten(worksheet: Worksheet, dataset: Dataset, quarter: Quarter, out: ReadonlySet<Quarter>): Overwriting {
  const { table, lines } = worksheet
  const before = rowsOf(dataset, table, WHOLE.includes(table) ? null : quarter)
  if (lines.length === 0 && before.length > 0) return { warnings: [emptied(worksheet, before[0]!.file)], replaced: [] }
  const last = [...out].sort().at(-1)
  const isPublic = new Set<Row>(select(dataset, [...out].sort()).kept.tables[table])
  const found = finder(worksheet)
  const pairs = before.map((row) => ({ row, line: found(row), last: isPublic.has(row) ? last : undefined }))
  return {
    warnings: pairs.flatMap(({ row, line, last }) => (line === undefined ? [gone(worksheet, row)] : last === undefined ? blankedIn(worksheet, row, line) : changedIn(worksheet, row, line, last))),
    replaced: pairs.flatMap(({ row, line, last }) => (line === undefined || last !== undefined ? [] : replacedIn(worksheet, row, line))),
  }
}

/** Finds the line of a sheet that is a row of the files; a row that had no day may have been given one, and is then the first of its key. */
function finder(worksheet: Worksheet): (row: Row) => readonly Field[] | undefined {
  const present = new Map(worksheet.lines.map((line) => [versionIn(worksheet, line), line]))
  const dated = Map.groupBy(worksheet.lines, (line) => versionIn(worksheet, line).replace(/[^|]*$/, ''))
  const first = (row: Row): readonly Field[] | undefined => [...dated.get(`${keyOf(row)}|`) ?? []].sort((one, other) => (versionIn(worksheet, one) < versionIn(worksheet, other) ? -1 : 1))[0]
  return (row) => present.get(versionOf(row)) ?? (publishedOn(row) === '' ? first(row) : undefined)
}

interface Change { readonly name: string; readonly was: string; readonly now: Field }

/** The cells of a line that say something else than its row. What only describes may be reworded. */
const changes = ({ table, head }: Worksheet, line: readonly Field[], was: (name: string) => string): readonly Change[] =>
  head.map(({ text: name }, index) => ({ name, was: was(name), now: line[index]! })).filter(({ name, was, now }) => (isKept(table, name) || name === 'release') && !sameNumber(was, now.text))

/** The changed cells of a row that is public as of the last quarter that is out. */
function changedIn(worksheet: Worksheet, row: Row, line: readonly Field[], last: Quarter): readonly SheetFault[] {
  const { table, sheet } = worksheet
  return changes(worksheet, line, (name) => shown(row, name, lastDay(last))).filter(({ name, was, now }) => !isNewEnd(table, name, was, now.text, last)).map(({ name, was, now }) => ({
    sheet, cell: now.cell, message: `${name} is published as ${worded(was)} and becomes ${worded(now.text)}.`,
    remedy: isDated(table) ? 'To correct a published value leave its row as it was, and add one with the same key, a later as_of, and a row on the sheet restatements that says why.' : 'Leave the row as it was published, and say what is new in a row of its own.',
  }))
}

const worded = (text: string): string => (text === '' ? 'blank' : JSON.stringify(text))

/** What was entered in a row that nobody has seen, and would be blank again: a copy of the workbook that is older than the data does that. */
function blankedIn(worksheet: Worksheet, row: Row, line: readonly Field[]): readonly SheetFault[] {
  const blank = changes(worksheet, line, (name) => textIn(row, name)).filter(({ now }) => now.text === '')
  return blank.length === 0 ? [] : [{
    sheet: worksheet.sheet, cell: blank[0]!.now.cell, message: `${blank.map(({ name, was }) => `${name} ${JSON.stringify(was)}`).join(', ')} stood in ${row.file} and ${blank.length === 1 ? 'becomes' : 'become'} blank.`,
    remedy: 'Fill it in again if that was not meant; if somebody entered it after this workbook was written, take a new workbook.',
  }]
}

const replacedIn = (worksheet: Worksheet, row: Row, line: readonly Field[]): readonly SheetFault[] => changes(worksheet, line, (name) => textIn(row, name)).filter(({ was, now }) => was !== '' && now.text !== '').map(({ name, was, now }) => ({
  sheet: worksheet.sheet, cell: now.cell, message: `${name} was ${JSON.stringify(was)} and is now ${JSON.stringify(now.text)}.`, remedy: '',
}))

const emptied = ({ table, sheet }: Worksheet, file: string): SheetFault =>
  ({ sheet, cell: '', message: 'The sheet has no rows any more, which changes nothing.', remedy: `Delete ${file} by hand if nothing of ${table} is to be reported.` })

const gone = ({ sheet }: Worksheet, row: Row): SheetFault =>
  ({ sheet, cell: '', message: `The row ${keyOf(row).replaceAll('|', ', ')} stood in ${row.file} and is not in the sheet.`, remedy: 'It is taken away. Put it back if that was not meant; if it came into the data after this workbook was written, take a new workbook.' })
