import type { Book } from '../core/book.ts'
import type { Figure } from '../core/figure.ts'
import { segmentsOf } from '../core/catalogue/revenue.ts'
import type { Quarter } from '../core/period.ts'
import { isMostlyEstimated } from './estimate.ts'
import { bridgesOf } from './bridge.ts'
import { known, knownChange, nonZero } from './lookup.ts'
import { judge } from './movement.ts'
import { standing } from './slots.ts'
import { state, type Statement } from './statement.ts'

type Tell = (book: Book, quarter: Quarter) => readonly Statement[]

/** Block 5: mix and productivity. */
export const productivityStatements = (book: Book, quarter: Quarter): readonly Statement[] =>
  [capacity, mix, perMw, perMwh, bridges, bitcoin, efficiency, datacentre].flatMap((tell) => tell(book, quarter))

const capacity: Tell = (book, quarter) => {
  const total = known(book, 'capacity.period_end_mw', quarter)
  if (!total) return []
  const parts = book.workloads.map((workload) => nonZero(book, `capacity.period_end_mw[${workload}]`, quarter)).filter((part) => part !== null)
  const change = book.quarters.includes(quarter) && book.quarters.indexOf(quarter) > 0 ? knownChange(book, total, 'qoq') : null
  const partial = known(book, 'capacity.average_mw', quarter)?.flags.includes('part_quarter') ?? false
  return [state(quarter, 'productivity', { kind: 'capacity', total, parts, change, partial }, [total, ...parts], [change])]
}

const mix: Tell = (book, quarter) => {
  const total = known(book, 'revenue.total', quarter)
  if (!total) return []
  const shares = segmentsOf(book).map((segment) => nonZero(book, `revenue.share[${segment}]`, quarter)).filter((share) => share !== null)
  const rest = nonZero(book, 'revenue.not_split', quarter)
  return [state(quarter, 'productivity', { kind: 'mix', shares, total, rest }, [total, ...shares, ...(rest ? [rest] : [])])]
}

const perUnit = (kind: 'per_mw' | 'per_mwh'): Tell => (book, quarter) => {
  const [ai, mining] = (['ai_hosting', 'mining'] as const).map((workload) => standing(book, `revenue.${kind}`, workload, quarter)) as [Figure | null, Figure | null]
  return ai || mining ? [state(quarter, 'productivity', { kind, ai, mining }, [ai, mining].filter((found) => found !== null))] : []
}

const perMw = perUnit('per_mw')
const perMwh = perUnit('per_mwh')

/** Bridges of revenue per MW, where the movement itself reaches its threshold and does not rest mostly on estimates. */
const bridges: Tell = (book, quarter) => bridgesOf(book, quarter)
  .filter(({ id, now, before }) => id === 'revenue_per_mw' && !isMostlyEstimated([now, before]) && judge(book, now, 'qoq')?.candidate)
  .map((bridge) => state(quarter, 'productivity', { kind: 'bridge', bridge }, [bridge.now, bridge.before, ...bridge.inputs], [knownChange(book, bridge.now, 'qoq')]))

const bitcoin: Tell = (book, quarter) => {
  const btc = known(book, 'mining.btc', quarter)
  if (!btc) return []
  const energy = known(book, 'mining.energy_per_btc', quarter)
  return [state(quarter, 'productivity', { kind: 'bitcoin', btc, energy }, [btc, ...(energy ? [energy] : [])])]
}

const efficiency: Tell = (book, quarter) => {
  const found = known(book, 'mining.fleet_efficiency_operational', quarter)
  return found ? [state(quarter, 'productivity', { kind: 'efficiency', efficiency: found }, [found])] : []
}

const datacentre: Tell = (book, quarter) => {
  const pue = known(book, 'datacentre.interim_pue', quarter) ?? known(book, 'datacentre.interim_pue[ai_hosting]', quarter)
  if (!pue) return []
  const wue = known(book, 'datacentre.wue_input', quarter) ?? known(book, 'datacentre.wue_input[ai_hosting]', quarter)
  return [state(quarter, 'productivity', { kind: 'datacentre', pue, wue }, [pue, ...(wue ? [wue] : [])])]
}
