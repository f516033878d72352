import { openBook, quarterOf, type Book } from '../core/book.ts'
import { beginningOf, BEGINS } from '../core/edition.ts'
import { figuresOf, type Figure } from '../core/figure.ts'
import { cellsOf } from '../core/lineage.ts'
import type { MethodChange } from '../core/methods.ts'
import { lastDay, type Quarter } from '../core/period.ts'
import { exactText } from '../core/rational.ts'
import { valueOf, type Cell, type Dataset, type Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES, type Table } from '../core/tables.ts'
import type { Present } from './audit.ts'
import { releaseOf, standing, type FigureEntry, type Ledger } from './ledger.ts'
import { lateRow, rowBefore, type Setting } from './remedy.ts'
import { sameNumber } from '../intake/rules/restatements.ts'

/** A published figure that is no longer what it was. */
interface Move {
  readonly quarter: Quarter
  readonly id: string
  readonly old: string
  readonly value: string
  readonly figure: Figure | undefined
}

/** The figures that moved though no row says so, and entries for the others that are new or moved openly. */
export function auditFigures(setting: Setting, quarters: readonly Quarter[], ledger: Ledger, added: readonly Present[], methods: readonly MethodChange[]): { readonly faults: readonly string[]; readonly additions: readonly FigureEntry[] } {
  const stands = standing(ledger, quarters)
  const published = new Set(stands.figures.map(({ quarter }) => quarter))
  const telling = added.filter((each) => mayMove(each, stands))
  const last = [...published].sort().at(-1) ?? quarters.at(-1)!
  const past = telling.filter(({ row }) => isOfPast(row, last))
  // A site is of the time of the values that came with it.
  const sites = new Set(past.flatMap(({ row }) => (row.table === 'facilities' ? [] : [facilityOf(row)])))
  const late = unsaid(past.filter(({ row }) => row.table !== 'facilities' || sites.has(facilityOf(row))), setting.kept)
  const later = telling.filter((each) => !past.includes(each) || (each.row.table === 'facilities' && !sites.has(facilityOf(each.row))))
  // The same data without what is new, and without what is new and unsaid: together they tell what moved a figure.
  const [now, known, open] = [reader(setting.kept), reader(without(setting.kept, added)), reader(without(setting.kept, [...late, ...later]))]
  const timely = late.length === 0 ? now : reader(without(setting.kept, late))
  const before = Map.groupBy(stands.figures, ({ quarter }) => quarter)
  const additions: FigureEntry[] = []
  const byFormula: Move[] = []
  const byRows: Move[] = []
  for (const quarter of quarters) {
    const entries = new Map((before.get(quarter) ?? []).map((entry) => [entry.figure, entry]))
    for (const id of new Set([...now(quarter).keys(), ...entries.keys()])) {
      const [entry, figure, value] = [entries.get(id), now(quarter).get(id), textOf(now(quarter).get(id))]
      if (value === (entry?.value ?? '')) continue
      const changes = methods.filter(({ metric }) => metric === id.split('[')[0]).length
      const [was, move] = [known(quarter).get(id), { quarter, id, old: entry?.value ?? '', value, figure }]
      // What the pages did not even show as absent is a new figure, not a changed one.
      const isPublished = published.has(quarter) && (entry !== undefined || was !== undefined)
      const isNotBegun = move.old === '' && isNoCapacity(figure) && textOf(timely(quarter).get(id)) === value
      if (isPublished && !isNotBegun && textOf(open(quarter).get(id)) !== value) byRows.push(move)
      else if (entry !== undefined && changes <= entry.methods && textOf(was) !== entry.value) byFormula.push(move)
      else additions.push({ quarter, figure: id, value, methods: changes, with: quarters.at(-1)! })
    }
  }
  return { faults: [...faultsOfRows(byRows, { late, later, timely }, setting), ...byFormula.map(faultOfFormula)], additions: [...additions, ...absentLater(additions, ledger)] }
}

