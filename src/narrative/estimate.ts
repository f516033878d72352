import type { Figure } from '../core/figure.ts'
import { cellsOf, statusOfRow } from '../core/lineage.ts'
import { ZERO, total, type Rational } from '../core/rational.ts'
import { valueOf, type Row } from '../core/row.ts'
import { LIMITS } from './thresholds.ts'

/** The estimated share of the electricity a figure rests on; zero where it rests on none. */
export function estimatedEnergy(figure: Figure): Rational {
  const steps = cellsOf(figure.quantity).filter(({ row, cell }) => row?.table === 'energy' && cell?.name === 'energy_mwh')
  const all = total(steps.map(({ value }) => value ?? ZERO))
  if (all.equals(ZERO)) return ZERO
  return total(steps.map(({ row, value }) => estimatedPart(row as Row<'energy'>, value ?? ZERO))).div(all)
}

function estimatedPart(row: Row<'energy'>, used: Rational): Rational {
  const stated = valueOf(row, 'estimated_mwh')
  if (stated) return stated
  return statusOfRow(row) === 'estimated' ? used : ZERO
}

/** Whether more than half of the electricity under any of the figures is estimated. */
export const isMostlyEstimated = (figures: readonly Figure[]): boolean =>
  figures.some((figure) => estimatedEnergy(figure).compare(LIMITS.estimated.silence) > 0)
