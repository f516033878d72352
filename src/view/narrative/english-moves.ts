import type { Book } from '../../core/book.ts'
import type { Figure } from '../../core/figure.ts'
import { valueOf } from '../../core/row.ts'
import type { Judged } from '../../narrative/movement.ts'
import type { Compared } from '../../narrative/comparison.ts'
import { besideOf } from '../../narrative/moves.ts'
import type { ContentOf, Statement } from '../../narrative/statement.ts'
import { ENGLISH_NAMES } from './english-names.ts'
import { absoluteSize, isEstimate, level, quarterText, rangeParts, signedPoints, sizeOf, type Size } from './numbers.ts'
import { listed, opened, say, type Sentence } from './parts.ts'

type Movement = ContentOf<'movement'> & Pick<Statement, 'also'>

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
/** Whether a movement goes up. */
export const isUp = ({ value }: Size): boolean => value.compare(0) > 0
const rose = (judged: Judged): string => (isUp(judged) ? 'rose' : 'fell')
const higher = (judged: Judged): string => (isUp(judged) ? 'higher' : 'lower')
const up = (judged: Size): string => (isUp(judged) ? 'up' : 'down')
const more = (judged: Judged): string => (isUp(judged) ? 'more' : 'less')
const before = (judged: Judged): string => at(judged.change!.before.period.id)

/** A level called an estimate: "an estimated 77.6 USD/MWh". */
const called = (figure: Figure): Sentence => say`${isEstimate(figure) ? 'an estimated ' : ''}${level(figure, 'en')}`

/** A level after words that called it an estimate, with its range. */
function ranged(figure: Figure): Sentence {
  const range = rangeParts(figure, 'en')
  return say`${level(figure, 'en')}${range ? say` (range ${range})` : ''}`
}

/** A level called an estimate, with its range: "an estimated 77.6 USD/MWh (range 76.2 to 81.0)". */
export const englishLevel = (figure: Figure): Sentence => say`${isEstimate(figure) ? 'an estimated ' : ''}${ranged(figure)}`

/** The size of a movement with the words of its measure: "8.8%", "7.0 percentage points". */
const size = (judged: Size, vague = false): Sentence => say`${vague ? 'an estimated ' : ''}${sizeOf(judged, 'en')}${judged.measure === 'pp' ? ' percentage points' : ''}`

/** Whether a movement's size must be called an estimate; `levelCalled` where the level beside it is called one already. */
const isVague = (now: Figure, judged: Judged, levelCalled = false): boolean => (isEstimate(now) ? !levelCalled : judged.mostlyEstimated)

const by = ({ measure }: Size): string => (measure === 'pct' ? '' : ' by')

/** What a sentence tells at its end, against each comparator once: "against Q2 2023 revenue was up 130.2% and mining revenue up 147.5%". */
export function englishAgainst(book: Book, also: readonly Compared[], pronoun: string | null = null): readonly Sentence[] {
  const quarters = [...new Set(also.map(({ change }) => change.before.period.id))]
  return quarters.map((quarter) => {
    const those = also.filter(({ change }) => change.before.period.id === quarter)
    const told = those.map((each, index) => say`${pronoun ?? englishName(book, each.change.now)}${index === 0 ? ' was' : ''} ${up(each)}${by(each)} ${size(each, each.mostlyEstimated || isEstimate(each.change.now))}`)
    return say`against ${at(quarter)} ${listed(told, ' and ')}`
  })
}

/** The end of a movement's sentence. */
const tail = (book: Book, { also, companion, market }: Movement): Sentence =>
  say`${englishAgainst(book, also, companion || market ? null : 'it').flatMap((each) => say`; ${each}`)}`

/** The figure on the other Scope 2 basis, always in the same sentence (B4). */
function twin(content: Movement): Sentence {
  const { movement, market } = content
  if (!market) return []
  const basis = movement.now.id.endsWith('_location') ? 'market-based' : 'location-based'
  if (market.quantity.value === null) return say`; ${basis} it is not reported`
  const same = market.quantity.value.equals(movement.now.quantity.value!)
  const own = besideOf(content)
  const moved = own?.change && own.measure === 'pct' && !(same && isSameMove(own, content.judged))
  return say`; ${basis} it was ${same ? 'the same, ' : ''}${level(market, 'en')}${moved ? say`, ${size(own, own.mostlyEstimated)} ${more(own)} than in ${before(own)}` : []}`
}

