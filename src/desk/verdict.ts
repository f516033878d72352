import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Quarter } from '../core/period.ts'
import { rehearsalFolder } from '../release/preview.ts'
import { replaceFile } from '../release/tree.ts'

/** What the last rehearsal of a quarter on this computer came to: the hash of what it was built from, and the checks that failed. */
interface Verdict {
  readonly sha256: string
  readonly failed: readonly string[]
}

// Beside the pages it speaks of, and not inside them: a rehearsal replaces that folder whole.
const fileOf = (project: string, quarter: Quarter): string => `${rehearsalFolder(project, quarter)}.json`

/** Keeps what a rehearsal came to, in the place of the one before it. */
export function keepVerdict(project: string, quarter: Quarter, verdict: Verdict): void {
  mkdirSync(dirname(fileOf(project, quarter)), { recursive: true, mode: 0o700 })
  replaceFile(fileOf(project, quarter), `${JSON.stringify(verdict)}\n`)
}

/** Why nobody can sign these bytes yet, in one sentence; null when their last rehearsal passed. */
export function unsignable(project: string, quarter: Quarter, hash: string): string | null {
  const verdict = verdictIn(fileOf(project, quarter))
  if (verdict === null) return `${quarter} was not rehearsed yet on this computer, and a sign-off is a word for what a rehearsal has shown.`
  if (verdict.sha256 !== hash) return `Something changed since the last rehearsal of ${quarter}: it was built from ${verdict.sha256.slice(0, 12)}, and the files are now ${hash.slice(0, 12)}.`
  return verdict.failed.length === 0 ? null : `The last rehearsal of ${quarter} did not pass: ${verdict.failed.map((name) => `“${name}”`).join(', ')}.`
}

/** A file that cannot be read proves no rehearsal. */
function verdictIn(path: string): Verdict | null {
  try {
    const { sha256, failed } = JSON.parse(readFileSync(path, 'utf8')) as Verdict
    return typeof sha256 === 'string' && Array.isArray(failed) ? { sha256, failed } : null
  } catch {
    return null
  }
}
