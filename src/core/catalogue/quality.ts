import type { Metric } from '../metric.ts'
import { constant, difference, quotient, said, type Quantity } from '../quantity.ts'
import { valueOf, type Row } from '../row.ts'
import { ASSURANCES } from '../tables.ts'
import { cellOf, energyOf, overPairs, type View } from '../view.ts'
import { use } from './energy.ts'

/** The estimated part of an energy row: as given; the whole row when it is blank on an estimated one (design.md 7). */
function estimatedPart(view: View, energy: Quantity): Quantity {
  const row = energy.row as Row<'energy'> | undefined
  if (!row || energy.value === null) return energy
  if (row.cells.estimated_mwh?.value) return cellOf(view.book, `estimated part of ${energy.name}`, 'MWh', row, 'estimated_mwh')
  return valueOf(row, 'status') === 'estimated' ? energy : constant(`estimated part of ${energy.name}: none`, 0, 'MWh')
}

const shareOfUse = (view: View, name: string, part: (energy: Quantity) => Quantity): Quantity =>
  said(quotient(name, overPairs(view, name, 'MWh', (pair, quarter) => part(energyOf(view.book, pair, quarter))), use(view)), 'ratio')

const none = (energy: Quantity): Quantity => (energy.value === null ? energy : constant(`${energy.name}: does not count`, 0, 'MWh'))

const measuredShare = (view: View): Quantity => shareOfUse(view, 'measured electricity', (energy) =>
  energy.row && valueOf(energy.row as Row<'energy'>, 'status') === 'measured' ? difference('measured less estimated', energy, estimatedPart(view, energy)) : none(energy))

const estimatedShare = (view: View): Quantity => shareOfUse(view, 'estimated electricity', (energy) => estimatedPart(view, energy))

const assuredShare = (view: View): Quantity => shareOfUse(view, `electricity under ${view.scope.variant} assurance`, (energy) => {
  const level = energy.row ? valueOf(energy.row as Row<'energy'>, 'assurance') ?? 'none' : 'none'
  return level === view.scope.variant ? energy : none(energy)
})

/** Restatements of rows of the periods in view. */
const restatedCount = (view: View): Quantity => {
  const rows = view.book.rows('restatements').filter((row) => view.quarters.some((quarter) => valueOf(row, 'row_key')!.split('|').includes(quarter)))
  return constant('restatements', rows.length, 'count')
}

const base = { group: 'quality', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'neutral', decimals: 1, scopes: ['company'], standards: [] } as const

/** Data quality and assurance (metrics.md 1.7 I); the status of each metric travels with its figure. */
export const qualityMetrics: readonly Metric[] = [
  { ...base, id: 'quality.measured_share', compute: measuredShare },
  { ...base, id: 'quality.estimated_share', compute: estimatedShare },
  { ...base, id: 'quality.assured_share', variants: () => ASSURANCES, compute: assuredShare },
  { ...base, id: 'quality.restated_count', unit: 'count', nature: 'level', aggregation: 'sum', decimals: 0, compute: restatedCount, standards: ['gri:2-4', 'ifrs:S1.B50'] },
]
