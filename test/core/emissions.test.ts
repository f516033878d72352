import { describe, expect, test } from 'vitest'
import { bookOf, figureIn, valueIn } from './company.ts'

const CAPACITY = 'lake,mining,energised_gross,2023-01-01,100,measured,src-1,,\nlake,ai_hosting,energised_gross,2023-01-01,20,measured,src-1,,\nmesa,mining,energised_gross,2023-01-01,50,measured,src-1,,'
const FACTORS = 'l-ny,NYUP,location,100,kg_co2e_per_mwh,AR6,2024,2024-01-01,,reported,src-1,,\nl-tx,ERCT,location,400,kg_co2e_per_mwh,AR6,2024,2024-01-01,,reported,src-1,,\ni-ppa,physical_ppa,instrument,10,kg_co2e_per_mwh,AR6,2024,2024-01-01,,reported,src-1,,\nf-d,diesel,fuel,10,kg_co2e_per_us_gal,AR6,2024,2024-01-01,,reported,src-1,,'
const quarter = (period: string, more: Record<string, string> = {}) => ({
  [`${period}/energy.csv`]: `${period},lake,mining,facility_total,100000,,,,measured,src-1,,\n${period},lake,ai_hosting,facility_total,20000,,,,measured,src-1,,\n${period},mesa,mining,facility_total,50000,,,,measured,src-1,,`,
  [`${period}/revenue.csv`]: `${period},mining,all,10000000,USD,reported,src-1,,`,
  ...Object.fromEntries(Object.entries(more).map(([table, rows]) => [`${period}/${table}.csv`, rows])),
})
const PPA = '2025-Q2,lake,ai_hosting,physical_ppa,hydro,20000,reported,src-1,,'

describe('with instruments and no residual mix', () => {
  const book = bookOf({
    'capacity.csv': CAPACITY, 'emission_factors.csv': FACTORS, ...quarter('2025-Q1'), ...quarter('2025-Q2', { instruments: PPA, mining: '2025-Q2,all,500,,reported,src-1,,', fuels: '2025-Q2,lake,ai_hosting,diesel,1000,us_gal,genset_test,measured,src-1,,' }), ...quarter('2025-Q3'),
  })

  test.each([
    ['emissions.scope2_location', '2025-Q2', '32000', '120,000 MWh at 100 and 50,000 at 400 kg'],
    ['emissions.scope2_market', '2025-Q2', '30200', '20,000 MWh at 10, the other 100,000 at 100 and 50,000 at 400'],
    ['emissions.scope2_market[lake/ai_hosting]', '2025-Q2', '200', 'all of it under contract'],
    ['emissions.scope2_market', '2025-Q3', '32000', 'no row in a quarter claims nothing'],
    ['energy.zero_carbon_share[contractual]', '2025-Q1', '0', 'nor in one before the first file'],
    ['emissions.market_location_gap', '2025-Q2', '-9/160', 'less one'],
    ['emissions.instrument_coverage', '2025-Q2', '2/17', 'over all electricity'],
    ['energy.zero_carbon_share[contractual]', '2025-Q2', '2/17', 'hydro is in the zero-carbon set'],
    ['energy.zero_carbon_share[contractual]', '2025-Q3', '0', 'zero claimed'],
    ['energy.zero_carbon_share[grid_mix]', '2025-Q2', 'missing_input', 'no grid mix'],
    ['emissions.scope1', '2025-Q1', 'missing_input', 'no fuel row yet'],
    ['emissions.scope1', '2025-Q2', '10', '1,000 gallons at 10 kg'],
    ['emissions.scope1', '2025-Q3', 'missing_input', 'a site that reported fuel needs an explicit zero'],
    ['emissions.total_location', '2025-Q2', '32010', 'both scopes'],
    ['emissions.per_mwh_location', '2025-Q2', '3201/17', 'kilograms over MWh'],
    ['emissions.per_btc_location', '2025-Q2', '60', 'mining’s 30,000 t over 500 BTC; the fuel is AI hosting’s'],
    ['emissions.per_musd_location', '2025-Q2', 'boundary_mismatch', 'AI hosting uses energy and has no revenue row'],
    ['datacentre.ref[ai_hosting]', '2025-Q2', '1', 'all renewable'],
    ['mining.energy_per_btc', '2025-Q2', '300', '150,000 MWh over 500 BTC'],
    ['mining.btc', '2025-Q1', 'missing_input', 'no mining row'],
  ])('%s of %s is %s: %s', (id, period, expected) => expect(valueIn(book, id, period)).toBe(expected))

  test('the fallback to the grid average is flagged', () => {
    expect(figureIn(book, 'emissions.scope2_market', '2025-Q2').flags).toContain('residual_mix_unavailable')
    expect(figureIn(book, 'emissions.scope2_location', '2025-Q2').flags).not.toContain('residual_mix_unavailable')
  })
})

test('without any instruments file the market-based figure is unknown', () => {
  const book = bookOf({ 'capacity.csv': CAPACITY, 'emission_factors.csv': FACTORS, ...quarter('2025-Q1') })
  expect([valueIn(book, 'emissions.scope2_market', '2025-Q1'), valueIn(book, 'energy.zero_carbon_share[contractual]', '2025-Q1'), valueIn(book, 'emissions.scope2_location', '2025-Q1')]).toEqual(['missing_input', 'missing_input', '32000'])
})

describe('power cost', () => {
  const book = bookOf({
    'capacity.csv': 'lake,mining,energised_gross,2023-01-01,100,measured,src-1,,',
    '2025-Q1/energy.csv': '2025-Q1,lake,mining,facility_total,100000,,,,measured,src-1,,', '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,\n2025-Q1,grid_services,all,500000,USD,reported,src-1,,',
    '2025-Q1/power_cost.csv': '2025-Q1,all,energy,4000000,USD,reported,src-1,,\n2025-Q1,all,delivery,1000000,USD,reported,src-1,,\n2025-Q1,all,demand_response_proceeds,300000,USD,reported,src-1,,', '2025-Q1/mining.csv': '2025-Q1,all,100,,reported,src-1,,',
    '2025-Q2/energy.csv': '2025-Q2,lake,mining,facility_total,100000,,,,measured,src-1,,', '2025-Q2/revenue.csv': '2025-Q2,mining,all,10000000,USD,reported,src-1,,',
    '2025-Q2/power_cost.csv': '2025-Q2,all,net_power,3500000,USD,reported,src-1,,',
  })

  test.each([
    ['power.cost', '2025-Q1', '5000000', 'components add up; proceeds enter no cost'],
    ['power.price_gross', '2025-Q1', '50', 'over all energy'],
    ['power.price_net', '2025-Q1', '45', 'less grid-service revenue'],
    ['power.demand_response', '2025-Q1', '300000', 'shown'],
    ['power.cost_share_revenue', '2025-Q1', '10/21', 'of all revenue'],
    ['power.cost_per_btc', '2025-Q1', '50000', 'where mining is alone'],
    ['power.price_gross', '2025-Q2', 'missing_input', 'a net cost is no gross cost'],
    ['power.price_net', '2025-Q2', '35', 'as printed'],
    ['power.cost_net', '2025-Q2', '3500000', 'as printed'],
  ])('%s of %s is %s: %s', (id, period, expected) => expect(valueIn(book, id, period)).toBe(expected))
})
