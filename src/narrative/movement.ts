import type { Book } from '../core/book.ts'
import { changeOf, type Change, type Comparison } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Direction } from '../core/metric.ts'
import { metricOf } from '../core/catalogue/catalogue.ts'
import { figure } from '../core/figure.ts'
import type { Period, Quarter } from '../core/period.ts'
import { ZERO, type Rational } from '../core/rational.ts'
import { COMPANY } from '../core/view.ts'
import { isMostlyEstimated } from './estimate.ts'
import { figuresFor, SLOTS, type Slot } from './slots.ts'
import { thresholdOf, type Measure, type Threshold } from './thresholds.ts'

/** Whether a movement is for the better, for the worse, or neither; the metric's direction decides. */
export type Tone = 'favourable' | 'adverse' | 'neutral'

/** A movement against one comparator, measured and judged. */
export interface Judged {
  readonly comparison: Comparison | 'level'
  /** Null for a gap, which is itself the movement. */
  readonly change: Change | null
  readonly measure: Measure
  readonly value: Rational
  /** The size of the movement over its threshold. */
  readonly score: Rational
  readonly tone: Tone
  /** Whether it reaches its threshold and floor. */
  readonly candidate: boolean
  /** Whether there was nothing before. */
  readonly first: boolean
  /** Whether more than half of the electricity under it is estimated. */
  readonly mostlyEstimated: boolean
}

/** A metric of the headline set that can be compared: its leading movement and the other one. */
export interface Movement {
  readonly slot: string
  readonly now: Figure
  readonly lead: Judged
  readonly other: Judged | null
}

/** The tone of a change. */
export function toneOf(direction: Direction, change: Rational): Tone {
  if (change.equals(ZERO) || direction === 'neutral' || direction === 'target') return 'neutral'
  return (change.compare(ZERO) > 0) === (direction === 'higher') ? 'favourable' : 'adverse'
}

/** The size of a change over its threshold. */
export const scoreOf = (change: Rational, threshold: Pick<Threshold, 'limit'>): Rational => change.abs().div(threshold.limit)

/** Every metric of the headline set that can be compared in a quarter, in the order of the set. */
export const movementsOf = (book: Book, quarter: Quarter): readonly Movement[] =>
  book.once(`movements@${quarter}`, () => SLOTS.map((slot) => movementOf(book, slot, quarter)).filter((movement) => movement !== null))

function movementOf(book: Book, slot: Slot, quarter: Quarter): Movement | null {
  const figures = figuresFor(book, slot, quarter).filter((found) => found.quantity.value !== null)
  if (slot.comparisons === 'level') return figures[0] ? levelMovement(slot, figures[0]) : null
  const [leading, following] = slot.comparisons as readonly [Comparison, Comparison?]
  const judged = figures.map((now) => ({ now, lead: judge(book, now, leading), other: following ? judge(book, now, following) : null }))
  // The comparator is fixed: the other one leads only where the first does not exist.
  const best = judged.find(({ lead }) => lead) ?? judged.find(({ other }) => other)
  if (!best) return null
  return best.lead ? { slot: slot.id, now: best.now, lead: best.lead, other: best.other } : { slot: slot.id, now: best.now, lead: best.other!, other: null }
}

function levelMovement(slot: Slot, now: Figure): Movement {
  const threshold = thresholdOf(now.metric)!
  const value = now.quantity.value!
  const score = scoreOf(value, threshold)
  const lead: Judged = {
    comparison: 'level', change: null, measure: threshold.measure, value, score, tone: toneOf(now.metric.direction, value),
    candidate: score.compare(1) >= 0, first: false, mostlyEstimated: isMostlyEstimated([now]),
  }
  return { slot: slot.id, now, lead, other: null }
}

/** A figure's movement against one comparator; null without one. */
export function judge(book: Book, now: Figure, comparison: Comparison): Judged | null {
  const change = changeOf(book, now, comparison)
  const absolute = change.absolute.value
  const threshold = thresholdOf(now.metric)
  if (absolute === null || !threshold) return null
  const told = toldAs(change, threshold)
  const score = told ? scoreOf(told, threshold) : scoreAgainstWhole(book, now, change, threshold)
  return {
    comparison, change, measure: told ? threshold.measure : 'abs', value: told ?? absolute, score, tone: toneOf(now.metric.direction, absolute),
    candidate: score.compare(1) >= 0 && reachesFloor(book, now, absolute, threshold),
    first: change.before.quantity.value!.equals(ZERO) && !absolute.equals(ZERO), mostlyEstimated: isMostlyEstimated([now, change.before]),
  }
}

/** The change in the measure of its threshold; null where a percentage would mislead. */
function toldAs(change: Change, threshold: Threshold): Rational | null {
  const before = change.before.quantity.value!
  if (threshold.class === 'efficiency') return before.equals(ZERO) ? null : change.absolute.value!.div(before)
  return change.change.value
}

/** Against a zero or small base the change is measured against the company's whole, or against the new value where there is no larger whole. */
function scoreAgainstWhole(book: Book, now: Figure, change: Change, threshold: Threshold): Rational {
  const absolute = change.absolute.value!
  if (absolute.equals(ZERO)) return ZERO
  const whole = wholeOf(book, now, threshold, change.before.period) ?? ZERO
  const reference = whole.compare(ZERO) > 0 ? whole : absolute.abs()
  return scoreOf(absolute.div(reference), threshold)
}

function reachesFloor(book: Book, now: Figure, absolute: Rational, threshold: Threshold): boolean {
  if (!threshold.floor) return true
  const whole = wholeOf(book, now, threshold, now.period)
  return whole === null || absolute.abs().compare(whole.abs().mul(threshold.floor.share)) >= 0
}

/** The company's total of the metric, or its revenue, in a period. */
function wholeOf(book: Book, now: Figure, { floor }: Threshold, period: Period): Rational | null {
  if (!floor) return null
  const metric = floor.of === 'revenue' ? metricOf('revenue.total')! : now.metric
  return figure(book, metric, floor.of === 'revenue' ? COMPANY : { ...COMPANY, variant: now.scope.variant }, period).quantity.value
}

/** Whether a movement is told: a mostly estimated one only when it is adverse. */
export const isTold = (judged: Judged): boolean => judged.candidate && (!judged.mostlyEstimated || judged.tone === 'adverse')
