import { keyOf } from '../core/history.ts'
import { lastDay, quarterOfDate, quartersOf, type Quarter } from '../core/period.ts'
import { rational } from '../core/rational.ts'
import { valueOf, type Cell, type Dataset, type Row } from '../core/row.ts'
import { TABLE_NAMES, TABLES, type Table, type TableName } from '../core/tables.ts'

/** What of a dataset is public. */
export interface Selection {
  /** The released quarters, in order. */
  readonly quarters: readonly Quarter[]
  /** The dataset with public rows only. */
  readonly kept: Dataset
  /** The rows that stay out, in the order of the tables. */
  readonly hidden: readonly Row[]
}

/** The quarters with data whose release row stands open: no embargo, or one that `asOf` has reached. No clock is read. */
export function releasedQuarters(dataset: Dataset, asOf: string | null): readonly Quarter[] {
  const instant = asOf === null ? -Infinity : Date.parse(asOf)
  const open = dataset.tables.releases.filter((row) => {
    const embargo = row.cells.embargo_until
    if (!embargo || embargo.text.trim() === '') return true
    // An embargo that could not be read stays closed.
    return typeof embargo.value === 'string' && Date.parse(embargo.value) <= instant
  })
  // A release that is only planned opens nothing: it would move the last released day.
  const withData = new Set(allRows(dataset).map((row) => row.folder))
  return [...new Set(open.flatMap((row) => valueOf(row, 'period') ?? []))].filter((quarter) => withData.has(quarter)).sort()
}

/** Keeps the rows that are public once these quarters are released; what is kept never depends on a row that is not. */
export function select(dataset: Dataset, quarters: readonly Quarter[]): Selection {
  const horizon = { quarters: new Set(quarters), last: lastDay(quarters.at(-1) ?? '0000-Q1'), month: dataset.issuer.fiscal_year_start_month }
  let kept = mapRows(dataset, (rows) => rows.filter((row) => isReleased(row, horizon)))
  kept = withRows(kept, 'restatements', kept.tables.restatements.filter((row) => bothSides(kept, row)))
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

/** Whether the value a restatement replaced, where it names one, and the value it put in its place are both public. */
function bothSides(kept: Dataset, restatement: Row<'restatements'>): boolean {
  const table = textOf(restatement.cells.file).replace(/^.*\//, '').replace(/\.csv$/, '') as TableName
  if (!TABLE_NAMES.includes(table)) return false
  const parts = textOf(restatement.cells.row_key).split('|')
  const column = textOf(restatement.cells.column)
  const versions = (kept.tables[table] as readonly Row[]).filter((row) => {
    const key = new Set(keyOf(row).split('|'))
    return parts.every((part) => key.has(part))
  })
  const stands = (value: Cell | undefined): boolean => versions.some((row) => sameNumber(textOf((row.cells as Cells)[column]), textOf(value)))
  return (textOf(restatement.cells.previous_value) === '' || stands(restatement.cells.previous_value)) && stands(restatement.cells.current_value)
}

const PLAIN = /^-?\d+(\.\d+)?$/

/** Whether two texts are the same number, or the same text. */
export const sameNumber = (one: string, other: string): boolean => (PLAIN.test(one) && PLAIN.test(other) ? rational(one).equals(rational(other)) : one === other)

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
