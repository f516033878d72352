import { TABLES, type Column, type TableName } from '../core/tables.ts'
import type { CsvRecord, Field } from './csv.ts'
import { nearest } from './nearest.ts'
import { findingInText, type SourceFile } from './source.ts'
import { finding, listed, quoted, type Finding, type Place, type Words } from './problem.ts'

/** The columns of a table by name: a Map, so that a header called `__proto__` is an ordinary unknown one. */
export const columnsOf = (table: TableName): ReadonlyMap<string, Column> => new Map(Object.entries(TABLES[table].columns as Readonly<Record<string, Column>>))

/** The name of the column at each place of a row, null where it is not known, and what is wrong with the header. */
export interface Header {
  readonly names: readonly (string | null)[]
  readonly findings: readonly Finding[]
}

/** Reads the header of a file: known columns in any order, each once, the required ones present. */
export function readHeader(file: string, table: TableName, record: CsvRecord, rows: readonly CsvRecord[]): Header {
  const columns = columnsOf(table)
  const seen = new Map<string, number>()
  const findings: Finding[] = []
  const claimed = new Set<string>()
  const written = new Set(record.map((field) => field.text))
  const absent = [...columns.keys()].filter((name) => !written.has(name))
  const names = record.map((field, index) => {
    const fault = faultOfName(field, index, seen, columns, absent, claimed, rows)
    if (fault !== null) findings.push(finding(placeOfField(file, field), fault, field.text))
    else seen.set(field.text, index)
    return fault === null ? field.text : null
  })
  const missing = absent.filter((name) => !columns.get(name)!.optional && !claimed.has(name))
  if (missing.length > 0) findings.push(missingColumns(file, table, record, missing))
  return { names, findings }
}

function faultOfName(field: Field, index: number, seen: ReadonlyMap<string, number>, columns: ReadonlyMap<string, Column>, absent: readonly string[], claimed: Set<string>, rows: readonly CsvRecord[]): Words | null {
  const name = field.text
  if (name.trim() === '') {
    const empty = rows.every((row) => (row[index]?.text ?? '').trim() === '')
    return { code: 'E_COLUMN_EMPTY', message: `Column ${index + 1} has no name.`, remedy: empty ? 'Delete the empty column, with the comma before it.' : 'Write the name of the column, or delete it.' }
  }
  const first = seen.get(name)
  if (first !== undefined) return { code: 'E_COLUMN_DUPLICATE', message: `The column ${quoted(name)} stands here again; it is already column ${first + 1}.`, remedy: 'Delete one of the two.' }
  if (columns.has(name)) return null
  const near = nearest(name, absent) ?? nearest(name, columns.keys())
  if (near !== null && absent.includes(near)) claimed.add(near)
  return {
    code: 'E_COLUMN_UNKNOWN', message: `The column ${quoted(name)} is not known here.`,
    remedy: near === null ? `Delete the column, or use one of ${[...columns.keys()].join(', ')}.` : absent.includes(near) ? `Rename it ${near}.` : `Delete it; ${near} is already there.`,
  }
}

function missingColumns(file: string, table: TableName, record: CsvRecord, missing: readonly string[]): Finding {
  const last = record.at(-1)!
  const place = { file, line: record[0]!.line, column: record[0]!.column, length: Math.max(1, last.column + last.text.length - record[0]!.column) }
  return finding(place, {
    code: 'E_COLUMN_MISSING', message: `${table} has no ${missing.length === 1 ? 'column' : 'columns'} ${listed(missing)}.`,
    remedy: `Add ${missing.length === 1 ? 'it' : 'them'} to the header, with a cell in every row.`,
  })
}

/** The place of a field in a file. */
export const placeOfField = (file: string, field: Field): Place => ({ file, line: field.line, column: field.column, length: Math.max(1, field.text.split(/[\r\n]/, 1)[0]!.length) })

/** The fault of a whole file whose columns are not separated by commas, or null. It looks at the first line before any quote is read. */
export function separatorFault(file: SourceFile, table: TableName): Finding | null {
  const offset = file.text.search(/[^\r\n]/)
  const line = file.text.slice(Math.max(0, offset), Math.max(0, offset) + 4_000).split(/[\r\n]/, 1)[0]!
  const fault = (message: string, remedy: string): Finding => findingInText(file, Math.max(0, offset), Math.max(1, line.length), { code: 'E_SEPARATOR', message, remedy }, line)
  if (/^sep=/i.test(line)) return fault('The first line is an instruction to Excel, not the header.', 'Delete the first line, and separate the columns with commas.')
  const columns = columnsOf(table)
  const known = (sign: string): number => line.split(sign).filter((name) => columns.has(name.trim().replaceAll('"', ''))).length
  const [, word] = SEPARATORS.find(([sign]) => known(sign) > known(',')) ?? []
  return word === undefined ? null : fault(`The columns of this file are separated by ${word}, not by commas.`, 'In Excel choose File, Save As, "CSV UTF-8 (comma delimited)"; where Excel uses semicolons, set the list separator to a comma and the decimal sign to a point first.')
}

const SEPARATORS = [[';', 'semicolons'], ['\t', 'tabs'], ['|', 'vertical bars'], [':', 'colons'], [' ', 'spaces']] as const

/** The fault of a file whose first line names hardly any column, or null. */
export function headerFault(file: string, table: TableName, record: CsvRecord): Finding | null {
  const columns = columnsOf(table)
  const familiar = record.filter((field) => columns.has(field.text) || nearest(field.text, columns.keys()) !== null).length
  if (familiar * 3 > record.length) return null
  const last = record.at(-1)!
  const place = { file, line: record[0]!.line, column: record[0]!.column, length: Math.max(1, last.column + last.text.length - record[0]!.column) }
  const header = [...columns].filter(([, column]) => !column.optional).map(([name]) => name).join(',')
  return finding(place, { code: 'E_HEADER', message: `This line does not name the columns of ${table}.`, remedy: `Write the header as the first line: ${header}. Delete titles and notes above it.` }, record[0]!.text)
}
