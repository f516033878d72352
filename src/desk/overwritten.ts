import { keyOf, publishedOn } from '../core/history.ts'
import { lastDay, type Quarter } from '../core/period.ts'
import type { Dataset, Row } from '../core/row.ts'
import { sameNumber } from '../intake/rules/restatements.ts'
import { isNewEnd } from '../release/audit.ts'
import { isKept } from '../release/ledger.ts'
import { isDated } from '../release/remedy.ts'
import { select } from '../release/select.ts'
import { shown } from '../release/sheet.ts'
import { rowsBehind, textIn } from './layout.ts'
import { NOT_YET, PENDING } from './quarter.ts'
import { keyIn, versionIn, versionOf } from './sheet.ts'
import type { Field, SheetFault, Worksheet } from './worksheet.ts'

/** What a sheet would change of what stands in the files: first what a person should look at, then what was entered before and is entered anew. */
export interface Overwriting {
  readonly warnings: readonly SheetFault[]
  readonly replaced: readonly Replacement[]
}

/** A cell that says something else than before. */
export type Replacement = Omit<SheetFault, 'remedy'>

/** What a sheet would change without a trace: values that are public, what was entered and becomes blank, and rows that are no longer in it. */
export function overwritten(worksheet: Worksheet, dataset: Dataset, quarter: Quarter, out: ReadonlySet<Quarter>): Overwriting {
  const { table, lines } = worksheet
  const before = rowsBehind(dataset, table, quarter)
  if (lines.length === 0 && before.length > 0) return { warnings: [emptied(worksheet, before[0]!.file)], replaced: [] }
  const last = [...out].sort().at(-1)
  const isPublic = new Set<Row>(select(dataset, [...out].sort()).kept.tables[table])
  const found = finder(worksheet, before)
  const told = before.map((row) => {
    const line = found(row, isPublic.has(row))
    if (line === undefined) return { warnings: [gone(worksheet, row)], replaced: [] }
    return last !== undefined && isPublic.has(row) ? ofPublic(worksheet, row, line, last) : ofHidden(worksheet, row, line)
  })
  return { warnings: told.flatMap(({ warnings }) => warnings), replaced: told.flatMap(({ replaced }) => replaced) }
}

/** Finds the line of a sheet that is a row of the files: that of its key and day, the first of its key where the row had no day, or the only new one of its key where nobody has seen the row. */
function finder(worksheet: Worksheet, rows: readonly Row[]): (row: Row, isPublic: boolean) => readonly Field[] | undefined {
  const present = new Map(worksheet.lines.map((line) => [versionIn(worksheet, line), line]))
  const ofKey = Map.groupBy(worksheet.lines.toSorted((one, other) => (versionIn(worksheet, one) < versionIn(worksheet, other) ? -1 : 1)), (line) => keyIn(worksheet, line))
  const known = new Set(rows.map(versionOf))
  return (row, isPublic) => {
    const lines = ofKey.get(`${keyOf(row)}|`) ?? []
    const fresh = lines.filter((line) => !known.has(versionIn(worksheet, line)))
    return present.get(versionOf(row)) ?? (publishedOn(row) === '' ? lines[0] : !isPublic && fresh.length === 1 ? fresh[0] : undefined)
  }
}

interface Change { readonly name: string; readonly was: string; readonly now: Field }

/** The cells of a line that say something else than its row; a placeholder says nothing. */
const changes = ({ head }: Worksheet, row: Row, line: readonly Field[]): readonly Change[] =>
  head.map(({ text: name }, index) => ({ name, was: textIn(row, name), now: line[index]! })).filter(({ was, now }) => !sameNumber(was, now.text) && !([PENDING, NOT_YET].includes(was) && now.text === ''))

/** What changes in a row that is public as of the last quarter that is out; what only describes may be reworded, and is listed. */
function ofPublic(worksheet: Worksheet, row: Row, line: readonly Field[], last: Quarter): Overwriting {
  const { table, sheet, head } = worksheet
  const published = head.map(({ text: name }, index) => ({ name, was: shown(row, name, lastDay(last)), now: line[index]! })).filter(({ name, was, now }) => (isKept(table, name) || name === 'release') && !sameNumber(was, now.text) && !isNewEnd(table, name, was, now.text, last))
  const remedy = isDated(table) ? 'To correct a published value leave its row as it was, and add one with the same key, a later as_of, and a row on the sheet restatements that says why.' : 'Leave the row as it was published, and say what is new in a row of its own.'
  const rest = changes(worksheet, row, line).filter(({ name }) => name !== 'as_of' && !published.some((each) => each.name === name))
  return {
    warnings: [...published.map(({ name, was, now }) => ({ sheet, cell: now.cell, message: `${name} is published as ${worded(was)} and becomes ${worded(now.text)}.`, remedy })), ...blanked(sheet, row, rest)],
    replaced: replaced(sheet, rest),
  }
}

/** What changes in a row that nobody has seen, apart from what is filled in for the first time. */
function ofHidden(worksheet: Worksheet, row: Row, line: readonly Field[]): Overwriting {
  const found = changes(worksheet, row, line).filter(({ was }) => was !== '' && ![PENDING, NOT_YET].includes(was))
  return { warnings: blanked(worksheet.sheet, row, found), replaced: replaced(worksheet.sheet, found) }
}

const worded = (text: string): string => (text === '' ? 'blank' : JSON.stringify(text))

/** What was entered and would be blank again: a copy of the workbook that is older than the data does that. */
function blanked(sheet: string, row: Row, found: readonly Change[]): readonly SheetFault[] {
  const blank = found.filter(({ now }) => now.text === '')
  return blank.length === 0 ? [] : [{
    sheet, cell: blank[0]!.now.cell, message: `${blank.map(({ name, was }) => `${name} ${JSON.stringify(was)}`).join(', ')} stood in ${row.file} and ${blank.length === 1 ? 'becomes' : 'become'} blank.`,
    remedy: 'Fill it in again if that was not meant; if somebody entered it after this workbook was written, take a new workbook.',
  }]
}

const replaced = (sheet: string, found: readonly Change[]): readonly Replacement[] => found.filter(({ now }) => now.text !== '').map(({ name, was, now }) => ({ sheet, cell: now.cell, message: `${name} was ${worded(was)} and is now ${worded(now.text)}.` }))

const emptied = ({ table, sheet }: Worksheet, file: string): SheetFault =>
  ({ sheet, cell: '', message: 'The sheet has no rows any more, which changes nothing.', remedy: `Delete ${file} by hand if nothing of ${table} is to be reported.` })

const gone = ({ sheet }: Worksheet, row: Row): SheetFault =>
  ({ sheet, cell: '', message: `The row ${keyOf(row).replaceAll('|', ', ')} stood in ${row.file} and is not in the sheet.`, remedy: 'It is taken away. Put it back if that was not meant; if it came into the data after this workbook was written, take a new workbook.' })
