import { joined } from './joined.ts'

/** A value of a table that leaves: a text, a number as its decimal, or nothing. */
export type Value = string | null

/** A field with quotes only where CSV needs them. */
const field = (value: Value): string => (value === null ? '' : /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** A table as CSV: a heading line, commas, LF. No value may run as a formula: the texts of a data folder are refused where they would, and numbers and ids cannot. */
export const csvText = (columns: readonly string[], rows: readonly (readonly Value[])[]): string => linesOf([columns, ...rows])

const linesOf = (rows: readonly (readonly Value[])[]): string => rows.map((row) => `${row.map(field).join(',')}\n`).join('')

/** The same table from rows that come some at a time. */
export function csvBytes(columns: readonly string[], turns: Iterable<readonly (readonly Value[])[]>): Uint8Array {
  const encoder = new TextEncoder()
  const parts = [encoder.encode(csvText(columns, []))]
  for (const rows of turns) parts.push(encoder.encode(linesOf(rows)))
  return joined(parts)
}
