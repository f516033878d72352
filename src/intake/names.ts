import { isQuarter } from '../core/period.ts'
import { TABLES, TABLE_NAMES, type TableName } from '../core/tables.ts'
import { quarterMeant } from './date.ts'
import { nearest } from './nearest.ts'
import { finding, quoted, wholeFile, type Finding } from './problem.ts'

/** What a name in the data folder is: a file to read, one to pass over, or a fault. */
export type FileRole = { readonly table: TableName } | { readonly role: 'issuer' | 'ignored' } | { readonly fault: Finding }

const STRAYS = /^(~\$.*|\.~lock\..*#|\._.*|\.DS_Store|\.git|\.gitkeep|\.gitignore|\.gitattributes|\.localized|\.Spotlight-V100|\.Trashes|\.fseventsd|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r|__MACOSX)$/i

/** Whether a name is one that Excel, Windows, macOS or git leave behind. */
export const isStray = (name: string): boolean => STRAYS.test(name)

/** What a file is, by its name and the quarter folder it lies in. */
export function roleOf(name: string, folder: string | null): FileRole {
  const path = folder === null ? name : `${folder}/${name}`
  if (isStray(name)) return { role: 'ignored' }
  if (folder === null && name === 'issuer.yaml') return { role: 'issuer' }
  // A build at work has files of its own beside the ledger.
  if (folder === null && /^(ledger|approvals)\.jsonl$|^\.ledger\.jsonl-/.test(name)) return { role: 'ignored' }
  const stem = name.endsWith('.csv') ? name.slice(0, -4) : null
  const table = TABLE_NAMES.find((each) => each === stem)
  if (table !== undefined) return misplaced(table, path, folder) ?? { table }
  return { fault: faultOfFile(name, path, folder) }
}

function misplaced(table: TableName, path: string, folder: string | null): FileRole | null {
  const { place } = TABLES[table]
  if (place === 'period' && folder === null) return { fault: finding(wholeFile(path), { code: 'E_PLACE', message: `${table}.csv is a table of a quarter and lies outside the folders of the quarters.`, remedy: `Move it into the folder of its quarter, such as 2025-Q3/${table}.csv.` }) }
  if (place === 'reference' && folder !== null) return { fault: finding(wholeFile(path), { code: 'E_PLACE', message: `${table}.csv is a table of the whole company and lies in the folder of one quarter.`, remedy: `Move it up, beside issuer.yaml.` }) }
  return null
}

function faultOfFile(name: string, path: string, folder: string | null): Finding {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const stem = name.replace(/\.[^.]*$/, '').replace(/\.csv$/i, '')
  if (/^(xlsx?|xlsm|xlsb|ods|numbers)$/.test(ending)) return finding(wholeFile(path), { code: 'E_NOT_CSV', message: 'This file is a workbook, and only CSV is read.', remedy: 'In Excel choose File, Save As, "CSV UTF-8 (comma delimited)" for each sheet, and move the workbook out of the data folder.' })
  if (/^issuer\.(ya?ml|json)$/i.test(name)) return finding(wholeFile(path), { code: 'E_PLACE', message: 'The issuer is read from issuer.yaml in the data folder only.', remedy: folder === null ? 'Rename the file issuer.yaml.' : 'Move it up into the data folder.' })
  const near = nearest(stem.replace(/[ _-]*(\(\d+\)|copy|copia|\d+|final|v\d+)$/i, ''), TABLE_NAMES)
  if (ending === 'csv') return finding(wholeFile(path), { code: 'E_TABLE_UNKNOWN', message: `No table is called ${quoted(stem)}.`, remedy: near === null ? `Name the file after its table: ${TABLE_NAMES.join(', ')}.` : `Rename the file ${near}.csv if it is that table; delete it if it is a copy.` })
  if (near !== null && /^(txt|tsv|tab|csv~|bak|)$/.test(ending)) return finding(wholeFile(path), { code: 'E_NOT_CSV', message: 'This file has the name of a table but not the ending .csv.', remedy: `Save it as ${near}.csv, or move it out of the data folder.` })
  return finding(wholeFile(path), { code: 'W_FILE_IGNORED', message: 'This file is neither a table nor issuer.yaml, and is not read.', remedy: 'Move it out of the data folder if it is not meant to be there.' })
}

/** The fault of a folder that is not named after a quarter, or null; hidden folders are passed over. */
export function faultOfFolder(name: string): Finding | null {
  // A folder whose name begins with a point belongs to a program, not to us.
  if (isQuarter(name) || name.startsWith('.')) return null
  const meant = quarterMeant(name)
  return finding(wholeFile(name), {
    code: 'E_PERIOD_FOLDER', message: `The folder ${quoted(name)} is not named after a quarter, and nothing in it is read.`,
    remedy: meant === null ? 'Name it after its quarter, such as 2025-Q3, or move it out of the data folder.' : `Rename it ${meant}.`,
  })
}

/** The fault of a folder inside the folder of a quarter. */
export const faultOfInnerFolder = (path: string): Finding => finding(wholeFile(path), {
  code: 'E_FILE_UNKNOWN', message: 'This folder lies inside the folder of a quarter, and nothing in it is read.', remedy: 'Move its files up one level, and delete it.',
})
