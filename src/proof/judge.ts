import type { Book } from '../core/book.ts'
import { exactText } from '../core/rational.ts'
import type { Locale } from '../view/format.ts'
import { formsOfCell, formsOfChange, formsOfEnd, formsOfFigure, formsOfFormer, formsOfPart, formsOfRatio } from '../view/forms.ts'
import { stepText } from '../view/passport.ts'
import { statedBy, type Mark, type Stated } from './stated.ts'

/** A number as a page shows it: what it says it is, its exact value, and its text. */
export interface Shown extends Mark {
  readonly value: string
  readonly text: string
}

/** What is wrong with a shown number: the data gives another value, it is printed otherwise, or it is nothing the data knows. */
export type Judgement =
  | { readonly agrees: true }
  | { readonly agrees: false; readonly fault: 'unknown' }
  | { readonly agrees: false; readonly fault: 'value'; readonly computed: readonly string[] }
  | { readonly agrees: false; readonly fault: 'text'; readonly computed: readonly string[] }

/** Recomputes a number that a page shows, and compares the exact value and the printed text. */
export function judge(book: Book, shown: Shown, locale: Locale): Judgement {
  const key = `judged@${locale}@${JSON.stringify(shown)}`
  return book.once(key, () => judged(book, shown, locale))
}

function judged(book: Book, shown: Shown, locale: Locale): Judgement {
  const stated = statedBy(book, shown)
  if (!stated) return { agrees: false, fault: 'unknown' }
  const values = stated.values.map(exactText)
  if (!values.includes(shown.value)) return { agrees: false, fault: 'value', computed: values }
  for (const text of textsOf(stated, shown, locale)) if (text === shown.text) return { agrees: true }
  return { agrees: false, fault: 'text', computed: [...new Set(textsOf(stated, shown, locale))] }
}

/** The texts that stand for what was stated; of a change told as nothing, the word for it. */
function textsOf(stated: Stated, { end, value }: Shown, locale: Locale): Iterable<string> {
  if (stated.kind === 'figure') return end ? formsOfEnd(stated.figure, end, locale) : formsOfFigure(stated.figure, locale)
  if (stated.kind === 'step') return new Set([stepText(stated.quantity, locale)])
  if (stated.kind === 'cell') return formsOfCell(stated.cell, locale)
  if (stated.kind === 'change') return formsOfChange(stated.change, locale)
  const exact = stated.values.find((each) => exactText(each) === value)!
  if (stated.kind === 'ratio') return formsOfRatio(exact, locale)
  return stated.kind === 'part' ? formsOfPart(exact, stated.bridge.unit, stated.bridge.now, locale) : formsOfFormer(exact, stated.symbol, locale)
}
