import type { Book } from './book.ts'
import { CATALOGUE } from './catalogue/catalogue.ts'
import { figure, scopesOf, suits, type Figure } from './figure.ts'
import type { Nature } from './metric.ts'
import { earlier, type Period } from './period.ts'
import { absent, constant, difference, named, product, quotient, said, sum, type Quantity, type Reason } from './quantity.ts'
import { ZERO, rational } from './rational.ts'
import { gridShare, use } from './catalogue/energy.ts'
import { hours } from './catalogue/capacity.ts'
import { valueOf } from './row.ts'
import { COMPANY, figureId, viewOf, type View } from './view.ts'

/** Against the quarter before, or against the same period a year before; nothing else may be chosen. */
export type Comparison = 'qoq' | 'yoy'

/** How a metric moved: the change as it is told (a ratio, percentage points or the unit itself) and the absolute change. */
export interface Change {
  readonly id: string
  readonly comparison: Comparison
  readonly form: 'pct' | 'pp' | 'abs'
  readonly change: Quantity
  readonly absolute: Quantity
  readonly before: Figure
  readonly now: Figure
}

/** Shares move in percentage points, quantities in percent, the rest in their own unit (metrics.md 1.6). */
const FORM: Readonly<Record<Nature, Change['form']>> = {
  quantity: 'pct', money: 'pct', intensity: 'pct', efficiency: 'abs', share: 'pp', pue: 'abs', wue: 'abs', level: 'abs', points: 'abs', word: 'abs',
}

/** The change of a figure; absent, missing_comparator, without the period before, and as a percentage of a zero or small base. */
export function changeOf(book: Book, now: Figure, comparison: Comparison): Change {
  const before = figure(book, now.metric, now.scope, earlier(now.period, comparison === 'qoq' ? 1 : 4))
  const form = FORM[now.metric.nature]
  const id = `change.${comparison}_${form}[${plainName(now.id)}]`
  const absolute = before.quantity.value === null && now.quantity.value !== null
    ? absent(id, now.quantity.unit.symbol, 'missing_comparator')
    : difference(id, now.quantity, before.quantity)
  const change = toldAs(book, form, id, now, before, absolute)
  return { id, comparison, form, absolute, before, now, change: comparison === 'qoq' && change.value !== null && isStretched(book, now) ? named(change, id, ['calendar_effect']) : change }
}

/** A change names its figure without brackets: `energy.per_mw.lake-mariner/mining`. */
export const plainName = (id: string): string => id.replace('[', '.').replace(']', '')

/** The change of an id such as `change.qoq_pct[revenue.per_mw.mining]` in a period, whatever form the id names; null where it names none. */
export function changeById(book: Book, id: string, period: Period): Change | null {
  const [, comparison, name] = /^change\.(qoq|yoy)_(?:pct|pp|abs)\[(.*)\]$/.exec(id) ?? []
  const names = book.once('figures by plain name', () => new Map(CATALOGUE.flatMap((metric) => scopesOf(book, metric).map((scope) => [plainName(figureId(metric.id, scope)), { metric, scope }] as const))))
  const found = name === undefined ? undefined : names.get(name)
  return found && suits(found.metric, period) ? changeOf(book, figure(book, found.metric, found.scope, period), comparison as Comparison) : null
}

function toldAs(book: Book, form: Change['form'], id: string, now: Figure, before: Figure, absolute: Quantity): Quantity {
  if (form === 'abs' || absolute.value === null) return named(absolute, id)
  if (form === 'pp') return said(absolute, 'pp')
  const reason = baseProblem(book, now, before)
  if (reason) return absent(id, 'ratio', reason)
  return said(named(quotient(id, absolute, before.quantity), id), 'ratio')
}

const FLOORS: Readonly<Record<string, number>> = { MWh: 1_000, tCO2e: 100 }

/** Why a percentage would mislead: a base of zero, a change of sign, or a base under the floor (metrics.md 1.6). */
function baseProblem(book: Book, now: Figure, before: Figure): Reason | null {
  const base = before.quantity.value!
  if (base.equals(ZERO)) return 'zero_base'
  if (base.s !== now.quantity.value!.s && !now.quantity.value!.equals(ZERO)) return 'small_base'
  const symbol = now.quantity.unit.symbol
  const floor = FLOORS[symbol] ?? (symbol === book.issuer.currency ? 250_000 : 0)
  if (base.abs().compare(rational(floor)) < 0) return 'small_base'
  return underOnePercent(book, now, before) ? 'small_base' : null
}

/** Whether the comparator is under 1 % of the company total of the same metric. */
function underOnePercent(book: Book, now: Figure, before: Figure): boolean {
  if (now.metric.aggregation !== 'sum' || (now.scope.facility === null && now.scope.workload === null)) return false
  const whole = figure(book, now.metric, { ...COMPANY, variant: now.scope.variant }, before.period).quantity.value
  return whole !== null && before.quantity.value!.abs().compare(whole.abs().div(100)) < 0
}

/** From this difference in length on, the quarters themselves move a volume (metrics.md 1.6). */
export const CALENDAR_LIMIT = '0.005'

/** Whether a volume is of a quarter that is longer or shorter than the one before. */
function isStretched(book: Book, { metric, period }: Figure): boolean {
  if (metric.nature !== 'quantity' || metric.aggregation !== 'sum' || period.kind !== 'quarter') return false
  return book.once(`stretched@${period.id}`, () => calendarEffect(book, period).value!.abs().compare(CALENDAR_LIMIT) >= 0)
}

/** H₁/H₀ − 1: what the calendar alone did to a volume. */
export function calendarEffect(book: Book, period: Period): Quantity {
  const [now, before] = [hours(viewOf(book, period)), hours(viewOf(book, earlier(period, 1)))]
  return said(quotient('change.calendar_effect', difference('hours more', now, before), before), 'ratio')
}

/** The change of the grid-mix zero-carbon share split exactly: Σ(w₁−w₀)s₀ by the mix of sites, Σw₁(s₁−s₀) within the grids; in percentage points. */
export function mixAndWithin(book: Book, period: Period): { readonly mix: Quantity; readonly within: Quantity } {
  const now = viewOf(book, period)
  const before = viewOf(book, earlier(period, 1))
  const regions = [...new Set(book.facilities.map((row) => valueOf(row, 'grid_region')!))]
  const parts = regions.map((region) => ({ w0: weight(before, region), w1: weight(now, region), s0: shareIn(before, region), s1: shareIn(now, region) }))
  const mix = sum('change.mix_effect_pp', parts.map(({ w0, w1, s0 }) => said(product('mix', difference('weight', w1, w0), s0), 'pp')))
  const within = sum('change.within_effect_pp', parts.map(({ w1, s0, s1 }) => said(product('within', w1, difference('share', s1, s0)), 'pp')))
  return { mix, within }
}

function weight(view: View, region: string): Quantity {
  const inside = view.book.facilities.filter((row) => valueOf(row, 'grid_region') === region).map((row) => use({ ...view, scope: { ...COMPANY, facility: valueOf(row, 'facility') } }))
  const known = inside.filter((part) => part.reason !== 'not_applicable')
  const energy = known.length === 0 ? constant(`electricity in ${region}: no capacity`, 0, 'MWh') : sum(`electricity in ${region}`, known)
  return said(quotient(`weight of ${region}`, energy, use(view)), 'ratio')
}

const shareIn = (view: View, region: string): Quantity => gridShare(view, region, view.quarters.at(-1)!)
