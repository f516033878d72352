import { lastDay, type Quarter } from '../core/period.ts'
import { METHOD_CHANGES, type MethodChange } from '../core/methods.ts'
import type { Dataset } from '../core/row.ts'
import { TABLES, type Column, type Table, type TableName } from '../core/tables.ts'
import { changesIn, matches, sameNumber } from '../intake/rules/restatements.ts'
import { auditFigures } from './audit-figures.ts'
import { rowEntries, standing, tells, type FigureEntry, type Ledger, type RowEntry } from './ledger.ts'
import { changedRow, laterRow, reasonsNeeded, silenceText, type Setting, type Silence } from './remedy.ts'

/** What the ledger says of a public dataset: sentences for what changed in silence, and entries for what is new. */
export interface Audit {
  readonly faults: readonly string[]
  readonly additions: readonly (RowEntry | FigureEntry)[]
}

/** Compares what is about to be published with what was: a cell may change only by a later row, a figure only by rows that say so or a change of method. */
export function audit(kept: Dataset, quarters: readonly Quarter[], ledger: Ledger, today: string, methods: readonly MethodChange[] = METHOD_CHANGES): Audit {
  const { stands, present, pairs } = compared(kept, quarters, ledger)
  const added = addedTo(pairs, present)
  const rows = [...added, ...pairs.flatMap(({ before, now }) => (now !== null && isNews(before, now) ? [now] : []))].map(({ entry }) => entry)
  const rowFaults = [...faultsIn(pairs, { kept, today }, stands), ...unsaidIn(kept, added, stands)].map(silenceText)
  // A cell that changed moves figures; they are not worth a line of their own.
  if (rowFaults.length > 0) return { faults: rowFaults, additions: rows }
  const figures = auditFigures({ kept, today }, quarters, ledger, added.filter(({ entry }) => !isOlderThanLedger(entry.table, stands)), methods)
  return { faults: figures.faults, additions: [...rows, ...figures.additions] }
}

/** What was changed in silence in the rows alone: at once, as the development server and the check of a folder need it. */
export function silentRows(kept: Dataset, quarters: readonly Quarter[], ledger: Ledger, today: string): readonly Silence[] {
  const { stands, present, pairs } = compared(kept, quarters, ledger)
  return [...faultsIn(pairs, { kept, today }, stands), ...unsaidIn(kept, addedTo(pairs, present), stands)]
}

function compared(kept: Dataset, quarters: readonly Quarter[], ledger: Ledger) {
  const stands = standing(ledger, quarters)
  const present = rowEntries(kept, quarters.at(-1)!)
  return { stands, present, pairs: pairUp(stands.rows, present) }
}

/** A public row, or the hours of a site and quarter, as the ledger keeps it. */
export type Present = ReturnType<typeof rowEntries>[number]

interface Pair {
  readonly before: RowEntry
  readonly now: Present | null
}

/** The rows that the ledger does not have. */
function addedTo(pairs: readonly Pair[], present: readonly Present[]): readonly Present[] {
  const matched = new Set(pairs.flatMap(({ now }) => (now === null ? [] : [now])))
  return present.filter((each) => !matched.has(each))
}

/** Finds the row of each entry. A row that had no date may have gained one: a key that occurs twice needs it. */
function pairUp(entries: readonly RowEntry[], present: readonly Present[]): readonly Pair[] {
  const groups = Map.groupBy(present, ({ entry }) => `${entry.table} ${entry.key}`)
  return entries.map((before) => {
    const versions = [...(groups.get(`${before.table} ${before.key}`) ?? [])].sort((one, other) => (one.entry.as_of < other.entry.as_of ? -1 : 1))
    const now = versions.find(({ entry }) => entry.as_of === before.as_of) ?? (before.as_of === '' ? versions[0] : undefined)
    return { before, now: now ?? null }
  })
}

/** The first form of the ledger kept no rows of tables without numbers: they are not new because it lacks them. */
const isOlderThanLedger = (table: TableName, { rows }: Ledger): boolean => rows.some(({ form }) => form === undefined) && !rows.some((entry) => entry.table === table)

/** Whether an entry says less than its row does now: it has the first form, or a date of ending has come. */
const isNews = (before: RowEntry, { entry }: Present): boolean => before.form === undefined || differing(before, entry).length > 0

const differing = (before: RowEntry, entry: RowEntry): readonly string[] =>
  [...new Set([...Object.keys(before.values), ...Object.keys(entry.values)])].filter((name) => tells(before, name) && !sameNumber(before.values[name] ?? '', entry.values[name] ?? ''))

function faultsIn(pairs: readonly Pair[], setting: Setting, { figures }: Ledger): readonly Silence[] {
  const last = lastQuarter(figures)
  return pairs.flatMap(({ before, now }) => {
    if (now === null) return before.table === 'sources' ? [] : [gone(before)]
    const names = differing(before, now.entry).filter((name) => !isNewEnd(before.table, name, before.values[name], now.entry.values[name], last))
    return names.length === 0 ? [] : [changedRow(before, now, names, setting)]
  })
}

/** Later rows of a published key whose changed cells no restatement tells of. */
function unsaidIn(kept: Dataset, added: readonly Present[], { rows, figures }: Ledger): readonly Silence[] {
  const last = lastQuarter(figures)
  const published = new Set(rows.map(({ table, key }) => `${table} ${key}`))
  const changes = Map.groupBy(changesIn(kept.tables), ({ row }) => row)
  return added.filter(({ entry }) => published.has(`${entry.table} ${entry.key}`)).flatMap(({ row, entry }) => {
    const own = (changes.get(row) ?? []).filter(({ before, after }) => !isNewEnd(row.table, after.name, before.text, after.text, last))
    const named = reasonsNeeded(row.table, own.map(({ after }) => after.name))
    const unsaid = own.filter((change) => named.includes(change.after.name) && !kept.tables.restatements.some((reason) => matches(reason, change)))
    return unsaid.length === 0 ? [] : [laterRow(entry, unsaid)]
  })
}

/** A source that nothing public cites any more is not published, and every row that cited it is looked at itself. */
function gone({ table, key, as_of: asOf, quarter, values }: RowEntry): Silence {
  const { columns, key: parts, place }: Table = TABLES[table]
  const folder = place === 'period' ? `${parts.includes('period') ? key.split('|')[parts.indexOf('period')] : quarter}/` : ''
  const read = table === 'hourly' ? [] : Object.entries(values).map(([name, text]) => `${name} ${text}`)
  return {
    file: `${folder}${table}.csv`, line: 0, column: 0, value: null, message: `The row ${key}${asOf === '' ? '' : ` of ${asOf}`} was published and is gone${read.length === 0 ? '' : `; it read ${read.join(', ')}`}.`,
    remedy: `Put it back${'as_of' in columns ? '; to withdraw a value, add a row with a later as_of, a blank value and a note' : ''}.`,
  }
}

/** A factor that stops to hold, or a site that closes, after all that was published changes nothing of it. */
export const isNewEnd = (table: TableName, name: string, before: string | undefined, now: string | undefined, last: Quarter | undefined): boolean =>
  (before ?? '') === '' && (TABLES[table].columns as Readonly<Record<string, Column>>)[name]?.kind === 'date' && last !== undefined && (now ?? '') >= lastDay(last)

const lastQuarter = (figures: readonly FigureEntry[]): Quarter | undefined => figures.map(({ quarter }) => quarter).sort().at(-1)
