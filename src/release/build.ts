import type { ChildProcess } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { addDays, lastDay, type Quarter } from '../core/period.ts'
import type { Dataset } from '../core/row.ts'
import { valueOf } from '../core/row.ts'
import { CODES } from '../intake/codes.ts'
import { readData, type DataReading } from '../intake/load.ts'
import type { Problem } from '../intake/problem.ts'
import { faultsOfProse } from '../intake/prose.ts'
import { approvalOf } from './approval.ts'
import { runAstro } from './astro.ts'
import { inspect, type Verdict } from './gate.ts'
import { headerFiles } from './headers.ts'
import { restrict, type Inputs, type PublicInputs } from './inputs.ts'
import { auditLedger, refuseWithoutLedger, type Bookkeeping } from './ledger-file.ts'
import type { Fault } from './links.ts'
import { takeLock } from './lock.ts'
import { manifestOf, type Manifest } from './manifest.ts'
import { giveBackMemory, holdLittle } from './memory.ts'
import type { BuildOptions } from './options.ts'
import { prepareLedger, takeLedger } from './pending-ledger.ts'
import { checkPlace, placeOf, type Place } from './place.ts'
import type { PrivateLog } from './private-log.ts'
import { sweepReleases } from './publish.ts'
import { causeInLog, commentaryFaultsIn, Refusal } from './refusal.ts'
import { secretsOf } from './secrets.ts'
import { closeStage, fillStage, openStage, sweepStages, type Stage } from './stage.ts'
import { swap } from './swap.ts'
import { readTree, treeOnDisk, type TreeFile } from './tree.ts'
import { openProblems } from './unsound.ts'

/** Says what the words of the finished pages claim that the public data does not bear out. */
export type WordCheck = (tree: readonly TreeFile[], kept: Dataset) => readonly Fault[]

/** What stands in place after a build. */
export interface Built {
  readonly manifest: Manifest
  readonly release: string
  /** Whether the ledger of published values began with it. */
  readonly beginsLedger: boolean
}

/** Builds the public site and puts it in place; throws a Refusal and leaves the site as it was when anything is amiss. */
export async function build(options: BuildOptions, log: PrivateLog, started: (child: ChildProcess) => void, words: WordCheck): Promise<Built> {
  holdLittle()
  const place = placeOf(options.out)
  checkPlace(place)
  const inputs = readPublicInputs(options, log)
  // Sites in several places may keep one ledger: from here to its last line nobody else writes it.
  const ledger = options.ledger === 'leave' ? null : takeLedger(options.data)
  try {
    refuseWithoutLedger(options, place)
    const book = auditLedger(options, inputs)
    if (!options.unsigned) refuseUnsigned(options, inputs)
    return await buildLocked(place, options, inputs, book, log, started, words)
  } finally {
    ledger?.release()
  }
}

async function buildLocked(place: Place, options: BuildOptions, inputs: PublicInputs, book: Bookkeeping, log: PrivateLog, started: (child: ChildProcess) => void, words: WordCheck): Promise<Built> {
  const lock = takeLock(join(place.releases, 'lock'), 'this site')
  try {
    sweepStages(options.project)
    sweepReleases(place)
    const stage = openStage(options.project)
    try {
      const tree = await makeSite(options, stage, inputs, log, started)
      refuseAtGate(judge(options, stage, inputs, tree, log, words))
      const manifest = manifestOf(tree, inputs.selection.quarters)
      const release = swap(place, tree, manifest, lock, prepareLedger(options.data, book.text, place.out, manifest.root))
      return { manifest, release, beginsLedger: book.begins }
    } finally {
      closeStage(stage)
    }
  } finally {
    lock.release()
  }
}

/** Refuses to open an embargo for what nobody signed off: the last quarter it opens must be approved with exactly these bytes. */
function refuseUnsigned({ data }: BuildOptions, inputs: PublicInputs): void {
  const opened = inputs.selection.kept.tables.releases.filter((row) => valueOf(row, 'embargo_until') !== null)
  const last = [...opened].sort((one, other) => Date.parse(valueOf(one, 'embargo_until')!) - Date.parse(valueOf(other, 'embargo_until')!)).at(-1)
  if (!last) return
  const quarter = valueOf(last, 'period')!
  const found = approvalOf(data, quarter, inputs)
  if (found?.valid) return
  const why = found ? `The sign-off of ${quarter} is void, since ${namesOf(found.changed)} changed after it was given` : `${quarter} is under embargo and nobody has signed it off`
  throw new Refusal(1, `${why}; the site is as it was. Rehearse and approve it (npm run rehearse, npm run approve), or publish it without a sign-off by saying so: --unsigned.`)
}

const SHOWN_FILES = 6

const namesOf = (paths: readonly string[]): string => (paths.length === 0 ? 'something' : [...paths.slice(0, SHOWN_FILES), ...(paths.length > SHOWN_FILES ? [`${paths.length - SHOWN_FILES} more`] : [])].join(', '))

/** A site that was built and looked at, and is published nowhere. */
export interface Rehearsed {
  readonly inputs: PublicInputs
  readonly manifest: Manifest
  readonly verdict: Verdict
}

