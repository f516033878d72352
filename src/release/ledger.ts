import { quarterOf } from '../core/book.ts'
import { keyOf, publishedOn } from '../core/history.ts'
import type { Quarter } from '../core/period.ts'
import type { Cell, Dataset, Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES, type Column, type Table, type TableName } from '../core/tables.ts'
import { sha256 } from './tree.ts'

/**
 * What was published of a row: its numbers as written. The values themselves stand here and not their hashes:
 * they are public, a reviewer can read the change of a line, and a refusal can name both values.
 */
export interface RowEntry {
  /** The last released quarter when it was first published, or the quarter it speaks of. */
  readonly quarter: Quarter
  readonly table: TableName
  readonly key: string
  readonly as_of: string
  readonly values: Readonly<Record<string, string>>
}

/** What was published of a figure: its exact value, and how many changes of method its metric had then. */
export interface FigureEntry {
  readonly quarter: Quarter
  readonly figure: string
  readonly value: string
  readonly methods: number
}

/** The ledger of published values. */
export interface Ledger {
  readonly rows: readonly RowEntry[]
  readonly figures: readonly FigureEntry[]
}

/** Reads the lines of a ledger; a later line of a figure takes the place of an earlier one. Throws a SyntaxError with the number of a line that is none. */
export function readLedger(text: string): Ledger {
  const rows: RowEntry[] = []
  const figures = new Map<string, FigureEntry>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const entry = entryIn(line, index + 1)
    if ('figure' in entry) figures.set(`${entry.quarter} ${entry.figure}`, entry)
    else rows.push(entry)
  }
  return { rows, figures: [...figures.values()] }
}

function entryIn(line: string, number: number): RowEntry | FigureEntry {
  try {
    const entry = JSON.parse(line) as RowEntry | FigureEntry
    if (typeof entry.quarter === 'string' && ('figure' in entry ? typeof entry.value === 'string' : typeof entry.key === 'string' && entry.table in TABLES && typeof entry.values === 'object')) return entry
  } catch {
    // Said below, with its line.
  }
  throw new SyntaxError(`ledger.jsonl:${number}:1 This line is no entry of the ledger. Restore the file from version control.`)
}

/** The lines of entries, as they are appended. */
export const ledgerText = (entries: readonly (RowEntry | FigureEntry)[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')

/** The entries of every public row that holds a number, in the order of the tables. */
export function rowEntries(kept: Dataset, last: Quarter): readonly { readonly entry: RowEntry; readonly row: Row }[] {
  return TABLE_NAMES.flatMap((table) => {
    const rows = kept.tables[table] as readonly Row[]
    if (table === 'hourly') return hourlyEntries(rows)
    const columns = numbersOf(table)
    return columns.length === 0 ? [] : rows.map((row) => ({ row, entry: { quarter: quarterOf(row) ?? last, table, key: keyOf(row), as_of: publishedOn(row), values: valuesIn(row, columns) } }))
  })
}

/** The words of a row that figures of data quality rest on. */
export const WORDS: readonly string[] = ['status', 'assurance']

/** The columns of a table that hold numbers and do not identify the row, and the words that say how good they are. */
function numbersOf(table: TableName): readonly string[] {
  const { columns, key }: Table = TABLES[table]
  const numbers = Object.entries(columns as Readonly<Record<string, Column>>).filter(([name, { kind }]) => (kind === 'decimal' || kind === 'signed' || kind === 'count') && !key.includes(name)).map(([name]) => name)
  return numbers.length === 0 ? [] : [...numbers, ...WORDS.filter((name) => name in columns)]
}

function valuesIn(row: Row, columns: readonly string[]): Readonly<Record<string, string>> {
  const cells = row.cells as unknown as Readonly<Record<string, Cell | undefined>>
  return Object.fromEntries(columns.flatMap((name) => (cells[name] && cells[name].text !== '' ? [[name, cells[name].text]] : [])))
}

/** A quarter of hours is one entry: two thousand lines a site would bury what a reviewer must see. */
function hourlyEntries(rows: readonly Row[]): readonly { readonly entry: RowEntry; readonly row: Row }[] {
  const groups = Map.groupBy(rows as readonly Row<'hourly'>[], (row) => `${row.folder}|${row.cells.facility!.text}`)
  return [...groups].map(([key, own]) => ({
    row: own[0]!,
    entry: { quarter: own[0]!.folder!, table: 'hourly', key, as_of: '', values: { hours: String(own.length), sha256: sha256(own.map((row) => Object.values(row.cells).map((cell) => (cell as Cell).text).join(',')).sort().join('\n')) } },
  }))
}
