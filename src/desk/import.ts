import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { colToLetter, readXlsx, type Cell, type Sheet } from 'hucre/xlsx'
import type { Quarter } from '../core/period.ts'
import { TABLE_NAMES } from '../core/tables.ts'
import type { Dataset } from '../core/row.ts'
import { readData } from '../intake/load.ts'
import { counted, type Problem } from '../intake/problem.ts'
import { replaceFile, readTree, sha256 } from '../release/tree.ts'
import { Refusal } from '../release/refusal.ts'
import { releasedQuarters } from '../release/select.ts'
import { placeFolder, textFile } from './folder.ts'
import { rowsBehind, WHOLE } from './layout.ts'
import { markedWorkbook } from './marked.ts'
import { opened } from './opened.ts'
import { overwritten, type Replacement } from './overwritten.ts'
import { readAsked, type Folders } from './options.ts'
import { quartersOut } from './published.ts'
import { QUARTERLY } from './quarter.ts'
import { saidIn } from './remarks.ts'
import { soundData } from './reading.ts'
import { inSheets } from './sheet-words.ts'
import { fileOf, lostColumns, lostFault, lostRows, type SheetFile } from './sheet.ts'
import { quarterIn, readSheets, unnamedQuarter, type SheetFault, type Worksheet } from './worksheet.ts'

/** What a workbook would put into the data folder, and what is wrong with it. */
export interface Import {
  /** Null where no row names one, which is a fault. */
  readonly quarter: Quarter | null
  readonly files: readonly SheetFile[]
  /** Nothing is written while there is one of these. */
  readonly faults: readonly SheetFault[]
  readonly warnings: readonly SheetFault[]
  /** What was entered before and is entered anew. */
  readonly replaced: readonly Replacement[]
}

/** `import`: reads a workbook back into CSV files, or changes nothing and says what is wrong; resolves to the exit code. */
export async function importCommand(args: readonly string[], say: (line: string) => void, sayError: (line: string) => void): Promise<number> {
  const asked = readAsked('import', 'FILE.xlsx [--marked OUT.xlsx] [--data DIR]', args, { marked: { type: 'string' } })
  const [file, more] = asked.words
  if (file === undefined || more !== undefined) throw new Refusal(2, 'Name one workbook: npm run import -- 2026-Q3.xlsx.')
  const bytes = bytesOf(file)
  const read = await readWorkbook(asked, bytes, file)
  for (const warning of read.warnings) sayError(`Warning: ${faultText(warning)}`)
  if (read.faults.length === 0) {
    for (const { sheet, cell, message } of read.replaced) say(`${sheet}!${cell}  ${message}`)
    const written = write(asked, read)
    for (const path of written) say(`${asked.dataName}/${path}`)
    const outcome = written.length === 0 ? 'changes nothing' : 'is written'
    say(`${file} ${read.warnings.length === 0 ? `is in order: it ${outcome}` : `${outcome}, with ${counted(read.warnings.length, 'warning')} above that a person should look at`}. Look at it with npm run dev; compare it with npm run rehearse -- ${read.quarter}.`)
    if (isOpen(asked, read.quarter)) say(`Nothing holds ${read.quarter} back: the next npm run build publishes it. To hold it until its day: npm run schedule -- ${read.quarter} --on DATE --at TIME.`)
    return 0
  }
  for (const fault of read.faults) sayError(faultText(fault))
  const marked = asked.values.marked as string | undefined
  if (marked !== undefined) writeNew(marked, await markedWorkbook(bytes, [...read.faults, ...read.warnings]))
  sayError(`\nNothing was changed. ${read.faults.length === 1 ? 'One thing is' : `${read.faults.length} things are`} to be repaired in ${file}${marked === undefined ? '; with --marked OUT.xlsx it comes back with the cells marked' : `; ${marked} has the cells marked`}.`)
  return 1
}

/** A file that is called after another quarter than its rows are of: the wrong one may have been taken. */
function misnamed(file: string, quarter: Quarter): readonly SheetFault[] {
  const named = basename(file).toUpperCase().match(/\d{4}-Q[1-4]/g) ?? [quarter]
  return named.includes(quarter) ? [] : [{ sheet: 'Workbook', cell: '', message: `The file is called after ${named.join(', ')}, and its rows are of ${quarter}.`, remedy: 'Look which quarter it is; then rename the file, or repair the column period.' }]
}

function writeNew(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx' })
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    throw new Refusal(2, isThere ? `${path} is there already. Name another file with --marked, or delete it first.` : `${path} cannot be written. Name a file in a folder that is there.`)
  }
}

/** Whether a quarter that nobody has seen stands open. */
function isOpen(folders: Folders, quarter: Quarter | null): boolean {
  const { dataset } = soundData(folders)
  return quarter !== null && releasedQuarters(dataset, null).includes(quarter) && !quartersOut(folders.data, dataset).has(quarter)
}

/** A fault as one reads it: the cell, what is wrong, the remedy. */
export const faultText = ({ sheet, cell, message, remedy }: SheetFault): string => `${cell === '' ? sheet : `${sheet}!${cell}`}  ${message}\n  ${remedy}`

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new Refusal(2, `${file} cannot be opened. Close it in other programs, and look whether the name is right.`)
  }
}

