import type { Cell, Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES } from '../core/tables.ts'
import { audit, type Audit } from './audit.ts'
import type { PublicInputs } from './inputs.ts'
import { ledgerText, readLedger } from './ledger.ts'
import type { BuildOptions } from './options.ts'
import { LEDGER, ledgerTextIn } from './pending-ledger.ts'
import { currentRelease, readHistory, type Place } from './place.ts'
import { Refusal } from './refusal.ts'

/** What a build has to keep of what it publishes. */
export interface Bookkeeping {
  /** Whether nothing was kept before. */
  readonly begins: boolean
  /** The lines to add; null when there are none, or nothing is to be kept. */
  readonly text: string | null
}

/** Stops at what changed in silence; otherwise says what is to be kept once the site is in place. */
export function auditLedger(options: Pick<BuildOptions, 'data' | 'ledger' | 'today'>, { selection }: PublicInputs): Bookkeeping {
  const text = ledgerTextIn(options.data) ?? ''
  const { faults, additions } = auditOf(selection, text, options.today)
  if (faults.length > 0) throw new Refusal(1, 'Published values changed in silence; the site is as it was.', faults)
  if (options.ledger === 'leave' || additions.length === 0 || statesNothing(selection.kept)) return { begins: false, text: null }
  return { begins: text === '', text: ledgerText(additions) }
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

/** Refuses to forget: where a site was published, its ledger is missed. */
export function refuseWithoutLedger({ data, ledger }: Pick<BuildOptions, 'data' | 'ledger'>, place: Place): void {
  if (ledger !== 'keep' || ledgerTextIn(data) !== null) return
  if (currentRelease(place) === null && readHistory(place).length === 0) return
  throw new Refusal(1, `A site was published here, but the data folder has no ${LEDGER}, so that nobody can say what changed since; the site is as it was. Restore the file from version control, or begin another with --ledger.`)
}
