import type { Book } from '../core/book.ts'
import { changeOf, type Change, type Comparison } from '../core/change.ts'
import { figureOf, type Figure } from '../core/figure.ts'
import { earlier, type Period, type Quarter } from '../core/period.ts'
import { ZERO } from '../core/rational.ts'

/** A quarter as a period. */
export const periodOf = (quarter: Quarter): Period => ({ kind: 'quarter', id: quarter })

/** The figure of an id in a quarter; null when the issuer has nothing to do with it. */
export const lookUp = (book: Book, id: string, quarter: Quarter): Figure | null => figureOf(book, id, periodOf(quarter))

/** The figure of an id in a quarter where it has a value. */
export function known(book: Book, id: string, quarter: Quarter): Figure | null {
  const found = lookUp(book, id, quarter)
  return found?.quantity.value ? found : null
}

/** The figure of an id in a quarter where it has a value other than zero. */
export function nonZero(book: Book, id: string, quarter: Quarter): Figure | null {
  const found = known(book, id, quarter)
  return found && !found.quantity.value!.equals(ZERO) ? found : null
}

/** A figure's change where both values are known. */
export function knownChange(book: Book, figure: Figure, comparison: Comparison): Change | null {
  const change = changeOf(book, figure, comparison)
  return change.absolute.value === null ? null : change
}

/** The quarter before. */
export const quarterBefore = (quarter: Quarter): Quarter => earlier(periodOf(quarter), 1).id

/** Whether the book knows anything of the quarter before. */
export const hasQuarterBefore = (book: Book, quarter: Quarter): boolean => book.quarters.includes(quarterBefore(quarter))
