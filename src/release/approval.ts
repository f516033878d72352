import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Quarter } from '../core/period.ts'
import { isQuarter } from '../core/period.ts'
import type { PublicInputs } from './inputs.ts'
import { Refusal } from './refusal.ts'
import { replaceFile, sha256 } from './tree.ts'

/** A person's word for everything that will be public with a quarter, bound to its bytes. */
export interface Approval {
  readonly quarter: Quarter
  readonly by: string
  readonly on: string
  /** The hash of the public inputs that were signed for. */
  readonly sha256: string
  /** The hash of each of them, so that a void sign-off can say what changed; sign-offs of an earlier form have none. */
  readonly files?: Imprint
}

/** The hash of every public input, by its path: `data/2026-Q3/energy.csv`. */
export type Imprint = Readonly<Record<string, string>>

type Files = Pick<PublicInputs, 'data' | 'content' | 'served'>

/** The file of sign-offs in the data folder, a line each; the last line of a quarter counts. */
export const APPROVALS = 'approvals.jsonl'

/** The hash of each file that a build is made from: every public one of data, of prose and of what is served as it is. */
export const imprintOf = ({ data, content, served }: Files): Imprint => Object.fromEntries(
  ([['data', data], ['content', content], ['public', served]] as const).flatMap(([room, files]) => [...files].sort((one, other) => (one.path < other.path ? -1 : 1)).map(({ path, bytes }) => [`${room}/${path}`, sha256(bytes)])),
)

/** The one hash of all of them. */
export const hashOfInputs = (files: Files): string => sha256(Object.entries(imprintOf(files)).map(([path, hash]) => `${hash}  ${path}\n`).join(''))

/** The files that are not as they were: changed, new or gone. */
export const differing = (before: Imprint, now: Imprint): readonly string[] => [...new Set([...Object.keys(now), ...Object.keys(before)])].filter((path) => before[path] !== now[path])

/** The sign-offs of a data folder; refuses to go on with a line that is none, for it may have been one. */
export function readApprovals(data: string): readonly Approval[] {
  const lines = textOf(join(data, APPROVALS)).split('\n').map((line, index) => ({ line, number: index + 1 }))
  return lines.filter(({ line }) => line.trim() !== '').map(({ line, number }) => approvalIn(line, number))
}

function approvalIn(line: string, number: number): Approval {
  try {
    const { quarter, by, on, sha256: hash, files } = JSON.parse(line) as Approval
    if (isQuarter(quarter) && typeof by === 'string' && typeof on === 'string' && /^[0-9a-f]{64}$/.test(hash)) return { quarter, by, on, sha256: hash, ...(files instanceof Object ? { files } : {}) }
  } catch {
    // Said below, with its line.
  }
  throw new Refusal(1, `${APPROVALS}, line ${number}: this line is no sign-off. Restore the file from version control, or delete the line and sign again.`)
}

/** Adds a sign-off to the others. */
export function keepApproval(data: string, approval: Approval): void {
  const text = textOf(join(data, APPROVALS))
  replaceFile(join(data, APPROVALS), `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${JSON.stringify(approval)}\n`)
}

/** The sign-off that counts for a quarter, whether the bytes it was given for are still these, and the public files that are not. */
export interface Standing {
  readonly approval: Approval
  readonly valid: boolean
  readonly changed: readonly string[]
}

/** The sign-off that counts for a quarter; null when there is none. */
export function approvalOf(data: string, quarter: Quarter, inputs: Files): Standing | null {
  const approval = readApprovals(data).findLast((each) => each.quarter === quarter)
  if (!approval) return null
  const now = imprintOf(inputs)
  // What was signed for and is public no more is named nowhere.
  return { approval, valid: approval.sha256 === hashOfInputs(inputs), changed: approval.files ? differing(approval.files, now).filter((path) => path in now) : [] }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
