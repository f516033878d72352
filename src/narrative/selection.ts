import { isTold, type Judged, type Movement } from './movement.ts'
import { LIMITS } from './thresholds.ts'

/** What is told of the movements of a quarter. */
export interface Selection {
  /** The movements that moved most, after the balance step. */
  readonly most: readonly Movement[]
  /** Every adverse one: by the leading comparison in order of score, then those adverse by the other comparison only. */
  readonly adverse: readonly Adverse[]
  /** Movements over their threshold that are not told because more than half of the electricity under them is estimated. */
  readonly silenced: readonly Movement[]
}

/** An adverse movement and the comparison by which it is. */
export interface Adverse {
  readonly movement: Movement
  readonly judged: Judged
}

/** Chooses by the rules B1 and B2; nobody chooses by hand. */
export function selectionOf(movements: readonly Movement[]): Selection {
  const told = byScore(movements.filter(({ lead }) => isTold(lead)))
  return { most: adverseForward(balanced(told)), adverse: adverseOf(movements), silenced: movements.filter(({ lead }) => lead.candidate && !isTold(lead)) }
}

// A stable sort: movements of one score keep the order of the headline set.
const byScore = (movements: readonly Movement[]): readonly Movement[] => [...movements].sort((a, b) => b.lead.score.compare(a.lead.score))

const ofTone = (movements: readonly Movement[], tone: Judged['tone']): readonly Movement[] => movements.filter(({ lead }) => lead.tone === tone)

/** The five highest; while adverse ones are outnumbered by favourable ones, the next adverse one takes the place of the lowest neutral, else the lowest favourable one (B2). */
function balanced(told: readonly Movement[]): readonly Movement[] {
  let chosen: readonly Movement[] = told.slice(0, LIMITS.told)
  const waiting = [...ofTone(told.slice(LIMITS.told), 'adverse')]
  while (waiting.length > 0 && ofTone(chosen, 'adverse').length < ofTone(chosen, 'favourable').length) {
    const yields = ofTone(chosen, 'neutral').at(-1) ?? ofTone(chosen, 'favourable').at(-1)!
    chosen = byScore([...chosen.filter((each) => each !== yields), waiting.shift()!])
  }
  return chosen
}

/** The first adverse movement stands second at the latest (B2). */
function adverseForward(chosen: readonly Movement[]): readonly Movement[] {
  const first = chosen.findIndex(({ lead }) => lead.tone === 'adverse')
  if (first <= 1) return chosen
  const rest = chosen.filter((_, index) => index !== first)
  return [rest[0]!, chosen[first]!, ...rest.slice(1)]
}

function adverseOf(movements: readonly Movement[]): readonly Adverse[] {
  const leading = byScore(movements.filter(({ lead }) => lead.candidate && lead.tone === 'adverse')).map((movement) => ({ movement, judged: movement.lead }))
  const told = new Set(leading.map(({ movement }) => movement))
  const following = movements.filter(({ other }) => other?.candidate && other.tone === 'adverse').filter((movement) => !told.has(movement))
    .map((movement) => ({ movement, judged: movement.other! })).sort((a, b) => b.judged.score.compare(a.judged.score))
  return [...leading, ...following]
}
