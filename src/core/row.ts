import type { Rational } from './rational.ts'
import type { Kind, TABLES, TableName } from './tables.ts'

/** What a cell of a kind means: an exact number, a word of a closed list, or text; a blank cell is null. */
export type Meaning<K extends Kind> = K extends readonly string[] ? K[number] : K extends 'decimal' | 'signed' | 'count' ? Rational : string

/** One cell as it stands in a file, and what it means. */
export interface Cell<V = unknown> {
  /** The path below the data folder, with forward slashes: `2025-Q3/energy.csv`. */
  readonly file: string
  /** The physical line, from 1, where the cell begins. */
  readonly line: number
  /** The character of that line, from 1, where the cell begins. */
  readonly column: number
  /** The number of the field in its row, from 1. */
  readonly field: number
  /** The header of its column. */
  readonly name: string
  /** The text as written, without quotes. */
  readonly text: string
  /** Null when the cell is blank. */
  readonly value: V | null
}

type Columns<T extends TableName> = (typeof TABLES)[T]['columns']

/** A row of a table: where it stands, and a cell for every column its file has. */
export interface Row<T extends TableName = TableName> {
  readonly table: T
  readonly file: string
  readonly line: number
  /** The quarter of the folder the file lies in; null for a file in the data folder itself. */
  readonly folder: string | null
  readonly cells: { readonly [C in keyof Columns<T>]?: Cell<Columns<T>[C] extends { kind: infer K extends Kind } ? Meaning<K> : never> }
}

/** The value in a column; null when the cell is blank or its file lacks the column. */
export function valueOf<T extends TableName, C extends keyof Columns<T>>(row: Row<T>, column: C) {
  return (row.cells[column]?.value ?? null) as (Columns<T>[C] extends { kind: infer K extends Kind } ? Meaning<K> : never) | null
}

/** The number a cell holds; null where it is blank or holds a word or a date. */
export const numberIn = ({ value }: Cell): Rational | null => (value !== null && typeof value === 'object' ? value as Rational : null)

/** Who reports: the keys of issuer.yaml. */
export interface Issuer {
  readonly name: string
  readonly short_name: string
  readonly ticker: string | null
  readonly exchange: string | null
  readonly currency: string
  readonly time_zone: string
  readonly fiscal_year_start_month: number
  readonly languages: readonly string[]
  /** What the figures cover, by language; in one alone where the issuer wrote one. */
  readonly boundary: Readonly<Record<string, string>> | null
  /** Who publishes the site, where it is not the company. */
  readonly publisher: string | null
  /** The address of the terms under which the data may be used; null where the issuer chose none. */
  readonly licence: string | null
  readonly website: string | null
  /** The Legal Entity Identifier (ISO 17442), and the number in the register of the SEC. */
  readonly lei: string | null
  readonly cik: string | null
  /** The day for which the next publication is announced. */
  readonly next_release: string | null
  readonly disclaimer: Readonly<Record<string, string>>
}

/** Who answers for what the site says: the author of its citations and the source of its pictures. */
export const publisherOf = ({ publisher, name }: Issuer): string => publisher ?? name

/** What the figures cover, in a language where it is written in it, else in the one that it is written in; null where nothing is said. */
export function boundaryIn({ boundary }: Issuer, language: string): { readonly text: string; readonly language: string } | null {
  const [found] = Object.entries(boundary ?? {}).sort(([one]) => (one === language ? -1 : 0))
  return found ? { language: found[0], text: found[1] } : null
}

/** Everything read from a sound data folder: the issuer and every row of every table, in the order of the files. */
export interface Dataset {
  readonly issuer: Issuer
  readonly tables: { readonly [T in TableName]: readonly Row<T>[] }
}
