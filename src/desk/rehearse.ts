import { relative, resolve } from 'node:path'
import type { WordCheck } from '../release/build.ts'
import { hashOfInputs, imprintOf, keepApproval } from '../release/approval.ts'
import { Refusal } from '../release/refusal.ts'
import { openBook } from '../core/book.ts'
import { valueOf } from '../core/row.ts'
import { failedOf } from './checks.ts'
import { quarterAsked, readAsked, type Folders } from './options.ts'
import { pendingRows } from './quarter.ts'
import { soundData } from './reading.ts'
import { inputsWith, rehearse } from './rehearsal.ts'
import { rehearsalText } from './rehearsed.ts'
import { unsignable } from './verdict.ts'
import type { Quarter } from '../core/period.ts'

/** `rehearse`: says what the release of a quarter would change; resolves to the exit code: 1 when a check failed. */
export async function rehearseCommand(args: readonly string[], say: (line: string) => void, words: WordCheck): Promise<number> {
  const asked = readAsked('rehearse', '2026-Q3 [--data DIR] [--content DIR] [--out DIR]', args, { out: { type: 'string' } })
  const quarter = knownQuarter('rehearse', asked)
  const rehearsal = await rehearse(asked, quarter, resolve((asked.values.out as string | undefined) ?? 'dist'), words)
  say(rehearsalText(rehearsal))
  say(`\nThe pages as they will look: npm run serve -- --rehearsal ${quarter} (${relative(asked.project, rehearsal.pages)})`)
  return failedOf(rehearsal.checks).length > 0 ? 1 : 0
}

/** `approve`: signs off all that will be public with a quarter; returns the exit code. */
export function approveCommand(args: readonly string[], say: (line: string) => void): number {
  const asked = readAsked('approve', '2026-Q3 --by NAME [--data DIR] [--content DIR]', args, { by: { type: 'string' } })
  const quarter = knownQuarter('approve', asked)
  const by = ((asked.values.by as string | undefined) ?? '').trim()
  if (by === '') throw new Refusal(2, `A sign-off needs a name: npm run approve -- ${quarter} --by "Name of the person".`)
  const hash = approve(asked, quarter, by)
  say(`Signed off by ${by} on ${asked.today}: ${quarter}, for exactly these bytes (${hash.slice(0, 12)}). A changed byte voids it. It is kept in ${asked.dataName}/approvals.jsonl; commit it with the data.`)
  return 0
}

/** Writes the sign-off of a quarter that is complete, has its row in releases.csv and passed its last rehearsal with exactly these bytes; returns the hash it is bound to. */
export function approve(folders: Folders, quarter: Quarter, by: string): string {
  const { dataset, book } = soundData(folders)
  if (!dataset.tables.releases.some((row) => valueOf(row, 'period') === quarter)) throw new Refusal(1, `${quarter} has no row in ${folders.dataName}/releases.csv, which belongs to what is signed. Set its day: npm run schedule -- ${quarter} --on DATE --at TIME.`)
  const [pending] = pendingRows(book, quarter)
  if (pending) throw new Refusal(1, `${folders.dataName}/${pending.file}:${pending.line} is still pending. Fill it in, or say in its note why the value is not known.`)
  const inputs = inputsWith(folders, quarter)
  const why = unsignable(folders.project, quarter, inputs)
  if (why !== null) throw new Refusal(1, `${why} Nothing was signed. Rehearse it: npm run rehearse -- ${quarter}.`)
  const hash = hashOfInputs(inputs)
  keepApproval(folders.data, { quarter, by, on: folders.today, sha256: hash, files: imprintOf(inputs) })
  return hash
}

function knownQuarter(command: string, asked: Parameters<typeof quarterAsked>[1] & Folders): Quarter {
  const quarter = quarterAsked(command, asked)
  const { dataset } = soundData(asked)
  if (!openBook(dataset).quarters.includes(quarter)) throw new Refusal(1, `There is no folder ${asked.dataName}/${quarter}. Begin the quarter with npm run new -- ${quarter}.`)
  return quarter
}
