import type { ClaimWord, Verdict } from '../../narrative/claim.ts'
import type { Locale } from '../format.ts'
import { changeOf } from '../../core/change.ts'
import type { Book } from '../../core/book.ts'
import { prep } from './elision.ts'
import { level, percentOf, quarterText } from './numbers.ts'
import { say, type Sentence } from './parts.ts'
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
  'record-high': ({ figure, quarters }) => say`the highest of the ${String(quarters)} quarters with a value, ${level(figure, 'en')}`,
  'record-low': ({ figure, quarters }) => say`the lowest of the ${String(quarters)} quarters with a value, ${level(figure, 'en')}`,
  rose: (verdict, book) => say`rose${moved(verdict, book, 'en')} on ${quarterBefore(verdict, 'en')}, to ${level(verdict.figure, 'en')}`,
  fell: (verdict, book) => say`fell${moved(verdict, book, 'en')} on ${quarterBefore(verdict, 'en')}, to ${level(verdict.figure, 'en')}`,
  'broadly-flat': (verdict) => say`broadly flat on ${quarterBefore(verdict, 'en')}, at ${level(verdict.figure, 'en')}`,
  doubled: (verdict) => say`at least twice its value of ${quarterBefore(verdict, 'en')}, at ${level(verdict.figure, 'en')}`,
  halved: (verdict) => say`at most half its value of ${quarterBefore(verdict, 'en')}, at ${level(verdict.figure, 'en')}`,
  majority: ({ figure }) => say`the majority, ${level(figure, 'en')}`,
  minority: ({ figure }) => say`a minority, ${level(figure, 'en')}`,
  all: ({ figure }) => say`all, ${level(figure, 'en')}`,
  none: ({ figure }) => say`none, ${level(figure, 'en')}`,
}

const ITALIAN: Readonly<Record<ClaimWord, Say>> = {
  'record-high': ({ figure, quarters }) => say`il valore più alto dei ${String(quarters)} trimestri con un dato, ${level(figure, 'it')}`,
  'record-low': ({ figure, quarters }) => say`il valore più basso dei ${String(quarters)} trimestri con un dato, ${level(figure, 'it')}`,
  rose: (verdict, book) => say`in aumento${moved(verdict, book, 'it')} rispetto al ${quarterBefore(verdict, 'it')}, con ${level(verdict.figure, 'it')}`,
  fell: (verdict, book) => say`in calo${moved(verdict, book, 'it')} rispetto al ${quarterBefore(verdict, 'it')}, con ${level(verdict.figure, 'it')}`,
  'broadly-flat': (verdict) => say`pressoché stabile rispetto al ${quarterBefore(verdict, 'it')}, con ${level(verdict.figure, 'it')}`,
  doubled: (verdict) => say`almeno il doppio del valore del ${quarterBefore(verdict, 'it')}, con ${level(verdict.figure, 'it')}`,
  halved: (verdict) => say`al massimo la metà del valore del ${quarterBefore(verdict, 'it')}, con ${level(verdict.figure, 'it')}`,
  majority: ({ figure }) => say`la maggior parte, ${prep('il', level(figure, 'it').text)}${level(figure, 'it')}`,
  minority: ({ figure }) => say`una minoranza, ${prep('il', level(figure, 'it').text)}${level(figure, 'it')}`,
  all: ({ figure }) => say`la totalità, ${prep('il', level(figure, 'it').text)}${level(figure, 'it')}`,
  none: ({ figure }) => say`nulla, ${prep('il', level(figure, 'it').text)}${level(figure, 'it')}`,
}

/** The words the data support for a claim that holds; they need no unlocking by the gate. */
export const claimSentence = (book: Book, verdict: Verdict, word: ClaimWord, locale: Locale): Sentence => (locale === 'en' ? ENGLISH : ITALIAN)[word](verdict, book)

/** What to write instead of a claim that does not hold. */
export function claimRemedy({ figure, quarters, supported }: Verdict, word: ClaimWord): string {
  const value = figure.quantity.value === null ? 'has no value' : `is ${level(figure, 'en').text}`
  const instead = supported.length > 0 ? `The data support: ${supported.map((each) => `says="${each}"`).join(', ')}.` : 'The data support none of the words of a claim; give the figure instead.'
  return `${figure.id} ${value} in ${figure.period.id}, with ${quarters} comparable quarters: "${word}" does not hold. ${instead}`
}
