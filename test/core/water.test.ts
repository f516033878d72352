import { describe, expect, test } from 'vitest'
import { bookOf, valueIn, type Rows } from './company.ts'

const SITES = (lake: string, mesa: string): Rows => ({ 'facilities.csv': `facility,name,country,time_zone,grid_region,consolidation,equity_share,water_stress\nlake,Lake,US,America/New_York,NYUP,operational_control,1,${lake}\nmesa,Mesa,US,America/Chicago,ERCT,operational_control,1,${mesa}\n` })
const company = (water: string, sites = SITES('low', 'high')) => bookOf({
  ...sites, 'capacity.csv': 'lake,ai_hosting,energised_gross,2023-01-01,100,measured,src-1,,\nmesa,ai_hosting,energised_gross,2023-01-01,100,measured,src-1,,',
  '2025-Q1/energy.csv': ['lake,ai_hosting,facility_total,100000', 'mesa,ai_hosting,facility_total,50000', 'lake,ai_hosting,it_equipment,80000', 'mesa,ai_hosting,it_equipment,40000'].map((row) => `2025-Q1,${row},,,,measured,src-1,,`).join('\n'),
  '2025-Q1/revenue.csv': '2025-Q1,ai_hosting,all,10000000,USD,reported,src-1,,',
  '2025-Q1/water.csv': water.split('; ').map((row) => `2025-Q1,${row},measured,src-1,,`).join('\n'),
})

describe('a site without a row is not without water', () => {
  const book = company('lake,ai_hosting,input,8000')
  test.each([
    ['water.withdrawn', 'missing_input'], ['water.withdrawn[lake]', '8000'], ['water.withdrawn[mesa]', 'missing_input'], ['water.stress_share', 'missing_input'],
    ['datacentre.wue_input', 'missing_input'], ['datacentre.wue_input[ai_hosting]', 'missing_input'], ['datacentre.wue_input[lake]', '1/10'],
  ])('%s is %s', (id, expected) => expect(valueIn(book, id, '2025-Q1')).toBe(expected))
})

describe('with every site', () => {
  const book = company('lake,ai_hosting,input,8000; mesa,ai_hosting,input,2000; lake,ai_hosting,consumption,5000; mesa,ai_hosting,discharge,500')
  test.each([
    ['water.withdrawn', '10000', 'the sum'], ['water.consumed', '6500', 'as reported at the one, input less discharge at the other'],
    ['water.stress_share', '1/5', 'of what is withdrawn'], ['datacentre.wue_input', '1/12', 'over the IT electricity of both'], ['datacentre.wue_consumption[mesa]', '3/80', '1,500 m³ over 40,000 MWh'],
  ])('%s is %s: %s', (id, expected) => expect(valueIn(book, id, '2025-Q1')).toBe(expected))
})

test('what customers’ halls drink stands in no ratio to the company’s own IT electricity', () => {
  const book = bookOf({
    ...SITES('low', 'low'), 'capacity.csv': 'lake,ai_hosting,energised_gross,2023-01-01,100,measured,src-1,,\nlake,miner_hosting,energised_gross,2023-01-01,20,measured,src-1,,',
    '2025-Q1/energy.csv': 'period,facility,workload,boundary,measure,energy_mwh,status,source\n2025-Q1,lake,ai_hosting,,facility_total,100000,measured,src-1\n2025-Q1,lake,ai_hosting,,it_equipment,80000,measured,src-1\n2025-Q1,lake,miner_hosting,hosted_customer,facility_total,20000,measured,src-1\n',
    '2025-Q1/revenue.csv': '2025-Q1,ai_hosting,all,10000000,USD,reported,src-1,,',
    '2025-Q1/water.csv': '2025-Q1,lake,ai_hosting,input,8000,measured,src-1,,\n2025-Q1,lake,miner_hosting,input,4000,measured,src-1,,',
  })
  expect(['water.withdrawn', 'datacentre.wue_input'].map((id) => valueIn(book, id, '2025-Q1'))).toEqual(['12000', '1/10'])
})

test.each([['low', 'unknown', 'missing_input'], ['low', '', 'missing_input'], ['low', 'medium_high', '0'], ['extremely_high', 'high', '1']])('with the classes %s and %s the share under stress is %s', (lake, mesa, expected) => {
  expect(valueIn(company('lake,ai_hosting,input,8000; mesa,ai_hosting,input,2000', SITES(lake, mesa)), 'water.stress_share', '2025-Q1')).toBe(expected)
})
