import type { Dataset, Issuer, Row } from '../core/row.ts'
import { TABLE_NAMES, type TableName } from '../core/tables.ts'
import { CODES, type Code } from '../intake/codes.ts'
import type { DataReading } from '../intake/load.ts'
import { roleOf } from '../intake/names.ts'
import type { SourceFile } from '../intake/source.ts'
import { readTable } from '../intake/table.ts'
import { releasedQuarters, select } from './select.ts'

/** A problem as the public may read it: where, and which rule, but no word of a cell, for that may quote another row. */
export interface OpenProblem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: Code
  readonly words: string
}

/** The errors that stand in rows known to be public; about every other place the public output is silent. */
export function openProblems(reading: DataReading, asOf: string | null): readonly OpenProblem[] {
  const dataset = whatCanBeRead(reading.files)
  const quarters = releasedQuarters(dataset, asOf)
  const { kept } = select(dataset, quarters)
  const places = new Set(TABLE_NAMES.flatMap((table) => kept.tables[table] as readonly Row[]).map(({ file, line }) => `${file}:${line}`))
  return reading.problems.filter(({ severity, file, line }) => severity === 'error' && (file === 'issuer.yaml' || places.has(`${file}:${line}`)))
    .map(({ file, line, column, code }) => ({ file, line, column, code, words: CODES[code] }))
}

const NOBODY: Issuer = { name: '', short_name: '', ticker: null, exchange: null, currency: '', time_zone: 'UTC', fiscal_year_start_month: 1, languages: [], boundary: null, publisher: null, licence: null, website: null, lei: null, cik: null, disclaimer: {} }

/** The rows that can be cut out of unsound files; a cell that means nothing is null, and hides its row where it decides. */
function whatCanBeRead(files: readonly SourceFile[]): Dataset {
  const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, [] as Row[]])) as Record<TableName, Row[]>
  for (const file of files) {
    const [name, folder] = file.path.includes('/') ? [file.path.split('/')[1]!, file.path.split('/')[0]!] : [file.path, null]
    const role = roleOf(name, folder)
    if ('table' in role) tables[role.table].push(...readTable(file, role.table, folder).rows)
  }
  return { issuer: NOBODY, tables: tables as unknown as Dataset['tables'] }
}
