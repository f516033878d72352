import { BEGINS } from '../core/edition.ts'
import { addDays, firstDay, lastDay, type Quarter } from '../core/period.ts'
import { valueOf, type Cell, type Dataset, type Row } from '../core/row.ts'
import { TABLES, type Table, type TableName } from '../core/tables.ts'
import type { Change } from '../intake/rules/restatements.ts'
import { isKept, type RowEntry } from './ledger.ts'
import { quotedField } from './sheet.ts'

/** What a silent change is judged against: what is public, and the day a correction would be dated. */
export interface Setting {
  readonly kept: Dataset
  readonly today: string
}

/** What changed in silence: its place, line 0 where that is a whole file, what was and is there, and what would say it openly. */
export interface Silence {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The cell as it is; null where none is left. */
  readonly value: string | null
  readonly message: string
  readonly remedy: string
}

/** The same in one line. */
export const silenceText = ({ file, line, column, message, remedy }: Silence): string => `${file}:${line === 0 ? '' : `${line}:${column}`} ${message} ${remedy}`

/** A published row whose cells changed, with both values and the rows that would say it openly. */
export function changedRow(before: RowEntry, { row, entry }: { readonly row: Row; readonly entry: RowEntry }, names: readonly string[], setting: Setting): Silence {
  if (before.table === 'hourly') return { file: row.file, line: 0, column: 0, value: null, message: `The hours of ${before.key.split('|')[1]} are not those that were published.`, remedy: 'Put the published file back.' }
  const cell = cellIn(row, names[0]!) ?? orderedCells(row)[0]!
  const told = names.map((name) => `${name} was published as ${before.values[name] || 'blank'} and is now ${entry.values[name] || 'blank'}`).join('; ')
  return { ...placeOf(cell), message: `${told}.`, remedy: isDated(row.table) ? versions(before, row, entry, names, setting) : restored(before, row, names) }
}

/** A correction in a table whose rows have versions: the published row as it was, the new one below it, and the reason. */
function versions(before: RowEntry, row: Row, { values }: RowEntry, names: readonly string[], { kept, today }: Setting): string {
  const first = valueOf(row as Row<'energy'>, 'as_of') ?? publicationOf(before, kept)
  const later = today > first ? today : addDays(first, 1)
  // A day of opening or closing that is still to come is not public, and the advice is.
  const held = row.table === 'facilities' ? ['opened', 'closed'].filter((name) => cellIn(row, name)) : []
  const [old, now] = [{ ...publishedCells(before, [...names, ...held]), as_of: first }, Object.fromEntries(held.map((name) => [name, values[name] ?? '']))]
  const reasons = reasonsNeeded(row.table, names).map((name) => restatementLine(row, before.key, name, before.values[name] ?? '', cellIn(row, name)?.text ?? ''))
  return `Let this row read as it was published, ${lineOf(row, old)}; add below it, with its as_of, ${lineOf(row, { ...blanks(row, old), ...now, as_of: later })}; and to restatements.csv, with an id, the true reason and a sentence in each language, ${reasons.join(' and ')}${headerNote(row, old)}`
}

/** A later row of a published key that changes cells without a reason. */
export function laterRow({ key, values }: RowEntry, unsaid: readonly Change[]): Silence {
  const { row, after } = unsaid[0]!
  const told = unsaid.map((change) => `${change.after.name} was published as ${change.before.text || 'blank'} and is ${values[change.after.name] || 'blank'} in this later row`).join('; ')
  const reasons = unsaid.map((change) => restatementLine(row, key, change.after.name, change.before.text, values[change.after.name] ?? ''))
  return { ...placeOf(after), message: `${told}, and no restatement says why.`, remedy: `Add to restatements.csv, with an id, the true reason and a sentence in each language, ${reasons.join(' and ')}` }
}

/** What can be done in a table without versions: nothing but to leave the published row as it was. */
const restored = (before: RowEntry, row: Row, names: readonly string[]): string => {
  const old = publishedCells(before, names)
  return `Rows of ${row.table}.csv have no versions: let this one read as it was published, ${lineOf(row, old)}; say what is new in a row with a key of its own${headerNote(row, old)}`
}

