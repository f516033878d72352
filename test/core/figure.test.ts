import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/core/catalogue/catalogue.ts'
import { figuresOf, figureOf, readFigureId } from '../../src/core/figure.ts'
import { cellsOf } from '../../src/core/lineage.ts'
import { unitOf } from '../../src/core/metric.ts'
import { parsePeriod } from '../../src/core/period.ts'
import { alike, unit } from '../../src/core/unit.ts'
import { bookOf, figureIn, valueIn } from './company.ts'

const ENERGY = '2025-Q3,lake,mining,facility_total,100000,,90000,120000,estimated,src-1,,model'
const COMPANY = {
  'capacity.csv': 'lake,mining,energised_gross,2025-01-01,100,measured,src-1,,\nlake,ai_hosting,energised_gross,2025-08-16,20,measured,src-1,,\nmesa,mining,energised_gross,2025-01-01,50,measured,src-1,,',
  '2025-Q3/energy.csv': `${ENERGY}\n2025-Q3,lake,ai_hosting,facility_total,5000,,4000,8000,estimated,src-1,,model\n2025-Q3,mesa,mining,facility_total,60000,,,,measured,src-1,,`,
  '2025-Q3/revenue.csv': '2025-Q3,mining,lake,20000000,USD,reported,src-1,,\n2025-Q3,ai_hosting,lake,3000000,USD,reported,src-1,,\n2025-Q3,total,all,31000000,USD,reported,src-1,,',
}

describe('a company of two sites', () => {
  const book = bookOf(COMPANY)

  test.each([
    ['energy.use_mwh', '165000', 'the sum of every site and workload'],
    ['energy.per_mw[lake/mining]', '1000', 'energy over average MW'],
    ['capacity.average_mw[lake/ai_hosting]', '10', '20 MW held for 46 of the 92 days, 1,104 of 2,208 hours'],
    ['capacity.period_end_mw[lake/ai_hosting]', '20', 'the level at the end'],
    ['capacity.in_service_average_mw[lake/ai_hosting]', '20', 'over the hours in service alone'],
    ['energy.per_mw', '4125/4', '165,000 over 160 average MW'],
    ['energy.ai_share', '1/33', 'part over whole'],
    ['revenue.total', '31000000', 'the total row counts'],
    ['revenue.not_split', '8000000', 'what the segments leave over'],
    ['revenue.share[mining]', '20/31', 'over the total'],
    ['revenue.per_mwh[mining]', 'boundary_mismatch', 'mesa mines and has no revenue of its own'],
    ['revenue.per_mw[mining]', 'boundary_mismatch', 'the same for megawatts'],
    ['energy.per_musd', 'boundary_mismatch', 'and for every ratio to revenue'],
    ['revenue.per_mwh[lake/mining]', '200', 'the site’s own stands'],
    ['revenue.per_mwh[ai_hosting]', '600', 'all of AI hosting has revenue'],
    ['emissions.scope2_location', 'missing_input', 'no factor'],
    ['emissions.scope1', 'missing_input', 'no fuel row is not zero fuel'],
    ['energy.per_mw[mesa]', '1200', 'a facility over its own megawatts'],
  ])('%s is %s: %s', (id, expected) => expect(valueIn(book, id, '2025-Q3')).toBe(expected))

  test.each([
    ['energy.use_mwh', '154000', '188000', 'a sum of low ends and of high ends'],
    ['energy.per_mw[lake/mining]', '900', '1200', 'energy moves, capacity does not'],
    ['revenue.per_mwh[lake/mining]', '500/3', '2000/9', 'the high energy gives the low price'],
    ['energy.ai_share', '4000/184000', '8000/158000', 'each cell at one end wherever it occurs'],
    ['energy.by_workload_share[mining]', '150000/158000', '180000/184000', 'the complement at the other ends'],
  ])('the range of %s is %s to %s: %s', (id, low, high) => {
    const { range } = figureIn(book, id, '2025-Q3')
    expect([range!.low.equals(low), range!.high.equals(high)]).toEqual([true, true])
  })

  test('a quarter without data makes the year missing, not smaller', () => expect(valueIn(book, 'energy.use_mwh', 'FY2025')).toBe('missing_input'))
  test('the status is the worst of the cells', () => expect(['energy.use_mwh', 'energy.use_mwh[mesa]', 'revenue.total'].map((id) => figureIn(book, id, '2025-Q3').status)).toEqual(['estimated', 'measured', 'reported']))
  test('flags say what to know', () => expect(figureIn(book, 'energy.per_mw[lake/ai_hosting]', '2025-Q3').flags).toEqual(['estimated', 'not_assured', 'part_quarter']))
  test('lineage ends in cells with file, line and column', () => {
    const places = cellsOf(figureIn(book, 'energy.per_mw[lake/mining]', '2025-Q3').quantity).map(({ cell }) => `${cell!.file}:${cell!.line}:${cell!.column} ${cell!.text}`)
    expect(places).toEqual(['2025-Q3/energy.csv:2:36 100000', 'capacity.csv:2:40 100'])
  })
  test('ids are read back as they are written', () => {
    for (const { id } of figuresOf(book, parsePeriod('2025-Q3'))) expect(readFigureId(book, id)).not.toBeNull()
    for (const id of ['energy.per_mw[nowhere]', 'energy.none', 'energy.per_mw[]', 'energy.per_mw[mining/lake]', '__proto__', 'energy.per_mw[mining']) expect(figureOf(book, id, parsePeriod('2025-Q3'))).toBeNull()
  })
  test('every known figure is in the unit its metric declares', () => {
    for (const { metric, quantity, id } of figuresOf(book, parsePeriod('2025-Q3'))) {
      expect([id, alike(quantity.unit, unit(metric.id.startsWith('emissions.factor_') ? 'kgCO2e/US gal' : unitOf(metric, 'USD')))]).toEqual([id, true])
    }
  })
})

