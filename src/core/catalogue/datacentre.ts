import type { Metric } from '../metric.ts'
import { absent, constant, named, quotient, said, smaller, type Quantity } from '../quantity.ts'
import { energyOf, overPairs, type Pair, type View } from '../view.ts'
import { scope2Location, scope2Market } from './emissions.ts'
import { use } from './energy.ts'
import { instrumentsOf, RENEWABLE } from './instruments.ts'
import { consumed, ownConsumed, ownWithdrawn, stressShare, withdrawn } from './water.ts'

/** Electricity at the IT equipment; every workload of the scope must have it. */
const itUse = (view: View): Quantity => overPairs(view, 'IT electricity', 'MWh', (pair, quarter) => energyOf(view.book, pair, quarter, 'it_equipment'))

/** Power usage effectiveness: electricity ÷ IT electricity (ISO/IEC 30134-2). */
const pue = (view: View): Quantity => said(quotient('PUE', use(view), itUse(view)), 'ratio')

const perIt = (name: string, over: Quantity, view: View, symbol: string): Quantity => said(quotient(name, over, itUse(view)), symbol)

/** Renewable energy factor: retired renewable instruments over electricity, at most one (ISO/IEC 30134-3). */
function renewableFactor(view: View): Quantity {
  const retired = overPairs(view, 'renewable instruments', 'MWh', (pair: Pair, quarter) => instrumentsOf(view, quarter, RENEWABLE, pair))
  return smaller('REF', said(quotient('renewable over electricity', retired, use(view)), 'ratio'), constant('one', 1, 'ratio'))
}

const base = { group: 'datacentre', nature: 'share', aggregation: 'ratio', direction: 'lower', decimals: 2, scopes: ['company', 'workload', 'facility', 'pair'], standards: [] } as const

/** Data-centre figures (metrics.md 1.7 D). */
export const datacentreMetrics: readonly Metric[] = [
  { ...base, plain: true, id: 'datacentre.interim_pue', unit: 'ratio', nature: 'pue', only: 'quarter', compute: (view) => { const found = pue(view); return named(found, found.name, ['interim_pue']) }, standards: ['iso:30134-2', 'eu:2024/1364:PUE'] },
  { ...base, plain: true, id: 'datacentre.pue', unit: 'ratio', nature: 'pue', only: 'year', compute: pue, standards: ['iso:30134-2', 'eu:2024/1364:PUE'] },
  { ...base, id: 'datacentre.wue_input', unit: 'L/kWh', nature: 'wue', compute: (view) => perIt('WUE, input', ownWithdrawn(view), view, 'L/kWh'), standards: ['iso:30134-9', 'eu:2024/1364:WUE'] },
  { ...base, id: 'datacentre.wue_consumption', unit: 'L/kWh', nature: 'wue', compute: (view) => perIt('WUE, consumption', ownConsumed(view), view, 'L/kWh'), standards: ['gri:303-5', 'esrs:2023:E3-4'] },
  { ...base, id: 'datacentre.cue_location', unit: 'kgCO2e/kWh', nature: 'intensity', decimals: 3, compute: (view) => perIt('CUE, location-based', scope2Location(view), view, 'kgCO2e/kWh'), standards: ['iso:30134-8'] },
  { ...base, id: 'datacentre.cue_market', unit: 'kgCO2e/kWh', nature: 'intensity', decimals: 3, compute: (view) => perIt('CUE, market-based', scope2Market(view), view, 'kgCO2e/kWh'), standards: ['iso:30134-8'] },
  { ...base, plain: true, id: 'datacentre.ref', unit: 'ratio', direction: 'higher', compute: renewableFactor, standards: ['iso:30134-3', 'eu:2024/1364:REF'] },
  { ...base, plain: true, id: 'datacentre.erf', unit: 'ratio', direction: 'higher', scopes: ['company'], compute: () => absent('energy reused', 'ratio', 'missing_input'), standards: ['iso:30134-6', 'eu:2024/1364:ERF'] },
  { ...base, id: 'water.withdrawn', unit: 'm3', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company', 'facility'], compute: (view) => withdrawn(view), standards: ['sasb:TC-SI-130a.2', 'gri:303-3'] },
  { ...base, id: 'water.consumed', unit: 'm3', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company', 'facility'], compute: consumed, standards: ['sasb:TC-SI-130a.2', 'gri:303-5', 'esrs:2023:E3-4'] },
  { ...base, id: 'water.stress_share', unit: 'ratio', decimals: 1, scopes: ['company'], compute: stressShare, standards: ['sasb:TC-SI-130a.2'] },
]
