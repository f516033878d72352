import { latest } from '../../core/history.ts'
import { decimalText, ONE, rational, total } from '../../core/rational.ts'
import type { Row } from '../../core/row.ts'
import { numberOf, soundIn, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

const TOLERANCE = rational('0.0005')

/** The grid mix of a region and period: its classes add up to one, or zero_carbon stands alone. */
export function mix(draft: Draft): readonly Finding[] {
  const groups = Map.groupBy(latest(soundIn(draft.tables.grid_mix, ['period', 'grid_region', 'technology_class', 'as_of'])), (row) => `${wordOf(row, 'grid_region')} in ${wordOf(row, 'period')}`)
  return [...groups].flatMap(([place, rows]) => (draft.incomplete.has('grid_mix') ? [] : mixOf(place, rows)))
}

function mixOf(place: string, rows: readonly Row<'grid_mix'>[]): readonly Finding[] {
  const zero = rows.find((row) => wordOf(row, 'technology_class') === 'zero_carbon')
  if (zero && rows.length > 1) {
    return [findingAt(zero.cells.technology_class!, { code: 'E_SHARE_SUM', message: `${place} has zero_carbon beside classes given one by one, so part of the grid is counted twice.`, remedy: 'Keep zero_carbon alone, or delete it and keep the classes.' })]
  }
  const shares = rows.map((row) => numberOf(row, 'share'))
  if (zero || shares.includes(null)) return []
  const sum = total(shares.filter((share) => share !== null))
  if (sum.sub(ONE).abs().compare(TOLERANCE) <= 0) return []
  const last = rows.at(-1)!
  const percent = sum.sub(100).abs().compare(ONE) <= 0 ? ' The shares seem to be percent: divide each by 100.' : ''
  return [findingAt(last.cells.share!, { code: 'E_SHARE_SUM', message: `The shares of ${place} add up to ${decimalText(sum, 8)}, not to 1.`, remedy: `Correct the shares, or add the class that is missing (other, or unknown).${percent}` })]
}
