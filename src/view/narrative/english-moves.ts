import type { Book } from '../../core/book.ts'
import type { Figure } from '../../core/figure.ts'
import { valueOf } from '../../core/row.ts'
import type { Judged } from '../../narrative/movement.ts'
import { otherOf } from '../../narrative/moves.ts'
import type { ContentOf } from '../../narrative/statement.ts'
import { ENGLISH_NAMES } from './english-names.ts'
import { absoluteSize, isEstimate, level, quarterText, rangeText, signedPoints, sizeOf } from './numbers.ts'
import { opened, say, type Sentence } from './parts.ts'

type Movement = ContentOf<'movement'>

/** The key of a figure's words: its metric, with its workload or variant. */
export const wordKey = ({ metric, scope }: Figure): string => (scope.workload ?? scope.variant ? `${metric.id}[${scope.workload ?? scope.variant}]` : metric.id)

/** What an English sentence calls a figure. */
export function englishName(book: Book, figure: Figure): string {
  const name = ENGLISH_NAMES[wordKey(figure)]
  if (!name) throw new RangeError(`There are no English words for ${figure.id} in a sentence.`)
  const site = book.facilities.find((row) => valueOf(row, 'facility') === figure.scope.facility)
  return site ? `${name} at ${valueOf(site, 'name')}` : name
}

const at = (quarter: string): string => quarterText(quarter, 'en')
const isUp = (judged: Judged): boolean => judged.value.compare(0) > 0
const rose = (judged: Judged): string => (isUp(judged) ? 'rose' : 'fell')
const higher = (judged: Judged): string => (isUp(judged) ? 'higher' : 'lower')
const up = (judged: Judged): string => (isUp(judged) ? 'up' : 'down')
const estimated = (figure: Figure): string => (isEstimate(figure) ? 'an estimated ' : '')

/** A level called an estimate, with its range: "an estimated 77.6 USD/MWh (range 76.2 to 81.0)". */
export function englishLevel(figure: Figure): Sentence {
  const range = rangeText(figure, 'en')
  return say`${estimated(figure)}${level(figure, 'en')}${range ? ` (range ${range})` : ''}`
}

/** The size of a movement with the words of its measure: "8.8%", "7.0 percentage points". */
const size = (judged: Judged, vague = false): Sentence => say`${vague ? 'an estimated ' : ''}${sizeOf(judged, 'en')}${judged.measure === 'pp' ? ' percentage points' : ''}`

/** The other comparison, where it points the other way or is itself beyond the threshold. */
function tail(judged: Judged, other: Judged | null): Sentence {
  if (!other || judged.first || other.first || other.value.equals(0) || other.measure === 'abs') return []
  const opposed = isUp(other) !== isUp(judged)
  if (!opposed && (!other.candidate || other.mostlyEstimated)) return []
  return say`; against ${at(other.change!.before.period.id)} it was ${opposed ? '' : 'also '}${up(other)}${other.measure === 'pp' ? ' by' : ''} ${size(other, other.mostlyEstimated)}`
}

/** The twin on the other Scope 2 basis, or mining beside the whole: always in the same sentence. */
function beside({ movement, companion, market, judged, manner }: Movement): Sentence {
  const own = companion && (companion.lead.comparison === judged.comparison || manner !== 'other' ? companion.lead : companion.other)
  if (market) {
    const basis = movement.now.id.endsWith('_location') ? 'market-based' : 'location-based'
    if (market.quantity.value === null) return say`; ${basis} it is not reported`
    const moved = own?.change && own.measure === 'pct' ? say`, ${sizeOf(own, 'en')} ${isUp(own) ? 'more' : 'less'} than in ${at(own.change.before.period.id)}` : []
    return say`; ${basis} it was ${level(market, 'en')}${moved}`
  }
  return own ? say`, and mining revenue ${rose(own)} ${size(own)}${own.mostlyEstimated ? ' (estimated)' : ''}` : []
}

type Frame = (name: string, content: Movement) => Sentence

const RATIO_FRAMES: readonly Frame[] = [
  (name, { movement, judged }) => say`${name} ${rose(judged)} ${size(judged, isEstimate(movement.now))} on ${before(judged)}, to ${plainLevel(movement.now)}`,
  (name, { movement, judged }) => say`at ${englishLevel(movement.now)}, ${name} was ${size(judged)} ${higher(judged)} than in ${before(judged)}`,
  (name, { movement, judged }) => say`${name} went from ${englishLevel(judged.change!.before)} to ${englishLevel(movement.now)}, ${up(judged)} ${size(judged)} on ${before(judged)}`,
]

