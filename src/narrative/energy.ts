import type { Book } from '../core/book.ts'
import { calendarEffect } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { ZERO } from '../core/rational.ts'
import { isMostlyEstimated } from './estimate.ts'
import { energyBridge, gridMixBridge } from './bridge.ts'
import { hasQuarterBefore, known, knownChange, lookUp, periodOf, quarterBefore } from './lookup.ts'
import { isTold, judge, type Judged } from './movement.ts'
import { state, type Statement } from './statement.ts'
import { LIMITS } from './thresholds.ts'
import { TWINS } from './twins.ts'

/** Block 4: energy and carbon. */
export const energyStatements = (book: Book, quarter: Quarter): readonly Statement[] =>
  [use, calendar, bridge, price, scope2, gap, zeroCarbon, gridBridge, parted, curtailed].flatMap((tell) => tell(book, quarter))

type Tell = (book: Book, quarter: Quarter) => readonly Statement[]

const use: Tell = (book, quarter) => {
  const found = lookUp(book, 'energy.use_mwh', quarter)!
  if (found.quantity.value === null) return [state(quarter, 'energy', { kind: 'use', use: found, qoq: null, yoy: null, silenced: false, yearKnown: false, onEstimates: false }, [found])]
  const [before, year] = [judge(book, found, 'qoq'), judge(book, found, 'yoy')]
  const silenced = isMostlyEstimated([found])
  const [qoq, yoy] = silenced ? [null, null] : [heard(before, year), heard(year, before)].map((judged) => (judged?.measure === 'pct' && !judged.value.equals(ZERO) ? judged : null)) as [Judged | null, Judged | null]
  return [state(quarter, 'energy', { kind: 'use', use: found, qoq, yoy, silenced, yearKnown: year !== null, onEstimates: !heard(before, year) && !heard(year, before) && (before ?? year) !== null }, [found], [qoq?.change ?? null, yoy?.change ?? null])]
}

/** A change of a neutral metric is told where it does not rest mostly on estimates, or where it goes against one that is told (B3). */
const heard = (judged: Judged | null, other: Judged | null = null): Judged | null =>
  (judged && (!judged.mostlyEstimated || (other && !other.mostlyEstimated && judged.value.s * other.value.s < 0)) ? judged : null)

const calendar: Tell = (book, quarter) => {
  if (!hasQuarterBefore(book, quarter) || !known(book, 'energy.use_mwh', quarter)) return []
  const effect = calendarEffect(book, periodOf(quarter)).value
  if (!effect || effect.abs().compare(LIMITS.calendar) < 0) return []
  const [now, before] = [lookUp(book, 'capacity.hours', quarter)!, lookUp(book, 'capacity.hours', quarterBefore(quarter))!]
  const load = lookUp(book, 'energy.average_load_mw', quarter)!
  const change = heard(judge(book, load, 'qoq'))?.change ?? null
  return [state(quarter, 'energy', { kind: 'calendar', now, before, load: change }, [now, before, ...(change ? [load] : [])], [change])]
}

const bridge: Tell = (book, quarter) => {
  const found = energyBridge(book, quarter)
  if (!found || isMostlyEstimated([found.now, found.before])) return []
  return [state(quarter, 'energy', { kind: 'bridge', bridge: found }, [found.now, found.before, ...found.inputs], [knownChange(book, found.now, 'qoq')])]
}

const gridBridge: Tell = (book, quarter) => {
  const found = gridMixBridge(book, quarter)
  // Where the movement itself is told it carries this split.
  if (!found || isMostlyEstimated([found.now, found.before]) || judge(book, found.now, 'qoq')?.candidate) return []
  return [state(quarter, 'energy', { kind: 'bridge', bridge: found }, [found.now, found.before], [knownChange(book, found.now, 'qoq')])]
}

const price: Tell = (book, quarter) => {
  const found = known(book, 'power.price_gross', quarter) ?? known(book, 'power.price_net', quarter)
  return found ? [state(quarter, 'energy', { kind: 'price', price: found }, [found])] : []
}

const scope2: Tell = (book, quarter) => {
  const [location, market] = [lookUp(book, 'emissions.scope2_location', quarter)!, lookUp(book, 'emissions.scope2_market', quarter)!]
  if (location.quantity.value === null && market.quantity.value === null) return []
  return [state(quarter, 'energy', { kind: 'scope2', location, market, fallback: market.flags.includes('residual_mix_unavailable') }, [location, market])]
}

const gap: Tell = (book, quarter) => {
  const [found, coverage] = [known(book, 'emissions.market_location_gap', quarter), known(book, 'emissions.instrument_coverage', quarter)]
  if (!found || !coverage || found.quantity.value!.abs().compare(LIMITS.gap) < 0) return []
  return [state(quarter, 'energy', { kind: 'gap', gap: found, coverage }, [found, coverage])]
}

const zeroCarbon: Tell = (book, quarter) => {
  const [contractual, gridMix] = [lookUp(book, 'energy.zero_carbon_share[contractual]', quarter)!, lookUp(book, 'energy.zero_carbon_share[grid_mix]', quarter)!]
  if (contractual.quantity.value === null && gridMix.quantity.value === null) return []
  return [state(quarter, 'energy', { kind: 'zero_carbon', contractual, gridMix }, [contractual, gridMix])]
}

/** An intensity and the total beside it (B7); market-based ones only year on year (B13). */
const PAIRS = [
  ['emissions.per_mwh_location', 'emissions.total_location', 'qoq'], ['emissions.per_mwh_market', 'emissions.total_market', 'yoy'], ['energy.per_musd', 'energy.use_mwh', 'qoq'],
] as const

/** The intensities and totals that part in a quarter. */
export function partings(book: Book, quarter: Quarter): readonly { readonly intensity: string; readonly absolute: string; readonly per: Judged; readonly whole: Judged }[] {
  return PAIRS.flatMap(([intensity, absolute, comparison]) => {
    const [a, b] = [intensity, absolute].map((id) => { const found = known(book, id, quarter); return found && judge(book, found, comparison) })
    return a && b && a.measure === 'pct' && b.measure === 'pct' && apart(a, b) ? [{ intensity, absolute, per: a, whole: b }] : []
  })
}

const parted: Tell = (book, quarter) => partings(book, quarter).map(({ intensity, absolute, per, whole }) => {
  const [one, other] = [intensity, absolute].map((id) => (id.startsWith('emissions') ? known(book, TWINS[id]!, quarter) : null)) as [Figure | null, Figure | null]
  const figures = [known(book, intensity, quarter), known(book, absolute, quarter), one, other].filter((found) => found !== null)
  return state(quarter, 'energy', { kind: 'parted', intensity: { moved: per, twin: one }, absolute: { moved: whole, twin: other } }, figures, [per.change, whole.change])
})

/** One up and one down, one of them beyond its threshold, and neither resting mostly on estimates unless it is adverse. */
const apart = (a: Judged, b: Judged): boolean => a.value.s * b.value.s < 0 && (isTold(a) || isTold(b)) && !a.value.equals(0) && !b.value.equals(0)

const curtailed: Tell = (book, quarter) => {
  const [rate, amount] = [known(book, 'grid_services.curtailment_rate[mining]', quarter), known(book, 'grid_services.curtailed_mwh[mining]', quarter)]
  if (!rate || !amount || rate.quantity.value!.compare(LIMITS.curtailment) < 0) return []
  return [state(quarter, 'energy', { kind: 'curtailed', curtailed: amount, rate }, [amount, rate])]
}

