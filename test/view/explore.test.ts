import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import type { ChartPoint, ChartSpec } from '../../src/view/chart.ts'
import {
  activeAt, exploreConfiguration, exploreData, exploreJson, paddingOf, periodByKey, sayPeriod, type Palette, type Plot,
} from '../../src/view/explore.ts'

const point = (value: string | null, more: Partial<ChartPoint> = {}): ChartPoint =>
  ({ value: value === null ? null : new Fraction(value), text: value ?? '', estimated: false, ...more })

const spec: ChartSpec = {
  id: 'c', kind: 'stacked-bars', title: 'Revenue </script>', subtitle: '', locale: 'en', unit: 'USD million', drawnIn: '', decimals: 1, notes: [],
  periods: [{ id: '2025-Q2', label: 'Q2', year: 2025 }, { id: '2025-Q3', label: 'Q3', year: 2025 }],
  series: [
    { id: 'm', name: 'Mining', role: 'mining', points: [point('47.6'), point('43.4', { estimated: true, low: new Fraction(40), high: new Fraction(45), href: '/p' })] },
    { id: 'a', name: 'AI', role: 'ai', points: [point(null, { reason: 'not in service' }), point('7.2')] },
  ],
}

const plot: Plot = { left: 40, top: 20, right: 340, bottom: 260, width: 360, height: 300, min: 0, max: 60, scale: 1.5 }
const palette: Palette = { colour: (role) => role, hatch: (role) => `hatched ${role}`, paper: 'paper', ink: 'ink', font: 'sans' }

describe('the plain data', () => {
  test('passes through JSON unchanged and cannot close its script element', () => {
    expect(JSON.parse(exploreJson([spec, { ...spec, id: 'other' }]))).toEqual({ [spec.id]: exploreData(spec), other: exploreData(spec) })
  })

  test('carries the printed text, the status and the range of each point', () => {
    expect(exploreData(spec).series[0]?.points[1]).toEqual({ value: 43.4, low: 40, high: 45, estimated: true, text: '43.4 (estimated, 40.0 to 45.0)', href: '/p' })
    expect(exploreData(spec).series[1]?.points[0]).toEqual({ value: null, estimated: false, text: 'not in service' })
  })

  test('says a period in words', () => {
    expect(sayPeriod(exploreData(spec), 0)).toBe('Q2 2025. Mining: 47.6. AI: not in service')
  })
})

describe('the configuration', () => {
  const bars = exploreConfiguration(exploreData(spec), plot, palette)

  test('keeps the axis and the place of the drawing', () => {
    expect(bars.options?.scales?.['y']).toMatchObject({ min: 0, max: 60, stacked: true })
    expect(bars.options?.layout?.padding).toEqual({ left: 60, top: 30, right: 30, bottom: 60 })
    expect(paddingOf({ ...plot, scale: 1 })).toEqual({ left: 40, top: 20, right: 20, bottom: 40 })
    expect(bars.options?.animation).toBe(false)
  })

  test('hatches estimated bars and leaves gaps open', () => {
    expect(bars.data.datasets.map(({ data }) => data)).toEqual([[47.6, 43.4], [null, 7.2]])
    expect(bars.data.datasets[0]?.backgroundColor).toEqual(['mining', 'hatched mining'])
  })

  test.each(['lines', 'steps'] as const)('draws %s straight, hollow where estimated', (kind) => {
    const [mining] = exploreConfiguration(exploreData({ ...spec, kind }), plot, palette).data.datasets
    expect(mining).toMatchObject({ type: 'line', tension: 0, spanGaps: false, stepped: kind === 'steps' ? 'middle' : false, pointBackgroundColor: ['mining', 'paper'] })
  })

  test('the tooltip prints each point’s own text, and the reason of what is absent', () => {
    const callbacks = bars.options?.plugins?.tooltip?.callbacks as unknown as Record<string, (item: unknown) => unknown>
    expect(callbacks['title']?.([{ dataIndex: 0 }])).toBe('Q2 2025')
    expect(callbacks['label']?.({ datasetIndex: 0, dataIndex: 1 })).toBe('Mining: 43.4 (estimated, 40.0 to 45.0)')
    expect(callbacks['afterBody']?.([{ dataIndex: 0 }])).toEqual(['AI: not in service'])
  })
})

describe('the keyboard', () => {
  test.each([
    ['ArrowRight', 1, 2], ['ArrowLeft', 1, 0], ['ArrowLeft', 0, 0], ['ArrowRight', 3, 3], ['Home', 2, 0], ['End', 0, 3], ['ArrowLeft', 4, 3], ['x', 1, undefined],
  ] as const)('%s at %i leads to %s', (key, index, expected) => {
    expect(periodByKey(key, index, 4)).toBe(expected)
  })

  test('brings up the values that exist', () => {
    expect(activeAt(exploreData(spec), 0)).toEqual([{ datasetIndex: 0, index: 0 }])
  })
})
