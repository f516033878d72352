import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset, Issuer, Row } from '../core/row.ts'
import { isQuarter } from '../core/period.ts'
import { TABLE_NAMES, type TableName } from '../core/tables.ts'
import { decode } from './encoding.ts'
import type { Draft } from './draft.ts'
import { readIssuer } from './issuer.ts'
import { faultOfFolder, faultOfInnerFolder, isStray, roleOf } from './names.ts'
import { byPlace, finding, wholeFile, type Finding, type Problem } from './problem.ts'
import { checkRules } from './rules.ts'
import { withExcerpts, type SourceFile } from './source.ts'
import { readTable, type TableReading } from './table.ts'

/** How much was read, for the line that says so. */
export interface Summary {
  readonly quarters: number
  readonly files: number
  readonly rows: number
  readonly refusedRows: number
  readonly blankRows: number
}

/** Everything known about a data folder; the dataset is null when there is any error. */
export interface DataReading {
  readonly dataset: Dataset | null
  readonly problems: readonly Problem[]
  /** Every file that was read, as it was, in the order of the paths. */
  readonly files: readonly SourceFile[]
  readonly summary: Summary
}

const LARGEST = 32 * 1024 * 1024

/** Whether a path is a folder that can be read; what is not is misuse, not bad data. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** What the tables of a folder said when they were last read: with it a file that has the same bytes is not read again. */
export type Known = Map<string, { readonly file: SourceFile; readonly reading: TableReading }>

/** Reads a data folder once and says everything that is wrong with it; never throws for what lies in it. */
export function readData(directory: string, options: { readonly today: string; readonly known?: Known }): DataReading {
  const walk = new Walk(directory, options.known)
  walk.readFolder(null)
  const rules = checkRules(walk.draft(options.today))
  const problems = withExcerpts([...walk.findings, ...rules].sort(byPlace), walk.files)
  const files = [...walk.files].sort((one, other) => (one.path < other.path ? -1 : 1))
  const sound = problems.every((problem) => problem.severity === 'warning')
  const dataset = sound && walk.issuer !== null ? { issuer: walk.issuer, tables: walk.tables() } : null
  return { dataset, problems, files, summary: walk.summary() }
}

/** The one place that touches the disk: it walks the folder and keeps what the files said. */
class Walk {
  readonly findings: Finding[] = []
  readonly files: SourceFile[] = []
  issuer: Issuer | null = null
  private readonly rows = new Map<TableName, Row[]>(TABLE_NAMES.map((table) => [table, []]))
  private readonly present = new Map<string, Set<string>>()
  private readonly incomplete = new Set<TableName>()
  private blankRows = 0
  private refusedRows = 0
  private readonly directory: string
  private readonly known: Known | undefined

  constructor(directory: string, known?: Known) {
    this.directory = directory
    this.known = known
  }

  readFolder(folder: string | null): void {
    const names = this.namesIn(folder)
    this.present.set(folder ?? '', new Set(names))
    for (const name of names) {
      const path = folder === null ? name : `${folder}/${name}`
      if (!isStray(name)) this.readEntry(name, path, folder)
    }
  }

  private namesIn(folder: string | null): readonly string[] {
    try {
      return readdirSync(join(this.directory, folder ?? '')).sort()
    } catch {
      this.findings.push(unreadable(folder ?? '', 'folder'))
      return []
    }
  }

  private readEntry(name: string, path: string, folder: string | null): void {
    const entry = lstatSync(join(this.directory, path), { throwIfNoEntry: false })
    if (entry === undefined) return
    if (entry.isDirectory()) {
      const fault = folder === null ? faultOfFolder(name) : faultOfInnerFolder(path)
      if (fault !== null) this.findings.push(fault)
      else if (isQuarter(name)) this.readFolder(name)
      return
    }
    const role = roleOf(name, folder)
    if ('table' in role) this.readTableFile(path, role.table, folder)
    else if (!entry.isFile()) this.findings.push(notAFile(path))
    else if ('fault' in role) this.findings.push(role.fault)
    else if (role.role === 'issuer') this.readIssuerFile(path)
  }

