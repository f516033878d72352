import type { Book } from '../core/book.ts'
import { changeOf } from '../core/change.ts'
import { figuresOf, type Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { compared, comparisonsOf, type Compared } from './comparison.ts'
import { periodOf } from './lookup.ts'
import { judge, movementsOf } from './movement.ts'
import { SLOTS } from './slots.ts'
import { TWINS } from './twins.ts'

/** A figure outside the closed headline set, with every comparison it may be told by. */
export interface Beyond {
  readonly now: Figure
  readonly told: readonly Compared[]
}

/** The figures of the company outside the headline set that moved adversely beyond their thresholds, each Scope 2 basis with its twin (B1, B4); parts and multiples of headline figures are told with those. */
export const adverseBeyond = (book: Book, quarter: Quarter): readonly Beyond[] => book.once(`beyond@${quarter}`, () => {
  const headline = new Set(movementsOf(book, quarter).map(({ now }) => now.id))
  const others = figuresOf(book, periodOf(quarter)).filter(({ id, scope, quantity }) => scope.facility === null && quantity.value !== null && !headline.has(id)).filter((figure) => !repeatsHeadline(figure))
  const adverse = new Set(others.filter((now) => comparisonsOf(now).some((comparison) => isAdverse(book, now, comparison))).map(({ id }) => id))
  return others.filter(({ id }) => adverse.has(id) || (TWINS[id] !== undefined && adverse.has(TWINS[id]))).map((now) => ({ now, told: toldOf(book, now) }))
})

/** Whether a figure is a workload's part of a headline figure, or one times a factor, and would say the same again. */
const repeatsHeadline = ({ metric, scope }: Figure): boolean =>
  /^(?:emissions\.per_btc_|revenue\.per_mw_it$)/.test(metric.id) || (scope.workload !== null && SLOTS.some(({ options }) => options.some(([id, wanted]) => id === metric.id && !wanted?.workload)))

function isAdverse(book: Book, now: Figure, comparison: 'qoq' | 'yoy'): boolean {
  const judged = judge(book, now, comparison)
  return judged !== null && judged.candidate && judged.tone === 'adverse'
}

const toldOf = (book: Book, now: Figure): readonly Compared[] => comparisonsOf(now).map((comparison) => changeOf(book, now, comparison))
  .filter(({ absolute }) => absolute.value !== null && !absolute.value.equals(0)).map(compared)
