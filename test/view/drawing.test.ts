import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { textWidth, stackAt } from '../../src/view/axis.ts'
import type { ChartPoint, ChartSpec } from '../../src/view/chart.ts'
import { drawChart, escapeXml } from '../../src/view/drawing.ts'
import { planChart } from '../../src/view/plan.ts'

const wide = { width: 720, height: 380 }
const narrow = { width: 360, height: 300 }

const point = (value: number | null, more: Partial<ChartPoint> = {}): ChartPoint =>
  ({ value: value === null ? null : new Fraction(value), text: value === null ? '' : String(value), estimated: false, ...more })

function specOf(kind: ChartSpec['kind'], rows: readonly (readonly ChartPoint[])[], more: Partial<ChartSpec> = {}): ChartSpec {
  const count = Math.max(0, ...rows.map((row) => row.length))
  return {
    id: 'c', kind, title: 'Title', subtitle: '', locale: 'en', unit: 'MWh', drawnIn: '', decimals: 0, notes: [],
    periods: Array.from({ length: count }, (_, index) => ({ id: `${2023 + Math.floor(index / 4)}-Q${(index % 4) + 1}`, label: `Q${(index % 4) + 1}`, year: 2023 + Math.floor(index / 4) })),
    series: rows.map((points, index) => ({ id: String(index), name: `Series ${index}`, role: index === 0 ? 'mining' : 'ai', points })),
    ...more,
  }
}

const marksOf = (svg: string): string => /<g class="marks">(.*?)<\/g><g>/.exec(svg)?.[1] ?? ''
const numbersOf = (text: string, pattern: RegExp): number[][] => [...text.matchAll(pattern)].map(([, ...groups]) => groups.map(Number))

const anyValues = fc.array(fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }), { nil: null }), { minLength: 1, maxLength: 14 })

