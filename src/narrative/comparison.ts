import type { Book } from '../core/book.ts'
import { changeOf, type Change, type Comparison } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import { ZERO, type Rational } from '../core/rational.ts'
import { isMostlyEstimated } from './estimate.ts'
import type { Measure } from './thresholds.ts'

/** A change as a sentence tells it: its size, and whether it rests mostly on estimates. */
export interface Compared {
  readonly change: Change
  readonly measure: Measure
  readonly value: Rational
  readonly mostlyEstimated: boolean
}

const ON_INSTRUMENTS = /^(?:emissions\.(?:(?:scope2|total|per_mwh|per_musd|per_btc)_market|instrument_coverage|market_location_gap)|energy\.renewable_share_sasb|datacentre\.(?:ref|cue_market))$/

/** Whether a figure rests on certificates, which retire by the registry's calendar, so that a quarterly jump is an artefact (metrics.md B13). */
export const restsOnInstruments = ({ metric, scope }: Pick<Figure, 'metric' | 'scope'>): boolean =>
  ON_INSTRUMENTS.test(metric.id) || (metric.id === 'energy.zero_carbon_share' && scope.variant === 'contractual')

/** The comparisons a figure may be told by. */
export const comparisonsOf = (figure: Pick<Figure, 'metric' | 'scope'>): readonly Comparison[] => (restsOnInstruments(figure) ? ['yoy'] : ['qoq', 'yoy'])

/** The same figure against the other comparator, where it goes the other way (B3); null where it agrees, is unknown, starts from nothing or may not be told. */
export function contraryTo(book: Book, { now, comparison, absolute, before }: Change): Compared | null {
  const other: Comparison = comparison === 'qoq' ? 'yoy' : 'qoq'
  if (!comparisonsOf(now).includes(other)) return null
  const change = changeOf(book, now, other)
  const [moved, against] = [absolute.value, change.absolute.value]
  if (!moved || !against || moved.equals(ZERO) || against.equals(ZERO) || moved.s === against.s) return null
  return startsFromNothing(before) || startsFromNothing(change.before) ? null : compared(change)
}

const startsFromNothing = ({ quantity }: Figure): boolean => quantity.value!.equals(ZERO)

/** A known change in its own form, or as an amount where a percentage would mislead. */
export const compared = (change: Change): Compared => ({
  change, measure: change.change.value === null ? 'abs' : change.form, value: change.change.value ?? change.absolute.value!, mostlyEstimated: isMostlyEstimated([change.now, change.before]),
})

/** What goes the other way among changes that are told, each once. */
export function contraries(book: Book, told: readonly Change[]): readonly Compared[] {
  const key = ({ now, comparison }: Change): string => `${now.id}/${comparison}`
  const known = new Set(told.map(key))
  return told.flatMap((change) => {
    const contrary = contraryTo(book, change)
    if (!contrary || known.has(key(contrary.change))) return []
    known.add(key(contrary.change))
    return [contrary]
  })
}
