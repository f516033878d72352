import type { ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { dayOf } from '../core/clock.ts'
import { build, type WordCheck } from './build.ts'
import { readManifest } from './manifest.ts'
import { readBuildOptions } from './options.ts'
import { PrivateLog } from './private-log.ts'
import { refuse, Refusal, type Say } from './refusal.ts'

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
    const before = readManifest(options.out)?.quarters ?? []
    const { manifest, release, beginsLedger } = await build(options, log, (child) => children.add(child), words)
    const { quarters, files, root } = manifest
    say(`Published ${quarters.length === 1 ? 'one quarter' : `${quarters.length} quarters`}: ${quarters.join(', ')}.`)
    say(`${files.length} files, root ${root}.`)
    say(`In place: ${options.outName} (release ${release.slice(0, 12)}).`)
    const gone = before.filter((quarter) => !quarters.includes(quarter)).length
    // Not by name: what is held is named nowhere in public.
    if (gone > 0) say(`TAKEN OFF: ${gone === 1 ? 'a quarter that the site showed before is' : `${gone} quarters that the site showed before are`} no longer on it. Where releases.csv still holds a quarter that was published at its moment, npm run schedule -- QUARTER --published keeps it public; then build again.`)
    // What counts is what it was told; a person who mistook the day should read so.
    if (options.asOf !== null && dayOf(options.asOf) > options.today) say(`AHEAD OF ITS DAY: this build was told ${options.asOf}, and today is ${options.today}. Let nobody have before what that opens.`)
    if (beginsLedger) say('Began the ledger of published values: ledger.jsonl in the data folder. Commit it with the data.')
    return 0
  } catch (error) {
    return refuse(stopped ? new Refusal(1, 'The build was stopped; the site is as it was.') : error, log, sayError)
  } finally {
    for (const signal of signals) process.off(signal, stop)
    if (privateLog !== null) log.write(privateLog)
  }
}
