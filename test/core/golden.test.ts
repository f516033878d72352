import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { baseYearsOf } from '../../src/core/base-year.ts'
import { openBook, type Book } from '../../src/core/book.ts'
import { contractedMatched, excess, hourOf, score, volumetric } from '../../src/core/catalogue/hourly.ts'
import { calendarEffect, changeOf, mixAndWithin } from '../../src/core/change.ts'
import { figureOf } from '../../src/core/figure.ts'
import { parsePeriod } from '../../src/core/period.ts'
import type { Quantity } from '../../src/core/quantity.ts'
import { decimalText, exactText, rational } from '../../src/core/rational.ts'
import { effectsOf, mustBeTold } from '../../src/core/effect.ts'
import { changeOfValue, restatementsOf } from '../../src/core/restatement.ts'
import { readData } from '../../src/intake/load.ts'

interface Expected { readonly value: string | boolean; readonly exact?: string; readonly unit: string }

const expectedOf = (name: string): [string, Expected][] =>
  Object.entries(JSON.parse(readFileSync(`test/golden/${name}/expected.json`, 'utf8')) as Record<string, Expected>)

const bookOf = (name: string, today: string): Book => {
  const { dataset, problems } = readData(`test/golden/${name}/data`, { today })
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
  return openBook(dataset!)
}

const printed = (quantity: Quantity | undefined) =>
  quantity?.value ? { value: decimalText(quantity.value), exact: exactText(quantity.value), unit: quantity.unit.symbol } : { reason: quantity?.reason }

describe('two sites, third quarter of 2026', () => {
  const book = bookOf('two-sites', '2026-11-22')
  const quarter = parsePeriod('2026-Q3')
  const qoq = (id: string) => changeOf(book, figureOf(book, id, quarter)!, 'qoq').change
  const changes: Record<string, () => Quantity> = {
    'change.qoq_pct[energy.use_mwh]': () => qoq('energy.use_mwh'),
    'change.qoq_pct[energy.average_load_mw]': () => qoq('energy.average_load_mw'),
    'change.qoq_pct[revenue.ai_hosting]': () => qoq('revenue.ai_hosting'),
    'change.qoq_pp[revenue.share.ai_hosting]': () => qoq('revenue.share[ai_hosting]'),
    'change.qoq_pp[energy.zero_carbon_share.grid_mix]': () => qoq('energy.zero_carbon_share[grid_mix]'),
    'change.calendar_effect': () => calendarEffect(book, quarter),
    'change.mix_effect_pp': () => mixAndWithin(book, quarter).mix,
    'change.within_effect_pp': () => mixAndWithin(book, quarter).within,
  }
  const cases = expectedOf('two-sites').filter(([id]) => !id.startsWith('WRONG.') && !id.startsWith('cfe.'))

  test.each(cases)('%s', (id, { value, exact, unit }) => {
    const quantity = changes[id]?.() ?? figureOf(book, id, quarter)?.quantity
    expect(printed(quantity)).toEqual({ value, exact, unit })
  })
})

describe('full year 2025', () => {
  const book = bookOf('full-year', '2026-03-01')
  const cases = expectedOf('full-year').filter(([id]) => /\[2025-Q\d\]$/.test(id) && !id.startsWith('RST.'))

  test.each(cases)('%s', (id, { value, exact, unit }) => {
    const [, metric, quarter] = /^(.*)\[(.*)\]$/.exec(id)!
    const name = metric === 'energy.zero_carbon_share' ? 'energy.zero_carbon_share[grid_mix]' : metric!
    expect(printed(figureOf(book, name, parsePeriod(quarter!))?.quantity)).toEqual({ value, exact, unit })
  })

  const RENAMED: Record<string, string> = {
    'energy.zero_carbon_share': 'energy.zero_carbon_share[grid_mix]', 'revenue.total_usd': 'revenue.total', fuel_gj_gcv: 'energy.fuel_gj',
    fuel_mwh_ncv: 'energy.fuel_mwh', 'sasb.energy_gj': 'energy.total_gj', 'sasb.grid_share': 'energy.grid_share', 'esrs.energy_mwh': 'energy.total_esrs_mwh',
  }
  const annual = expectedOf('full-year').filter(([id]) => id.startsWith('FY.'))

  test.each(annual)('%s', (id, { value, exact, unit }) => {
    const name = RENAMED[id.slice(3)] ?? id.slice(3)
    expect(printed(figureOf(book, name, parsePeriod('FY2025'))?.quantity)).toEqual({ value, exact, unit })
  })
})