/** Reads a workbook and tries it against everything else in the data folder, in a copy that is thrown away; `name` is that of its file, where it has one. */
export async function readWorkbook(folders: Folders, bytes: Uint8Array, name = ''): Promise<Import> {
  const { dataset } = soundData(folders)
  const sheets = await sheetsIn(bytes)
  const quarter = quarterIn(sheets)
  if (quarter === null) return { quarter, files: [], faults: unnamedQuarter(sheets), warnings: [], replaced: [] }
  const out = quartersOut(folders.data, dataset)
  const { tables, faults } = readSheets(sheets, quarter)
  const held = tables.map((table) => ({ table, lost: lostRows(table, dataset, quarter, out) }))
  const files = held.filter(({ table }) => table.lines.length > 0).map(({ table, lost }) => fileOf(table, dataset, quarter, lost))
  const lost = held.flatMap(({ table, lost }) => lost.map((row) => lostFault(table.sheet, row)))
  const { problems, after } = tried(folders, files)
  const told = problems.map((problem) => ({ problem, fault: atCell(problem, files) }))
  const all = [...misnamed(name, quarter), ...faults, ...tables.flatMap((table) => lostColumns(table, dataset, quarter)), ...lost, ...told.filter(({ problem }) => problem.severity === 'error').map(({ fault }) => fault), ...(after ? opened(files, { before: dataset, after }, quarter, out) : [])]
  // A mistake in a key makes another row of it, which would be told as the loss of the right one.
  const changed = all.length > 0 ? [] : tables.map((table) => overwritten(table, dataset, quarter, out))
  return { quarter, files, faults: all, replaced: changed.flatMap(({ replaced }) => replaced), warnings: [...leftOut(tables, dataset, quarter), ...changed.flatMap(({ warnings }) => warnings), ...(all.length > 0 ? [] : publicRemarks(sheets, tables)), ...told.filter(({ problem }) => problem.severity === 'warning').map(({ fault }) => fault)] }
}

/** The tables that hold something and have no sheet in a workbook. */
function leftOut(tables: readonly Worksheet[], dataset: Dataset, quarter: Quarter): readonly SheetFault[] {
  const names = TABLE_NAMES.filter((name) => (QUARTERLY.includes(name) || WHOLE.includes(name)) && rowsBehind(dataset, name, quarter).length > 0 && !tables.some(({ table }) => table === name))
  return names.length === 0 ? [] : [{ sheet: 'Workbook', cell: '', message: `It has no sheet ${names.join(', ')}, which changes nothing.`, remedy: 'Give the sheet back if anything of it was to be changed.' }]
}

/** What people said in comments, word for word: it becomes the note of its row, which readers see. */
const publicRemarks = (sheets: readonly Sheet[], tables: readonly Worksheet[]): readonly SheetFault[] => tables.flatMap(({ sheet: name, lines }) => [...(sheets.find((sheet) => sheet.name === name)!.cells ?? new Map<string, Cell>())].flatMap(([key, { comment }]) => {
  const said = comment ? saidIn(comment).replace(/\s+/g, ' ') : ''
  const [row, column] = key.split(',').map(Number)
  return said === '' || !lines.some((line) => line[0]!.cell.replace(/\D/g, '') === String(row! + 1)) ? [] : [{ sheet: name, cell: `${colToLetter(column!)}${row! + 1}`, message: `The comment "${said}" becomes the note of its row, which is published.`, remedy: 'Delete it here and in the note, unless readers may see it.' }]
}))

async function sheetsIn(bytes: Uint8Array): Promise<readonly Sheet[]> {
  try {
    return (await readXlsx(bytes, { readStyles: true })).sheets
  } catch {
    throw new Refusal(1, 'This is not a workbook that can be read. Save it as an Excel workbook (.xlsx), without a password.')
  }
}

/** What the data folder would be with these files in it, null where it would not be sound, and the problems that it does not have today. */
export function tried({ data, today }: Folders, files: readonly Pick<SheetFile, 'path' | 'text'>[]): { readonly problems: readonly Problem[]; readonly after: Dataset | null } {
  const room = mkdtempSync(join(tmpdir(), 'wattledger-import-'))
  try {
    const copy = join(room, 'data')
    cpSync(data, copy, { recursive: true })
    for (const { path, text } of files) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      writeFileSync(join(copy, path), text)
    }
    const known = new Set(readData(data, { today }).problems.map(wordsOf))
    const { dataset, problems } = readData(copy, { today })
    return { problems: problems.filter((problem) => !known.has(wordsOf(problem))), after: dataset }
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

const wordsOf = ({ file, code, message, value }: Problem): string => [file, code, message, value].join('\n')

/** A problem of a file as a fault of the sheet it came from. */
function atCell(problem: Problem, files: readonly SheetFile[]): SheetFault {
  const { line, column } = problem
  const from = files.find(({ path }) => path === problem.file)
  const [message, remedy] = [problem.message, problem.remedy].map((text) => inSheets(text, from, files)) as [string, string]
  if (!from) return { sheet: line === 0 ? problem.file : `${problem.file}:${line}:${column}`, cell: '', message, remedy }
  return { sheet: from.sheet, cell: line === 0 ? '' : from.cellAt(line, column), message, remedy }
}

/** Writes the files of a sound import, the quarter's folder whole; returns their paths. */
export function write({ data }: Folders, { quarter, files }: Import): readonly string[] {
  if (quarter === null) return []
  const own = files.filter(({ path }) => path.startsWith(`${quarter}/`))
  const kept = readTree(join(data, quarter)).filter(({ path }) => !own.some((file) => file.path === `${quarter}/${path}`))
  const changed = files.filter(({ path, text }) => sha256(text) !== sha256(textAt(data, path)))
  if (changed.some(({ path }) => path.startsWith(`${quarter}/`))) placeFolder(join(data, quarter), [...kept, ...own.map(({ path, text }) => textFile(path.slice(quarter.length + 1), text))])
  for (const { path, text } of changed.filter(({ path }) => WHOLE.some((table) => path === `${table}.csv`))) replaceFile(join(data, path), text)
  return changed.map(({ path }) => path)
}

function textAt(data: string, path: string): string {
  try {
    return readFileSync(join(data, path), 'utf8')
  } catch {
    return ''
  }
}
