import type Fraction from 'fraction.js'
import { pushApart, textWidth, valueAxis, type Axis, wrapped } from './axis.ts'
import type { NumberMark } from './mark.ts'
import { statedWords } from './words/stated.ts'
import { chartWords, isDense, placeable, pointAt, type ChartRole, type ChartSeries, type ChartSpec } from './chart.ts'

/** The size of a drawing, in its own pixels. */
export interface DrawingSize {
  readonly width: number
  readonly height: number
}

/** One entry of the legend, where it stands. */
export interface LegendEntry {
  readonly mark: 'square' | 'hatched' | 'hollow' | 'dashed' | 'first'
  readonly role: ChartRole
  readonly text: string
  readonly x: number
  readonly y: number
}

/** A name written at the end of its line, in as many rows as it takes. */
export interface EndLabel {
  readonly role: ChartRole
  readonly rows: readonly string[]
  /** The number that the last row ends in. */
  readonly mark?: NumberMark | undefined
  readonly x: number
  /** The middle of the rows. */
  readonly y: number
}

/** Where everything of a drawing goes. */
export interface Plan extends DrawingSize {
  readonly size: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** The width of one period. */
  readonly slot: number
  readonly dense: boolean
  readonly axis: Axis
  readonly legend: readonly LegendEntry[]
  readonly endLabels: readonly EndLabel[]
  /** The middle of a period. */
  readonly x: (period: number) => number
  readonly y: (value: Fraction | number) => number
}

/** The height of one row of text. */
export const rowHeight = (size: number): number => size * 1.25

/** The last period at which a series has a value, or -1. */
export const lastPresent = (series: ChartSeries): number => series.points.findLastIndex((point) => point.value !== null)

type Unplaced = Pick<LegendEntry, 'mark' | 'role' | 'text'>

/** What the drawing does not say by itself: the colours of bars, and the marks of estimates. */
function legendOf(spec: ChartSpec, dense: boolean): readonly Unplaced[] {
  const words = chartWords[spec.locale]
  const bars = spec.kind === 'stacked-bars'
  const names = bars && spec.series.length > 1 ? spec.series.map(({ role, name }) => ({ mark: 'square' as const, role, text: name })) : []
  const estimated = spec.series.filter((series) => series.points.some((point) => point.value !== null && point.estimated))
  const restated = spec.series.filter((series) => series.points.some((point) => point.first !== undefined))
  const first = restated.length === 0 ? [] : [{ mark: 'first' as const, role: restated.length === 1 ? restated[0]!.role : 'neutral' as const, text: statedWords[spec.locale].asFirst }]
  if (estimated.length === 0) return [...names, ...first]
  const mark = ({ 'stacked-bars': 'hatched', lines: dense ? 'dashed' : 'hollow', steps: 'dashed' } as const)[spec.kind]
  const ranged = estimated.some((series) => series.points.some((point) => point.low !== undefined && point.high !== undefined))
  const role = estimated.length === 1 ? (estimated[0]?.role ?? 'neutral') : 'neutral'
  return [...names, { mark, role, text: ranged ? words.estimatedWithRange : words.estimated }, ...first]
}

/** Sets the legend in rows that fit the width. */
function placeLegend(entries: readonly Unplaced[], width: number, size: number): readonly LegendEntry[] {
  let x = 0
  let row = 0
  return entries.map((entry) => {
    const taken = size * 1.5 + textWidth(entry.text, size)
    if (x > 0 && x + taken > width) [x, row] = [0, row + 1]
    const placed = { ...entry, x, y: (row + 0.5) * size * 1.6 }
    x += taken + size * 1.4
    return placed
  })
}

interface EndText {
  readonly series: ChartSeries
  readonly last: number
  readonly rows: readonly string[]
  readonly width: number
}

/** The texts at the ends of the lines; a bar needs none. */
function endTexts(spec: ChartSpec, width: number, size: number): readonly EndText[] {
  if (spec.kind === 'stacked-bars') return []
  return spec.series.flatMap((series) => {
    const last = lastPresent(series)
    if (last < 0) return []
    // Beside the last quarter a value would read as of it.
    const text = isFollowed(spec, last) ? series.name : `${series.name} ${pointAt(series, last).text}`
    const rows = wrapped(text, width * 0.26, size)
    return [{ series, last, rows, width: Math.max(...rows.map((row) => textWidth(row, size, true))) }]
  })
}

const labelGap = 8

/** Whether another line goes on where one has ended. */
const isFollowed = (spec: ChartSpec, last: number): boolean => spec.series.some((series) => lastPresent(series) > last)

/** Where a line's label begins, in periods: at its end if nothing follows there, else at the edge of the plot. */
function labelStart(spec: ChartSpec, text: EndText): number {
  if (isFollowed(spec, text.last)) return spec.periods.length
  return spec.kind === 'steps' ? text.last + 1 : text.last + 0.5
}

/** The right edge of the plot that leaves room for every label at the end of its line. */
function rightEdge(spec: ChartSpec, texts: readonly EndText[], left: number, width: number): number {
  const count = Math.max(1, spec.periods.length)
  const edges = texts.map((text) => left + ((width - labelGap - 2 - text.width - left) * count) / labelStart(spec, text))
  return Math.min(width - 4, ...edges)
}

/** Lays out a chart: margins from its texts, one slot a period, zero on the axis. */
export function planChart(spec: ChartSpec, { width, height }: DrawingSize): Plan {
  const size = width >= 600 ? 13 : 12
  const dense = isDense(width, spec.periods.length)
  const legend = placeLegend(legendOf(spec, dense), width, size)
  const top = legend.length === 0 ? size : (legend.at(-1)?.y ?? 0) + size * 1.8
  const bottom = height - rowHeight(size) * 2 - 8
  const axis = valueAxis(spec, Math.max(2, Math.round((bottom - top) / 52)))
  const left = Math.max(...axis.ticks.map((tick) => textWidth(tick.text, size))) + 8
  const texts = endTexts(spec, width, size)
  const right = rightEdge(spec, texts, left, width)
  const slot = (right - left) / Math.max(1, spec.periods.length)
  const y = (value: Fraction | number): number => top + ((axis.max - (typeof value === 'number' ? value : placeable(value))) / (axis.max - axis.min)) * (bottom - top)
  const middles = pushApart(
    texts.map(({ series, last, rows }) => ({ centre: y(pointAt(series, last).value ?? 0), height: rows.length * rowHeight(size) + 3 })),
    top - size, bottom)
  const endLabels = texts.map((text, index) => ({
    role: text.series.role, rows: text.rows, mark: pointAt(text.series, text.last).mark, x: left + labelStart(spec, text) * slot + labelGap, y: middles[index] ?? top,
  }))
  return { width, height, size, left, right, top, bottom, slot, dense, axis, legend, endLabels, y, x: (period) => left + (period + 0.5) * slot }
}