/** While a later release is closed again, a figure is written that it may have lacked: that it did is written too, or its value would seem lost when the release opens. */
function absentLater(additions: readonly FigureEntry[], { figures }: Ledger): readonly FigureEntry[] {
  const latest = new Map(figures.toSorted((one, other) => (releaseOf(one) < releaseOf(other) ? -1 : 1)).map((entry) => [entry.quarter, releaseOf(entry)]))
  const known = new Set(figures.map((entry) => `${entry.quarter} ${entry.figure} ${releaseOf(entry)}`))
  return additions.flatMap((entry) => {
    const later = latest.get(entry.quarter)
    return later === undefined || later <= releaseOf(entry) || known.has(`${entry.quarter} ${entry.figure} ${later}`) ? [] : [{ ...entry, value: '', with: later }]
  })
}

const textOf = (figure: Figure | undefined): string => (figure?.quantity.value ? exactText(figure.quantity.value) : '')

/** Capacity that begins later was none before, which says no more than its absence did. */
const isNoCapacity = (figure: Figure | undefined): boolean => textOf(figure) === '0' && figure!.metric.nature === 'level' && cellsOf(figure!.quantity).every(({ row }) => row!.table === 'capacity')

type Reader = (quarter: Quarter) => ReadonlyMap<string, Figure>

/** The figures of a dataset by quarter and id; the book is opened only when somebody asks, and one quarter is remembered at a time, because a long history would fill the memory. */
function reader(dataset: Dataset): Reader {
  let book: Book | null = null
  let last: { readonly quarter: Quarter; readonly figures: ReadonlyMap<string, Figure> } | null = null
  return (quarter) => {
    book ??= openBook(dataset)
    if (last?.quarter !== quarter) last = { quarter, figures: new Map(figuresOf(book, { kind: 'quarter', id: quarter }).map((figure) => [figure.id, figure])) }
    return last.figures
  }
}

function without(kept: Dataset, entries: readonly Present[]): Dataset {
  if (entries.length === 0) return kept
  const out = new Set(entries.flatMap(({ rows }) => rows))
  return { ...kept, tables: Object.fromEntries(TABLE_NAMES.map((table) => [table, (kept.tables[table] as readonly Row[]).filter((row) => !out.has(row))])) as unknown as Dataset['tables'] }
}

/** The late rows without a reason. A site states no value: it comes with the values that name it, and their reason is its own. */
function unsaid(late: readonly Present[], kept: Dataset): readonly Present[] {
  const said = new Set(late.filter((each) => isRestated(kept, each)))
  const sites = new Set([...said].map(({ row }) => facilityOf(row)))
  return late.filter((each) => !said.has(each) && !(each.row.table === 'facilities' && sites.has(facilityOf(each.row))))
}

const facilityOf = (row: Row): string => valueOf(row as Row<'energy'>, 'facility') ?? ''

/** Whether an entry of a key that was not there may move a figure. An event of the base year says itself what it changes; a table that states no value moves nothing, but for a site. */
function mayMove({ row, entry }: Present, { rows }: Ledger): boolean {
  const statesNothing = (TABLES[row.table] as Table).values.length === 0 && row.table !== 'facilities'
  return !statesNothing && row.table !== 'base_year' && !rows.some(({ table, key }) => table === entry.table && key === entry.key)
}

/** Whether a row may speak of a time up to the last published quarter. The folder of a row that has no period of its own says nothing of the time it speaks of. */
function isOfPast(row: Row, last: Quarter): boolean {
  const quarter = 'period' in row.cells ? quarterOf(row) : null
  return quarter === null ? beginningOf(row) <= lastDay(last) : quarter <= last
}

/** Whether every value of a row that was not there has its row in restatements.csv, from blank to what it is. */
function isRestated({ tables }: Dataset, { row, entry }: Present): boolean {
  const { values }: Table = TABLES[row.table]
  if (row.table === 'hourly' || values.length === 0) return false
  const key = new Set(entry.key.split('|'))
  const filled = values.flatMap((name) => (row.cells as unknown as Readonly<Record<string, Cell | undefined>>)[name] ?? []).filter(({ text }) => text !== '')
  // A row of blanks withdraws what stood there before it, and no row of restatements can say so.
  return filled.length > 0 && filled.every((cell) => tables.restatements.some((reason) =>
    valueOf(reason, 'file') === `${row.table}.csv` && valueOf(reason, 'column') === cell.name && valueOf(reason, 'previous_value') === null
    && sameNumber(valueOf(reason, 'current_value') ?? '', cell.text) && valueOf(reason, 'row_key')!.split('|').every((part) => key.has(part))))
}

