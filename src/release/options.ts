import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readDate, readInstant } from '../intake/date.ts'
import { isFolder } from '../intake/load.ts'
import { Refusal } from './refusal.ts'

/** What a build was asked for, with every path absolute. */
export interface BuildOptions {
  readonly project: string
  readonly data: string
  /** The prose beside the data; null when there is none. */
  readonly content: string | null
  readonly out: string
  /** `out` as the caller wrote it, for messages. */
  readonly outName: string
  readonly asOf: string | null
  readonly today: string
  readonly privateLog: string
  readonly site: string | null
  /** Keeps what is published in the ledger, begins one although a site was published without, or leaves the file as it is. */
  readonly ledger: 'keep' | 'begin' | 'leave'
  /** Publishes a quarter under embargo although nobody signed it off. */
  readonly unsigned: boolean
}

const BUILD = {
  data: { type: 'string' }, content: { type: 'string' }, out: { type: 'string' }, 'as-of': { type: 'string' }, today: { type: 'string' },
  private: { type: 'string' }, site: { type: 'string' }, ledger: { type: 'boolean' }, 'no-ledger': { type: 'boolean' }, unsigned: { type: 'boolean' },
} as const

/** Reads the options of `build`; refuses misuse with one sentence. */
export function readBuildOptions(args: readonly string[], project: string): BuildOptions {
  const { values } = parsed('build', args, BUILD)
  const data = folderOr(values.data, join(project, 'data'))
  const content = contentFor(data, values.content)
  const place = outOf(values.out, project)
  refuseInputs(place.out, [data, content, join(project, 'public'), join(project, 'src')])
  return {
    project, data, content, ...place,
    asOf: readWith(readInstant, values['as-of'], '--as-of'), today: todayOf(values.today),
    privateLog: resolve(values.private ?? join(project, '.wattledger', 'private.log')), site: siteOf(values.site), ledger: values['no-ledger'] ? 'leave' : values.ledger ? 'begin' : 'keep', unsigned: values.unsigned ?? false,
  }
}

/** What a rollback was asked for. */
export interface RollbackOptions {
  readonly data: string
  readonly out: string
  readonly outName: string
  readonly asOf: string | null
  readonly today: string
  /** The beginning of the root hash of a release; null for the one before the current. */
  readonly root: string | null
}

/** Reads the options of `rollback`. */
export function readRollbackOptions(args: readonly string[], project: string): RollbackOptions {
  const { values, positionals } = parsed('rollback', args, { data: { type: 'string' }, out: { type: 'string' }, 'as-of': { type: 'string' }, today: { type: 'string' } } as const, true)
  const [root = null, more] = positionals
  if (more !== undefined || (root !== null && !/^[0-9a-f]{4,64}$/.test(root))) throw new Refusal(2, 'rollback takes at most the beginning of one root hash, four digits or more.')
  return { data: folderOr(values.data, join(project, 'data')), ...outOf(values.out, project), asOf: readWith(readInstant, values['as-of'], '--as-of'), today: todayOf(values.today), root }
}

/** What the development server, the preview and the local host were asked for. */
export interface ServeOptions {
  readonly data: string
  readonly content: string | null
  readonly out: string
  readonly port: number
  /** The quarter whose rehearsed pages are wanted in the place of what is published. */
  readonly rehearsal: string | null
}

/** Reads the options of `dev`, `preview` and `serve`. */
export function readServeOptions(command: string, args: readonly string[], project: string): ServeOptions {
  const { values } = parsed(command, args, { data: { type: 'string' }, content: { type: 'string' }, out: { type: 'string' }, port: { type: 'string' }, rehearsal: { type: 'string' } } as const)
  const data = folderOr(values.data, join(project, 'data'))
  const port = Number(values.port ?? '4321')
  if (!/^\d+$/.test(values.port ?? '4321') || port > 65535) throw new Refusal(2, '--port is a number from 0 to 65535.')
  return { data, content: contentFor(data, values.content), out: outOf(values.out, project).out, port, rehearsal: values.rehearsal ?? null }
}

function parsed<O extends NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>>(command: string, args: readonly string[], options: O, allowPositionals = false) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals })
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`).join(', ')
    throw new Refusal(2, `${(error as Error).message.split(/[.\n]/, 1)[0]}. ${command} knows ${known}.`)
  }
}

function folderOr(given: string | undefined, otherwise: string): string {
  const folder = resolve(given ?? otherwise)
  if (!isFolder(folder)) throw new Refusal(2, `The data folder ${given ?? 'data'} is not there; name one with --data.`)
  return folder
}

function outOf(given: string | undefined, project: string): { readonly out: string; readonly outName: string } {
  const out = resolve(given ?? join(project, 'dist'))
  const within = relative(join(project, '.wattledger'), out)
  if (!within.startsWith('..')) throw new Refusal(2, 'The folder .wattledger is for stages and previews and is never published. Choose another folder with --out.')
  return { out, outName: given ?? 'dist' }
}

/** What is put into a folder that is read would be read, and served, by the next build. */
function refuseInputs(out: string, folders: readonly (string | null)[]): void {
  const found = folders.find((folder) => folder !== null && !/^\.\.(?:[/\\]|$)/.test(relative(folder, out)))
  if (found) throw new Refusal(2, `The site is built from what lies in ${found}, so that it cannot be put there. Choose another folder with --out.`)
}

// The one place where the clock is read: a quarter must have ended.
const todayOf = (given: string | undefined): string => readWith(readDate, given, '--today') ?? new Date().toISOString().slice(0, 10)

/** The prose that belongs to a data folder lies beside it; another company's never stands in for it. */
function contentFor(data: string, given: string | undefined): string | null {
  if (given !== undefined && !isFolder(given)) throw new Refusal(2, `The content folder ${given} is not there.`)
  const beside = given === undefined ? join(dirname(data), 'content') : resolve(given)
  return isFolder(beside) ? beside : null
}

type Reader = (text: string, name: string) => { readonly value: unknown } | { readonly fault: { readonly message: string; readonly remedy: string } }

function readWith(read: Reader, text: string | undefined, name: string): string | null {
  if (text === undefined) return null
  const reading = read(text, name)
  if ('fault' in reading) throw new Refusal(2, `${reading.fault.message} ${reading.fault.remedy}`)
  return text
}

function siteOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const address = URL.canParse(text) ? new URL(text) : null
  if (!address || !/^https?:$/.test(address.protocol)) throw new Refusal(2, '--site is not an address. Write it whole, such as https://esg.example.com.')
  return address.href
}
