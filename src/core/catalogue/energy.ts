import type { Metric } from '../metric.ts'
import { absent, constant, difference, product, quotient, said, smaller, sum, type Quantity } from '../quantity.ts'
import type { Quarter } from '../period.ts'
import { valueOf, type Row } from '../row.ts'
import { WORKLOADS } from '../tables.ts'
import { cellOf, energyOf, isOwn, overPairs, ownPairsOf, stated, sumOr, type Pair, type View } from '../view.ts'
import { hours, ownAverageMw, ownCapacityHours } from './capacity.ts'
import { instrumentsOf, RENEWABLE, ZERO_CARBON } from './instruments.ts'
import { coverageScore, peakMw, loadFactor } from './hourly.ts'
import { fuelRows } from './fuel.ts'

/** Electricity of the scope, own operations, MWh. */
export const use = (view: View): Quantity => stated('energy.use_mwh', view, overPairs(view, 'electricity use', 'MWh', (pair, quarter) => energyOf(view.book, pair, quarter)))

const useOfWorkload = (view: View, workload: string): Quantity =>
  use({ ...view, scope: { ...view.scope, workload: workload as Pair['workload'], variant: null } })

/** Fuel energy at gross or net calorific value, GJ. */
function fuelEnergy(view: View, column: 'gcv_gj_per_unit' | 'ncv_gj_per_unit'): Quantity {
  return fuelRows(view, 'fuel energy', 'GJ', (row) => {
    const fuel = valueOf(row, 'fuel')!
    const properties = view.book.rows('fuel_properties').find((each) => valueOf(each, 'fuel') === fuel && valueOf(each, 'unit') === valueOf(row, 'unit'))
    if (!properties) return absent(`calorific value of ${fuel}`, 'GJ', 'missing_input')
    const quantity = cellOf(view.book, `${fuel} at ${valueOf(row, 'facility')}`, 'count', row, 'quantity')
    return product(`${fuel} energy`, quantity, cellOf(view.book, `calorific value of ${fuel}`, 'GJ', properties, column))
  })
}

const electricityGj = (view: View): Quantity => stated('energy.electricity_gj', view, said(use(view), 'GJ'))
const totalGj = (view: View): Quantity => stated('energy.total_gj', view, sum('energy use', [electricityGj(view), stated('energy.fuel_gj', view, fuelEnergy(view, 'gcv_gj_per_unit'))]))
const totalEsrs = (view: View): Quantity => sum('energy consumption', [use(view), stated('energy.fuel_mwh', view, said(fuelEnergy(view, 'ncv_gj_per_unit'), 'MWh'))])

/** Electricity of the scope that the grid delivered: use less what was generated on site and not exported. */
function gridGj(view: View): Quantity {
  const generated = onSite(view, 'on_site_generation')
  if (generated.length === 0) return electricityGj(view)
  const exported = onSite(view, 'exported')
  const kept = sum('generation on site', generated)
  return difference('grid electricity', electricityGj(view), exported.length === 0 ? kept : difference('generation on site that was not exported', kept, ...exported))
}

const onSite = (view: View, measure: 'on_site_generation' | 'exported'): readonly Quantity[] => view.quarters.flatMap((quarter) => view.book.rows('energy', quarter))
  .filter((row) => valueOf(row, 'measure') === measure && isOwn(row) && (view.scope.facility === null || valueOf(row, 'facility') === view.scope.facility))
  .map((row) => cellOf(view.book, `${measure === 'exported' ? 'exported' : 'generation on site'} at ${valueOf(row, 'facility')}`, 'MWh', row, 'energy_mwh'))

/** Energy weighted by the zero-carbon share of its grid, over energy. */
function gridMixShare(view: View): Quantity {
  const weighted = overPairs(view, 'energy from zero-carbon classes of the grid mix', 'MWh', (pair, quarter) =>
    product(`zero-carbon energy of ${pair.facility}/${pair.workload}`, energyOf(view.book, pair, quarter), gridShare(view, pair.region, quarter)))
  return said(quotient('zero-carbon share, grid mix', said(weighted, 'MWh'), use(view)), 'ratio')
}

/** The share of a region's generation in the zero-carbon classes in a quarter; an unknown class does not count. */
export function gridShare(view: View, region: string, quarter: Quarter): Quantity {
  const rows = view.book.rows('grid_mix', quarter).filter((row) => valueOf(row, 'grid_region') === region)
  const counted = rows.filter((row) => valueOf(row, 'technology_class') === 'zero_carbon' || ZERO_CARBON.has(valueOf(row, 'technology_class')!))
  const parts = counted.map((row: Row) => cellOf(view.book, `share of ${valueOf(row as Row<'grid_mix'>, 'technology_class')} in ${region}`, 'ratio', row, 'share'))
  const name = `zero-carbon share of ${region} in ${quarter}`
  return rows.length > 0 && parts.length === 0 ? constant(name, 0, 'ratio') : sumOr(name, 'ratio', 'missing_input', parts)
}

/** Retired zero-carbon instruments, at most the energy they are claimed for, over energy. */
function contractualShare(view: View): Quantity {
  const claimed = overPairs(view, 'energy covered by zero-carbon instruments', 'MWh', (pair, quarter) => {
    const retired = instrumentsOf(view, quarter, ZERO_CARBON, pair)
    return smaller(`covered energy of ${pair.facility}/${pair.workload}`, retired, energyOf(view.book, pair, quarter))
  })
  return said(quotient('zero-carbon share, contractual', claimed, use(view)), 'ratio')
}

