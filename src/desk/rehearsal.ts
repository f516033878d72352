import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openBook, type Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { restatementsOf, type Restatement } from '../core/restatement.ts'
import { valueOf } from '../core/row.ts'
import { readData } from '../intake/load.ts'
import { faultsOfProse } from '../intake/prose.ts'
import { bridgesOf } from '../narrative/bridge.ts'
import { approvalOf, hashOfInputs, type Approval } from '../release/approval.ts'
import { readInputs, rehearseSite, type Rehearsed, type WordCheck } from '../release/build.ts'
import { restrictTo, type Inputs, type PublicInputs } from '../release/inputs.ts'
import { auditLedger } from '../release/ledger-file.ts'
import { readManifest } from '../release/manifest.ts'
import type { BuildOptions } from '../release/options.ts'
import { rehearsalFolder } from '../release/preview.ts'
import { PrivateLog } from '../release/private-log.ts'
import { Refusal } from '../release/refusal.ts'
import { releasedQuarters } from '../release/select.ts'
import { axisChanges, type AxisChange } from './axes.ts'
import { placeFolder } from './folder.ts'
import { movesOf, type Move } from './moves.ts'
import type { Folders } from './options.ts'
import { lastBefore, pendingRows } from './quarter.ts'
import { turnsBetween, turnsInPublished, type Turn } from './sentences.ts'

/** One thing that was looked at, and what was found. */
export interface Check {
  readonly name: string
  readonly faults: readonly string[]
}

/** Everything a person should see before a quarter is public. */
export interface Rehearsal {
  readonly quarter: Quarter
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
  readonly approval: { readonly approval: Approval; readonly valid: boolean } | null
  /** Where the pages lie as they will look. */
  readonly pages: string
}

/** Builds the site with the quarter in it, where nobody sees it, and says what would change; throws a Refusal where the data is not sound. */
export async function rehearse(folders: Folders, quarter: Quarter, out: string, words: WordCheck): Promise<Rehearsal> {
  const options = optionsFor(folders, out)
  const log = new PrivateLog()
  const inputs = soundInputs(options, log)
  const [before, after] = [restrictTo(inputs, released(inputs, quarter).filter((each) => each !== quarter)), restrictTo(inputs, released(inputs, quarter))]
  const pages = rehearsalFolder(folders.project, quarter)
  const built = await rehearseSite(options, after, log, words, (tree) => placeFolder(pages, tree))
  const books = [openBook(before.selection.kept), openBook(after.selection.kept)] as const
  return { quarter, ...comparison(...books, quarter), files: filesChanged(out, built), checks: checksOf(options, inputs, built, books[1], quarter), hash: hashOfInputs(after), approval: approvalOf(folders.data, quarter, hashOfInputs(after)), pages }
}

/** What will be public when the quarter is released: all that is open at its instant, and the quarter. */
export function inputsWith(folders: Folders, quarter: Quarter): PublicInputs {
  const inputs = soundInputs(optionsFor(folders, join(folders.project, 'dist')), new PrivateLog())
  return restrictTo(inputs, released(inputs, quarter))
}

function released({ dataset }: Inputs, quarter: Quarter): readonly Quarter[] {
  const row = dataset.tables.releases.find((each) => valueOf(each, 'period') === quarter)
  const open = releasedQuarters(dataset, row ? valueOf(row, 'embargo_until') : null)
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

const placeOf = ({ current }: Restatement): string => `${current.file}:${current.text}:${current.name}`

function filesChanged(out: string, { manifest: rehearsed }: Rehearsed): Rehearsal['files'] {
  const manifest = readManifest(out)
  if (manifest === null) return null
  const [was, is] = [manifest, rehearsed].map(({ files }) => new Map(files.map(({ path, sha256 }) => [path, sha256]))) as [Map<string, string>, Map<string, string>]
  return {
    added: [...is.keys()].filter((path) => !was.has(path)), gone: [...was.keys()].filter((path) => !is.has(path)),
    changed: [...is].filter(([path, hash]) => was.has(path) && was.get(path) !== hash).map(([path]) => path),
  }
}

/** Whether a fault of a finished page is one of balance. */
const isImbalance = ({ words }: { readonly words: string }): boolean => /^B\d+: /.test(words)

function checksOf(options: BuildOptions, { dataset, content }: Inputs, { inputs, verdict }: Rehearsed, book: Book, quarter: Quarter): readonly Check[] {
  const { problems } = readData(options.data, { today: options.today })
  const own = problems.filter(({ file }) => file.startsWith(`${quarter}/`))
  const place = (each: { readonly file: string; readonly line: number; readonly column: number; readonly message: string }): string => `${each.file}:${each.line}:${each.column} ${each.message}`
  return [
    { name: 'The data is sound: form, keys, sources, physics and accounting', faults: problems.filter(({ severity }) => severity === 'error').map(place) },
    { name: 'Nothing in the quarter is out of the ordinary', faults: own.filter(({ severity }) => severity === 'warning').map(place) },
    { name: 'Every row of the quarter is filled in', faults: pendingRows(openBook(dataset), quarter).map((row) => `${row.file}:${row.line} is still pending`) },
    { name: 'The commentary holds no typed number and has its title and summary', faults: faultsOfProse(content).map(place) },
    { name: 'No published value changes in silence', faults: silentChanges(options, inputs) },
    { name: 'Every bridge from the quarter before closes to the last digit', faults: thrown(() => bridgesOf(book, quarter)) },
    { name: 'The narrative is balanced (rules B1 to B13)', faults: verdict.faults.filter(isImbalance).map(({ path, words }) => `${path}: ${words}`) },
    { name: 'No guarded word, dead link, placeholder or inline script in the finished pages', faults: verdict.faults.filter((fault) => !isImbalance(fault)).map(({ path, words }) => `${path}: ${words}`) },
    { name: 'Nothing unreleased in the finished pages', faults: verdict.leaks.map(({ path, words }) => `${path}: ${words}`) },
  ]
}

function silentChanges(options: BuildOptions, inputs: PublicInputs): readonly string[] {
  try {
    auditLedger(options, inputs)
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.details
    throw error
  }
}

function thrown(run: () => unknown): readonly string[] {
  try {
    run()
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}
