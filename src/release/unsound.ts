import type { Dataset, Issuer, Row } from '../core/row.ts'
import { TABLE_NAMES, type TableName } from '../core/tables.ts'
import { readData, type DataReading } from '../intake/load.ts'
import { roleOf } from '../intake/names.ts'
import type { Problem } from '../intake/problem.ts'
import type { SourceFile } from '../intake/source.ts'
import { readTable } from '../intake/table.ts'
import type { BuildOptions } from './options.ts'
import { releasedQuarters, select } from './select.ts'
import { sheetsOf } from './sheet.ts'
import { closeStage, openStage } from './stage.ts'
import { writeTree, type TreeFile } from './tree.ts'

/** The errors that public rows have among themselves, with their places in the published files; whatever a hidden row has a part in is told to nobody. */
export function openProblems(reading: DataReading, { project, asOf, today }: Pick<BuildOptions, 'project' | 'asOf' | 'today'>): readonly Problem[] {
  const stage = openStage(project)
  try {
    writeTree(stage.data, publicPartOf(reading.files, asOf))
    // A file that could not be read is absent here, and its absence is no problem of the data.
    const known = new Set(reading.problems.map(({ file, code }) => `${file} ${code}`))
    // A restatement that matches no change is of nothing public: what it misses is told at the value it leaves without a reason.
    const isAstray = reading.problems.some(({ code }) => code === 'E_RESTATEMENT')
    return readData(stage.data, { today }).problems.filter(({ severity, file, line, code }) =>
      severity === 'error' && (line > 1 || file === 'issuer.yaml') && (known.has(`${file} ${code}`) || (isAstray && code === 'E_RESTATEMENT_MISSING')))
  } finally {
    closeStage(stage)
  }
}

/** The public part of files that are not sound, as it would be published. */
function publicPartOf(files: readonly SourceFile[], asOf: string | null): readonly TreeFile[] {
  const dataset = whatCanBeRead(files)
  const quarters = releasedQuarters(dataset, asOf)
  const sheets = quarters.length === 0 ? [] : sheetsOf(select(dataset, quarters).kept, quarters)
  return [...files.filter(({ path }) => path === 'issuer.yaml'), ...sheets.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }))]
}

const NOBODY: Issuer = { name: '', short_name: '', ticker: null, exchange: null, currency: '', time_zone: 'UTC', fiscal_year_start_month: 1, languages: [], boundary: null, next_release: null, publisher: null, licence: null, website: null, lei: null, cik: null, disclaimer: {} }

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
