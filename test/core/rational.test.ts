import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, exactText, rational } from '../../src/core/rational.ts'

test.each([
  ['0.1', '1/10'], ['-12.50', '-25/2'], ['0.14559770766156', '3639942691539/25000000000000'], ['9007199254740993', '9007199254740993'], ['16406/9', '16406/9'],
])('%s is read exactly', (text, exact) => expect(exactText(rational(text))).toBe(exact))

test.each(['', ' ', '1e3', '0x10', '1,5', '.5', '5.', '1.2.3', 'NaN'])('%j is no decimal', (text) => expect(() => rational(text)).toThrow(RangeError))

test('a number that is not a whole one has lost digits already', () => expect(() => rational(0.1)).toThrow(RangeError))

describe('20 significant digits', () => {
  test.each([
    ['1/3', '0.33333333333333333333'], ['2/3', '0.66666666666666666667'], ['-1/41', '-0.02439024390243902439'], ['100000000000000000000001/10', '10000000000000000000000'],
    ['1/800', '0.00125'], ['999999999999999999999/1', '1000000000000000000000'], ['0', '0'], ['15/10', '1.5'],
  ])('%s prints as %s', (exact, printed) => expect(decimalText(rational(exact))).toBe(printed))

  test('what has at most 20 digits comes out as it went in', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 12 }), (digits, decimals) => {
      const value = rational(digits).div(rational(10n ** BigInt(decimals)))
      expect(rational(decimalText(value)).equals(value)).toBe(true)
    }))
  })
})