/** Whether two movements are against one quarter and of one size, so that one number tells both. */
export const isSameMove = (one: Judged, other: Judged): boolean => one.comparison === other.comparison && one.value.equals(other.value)

/** Mining beside the whole of revenue. */
function part(content: Movement): Sentence {
  const own = besideOf(content)
  if (!own?.change || content.market) return []
  const mining = content.companion!.now
  if (content.manner === 'recalled') return say`; mining revenue was ${called(mining)} after ${called(own.change.before)}`
  if (content.manner === 'other') return say`, and mining revenue ${size(own)} ${higher(own)}, at ${called(mining)}`
  return say`, and mining revenue ${rose(own)} ${size(own)}, to ${called(mining)}`
}

type Frame = (name: string, content: Movement) => Sentence

const RATIO_FRAMES: readonly Frame[] = [
  (name, { movement, judged }) => say`${name} ${rose(judged)} ${size(judged, isVague(movement.now, judged))} on ${before(judged)}, to ${ranged(movement.now)}`,
  (name, { movement, judged }) => say`at ${englishLevel(movement.now)}, ${name} was ${size(judged, isVague(movement.now, judged, true))} ${higher(judged)} than in ${before(judged)}`,
  (name, { movement, judged }) => say`${name} went from ${called(judged.change!.before)} to ${englishLevel(movement.now)}, ${up(judged)} ${size(judged)} on ${before(judged)}`,
]

const POINT_FRAMES: readonly Frame[] = [
  (name, { movement, judged }) => say`${name} was ${englishLevel(movement.now)}, ${size(judged, isVague(movement.now, judged, true))} ${higher(judged)} than in ${before(judged)}`,
  (name, { movement, judged }) => say`${name} ${rose(judged)} by ${size(judged, isVague(movement.now, judged))} on ${before(judged)}, to ${ranged(movement.now)}`,
]

const RECALLED: readonly Frame[] = [
  (name, { movement, judged }) => say`${name} came to ${called(movement.now)} after ${called(judged.change!.before)} in ${before(judged)}${judged.measure === 'pp' ? [] : say`, ${absoluteSize(judged.change!, 'en')} ${more(judged)}`}`,
  (name, { movement, judged }) => say`in ${before(judged)} ${name} had been ${called(judged.change!.before)}; this quarter it was ${called(movement.now)}`,
]

/** From nothing, from too little for a percentage, or in the metric's own unit. */
function inItsUnit(name: string, { movement, judged }: Movement): Sentence {
  if (judged.first && movement.now.id === 'revenue.ai_hosting') return say`AI hosting earned its first revenue of the series, ${level(movement.now, 'en')}`
  if (judged.first) return say`${name} was ${englishLevel(movement.now)}, after zero in ${before(judged)}`
  if (judged.change!.change.value === null) return say`${name} ${rose(judged)} by ${absoluteSize(judged.change!, 'en')} to ${englishLevel(movement.now)}; a percentage of the earlier value would mislead`
  return say`${name} ${rose(judged)} by ${size(judged, isVague(movement.now, judged))} on ${before(judged)}, to ${ranged(movement.now)}`
}

function split(name: string, { movement, judged, split: parts }: Movement): Sentence {
  const now = movement.now
  return say`${name} ${rose(judged)} by ${size(judged, isVague(now, judged))} to ${level(now, 'en')}: ${signedPoints(parts!.mix, now, 'en')} from the change of site mix and ${signedPoints(parts!.within, now, 'en')} from the grids themselves`
}

/** Adverse by the comparison that does not lead, which stands at the end. */
function byTheOther(name: string, content: Movement): Sentence {
  const { judged, movement: { now } } = content
  return say`against ${before(judged)}, ${name} was ${size(judged, isVague(now, judged, true))} ${higher(judged)}, at ${englishLevel(now)}${part(content)}`
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
  const pick = (frames: readonly Frame[]): Sentence => frames[turn % frames.length]!(name, content)
  const frame = (): Sentence => {
    if (manner === 'other') return byTheOther(name, content)
    if (manner === 'recalled') return say`${pick(RECALLED)}${part(content)}`
    if (judged.measure === 'abs') return inItsUnit(name, content)
    return say`${content.split ? split(name, content) : pick(judged.measure === 'pp' ? POINT_FRAMES : RATIO_FRAMES)}${part(content)}`
  }
  return opened(say`${frame()}${twin(content)}${tail(book, content)}.`)
}
