import { numberIn, type Cell } from '../core/row.ts'
import { formatNumber, type Locale } from './format.ts'
import { cellMark, type NumberMark } from './mark.ts'
import { terms } from './words/terms.ts'

/** What a restated cell holds: its own digits, grouped; a word or a date as it stands in its file; that there is nothing. */
export function cellText(cell: Cell, locale: Locale): NumberMark | string {
  const number = numberIn(cell)
  if (number) return cellMark(cell, formatNumber(number, { locale, decimals: cell.text.split('.')[1]?.length ?? 0 }))
  return cell.text || terms[locale].absences.missing_input.short
}