test('an idle workload does not apply, an unknown one is missing, zero is zero', () => {
  const book = bookOf({
    'capacity.csv': 'lake,mining,energised_gross,2025-01-01,100,measured,src-1,,\nlake,mining,energised_gross,2025-10-01,0,measured,src-1,,\nmesa,mining,energised_gross,2025-01-01,50,measured,src-1,,\nmesa,ai_hosting,energised_gross,2025-09-30,5,measured,src-1,,',
    '2025-Q3/energy.csv': '2025-Q3,lake,mining,facility_total,100000,,,,measured,src-1,,\n2025-Q3,mesa,mining,facility_total,,,,,,,,not metered\n2025-Q3,mesa,ai_hosting,facility_total,0,,,,measured,src-1,,',
    '2025-Q3/revenue.csv': '2025-Q3,mining,all,1,USD,reported,src-1,,',
    '2025-Q4/energy.csv': '2025-Q4,mesa,mining,facility_total,1000,,,,measured,src-1,,',
    '2025-Q4/revenue.csv': '2025-Q4,mining,all,1,USD,reported,src-1,,',
  })
  expect(valueIn(book, 'energy.per_mw[lake/mining]', '2025-Q4')).toBe('not_applicable')
  expect(valueIn(book, 'energy.use_mwh', '2025-Q3')).toBe('missing_input')
  expect(valueIn(book, 'energy.per_mw[mesa/ai_hosting]', '2025-Q3')).toBe('0')
})

test('money of another currency is converted at the average rate of its own quarter', () => {
  const quarter = (period: string, rate: string) => ({
    [`${period}/energy.csv`]: `${period},lake,mining,facility_total,1000,,,,measured,src-1,,`,
    [`${period}/revenue.csv`]: `${period},mining,all,1000,CAD,reported,src-1,,`,
    [`${period}/fx.csv`]: `${period},CAD,USD,average,${rate},reported,src-1,,`,
  })
  const book = bookOf({ 'capacity.csv': 'lake,mining,energised_gross,2024-01-01,100,measured,src-1,,', ...quarter('2025-Q1', '0.7'), ...quarter('2025-Q2', '0.8'), ...quarter('2025-Q3', '0.75'), ...quarter('2025-Q4', '0.75') })
  expect([valueIn(book, 'revenue.total', '2025-Q1'), valueIn(book, 'revenue.total', 'FY2025')]).toEqual(['700', '3000'])
})

test('ids of metrics are unique', () => expect(new Set(CATALOGUE.map((metric) => metric.id)).size).toBe(CATALOGUE.length))
