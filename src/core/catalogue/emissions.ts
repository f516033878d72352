import type { Book } from '../book.ts'
import type { Metric } from '../metric.ts'
import type { Quarter } from '../period.ts'
import { absent, constant, difference, larger, named, product, quotient, said, smaller, sum, type Quantity } from '../quantity.ts'
import { ZERO } from '../rational.ts'
import { valueOf, type Row } from '../row.ts'
import { cellOf, energyOf, lastQuarter, overPairs, overQuarters, ownPairsOf, stated, sumOr, type Pair, type View } from '../view.ts'
import { use } from './energy.ts'
import { factor, factorRow, FUEL_UNIT } from './factors.ts'
import { fuelRows } from './fuel.ts'
import { instrumentRows, instrumentsOf, reportsInstruments } from './instruments.ts'
import { btc } from './mining.ts'
import { perMillionRevenue } from './revenue.ts'

const tonnes = (name: string, quantity: Quantity, factorOf: Quantity): Quantity => said(product(name, quantity, factorOf), 'tCO2e')

/** Scope 1: fuel burned and gas lost, each times its factor. */
export const scope1 = (view: View): Quantity => stated('emissions.scope1', view, fuelRows(view, 'scope 1', 'tCO2e', (row) => {
  const fuel = valueOf(row, 'fuel')!
  const method = valueOf(row, 'purpose') === 'fugitive' ? 'fugitive' : 'fuel'
  const burned = cellOf(view.book, `${fuel} at ${valueOf(row, 'facility')}`, FUEL_UNIT[valueOf(row, 'unit')!]!, row, 'quantity')
  const found = factor(view, fuel, method, row.folder!)
  return found.value === null ? absent(found.name, 'tCO2e', 'missing_input') : tonnes(`emissions of ${fuel}`, burned, found)
}))

/** Scope 2, location-based: electricity times the average factor of its grid (GHG Protocol Scope 2 Guidance, 2015). */
export const scope2Location = (view: View): Quantity => stated('emissions.scope2_location', view, overPairs(view, 'scope 2, location-based', 'tCO2e', (pair, quarter) =>
  tonnes(`location-based emissions of ${pair.facility}/${pair.workload}`, energyOf(view.book, pair, quarter), factor(view, pair.region, 'location', quarter))))

/** Scope 2, market-based: instruments at their own factor, the rest of each region at its residual mix (GHG Protocol Scope 2 Guidance, 2015). */
export const scope2Market = (view: View): Quantity => stated('emissions.scope2_market', view, overQuarters(view, 'scope 2, market-based', 'tCO2e', (quarter) => {
  const pairs = ownPairsOf(view, quarter)
  const regions = [...new Set(pairs.map((pair) => pair.region))]
  if (!reportsInstruments(view)) return absent('instruments', 'tCO2e', 'missing_input')
  return sumOr(`scope 2, market-based, in ${quarter}`, 'tCO2e', 'not_applicable', [
    ...pairs.flatMap((pair) => contractual(view, pair, quarter)),
    ...regions.map((region) => remainder(view, region, pairs.filter((pair) => pair.region === region), quarter)),
  ])
}))

function contractual(view: View, pair: Pair, quarter: Quarter): readonly Quantity[] {
  return instrumentRows(view, quarter, pair).map((row) => {
    const kind = valueOf(row, 'instrument')!
    const retired = cellOf(view.book, `${kind} retired for ${pair.facility}/${pair.workload}`, 'MWh', row, 'retired_mwh')
    return tonnes(`emissions under ${kind}`, retired, factor(view, kind, kind === 'supplier_specific' ? 'supplier' : 'instrument', quarter))
  })
}

