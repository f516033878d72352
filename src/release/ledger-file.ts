import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell, Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES } from '../core/tables.ts'
import { audit, type Audit } from './audit.ts'
import type { PublicInputs } from './inputs.ts'
import { ledgerText, readLedger } from './ledger.ts'
import type { BuildOptions } from './options.ts'
import { isAlive } from './owner.ts'
import { currentRelease, readHistory, type Place } from './place.ts'
import { causeOf, Refusal } from './refusal.ts'

/** The file of published values in the data folder. */
export const LEDGER = 'ledger.jsonl'

/** What a build has to keep of what it publishes. */
export interface Bookkeeping {
  /** Whether nothing was kept before. */
  readonly begins: boolean
  /** The whole text of the ledger to come; null when nothing is to be added, or nothing is to be kept. */
  readonly text: string | null
}

/** A ledger that is written beside the old one and not yet in its place. */
export interface PendingLedger {
  readonly keep: () => void
  readonly drop: () => void
}

/** Stops at what changed in silence; otherwise says what is to be kept once the site is in place. */
export function auditLedger(options: Pick<BuildOptions, 'data' | 'ledger' | 'today'>, { selection }: PublicInputs): Bookkeeping {
  const text = textOf(join(options.data, LEDGER)) ?? ''
  const { faults, additions } = auditOf(selection, text, options.today)
  if (faults.length > 0) throw new Refusal(1, 'Published values changed in silence; the site is as it was.', faults)
  if (options.ledger === 'leave' || additions.length === 0 || statesNothing(selection.kept)) return { begins: false, text: null }
  return { begins: text === '', text: `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${ledgerText(additions)}` }
}

/** Whether no quarter of a dataset has a value yet: what a new company shows before its first one is nothing that could change. */
const statesNothing = ({ tables }: PublicInputs['selection']['kept']): boolean => TABLE_NAMES.every((table) => (tables[table] as readonly Row[]).every((row) => row.folder === null || TABLES[table].values.every((name) => ((row.cells as unknown as Readonly<Record<string, Cell | undefined>>)[name]?.text ?? '') === '')))

function auditOf(selection: PublicInputs['selection'], text: string, today: string): Audit {
  try {
    return audit(selection.kept, selection.quarters, readLedger(text), today)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(1, error.message)
    throw error
  }
}

/** Refuses to forget: where a site was published, its ledger is missed. A build that was killed before it could put its first ledger in place left it beside. */
export function refuseWithoutLedger({ data, ledger }: Pick<BuildOptions, 'data' | 'ledger'>, place: Place): void {
  if (ledger !== 'keep' || textOf(join(data, LEDGER)) !== null || pendingIn(data).length > 0) return
  if (currentRelease(place) === null && readHistory(place).length === 0) return
  throw new Refusal(1, `A site was published here, but the data folder has no ${LEDGER}, so that nobody can say what changed since; the site is as it was. Restore the file from version control, or begin another with --ledger.`)
}

/** Writes the ledger to come beside the old one, while the site in place can still stay; a reader of the file finds the old text or the new one. */
export function prepareLedger(data: string, { text }: Bookkeeping): PendingLedger {
  sweepLedgers(data)
  if (text === null) return { keep: () => {}, drop: () => {} }
  const next = join(data, `.${LEDGER}-${process.pid}`)
  const drop = (): void => rmSync(next, { force: true })
  try {
    writeFileSync(next, text, { flush: true })
  } catch (error) {
    throw new Refusal(1, `The ledger cannot be kept in the data folder: ${told(error)}; the site is as it was. Put that right, or publish without keeping it: --no-ledger.`)
  }
  return { drop, keep: () => keepLedger(next, join(data, LEDGER), drop) }
}

function keepLedger(next: string, path: string, drop: () => void): void {
  try {
    renameSync(next, path)
  } catch (error) {
    drop()
    throw new Refusal(1, `The new site is in place, but its ledger could not be kept in the data folder: ${told(error)}. Put that right and build again.`)
  }
}

/** The cause of a fault within a sentence. */
export function told(error: unknown): string {
  const cause = causeOf(error)
  return cause === null ? 'a fault that the private log tells' : cause[0]!.toLowerCase() + cause.slice(1)
}

const pendingIn = (data: string): readonly string[] => readdirSync(data).filter((name) => /^\.ledger\.jsonl-\d+$/.test(name))

/** Removes what builds left that are no longer running. */
function sweepLedgers(data: string): void {
  for (const name of pendingIn(data)) if (!isAlive({ pid: Number(name.split('-')[1]), started: null, host: null })) rmSync(join(data, name), { force: true })
}

/** The text of a ledger; null when there is none. */
function textOf(path: string): string | null {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return null
  if (!entry.isFile()) throw new Refusal(2, `${LEDGER} in the data folder is not a file. Move it away; the site is as it was.`)
  return readFileSync(path, 'utf8')
}
