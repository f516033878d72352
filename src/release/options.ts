import { dirname, join, resolve } from 'node:path'
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
  /** Begins a ledger where the data folder has none. */
  readonly ledger: boolean
}

const OPTIONS = {
  data: { type: 'string' }, content: { type: 'string' }, out: { type: 'string' }, 'as-of': { type: 'string' }, today: { type: 'string' },
  private: { type: 'string' }, site: { type: 'string' }, ledger: { type: 'boolean' },
} as const

/** Reads the options of `build`; refuses misuse with one sentence. */
export function readBuildOptions(args: readonly string[], project: string): BuildOptions {
  const values = valuesOf(args)
  const data = resolve(values.data ?? join(project, 'data'))
  if (!isFolder(data)) throw new Refusal(2, `The data folder ${values.data ?? 'data'} is not there; name one with --data.`)
  const out = values.out ?? join(project, 'dist')
  return {
    project, data, content: contentFor(data, values.content), out: resolve(out), outName: values.out ?? 'dist',
    asOf: readWith(readInstant, values['as-of'], '--as-of'), today: readWith(readDate, values.today, '--today') ?? new Date().toISOString().slice(0, 10),
    privateLog: resolve(values.private ?? join(project, '.wattledger', 'private.log')), site: siteOf(values.site), ledger: values.ledger ?? false,
  }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values
  } catch (error) {
    const known = Object.keys(OPTIONS).map((name) => `--${name}`).join(', ')
    throw new Refusal(2, `${(error as Error).message.split(/[.\n]/, 1)[0]}. build knows ${known}.`)
  }
}

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
