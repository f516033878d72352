import type { Book } from '../core/book.ts'
import { changeOf } from '../core/change.ts'
import { figure, type Figure } from '../core/figure.ts'
import { rational, type Rational } from '../core/rational.ts'
import { thresholdOf } from './thresholds.ts'
import { restsOnInstruments } from './comparison.ts'
import { judge } from './movement.ts'
import { periodOf } from './lookup.ts'

/** What a <Claim> may say of a metric. */
export const CLAIM_WORDS = ['record-high', 'record-low', 'rose', 'fell', 'broadly-flat', 'majority', 'minority', 'doubled', 'halved', 'all', 'none'] as const
export type ClaimWord = (typeof CLAIM_WORDS)[number]

/** What a claim's word means, in numbers. */
export interface ClaimRule {
  readonly word: ClaimWord
  /** The limit the word stands for, where it has one. */
  readonly limit: Rational | null
  readonly of: 'series' | 'movement' | 'share' | 'ratio'
}

/** The quarters with a value that a record needs, this one among them. */
export const RECORD_QUARTERS = 8

/** Every word of a claim and its meaning; the dictionary prints this table. */
export const CLAIM_RULES: readonly ClaimRule[] = [
  { word: 'record-high', of: 'series', limit: rational(RECORD_QUARTERS) },
  { word: 'record-low', of: 'series', limit: rational(RECORD_QUARTERS) },
  { word: 'rose', of: 'movement', limit: null },
  { word: 'fell', of: 'movement', limit: null },
  { word: 'broadly-flat', of: 'movement', limit: null },
  { word: 'doubled', of: 'ratio', limit: rational(2) },
  { word: 'halved', of: 'ratio', limit: rational('0.5') },
  { word: 'majority', of: 'share', limit: rational('0.5') },
  { word: 'minority', of: 'share', limit: rational('0.5') },
  { word: 'all', of: 'share', limit: rational(1) },
  { word: 'none', of: 'share', limit: rational(0) },
]

/** How a claim stands to the data: true, or false with the words that would be true. */
export interface Verdict {
  readonly holds: boolean
  readonly figure: Figure
  /** How many quarters the comparison rests on. */
  readonly quarters: number
  /** The words the data support, the strongest first. */
  readonly supported: readonly ClaimWord[]
}

/** Holds a claim against the figures up to its quarter; later quarters play no part. */
export function judgeClaim(book: Book, now: Figure, word: ClaimWord): Verdict {
  const supported = CLAIM_WORDS.filter((each) => isTrue(book, now, each))
  return { holds: supported.includes(word), figure: now, quarters: seriesOf(book, now).length, supported }
}

const seriesOf = (book: Book, now: Figure): readonly Rational[] => book.quarters.filter((quarter) => quarter <= now.period.id)
  .map((quarter) => figure(book, now.metric, now.scope, periodOf(quarter)).quantity.value).filter((value) => value !== null)

function isTrue(book: Book, now: Figure, word: ClaimWord): boolean {
  const value = now.quantity.value
  if (value === null) return false
  switch (word) {
    case 'record-high': return isExtreme(book, now, 1)
    case 'record-low': return isExtreme(book, now, -1)
    case 'rose': case 'fell': case 'broadly-flat': return movedAs(book, now, word)
    case 'doubled': case 'halved': return reachedRatio(book, now, word)
    case 'majority': return isShare(now) && value.compare('0.5') > 0
    case 'minority': return isShare(now) && value.compare('0.5') < 0
    case 'all': return isShare(now) && value.equals(1)
    case 'none': return isShare(now) && value.equals(0)
  }
}

const isShare = ({ metric }: Figure): boolean => metric.nature === 'share'

/** Strictly beyond every earlier quarter, of at least eight comparable ones. */
function isExtreme(book: Book, now: Figure, sign: 1 | -1): boolean {
  const series = seriesOf(book, now)
  const value = now.quantity.value!
  return series.length >= RECORD_QUARTERS && series.slice(0, -1).every((each) => value.compare(each) * sign > 0)
}

/** Up or down from the quarter before by the metric's own threshold, or by less than it; a level has no threshold and moves by any amount. */
function movedAs(book: Book, now: Figure, word: 'rose' | 'fell' | 'broadly-flat'): boolean {
  if (restsOnInstruments(now)) return false
  if (!thresholdOf(now.metric)) {
    const moved = changeOf(book, now, 'qoq').absolute.value
    return moved !== null && (word === 'broadly-flat' ? moved.equals(0) : moved.compare(0) === (word === 'rose' ? 1 : -1))
  }
  const judged = judge(book, now, 'qoq')
  // What the narrative would not tell on estimates, a claim may not say either.
  if (!judged || (judged.mostlyEstimated && judged.tone !== 'adverse')) return false
  return word === 'broadly-flat' ? !judged.candidate : judged.candidate && judged.value.compare(0) === (word === 'rose' ? 1 : -1)
}

function reachedRatio(book: Book, now: Figure, word: 'doubled' | 'halved'): boolean {
  if (restsOnInstruments(now)) return false
  const { before, change } = changeOf(book, now, 'qoq')
  if (change.value === null || before.quantity.value === null || before.quantity.value.compare(0) <= 0) return false
  const ratio = now.quantity.value!.div(before.quantity.value)
  return word === 'doubled' ? ratio.compare(2) >= 0 : ratio.compare('0.5') <= 0
}
