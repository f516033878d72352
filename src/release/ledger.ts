import { quarterOf } from '../core/book.ts'
import { keyOf, publishedOn } from '../core/history.ts'
import { lastDay, type Quarter } from '../core/period.ts'
import { valueOf, type Cell, type Dataset, type Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES, type Column, type Table, type TableName } from '../core/tables.ts'
import { shown } from './sheet.ts'
import { sha256 } from './tree.ts'

/**
 * What was published of a row: its cells as written. The values themselves stand here and not their hashes:
 * they are public, a reviewer can read the change of a line, and a refusal can name both values.
 */
export interface RowEntry {
  /** 2 where every cell is kept; the first form kept numbers, status and assurance alone. */
  readonly form?: number
  /** The quarter without which the row is not public: of its `release`, else the one it speaks of, else the last released when it was first published. */
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
  /** The last released quarter when it had this value; its own where the line does not say. */
  readonly with?: Quarter
}

/** The ledger of published values: its lines in their order. */
export interface Ledger {
  readonly rows: readonly RowEntry[]
  readonly figures: readonly FigureEntry[]
}

/** The form in which rows are kept now. */
export const FORM = 2

/** Reads the lines of a ledger. Throws a SyntaxError with the number of a line that is none. */
export function readLedger(text: string): Ledger {
  const rows: RowEntry[] = []
  const figures: FigureEntry[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const entry = entryIn(line, index + 1)
    if ('figure' in entry) figures.push(entry)
    else rows.push(entry)
  }
  return { rows, figures }
}

/** What of a ledger counts while these quarters are released: of each row the last line, of each figure that of the latest release. */
export function standing(ledger: Ledger, quarters: readonly Quarter[]): Ledger {
  const rows = ledger.rows.filter(({ quarter }) => quarters.includes(quarter))
  const figures = ledger.figures.filter((entry) => quarters.includes(entry.quarter) && quarters.includes(releaseOf(entry)))
  const ordered = figures.toSorted((one, other) => (releaseOf(one) < releaseOf(other) ? -1 : releaseOf(one) > releaseOf(other) ? 1 : 0))
  return {
    rows: [...new Map(rows.map((entry) => [`${entry.table} ${entry.key} ${entry.as_of}`, entry])).values()],
    figures: [...new Map(ordered.map((entry) => [`${entry.quarter} ${entry.figure}`, entry])).values()],
  }
}

/** The release a figure had its value with. */
export const releaseOf = (entry: FigureEntry): Quarter => entry.with ?? entry.quarter

function entryIn(line: string, number: number): RowEntry | FigureEntry {
  try {
    const entry = JSON.parse(line) as RowEntry | FigureEntry
    if (typeof entry.quarter === 'string' && ('figure' in entry ? typeof entry.value === 'string' : typeof entry.key === 'string' && entry.table in TABLES && typeof entry.values === 'object' && (entry.form ?? FORM) === FORM)) return entry
  } catch {
    // Said below, with its line.
  }
  throw new SyntaxError(`ledger.jsonl:${number}:1 This line is no entry of the ledger. Restore the file from version control.`)
}

/** The lines of entries, as they are appended. */
export const ledgerText = (entries: readonly (RowEntry | FigureEntry)[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')

/** The entries of every public row, in the order of the tables. */
export function rowEntries(kept: Dataset, last: Quarter): readonly { readonly entry: RowEntry; readonly row: Row; readonly rows: readonly Row[] }[] {
  return TABLE_NAMES.flatMap((table) => {
    const rows = kept.tables[table] as readonly Row[]
    if (table === 'hourly') return hourlyEntries(rows)
    const columns = columnsOf(table)
    return rows.map((row) => ({ row, rows: [row], entry: { form: FORM, quarter: releasedWith(row) ?? last, table, key: keyOf(row), as_of: publishedOn(row), values: valuesIn(row, columns, lastDay(last)) } }))
  })
}

/** The quarter a row was held for, else the one it speaks of; null for a reference row that says neither. */
const releasedWith = (row: Row): Quarter | null => valueOf(row as Row<'energy'>, 'release') ?? quarterOf(row)

/** What the first form of an entry kept besides numbers. */
const FIRST_WORDS: readonly string[] = ['status', 'assurance']

/** Words that only describe, in which a slip of spelling may be put right, and what says when a row is public. */
const FREE: ReadonlySet<string> = new Set(['note', 'name', 'place', 'publisher', 'title', 'title_it', 'restatements.text_en', 'restatements.text_it', 'as_of', 'release', 'embargo_until'])

/** The columns of a table whose published cells stand; the key identifies the row and is looked at as such. */
const columnsOf = (table: TableName): readonly string[] => Object.keys(TABLES[table].columns).filter((name) => isKept(table, name))

/** Whether the ledger keeps what stands in a column. */
export const isKept = (table: TableName, name: string): boolean => !(TABLES[table] as Table).key.includes(name) && !FREE.has(name) && !FREE.has(`${table}.${name}`)

/** Whether a column of a table holds a number that does not identify the row. */
function isNumber(table: TableName, name: string): boolean {
  const { columns, key }: Table = TABLES[table]
  return ['decimal', 'signed', 'count'].includes(String((columns as Readonly<Record<string, Column>>)[name]?.kind)) && !key.includes(name)
}

/** Whether an entry says what stood in a column. */
export const tells = ({ form, table }: RowEntry, name: string): boolean => form !== undefined || table === 'hourly' || isNumber(table, name) || FIRST_WORDS.includes(name)

function valuesIn(row: Row, columns: readonly string[], last: string): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map((name) => [name, shown(row, name, last)] as const).filter(([, text]) => text !== ''))
}

/** A quarter of hours is one entry: two thousand lines a site would bury what a reviewer must see. */
function hourlyEntries(rows: readonly Row[]): ReturnType<typeof rowEntries> {
  const groups = Map.groupBy(rows as readonly Row<'hourly'>[], (row) => `${row.folder}|${row.cells.facility!.text}`)
  return [...groups].map(([key, own]) => ({
    row: own[0]!, rows: own,
    entry: { form: FORM, quarter: own[0]!.folder!, table: 'hourly', key, as_of: '', values: { hours: String(own.length), sha256: sha256(own.map((row) => Object.values(row.cells).map((cell) => (cell as Cell).text).join(',')).sort().join('\n')) } },
  }))
}
