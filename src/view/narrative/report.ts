import type { Book } from '../../core/book.ts'
import type { Quarter } from '../../core/period.ts'
import { openingOf } from '../../narrative/opening.ts'
import { evidenceOf, type Block, type Evidence } from '../../narrative/statement.ts'
import type { Tone } from '../../narrative/movement.ts'
import type { Locale } from '../format.ts'
import { headlineSentence } from './opening.ts'
import { plainText } from './parts.ts'
import { sentencesOf, type Spoken } from './sentences.ts'

/** A statement as the machine-readable report carries it: its words in both languages and what they rest on. */
export interface ReportedStatement extends Evidence {
  readonly block: Block | 'headline'
  readonly tone: Tone
  readonly text: { readonly en: string; readonly it: string }
}

/** The narrative of a quarter for machines, the headline first. */
export function reportedNarrative(book: Book, quarter: Quarter): readonly ReportedStatement[] {
  const spokenIn = (locale: Locale): readonly Spoken[] => sentencesOf(book, quarter, locale).flatMap(({ spoken }) => spoken)
  const italian = spokenIn('it')
  const headline: ReportedStatement = {
    ...evidenceOf(openingOf(book, quarter)), block: 'headline', tone: 'neutral',
    text: { en: plainText(headlineSentence(book, quarter, 'en')), it: plainText(headlineSentence(book, quarter, 'it')) },
  }
  return [headline, ...spokenIn('en').map(({ statement, sentence }, index) => ({
    ...evidenceOf(statement), block: statement.block, tone: statement.tone, text: { en: plainText(sentence), it: plainText(italian[index]!.sentence) },
  }))]
}