/** One sentence on rows that would state openly a value for a time already published. */
export function lateRow(row: Row, key: string, { today }: Setting): string {
  if (row.table === 'hourly' || !isDated(row.table)) return `Rows of ${row.table}.csv have no versions, so that it cannot be restated: take the row out, or let it speak of a later time.`
  const dated = { as_of: valueOf(row as Row<'energy'>, 'as_of') ?? today }
  const reasons = (TABLES[row.table] as Table).values.filter((name) => (cellIn(row, name)?.text ?? '') !== '').map((name) => restatementLine(row, key, name, '', cellIn(row, name)!.text))
  return `Let it read ${lineOf(row, dated)}; add to restatements.csv, with an id, the true reason and a sentence in each language, ${reasons.join(' and ')}${headerNote(row, dated)}`
}

/** One sentence on what would say openly what held before a row of a later time: a row of the published one, with its value, and the reason. */
export function rowBefore(row: Row, quarter: Quarter, { today }: Setting): string {
  const { values }: Table = TABLES[row.table]
  const when = 'period' in row.cells ? { period: quarter } : Object.fromEntries(Object.keys(row.cells).filter((name) => name === BEGINS[row.table]).map((name) => [name, firstDay(quarter)]))
  const before = { ...when, ...Object.fromEntries(values.map((name) => [name, '…'])), as_of: today }
  const key = (TABLES[row.table] as Table).key.map((name) => (before as Readonly<Record<string, string>>)[name] ?? cellIn(row, name)?.text ?? '').join('|')
  return `Nothing was said of what held before it: say so with ${lineOf(row, before)}${'period' in row.cells ? ` in ${quarter}/${row.table}.csv, below the header ${headerOf(row, before)}` : ''}; and in restatements.csv, with an id, the true reason and a sentence in each language, ${values.map((name) => restatementLine(row, key, name, '', '…')).join(' and ')}${'period' in row.cells ? '' : headerNote(row, before)}`
}

const placeOf = ({ file, line, column, text }: Cell): Pick<Silence, 'file' | 'line' | 'column' | 'value'> => ({ file, line, column, value: text })

/** Whether the rows of a table have versions, so that one can be corrected by a later one. */
export const isDated = (table: TableName): boolean => 'as_of' in TABLES[table].columns

/** The day a row without a date was first public, as far as the data says. */
function publicationOf({ quarter }: RowEntry, kept: Dataset): string {
  const release = kept.tables.releases.find((row) => valueOf(row, 'period') === quarter)
  return (release && valueOf(release, 'published_on')) ?? lastDay(quarter)
}

const publishedCells = (before: RowEntry, names: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(names.map((name) => [name, before.values[name] ?? '']))

/** Columns that the file has lost, blank. */
const blanks = (row: Row, cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> => Object.fromEntries(lost(row, cells).map((name) => [name, '']))

const lost = (row: Row, cells: Readonly<Record<string, string>>): readonly string[] => Object.keys(cells).filter((name) => cellIn(row, name) === undefined)

/** The changed columns of a row that each need a restatement: what it states, or, where only words beside that changed, those. */
export function reasonsNeeded(table: TableName, names: readonly string[]): readonly string[] {
  const { columns, values }: Table = TABLES[table]
  const isBeside = (name: string): boolean => !values.includes(name) && (columns[name]!.optional === true || name === 'status' || name === 'source')
  const published = names.filter((name) => isKept(table, name))
  return published.every(isBeside) ? published : published.filter((name) => !isBeside(name))
}

const restatementLine = ({ table }: Row, key: string, name: string, old: string, current: string): string =>
  `rst-…,${table}.csv,${quotedField(key.split('|').filter((part) => part !== '').join('|'))},${name},${old},${current},better_data,none,…,…`

/** A row of its file with some cells put in the place of its own; cells of columns the file lacks stand at the end. */
function lineOf(row: Row, instead: Readonly<Record<string, string>>): string {
  const own = orderedCells(row).map(({ name, text }) => instead[name] ?? text)
  return [...own, ...lost(row, instead).map((name) => instead[name]!)].map(quotedField).join(',')
}

/** The header of a file for rows like this one, with the columns that its own file lacks. */
const headerOf = (row: Row, cells: Readonly<Record<string, string>>): string => [...orderedCells(row).map(({ name }) => name), ...lost(row, cells)].join(',')

function headerNote(row: Row, cells: Readonly<Record<string, string>>): string {
  const names = lost(row, cells)
  return names.length === 0 ? '' : `; ${row.file} has no column ${names.join(', ')}: add it at the end of the header, and a comma to every other row`
}

const cellIn = (row: Row, name: string): Cell | undefined => (row.cells as unknown as Readonly<Record<string, Cell | undefined>>)[name]
const orderedCells = (row: Row): readonly Cell[] => Object.values(row.cells as unknown as Readonly<Record<string, Cell>>).sort((one, other) => one.field - other.field)
