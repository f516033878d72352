import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { periodLabels, pushApart, stackAt, textWidth, valueAxis } from '../../src/view/axis.ts'
import type { ChartSpec } from '../../src/view/chart.ts'

function specOf(values: readonly (readonly (number | string | null)[])[], more: Partial<ChartSpec> = {}): ChartSpec {
  const count = Math.max(0, ...values.map((row) => row.length))
  return {
    id: 'a', kind: 'lines', title: '', subtitle: '', locale: 'en', unit: 'MWh', drawnIn: '', decimals: 0, notes: [],
    periods: Array.from({ length: count }, (_, index) => ({ id: `${2023 + Math.floor(index / 4)}-Q${(index % 4) + 1}`, label: `Q${(index % 4) + 1}`, year: 2023 + Math.floor(index / 4) })),
    series: values.map((row, index) => ({
      id: String(index), name: String(index), role: 'mining',
      points: row.map((value) => ({ value: value === null ? null : new Fraction(value), text: '', estimated: false })),
    })),
    ...more,
  }
}

describe('the value axis', () => {
  test.each([
    [[2090], {}, ['0', '500', '1,000', '1,500', '2,000', '2,500']],
    [['50.6'], {}, ['0', '20', '40', '60']],
    [[-3, 7], {}, ['−4', '−2', '0', '2', '4', '6', '8']],
    [[-5], {}, ['−5', '−4', '−3', '−2', '−1', '0']],
    [['0.142'], { unit: 'ratio' }, ['0%', '5%', '10%', '15%']],
    [['1.001'], { unit: 'ratio' }, ['0%', '20%', '40%', '60%', '80%', '100%']],
    [['1.006'], { unit: 'ratio' }, ['0%', '25%', '50%', '75%', '100%', '125%']],
    [['0.00004'], {}, ['0.00000', '0.00001', '0.00002', '0.00003', '0.00004']],
    [['0.012'], { unit: 'ratio', locale: 'it' }, ['0,0%', '0,2%', '0,4%', '0,6%', '0,8%', '1,0%', '1,2%']],
    [['1234567890123456789012'], {}, ['0', '250,000,000,000,000,000,000', '500,000,000,000,000,000,000', '750,000,000,000,000,000,000', '1,000,000,000,000,000,000,000', '1,250,000,000,000,000,000,000']],
    [[0, 0], {}, ['0']],
    [[null, null], {}, ['0']],
    [[], {}, ['0']],
  ] as const)('of %j is printed %j', (row, more, expected) => {
    expect(valueAxis(specOf([row], more as Partial<ChartSpec>), more && 'locale' in more ? 6 : 5).ticks.map(({ text }) => text)).toEqual(expected)
  })

  test('holds the ranges of estimates', () => {
    const spec = specOf([[10]])
    const [series] = spec.series
    const points = [{ value: new Fraction(10), text: '', estimated: true, low: new Fraction(-2), high: new Fraction(19) }]
    const { min, max } = valueAxis({ ...spec, series: [{ ...series!, points }] })
    expect([min, max]).toEqual([-5, 20])
  })

  test('holds zero and every value, in a handful of rules', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 10_000 }), (values, divisor) => {
      const exact = values.map((value) => new Fraction(value, divisor).toFraction())
      const { min, max, ticks } = valueAxis(specOf([exact]))
      for (const value of [0, ...exact.map((text) => new Fraction(text).valueOf())]) expect(value >= min && value <= max).toBe(true)
      expect(ticks.length).toBeLessThanOrEqual(8)
    }))
  })
})

test('bars stack upwards and downwards from zero', () => {
  const spec = specOf([[3], [-2], [null], [4], [-1]], { kind: 'stacked-bars' })
  expect(stackAt(spec, 0).map((piece) => (piece === null ? null : [piece.from.valueOf(), piece.to.valueOf()]))).toEqual([[0, 3], [0, -2], null, [3, 7], [-2, -3]])
})

describe('the labels of the time axis', () => {
  const labels = (count: number, slot: number, emphasised?: number): string =>
    periodLabels(specOf([Array.from({ length: count }, () => 1)], { emphasised }), slot, 12)
      .map(({ index, label, year, bold }) => `${index}:${label}${year === '' ? '' : `/${year}`}${bold ? '!' : ''}`).join(' ')

  test.each([
    [6, 40, undefined, '0:Q1/2023 1:Q2 2:Q3 3:Q4 4:Q1/2024 5:Q2'],
    [6, 40, 5, '0:Q1/2023 1:Q2 2:Q3 3:Q4 4:Q1/2024 5:Q2!'],
    [6, 17, undefined, '0:Q1/2023 2:Q3 4:Q1/2024'],
    [6, 17, 5, '0:Q1/2023 2:Q3 4:/2024 5:Q2!'],
    [8, 10, undefined, '0:Q1/2023 4:Q1/2024'],
    [12, 5, undefined, '8:/2025'],
    [40, 2, undefined, '8:/2025 36:/2032'],
    [100, 2, undefined, '28:/2030 68:/2040'],
  ])('of %i periods %i px wide, with %s in bold', (count, slot, emphasised, expected) => {
    expect(labels(count, slot, emphasised)).toBe(expected)
  })

  test('never stand closer than they are wide', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0.3, max: 80, noNaN: true }), (count, slot) => {
      const shown = periodLabels(specOf([Array.from({ length: count }, () => 1)], { emphasised: count - 1 }), slot, 12)
      for (const row of [shown.filter(({ label }) => label !== ''), shown.filter(({ year }) => year !== '')]) {
        row.slice(1).forEach(({ index, label, year }, at) => {
          const distance = (index - (row[at]?.index ?? 0)) * slot
          expect(distance).toBeGreaterThanOrEqual(textWidth(row[0]?.label === '' || label === '' ? year : label, 12))
        })
      }
    }))
  })
})

describe('labels pushed apart', () => {
  test('keep their places where there is room, and their order where there is not', () => {
    expect(pushApart([{ centre: 50, height: 10 }, { centre: 20, height: 10 }], 0, 100)).toEqual([50, 20])
    expect(pushApart([{ centre: 20, height: 10 }, { centre: 21, height: 10 }], 0, 100)).toEqual([20, 30])
    expect(pushApart([{ centre: 99, height: 10 }, { centre: 98, height: 10 }], 0, 100)).toEqual([95, 85])
  })

  test('never overlap and never leave the frame that can hold them', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 10 }), (centres) => {
      const placed = [...pushApart(centres.map((centre) => ({ centre, height: 20 })), 0, 300)].sort((a, b) => a - b)
      placed.forEach((centre, index) => {
        expect(centre - (placed[index - 1] ?? -10)).toBeGreaterThanOrEqual(20)
        expect(centre).toBeLessThanOrEqual(290)
      })
    }))
  })
})
