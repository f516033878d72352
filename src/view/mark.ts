import type { Figure } from '../core/figure.ts'
import { exactText, type Rational } from '../core/rational.ts'
import type { Cell } from '../core/row.ts'
import { fileAddress } from './address.ts'
import type { Locale } from './format.ts'

/** A number as a page marks it: its text, its exact value, and what it is a value of. */
export interface NumberMark {
  readonly text: string
  /** The exact value as a fraction. */
  readonly exact: string
  /** The id of a figure, of a change, of a part of a change or of a former value; of a cell the place `2025-Q3/energy.csv#L2C6`. */
  readonly figure?: string | undefined
  readonly cell?: string | undefined
  readonly period?: string | undefined
  readonly end?: 'low' | 'high' | undefined
  /** The figure it is divided by. */
  readonly over?: string | undefined
  /** The way down the figure's computation to the step. */
  readonly step?: string | undefined
  /** Where a reader who points at it is led, where nothing around it leads there. */
  readonly href?: string | undefined
}

/** Words with numbers in them. */
export type Line = readonly (string | NumberMark)[]

/** The attributes that say what a number is. */
export const attributesOf = ({ figure, cell, period, end, over, step }: Omit<NumberMark, 'text' | 'exact' | 'href'>): Readonly<Record<string, string | undefined>> =>
  ({ 'data-figure': figure, 'data-period': period, 'data-end': end, 'data-over': over, 'data-step': step, 'data-cell': cell })

/** The mark of a cell as its file gives it. */
export const cellMark = (cell: Cell, text: string): NumberMark => ({ text, exact: exactText(cell.value as Rational), cell: placeOf(cell) })

/** A cell as its file gives it, which opens on the page of its file. */
export const openCell = (cell: Cell, text: string, locale: Locale): NumberMark => ({ ...cellMark(cell, text), href: fileAddress(cell.file, locale, cell.line, cell.field) })

/** Where a cell lies: its file, its line and the number of its field, as on the page of its file. */
export const placeOf = ({ file, line, field }: Cell): string => `${file}#L${line}C${field}`

/** The two ends of a figure's range in words: "1,367 to 1,502". */
export function rangeLine({ id, period, range }: Figure, [low, high]: readonly [string, string], locale: Locale): Line {
  const end = (side: 'low' | 'high', text: string): NumberMark => ({ text, exact: exactText(range![side]), figure: id, period: period.id, end: side })
  return locale === 'it' ? ['da ', end('low', low), ' a ', end('high', high)] : [end('low', low), ' to ', end('high', high)]
}

/** A line as plain text. */
export const textOf = (line: Line): string => line.map((part) => (typeof part === 'string' ? part : part.text)).join('')

/** A line from words in which `{}` stands where each number, or line of numbers, belongs. */
export function filled(words: string, ...numbers: readonly (NumberMark | Line)[]): Line {
  return words.split('{}').flatMap((part, index) => (index === 0 ? [part] : [...[numbers[index - 1]!].flat(), part])).filter((part) => part !== '')
}
