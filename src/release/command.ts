import type { ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { isFolder, readData } from '../intake/load.ts'
import { build, type WordCheck } from './build.ts'
import { takeLock } from './lock.ts'
import { readBuildOptions, readRollbackOptions } from './options.ts'
import { placeOf } from './place.ts'
import { PrivateLog } from './private-log.ts'
import { causeOf, Refusal } from './refusal.ts'
import { rollBack } from './rollback.ts'
import { releasedQuarters } from './select.ts'

/** Prints one line. */
export type Say = (line: string) => void

const PROJECT = resolve(import.meta.dirname, '..', '..')

/** `build`: publishes what is released; resolves to the exit code. */
export async function buildCommand(args: readonly string[], say: Say, sayError: Say, project = PROJECT, words: WordCheck = () => []): Promise<number> {
  const log = new PrivateLog()
  let privateLog: string | null = null
  const children = new Set<ChildProcess>()
  let stopped = false
  const stop = (): void => {
    stopped = true
    children.forEach((child) => child.kill('SIGKILL'))
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  try {
    const options = readBuildOptions(args, project)
    privateLog = options.privateLog
    const { manifest, release, beginsLedger } = await build(options, log, (child) => children.add(child), words)
    const { quarters, files, root } = manifest
    say(`Published ${quarters.length === 1 ? 'one quarter' : `${quarters.length} quarters`}: ${quarters.join(', ')}.`)
    say(`${files.length} files, root ${root}.`)
    say(`In place: ${options.outName} (release ${release.slice(0, 12)}).`)
    if (beginsLedger) say('Began the ledger of published values: ledger.jsonl in the data folder. Commit it with the data.')
    return 0
  } catch (error) {
    return refuse(stopped ? new Refusal(1, 'The build was stopped; the site is as it was.') : error, log, sayError)
  } finally {
    for (const signal of signals) process.off(signal, stop)
    if (privateLog !== null) log.write(privateLog)
  }
}

/** `rollback`: puts an earlier release back; resolves to the exit code. */
export async function rollbackCommand(args: readonly string[], say: Say, sayError: Say, project = PROJECT): Promise<number> {
  try {
    const options = readRollbackOptions(args, project)
    const place = placeOf(options.out)
    if (!isFolder(place.releases)) throw new Refusal(1, 'Nothing was ever published there.')
    const { dataset } = readData(options.data, { today: options.today })
    if (!dataset) throw new Refusal(1, 'The data is not sound, so that nobody can say what is released; `npm run check` shows every problem.')
    const lock = takeLock(place.releases)
    try {
      const { manifest, release } = rollBack(place, options.root, releasedQuarters(dataset, options.asOf), lock)
      say(`In place: ${options.outName} (release ${release.slice(0, 12)}): ${manifest.quarters.join(', ')}.`)
      return 0
    } finally {
      lock.release()
    }
  } catch (error) {
    return refuse(error, new PrivateLog(), sayError)
  }
}

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
