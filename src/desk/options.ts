import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isQuarter, type Quarter } from '../core/period.ts'
import { isDate } from '../intake/date.ts'
import { isFolder } from '../intake/load.ts'
import { Refusal } from '../release/refusal.ts'

/** The folders a command of the desk works on. */
export interface Folders {
  readonly project: string
  readonly data: string
  /** The data folder as the caller wrote it, for messages. */
  readonly dataName: string
  /** Where the prose lies or will lie. */
  readonly content: string
  readonly today: string
}

/** What a command of the desk was asked for. */
export interface Asked extends Folders {
  readonly words: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
}

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>

const FOLDERS = { data: { type: 'string' }, content: { type: 'string' }, today: { type: 'string' } } as const

/** The project of this program. */
export const PROJECT = resolve(import.meta.dirname, '..', '..')

/** Reads the options of a command of the desk; refuses misuse with one sentence and its help. */
export function readAsked(command: string, usage: string, args: readonly string[], options: Options = {}): Asked {
  const { values, positionals } = parse(command, usage, args, { ...FOLDERS, ...options })
  const data = (values.data as string | undefined) ?? 'data'
  if (!isFolder(data)) throw new Refusal(2, `--data ${JSON.stringify(data)} is not a folder that can be read.`)
  const today = (values.today as string | undefined) ?? new Date().toISOString().slice(0, 10)
  if (!isDate(today)) throw new Refusal(2, `--today ${JSON.stringify(today)} is not a date; write it in the form 2026-11-22.`)
  const content = resolve((values.content as string | undefined) ?? join(dirname(resolve(data)), 'content'))
  return { project: PROJECT, data: resolve(data), dataName: data.replace(/\/+$/, ''), content, today, words: positionals, values }
}

function parse(command: string, usage: string, args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new Refusal(2, `${(error as Error).message.split(/[.\n]/, 1)[0]}.\nUsage: npm run ${command} -- ${usage}`)
  }
}

/** The quarter a command was given as its one word. */
export function quarterAsked(command: string, { words }: Asked): Quarter {
  const [quarter = '', more] = words
  if (more === undefined && isQuarter(quarter)) return quarter
  throw new Refusal(2, quarter === '' ? `Name the quarter: npm run ${command} -- 2026-Q3.` : `${JSON.stringify(words.join(' '))} is not a quarter; write it in the form 2026-Q3.`)
}
