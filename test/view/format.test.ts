import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import {
  formatDate, formatMoneyShort, formatNumber, formatPercent, formatPeriod, formatPoints, formatQuantity, formatRange, printedUnit,
} from '../../src/view/format.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const minus = '\u2212'

describe('a number', () => {
  test.each([
    ['1.005', 2, '1.01', '1,01'],
    ['2.675', 2, '2.68', '2,68'],
    ['-2.675', 2, `${minus}2.68`, `${minus}2,68`],
    ['-0.04', 1, '0.0', '0,0'],
    ['-0.05', 1, `${minus}0.1`, `${minus}0,1`],
    ['0', 0, '0', '0'],
    ['0.5', 0, '1', '1'],
    ['-0.5', 0, `${minus}1`, `${minus}1`],
    ['999.95', 1, '1,000.0', '1.000,0'],
    ['999.949', 1, '999.9', '999,9'],
    ['1234.5', 1, '1,234.5', '1.234,5'],
    ['351900', 0, '351,900', '351.900'],
    ['0.00049', 3, '0.000', '0,000'],
    ['123456789012345678901234567890.125', 2, '123,456,789,012,345,678,901,234,567,890.13', '123.456.789.012.345.678.901.234.567.890,13'],
  ])('%s at %i decimals', (value, decimals, en, it) => {
    expect(formatNumber(new Fraction(value), { locale: 'en', decimals })).toBe(en)
    expect(formatNumber(new Fraction(value), { locale: 'it', decimals })).toBe(it)
  })

  test.each([['3', '+3.0'], ['-3', `${minus}3.0`], ['0', '0.0'], ['0.04', '0.0'], ['-0.04', '0.0']])('%s with its sign always', (value, text) => {
    expect(formatNumber(new Fraction(value), { locale: 'en', decimals: 1, sign: 'always' })).toBe(text)
  })

  test('is the nearest printable decimal, ties away from zero', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.bigInt(1n, 10n ** 12n), fc.integer({ min: 0, max: 12 }), (n, d, decimals) => {
      const value = new Fraction(n, d)
      const text = formatNumber(value, { locale: 'en', decimals })
      const printed = new Fraction(text.replaceAll(',', '').replace(minus, '-'))
      const half = new Fraction(1n, 2n * 10n ** BigInt(decimals))
      const error = printed.abs().sub(value.abs())
      expect(error.lte(half) && error.gt(half.neg())).toBe(true)
      expect(text).not.toMatch(/\u2212[0.,]*$/)
    }))
  })
})

test.each([
  ['0.142', 'en', '14.2%'], ['0.142', 'it', '14,2%'], ['-0.0004', 'en', '0.0%'], ['12.3456', 'en', '1,234.6%'],
] as const)('the ratio %s as a percentage (%s)', (value, locale, text) => {
  expect(formatPercent(new Fraction(value), { locale, decimals: 1 })).toBe(text)
})

test('percentage points', () => {
  expect(plain(formatPoints(new Fraction(7), { locale: 'en', decimals: 1 }))).toBe('7.0 pp')
  expect(plain(formatPoints(new Fraction(7), { locale: 'it', decimals: 1 }))).toBe('7,0 p.p.')
  expect(plain(formatPoints(new Fraction('14.24'), { locale: 'en', decimals: 1, sign: 'always' }))).toBe('+14.2 pp')
})

test.each([
  ['50578000', 'USD', '$50.6 million', '$50.6m', '50,6 milioni di USD', '50,6 mln USD'],
  ['7200000', 'USD', '$7.2 million', '$7.2m', '7,2 milioni di USD', '7,2 mln USD'],
  ['177143', 'USD', '$177 thousand', '$177k', '177 mila USD', '177 mila USD'],
  ['999499', 'USD', '$999 thousand', '$999k', '999 mila USD', '999 mila USD'],
  ['999500', 'USD', '$1.0 million', '$1.0m', '1,0 milioni di USD', '1,0 mln USD'],
  ['999950000', 'EUR', '€1.0 billion', '€1.0bn', '1,0 miliardi di EUR', '1,0 mld EUR'],
  ['1234567890123', 'USD', '$1,234.6 billion', '$1,234.6bn', '1.234,6 miliardi di USD', '1.234,6 mld USD'],
  ['999.5', 'USD', '$1 thousand', '$1k', '1 mila USD', '1 mila USD'],
  ['999.4', 'USD', '$999', '$999', '999 USD', '999 USD'],
  ['45.5', 'USD', '$45.50', '$45.50', '45,50 USD', '45,50 USD'],
  ['0', 'USD', '$0', '$0', '0 USD', '0 USD'],
  ['-1300000', 'CHF', `${minus}CHF 1.3 million`, `${minus}CHF 1.3m`, `${minus}1,3 milioni di CHF`, `${minus}1,3 mln CHF`],
])('%s %s shortened', (value, currency, long, compact, lungo, breve) => {
  const amount = new Fraction(value)
  const texts = (['en', 'it'] as const).flatMap((locale) =>
    (['long', 'compact'] as const).map((form) => plain(formatMoneyShort(amount, { currency, locale, form }))))
  expect(texts).toEqual([long, compact, lungo, breve])
})