  private readTableFile(path: string, table: TableName, folder: string | null): void {
    const file = this.open(path)
    const reading = file === null ? null : this.readingOf(file, table, folder)
    if (reading !== null) {
      // One by one: spread into arguments, a long file would overflow the stack.
      for (const row of reading.rows) this.rows.get(table)!.push(row)
      for (const found of reading.findings) this.findings.push(found)
      this.blankRows += reading.blank
      this.refusedRows += reading.refused
    }
    if (reading === null || reading.incomplete) this.incomplete.add(table)
  }

  private readingOf(file: SourceFile, table: TableName, folder: string | null): TableReading {
    const before = this.known?.get(file.path)
    if (before && before.file.text === file.text) return before.reading
    const reading = readTable(file, table, folder)
    this.known?.set(file.path, { file, reading })
    return reading
  }

  private readIssuerFile(path: string): void {
    const file = this.open(path)
    if (file === null) return
    const reading = readIssuer(file)
    this.issuer = reading.issuer
    this.findings.push(...reading.findings)
  }

  private open(path: string): SourceFile | null {
    const bytes = this.bytesOf(path)
    if (!(bytes instanceof Uint8Array)) {
      this.findings.push(bytes)
      return null
    }
    const decoded = decode(path, bytes)
    if ('fault' in decoded) {
      // The bytes are kept as Latin text, so that the line of the fault can be shown.
      if (decoded.fault.line > 0) this.files.push({ path, bytes, text: new TextDecoder('utf-8').decode(bytes) })
      this.findings.push(decoded.fault)
      return null
    }
    const file = { path, bytes, text: decoded.text }
    this.files.push(file)
    return file
  }

  /** Reads a file once; links, pipes and devices are refused before anything can wait on them. */
  private bytesOf(path: string): Uint8Array | Finding {
    let handle: number
    try {
      if (!lstatSync(join(this.directory, path)).isFile()) return notAFile(path)
      handle = openSync(join(this.directory, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    } catch {
      return unreadable(path, 'file')
    }
    try {
      const { size } = fstatSync(handle)
      if (!fstatSync(handle).isFile()) return notAFile(path)
      return size > LARGEST ? tooLarge(path, size) : readWhole(handle, size)
    } catch {
      return unreadable(path, 'file')
    } finally {
      closeSync(handle)
    }
  }

  tables(): Dataset['tables'] {
    return Object.fromEntries(this.rows) as unknown as Dataset['tables']
  }

  draft(today: string): Draft {
    const quarters = [...this.present.keys()].filter(isQuarter).sort()
    return { issuer: this.issuer, tables: this.tables(), incomplete: this.incomplete, quarters, present: this.present, today }
  }

  summary(): Summary {
    const rows = [...this.rows.values()].reduce((sum, each) => sum + each.length, 0)
    return { quarters: [...this.present.keys()].filter(isQuarter).length, files: this.files.length, rows, refusedRows: this.refusedRows, blankRows: this.blankRows }
  }
}

function readWhole(handle: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let filled = 0
  while (filled < size) {
    const count = readSync(handle, bytes, filled, size - filled, null)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}

const notAFile = (path: string): Finding => finding(wholeFile(path), { code: 'E_LINK', message: 'This is a link, a pipe or a device, not a file of its own.', remedy: 'Put a copy of the file itself in its place.' })
const unreadable = (path: string, what: 'file' | 'folder'): Finding => finding(wholeFile(path), { code: 'E_UNREADABLE', message: `This ${what} cannot be opened.`, remedy: `Close it in other programs, and give yourself the right to read it.` })
const tooLarge = (path: string, size: number): Finding => finding(wholeFile(path), { code: 'E_TOO_LARGE', message: `This file has ${Math.ceil(size / 1024 / 1024)} MB; 32 MB are read at most.`, remedy: 'Delete what is not data, or spread the rows over the folders of their quarters.' })
