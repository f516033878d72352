import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openBook, type Book } from '../core/book.ts'
import { keyOf } from '../core/history.ts'
import type { Quarter } from '../core/period.ts'
import { restatementsOf, type Restatement } from '../core/restatement.ts'
import { valueOf, type Row } from '../core/row.ts'
import { readData } from '../intake/load.ts'
import { hashOfInputs } from '../release/approval.ts'
import { readInputs, rehearseSite, type Rehearsed, type WordCheck } from '../release/build.ts'
import { restrictTo, type Inputs, type PublicInputs } from '../release/inputs.ts'
import { readManifest } from '../release/manifest.ts'
import type { BuildOptions } from '../release/options.ts'
import { rehearsalFolder } from '../release/preview.ts'
import { PrivateLog } from '../release/private-log.ts'
import { Refusal } from '../release/refusal.ts'
import { releasedQuarters } from '../release/select.ts'
import { axisChanges, type AxisChange } from './axes.ts'
import { checksOf, failedOf, type Check } from './checks.ts'
import { placeFolder } from './folder.ts'
import { movesOf, type Move } from './moves.ts'
import type { Folders } from './options.ts'
import { publishedBefore } from './published.ts'
import { lastBefore } from './quarter.ts'
import { turnsBetween, turnsInPublished, type Turn } from './sentences.ts'
import { keepVerdict, signOffOf, type SignOff } from './verdict.ts'

/** Everything a person should see before a quarter is public. */
export interface Rehearsal {
  readonly quarter: Quarter
  /** What it was compared with, as a sentence. */
  readonly compared: string
  readonly moves: readonly Move[]
  readonly turns: readonly Turn[]
  readonly published: readonly Turn[]
  readonly axes: readonly AxisChange[]
  readonly restatements: readonly Restatement[]
  /** The files that would be new, changed or gone beside the site in place; null where none is in place. */
  readonly files: { readonly added: readonly string[]; readonly changed: readonly string[]; readonly gone: readonly string[] } | null
  readonly checks: readonly Check[]
  /** The hash a sign-off is bound to. */
  readonly hash: string
  /** Whether releases.csv has the row of the quarter, which belongs to what is signed. */
  readonly scheduled: boolean
  readonly approval: SignOff | null
  /** Where the pages lie as they will look. */
  readonly pages: string
}

/** Builds the site with the quarter in it, where nobody sees it, and says what would change; throws a Refusal where the data is not sound. */
export async function rehearse(folders: Folders, quarter: Quarter, out: string, words: WordCheck): Promise<Rehearsal> {
  const options = optionsFor(folders, out)
  const log = new PrivateLog()
  const inputs = soundInputs(options, log)
  const after = restrictTo(inputs, released(inputs, quarter))
  const before = publishedBefore(options, inputs, after.selection.quarters, quarter)
  const pages = rehearsalFolder(folders.project, quarter)
  // Asked before the data that was signed for is replaced.
  const approval = signOffOf(folders, quarter, after)
  const built = await rehearseSite(options, after, log, words, (tree) => placeFolder(pages, tree))
  const books = [openBook(before.dataset), openBook(after.selection.kept)] as const
  const [checks, hash] = [checksOf(options, inputs, built, books[1], quarter), hashOfInputs(after)]
  keepVerdict(folders.project, quarter, after, failedOf(checks).map(({ name }) => name))
  return { quarter, compared: before.told, ...comparison(...books, quarter), files: filesChanged(out, built), checks, hash, scheduled: rowOf(inputs, quarter) !== undefined, approval, pages }
}

/** What will be public when the quarter is released: all that is open at its instant, and the quarter. */
export function inputsWith(folders: Folders, quarter: Quarter): PublicInputs {
  const inputs = soundInputs(optionsFor(folders, join(folders.project, 'dist')), new PrivateLog())
  return restrictTo(inputs, released(inputs, quarter))
}

const rowOf = ({ dataset }: Inputs, quarter: Quarter): Row<'releases'> | undefined => dataset.tables.releases.find((each) => valueOf(each, 'period') === quarter)

function released(inputs: Inputs, quarter: Quarter): readonly Quarter[] {
  const row = rowOf(inputs, quarter)
  const open = releasedQuarters(inputs.dataset, row ? valueOf(row, 'embargo_until') : null)
  return [...new Set([...open, quarter])].sort()
}

function optionsFor({ project, data, content, today }: Folders, out: string): BuildOptions {
  return { project, data, content: existsSync(content) ? content : null, out, outName: out, asOf: null, today, privateLog: join(project, '.wattledger', 'private.log'), site: null, ledger: 'leave', unsigned: false }
}

function soundInputs(options: BuildOptions, log: PrivateLog): Inputs {
  const faults = readData(options.data, { today: options.today }).problems.filter(({ severity }) => severity === 'error')
  if (faults.length > 0) throw new Refusal(1, `The data has ${faults.length === 1 ? 'one problem' : `${faults.length} problems`}; npm run check shows ${faults.length === 1 ? 'it' : 'each'} with its remedy. Nothing was rehearsed.`)
  return readInputs(options, log)
}

function comparison(before: Book, after: Book, quarter: Quarter): Pick<Rehearsal, 'moves' | 'turns' | 'published' | 'axes' | 'restatements'> {
  const known = new Set(restatementsOf(before).map(placeOf))
  return {
    moves: movesOf(after, quarter), turns: turnsBetween(after, lastBefore(after, quarter), quarter), published: turnsInPublished(before, after), axes: axisChanges(before, after, quarter),
    restatements: restatementsOf(after).filter((each) => !known.has(placeOf(each))),
  }
}

const placeOf = ({ row, column, current }: Restatement): string => `${current.file} ${keyOf(row)} ${column} ${current.text}`

function filesChanged(out: string, { manifest: rehearsed }: Rehearsed): Rehearsal['files'] {
  const manifest = readManifest(out)
  if (manifest === null) return null
  const [was, is] = [manifest, rehearsed].map(({ files }) => new Map(files.map(({ path, sha256 }) => [path, sha256]))) as [Map<string, string>, Map<string, string>]
  return {
    added: [...is.keys()].filter((path) => !was.has(path)), gone: [...was.keys()].filter((path) => !is.has(path)),
    changed: [...is].filter(([path, hash]) => was.has(path) && was.get(path) !== hash).map(([path]) => path),
  }
}
