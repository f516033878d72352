import Fraction from 'fraction.js'
import { pointAt, type ChartPeriod, type ChartSpec } from './chart.ts'
import { formatNumber, formatPercent } from './format.ts'

/** One rule of the value axis with its printed text. */
export interface Tick {
  readonly value: number
  readonly text: string
}

/** The value axis: its ends and its rules, always with zero among them. */
export interface Axis {
  readonly min: number
  readonly max: number
  readonly ticks: readonly Tick[]
}

/** The ends of a stacked bar's piece, counted from zero. */
export interface Piece {
  readonly from: Fraction
  readonly to: Fraction
}

const ZERO = new Fraction(0)

/** Where each series' piece of one period's bar begins and ends; negative values stack downwards. */
export function stackAt(spec: ChartSpec, period: number): readonly (Piece | null)[] {
  let above = ZERO
  let below = ZERO
  return spec.series.map((series) => {
    const { value } = pointAt(series, period)
    if (value === null) return null
    const from = value.s < 0n ? below : above
    const to = from.add(value)
    if (value.s < 0n) below = to
    else above = to
    return { from, to }
  })
}

/** Every value the axis has to hold: the points and the ends of their ranges. */
function extent(spec: ChartSpec): { readonly low: Fraction; readonly high: Fraction } {
  let low = ZERO
  let high = ZERO
  const hold = (value: Fraction): void => {
    if (value.lt(low)) low = value
    if (value.gt(high)) high = value
  }
  for (let period = 0; period < spec.periods.length; period += 1) {
    const stack = spec.kind === 'stacked-bars' ? stackAt(spec, period) : []
    for (const [index, series] of spec.series.entries()) {
      const point = pointAt(series, period)
      if (point.value === null) continue
      const base = stack[index]?.from ?? ZERO
      for (const value of [point.value, point.low, point.high, point.first?.value]) if (value !== undefined) hold(base.add(value))
    }
  }
  // What overshoots 100% by a hair, as a part does that was rounded apart from its whole, is drawn on its line and needs no axis to 120%.
  return { low, high: spec.unit === 'ratio' && high.gt(1) && high.lte('1.005') ? new Fraction(1) : high }
}

const tenTo = (exponent: number): Fraction => (exponent < 0 ? new Fraction(1n, 10n ** BigInt(-exponent)) : new Fraction(10n ** BigInt(exponent)))

/** The smallest of 1, 2, 2.5 or 5 times a power of ten that covers the span in so many steps. */
function niceStep(span: Fraction, steps: number): Fraction {
  const wanted = span.div(steps)
  const guess = String(wanted.n).length - String(wanted.d).length - 1
  for (let exponent = guess; ; exponent += 1) {
    const found = ['1', '2', '2.5', '5'].map((head) => new Fraction(head).mul(tenTo(exponent))).find((step) => step.gte(wanted))
    if (found !== undefined) return found
  }
}

/** The decimals it takes to print a multiple of the step exactly. */
function decimalsOf(step: Fraction): number {
  let decimals = 0
  for (let rest = step; rest.d !== 1n; rest = rest.mul(10)) decimals += 1
  return decimals
}

/** The value axis of a chart: based on zero, in round steps, printed exactly. */
export function valueAxis(spec: ChartSpec, steps = 5): Axis {
  const { low, high } = extent(spec)
  if (low.equals(high)) return { min: 0, max: 1, ticks: [{ value: 0, text: '0' }] }
  const step = niceStep(high.sub(low), steps)
  const [first, last] = [low.div(step).floor().valueOf(), high.div(step).ceil().valueOf()]
  const ratio = spec.unit === 'ratio'
  const format = { locale: spec.locale, decimals: decimalsOf(ratio ? step.mul(100) : step) }
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
    const value = step.mul(first + index)
    return { value: value.valueOf(), text: ratio ? formatPercent(value, format) : formatNumber(value, format) }
  })
  return { min: step.mul(first).valueOf(), max: step.mul(last).valueOf(), ticks }
}

/** One label of the time axis: the period, the year beneath it, or either alone. */
export interface PeriodLabel {
  readonly index: number
  readonly label: string
  readonly year: string
  readonly bold: boolean
}

interface Candidate {
  readonly index: number
  readonly period: ChartPeriod
}

/** A period's number within its year, counted from zero; periods that are no quarters are all first. */
const placeInYear = (period: ChartPeriod): number => Number(/Q([1-4])$/.exec(period.id)?.[1] ?? 1) - 1

