import type { Book } from '../core/book.ts'
import { mixAndWithin } from '../core/change.ts'
import { figureOf, type Figure } from '../core/figure.ts'
import { earlier, type Period, type Quarter } from '../core/period.ts'
import { rational, total, ZERO, type Rational } from '../core/rational.ts'
import { distinctPairs } from '../core/catalogue/capacity.ts'
import { ownPairsOf, viewOf } from '../core/view.ts'

/** What a part of a change comes from. */
export type BridgePart = 'capacity' | 'hours' | 'load' | 'price' | 'volume' | 'mix' | 'within'

/** A change split exactly into what it comes from. */
export interface Bridge {
  readonly id: 'energy' | 'revenue_per_mw' | 'grid_mix_share'
  readonly before: Figure
  readonly now: Figure
  /** The unit of the parts. */
  readonly unit: string
  readonly parts: readonly { readonly part: BridgePart; readonly value: Rational }[]
  /** The figures the parts are computed from. */
  readonly inputs: readonly Figure[]
}

/** Throws unless the parts add up to the change to the last digit: a bridge with a gap must not be built. */
export function closed(bridge: Bridge): Bridge {
  const change = bridge.now.quantity.value!.sub(bridge.before.quantity.value!).mul(bridge.unit === 'pp' ? 100 : 1)
  const sum = total(bridge.parts.map(({ value }) => value))
  if (!sum.equals(change)) throw new Error(`The bridge of ${bridge.now.id} for ${bridge.now.period.id} does not close: its parts add up to ${sum.toFraction()}, the change is ${change.toFraction()}.`)
  return bridge
}

const [third, sixth] = [rational('1/3'), rational('1/6')]

/** A product's factor before and now. */
type Step = readonly [before: Rational, now: Rational]

/** What each factor of a product of three contributes to its change, averaged over every order in which they could have changed; the parts add up exactly. */
export function shareOut(a: Step, b: Step, c: Step): readonly [Rational, Rational, Rational] {
  const effect = (x: Step, y: Step, z: Step): Rational => {
    const same = y[0].mul(z[0]).add(y[1].mul(z[1])).mul(third)
    const crossed = y[0].mul(z[1]).add(y[1].mul(z[0])).mul(sixth)
    return x[1].sub(x[0]).mul(same.add(crossed))
  }
  return [effect(a, b, c), effect(b, a, c), effect(c, a, b)]
}

interface Pair { readonly facility: string; readonly workload: string }

const at = (book: Book, metric: string, pair: Pair, period: Period): Figure => figureOf(book, `${metric}[${pair.facility}/${pair.workload}]`, period)!

const quarterPeriod = (id: Quarter): Period => ({ kind: 'quarter', id })

/** The change of electricity use against the quarter before: capacity added or taken away, length of the quarter, and load; null where an input is unknown. */
export function energyBridge(book: Book, quarter: Quarter): Bridge | null {
  const period = quarterPeriod(quarter)
  const [now, before] = [figureOf(book, 'energy.use_mwh', period)!, figureOf(book, 'energy.use_mwh', earlier(period, 1))!]
  if (!now.quantity.value || !before.quantity.value) return null
  const pairs = new Map([before, now].flatMap(({ period: each }) => distinctPairs(viewOf(book, each), ownPairsOf)).map((pair) => [`${pair.facility}/${pair.workload}`, pair]))
  const split = [...pairs.values()].map((pair) => energyOfPair(book, pair, before.period, period))
  if (split.some((each) => each === null)) return null
  const parts = (['capacity', 'hours', 'load'] as const).map((part, index) => ({ part, value: total(split.map((each) => each!.parts[index]!)) }))
  return closed({ id: 'energy', before, now, unit: 'MWh', parts, inputs: split.flatMap((each) => each!.inputs) })
}

function energyOfPair(book: Book, pair: Pair, before: Period, now: Period): { readonly parts: readonly Rational[]; readonly inputs: readonly Figure[] } | null {
  const inputs = [before, now].flatMap((period) => ['capacity.average_mw', 'capacity.hours', 'energy.capacity_factor'].map((metric) => at(book, metric, pair, period)))
  const [mw0, h0, f0, mw1, h1, f1] = inputs.map((input) => input.quantity) as [Figure['quantity'], Figure['quantity'], Figure['quantity'], Figure['quantity'], Figure['quantity'], Figure['quantity']]
  // A hall that did not stand has no capacity factor; the one it has when it stands counts for both, so that all of its energy is capacity.
  const [factor0, factor1] = [f0.value ?? f1.value, f1.value ?? f0.value]
  if (!factor0 || !factor1 || !h0.value || !h1.value || [mw0, mw1].some(isUnknown)) return null
  return { inputs, parts: shareOut([mw0.value ?? ZERO, mw1.value ?? ZERO], [h0.value, h1.value], [factor0, factor1]) }
}

const isUnknown = (quantity: Figure['quantity']): boolean => quantity.value === null && quantity.reason !== 'not_applicable'

/** The change of revenue per MW of a workload against the quarter before: price (revenue per MWh) and volume (MWh per MW). */
export function revenueBridge(book: Book, scope: string, quarter: Quarter): Bridge | null {
  const period = quarterPeriod(quarter)
  const of = (metric: string, each: Period): Figure | null => figureOf(book, `${metric}[${scope}]`, each)
  const inputs = [earlier(period, 1), period].flatMap((each) => ['revenue.per_mw', 'revenue.per_mwh', 'energy.per_mw'].map((metric) => of(metric, each)))
  if (inputs.some((input) => !input?.quantity.value)) return null
  const [before, p0, v0, now, p1, v1] = inputs as [Figure, Figure, Figure, Figure, Figure, Figure]
  const [price, volume] = shareOut([p0.quantity.value!, p1.quantity.value!], [v0.quantity.value!, v1.quantity.value!], [rational(1), rational(1)])
  return closed({ id: 'revenue_per_mw', before, now, unit: now.quantity.unit.symbol, inputs: [p0, v0, p1, v1], parts: [{ part: 'price', value: price }, { part: 'volume', value: volume }] })
}

/** The change of the zero-carbon share on a grid-mix basis: the mix of sites and the grids themselves, in percentage points. */
export function gridMixBridge(book: Book, quarter: Quarter): Bridge | null {
  const period = quarterPeriod(quarter)
  const [now, before] = [period, earlier(period, 1)].map((each) => figureOf(book, 'energy.zero_carbon_share[grid_mix]', each)!) as [Figure, Figure]
  if (!now.quantity.value || !before.quantity.value) return null
  const { mix, within } = mixAndWithin(book, period)
  if (!mix.value || !within.value) return null
  return closed({ id: 'grid_mix_share', before, now, unit: 'pp', inputs: [before, now], parts: [{ part: 'mix', value: mix.value }, { part: 'within', value: within.value }] })
}

/** The scope whose revenue per MW can be bridged for a workload: the company, else the one site that stands. */
export const bridgeScopes = (book: Book, workload: string): readonly string[] =>
  [workload, ...book.facilities.map((row) => `${row.cells.facility!.value}/${workload}`)]

/** Every bridge of a quarter: energy, revenue per MW of each workload, and the grid-mix share. */
export function bridgesOf(book: Book, quarter: Quarter): readonly Bridge[] {
  const revenue = book.workloads.map((workload) => bridgeScopes(book, workload).map((scope) => revenueBridge(book, scope, quarter)).find((found) => found !== null) ?? null)
  return [energyBridge(book, quarter), ...revenue, gridMixBridge(book, quarter)].filter((bridge) => bridge !== null)
}