/** What no instrument covers in a region; without a residual mix the grid average stands in, flagged. */
function remainder(view: View, region: string, pairs: readonly Pair[], quarter: Quarter): Quantity {
  const energy = sum(`electricity in ${region}`, pairs.map((pair) => energyOf(view.book, pair, quarter)))
  const covered = sum(`instruments in ${region}`, pairs.map((pair) => instrumentsOf(view, quarter, null, pair)))
  const open = larger(`electricity in ${region} without an instrument`, difference('electricity less instruments', energy, covered), constant('zero', 0, 'MWh'))
  const residual = factorRow(view, region, 'residual', quarter)
  const emitted = tonnes(`emissions of the rest in ${region}`, open, factor(view, region, residual ? 'residual' : 'location', quarter))
  return !residual && open.value?.compare(ZERO) === 1 ? named(emitted, emitted.name, ['residual_mix_unavailable']) : emitted
}

const total = (view: View, scope2: (view: View) => Quantity): Quantity =>
  stated(scope2 === scope2Market ? 'emissions.total_market' : 'emissions.total_location', view, sum('scope 1 and 2', [scope1(view), scope2(view)]))

const perMwh = (view: View, scope2: (view: View) => Quantity): Quantity => said(quotient('emissions per MWh', total(view, scope2), use(view)), 'kgCO2e/MWh')

/** Mining's Scope 2, and its Scope 1 where fuel is reported for mining, over bitcoin mined. */
function perBtc(view: View, scope2: (view: View) => Quantity): Quantity {
  const mining: View = { ...view, scope: { ...view.scope, workload: 'mining' } }
  const fuelled = view.quarters.some((quarter) => view.book.rows('fuels', quarter).some((row) => valueOf(row, 'workload') === 'mining'))
  const emitted = fuelled ? total(mining, scope2) : scope2(mining)
  return said(quotient('emissions per BTC', emitted, btc(view)), 'tCO2e/BTC')
}

/** Instruments over electricity, at most one. */
function coverage(view: View): Quantity {
  const retired = overPairs(view, 'instruments retired', 'MWh', (pair, quarter) => instrumentsOf(view, quarter, null, pair))
  return smaller('instrument coverage', said(quotient('instruments over electricity', retired, use(view)), 'ratio'), constant('one', 1, 'ratio'))
}

const gap = (view: View): Quantity =>
  said(difference('market- over location-based, less one', said(quotient('market- over location-based', scope2Market(view), scope2Location(view)), 'ratio'), constant('one', 1, 'ratio')), 'ratio')

const isHosted = (row: Row<'energy'>): boolean => valueOf(row, 'boundary') === 'hosted_customer' && valueOf(row, 'measure') === 'facility_total'

/** Hosted customers' electricity times the location factor: leased assets (Scope 3 category 13). */
const leasedAssets = (view: View): Quantity => overQuarters(view, 'scope 3, category 13', 'tCO2e', (quarter) =>
  sumOr('emissions of hosted customers', 'tCO2e', 'missing_input', view.book.rows('energy', quarter).filter(isHosted).map((row) => {
    const region = view.book.facilities.find((facility) => valueOf(facility, 'facility') === valueOf(row, 'facility'))
    const used = cellOf(view.book, `electricity of customers at ${valueOf(row, 'facility')}`, 'MWh', row, 'energy_mwh')
    return tonnes('emissions of customers', used, factor(view, region ? valueOf(region, 'grid_region')! : '', 'location', quarter))
  })))

const fuelsOf = (book: Book): readonly string[] => book.once('fuels', () => [...new Set(book.rows('fuels').map((row) => valueOf(row, 'fuel')!))])

const base = { group: 'emissions', direction: 'lower', standards: [] } as const
const everywhere = ['company', 'workload', 'facility', 'pair'] as const
const sites = ['company', 'facility'] as const
const scope2Codes = ['ifrs:S2.29(a)(i)', 'gri:305-2', 'gri:2025:102-6', 'esrs:2023:E1-6', 'esrs:2026:E1-8'] as const

const FUEL_FACTORS = ['diesel', 'natural_gas', 'propane', 'hvo', 'sf6', 'hfc_134a', 'other'] as const

const fuelFactors: readonly Metric[] = FUEL_FACTORS.map((fuel) => ({
  ...base, id: `emissions.factor_${fuel}`, unit: 'kgCO2e', nature: 'level', aggregation: 'ratio', direction: 'neutral', decimals: 3, scopes: ['company'],
  applies: (book) => fuelsOf(book).includes(fuel), compute: (view) => factor(view, fuel, 'fuel', lastQuarter(view)),
}))