/** Keeps the labels that stand clear of those already kept; earlier candidates win. */
function keepClear(candidates: readonly Candidate[], clear: number): ReadonlySet<number> {
  const kept: number[] = []
  for (const { index } of candidates) if (kept.every((other) => Math.abs(index - other) >= clear)) kept.push(index)
  return new Set(kept)
}

/** The labels of the time axis that fit when each period is `slot` wide: all quarters, some, or only years. */
export function periodLabels(spec: ChartSpec, slot: number, size: number): readonly PeriodLabel[] {
  const all = spec.periods.map((period, index) => ({ period, index }))
  const years = all.filter(({ period, index }) => spec.periods[index - 1]?.year !== period.year)
  const slots = (text: string): number => (textWidth(text, size, true) + size * 0.4) / slot
  const widest = Math.max(0, ...spec.periods.map(({ label }) => slots(label)))
  const stride = [1, 2, 4].find((count) => count >= widest) ?? 4
  if (stride === 4 && Math.max(widest, slots('2025')) > 4) return yearLabels(years, slots('2025'))
  const ofStride = all.filter(({ period, index }) => index === spec.emphasised || placeInYear(period) % stride === 0)
  const labelled = keepClear(ofStride.sort((a, b) => Number(b.index === spec.emphasised) - Number(a.index === spec.emphasised)), widest)
  // A year that begins with its first quarter is labelled before one the chart enters half-way.
  const dated = keepClear([...years].sort((a, b) => placeInYear(a.period) - placeInYear(b.period)), slots('2025'))
  return all.filter(({ index }) => labelled.has(index) || dated.has(index)).map(({ period, index }) => ({
    index,
    label: labelled.has(index) && period.label !== String(period.year) ? period.label : '',
    year: dated.has(index) ? String(period.year) : '',
    bold: index === spec.emphasised,
  }))
}

/** Years alone: at a round interval, so that a long axis reads 2000, 2010, 2020, or else as many as fit. */
function yearLabels(years: readonly Candidate[], width: number): readonly PeriodLabel[] {
  const clear = width * 1.3
  const every = [1, 2, 5, 10, 20, 25, 50, 100].find((count) => count * 4 >= clear) ?? 100
  const round = years.filter(({ period }) => period.year % every === 0)
  const fitting = keepClear([...years].reverse(), clear)
  const shown = round.length > 1 ? round : years.filter(({ index }) => fitting.has(index))
  return shown.map(({ index, period }) => ({ index, label: '', year: String(period.year), bold: false }))
}

const widths: readonly (readonly [RegExp, number])[] = [
  [/[0-9+−–=<>≤≥≈]/, 0.65], [/[iIjl.,:;'’|!·]/, 0.29], [/[ft r()\u00a0/-]/, 0.36], [/[mwMW%]/, 0.9], [/[A-Z]/, 0.7],
]

/** The width of a text, estimated on the generous side so that the same bytes come out on any machine. */
export function textWidth(text: string, size: number, bold = false): number {
  const ems = Array.from(text).reduce((sum, letter) => sum + (widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.59), 0)
  return ems * size * (bold ? 1.05 : 1)
}

/** Breaks a text into rows no wider than the limit, at its spaces. */
export function wrapped(text: string, limit: number, size: number): readonly string[] {
  const rows: string[] = []
  for (const word of text.split(' ')) {
    const longer = rows.length === 0 ? word : `${rows.at(-1)} ${word}`
    if (rows.length > 0 && textWidth(longer, size, true) <= limit) rows[rows.length - 1] = longer
    else rows.push(word)
  }
  return rows
}

/** Moves boxes of the given heights apart, as little as needed, within the two ends; returns their centres. */
export function pushApart(boxes: readonly { readonly centre: number; readonly height: number }[], top: number, bottom: number): readonly number[] {
  const order = boxes.map((box, index) => ({ ...box, index })).sort((a, b) => a.centre - b.centre || a.index - b.index)
  let edge = top
  const placed = order.map((box) => {
    const centre = Math.max(box.centre, edge + box.height / 2)
    edge = centre + box.height / 2
    return { ...box, centre }
  })
  edge = bottom
  for (const box of placed.reverse()) {
    box.centre = Math.min(box.centre, edge - box.height / 2)
    edge = box.centre - box.height / 2
  }
  return boxes.map((_, index) => placed.find((box) => box.index === index)?.centre ?? top)
}
