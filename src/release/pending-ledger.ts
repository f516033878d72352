import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { takeLock, type Lock } from './lock.ts'
import { isLeft } from './owner.ts'
import { placeOf, wasInPlace } from './place.ts'
import { causeOf, Refusal } from './refusal.ts'

/** The file of published values in the data folder. */
export const LEDGER = 'ledger.jsonl'

/** Lines that wait beside the ledger for the site they belong to. */
interface Waiting {
  /** Where the site is put, seen from the data folder. */
  readonly out: string
  readonly root: string
  readonly text: string
}

/** The lines of a build that are not yet in the ledger. */
export interface PendingLedger {
  readonly keep: () => void
  readonly drop: () => void
}

const waitingPath = (data: string): string => join(data, `.${LEDGER}-next`)

/** The text of a ledger, and of lines that wait though their site was put in place; null when there is neither. */
export function ledgerTextIn(data: string): string | null {
  const text = textOf(join(data, LEDGER))
  const waiting = readWaiting(data)
  return waiting !== null && isPublished(data, waiting) ? joined(text ?? '', waiting.text) : text
}

/** The right to change the ledger of a data folder, whatever site is built from it; what a build that was killed left there is put in the ledger or away. */
export function takeLedger(data: string): Lock {
  const lock = writable(() => takeLock(join(data, `.${LEDGER}-lock`), 'the ledger of this data folder'))
  try {
    writable(() => settle(data))
  } catch (error) {
    lock.release()
    throw error
  }
  return lock
}

/** Puts away what a build that was killed left, if anything: lines whose site was put in place belong to the ledger, others were never published. */
export function settleLedger(data: string): void {
  if (readWaiting(data) !== null) takeLedger(data).release()
}

function settle(data: string): void {
  const waiting = readWaiting(data)
  if (waiting !== null && isPublished(data, waiting)) append(data, waiting.text)
  for (const name of readdirSync(data)) if (/^\.ledger\.jsonl-(next|\d+)$/.test(name) || (/^\.ledger\.jsonl-lock-/.test(name) && isLeft(join(data, name)))) rmSync(join(data, name), { force: true })
}

/** Writes the lines to come beside the ledger, while the site in place can still stay; from then on they cannot be lost. */
export function prepareLedger(data: string, text: string | null, out: string, root: string): PendingLedger {
  if (text === null) return { keep: () => {}, drop: () => {} }
  writable(() => replace(data, waitingPath(data), JSON.stringify({ out: relative(data, out), root, text } satisfies Waiting)))
  const drop = (): void => rmSync(waitingPath(data), { force: true })
  return { drop, keep: () => { keepLines(data, text); drop() } }
}

function keepLines(data: string, text: string): void {
  try {
    append(data, text)
  } catch (error) {
    throw new Refusal(1, `The new site is in place, but its ledger could not be kept in the data folder: ${told(error)}. Put that right and build again.`)
  }
}

/** Adds lines to the ledger: a reader finds the old text or the new one. */
const append = (data: string, text: string): void => replace(data, join(data, LEDGER), joined(textOf(join(data, LEDGER)) ?? '', text))

/** Lines that are there already are not added again: a kill may fall between adding and putting away. */
const joined = (text: string, lines: string): string => (text.endsWith(lines) ? text : `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines}`)

function replace(data: string, path: string, text: string): void {
  const next = join(data, `.${LEDGER}-${process.pid}`)
  writeFileSync(next, text, { flush: true })
  renameSync(next, path)
}

const isPublished = (data: string, { out, root }: Waiting): boolean => wasInPlace(placeOf(resolve(data, out)), root)

/** The lines that wait; a file that cannot be read was not written to its end, and its site never put in place. */
function readWaiting(data: string): Waiting | null {
  try {
    const { out, root, text } = JSON.parse(readFileSync(waitingPath(data), 'utf8')) as Waiting
    return typeof out === 'string' && typeof root === 'string' && typeof text === 'string' ? { out, root, text } : null
  } catch {
    return null
  }
}

function writable<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(1, `The ledger cannot be kept in the data folder: ${told(error)}; the site is as it was. Put that right, or publish without keeping it: --no-ledger.`)
  }
}

/** The cause of a fault within a sentence. */
export function told(error: unknown): string {
  if (error instanceof Refusal) return error.message.split('. ', 1)[0]!
  const cause = causeOf(error)
  return cause === null ? 'a fault that the private log tells' : cause[0]!.toLowerCase() + cause.slice(1)
}

/** The text of a ledger; null when there is none. */
function textOf(path: string): string | null {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return null
  if (!entry.isFile()) throw new Refusal(2, `${LEDGER} in the data folder is not a file. Move it away; the site is as it was.`)
  return readFileSync(path, 'utf8')
}
