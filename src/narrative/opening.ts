import type { Book } from '../core/book.ts'
import type { Change } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { known, lookUp, nonZero } from './lookup.ts'
import { contraries, type Compared } from './comparison.ts'
import { judge, movementsOf, type Judged, type Movement } from './movement.ts'
import { TWINS } from './twins.ts'
import { selectionOf, type Adverse } from './selection.ts'
import { isSeasonal } from './slots.ts'

/** What the one sentence at the head of a quarter says, by a fixed rule: the AI share of revenue, or revenue where there is no AI revenue; the largest movement against the quarter before that is not adverse; the largest adverse one against the quarter before, else against the year; and whether electricity use is known. */
export interface Opening {
  readonly lead: 'first_ai' | 'ai_share' | 'revenue' | 'nothing'
  /** The AI share or the revenue the sentence begins with. */
  readonly figure: Figure | null
  readonly judged: Judged | null
  readonly largest: Movement | null
  readonly adverse: Adverse | null
  readonly use: Figure
  /** The figures on the other Scope 2 basis, by the id of the figure they stand beside (B4). */
  readonly twins: Readonly<Record<string, Figure>>
  readonly firstQuarter: boolean
  readonly id: 'headline'
  readonly figures: readonly Figure[]
  readonly changes: readonly Change[]
  /** What goes another way against the other comparator (B3). */
  readonly also: readonly Compared[]
}

/** The opening of a quarter. */
export function openingOf(book: Book, quarter: Quarter): Opening {
  const share = nonZero(book, 'revenue.ai_hosting', quarter) ? known(book, 'revenue.share[ai_hosting]', quarter) : null
  const figure = share ?? known(book, 'revenue.total', quarter)
  const judged = figure ? judge(book, figure, 'qoq') ?? judge(book, figure, 'yoy') : null
  const { most, adverse } = selectionOf(movementsOf(book, quarter))
  const family = new Set(share ? ['revenue.share[ai_hosting]', 'revenue.ai_hosting'] : ['revenue.total', 'revenue.mining'])
  const isNew = (movement: Movement, tone: Judged['tone']): boolean => !family.has(movement.slot) || (movement.slot === 'revenue.ai_hosting' && tone === 'adverse') || movement.slot === 'revenue.mining' && tone !== judged?.tone
  const largest = most.find((movement) => movement.lead.tone !== 'adverse' && movement.lead.comparison === 'qoq' && isNew(movement, movement.lead.tone)) ?? null
  const bad = adverse.filter(({ movement, judged: by }) => by.change && isNew(movement, 'adverse') && (by === movement.lead || !isSeasonal(movement.slot)))
  // The sentence compares with the quarter before; the year speaks only where nothing else is adverse.
  const worst = bad.find(({ judged: by }) => by.comparison === 'qoq') ?? bad[0] ?? null
  const use = lookUp(book, 'energy.use_mwh', quarter)!
  const lead = !figure ? 'nothing' : !share ? 'revenue' : isFirstAi(book, quarter) ? 'first_ai' : 'ai_share'
  const twins = Object.fromEntries([largest?.now.id, worst?.movement.now.id].flatMap((id) => (id && TWINS[id] ? [[id, lookUp(book, TWINS[id], quarter)!]] : [])))
  const figures = [figure, largest?.now, worst?.movement.now, use, ...Object.values(twins)].filter((found) => found != null)
  const told = [lead === 'first_ai' ? null : judged?.change ?? null, largest?.lead.change ?? null, worst?.judged.change ?? null].filter((change) => change !== null)
  const also = contraries(book, told)
  return {
    lead, figure, judged, largest, adverse: worst, use, twins, firstQuarter: book.quarters[0] === quarter,
    id: 'headline', figures, changes: [...told, ...also.map(({ change }) => change)], also,
  }
}

/** Whether no earlier quarter has revenue of AI hosting; a quarter that does not say leaves it open. */
const isFirstAi = (book: Book, quarter: Quarter): boolean =>
  book.quarters.filter((each) => each < quarter).length > 0 && book.quarters.filter((each) => each < quarter).every((each) => known(book, 'revenue.ai_hosting', each)?.quantity.value!.equals(0) ?? false)