/** Builds the site as it would be with these quarters released, hands its files over while they last, and judges it; nothing of it is put in place. */
export async function rehearseSite(options: BuildOptions, inputs: PublicInputs, log: PrivateLog, words: WordCheck, keep: (tree: readonly TreeFile[]) => void): Promise<Rehearsed> {
  sweepStages(options.project)
  const stage = openStage(options.project)
  try {
    const tree = await makeSite(options, stage, inputs, log, () => {})
    keep(tree)
    return { inputs, manifest: manifestOf(tree, inputs.selection.quarters), verdict: judge(options, stage, inputs, tree, log, words) }
  } finally {
    closeStage(stage)
  }
}

/** Reads everything once and refuses what is not sound anywhere. */
export function readInputs(options: BuildOptions, log: PrivateLog): Inputs {
  const reading = readData(options.data, { today: options.today })
  log.problems(reading.problems)
  if (!reading.dataset) throw unsound(reading, options)
  const issuer = reading.files.find(({ path }) => path === 'issuer.yaml')!
  return { dataset: reading.dataset, issuer, content: options.content === null ? [] : readTree(options.content), served: readTree(join(options.project, 'public')) }
}

/** Keeps of the inputs what is released. */
function readPublicInputs(options: BuildOptions, log: PrivateLog): PublicInputs {
  const read = readInputs(options, log)
  const inputs = restrict(read, options.asOf)
  log.hidden(inputs)
  refuseProse(read.content, inputs.selection.quarters, log)
  if (inputs.selection.quarters.length === 0) throw new Refusal(1, 'No quarter is released, so there is nothing to publish. Add the row of a quarter to releases.csv; one under embargo needs --as-of.')
  return inputs
}

/** Refuses prose that is not sound; the public output names places in what is released alone. */
function refuseProse(content: readonly TreeFile[], quarters: readonly Quarter[], log: PrivateLog): void {
  const problems = faultsOfProse(content)
  if (problems.length === 0) return
  log.problems(problems)
  const open = problems.filter(({ file }) => file.startsWith('methodology/') || quarters.some((quarter) => file.startsWith(`reports/${quarter}/`)))
  throw new Refusal(1, 'The prose is not sound; the site is as it was. `npm run check` shows every problem with its remedy.', open.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}: ${CODES[code]}`))
}

function unsound(reading: DataReading, options: BuildOptions): Refusal {
  return new Refusal(1, 'The data is not sound; the site is as it was. `npm run check` shows every problem with its remedy.', openProblems(reading, options).map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}: ${CODES[code]}`))
}

async function makeSite(options: BuildOptions, stage: Stage, inputs: PublicInputs, log: PrivateLog, started: (child: ChildProcess) => void): Promise<readonly TreeFile[]> {
  fillStage(stage, inputs)
  // No page may depend on the day it was built: the public clock stands at the day after the last released quarter.
  const today = addDays(lastDay(inputs.selection.quarters.at(-1)!), 1)
  checkStage(stage, today)
  const run = await runAstro(options.project, stage, { today, site: options.site }, started)
  log.note('Astro said:', run.log)
  if (!run.sound) throw unbuilt(run.log)
  const pages = treeOnDisk(stage.site)
  return [...pages, ...headerFiles(pages)].sort((one, other) => (one.path < other.path ? -1 : 1))
}

function unbuilt(log: string): Refusal {
  const faults = commentaryFaultsIn(log)
  const what = faults.length > 0 ? 'The commentary asks for what there is not, or says what the data do not support' : causeInLog(log) ?? 'The pages could not be built'
  return new Refusal(1, `${what}; the site is as it was.`, faults)
}

/** Looks at every byte of the finished site, and at what its words claim. */
function judge(options: BuildOptions, stage: Stage, inputs: PublicInputs, tree: readonly TreeFile[], log: PrivateLog, words: WordCheck): Verdict {
  const found = inspect(tree, secretsOf(inputs, readTree(join(options.project, 'src'))), { site: options.site, machinePaths: machinePaths(options, stage) })
  giveBackMemory()
  const verdict = { ...found, faults: [...found.faults, ...words(tree, inputs.selection.kept)] }
  log.note(...verdict.leaks.map(({ path, words }) => `unreleased: ${path}: ${words}`), ...verdict.faults.map(({ path, words }) => `${path}: ${words}`))
  return verdict
}

/** What is public must be sound without what is not. */
function checkStage(stage: Stage, today: string): void {
  const { problems } = readData(stage.data, { today })
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Refusal(1, 'What is released is not sound without the rest; the site is as it was.', errors.map(toldProblem))
}

const toldProblem = ({ file, line, column, code, message, remedy }: Problem): string => `${file}:${line}:${column} ${code}: ${message} ${remedy}`

/** A folder right below the root, such as /data, may well be an address of the site too, and proves nothing. */
const machinePaths = ({ project, data }: BuildOptions, stage: Stage): readonly string[] =>
  [stage.folder, `${project}/`, `${data}/`, `${homedir()}/`].filter((path) => path.split(/[/\\]/).filter((part) => part !== '').length > 1)

const SHOWN_FAULTS = 20

function refuseAtGate({ leaks, faults }: Verdict): void {
  if (leaks.length > 0) throw new Refusal(1, 'The finished site held unreleased matter and was thrown away; the site is as it was. The private log says where.')
  if (faults.length === 0) return
  const shown = faults.slice(0, SHOWN_FAULTS).map(({ path, words }) => `${path}: ${words}`)
  const rest = faults.length - shown.length
  throw new Refusal(1, 'The finished site did not pass the gate; the site is as it was.', rest > 0 ? [...shown, `and ${rest} more, in the private log`] : shown)
}
