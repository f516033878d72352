import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Quarter } from '../core/period.ts'
import type { Cell } from '../core/row.ts'
import type { TableName } from '../core/tables.ts'
import { readTable } from '../intake/table.ts'
import { approvalOf, differing, imprintOf, type Imprint } from '../release/approval.ts'
import type { PublicInputs } from '../release/inputs.ts'
import { rehearsalFolder } from '../release/preview.ts'
import { replaceFile, sha256 } from '../release/tree.ts'
import { placeFolder } from './folder.ts'
import type { Folders } from './options.ts'
import { versionOf } from './sheet.ts'

/** What the last rehearsal of a quarter on this computer came to: the hashes of what it was built from, and the checks that failed. */
interface Verdict {
  readonly files: Imprint
  readonly failed: readonly string[]
}

// Beside the pages it speaks of, and not inside them: a rehearsal replaces that folder whole.
const fileOf = (project: string, quarter: Quarter): string => `${rehearsalFolder(project, quarter)}.json`

/** The data that was rehearsed, so that a void sign-off can name the cells. */
const dataOf = (project: string, quarter: Quarter): string => `${rehearsalFolder(project, quarter)}-data`

/** Keeps what a rehearsal came to, in the place of the one before it. */
export function keepVerdict(project: string, quarter: Quarter, inputs: PublicInputs, failed: readonly string[]): void {
  const verdict: Verdict = { files: imprintOf(inputs), failed }
  mkdirSync(dirname(fileOf(project, quarter)), { recursive: true, mode: 0o700 })
  placeFolder(dataOf(project, quarter), inputs.data)
  replaceFile(fileOf(project, quarter), `${JSON.stringify(verdict)}\n`)
}

/** Why nobody can sign these bytes yet, in one sentence; null when their last rehearsal passed. */
export function unsignable(project: string, quarter: Quarter, inputs: PublicInputs): string | null {
  const verdict = verdictIn(fileOf(project, quarter))
  if (verdict === null) return `${quarter} was not rehearsed yet on this computer, and a sign-off is a word for what a rehearsal has shown.`
  const changed = changedSince(project, quarter, verdict.files, inputs)
  if (changed.length > 0) return `Something changed since the last rehearsal of ${quarter}: ${changed.join('; ')}.`
  return verdict.failed.length === 0 ? null : `The last rehearsal of ${quarter} did not pass: ${verdict.failed.map((name) => `“${name}”`).join(', ')}.`
}

/** A file that cannot be read proves no rehearsal. */
function verdictIn(path: string): Verdict | null {
  try {
    const { files, failed } = JSON.parse(readFileSync(path, 'utf8')) as Verdict
    return files instanceof Object && Array.isArray(failed) ? { files, failed } : null
  } catch {
    return null
  }
}

/** The sign-off of a quarter as it is told: by whom and when, whether it holds, and what voids it. */
export interface SignOff {
  readonly valid: boolean
  /** `Signed off by …`, or why it is void. */
  readonly told: string
}

/** The sign-off that counts for a quarter; null when there is none. */
export function signOffOf({ project, data }: Pick<Folders, 'project' | 'data'>, quarter: Quarter, inputs: PublicInputs): SignOff | null {
  const found = approvalOf(data, quarter, inputs)
  if (found === null) return null
  const { approval: { by, on, files }, valid } = found
  if (valid) return { valid, told: `Signed off by ${by} on ${on}.` }
  const changed = files ? changedSince(project, quarter, files, inputs) : []
  return { valid, told: `The sign-off of ${by} on ${on} is void: ${changed.join('; ') || 'something changed since'}.` }
}

const SHOWN = 6

/** What is not as it was when it had these hashes: the cells where the rehearsed file is still here, the names of the files otherwise. */
function changedSince(project: string, quarter: Quarter, before: Imprint, inputs: PublicInputs): readonly string[] {
  const now = imprintOf(inputs)
  const all = differing(before, now).flatMap((path) => {
    if (!(path in before)) return [`${path} is new`]
    if (!(path in now)) return [`${path} is gone`]
    const rehearsed = rehearsedCsv(project, quarter, path)
    const cells = rehearsed !== null && sha256(rehearsed) === before[path] ? changedCells(path, rehearsed, inputs.data.find((file) => `data/${file.path}` === path)!.bytes) : []
    return cells.length > 0 ? cells : [`${path} changed`]
  })
  return all.length > SHOWN ? [...all.slice(0, SHOWN), `and ${all.length - SHOWN} more`] : all
}

/** A table as it was rehearsed last; null for what is no table, or is gone. */
function rehearsedCsv(project: string, quarter: Quarter, path: string): Uint8Array | null {
  const place = join(dataOf(project, quarter), path.slice('data/'.length))
  return path.startsWith('data/') && path.endsWith('.csv') && existsSync(place) ? readFileSync(place) : null
}

/** The cells of a table that differ, named by the key of their row. */
function changedCells(path: string, before: Uint8Array, now: Uint8Array): readonly string[] {
  const [was, is] = [before, now].map((bytes) => rowsIn(path, bytes)) as [ReadonlyMap<string, Cells>, ReadonlyMap<string, Cells>]
  const named = (key: string): string => `${path}, row ${key.replace(/\|+$/, '').replaceAll('|', ', ')}`
  return [
    ...[...is].flatMap(([key, cells]) => {
      const old = was.get(key)
      if (!old) return [`${named(key)} is new`]
      return [...new Set([...Object.keys(old), ...Object.keys(cells)])].filter((name) => textIn(old, name) !== textIn(cells, name)).map((name) => `${named(key)}: ${name} was ${textIn(old, name) || 'blank'} and is ${textIn(cells, name) || 'blank'}`)
    }),
    ...[...was.keys()].filter((key) => !is.has(key)).map((key) => `${named(key)} is gone`),
  ]
}

type Cells = Readonly<Record<string, Cell | undefined>>

const textIn = (cells: Cells, name: string): string => cells[name]?.text ?? ''

function rowsIn(path: string, bytes: Uint8Array): ReadonlyMap<string, Cells> {
  const [, folder = null, table] = /^data\/(?:([^/]+)\/)?([a-z_]+)\.csv$/.exec(path) ?? []
  const { rows } = readTable({ path, bytes, text: new TextDecoder().decode(bytes) }, table as TableName, folder)
  return new Map(rows.map((row) => [versionOf(row), row.cells as Cells]))
}
