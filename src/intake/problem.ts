import type { Cell } from '../core/row.ts'
import type { Code } from './codes.ts'

/** Where something stands in a file; line 0 means the file or folder as a whole. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly length: number
}

/** What is wrong at a place and what to do about it, before the line itself is fetched. */
export interface Finding extends Place {
  readonly severity: 'error' | 'warning'
  readonly code: Code
  readonly value: string | null
  readonly message: string
  readonly remedy: string
}

/** A finding with the physical line it stands in; the file is a path below the data folder. */
export interface Problem extends Finding {
  readonly excerpt: string
  /** The folder the file lies below, where it is not the data folder. */
  readonly folder?: string
}

/** What a check has to say about one place. */
export interface Words {
  readonly code: Code
  readonly message: string
  readonly remedy: string
}

/** A finding at a place; a code that begins with W_ is a warning. */
export const finding = (place: Place, words: Words, value: string | null = null): Finding => ({
  severity: words.code.startsWith('W_') ? 'warning' : 'error',
  code: words.code,
  file: place.file, line: place.line, column: place.column, length: place.length,
  value, message: words.message, remedy: words.remedy,
})

/** A finding at a cell, which quotes the cell as written. */
export const findingAt = (cell: Cell, words: Words): Finding => finding(placeOf(cell), words, cell.text)

/** The place of a cell: its first line only, where the text runs over several. */
export const placeOf = (cell: Cell): Place => ({
  file: cell.file, line: cell.line, column: cell.column,
  length: Math.max(1, cell.text.split(/\r\n|\n|\r/, 1)[0]!.length),
})

/** A place that is a whole file or folder. */
export const wholeFile = (file: string): Place => ({ file, line: 0, column: 0, length: 0 })

/** Order of reading: file, line, column, code. Compared by code unit, so that no locale matters. */
export function byPlace(one: Finding, other: Finding): number {
  return compare(one.file, other.file) || one.line - other.line || one.column - other.column || compare(one.code, other.code) || compare(one.message, other.message)
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu
const LONGEST = 120

/** Text that is safe to print: what cannot be seen is written as \u{…}, and the rest is cut at 120 characters. */
export function printable(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  return cut.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`)
}

/** A value as written, between quotes and safe to print. */
export const quoted = (text: string): string => `"${printable(text)}"`

/** Words in a row as one reads them aloud: "a, b and c". */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** A number with its noun: "1 row", "3 rows", "4 facilities" where the plural is given. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string => `${count} ${count === 1 ? noun : plural}`
