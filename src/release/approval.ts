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
}

/** The file of sign-offs in the data folder, a line each; the last line of a quarter counts. */
export const APPROVALS = 'approvals.jsonl'

/** The hash of all that a build is made from: every public file of data, of prose and of what is served as it is, by path. */
export const hashOfInputs = ({ data, content, served }: Pick<PublicInputs, 'data' | 'content' | 'served'>): string => sha256(
  [...[['data', data], ['content', content], ['public', served]] as const].flatMap(([room, files]) => [...files].sort((one, other) => (one.path < other.path ? -1 : 1)).map(({ path, bytes }) => `${sha256(bytes)}  ${room}/${path}\n`)).join(''),
)

/** The sign-offs of a data folder; refuses to go on with a line that is none, for it may have been one. */
export function readApprovals(data: string): readonly Approval[] {
  const lines = textOf(join(data, APPROVALS)).split('\n').map((line, index) => ({ line, number: index + 1 }))
  return lines.filter(({ line }) => line.trim() !== '').map(({ line, number }) => approvalIn(line, number))
}

function approvalIn(line: string, number: number): Approval {
  try {
    const { quarter, by, on, sha256: hash } = JSON.parse(line) as Approval
    if (isQuarter(quarter) && typeof by === 'string' && typeof on === 'string' && /^[0-9a-f]{64}$/.test(hash)) return { quarter, by, on, sha256: hash }
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

/** The sign-off that counts for a quarter, and whether the bytes it was given for are still these. */
export function approvalOf(data: string, quarter: Quarter, hash: string): { readonly approval: Approval; readonly valid: boolean } | null {
  const approval = readApprovals(data).findLast((each) => each.quarter === quarter)
  return approval ? { approval, valid: approval.sha256 === hash } : null
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
