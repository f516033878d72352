import { lastDay, quarterOfDate, quartersOf, type Quarter } from '../core/period.ts'
import { valueOf, type Cell, type Dataset, type Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES, type Table, type TableName } from '../core/tables.ts'
import { changesIn, firstsIn, matches } from '../intake/rules/restatements.ts'

/** What of a dataset is public. */
export interface Selection {
  /** The released quarters, in order. */
  readonly quarters: readonly Quarter[]
  /** The dataset with public rows only. */
  readonly kept: Dataset
  /** The rows that stay out, in the order of the tables. */
  readonly hidden: readonly Row[]
}

/** The quarters with public data whose release row stands open: no embargo, or one that `asOf` has reached. No clock is read. */
export function releasedQuarters(dataset: Dataset, asOf: string | null): readonly Quarter[] {
  const instant = asOf === null ? -Infinity : Date.parse(asOf)
  const open = dataset.tables.releases.filter((row) => {
    const embargo = row.cells.embargo_until
    if (!embargo || embargo.text.trim() === '') return true
    // An embargo that could not be read stays closed.
    return typeof embargo.value === 'string' && Date.parse(embargo.value) <= instant
  })
  return withPublicRows(dataset, [...new Set(open.flatMap((row) => valueOf(row, 'period') ?? []))].sort())
}

/** The quarters that keep a row of their own. A release that is only planned opens nothing, whatever is held in its folder: it would move the last released day. */
function withPublicRows(dataset: Dataset, quarters: readonly Quarter[]): readonly Quarter[] {
  const filled = new Set(allRows(select(dataset, quarters).kept).map((row) => row.folder))
  const left = quarters.filter((quarter) => filled.has(quarter))
  return left.length === quarters.length ? left : withPublicRows(dataset, left)
}

/** Keeps the rows that are public once these quarters are released; what is kept never depends on a row that is not. */
export function select(dataset: Dataset, quarters: readonly Quarter[]): Selection {
  const horizon = { quarters: new Set(quarters), last: lastDay(quarters.at(-1) ?? '0000-Q1'), month: dataset.issuer.fiscal_year_start_month }
  let kept = mapRows(dataset, (rows) => rows.filter((row) => isReleased(row, horizon)))
  kept = withRows(kept, 'restatements', ofPublicChanges(kept))
  kept = withRows(kept, 'facilities', referredTo(kept, 'facilities', 'facility'))
  kept = withoutStrangers(kept)
  kept = withRows(kept, 'sources', referredTo(kept, 'sources', 'source'))
  const open = new Set(allRows(kept))
  return { quarters, kept, hidden: allRows(dataset).filter((row) => !open.has(row)) }
}

interface Horizon {
  readonly quarters: ReadonlySet<Quarter>
  /** The last day of the last released quarter. */
  readonly last: string
  readonly month: number
}

/** Whether a row's folder, period, date and `release` all lie in what is released. */
function isReleased(row: Row, horizon: Horizon): boolean {
  const cells = row.cells as Cells
  if (row.folder !== null && !horizon.quarters.has(row.folder)) return false
  if (cells.period && !horizon.quarters.has(String(cells.period.value))) return false
  // A filled `release` decides when a dated row of a reference table comes out, late or early.
  if (cells.release && cells.release.text.trim() !== '') return horizon.quarters.has(String(cells.release.value))
  return row.folder !== null || speaksOfReleased(row, cells, horizon)
}

/** Whether the date of a reference row lies in what is released; a date that could not be read does not. */
function speaksOfReleased(row: Row, cells: Cells, { quarters, last, month }: Horizon): boolean {
  const reached = (column: string): boolean => typeof cells[column]?.value === 'string' && cells[column].value <= last
  if (row.table === 'capacity') return reached('effective_from')
  if (row.table === 'emission_factors' || row.table === 'claims') return reached('valid_from')
  if (row.table === 'targets') return reached('base_date')
  if (row.table === 'milestones') return reached('date') && (quarters.has(quarterOfDate(String(cells.date!.value))) || isHistory(String(cells.date!.value), quarters))
  if (row.table === 'base_year') return hasBegun(textOf(cells.base_year), quarterOfDate(last), month)
  return true
}

/** Whether a date lies before everything that is released. */
const isHistory = (date: string, quarters: ReadonlySet<Quarter>): boolean => quarterOfDate(date) < [...quarters][0]!

/** Whether a fiscal year has a quarter up to this one. */
const hasBegun = (year: string, quarter: Quarter, month: number): boolean => /^\d{4}$/.test(year) && quartersOf({ kind: 'year', id: `FY${year}` }, month)[0]! <= quarter

type Cells = Readonly<Record<string, Cell | undefined>>

const textOf = (cell: Cell | undefined): string => cell?.text.trim() ?? ''

/** The restatements of a change whose two rows are both public, or of a value that came late; each change is told by one, so that a hidden change back and forth tells nothing. */
function ofPublicChanges({ tables }: Dataset): readonly Row<'restatements'>[] {
  if (tables.restatements.length === 0) return []
  const left = [...changesIn(tables), ...firstsIn(tables)]
  return tables.restatements.filter((row) => {
    const at = left.findIndex((change) => matches(row, change))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** The rows of a table of ids that a public row of another table names. */
function referredTo<T extends 'facilities' | 'sources'>(kept: Dataset, table: T, column: 'facility' | 'source'): readonly Row<T>[] {
  const named = new Set(allRows(kept).flatMap((row) => (row.table === table ? [] : idsIn(row, table))))
  return (kept.tables[table] as readonly Row<T>[]).filter((row) => named.has(textOf((row.cells as Cells)[column])))
}

function idsIn(row: Row, table: 'facilities' | 'sources'): readonly string[] {
  return Object.entries((TABLES[row.table] as Table).columns).flatMap(([name, column]) => (column.refersTo === table ? [textOf((row.cells as Cells)[name])] : []))
}

/** Takes out grid regions in which no public facility lies, and fuels that no public row burns: they would tell of hidden ones. */
function withoutStrangers(kept: Dataset): Dataset {
  const regions = new Set(kept.tables.facilities.map((row) => textOf(row.cells.grid_region)))
  const fuels = new Set(kept.tables.fuels.map((row) => textOf(row.cells.fuel)))
  const isKnown = (row: Row<'emission_factors'>): boolean => {
    const [method, subject] = [textOf(row.cells.method), textOf(row.cells.applies_to)]
    if (method === 'location' || method === 'residual') return regions.has(subject)
    return (method !== 'fuel' && method !== 'fugitive') || fuels.has(subject)
  }
  const factors = withRows(kept, 'emission_factors', kept.tables.emission_factors.filter(isKnown))
  const mix = withRows(factors, 'grid_mix', kept.tables.grid_mix.filter((row) => regions.has(textOf(row.cells.grid_region))))
  return withRows(mix, 'fuel_properties', kept.tables.fuel_properties.filter((row) => fuels.has(textOf(row.cells.fuel))))
}

const allRows = (dataset: Dataset): readonly Row[] => TABLE_NAMES.flatMap((table) => dataset.tables[table] as readonly Row[])

const withRows = <T extends TableName>(dataset: Dataset, table: T, rows: readonly Row<T>[]): Dataset => ({ ...dataset, tables: { ...dataset.tables, [table]: rows } })

const mapRows = (dataset: Dataset, keep: (rows: readonly Row[]) => readonly Row[]): Dataset =>
  ({ ...dataset, tables: Object.fromEntries(TABLE_NAMES.map((table) => [table, keep(dataset.tables[table] as readonly Row[])])) as unknown as Dataset['tables'] })