const POINT_FRAMES: readonly Frame[] = [
  (name, { movement, judged }) => say`${name} was ${englishLevel(movement.now)}, ${size(judged)} ${higher(judged)} than in ${before(judged)}`,
  (name, { movement, judged }) => say`${name} ${rose(judged)} by ${size(judged, isEstimate(movement.now))} on ${before(judged)}, to ${plainLevel(movement.now)}`,
]

const before = (judged: Judged): string => at(judged.change!.before.period.id)

/** A level after a change already called an estimate. */
function plainLevel(figure: Figure): Sentence {
  const range = rangeText(figure, 'en')
  return say`${level(figure, 'en')}${range ? ` (range ${range})` : ''}`
}

/** From nothing, or from too little for a percentage. */
function fromNothing(name: string, { movement, judged }: Movement): Sentence {
  if (judged.first && movement.now.id === 'revenue.ai_hosting') return say`AI hosting earned revenue for the first time since the series begins: ${level(movement.now, 'en')}`
  if (judged.first) return say`${name} was ${englishLevel(movement.now)}, after zero in ${before(judged)}`
  if (judged.measure === 'abs' && judged.change!.change.value === null) return say`${name} ${rose(judged)} by ${absoluteSize(judged.change!, 'en')} to ${englishLevel(movement.now)}; the base is too small for a percentage`
  return say`${name} ${rose(judged)} by ${sizeOf(judged, 'en')} on ${before(judged)}, to ${plainLevel(movement.now)}`
}

function split(name: string, { movement, judged, split: parts }: Movement): Sentence {
  const now = movement.now
  return say`${name} ${rose(judged)} by ${size(judged, isEstimate(now))} to ${level(now, 'en')}: ${signedPoints(parts!.mix, now, 'en')} from the change of site mix and ${signedPoints(parts!.within, now, 'en')} from the grids themselves`
}

const RECALLED: readonly Frame[] = [
  (name, { movement, judged }) => say`${name} came to ${englishLevel(movement.now)} after ${englishLevel(judged.change!.before)} in ${before(judged)}${judged.measure === 'pct' ? say`, ${absoluteSize(judged.change!, 'en')} ${isUp(judged) ? 'more' : 'less'}` : []}`,
  (name, { movement, judged }) => say`in ${before(judged)} ${name} had been ${englishLevel(judged.change!.before)}; this quarter it was ${englishLevel(movement.now)}`,
]

const OTHER: Frame = (name, content) => {
  const { judged, movement } = content
  const lead = movement.lead.value.equals(0) || movement.lead.measure === 'abs' ? [] : say`; against ${before(movement.lead)} it was ${up(movement.lead)}${movement.lead.measure === 'pp' ? ' by' : ''} ${size(movement.lead, movement.lead.mostlyEstimated)}`
  const twin = beside(content)
  return say`against ${before(judged)}, ${name} was ${size(judged)} ${higher(judged)}, at ${englishLevel(movement.now)}${twin.length > 0 ? twin : lead}`
}

function gap({ judged }: Movement, now: Figure): Sentence {
  const points = { ...level(now, 'en'), text: level(now, 'en').text.replace(/^\u2212/, '').replace(/\u00a0.*$/, '') }
  return say`AI capacity is ${points} percentage points ${isUp(judged) ? 'ahead of' : 'behind'} the linear pace to its target`
}

/** A movement in English; `turn` counts the movements of its measure before it, so that no frame follows itself. */
export function englishMovement(book: Book, content: Movement, turn: number): Sentence {
  const { movement, judged, manner } = content
  if (!judged.change) return opened(say`${gap(content, movement.now)}.`)
  const name = englishName(book, movement.now)
  if (manner === 'other') return opened(say`${OTHER(name, content)}.`)
  const pick = (frames: readonly Frame[]): Sentence => frames[turn % frames.length]!(name, content)
  const body = judged.measure === 'abs' ? fromNothing(name, content) : manner === 'recalled' ? pick(RECALLED) : content.split ? split(name, content) : pick(judged.measure === 'pp' ? POINT_FRAMES : RATIO_FRAMES)
  const rest = manner === 'recalled' ? [] : tail(judged, otherOf(movement, judged))
  return opened(say`${body}${beside(content)}${rest}.`)
}