const zeroCarbonShare = (view: View): Quantity =>
  view.scope.variant === 'grid_mix' ? gridMixShare(view) : view.scope.variant === 'contractual' ? contractualShare(view) : coverageScore(view)

function renewableShare(view: View): Quantity {
  const claimed = overPairs(view, 'renewable instruments', 'MWh', (pair, quarter) => instrumentsOf(view, quarter, RENEWABLE, pair))
  return said(quotient('renewable share', said(claimed, 'GJ'), totalGj(view)), 'ratio')
}

const share = (name: string, part: Quantity, whole: Quantity): Quantity => said(quotient(name, part, whole), 'ratio')

const everywhere = ['company', 'workload', 'facility', 'pair'] as const
const base = { group: 'capacity', direction: 'neutral', standards: [] } as const

/** Energy (metrics.md 1.7 A). */
export const energyMetrics: readonly Metric[] = [
  {
    ...base, id: 'energy.use_mwh', unit: 'MWh', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: everywhere, compute: use,
    standards: ['sasb:TC-SI-130a.1', 'gri:302-1', 'gri:2025:103-2', 'esrs:2023:E1-5', 'esrs:2026:E1-7', 'eu:2024/1364:E_DC'],
  },
  { ...base, id: 'energy.electricity_gj', unit: 'GJ', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company', 'facility'], compute: electricityGj, standards: ['gri:302-1'] },
  { ...base, id: 'energy.fuel_gj', unit: 'GJ', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company', 'facility'], compute: (view) => fuelEnergy(view, 'gcv_gj_per_unit') },
  { ...base, id: 'energy.fuel_mwh', unit: 'MWh', nature: 'quantity', aggregation: 'sum', decimals: 1, scopes: ['company', 'facility'], compute: (view) => said(fuelEnergy(view, 'ncv_gj_per_unit'), 'MWh') },
  { ...base, id: 'energy.total_gj', unit: 'GJ', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company', 'facility'], compute: totalGj, standards: ['sasb:TC-SI-130a.1', 'gri:302-1'] },
  { ...base, id: 'energy.total_esrs_mwh', unit: 'MWh', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company', 'facility'], compute: totalEsrs, standards: ['esrs:2023:E1-5', 'esrs:2026:E1-7'] },
  {
    ...base, id: 'energy.per_mw', unit: 'MWh/MW', nature: 'intensity', aggregation: 'ratio', decimals: 1, scopes: everywhere,
    compute: (view) => said(quotient('energy use per MW', use(view), ownAverageMw(view)), 'MWh/MW'),
  },
  { ...base, id: 'energy.capacity_factor', unit: 'ratio', nature: 'share', aggregation: 'ratio', decimals: 1, scopes: everywhere, compute: (view) => share('capacity factor', use(view), ownCapacityHours(view)) },
  {
    ...base, id: 'energy.average_load_mw', unit: 'MW', nature: 'quantity', aggregation: 'ratio', decimals: 1, scopes: everywhere,
    compute: (view) => said(quotient('average load', use(view), hours(view)), 'MW'),
  },
  { ...base, id: 'energy.peak_mw', unit: 'MW', nature: 'quantity', aggregation: 'none', decimals: 1, scopes: ['company', 'facility'], compute: peakMw },
  { ...base, id: 'energy.load_factor', unit: 'ratio', nature: 'share', aggregation: 'none', decimals: 1, scopes: ['company', 'facility'], compute: loadFactor },
  { ...base, id: 'energy.ai_share', unit: 'ratio', nature: 'share', aggregation: 'ratio', decimals: 1, scopes: ['company', 'facility'], compute: aiShare },
  {
    ...base, id: 'energy.by_workload_share', unit: 'ratio', nature: 'share', aggregation: 'ratio', decimals: 1, scopes: ['company', 'facility'],
    variants: (book) => WORKLOADS.filter((workload) => book.workloads.includes(workload)), compute: workloadShare,
  },
  { ...base, id: 'energy.grid_share', unit: 'ratio', nature: 'share', aggregation: 'ratio', decimals: 1, scopes: ['company', 'facility'], compute: (view) => share('grid share', gridGj(view), totalGj(view)), standards: ['sasb:TC-SI-130a.1'] },
  { ...base, id: 'energy.renewable_share_sasb', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'higher', decimals: 1, scopes: ['company', 'facility'], compute: renewableShare, standards: ['sasb:TC-SI-130a.1'] },
  {
    ...base, id: 'energy.zero_carbon_share', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'higher', decimals: 1, scopes: ['company', 'facility'],
    variants: () => ['grid_mix', 'contractual', 'hourly'], compute: zeroCarbonShare, standards: ['eu:2024/1364:REF'],
  },
]

/** A workload without a pair in the period used no energy: its share is zero, not missing. */
function workloadShare(view: View): Quantity {
  const whole = use({ ...view, scope: { ...view.scope, variant: null } })
  const workload = view.scope.variant!
  const operating = view.quarters.some((quarter) => ownPairsOf({ ...view, scope: { ...view.scope, workload: workload as Pair['workload'] } }, quarter).length > 0)
  return share(`share of ${workload} in energy`, operating ? useOfWorkload(view, workload) : constant(`electricity of ${workload}: no capacity`, 0, 'MWh'), whole)
}

function aiShare(view: View): Quantity {
  return workloadShare({ ...view, scope: { ...view.scope, variant: 'ai_hosting' } })
}

