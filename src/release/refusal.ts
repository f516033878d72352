import type { PrivateLog } from './private-log.ts'

/** Prints one line. */
export type Say = (line: string) => void

/** A build that stops, with the sentences that say so in public; what may not be said there goes to the private log. */
export class Refusal extends Error {
  readonly exitCode: 1 | 2
  readonly details: readonly string[]

  constructor(exitCode: 1 | 2, message: string, details: readonly string[] = []) {
    super(message)
    this.exitCode = exitCode
    this.details = details
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full', EDQUOT: 'The disk quota is used up', EROFS: 'The disk is read-only', EACCES: 'A folder may not be written', EPERM: 'A folder may not be written',
  EMFILE: 'Too many files are open', ENFILE: 'Too many files are open', EIO: 'The disk reports an error', EFBIG: 'A file grew larger than is allowed', ENOMEM: 'There is not enough memory',
}

/** The cause of a fault of the system in plain words; null for a fault that is ours. */
export function causeOf(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return code === undefined ? null : CAUSES[code] ?? (/^E[A-Z]+$/.test(code) ? `The system answered ${code}` : null)
}

/** The cause that a child's log names; null when it names none. */
export function causeInLog(log: string): string | null {
  const code = /\b(ENOSPC|EDQUOT|EROFS|EMFILE|EIO|EFBIG)\b/.exec(log)?.[1]
  return code === undefined ? null : CAUSES[code]!
}

/** What a child's log says of the commentary, with its places: it is of what was staged, and so of what is public. */
export const commentaryFaultsIn = (log: string): readonly string[] =>
  [...new Set([...log.matchAll(/Commentary: \S*?(content\/reports\/\S+?\.mdx:\d+:\d+ .+)/g)].map(([, fault]) => fault!))]

/** Says in one sentence what stopped a command; what may quote a hidden value goes to the private log. */
export function refuse(error: unknown, log: PrivateLog, sayError: Say): number {
  if (error instanceof Refusal) {
    sayError(error.message)
    for (const detail of error.details) sayError(detail)
    log.note(error.message)
    return error.exitCode
  }
  log.note(error instanceof Error ? error.stack ?? error.message : String(error))
  const cause = causeOf(error)
  sayError(cause === null ? 'The build met a fault of its own, which the private log tells; the site is as it was.' : `${cause}; the site is as it was.`)
  return 1
}
