import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { chartNotes, chartTable, describeChart, gapsOf, type ChartPoint, type ChartSpec } from '../../src/view/chart.ts'
import { formatNumber } from '../../src/view/format.ts'
import { textOf } from '../../src/view/mark.ts'

const shown = (value: number, more: Partial<ChartPoint> = {}): ChartPoint =>
  ({ value: new Fraction(value), text: formatNumber(new Fraction(value), { locale: 'en', decimals: 0 }), estimated: false, ...more })
const absent = (reason?: string): ChartPoint => ({ value: null, text: '', estimated: false, reason })

const spec: ChartSpec = {
  id: 'energy', kind: 'lines', title: 'Energy use per MW', subtitle: 'MWh/MW per quarter', locale: 'en', unit: 'MWh/MW', drawnIn: 'MWh/MW', decimals: 0,
  periods: [1, 2, 3, 4].map((number) => ({ id: `2025-Q${number}`, label: `Q${number}`, year: 2025 })),
  series: [
    { id: 'mining', name: 'Mining', role: 'mining', points: [
      shown(1382), shown(1805), shown(1436, { estimated: true, low: new Fraction(1367), high: new Fraction(1502), href: '/p/1', mark: { text: '1,436', exact: '1436', figure: 'energy.per_mw[mining]', period: '2025-Q3' }, ends: { low: '1367', high: '1502' } }), absent('not published'),
    ] },
    { id: 'ai', name: 'AI', role: 'ai', points: [absent('not in service'), absent('not in service'), shown(965)] },
  ],
  notes: ['A note.'], emphasised: 2,
}

const italian: ChartSpec = { ...spec, locale: 'it', title: 'Energia per MW', periods: spec.periods.map((period) => ({ ...period, label: period.label.replace('Q', 'T') })) }

describe('the table of a chart', () => {
  const { head, rows } = chartTable(spec)

  test('has a column a series and a row a period', () => {
    expect(head).toEqual(['Quarter', 'Mining', 'AI'])
    expect(rows.map(({ period }) => period)).toEqual(['Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025'])
    expect(rows.map(({ emphasised }) => emphasised)).toEqual([false, false, true, false])
  })

  test('prints an estimate with its mark, its range and its passport', () => {
    expect(rows[2]?.cells[0]).toEqual({
      text: '1,436', absent: false, estimated: true, href: '/p/1', first: undefined, mark: { text: '1,436', exact: '1436', figure: 'energy.per_mw[mining]', period: '2025-Q3' },
      range: [
        { text: '1,367', exact: '1367', figure: 'energy.per_mw[mining]', period: '2025-Q3', end: 'low' }, ' to ',
        { text: '1,502', exact: '1502', figure: 'energy.per_mw[mining]', period: '2025-Q3', end: 'high' },
      ],
    })
  })

  test('gives an absence its reason, and n/a where it has none', () => {
    expect(rows.map(({ cells }) => cells[1]?.text)).toEqual(['not in service', 'not in service', '965', 'n/a'])
    expect(rows[3]?.cells[0]).toEqual({ text: 'not published', absent: true, estimated: false, range: undefined, href: undefined })
  })

  test('names its first column in Italian', () => {
    expect(chartTable(italian).head[0]).toBe('Trimestre')
    expect(textOf(chartTable(italian).rows[2]!.cells[0]!.range!)).toBe('da 1.367 a 1.502')
  })
})

describe('the description of a chart', () => {
  test('in English', () => {
    expect(describeChart(spec)).toMatchInlineSnapshot(`"Line chart: Energy use per MW, in MWh/MW, from Q1 2025 to Q4 2025. Mining starts at 1,382 in Q1 2025 and ends at 1,436 in Q3 2025. Mining is highest in Q2 2025, at 1,805, and lowest in Q1 2025, at 1,382. One quarter of Mining is missing. One value of Mining is an estimate. AI has a single value, 965 in Q3 2025. 3 quarters of AI are missing."`)
  })

  test('in Italian', () => {
    expect(describeChart(italian)).toMatchInlineSnapshot(`"Grafico a linee: Energia per MW, in MWh/MW, da T1 2025 a T4 2025. Mining: il primo valore è 1,382 in T1 2025, l’ultimo è 1,436 in T3 2025. Mining: il massimo è 1,805 in T2 2025, il minimo è 1,382 in T1 2025. Mining: manca un trimestre. Mining: un valore è una stima. AI: un solo valore, 965 in T3 2025. AI: mancano 3 trimestri."`)
  })

  test('of nothing, of one level, and of no periods', () => {
    const of = (points: readonly ChartPoint[]): string => describeChart({ ...spec, series: [{ id: 'a', name: 'Mining', role: 'mining', points }] })
    expect(of([])).toMatchInlineSnapshot(`"Line chart: Energy use per MW, in MWh/MW, from Q1 2025 to Q4 2025. Mining has no value in these quarters."`)
    expect(of([0, 1, 2, 3].map(() => shown(5)))).toMatchInlineSnapshot(`"Line chart: Energy use per MW, in MWh/MW, from Q1 2025 to Q4 2025. Mining is 5 in every quarter that has a value."`)
    expect(describeChart({ ...spec, periods: [] })).toBe('Energy use per MW. No data.')
  })
})

describe('the gaps of a chart', () => {
  const gaps = (...rows: readonly string[]): readonly string[] =>
    gapsOf({ ...spec, series: rows.map((row, index) => ({ id: String(index), name: String(index), role: 'mining', points: [...row].map((sign) => (sign === 'x' ? shown(1) : absent())) })) })
      .map(({ from, to, missing, whole }) => `${from}-${to} ${missing.map(({ name }) => name).join('+')}${whole ? ' whole' : ''}`)

  test.each([
    [['xxxx', 'xxxx'], []],
    [['xxxx', '..xx'], []],
    [['x..x'], ['1-2 0 whole']],
    [['x.xx', 'xxxx'], ['1-1 0']],
    [['xx..', '.x..'], ['2-3 0+1 whole']],
    [['x...', 'xx..'], ['1-1 0', '2-3 0+1 whole']],
    [['....', 'xxxx'], []],
    [['....'], ['0-3 0 whole']],
  ])('%j are %j', (rows, expected) => {
    expect(gaps(...rows)).toEqual(expected)
  })

  test('are explained once each below the chart', () => {
    expect(chartNotes(spec)).toEqual(['A note.', 'n/a: not published.'])
    expect(chartNotes({ ...spec, series: [] })).toEqual(['A note.'])
  })
})
