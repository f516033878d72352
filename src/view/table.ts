import type { Figure } from '../core/figure.ts'
import type { Rational } from '../core/rational.ts'
import type { ChartRole } from './chart.ts'
import { formatNumber, type Locale } from './format.ts'
import type { Line } from './mark.ts'
import { printFigure, type Printed } from './printed.ts'

/** One cell of a table: a figure as printed, plain text, or nothing. */
export type TableCell =
  | { readonly kind: 'figure'; readonly printed: Printed; /** Decimals an estimate lacks, so that points stay aligned. */ readonly lacks: 'nothing' | 'digit' | 'decimal' }
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'text'; readonly text: string; readonly href?: string | undefined; readonly mark?: 'absent' | undefined }

/** A table as the page draws it: a heading a column, a label and cells a row. */
export interface DataTable {
  readonly id: string
  readonly locale: Locale
  readonly caption: string
  readonly first: string
  readonly head: readonly { readonly text: string; readonly unit?: string | undefined; readonly words?: true }[]
  readonly rows: readonly TableRow[]
  readonly notes: readonly Line[]
  /** Tables of one layout share their column widths. */
  readonly layout?: 'subject' | 'dated'
}

/** A row of a table. */
export interface TableRow {
  readonly id?: string | undefined
  readonly label: string
  readonly href?: string | undefined
  readonly role?: ChartRole | undefined
  readonly total?: boolean | undefined
  readonly emphasised?: boolean | undefined
  readonly cells: readonly TableCell[]
}

/** A text cell. */
export const textCell = (text: string, href?: string): TableCell => ({ kind: 'text', text, ...(href ? { href } : {}) })

/** A cell of words with marked numbers. */
export const lineCell = (...line: Line): TableCell => ({ kind: 'line', line })

/** A figure's cell, without its unit, which stands in the heading. */
export function figureCell(found: Figure, locale: Locale): TableCell {
  const printed = printFigure(found, locale)
  return { kind: 'figure', printed: { ...printed, unit: '' }, lacks: printed.estimated ? lackOf(found.metric.decimals) : 'nothing' }
}

/** A figure's cell in millions with two decimals. */
export function millionsCell(found: Figure, locale: Locale): TableCell {
  const printed = printFigure(found, locale)
  const value = found.quantity.value
  const millions = (exact: Rational): string => formatNumber(exact.div(1_000_000), { locale, decimals: 2 })
  const first = printed.first && { ...printed.first, text: found.first?.quantity.value ? millions(found.first.quantity.value) : printed.first.text }
  return { kind: 'figure', lacks: 'nothing', printed: value === null ? printed : { ...printed, first, unit: '', number: `${printed.estimated ? '≈' : ''}${millions(value)}` } }
}

const lackOf = (decimals: number): 'nothing' | 'digit' | 'decimal' => (decimals === 0 ? 'nothing' : decimals === 1 ? 'decimal' : 'digit')