/** Greenhouse gases (metrics.md 1.7 C). */
export const emissionMetrics: readonly Metric[] = [
  { ...base, id: 'emissions.scope1', unit: 'tCO2e', nature: 'quantity', aggregation: 'sum', decimals: 1, scopes: sites, compute: scope1, standards: ['ifrs:S2.29(a)(i)', 'gri:305-1', 'gri:2025:102-5', 'esrs:2023:E1-6', 'esrs:2026:E1-8', 'us-ca:SB253'] },
  { ...base, id: 'emissions.scope2_location', unit: 'tCO2e', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: everywhere, compute: scope2Location, standards: scope2Codes },
  { ...base, id: 'emissions.scope2_market', unit: 'tCO2e', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: everywhere, compute: scope2Market, standards: scope2Codes },
  { ...base, id: 'emissions.scope3_cat3', unit: 'tCO2e', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company'], compute: () => absent('upstream energy', 'tCO2e', 'missing_input'), standards: ['ifrs:S2.29(a)(i)', 'esrs:2023:E1-6'] },
  { ...base, id: 'emissions.scope3_cat13', unit: 'tCO2e', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: ['company'], compute: leasedAssets, standards: ['ifrs:S2.29(a)(i)', 'esrs:2023:E1-6'] },
  { ...base, id: 'emissions.total_location', unit: 'tCO2e', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: sites, compute: (view) => total(view, scope2Location), standards: ['ifrs-sds:AbsoluteGrossScope1And2GHGEmissions'] },
  { ...base, id: 'emissions.total_market', unit: 'tCO2e', nature: 'quantity', aggregation: 'sum', decimals: 0, scopes: sites, compute: (view) => total(view, scope2Market) },
  { ...base, id: 'emissions.per_mwh_location', unit: 'kgCO2e/MWh', nature: 'intensity', aggregation: 'ratio', decimals: 1, scopes: sites, compute: (view) => perMwh(view, scope2Location), standards: ['gri:305-4', 'gri:2025:102-8'] },
  { ...base, id: 'emissions.per_mwh_market', unit: 'kgCO2e/MWh', nature: 'intensity', aggregation: 'ratio', decimals: 1, scopes: sites, compute: (view) => perMwh(view, scope2Market), standards: ['gri:305-4', 'gri:2025:102-8'] },
  { ...base, id: 'emissions.per_musd_location', unit: 'tCO2e/M CUR', nature: 'intensity', aggregation: 'ratio', decimals: 1, scopes: ['company'], compute: (view) => perMillionRevenue(view, total(view, scope2Location)), standards: ['gri:305-4', 'gri:2025:102-8', 'esrs:2023:E1-6'] },
  { ...base, id: 'emissions.per_musd_market', unit: 'tCO2e/M CUR', nature: 'intensity', aggregation: 'ratio', decimals: 1, scopes: ['company'], compute: (view) => perMillionRevenue(view, total(view, scope2Market)), standards: ['gri:305-4', 'gri:2025:102-8', 'esrs:2023:E1-6'] },
  { ...base, id: 'emissions.per_btc_location', unit: 'tCO2e/BTC', nature: 'intensity', aggregation: 'ratio', decimals: 1, scopes: sites, compute: (view) => perBtc(view, scope2Location) },
  { ...base, id: 'emissions.per_btc_market', unit: 'tCO2e/BTC', nature: 'intensity', aggregation: 'ratio', decimals: 1, scopes: sites, compute: (view) => perBtc(view, scope2Market) },
  { ...base, id: 'emissions.instrument_coverage', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'neutral', decimals: 1, scopes: sites, compute: coverage, standards: ['esrs:2023:E1-6'] },
  { ...base, id: 'emissions.market_location_gap', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'neutral', decimals: 1, scopes: sites, compute: gap },
  ...fuelFactors,
]