const SHOWN = 3

interface Movers {
  readonly late: readonly Present[]
  readonly later: readonly Present[]
  /** The figures without what came late. */
  readonly timely: Reader
}

/** A fault for each row that came late and moves figures, and for those of a later time that do so all the same. */
function faultsOfRows(moves: readonly Move[], { late, later, timely }: Movers, setting: Setting): readonly string[] {
  const byLater = moves.filter(({ quarter, id, value }) => textOf(timely(quarter).get(id)) === value)
  return [...faultsOfLate(moves.filter((move) => !byLater.includes(move)), late, setting), ...faultsOfLater(byLater, late, later, setting)]
}

function faultsOfLate(moves: readonly Move[], late: readonly Present[], setting: Setting): readonly string[] {
  // A site that comes with values of its own is told by them.
  const named = new Set(late.flatMap(({ row }) => (row.table === 'facilities' ? [] : [facilityOf(row)])))
  const telling = late.filter(({ row }) => row.table !== 'facilities' || !named.has(facilityOf(row)))
  const caused = moves.map((move) => ({ move, rows: causesOf(move, telling) }))
  return telling.flatMap((each) => {
    const own = caused.filter(({ rows }) => rows.includes(each)).map(({ move }) => move)
    if (own.length === 0) return []
    return [`${placeOf(each)} This row is new and speaks of a time already published; it moves ${told(own)}. ${lateRow(each.row, each.entry.key, setting)}`]
  })
}

/** A fault for each series whose rows of a later time say something of what is published, which said nothing of it itself. */
function faultsOfLater(moves: readonly Move[], late: readonly Present[], later: readonly Present[], setting: Setting): readonly string[] {
  const gone = [...late]
  let left = moves
  // A site states no value; what names it is asked first.
  const isSite = ({ row }: Present): number => Number(row.table === 'facilities')
  return [...Map.groupBy(later.toSorted((one, other) => isSite(one) - isSite(other)), seriesOf).values()].flatMap((rows) => {
    if (left.length === 0) return []
    gone.push(...rows)
    const rest = reader(without(setting.kept, gone))
    const own = left.filter(({ quarter, id, value }) => textOf(rest(quarter).get(id)) !== value)
    left = left.filter((move) => !own.includes(move))
    return own.length === 0 ? [] : [`${placeOf(rows[0]!)} This row speaks of a time after all that is published and moves it all the same: ${told(own)}. ${rowBefore(rows[0]!.row, own[0]!.quarter, setting)}`]
  })
}

/** What the rows of one thing at different times have in common. */
const seriesOf = ({ row }: Present): string =>
  [row.table, ...(TABLES[row.table] as Table).key.filter((name) => name !== 'period' && name !== BEGINS[row.table]).map((name) => (row.cells as unknown as Readonly<Record<string, Cell | undefined>>)[name]?.text ?? '')].join('|')

const placeOf = ({ row }: Present): string => `${row.file}:${row.line}:1`

function told(moves: readonly Move[]): string {
  const shown = moves.slice(0, SHOWN).map(({ quarter, id, old, value }) => `${quarter} ${id} from ${old || 'absent'} to ${value || 'absent'}`).join(', ')
  return moves.length > SHOWN ? `${shown} and ${moves.length - SHOWN} more` : shown
}

/** The late rows a moved figure rests on; an absence or a count rests on none, and any of its quarter or of all quarters may have moved it. */
function causesOf({ quarter, figure }: Move, late: readonly Present[]): readonly Present[] {
  const cells = figure === undefined ? [] : cellsOf(figure.quantity)
  const resting = late.filter(({ rows }) => cells.some(({ row }) => rows.includes(row!)))
  if (resting.length > 0) return resting
  const near = late.filter(({ row }) => quarterOf(row) === quarter)
  return near.length > 0 ? near : late
}

const faultOfFormula = ({ quarter, id, old, value }: Move): string =>
  `${quarter} ${id} was published as ${old || 'absent'} and is now ${value || 'absent'}, though no row that is new moved it: its formula changed, or a word in its rows. Put the word back, or add the change to METHOD_CHANGES in src/core/methods.ts, with the metric ${id.split('[')[0]!}, the day and the reason.`
