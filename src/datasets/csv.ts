/** A value of a table that leaves: a text, a number as its decimal, or nothing. */
export type Value = string | null

/** A field with quotes only where CSV needs them. */
const field = (value: Value): string => (value === null ? '' : /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** A table as CSV: a heading line, commas, LF. No value may run as a formula: the texts of a data folder are refused where they would, and numbers and ids cannot. */
export const csvText = (columns: readonly string[], rows: readonly (readonly Value[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('')
