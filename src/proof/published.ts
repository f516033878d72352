import { parse } from 'csv-parse/browser/esm/sync'
import { rational } from '../core/rational.ts'
import type { Cell, Dataset, Issuer, Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES, type Column, type Kind, type TableName } from '../core/tables.ts'

/** A published file: its path below the site, and its text. */
export interface PublishedFile {
  readonly path: string
  readonly text: string
}

/** What a path of the site says of the CSV file that lies there. */
interface Place {
  readonly file: string
  readonly table: TableName
  readonly folder: string | null
}

/** The input that a path of the site is: `datasets/2025-q3/energy.csv` is the table energy of 2025-Q3; null for every other file. */
export function inputAt(path: string): Place | null {
  const [, slug, name] = /^datasets\/(?:(\d{4}-q[1-4])\/)?([a-z_]+)\.csv$/.exec(path) ?? []
  const table = TABLE_NAMES.find((each) => each === name)
  if (table === undefined) return null
  const folder = slug?.toUpperCase() ?? null
  return { file: folder === null ? `${table}.csv` : `${folder}/${table}.csv`, table, folder }
}

/** The dataset that published CSV files hold. They passed the rules before they were published; only what computing needs is read again. */
export function readPublished(issuer: Issuer, files: readonly PublishedFile[]): Dataset {
  const tables = new Map(TABLE_NAMES.map((table) => [table, [] as Row[]]))
  for (const { path, text } of [...files].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    const place = inputAt(path)
    if (place) for (const row of rowsOf(place, text)) tables.get(place.table)!.push(row)
  }
  return { issuer, tables: Object.fromEntries(tables) as unknown as Dataset['tables'] }
}

function rowsOf(place: Place, text: string): readonly Row[] {
  const [head = [], ...records] = recordsOf(text)
  return records.map((record) => ({ ...place, line: record[0]!.line, cells: Object.fromEntries(head.map(({ text: name }, index) => [name, cellOf(place, name, record[index]!, index + 1)])) }) as unknown as Row)
}

interface Field { readonly text: string; readonly line: number; readonly column: number }

/** The records of a text; every field knows the line and the column it begins in, behind its quote where it has one. */
function recordsOf(text: string): readonly (readonly Field[])[] {
  const records: Field[][] = []
  let [line, column] = [1, 1]
  parse(text, {
    cast: (value, { index, quoting }) => {
      if (index === 0) records.push([])
      records.at(-1)!.push({ text: value, line, column: quoting ? column + 1 : column })
      const lines = value.split('\n')
      line += lines.length - 1
      column = (lines.length > 1 ? 1 : column) + written(lines.at(-1)!, quoting) + 1
      return ''
    },
    on_record: () => {
      [line, column] = [line + 1, 1]
      return null
    },
  })
  return records
}

/** How many characters a text takes in its file: two quotes more, and each quote in it twice, where it is quoted. */
const written = (text: string, quoting: boolean): number => (quoting ? text.length + text.split('"').length + 1 : text.length)

function cellOf({ file, table }: Place, name: string, { text, line, column: at }: Field, field: number): Cell {
  const column = (TABLES[table].columns as Readonly<Record<string, Column>>)[name]
  if (!column) throw new RangeError(`${file}:${line} has the column ${name}, which ${table} does not know.`)
  return { file, line, column: at, field, name, text, value: meaningOf(column.kind, text.trim()) }
}

const NUMBERS: ReadonlySet<Kind> = new Set(['decimal', 'signed', 'count'])

const meaningOf = (kind: Kind, text: string): unknown => (text === '' ? null : NUMBERS.has(kind) ? rational(text) : text)
