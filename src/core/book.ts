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
  /** Current rows of a table without those of facilities outside the boundary; of one quarter where a quarter is given. */
  rows<T extends TableName>(table: T, quarter?: Quarter): readonly Row<T>[]
  /** The same with those of facilities outside the boundary, which are published and count nowhere. */
  every<T extends TableName>(table: T, quarter?: Quarter): readonly Row<T>[]
  /** The rows a current row took the place of, oldest first. */
  predecessors(row: Row): readonly Row[]
  /** Remembers what was made once under a key, so that equal steps are one step. */
  once<V>(key: string, make: () => V): V
}

/** What is told of a facility and not counted, so that it may also be told of one outside the company's boundary. */
const TOLD: ReadonlySet<TableName> = new Set(['milestones', 'public_claims'])

const facilityOf = (row: Row): string | null => valueOf(row as Row<'energy'>, 'facility')

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
  const every = <T extends TableName>(table: T, quarter?: Quarter): readonly Row<T>[] =>
    ((quarter === undefined ? current.get(table) : byQuarter.get(`${table}@${quarter}`)) ?? []) as readonly Row<T>[]
  const counted = countedOf(every)
  return {
    issuer: dataset.issuer,
    quarters: quartersWithRows(counted.rows),
    every,
    ...counted,
    predecessors: (row) => before.get(row) ?? [],
    once: remembering(),
  }
}

/** Of all current rows those that count: facilities within the company's boundary, and what is theirs. */
export function countedOf(every: Book['every']): Pick<Book, 'rows' | 'facilities' | 'workloads'> {
  const outside = new Set(every('facilities').filter((row) => valueOf(row, 'consolidation') === 'excluded').map(facilityOf))
  const kept = new Map<string, readonly Row[]>()
  const rows = <T extends TableName>(table: T, quarter?: Quarter): readonly Row<T>[] => {
    if (outside.size === 0 || TOLD.has(table)) return every(table, quarter)
    const key = `${table}@${quarter ?? ''}`
    const found = kept.get(key) ?? every(table, quarter).filter((row) => !outside.has(facilityOf(row)))
    kept.set(key, found)
    return found as readonly Row<T>[]
  }
  const busy = new Set([...rows('capacity'), ...rows('energy')].map((row) => valueOf(row as Row<'energy'>, 'workload')))
  return { rows, facilities: rows('facilities'), workloads: WORKLOADS.filter((workload) => busy.has(workload)) }
}

/** Whether a row is of a facility outside the company's boundary. */
export function isOutside(book: Book, row: Row): boolean {
  const isNamed = (sites: readonly Row[]): boolean => sites.some((site) => facilityOf(site) === facilityOf(row))
  return isNamed(book.every('facilities')) && !isNamed(book.facilities)
}

/** The quarter a row speaks of: its period, else the folder it lies in. */
export function quarterOf(row: Row): Quarter | null {
  const period = valueOf(row as Row<'energy'>, 'period') as string | null
  return period && isQuarter(period) ? period : row.folder
}

const isQuarterly = (table: TableName): boolean => (TABLES[table] as Table).place === 'period'

const quartersWithRows = (rows: Book['rows']): readonly Quarter[] =>
  [...new Set(TABLE_NAMES.filter(isQuarterly).flatMap((table) => (rows(table) as readonly Row[]).map((row) => quarterOf(row)!)))].sort()

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
