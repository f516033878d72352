import { quarterAt, quarterIndex } from '../../core/period.ts'
import { TABLES, TABLE_NAMES, type Table, type TableName } from '../../core/tables.ts'
import { quarterMeant } from '../date.ts'
import type { Draft } from '../draft.ts'
import { nearest } from '../nearest.ts'
import { counted, finding, listed, wholeFile, type Finding } from '../problem.ts'

const tableOf = (name: TableName): Table => TABLES[name]
const REQUIRED = TABLE_NAMES.filter((name) => tableOf(name).required)

/** Required files that are absent, required tables without a row, and quarters left out between two others. */
export const presence = (draft: Draft): readonly Finding[] => [...issuerPresent(draft), ...tablesPresent(draft), ...quartersPresent(draft), ...tablesFilled(draft)]

const namesIn = (draft: Draft, folder: string): readonly string[] => [...(draft.present.get(folder) ?? [])]

function issuerPresent(draft: Draft): readonly Finding[] {
  // A file such as issuer.yml has its own message.
  if (namesIn(draft, '').some((name) => /^issuer\.(ya?ml|json)$/i.test(name))) return []
  return [finding(wholeFile('issuer.yaml'), { code: 'E_MISSING', message: 'The data folder has no issuer.yaml, which says who reports.', remedy: 'Add it with the keys name, short_name, currency, time_zone, fiscal_year_start_month, languages and disclaimer.' })]
}

function tablesPresent(draft: Draft): readonly Finding[] {
  const folders = (name: TableName): readonly string[] => (tableOf(name).place === 'period' ? draft.quarters : [''])
  return REQUIRED.flatMap((name) => folders(name).filter((folder) => isAbsent(draft, name, folder)).map((folder) => missingTable(name, folder)))
}

/** A file whose name is nearly that of the table has its own message. */
function isAbsent(draft: Draft, table: TableName, folder: string): boolean {
  const names = namesIn(draft, folder)
  const near = (stem: string): boolean => stem === table || (!TABLE_NAMES.includes(stem as TableName) && nearest(stem, TABLE_NAMES) === table)
  return !names.includes(`${table}.csv`) && !names.some((name) => near(stemOf(name)))
}

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '')

function missingTable(table: TableName, folder: string): Finding {
  const path = folder === '' ? `${table}.csv` : `${folder}/${table}.csv`
  const header = Object.entries(tableOf(table).columns).filter(([, column]) => !column.optional).map(([name]) => name).join(',')
  const unknown = folder === '' ? '' : ' A value that is not known is a row with a blank cell and a note that says why.'
  return finding(wholeFile(path), { code: 'E_MISSING', message: folder === '' ? `The data folder has no ${table}.csv.` : `The quarter ${folder} has no ${table}.csv.`, remedy: `Add it with the header ${header}.${unknown}` })
}

function quartersPresent(draft: Draft): readonly Finding[] {
  if (draft.quarters.length === 0 && !namesIn(draft, '').some((name) => quarterMeant(name) !== null)) {
    return [finding(wholeFile(''), { code: 'E_MISSING', message: 'The data folder has no folder of a quarter.', remedy: 'Add a folder such as 2025-Q3 with energy.csv and revenue.csv.' })]
  }
  const indices = draft.quarters.map(quarterIndex)
  return indices.slice(1).flatMap((index, position) => {
    const before = indices[position]!
    const absent = Array.from({ length: Math.min(index - before - 1, 400) }, (_, step) => quarterAt(before + 1 + step))
    return absent.length === 0 ? [] : [gap(absent, draft.quarters[position + 1]!)]
  })
}

const gap = (absent: readonly string[], next: string): Finding => finding(wholeFile(next), {
  code: 'W_QUARTER_GAP', message: `${absent.length > 4 ? counted(absent.length, 'quarter') : listed(absent)} before this one ${absent.length === 1 ? 'has' : 'have'} no folder.`,
  remedy: 'Add the folder if the quarter was reported; the site shows a gap otherwise.',
})

function tablesFilled(draft: Draft): readonly Finding[] {
  const empty = REQUIRED.filter((name) => name !== 'releases' && draft.tables[name].length === 0 && !draft.incomplete.has(name))
  return empty.flatMap((name) => {
    const file = [...draft.present.entries()].find(([, names]) => names.has(`${name}.csv`))
    return file === undefined ? [] : [finding(wholeFile(file[0] === '' ? `${name}.csv` : `${file[0]}/${name}.csv`), { code: 'E_TABLE_EMPTY', message: `${name} has no rows in any file.`, remedy: 'Add its rows; without them nothing can be reported.' })]
  })
}
