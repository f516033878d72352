import { latest, predecessors, publishedOn } from './history.ts'
import { remembering } from './memory.ts'
import { isQuarter, type Quarter } from './period.ts'
import { valueOf, type Dataset, type Issuer, type Row } from './row.ts'
import { TABLES, TABLE_NAMES, WORKLOADS, type Table, type TableName, type Workload } from './tables.ts'

/** A dataset opened for reading: the current row of every key, by table and quarter, and what each took the place of. */
export interface Book {
  readonly issuer: Issuer
  /** Every quarter that has a row of its own, in order. */
  readonly quarters: readonly Quarter[]
  /** The facilities that count in company totals, in the order of the file. */
  readonly facilities: readonly Row<'facilities'>[]
  /** The workloads that ever had capacity or used energy. */
  readonly workloads: readonly Workload[]
  /** Current rows of a table; of one quarter where a quarter is given. */
  rows<T extends TableName>(table: T, quarter?: Quarter): readonly Row<T>[]
  /** The rows a current row took the place of, oldest first. */
  predecessors(row: Row): readonly Row[]
  /** Remembers what was made once under a key, so that equal steps are one step. */
  once<V>(key: string, make: () => V): V
}

/** Opens a dataset; with `asOf`, as it was published on that date. */
export function openBook(dataset: Dataset, asOf: string | null = null): Book {
  const current = new Map<TableName, readonly Row[]>()
  const before = new Map<Row, readonly Row[]>()
  for (const table of TABLE_NAMES) {
    const rows = (dataset.tables[table] as readonly Row[]).filter((row) => asOf === null || publishedOn(row) <= asOf)
    current.set(table, latest(rows))
    for (const [row, replaced] of predecessors(rows)) before.set(row, replaced)
  }
  const byQuarter = groupByQuarter(current)
  const rows = <T extends TableName>(table: T, quarter?: Quarter): readonly Row<T>[] =>
    ((quarter === undefined ? current.get(table) : byQuarter.get(`${table}@${quarter}`)) ?? []) as readonly Row<T>[]
  return {
    issuer: dataset.issuer,
    quarters: quartersWithRows(current),
    facilities: consolidated(rows('facilities')),
    workloads: WORKLOADS.filter((workload) => [...rows('capacity'), ...rows('energy')].some((row) => valueOf(row as Row<'energy'>, 'workload') === workload)),
    rows,
    predecessors: (row) => before.get(row) ?? [],
    once: remembering(),
  }
}

/** The facilities that count in company totals. */
export const consolidated = (facilities: readonly Row<'facilities'>[]): readonly Row<'facilities'>[] => facilities.filter((row) => valueOf(row, 'consolidation') !== 'excluded')

/** The quarter a row speaks of: its period, else the folder it lies in. */
export function quarterOf(row: Row): Quarter | null {
  const period = valueOf(row as Row<'energy'>, 'period') as string | null
  return period && isQuarter(period) ? period : row.folder
}

const isQuarterly = (table: TableName): boolean => (TABLES[table] as Table).place === 'period'

function quartersWithRows(current: ReadonlyMap<TableName, readonly Row[]>): readonly Quarter[] {
  const quarters = new Set<Quarter>()
  for (const [table, rows] of current) {
    if (!isQuarterly(table)) continue
    for (const row of rows) quarters.add(quarterOf(row)!)
  }
  return [...quarters].sort()
}

function groupByQuarter(current: ReadonlyMap<TableName, readonly Row[]>): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const [table, rows] of current) {
    for (const row of rows) {
      const key = `${table}@${quarterOf(row)}`
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
  }
  return groups
}
