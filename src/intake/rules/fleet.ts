import { levelAtEnd } from '../../core/capacity.ts'
import { latest } from '../../core/history.ts'
import { decimalText, rational, total, ZERO } from '../../core/rational.ts'
import { groupKey, numberOf, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

const LEAST = rational(5)
const MOST = rational(200)

/** Miners: their power against the energised megawatts, and against their hashrate. */
export const fleet = (draft: Draft): readonly Finding[] => [...(draft.incomplete.has('capacity') || draft.tables.capacity.length === 0 ? [] : nameplate(draft)), ...efficiency(draft)]

function nameplate(draft: Draft): readonly Finding[] {
  return draft.quarters.flatMap((quarter) => {
    const rows = latest(draft.tables.fleet.filter((row) => row.folder === quarter))
    const watts = rows.map((row) => numberOf(row, 'units')?.mul(numberOf(row, 'power_w') ?? ZERO) ?? ZERO)
    const megawatts = total(watts).div(1_000_000)
    const facilities = [...Map.groupBy(draft.tables.capacity.filter((row) => groupKey(row, ['workload', 'capacity_basis']) === 'mining|energised_gross'), (row) => wordOf(row, 'facility')).values()]
    if (rows.length === 0 || facilities.some((levels) => levels.some((level) => !level.cells.capacity_mw?.value || !level.cells.effective_from?.value))) return []
    const energised = total(facilities.map((levels) => levelAtEnd('mining', levels, quarter).value ?? ZERO))
    if (megawatts.compare(energised) <= 0) return []
    return [findingAt(rows[0]!.cells.units ?? rows[0]!.cells.model!, { code: 'W_FLEET', message: `The miners of ${quarter} draw ${decimalText(megawatts, 6)} MW together, more than the ${decimalText(energised, 6)} MW energised for mining at its end.`, remedy: 'Check units and power_w here, and the mining levels in capacity.csv; leave out miners that are not installed.' })]
  })
}

/** Machines since 2016 lie between 10 and 100 joules a terahash; what is far outside is a slip of unit. */
function efficiency(draft: Draft): readonly Finding[] {
  return draft.tables.fleet.flatMap((row) => {
    const [power, hashrate] = [numberOf(row, 'power_w'), numberOf(row, 'hashrate_ths')]
    if (!power || !hashrate || power.equals(0) || hashrate.equals(0)) return []
    const joules = power.div(hashrate)
    if (joules.compare(LEAST) >= 0 && joules.compare(MOST) <= 0) return []
    return [findingAt(row.cells.power_w!, { code: 'W_EFFICIENCY', message: `power_w ${row.cells.power_w!.text} over hashrate_ths ${row.cells.hashrate_ths!.text} gives ${decimalText(joules, 3)} joules a terahash; miners need 10 to 100.`, remedy: 'Write the power of one machine in watts, and its hashrate in terahashes a second.' })]
  })
}