describe('restatement and base year', () => {
  const { dataset } = readData('test/golden/full-year/data', { today: '2026-03-01' })
  const book = openBook(dataset!)
  const expected = Object.fromEntries(expectedOf('full-year'))
  const [restatement] = restatementsOf(book)
  const effects = effectsOf(book, restatement!)
  const effectOn = (id: string, period: string) => effects.find(({ after }) => after.id === id && after.period.id === period)
  const [base] = baseYearsOf(book)
  const emitted = rational(33_000)

  test.each([
    ['RST.energy.use_mwh[2025-Q2].previous', effectOn('energy.use_mwh', '2025-Q2')!.before.quantity.value!],
    ['RST.delta_pct', changeOfValue(restatement!)!],
    ['RST.FY.previous', effectOn('energy.use_mwh', 'FY2025')!.before.quantity.value!],
    ['BASE.structural_pct', base!.events[0]!.share],
    ['BASE.method_pct', base!.events[1]!.share],
    ['BASE.cumulative_pct', base!.cumulative],
    ['BASE.recalculated', base!.current],
    ['change.yoy_pct_vs_original_base', emitted.div(base!.original).sub(1)],
    ['change.yoy_pct_vs_recalculated_base', emitted.div(base!.current).sub(1)],
  ])('%s', (id, value) => {
    expect({ value: decimalText(value), exact: exactText(value) }).toEqual({ value: expected[id]!.value, exact: expected[id]!.exact })
  })

  test('RST.disclose', () => expect(mustBeTold(restatement!, effects)).toBe(expected['RST.disclose']!.value))

  test('the view of 2025-12-31 still shows what was published first', () => {
    const then = openBook(dataset!, '2025-12-31')
    expect(figureOf(then, 'energy.use_mwh', parsePeriod('2025-Q2'))!.quantity.value!.toString()).toBe('20500')
    expect(figureOf(book, 'energy.use_mwh', parsePeriod('2025-Q2'))!.flags).toContain('restated')
  })
})

describe('the hourly function on its unit vector, coverage aside', () => {
  const { dataset } = readData('test/golden/two-sites/data', { today: '2026-11-22' })
  const book = openBook(dataset!)
  const hours = book.rows('hourly').map((row) => hourOf(book, row))
  const expected = Object.fromEntries(expectedOf('two-sites'))

  test.each([
    ['cfe.contracted_matched', contractedMatched(hours)], ['cfe.score', score(hours)], ['cfe.volumetric', volumetric(hours)], ['cfe.excess_mwh', excess(hours)],
  ])('%s', (id, quantity) => {
    expect(printed(quantity)).toEqual({ value: expected[id]!.value, exact: expected[id]!.exact, unit: expected[id]!.unit })
  })

  test('through the product four hours are not enough', () => {
    const quarter = parsePeriod('2026-Q3')
    expect(printed(figureOf(book, 'cfe.coverage', quarter)!.quantity)).toMatchObject({ exact: '1/552' })
    expect(printed(figureOf(book, 'cfe.score', quarter)!.quantity)).toEqual({ reason: 'insufficient_coverage' })
  })
})

describe('the tempting mistakes do not occur', () => {
  const annual = bookOf('full-year', '2026-03-01')
  const quarter = bookOf('two-sites', '2026-11-22')
  const wrong = { ...Object.fromEntries(expectedOf('full-year')), ...Object.fromEntries(expectedOf('two-sites')) }

  test.each([
    ['WRONG.mean_of_models', quarter, 'mining.fleet_efficiency_nameplate', '2026-Q3'],
    ['WRONG.FY.pue_mean', annual, 'datacentre.pue', 'FY2025'],
    ['WRONG.FY.cf_mean', annual, 'energy.capacity_factor', 'FY2025'],
    ['WRONG.FY.per_mw_sum', annual, 'energy.per_mw', 'FY2025'],
    ['WRONG.FY.price_mean', annual, 'power.price_gross', 'FY2025'],
    ['WRONG.FY.wue_mean', annual, 'datacentre.wue_input', 'FY2025'],
    ['WRONG.FY.zc_mean', annual, 'energy.zero_carbon_share[grid_mix]', 'FY2025'],
  ] as const)('%s', (mistake, book, id, period) => {
    const value = figureOf(book, id, parsePeriod(period))!.quantity.value!
    expect(exactText(value)).not.toBe(wrong[mistake]!.exact)
  })
})
