import { describe, expect, test } from 'vitest'
import { effectsOf } from '../../src/core/effect.ts'
import { restatementsOf } from '../../src/core/restatement.ts'
import { figureName } from '../../src/view/names.ts'
import { bookOf, figureIn, valueIn, type Rows } from './company.ts'

const CAPACITY = 'lake,mining,energised_gross,2023-01-01,100,measured,src-1,,'
const OTHER_SITE = 'mesa,mining,energised_gross,2023-01-01,50,measured,src-1,,'
const FACTORS = 'f-d,diesel,fuel,10,kg_co2e_per_us_gal,AR6,2024,2024-01-01,,reported,src-1,,\nl-ny,NYUP,location,100,kg_co2e_per_mwh,AR6,2024,2024-01-01,,reported,src-1,,'
const ENERGY = 'period,facility,workload,boundary,measure,energy_mwh,status,source'

test.each([
  ['energy.use_mwh', '100000'], ['revenue.mining', '10000000'], ['mining.btc', '100'], ['emissions.scope1', '10'], ['power.cost', '5000000'], ['power.price_gross', '50'], ['revenue.per_mwh[mining]', '100'],
])('%s counts nothing of a facility that is excluded', (id, expected) => {
  const book = bookOf({
    'facilities.csv': 'facility,name,country,time_zone,grid_region,consolidation,equity_share\nlake,Lake,US,America/New_York,NYUP,operational_control,1\nmesa,Mesa,US,America/Chicago,ERCT,excluded,1\n',
    'capacity.csv': `${CAPACITY}\n${OTHER_SITE}`, 'emission_factors.csv': FACTORS,
    '2025-Q1/energy.csv': '2025-Q1,lake,mining,facility_total,100000,,,,measured,src-1,,\n2025-Q1,mesa,mining,facility_total,20000,,,,measured,src-1,,',
    '2025-Q1/revenue.csv': '2025-Q1,mining,lake,10000000,USD,reported,src-1,,\n2025-Q1,mining,mesa,1000000,USD,reported,src-1,,',
    '2025-Q1/mining.csv': '2025-Q1,lake,100,,reported,src-1,,\n2025-Q1,mesa,10,,reported,src-1,,',
    '2025-Q1/fuels.csv': '2025-Q1,lake,mining,diesel,1000,us_gal,genset_test,measured,src-1,,\n2025-Q1,mesa,mining,diesel,5000,us_gal,genset_test,measured,src-1,,',
    '2025-Q1/power_cost.csv': '2025-Q1,lake,energy,5000000,USD,reported,src-1,,\n2025-Q1,mesa,energy,1000000,USD,reported,src-1,,',
  })
  expect(valueIn(book, id, '2025-Q1')).toBe(expected)
})

test.each([
  ['energy.use_mwh', '100000', 'without the customers’'],
  ['energy.use_mwh[miner_hosting]', 'not_applicable', 'the company uses none itself'],
  ['energy.by_workload_share[miner_hosting]', '0', 'nor is it a part of its use'],
  ['capacity.average_mw', '120', 'every megawatt that is energised'],
  ['energy.per_mw', '1000', 'beside the megawatts that use it'],
  ['energy.capacity_factor', '1000/2159', 'likewise'],
  ['revenue.per_mw[miner_hosting]', '50000', 'the halls still earn'],
  ['emissions.scope2_location', '10000', 'own operations'],
  ['emissions.scope3_cat13', '2000', 'shown, not hidden'],
])('with a hall of customers’ machines %s is %s: %s', (id, expected) => {
  const book = bookOf({
    'capacity.csv': `${CAPACITY}\nlake,miner_hosting,energised_gross,2023-01-01,20,measured,src-1,,`, 'emission_factors.csv': FACTORS,
    '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,\n2025-Q1,miner_hosting,all,1000000,USD,reported,src-1,,',
    '2025-Q1/energy.csv': `${ENERGY}\n2025-Q1,lake,mining,,facility_total,100000,measured,src-1\n2025-Q1,lake,miner_hosting,hosted_customer,facility_total,20000,measured,src-1\n`,
  })
  expect(valueIn(book, id, '2025-Q1')).toBe(expected)
})

describe('a hall that changes hands', () => {
  const quarter = (period: string, boundary: string): Rows => ({
    [`${period}/revenue.csv`]: `${period},mining,all,10000000,USD,reported,src-1,,`,
    [`${period}/energy.csv`]: `${ENERGY}\n${period},lake,mining,,facility_total,100000,measured,src-1\n${period},lake,ai_hosting,${boundary},facility_total,20000,measured,src-1\n`,
  })
  const company = (...boundaries: readonly [string, string]) => bookOf({
    'capacity.csv': `${CAPACITY}\nlake,ai_hosting,energised_gross,2023-01-01,20,measured,src-1,,`, 'emission_factors.csv': FACTORS, ...quarter('2025-Q1', boundaries[0]), ...quarter('2025-Q2', boundaries[1]),
  })
  test.each([
    ['hosted_customer', 'own_operations', '2025-Q1', '100000'], ['hosted_customer', 'own_operations', '2025-Q2', '120000'],
    ['own_operations', 'hosted_customer', '2025-Q1', '120000'], ['own_operations', 'hosted_customer', '2025-Q2', '100000'],
  ])('from %s to %s uses in %s %s MWh, whatever the other quarter says', (before, after, period, expected) => expect(valueIn(company(before, after), 'energy.use_mwh', period)).toBe(expected))
})

