import type { Book } from '../core/book.ts'
import { mixAndWithin } from '../core/change.ts'
import type { Quarter } from '../core/period.ts'
import { ZERO } from '../core/rational.ts'
import { hasQuarterBefore, lookUp, periodOf } from './lookup.ts'
import { adverseBeyond } from './beyond.ts'
import { movementsOf, type Judged, type Movement } from './movement.ts'
import { selectionOf } from './selection.ts'
import { TWINS } from './twins.ts'
import { state, withAlso, type ContentOf, type Manner, type Statement } from './statement.ts'

/** Metrics told in one sentence when both are told: the second is a part or the twin of the first. */
const COMPANIONS: readonly (readonly [string, string])[] = [
  ['revenue.total', 'revenue.mining'], ['emissions.scope2_location', 'emissions.scope2_market'], ['emissions.per_mwh_location', 'emissions.per_mwh_market'],
]

interface Told { readonly movement: Movement; readonly judged: Judged; readonly manner: Manner }

/** Whether any headline figure has a value to be compared with. */
const areCompared = (movements: readonly Movement[]): boolean => movements.some(({ lead }) => lead.change)

/** Block 2: what moved most. */
export function mostStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const movements = movementsOf(book, quarter)
  if (!areCompared(movements)) return [state(quarter, 'most', { kind: 'no_comparator', first: !hasQuarterBefore(book, quarter) })]
  const { most, silenced } = selectionOf(movements)
  if (most.length === 0) return [state(quarter, 'most', { kind: 'quiet', silenced: silenced.length })]
  return merged(book, quarter, 'most', most.map((movement) => ({ movement, judged: movement.lead, manner: 'told' })))
}

/** Block 3: every adverse movement, even when there is none. */
export function adverseStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const movements = movementsOf(book, quarter)
  const { most, adverse } = selectionOf(movements)
  const others = beyond(book, quarter)
  if (adverse.length === 0 && others.length === 0) return [state(quarter, 'adverse', { kind: 'no_adverse', compared: areCompared(movements) })]
  const above = new Set(most)
  return [...merged(book, quarter, 'adverse', adverse.map(({ movement, judged }) => ({
    movement, judged, manner: judged !== movement.lead ? 'other' : above.has(movement) ? 'recalled' : 'told',
  }))), ...others]
}

/** The adverse movements of every other figure of the company with a better and a worse direction, in one sentence (B1). */
function beyond(book: Book, quarter: Quarter): readonly Statement[] {
  const moved = adverseBeyond(book, quarter)
  if (moved.length === 0) return []
  return [state(quarter, 'adverse', { kind: 'beyond', moved }, moved.map(({ now }) => now), moved.flatMap(({ told }) => told.map(({ change }) => change)), 'adverse')]
}

function merged(book: Book, quarter: Quarter, block: 'most' | 'adverse', told: readonly Told[]): readonly Statement[] {
  const joined = new Map<Told, Told>()
  for (const [first, second] of COMPANIONS) {
    const [head, tail] = [first, second].map((id) => told.find(({ movement }) => movement.slot === id))
    if (head && tail && sameWay(head, tail) && (first !== 'revenue.total' || head.manner === tail.manner)) joined.set(head, tail)
  }
  const heads = new Map([...joined].map(([head, tail]) => [tail, head]))
  // Two in one sentence stand where the first of them ranks, so that joining moves no adverse one down.
  const ranked = new Set(told.map((each) => heads.get(each) ?? each))
  return [...ranked].map((each) => movementStatement(book, quarter, block, each, joined.get(each) ?? null))
}

const sameWay = (a: Told, b: Told): boolean => a.judged.tone === b.judged.tone

function movementStatement(book: Book, quarter: Quarter, block: 'most' | 'adverse', { movement, judged, manner }: Told, companion: Told | null): Statement {
  const twin = TWINS[movement.now.id]
  const content: ContentOf<'movement'> = {
    kind: 'movement', movement, judged, manner, companion: companion?.movement ?? null, market: twin ? lookUp(book, twin, quarter) : null, split: splitOf(book, quarter, movement, judged),
  }
  const figures = [movement.now, judged.change?.before, companion?.movement.now, content.market].filter((figure) => figure != null)
  const other = alsoTold(content)
  return withAlso(state(quarter, block, content, [...new Set(figures)], [judged.change, besideOf(content)?.change ?? null], judged.tone), other?.change ? [{ ...other, change: other.change }] : [])
}

/** The companion's movement by the comparison that is told. */
export const besideOf = ({ companion, judged }: ContentOf<'movement'>): Judged | null =>
  companion && (companion.lead.comparison === judged.comparison || !companion.other ? companion.lead : companion.other)

/** The other comparison of a movement, told with it where it is itself beyond its threshold; always where the movement is adverse by the one that does not lead. */
function alsoTold({ movement, judged, manner }: ContentOf<'movement'>): Judged | null {
  const other = otherOf(movement, judged)
  if (!other || judged.first || other.first || other.value.equals(ZERO) || other.measure === 'abs') return null
  return manner === 'other' || (manner === 'told' && other.candidate && !other.mostlyEstimated) ? other : null
}

/** The comparison of a movement that is not the given one. */
const otherOf = (movement: Movement, judged: Judged): Judged | null => (judged === movement.lead ? movement.other : movement.lead)

/** The grid-mix share's change split into the mix of sites and the grids themselves, where it is told against the quarter before. */
function splitOf(book: Book, quarter: Quarter, movement: Movement, judged: Judged): ContentOf<'movement'>['split'] {
  if (movement.now.id !== 'energy.zero_carbon_share[grid_mix]' || judged.comparison !== 'qoq') return null
  const split = mixAndWithin(book, periodOf(quarter))
  return split.mix.value && split.within.value ? split : null
}