test.each([
  ['1436.3', 'MWh/MW', 1, '1,436.3 MWh/MW', '1.436,3 MWh/MW'],
  ['40043', 'tCO2e', 0, '40,043 tCO₂e', '40.043 tCO₂e'],
  ['113.79', 'kgCO2e/MWh', 1, '113.8 kgCO₂e/MWh', '113,8 kgCO₂e/MWh'],
  ['0.651', 'ratio', 1, '65.1%', '65,1%'],
  ['-1.5', 'pp', 1, `${minus}1.5 pp`, `${minus}1,5 p.p.`],
  ['123.333', 'USD/MWh', 2, '123.33 USD/MWh', '123,33 USD/MWh'],
  ['12', 'm3', 0, '12 m³', '12 m³'],
  ['1.28', '1', 2, '1.28', '1,28'],
])('the quantity %s %s', (value, unit, decimals, en, it) => {
  expect(plain(formatQuantity(new Fraction(value), unit, decimals, 'en'))).toBe(en)
  expect(plain(formatQuantity(new Fraction(value), unit, decimals, 'it'))).toBe(it)
})

test('a quantity never breaks between number and unit', () => {
  expect(formatQuantity(new Fraction(1), 'MW', 0, 'en')).toBe('1\u00a0MW')
  expect(printedUnit('gCO2e/kWh', 'en')).toBe('gCO₂e/kWh')
})

test('a unit of time is in the language of the page', () => {
  expect([printedUnit('MW/quarter', 'en'), printedUnit('MW/quarter', 'it')]).toEqual(['MW/quarter', 'MW/trimestre'])
})

test('a range in words', () => {
  expect(formatRange(new Fraction(1367), new Fraction(1502), 'MWh/MW', 0, 'en')).toBe('1,367 to 1,502')
  expect(formatRange(new Fraction('0.5'), new Fraction('0.625'), 'ratio', 1, 'it')).toBe('da 50,0% a 62,5%')
})

test.each([
  ['2025-08-14', '14 August 2025', '14 agosto 2025'],
  ['2024-02-29', '29 February 2024', '29 febbraio 2024'],
  ['2025-01-01', '1 January 2025', '1 gennaio 2025'],
  ['2025-12', 'December 2025', 'dicembre 2025'],
  ['2025', '2025', '2025'],
])('the date %s', (iso, en, it) => {
  expect(formatDate(iso, 'en')).toBe(en)
  expect(formatDate(iso, 'it')).toBe(it)
})

test.each([
  ['2025-Q3', 'Q3 2025', 'three months ended 30 September 2025', 'T3 2025', 'trimestre chiuso il 30 settembre 2025'],
  ['2024-Q1', 'Q1 2024', 'three months ended 31 March 2024', 'T1 2024', 'trimestre chiuso il 31 marzo 2024'],
  ['FY2025', 'FY2025', 'financial year 2025', 'Esercizio 2025', 'esercizio 2025'],
  ['TTM:2025-Q3', 'Four quarters to Q3 2025', 'twelve months ended 30 September 2025', 'Quattro trimestri fino al T3 2025', 'dodici mesi chiusi il 30 settembre 2025'],
])('the period %s', (period, short, long, breve, lungo) => {
  expect([formatPeriod(period, 'en'), formatPeriod(period, 'en', 'long')]).toEqual([short, long])
  expect([formatPeriod(period, 'it'), formatPeriod(period, 'it', 'long')]).toEqual([breve, lungo])
})

test.each(['2025-13-01', 'yesterday', '2025-00'])('%s is not a date', (iso) => {
  expect(() => formatDate(iso, 'en')).toThrow(RangeError)
})

test.each(['2025-Q5', '2025', 'TTM:FY2025'])('%s is not a period', (period) => {
  expect(() => formatPeriod(period, 'en')).toThrow(RangeError)
})