test('a site that left the boundary shows what was published with it', () => {
  const SITE = (consolidation: string, asOf: string): string => `mesa,Mesa,US,America/Chicago,ERCT,${consolidation},1,${asOf}`
  const book = bookOf({
    'facilities.csv': `facility,name,country,time_zone,grid_region,consolidation,equity_share,as_of\nlake,Lake,US,America/New_York,NYUP,operational_control,1,\n${SITE('operational_control', '2025-02-01')}\n${SITE('excluded', '2025-08-01')}\n`,
    'capacity.csv': `${CAPACITY}\nmesa,ai_hosting,energised_gross,2023-01-01,50,measured,src-1,,`, '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,',
    '2025-Q1/energy.csv': '2025-Q1,lake,mining,facility_total,100000,,,,measured,src-1,,\n2025-Q1,mesa,ai_hosting,facility_total,20000,,,,measured,src-1,,',
    'restatements.csv': 'mesa-left,facilities.csv,mesa,consolidation,operational_control,excluded,structural,none,Mesa left the boundary.,Mesa è uscita dal perimetro.',
  })
  const figure = figureIn(book, 'energy.use_mwh', '2025-Q1')
  expect([figure.quantity.value, figure.first?.quantity.value].map(String)).toEqual(['100000', '120000'])
  // What the site had alone is stated no more, and that is told, by its name.
  const left = effectsOf(book, restatementsOf(book)[0]!).find(({ after }) => after.id === 'energy.use_mwh[mesa/ai_hosting]' && after.period.id === '2025-Q1')!
  expect([String(left.before.quantity.value), left.after.quantity.value, figureName(book, left.after.metric, left.after.scope, 'en')]).toEqual(['20000', null, 'Electricity use, Mesa, AI hosting'])
})

test.each([['energy.grid_share', '9/10'], ['energy.grid_share[mesa]', '4/5'], ['energy.use_mwh', '200000']])('%s takes off what was generated on site and stayed there', (id, expected) => {
  const book = bookOf({
    'capacity.csv': `${CAPACITY}\n${OTHER_SITE}`, '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,',
    'fuel_properties.csv': 'fuel,unit,gcv_gj_per_unit,ncv_gj_per_unit,status,source\ndiesel,us_gal,0.14,0.13,reported,src-1\n',
    '2025-Q1/fuels.csv': '2025-Q1,lake,mining,diesel,0,us_gal,genset_test,measured,src-1,,\n2025-Q1,mesa,mining,diesel,0,us_gal,genset_test,measured,src-1,,',
    '2025-Q1/energy.csv': ['lake,mining,facility_total,100000', 'mesa,mining,facility_total,100000', 'mesa,mining,on_site_generation,30000', 'mesa,mining,exported,10000'].map((row) => `2025-Q1,${row},,,,measured,src-1,,`).join('\n'),
  })
  expect(valueIn(book, id, '2025-Q1')).toBe(expected)
})

test('what is not retired yet is provisional for a year, and nothing else is', () => {
  const quarter = (period: string): Rows => ({
    [`${period}/energy.csv`]: `${period},lake,mining,facility_total,100000,,,,measured,src-1,,\n${period},mesa,mining,facility_total,50000,,,,measured,src-1,,`,
    [`${period}/revenue.csv`]: `${period},mining,all,10000000,USD,reported,src-1,,`,
  })
  const book = bookOf({ 'capacity.csv': `${CAPACITY}\n${OTHER_SITE}`, ...quarter('2025-Q1'), ...quarter('2025-Q2'), ...quarter('2025-Q3'), ...quarter('2026-Q2'), ...quarter('2026-Q3'), '2025-Q2/instruments.csv': '2025-Q2,lake,mining,physical_ppa,hydro,20000,reported,src-1,,' })
  const flagged = (id: string, period: string): boolean => figureIn(book, id, period).flags.includes('provisional_instruments')
  expect(['2025-Q1', '2025-Q2', '2025-Q3', '2026-Q2', '2026-Q3'].map((period) => flagged('emissions.instrument_coverage', period))).toEqual([false, false, true, true, false])
  expect([flagged('emissions.instrument_coverage[lake]', '2025-Q3'), flagged('emissions.instrument_coverage[mesa]', '2025-Q3')]).toEqual([true, false])
})

test.each([
  ['revenue.per_mw_it[mining]', 'not_applicable', 'a mining hall has no IT power'], ['revenue.per_mw_it[ai_hosting]', 'missing_input', 'one of AI owes it'],
  ['ai.contracted_it_mw[mesa]', 'not_applicable', 'a site without AI has no contract for it'], ['ai.contracted_it_mw[lake]', 'missing_input', 'one with AI may'],
])('%s is %s: %s', (id, expected) => {
  const book = bookOf({
    'capacity.csv': `${CAPACITY}\n${OTHER_SITE}\nlake,ai_hosting,energised_gross,2025-01-01,20,measured,src-1,,\nmesa,mining,energised_it,2030-01-01,1,measured,src-1,,`,
    '2025-Q1/energy.csv': ['lake,mining', 'mesa,mining', 'lake,ai_hosting'].map((pair) => `2025-Q1,${pair},facility_total,20000,,,,measured,src-1,,`).join('\n'),
    '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,\n2025-Q1,ai_hosting,all,10000000,USD,reported,src-1,,',
  })
  expect(valueIn(book, id, '2025-Q1')).toBe(expected)
})
