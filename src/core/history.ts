import { valueOf, type Row } from './row.ts'
import { TABLES, type Table, type TableName } from './tables.ts'

/** What identifies a row apart from its date of publication: the values of its key columns, blanks as their default. */
export function keyOf(row: Row): string {
  const table: Table = TABLES[row.table]
  return table.key.map((column) => keyText(row, column)).join('|')
}

function keyText(row: Row, column: string): string {
  const cells = row.cells as Readonly<Record<string, { readonly text: string } | undefined>>
  const text = cells[column]?.text ?? ''
  return column === 'boundary' && text === '' ? 'own_operations' : text
}

/** The date a row was first published; a blank counts as before every date. */
export const publishedOn = (row: Row): string => (valueOf(row as Row<'energy'>, 'as_of') ?? '') as string

/** Of the rows of each key the one published last: the current view. With a date, the view of that day. */
export function latest<T extends TableName>(rows: readonly Row<T>[], asOf: string | null = null): readonly Row<T>[] {
  const chosen = new Map<string, Row<T>>()
  for (const row of rows) {
    if (asOf !== null && publishedOn(row) > asOf) continue
    const key = keyOf(row)
    const before = chosen.get(key)
    if (!before || publishedOn(row) > publishedOn(before)) chosen.set(key, row)
  }
  return [...chosen.values()]
}

/** The rows that each current row took the place of, oldest first, by the current row. */
export function predecessors<T extends TableName>(rows: readonly Row<T>[]): ReadonlyMap<Row<T>, readonly Row<T>[]> {
  const groups = new Map<string, Row<T>[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const found = new Map<Row<T>, readonly Row<T>[]>()
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const ordered = group.sort((a, b) => (publishedOn(a) < publishedOn(b) ? -1 : 1))
    found.set(ordered.at(-1)!, ordered.slice(0, -1))
  }
  return found
}
