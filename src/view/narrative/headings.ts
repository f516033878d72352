import type { Block } from '../../narrative/statement.ts'
import type { Locale } from '../format.ts'

/** The headings of a narrative's blocks; they name a subject and judge nothing but the adverse block, which is named for what it is. */
export const HEADINGS: Readonly<Record<Locale, Readonly<Record<Block, string>>>> = {
  en: {
    scope: 'Scope and data', most: 'What moved most', adverse: 'Adverse movements', energy: 'Energy and carbon', productivity: 'Mix and productivity',
    ai: 'AI capacity', estimates: 'Restatements and estimates', absent: 'Not reported', assurance: 'Assurance',
  },
  it: {
    scope: 'Perimetro e dati', most: 'Le variazioni maggiori', adverse: 'Variazioni sfavorevoli', energy: 'Energia e carbonio', productivity: 'Mix e produttività',
    ai: 'Capacità per l’IA', estimates: 'Rideterminazioni e stime', absent: 'Non riportati', assurance: 'Assurance',
  },
}

/** The most sentences a paragraph of a narrative holds. */
export const PARAGRAPH = 3

/** Sentences in paragraphs of even length, none longer than a reader takes in at once. */
export function paragraphs<T>(sentences: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(sentences.length / PARAGRAPH)
  const size = Math.ceil(sentences.length / Math.max(count, 1))
  return Array.from({ length: count }, (_, index) => sentences.slice(index * size, (index + 1) * size))
}