describe('a drawing is its data', () => {
  test('a bar is as high as its value', () => {
    fc.assert(fc.property(anyValues, anyValues, (first, second) => {
      const spec = specOf('stacked-bars', [first.map((value) => point(value)), second.map((value) => point(value))])
      const { axis, top, bottom } = planChart(spec, wide)
      const pixel = (axis.max - axis.min) / (bottom - top)
      const bars = numbersOf(marksOf(drawChart(spec, wide)), /<rect x="[^"]+" y="([^"]+)" width="[^"]+" height="([^"]+)"/g)
      const pieces = spec.series.flatMap((_, order) => spec.periods.flatMap((__, index) => stackAt(spec, index)[order] ?? []))
      expect(bars).toHaveLength(pieces.length)
      bars.forEach(([y = 0, height = 0], index) => {
        const [low, high] = [pieces[index]!.from.valueOf(), pieces[index]!.to.valueOf()].sort((a, b) => a - b) as [number, number]
        expect(Math.abs(axis.max - (y - top) * pixel - high)).toBeLessThanOrEqual(pixel / 2)
        expect(Math.abs(height * pixel - (high - low))).toBeLessThanOrEqual(pixel / 2)
      })
    }))
  })

  test('a point stands where its value is', () => {
    fc.assert(fc.property(anyValues, (values) => {
      const spec = specOf('lines', [values.map((value) => point(value))])
      const { axis, top, bottom } = planChart(spec, narrow)
      const pixel = (axis.max - axis.min) / (bottom - top)
      const heights = numbersOf(marksOf(drawChart(spec, narrow)), /<circle cx="[^"]+" cy="([^"]+)"/g).map(([y = 0]) => axis.max - (y - top) * pixel)
      const present = values.filter((value) => value !== null)
      expect(heights).toHaveLength(present.length)
      heights.forEach((value, index) => expect(Math.abs(value - present[index]!)).toBeLessThanOrEqual(pixel / 2))
    }))
  })

  test('a line is broken where a value is missing', () => {
    const svg = marksOf(drawChart(specOf('lines', [[1, 2, null, 3, 4].map((value) => point(value))]), wide))
    expect(/<path d="([^"]+)" fill="none"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2)
  })

  test('a level is drawn over the whole of its period', () => {
    const spec = specOf('steps', [[1, 1, 3].map((value) => point(value))])
    const { left, slot } = planChart(spec, wide)
    const ends = numbersOf(marksOf(drawChart(spec, wide)), /H([\d.]+)/g).map(([x = 0]) => x)
    ends.forEach((x, index) => expect(x).toBeCloseTo(left + slot * (index + 1), 0))
  })
})

describe('an estimate is never drawn as a measurement', () => {
  const range = { estimated: true, low: new Fraction(8), high: new Fraction(13) }

  test('a bar is hatched, with a whisker over its range', () => {
    const svg = drawChart(specOf('stacked-bars', [[point(10), point(10, range)]]), wide)
    expect(marksOf(svg).match(/fill="url\(#c-720-hatch-mining\)"/g)).toHaveLength(1)
    expect(svg).toContain('<pattern id="c-720-hatch-mining"')
    expect(marksOf(svg)).toContain('stroke="var(--ink)"')
    expect(svg).toContain('estimated, with range')
  })

  test('a point is hollow, in a band', () => {
    const svg = drawChart(specOf('lines', [[point(10), point(10, range), point(11, range)]]), wide)
    expect(marksOf(svg).match(/<circle[^>]+fill="var\(--paper\)"/g)).toHaveLength(2)
    expect(marksOf(svg)).toContain('fill-opacity="0.16"')
  })

  test('a level, or a line too dense for points, is dashed', () => {
    expect(marksOf(drawChart(specOf('steps', [[point(1), point(2, { estimated: true })]]), wide))).toContain('stroke-dasharray')
    const many = Array.from({ length: 200 }, (_, index) => point(index, { estimated: index > 100 }))
    const svg = marksOf(drawChart(specOf('lines', [many]), wide))
    expect(svg).toContain('stroke-dasharray')
    expect(svg).not.toContain('<circle')
  })
})

describe('what is missing is said', () => {
  test.each([['en', 'n/a'], ['it', 'n.d.']] as const)('in the axis (%s)', (locale, mark) => {
    expect(drawChart(specOf('lines', [[1, null, null, 2].map((value) => point(value))], { locale }), wide)).toContain(`>${mark}</text>`)
  })

  test.each(['stacked-bars', 'lines', 'steps'] as const)('of %s without any value or period', (kind) => {
    expect(drawChart(specOf(kind, [[null, null].map((value) => point(value))]), wide)).toContain('>No data</text>')
    expect(drawChart(specOf(kind, []), wide)).toContain('>No data</text>')
  })
})

describe('the file', () => {
  const spec = specOf('lines', [[point(1, { text: '<1' })]], { id: 'a"b', title: 'A & B <script>' })

  test('is safe to put into a page', () => {
    const svg = drawChart(spec, wide)
    expect(svg).toContain('<title id="a&quot;b-720-title">A &amp; B &lt;script&gt;</title>')
    expect(svg).not.toMatch(/<script|style=|NaN|Infinity|undefined/)
    expect(escapeXml('a\u0000\u001f\'')).toBe('a&#39;')
  })

  test('has ids of its own in each size', () => {
    const ids = [wide, narrow].flatMap((size) => [...drawChart(spec, size).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('keeps every text inside the frame and apart from its neighbours', () => {
    const rows = [30, 31, 32, 5].map((end, order) => Array.from({ length: 14 }, (_, index) => point(index < 12 ? end + (index % 3) : order === 3 ? end : null, { text: '1,436.5' })))
    for (const kind of ['lines', 'steps'] as const) for (const size of [wide, narrow]) {
      const chart = specOf(kind, rows)
      const { endLabels, size: letters, width, height } = planChart(chart, size)
      expect(letters).toBeGreaterThanOrEqual(11)
      for (const { rows: lines, x } of endLabels) for (const line of lines) expect(x + textWidth(line, letters, true)).toBeLessThanOrEqual(width)
      const sorted = [...endLabels].sort((a, b) => a.y - b.y)
      sorted.slice(1).forEach((label, index) => expect(label.y - sorted[index]!.y).toBeGreaterThanOrEqual(letters))
      for (const [x = 0, y = 0] of numbersOf(drawChart(chart, size), /<text x="([^"]+)" y="([^"]+)"/g)) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
    }
  })

  test('a line that ended before the others is named at the edge without its value, which is not of the last quarter', () => {
    const [going, ended] = [[5, 6, 7], [3, 0, null]].map((row) => row.map((value) => point(value, { text: `${value}%` })))
    const { endLabels } = planChart(specOf('lines', [going!, ended!]), wide)
    expect(endLabels.map(({ rows }) => /\d+%/.exec(rows.join(' '))?.[0])).toEqual(['7%', undefined])
  })

  test('a thousand quarters stay a drawing of some tens of kilobytes', () => {
    const many = Array.from({ length: 1000 }, (_, index) => point(index % 37))
    expect(drawChart(specOf('lines', [many]), wide).length).toBeLessThan(40_000)
  })

  test('places a value whose exact fraction is too long for a float', () => {
    const long = new Fraction(10n ** 400n - 1n, 10n ** 399n)
    const spec = specOf('lines', [[{ value: long, text: '10.0', estimated: false }]])
    expect(drawChart(spec, wide)).toBe(drawChart(specOf('lines', [[point(10, { text: '10.0' })]]), wide))
  })

  test('of a small chart', () => {
    expect(drawChart(specOf('stacked-bars', [[point(4)]]), narrow).replaceAll('><', '>\n<')).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 300" width="360" height="300" role="img" aria-labelledby="c-360-title" aria-describedby="c-360-desc" data-plot="15.8 12 356 262" data-axis="0 4" font-family="var(--sans)" font-size="12" fill="var(--muted)">
      <title id="c-360-title">Title</title>
      <desc id="c-360-desc">Stacked bars: Title, in MWh, from Q1 2023 to Q1 2023. Series 0 has a single value, 4 in Q1 2023.</desc>
      <g>
      <path d="M15.8 262H356M15.8 199.5H356M15.8 137H356M15.8 74.5H356M15.8 12H356" stroke="var(--rule)"/>
      <path d="M15.8 262H356" stroke="var(--ink)"/>
      <g class="ticks">
      <text x="7.8" y="266.2" text-anchor="end">0</text>
      <text x="7.8" y="203.7" text-anchor="end">1</text>
      <text x="7.8" y="141.2" text-anchor="end">2</text>
      <text x="7.8" y="78.7" text-anchor="end">3</text>
      <text x="7.8" y="16.2" text-anchor="end">4</text>
      </g>
      <text x="185.9" y="278" text-anchor="middle">Q1</text>
      <text x="185.9" y="293" text-anchor="middle">2023</text>
      </g>
      <g class="marks">
      <g fill="var(--mining)">
      <rect x="157.9" y="12" width="56" height="250"/>
      </g>
      </g>
      <g>
      </g>
      </svg>"
    `)
  })
})
