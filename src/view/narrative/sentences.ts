import type { Book } from '../../core/book.ts'
import type { Quarter } from '../../core/period.ts'
import { narrativeOf } from '../../narrative/narrative.ts'
import { BLOCKS, type Block, type Statement } from '../../narrative/statement.ts'
import type { Locale } from '../format.ts'
import { englishAgainst } from './english-moves.ts'
import { ENGLISH, type Voice } from './english.ts'
import { italianAgainst } from './italian-moves.ts'
import { ITALIAN } from './italian.ts'
import { say, type Sentence } from './parts.ts'

/** A statement and its sentence. */
export interface Spoken {
  readonly statement: Statement
  readonly sentence: Sentence
}

/** A block of a narrative in words. */
export interface SpokenBlock {
  readonly block: Block
  readonly spoken: readonly Spoken[]
}

const VOICES: Readonly<Record<Locale, Voice>> = { en: ENGLISH, it: ITALIAN }

/** The narrative of a quarter in a language, block by block. */
export const sentencesOf = (book: Book, quarter: Quarter, locale: Locale): readonly SpokenBlock[] => {
  const statements = narrativeOf(book, quarter)
  return BLOCKS.map((block) => ({ block, spoken: spokenOf(book, quarter, locale, statements.filter((statement) => statement.block === block)) })).filter(({ spoken }) => spoken.length > 0)
}

function spokenOf(book: Book, quarter: Quarter, locale: Locale, statements: readonly Statement[]): readonly Spoken[] {
  const turns = new Map<string, number>()
  return statements.map((statement) => {
    const like = likeness(statement)
    const turn = turns.get(like) ?? 0
    turns.set(like, turn + 1)
    return { statement, sentence: sentenceOf(book, quarter, locale, statement, turn) }
  })
}

/** Statements of one likeness take turns with its frames. */
const likeness = (statement: Statement): string => (statement.kind === 'movement' ? `${statement.manner}/${statement.judged.measure}` : statement.kind)

/** The sentence of one statement; `turn` counts those like it before. */
export function sentenceOf(book: Book, quarter: Quarter, locale: Locale, statement: Statement, turn = 0): Sentence {
  const said = (VOICES[locale][statement.kind] as (statement: Statement, context: object) => Sentence)(statement, { book, quarter, turn })
  // A movement has its end in its own frame.
  return statement.kind === 'movement' || statement.also.length === 0 ? said : prolonged(said, againstOf(book, locale, statement.also))
}

/** What goes another way against the other comparator, in a language (B3). */
export const againstOf = (book: Book, locale: Locale, also: Statement['also']): readonly Sentence[] => (locale === 'en' ? englishAgainst : italianAgainst)(book, also)

/** A sentence with more before its full stop. */
const prolonged = (sentence: Sentence, more: readonly Sentence[]): Sentence =>
  say`${[...sentence.slice(0, -1), (sentence.at(-1) as string).replace(/\.$/, '')]}${more.flatMap((each) => say`; ${each}`)}.`
