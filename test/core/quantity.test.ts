import { describe, expect, test } from 'vitest'
import { absent, constant, difference, product, quotient, said, sum } from '../../src/core/quantity.ts'
import { rational } from '../../src/core/rational.ts'
import { alike, unit } from '../../src/core/unit.ts'

const of = (value: string, symbol: string) => constant(`${value} ${symbol}`, rational(value), symbol)

test.each([
  ['1', 'MWh', 'GJ', '18/5'], ['1', 'kWh', 'GJ', '9/2500'], ['1', 'm3', 'L', '1000'], ['1', 'tCO2e', 'kgCO2e', '1000'], ['1', 'ratio', 'pp', '100'],
  ['1', 'm3', 'L', '1000'], ['1', 'EH/s', 'TH/s', '1000000'], ['1', 'MWh', 'J', '3600000000'], ['1500000', 'USD', 'M USD', '3/2'],
])('%s %s is said in %s as %s', (value, from, to, expected) => expect(said(of(value, from), to).value!.toFraction()).toBe(expected))

test.each([['MWh', 'MW'], ['USD', 'CAD'], ['MW', 'MW_IT'], ['tCO2e', 'MWh'], ['US gal', 'l']])('%s is never said in %s', (from, to) => {
  expect(() => said(of('1', from), to)).toThrow(TypeError)
  expect(() => sum('both', [of('1', from), of('1', to)])).toThrow(TypeError)
})

test.each([['MWh', 'MW', 'MWh/MW'], ['USD', 'MWh', 'USD/MWh'], ['MWh', 'h', 'MW'], ['W', 'TH/s', 'J/TH'], ['m3', 'MWh', 'L/kWh'], ['tCO2e', 'MWh', 'kgCO2e/MWh']])(
  '%s over %s is %s', (over, under, result) => expect(alike(quotient('q', of('1', over), of('1', under)).unit, unit(result))).toBe(true))

describe('an absence is carried with its gravest reason', () => {
  const missing = absent('energy', 'MWh', 'missing_input')
  const idle = absent('energy', 'MWh', 'not_applicable')
  test.each([
    ['sum', sum('s', [of('1', 'MWh'), missing]), 'missing_input'],
    ['gravest', sum('s', [idle, missing]), 'missing_input'],
    ['product', product('p', missing, of('2', 'h')), 'missing_input'],
    ['difference', difference('d', of('1', 'MWh'), idle), 'not_applicable'],
    ['by zero', quotient('q', of('1', 'MWh'), of('0', 'MW')), 'zero_denominator'],
  ])('%s', (_, quantity, reason) => expect([quantity.value, quantity.reason]).toEqual([null, reason]))
})

test('a unit nobody knows is a mistake of the code', () => expect(() => unit('GWh/furlong')).toThrow(RangeError))
