import { describe, expect, test } from 'vitest'
import { scopesOf } from '../../src/core/figure.ts'
import { metricOf } from '../../src/core/catalogue/catalogue.ts'
import { bookOf, figureIn, valueIn, type Rows } from './company.ts'

const QUARTERS = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1']
const quarter = (period: string): Rows => ({
  [`${period}/energy.csv`]: `${period},lake,mining,facility_total,100000,,,,measured,src-1,,`, [`${period}/revenue.csv`]: `${period},mining,all,10000000,USD,reported,src-1,,`,
})
const companyRows: Rows = {
  ...Object.assign({}, ...QUARTERS.map(quarter)) as Rows,
  'capacity.csv': 'lake,mining,energised_gross,2023-01-01,100,measured,src-1,,\nlake,ai_hosting,energised_it,2025-12-01,40,reported,src-1,,',
  'emission_factors.csv': 'l-ny,NYUP,location,100,kg_co2e_per_mwh,AR6,2024,2024-01-01,,reported,src-1,,',
}
const company = (targets: string) => bookOf({ ...companyRows, 'targets.csv': targets })

describe('a target on emissions is held against the four quarters', () => {
  const book = company('halve,emissions.scope2_location,2024-12-31,80000,2028-12-31,40000,tCO2e,reported,src-1,,')
  test.each([
    ['ai.progress_to_target[halve]', '2025-Q4', '1', '40,000 t in the year: reached'], ['ai.progress_to_target[halve]', '2025-Q3', 'missing_input', 'there are not four quarters yet'],
    ['ai.progress_to_target[halve]', 'FY2025', '1', 'a year is itself'], ['ai.time_elapsed[halve]', '2025-Q4', '365/1461', 'a year of four'], ['ai.pace_gap_pp[halve]', '2025-Q4', '109600/1461', 'ahead, in percentage points'],
  ])('%s of %s is %s: %s', (id, period, expected) => expect(valueIn(book, id, period)).toBe(expected))

  test('and has no run-rate of megawatts', () => expect(scopesOf(book, metricOf('ai.required_run_rate')!)).toEqual([]))
})

describe('a changed target on AI capacity', () => {
  const book = company('first,ai.energised_it_mw,2024-12-31,0,2026-12-31,100,MW,reported,src-1,,\nsecond,ai.energised_it_mw,2026-01-01,40,2027-12-31,200,MW,reported,src-1,,')
  test.each([
    ['ai.progress_to_target', '2025-Q4', '2/5', 'the first holds until the second is set'], ['ai.progress_to_target', '2026-Q1', '0', 'then the second, from its own base'],
    ['ai.progress_to_target[first]', '2026-Q1', '2/5', 'the one it replaced stays visible'], ['ai.progress_to_target[second]', '2025-Q4', 'missing_input', 'a target says nothing of the time before its base'],
  ])('%s of %s is %s: %s', (id, period, expected) => expect(valueIn(book, id, period)).toBe(expected))
})

test('a target that keeps the base of the one it replaces holds from the quarter it is published with', () => {
  const book = bookOf({ ...companyRows, 'targets.csv': 'target,metric,base_date,base_value,target_date,target_value,unit,status,source,release\nfirst,ai.energised_it_mw,2024-12-31,0,2026-12-31,100,MW,reported,src-1,\nraised,ai.energised_it_mw,2024-12-31,0,2026-12-31,200,MW,reported,src-1,2026-Q1' })
  expect(['2025-Q4', '2026-Q1'].map((period) => valueIn(book, 'ai.progress_to_target', period))).toEqual(['2/5', '1/5'])
  expect(valueIn(book, 'ai.progress_to_target[raised]', '2025-Q4')).toBe('missing_input')
})

test('one target on AI capacity needs no name', () => {
  const book = company('only,ai.energised_it_mw,2024-12-31,0,2026-12-31,100,MW,reported,src-1,,')
  expect(() => figureIn(book, 'ai.progress_to_target[only]', '2025-Q4')).toThrow('no figure')
  expect(valueIn(book, 'ai.progress_to_target', '2025-Q4')).toBe('2/5')
})
