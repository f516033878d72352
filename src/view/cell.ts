import type { Book } from '../core/book.ts'
import { keyOf } from '../core/history.ts'
import type { Restatement } from '../core/restatement.ts'
import { numberIn, type Cell } from '../core/row.ts'
import { whatOf } from './evidence.ts'
import { formatNumber, formatPeriod, type Locale } from './format.ts'
import { openCell, type NumberMark } from './mark.ts'
import { tableWords } from './words/tables.ts'
import { terms } from './words/terms.ts'

/** What a restated cell belongs to: its table, what its row speaks of, and the quarter. */
export function restatedName(book: Book, { row, quarter }: Pick<Restatement, 'row' | 'quarter'>, locale: Locale): string {
  const [name, what] = [tableWords(row.table, locale).name, whatOf(book, row, locale) || keyOf(row)]
  return [...(what.startsWith(name) ? [what] : [name, what]), quarter && formatPeriod(quarter, locale)].filter((part) => part).join(', ')
}

/** What a restated cell holds: its own digits, grouped; a word or a date as it stands in its file; that there is nothing. */
export function cellText(cell: Cell, locale: Locale): NumberMark | string {
  const number = numberIn(cell)
  if (number) return openCell(cell, formatNumber(number, { locale, decimals: cell.text.split('.')[1]?.length ?? 0 }), locale)
  return cell.text || terms[locale].absences.missing_input.short
}
