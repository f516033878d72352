import { describe, expect, test } from 'vitest'
import { changeOf, mixAndWithin, type Comparison } from '../../src/core/change.ts'
import { parsePeriod } from '../../src/core/period.ts'
import { exactText } from '../../src/core/rational.ts'
import type { Quantity } from '../../src/core/quantity.ts'
import { bookOf, figureIn } from './company.ts'

/** A quarter of a company with one site: energy, then revenue of mining and of AI hosting. */
const quarter = (period: string, energy: string, mining: string, ai: string) => ({
  [`${period}/energy.csv`]: `${period},lake,mining,facility_total,${energy},,,,measured,src-1,,`,
  [`${period}/revenue.csv`]: `${period},mining,all,${mining},USD,reported,src-1,,\n${period},ai_hosting,all,${ai},USD,reported,src-1,,`,
})

const book = bookOf({
  'capacity.csv': 'lake,mining,energised_gross,2023-01-01,100,measured,src-1,,',
  ...quarter('2024-Q3', '100000', '10000000', '0'), ...quarter('2025-Q1', '900', '20000000', '0'), ...quarter('2025-Q2', '150000', '20000000', '100000'), ...quarter('2025-Q3', '120000', '15000000', '5000000'),
})

const told = ({ value, reason, unit }: Quantity) => (value ? `${exactText(value)} ${unit.symbol}` : reason)

test.each<[string, string, Comparison, string, string]>([
  ['energy.use_mwh', '2025-Q3', 'qoq', '-1/5 ratio', 'a quantity moves in percent'],
  ['energy.use_mwh', '2025-Q3', 'yoy', '1/5 ratio', 'a year before is the same quarter'],
  ['revenue.share[ai_hosting]', '2025-Q3', 'qoq', '4925/201 pp', 'a share moves in percentage points'],
  ['capacity.average_mw', '2025-Q3', 'qoq', '0 MW', 'megawatts move in megawatts'],
  ['energy.use_mwh', '2025-Q1', 'qoq', 'missing_comparator', 'the quarter before is not there'],
  ['energy.use_mwh', '2025-Q2', 'qoq', 'small_base', 'from less than 1,000 MWh'],
  ['revenue.ai_hosting', '2025-Q2', 'qoq', 'zero_base', 'from nothing'],
  ['revenue.ai_hosting', '2025-Q3', 'qoq', 'small_base', 'from less than 250,000 USD'],
  ['energy.use_mwh', '2025-Q2', 'yoy', 'missing_comparator', 'a gap in the history'],
])('%s of %s, %s: %s (%s)', (id, period, comparison, expected) => expect(told(changeOf(book, figureIn(book, id, period), comparison).change)).toBe(expected))

test.each([
  ['energy.use_mwh', '2025-Q3', 'qoq', true], ['energy.use_mwh', '2025-Q3', 'yoy', false], ['energy.average_load_mw', '2025-Q2', 'qoq', false], ['revenue.mining', '2025-Q2', 'qoq', false], ['energy.use_mwh', '2025-Q2', 'qoq', false],
] as const)('the change of %s in %s, %s, says that the quarters differ in length: %s', (id, period, comparison, expected) => {
  expect(changeOf(book, figureIn(book, id, period), comparison).change.flags.includes('calendar_effect')).toBe(expected)
})

test('where a percentage would mislead the amount still stands', () => {
  expect(told(changeOf(book, figureIn(book, 'revenue.ai_hosting', '2025-Q2'), 'qoq').absolute)).toBe('100000 USD')
})

describe('the mix and the grids make the whole change', () => {
  const mixed = (period: string, lake: string, mesa: string, ny: string, tx: string) => ({
    [`${period}/energy.csv`]: `${period},lake,mining,facility_total,${lake},,,,measured,src-1,,\n${period},mesa,mining,facility_total,${mesa},,,,measured,src-1,,`,
    [`${period}/revenue.csv`]: `${period},mining,all,1,USD,reported,src-1,,`,
    [`${period}/grid_mix.csv`]: `period,grid_region,technology_class,share,status,source,note\n${period},NYUP,zero_carbon,${ny},reported,src-1,\n${period},ERCT,zero_carbon,${tx},reported,src-1,\n`,
  })
  test.each([['0.93', '0.47', '0.91', '0.45'], ['0', '1', '1', '0'], ['0.5', '0.5', '0.5', '0.5']])('from %s and %s to %s and %s', (ny0, tx0, ny1, tx1) => {
    const two = bookOf({ 'capacity.csv': 'lake,mining,energised_gross,2023-01-01,100,measured,src-1,,\nmesa,mining,energised_gross,2023-01-01,100,measured,src-1,,', ...mixed('2025-Q2', '100000', '50000', ny0, tx0), ...mixed('2025-Q3', '80000', '90000', ny1, tx1) })
    const { mix, within } = mixAndWithin(two, parsePeriod('2025-Q3'))
    const whole = changeOf(two, figureIn(two, 'energy.zero_carbon_share[grid_mix]', '2025-Q3'), 'qoq').change
    expect(mix.value!.add(within.value!).equals(whole.value!)).toBe(true)
  })
})
