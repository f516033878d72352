import type { ClaimWord, Verdict } from '../../narrative/claim.ts'
import type { Locale } from '../format.ts'
import { changeOf } from '../../core/change.ts'
import type { Book } from '../../core/book.ts'
import { prep } from './elision.ts'
import { contraries } from '../../narrative/comparison.ts'
import { englishAgainst, englishLevel } from './english-moves.ts'
import { italianAgainst, italianLevel } from './italian-moves.ts'
import { level, percentOf, quarterText } from './numbers.ts'
import { plainText, say, type Sentence } from './parts.ts'
import { shiftQuarter } from '../../core/period.ts'

type Say = (verdict: Verdict, book: Book) => Sentence

const quarterBefore = ({ figure }: Verdict, locale: Locale): string => quarterText(shiftQuarter(figure.period.id, -1), locale)

function moved(verdict: Verdict, book: Book, locale: Locale): Sentence {
  const change = changeOf(book, verdict.figure, 'qoq')
  if (change.form !== 'pct' || change.change.value === null) return []
  const size = percentOf(change, locale)
  return locale === 'en' ? say` ${size}` : say` ${prep('del', size.text)}${size}`
}

const ENGLISH: Readonly<Record<ClaimWord, Say>> = {
  'record-high': ({ figure, quarters }) => say`the highest of the ${String(quarters)} quarters with a value, ${englishLevel(figure)}`,
  'record-low': ({ figure, quarters }) => say`the lowest of the ${String(quarters)} quarters with a value, ${englishLevel(figure)}`,
  rose: (verdict, book) => say`rose${moved(verdict, book, 'en')} on ${quarterBefore(verdict, 'en')}, to ${englishLevel(verdict.figure)}`,
  fell: (verdict, book) => say`fell${moved(verdict, book, 'en')} on ${quarterBefore(verdict, 'en')}, to ${englishLevel(verdict.figure)}`,
  'broadly-flat': (verdict) => say`broadly flat on ${quarterBefore(verdict, 'en')}, at ${englishLevel(verdict.figure)}`,
  doubled: (verdict) => say`at least twice its value of ${quarterBefore(verdict, 'en')}, at ${englishLevel(verdict.figure)}`,
  halved: (verdict) => say`at most half its value of ${quarterBefore(verdict, 'en')}, at ${englishLevel(verdict.figure)}`,
  majority: ({ figure }) => say`the majority, ${englishLevel(figure)}`,
  minority: ({ figure }) => say`a minority, ${englishLevel(figure)}`,
  all: ({ figure }) => say`all, ${englishLevel(figure)}`,
  none: ({ figure }) => say`none, ${englishLevel(figure)}`,
}

const ITALIAN: Readonly<Record<ClaimWord, Say>> = {
  'record-high': ({ figure, quarters }) => say`il valore più alto dei ${String(quarters)} trimestri con un dato, ${italianLevel(figure)}`,
  'record-low': ({ figure, quarters }) => say`il valore più basso dei ${String(quarters)} trimestri con un dato, ${italianLevel(figure)}`,
  rose: (verdict, book) => say`in aumento${moved(verdict, book, 'it')} rispetto al ${quarterBefore(verdict, 'it')}, con ${italianLevel(verdict.figure)}`,
  fell: (verdict, book) => say`in calo${moved(verdict, book, 'it')} rispetto al ${quarterBefore(verdict, 'it')}, con ${italianLevel(verdict.figure)}`,
  'broadly-flat': (verdict) => say`pressoché stabile rispetto al ${quarterBefore(verdict, 'it')}, con ${italianLevel(verdict.figure)}`,
  doubled: (verdict) => say`almeno il doppio del valore del ${quarterBefore(verdict, 'it')}, con ${italianLevel(verdict.figure)}`,
  halved: (verdict) => say`al massimo la metà del valore del ${quarterBefore(verdict, 'it')}, con ${italianLevel(verdict.figure)}`,
  majority: ({ figure }) => say`la maggior parte, ${prep('il', level(figure, 'it').text)}${italianLevel(figure)}`,
  minority: ({ figure }) => say`una minoranza, ${prep('il', level(figure, 'it').text)}${italianLevel(figure)}`,
  all: ({ figure }) => say`la totalità, ${prep('il', level(figure, 'it').text)}${italianLevel(figure)}`,
  none: ({ figure }) => say`nulla, ${prep('il', level(figure, 'it').text)}${italianLevel(figure)}`,
}

/** The words the data support for a claim that holds; they need no unlocking by the gate. Where the year goes another way it is said too (metrics.md B3). */
export function claimSentence(book: Book, verdict: Verdict, word: ClaimWord, locale: Locale): Sentence {
  const said = (locale === 'en' ? ENGLISH : ITALIAN)[word](verdict, book)
  const also = MOVES.has(word) ? contraries(book, [changeOf(book, verdict.figure, 'qoq')]) : []
  const against = locale === 'en' ? englishAgainst(book, also, 'it') : italianAgainst(book, also, true)
  return say`${said}${against.flatMap((each) => say` (${each})`)}`
}

const MOVES: ReadonlySet<ClaimWord> = new Set(['rose', 'fell', 'broadly-flat', 'doubled', 'halved'])

/** What to write instead of a claim that does not hold. */
export function claimRemedy(book: Book, verdict: Verdict, word: ClaimWord): string {
  const { figure, quarters, supported } = verdict
  const value = figure.quantity.value === null ? 'has no value' : `is ${level(figure, 'en').text}`
  const instead = supported.length > 0 ? `The data support: ${supported.map((each) => `says="${each}" (${plainText(claimSentence(book, verdict, each, 'en'))})`).join(', ')}.` : 'The data support none of the words of a claim; give the figure instead.'
  return `${figure.id} ${value} in ${figure.period.id}, with ${quarters} comparable quarters: "${word}" does not hold. ${instead}`
}
