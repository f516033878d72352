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

/** A field of RFC 4180, quoted or not, and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/gy

/** The records of a text that was sound when it was published; every field knows the line and the column it begins in, behind its quote where it has one. */
function recordsOf(text: string): readonly (readonly Field[])[] {
  const records: Field[][] = [[]]
  let [line, start] = [1, 0]
  for (const match of text.matchAll(FIELD)) {
    const [, inQuotes, plain, end] = match
    records.at(-1)!.push({ text: inQuotes?.replaceAll('""', '"') ?? plain!, line, column: match.index - start + (inQuotes === undefined ? 1 : 2) })
    const breaks = (inQuotes ?? '').split('\n').length - 1
    if (breaks > 0) [line, start] = [line + breaks, match.index + 1 + inQuotes!.lastIndexOf('\n') + 1]
    if (end === '') break
    if (end === ',') continue
    records.push([])
    ;[line, start] = [line + 1, match.index + match[0].length]
  }
  return records.filter((fields) => fields.some(({ text: written }) => written !== ''))
}

function cellOf({ file, table }: Place, name: string, { text, line, column: at }: Field, field: number): Cell {
  const column = (TABLES[table].columns as Readonly<Record<string, Column>>)[name]
  if (!column) throw new RangeError(`${file}:${line} has the column ${name}, which ${table} does not know.`)
  return { file, line, column: at, field, name, text, value: meaningOf(column.kind, text.trim()) }
}

const NUMBERS: ReadonlySet<Kind> = new Set(['decimal', 'signed', 'count'])

const meaningOf = (kind: Kind, text: string): unknown => (text === '' ? null : NUMBERS.has(kind) ? rational(text) : text)
