import { openBook } from '../core/book.ts'
import { figuresOf, type Figure } from '../core/figure.ts'
import { cellsOf } from '../core/lineage.ts'
import { METHOD_CHANGES, type MethodChange } from '../core/methods.ts'
import type { Quarter } from '../core/period.ts'
import { exactText } from '../core/rational.ts'
import type { Cell, Dataset, Row } from '../core/row.ts'
import { rowEntries, WORDS, type FigureEntry, type Ledger, type RowEntry } from './ledger.ts'
import { sameNumber } from './select.ts'
import { quotedField } from './sheet.ts'

/** What the ledger says of a public dataset: sentences for what changed in silence, and entries for what is new. */
export interface Audit {
  readonly faults: readonly string[]
  readonly additions: readonly (RowEntry | FigureEntry)[]
}

/** Compares what is about to be published with what was: a number may change only by a later row, a figure only by new data or a change of method. */
export function audit(kept: Dataset, quarters: readonly Quarter[], ledger: Ledger, today: string, methods: readonly MethodChange[] = METHOD_CHANGES): Audit {
  const { present, pairs } = compared(kept, quarters, ledger)
  const known = new Set(pairs.flatMap(({ now }) => (now === null ? [] : [now.row])))
  const added = present.filter(({ row }) => !known.has(row))
  const figures = auditFigures(kept, quarters, ledger.figures, new Set(added.map(({ row }) => row)), methods)
  const rowFaults = pairs.flatMap(({ before, now }) => faultsOf(before, now, today))
  return {
    // A cell that changed moves figures; they are not worth a line of their own.
    faults: rowFaults.length > 0 ? rowFaults : figures.faults,
    additions: [...added.map(({ entry }) => entry), ...figures.additions],
  }
}

/** What was changed in silence in the rows alone: at once, as the development server needs it. */
export const silentRows = (kept: Dataset, quarters: readonly Quarter[], ledger: Ledger, today: string): readonly string[] =>
  compared(kept, quarters, ledger).pairs.flatMap(({ before, now }) => faultsOf(before, now, today))

function compared(kept: Dataset, quarters: readonly Quarter[], ledger: Ledger) {
  const present = rowEntries(kept, quarters.at(-1)!)
  return { present, pairs: pairUp(ledger.rows.filter(({ quarter }) => quarters.includes(quarter)), present) }
}

type Present = ReturnType<typeof rowEntries>[number]

/** Finds the row of each entry. A row that had no date may have gained one: a key that occurs twice needs it. */
function pairUp(entries: readonly RowEntry[], present: readonly Present[]): readonly { readonly before: RowEntry; readonly now: Present | null }[] {
  const groups = Map.groupBy(present, ({ entry }) => `${entry.table} ${entry.key}`)
  return entries.map((before) => {
    const versions = [...(groups.get(`${before.table} ${before.key}`) ?? [])].sort((one, other) => (one.entry.as_of < other.entry.as_of ? -1 : 1))
    const now = versions.find(({ entry }) => entry.as_of === before.as_of) ?? (before.as_of === '' ? versions[0] : undefined)
    return { before, now: now ?? null }
  })
}

function faultsOf(before: RowEntry, now: Present | null, today: string): readonly string[] {
  if (now === null) return [`${before.table}.csv: the row ${before.key}${before.as_of === '' ? '' : ` of ${before.as_of}`} was published and is gone. Put it back; to withdraw a value, add a row with a later as_of, a blank value and a note.`]
  const columns = new Set([...Object.keys(before.values), ...Object.keys(now.entry.values)])
  return [...columns].filter((name) => !sameNumber(before.values[name] ?? '', now.entry.values[name] ?? '')).map((name) => changed(before, now, name, today))
}

function changed(before: RowEntry, { row, entry }: Present, name: string, today: string): string {
  const [old, current] = [before.values[name] ?? '', entry.values[name] ?? '']
  if (before.table === 'hourly') return `${row.file}: the hours of ${before.key.split('|')[1]} are not those that were published. Put the published file back.`
  const cells = Object.values(row.cells as unknown as Readonly<Record<string, Cell>>).sort((one, other) => one.field - other.field)
  const cell = cells.find((each) => each.name === name) ?? cells[0]!
  const line = cells.map((each) => quotedField(each.name === 'as_of' ? today : each.text)).join(',')
  const told = WORDS.includes(name) ? '' : `, and to restatements.csv, with an id, the true reason and a sentence in each language, rst-…,${before.table}.csv,${before.key},${name},${old},${current},better_data,none,…,…`
  return `${cell.file}:${cell.line}:${cell.column} ${name} was published as ${old || 'blank'} and is now ${current || 'blank'}. Write ${old || 'nothing'} here again; add below it, with its as_of, ${line}${told}`
}

function auditFigures(kept: Dataset, quarters: readonly Quarter[], entries: readonly FigureEntry[], added: ReadonlySet<Row>, methods: readonly MethodChange[]): Audit {
  const book = openBook(kept)
  const before = new Map(entries.map((entry) => [`${entry.quarter} ${entry.figure}`, entry]))
  const faults: string[] = []
  const additions: FigureEntry[] = []
  for (const quarter of quarters) {
    for (const figure of figuresOf(book, { kind: 'quarter', id: quarter })) {
      const now = entryOf(figure, methods)
      const old = before.get(`${quarter} ${figure.id}`)
      if (old === undefined ? now.value === '' : old.value === now.value) continue
      if (old === undefined || isExplained(figure, old, now, added)) additions.push(now)
      else faults.push(`${quarter} ${figure.id} was published as ${old.value || 'absent'} and is now ${now.value || 'absent'}, though no number it rests on changed: its formula did, or a word in its rows. Put the word back, or add the change to METHOD_CHANGES in src/core/methods.ts, with the metric ${figure.metric.id}, the day and the reason.`)
    }
  }
  return { faults, additions }
}

const entryOf = ({ id, period, quantity, metric }: Figure, methods: readonly MethodChange[]): FigureEntry =>
  ({ quarter: period.id, figure: id, value: quantity.value === null ? '' : exactText(quantity.value), methods: methods.filter((change) => change.metric === metric.id).length })

/** Whether a figure moved because a row was added or its metric changed by an announced method. */
function isExplained(figure: Figure, old: FigureEntry, now: FigureEntry, added: ReadonlySet<Row>): boolean {
  if (now.methods > old.methods) return true
  const cells = cellsOf(figure.quantity)
  if (cells.some(({ row }) => added.has(row!))) return true
  // A count or an absence rests on no cell; a row that was added for the quarter, or for all quarters, may have moved it.
  return (cells.length === 0 || now.value === '' || old.value === '') && [...added].some((row) => row.folder === null || row.folder === figure.period.id)
}
