import type { ActiveElement, Chart, ChartConfiguration, ChartDataset, Plugin, ScriptableLineSegmentContext, ScriptableTooltipContext } from 'chart.js'
import { statedWords } from './words/stated.ts'
import { chartWords, isDense, periodName, placeable, pointAt, pointRange, type ChartPoint, type ChartRole, type ChartSpec } from './chart.ts'

/** One value as the browser needs it: a number to place, and the text to print. */
export interface ExplorePoint {
  readonly value: number | null
  readonly low?: number
  readonly high?: number
  readonly estimated: boolean
  readonly text: string
  readonly href?: string
  /** The value first reported, where it was another. */
  readonly first?: number
}

/** A chart's specification as plain data, which passes through JSON. */
export interface ExploreData {
  readonly kind: ChartSpec['kind']
  readonly title: string
  readonly keys: string
  readonly periods: readonly string[]
  readonly series: readonly { readonly name: string; readonly role: ChartRole; readonly points: readonly ExplorePoint[] }[]
}

/** Where the drawing on the page has its plot, in its own pixels, and how large it stands there. */
export interface Plot {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly width: number
  readonly height: number
  readonly min: number
  readonly max: number
  /** Page pixels for each pixel of the drawing. */
  readonly scale: number
}

/** The colours and fills of the page's present theme. */
export interface Palette {
  readonly colour: (role: ChartRole) => string
  readonly hatch: (role: ChartRole) => CanvasPattern | string
  readonly paper: string
  readonly ink: string
  readonly font: string
}

/** What a point says in words: its printed value, that it is estimated, its range; or why there is none. */
function pointText(point: ChartPoint, spec: ChartSpec): string {
  const words = chartWords[spec.locale]
  if (point.value === null) return point.reason ?? words.notAvailable
  const remarks = [point.estimated ? words.estimated : undefined, pointRange(point, spec), point.first && `${statedWords[spec.locale].first} ${point.first.text}`].filter((remark) => remark !== undefined)
  return remarks.length === 0 ? point.text : `${point.text} (${remarks.join(', ')})`
}

function explorePoint(point: ChartPoint, spec: ChartSpec): ExplorePoint {
  const range = point.value === null || point.low === undefined || point.high === undefined ? {} : { low: placeable(point.low), high: placeable(point.high) }
  const link = point.href === undefined ? {} : { href: point.href }
  const first = point.first === undefined ? {} : { first: placeable(point.first.value) }
  return { value: point.value === null ? null : placeable(point.value), ...first, ...range, estimated: point.value !== null && point.estimated, text: pointText(point, spec), ...link }
}

/** The chart as plain data for the browser. */
export function exploreData(spec: ChartSpec): ExploreData {
  return {
    kind: spec.kind,
    title: spec.title,
    keys: chartWords[spec.locale].keys,
    periods: spec.periods.map(periodName),
    series: spec.series.map((series) => ({
      name: series.name, role: series.role, points: spec.periods.map((_, index) => explorePoint(pointAt(series, index), spec)),
    })),
  }
}

/** The plain data of charts as JSON, by the id of each. */
export const exploreJson = (specs: readonly ChartSpec[]): string => `${JSON.stringify(Object.fromEntries(specs.map((spec) => [spec.id, exploreData(spec)])))}\n`

/** What is said of one period: every series with its value or the reason it has none. */
export const sayPeriod = (data: ExploreData, index: number): string =>
  [data.periods[index], ...data.series.map(({ name, points }) => `${name}: ${points[index]?.text ?? ''}`)].join('. ')

/** What is said of one series in one period. */
export const sayPoint = (data: ExploreData, index: number, series: number): string =>
  `${data.series[series]?.name ?? ''}: ${data.series[series]?.points[index]?.text ?? ''}. ${data.periods[index] ?? ''}`

/** The margins that put the interactive plot exactly on the drawn one. */
export const paddingOf = ({ left, top, right, bottom, width, height, scale }: Plot) =>
  ({ left: left * scale, top: top * scale, right: (width - right) * scale, bottom: (height - bottom) * scale })

type Series = ExploreData['series'][number]
type Dataset = ChartDataset<'bar' | 'line', (number | null)[]>

const values = (series: Series): (number | null)[] => series.points.map(({ value }) => value)

function barSet(series: Series, palette: Palette, dense: boolean, scale: number): Dataset {
  return {
    type: 'bar', label: series.name, data: values(series), barPercentage: dense ? 0.9 : 0.64, categoryPercentage: 1,
    maxBarThickness: 56 * scale,
    backgroundColor: series.points.map(({ estimated }) => (estimated ? palette.hatch(series.role) : palette.colour(series.role))),
    borderColor: palette.colour(series.role), borderSkipped: false,
    borderWidth: series.points.map(({ estimated }) => (estimated ? 1 : 0)),
  }
}

function lineSet(series: Series, data: ExploreData, plot: Plot, palette: Palette): Dataset {
  const colour = palette.colour(series.role)
  const dense = isDense(plot.width, data.periods.length)
  const steps = data.kind === 'steps'
  const slot = ((plot.right - plot.left) / data.periods.length) * plot.scale
  const alone = (index: number): boolean => [index - 1, index + 1].every((next) => (series.points[next]?.value ?? null) === null)
  const radius = dense ? 2 : Math.min(4 * plot.scale, slot * 0.2)
  const dashed = ({ p0DataIndex, p1DataIndex }: ScriptableLineSegmentContext): number[] | undefined =>
    [p0DataIndex, p1DataIndex].some((index) => series.points[index]?.estimated) ? [5, 3] : undefined
  return {
    type: 'line', label: series.name, data: values(series), borderColor: colour, borderWidth: dense ? 1.5 : 2, tension: 0, spanGaps: false,
    stepped: steps ? 'middle' : false,
    pointRadius: series.points.map(({ estimated }, index) => {
      // A reported level is drawn over its whole period; an estimated one is left to the dashed line.
      if (steps) return estimated && !alone(index) ? 0 : slot / 2
      return dense && !alone(index) ? 0 : radius
    }),
    ...(steps ? { pointStyle: 'line' as const } : {}),
    pointHoverRadius: steps ? slot / 2 : radius + 2, pointBorderColor: colour, pointBorderWidth: 2, pointHoverBorderWidth: 2,
    pointBackgroundColor: series.points.map(({ estimated }) => (estimated ? palette.paper : colour)),
    ...(steps || dense ? { segment: { borderDash: dashed } } : {}),
  }
}

/** The neighbouring ranged points of a series, run by run. */
function rangedRuns(series: Series): readonly (readonly number[])[] {
  const runs: number[][] = []
  series.points.forEach(({ value }, index) => {
    if (value === null) return
    const run = runs.at(-1)
    if (run?.at(-1) === index - 1) run.push(index)
    else runs.push([index])
  })
  return runs.filter((run) => run.some((index) => series.points[index]?.low !== undefined))
}

/** Fills the band between the ends of a line's ranges. */
function fillBand(chart: Chart, series: Series, run: readonly number[], flat: boolean): void {
  const { ctx, scales: { x, y } } = chart
  if (x === undefined || y === undefined) return
  const slot = x.width / chart.data.datasets[0]!.data.length
  const half = flat ? slot / 2 : run.length === 1 ? Math.min(5, slot * 0.3) : 0
  const corners = run.flatMap((index) => [-half, half].map((shift) => ({ index, at: x.getPixelForValue(index) + shift })))
  const end = (index: number, side: 'low' | 'high'): number => y.getPixelForValue(series.points[index]?.[side] ?? series.points[index]?.value ?? 0)
  ctx.beginPath()
  for (const { index, at } of corners) ctx.lineTo(at, end(index, 'high'))
  for (const { index, at } of [...corners].reverse()) ctx.lineTo(at, end(index, 'low'))
  ctx.fill()
}

/** The thin lines that show the ranges of estimated bars. */
function strokeWhiskers(chart: Chart, data: ExploreData): void {
  const { ctx, scales: { x, y } } = chart
  if (x === undefined || y === undefined) return
  const foot = Math.min(4, (x.width / data.periods.length) * 0.2)
  data.periods.forEach((_, index) => {
    const base = { above: 0, below: 0 }
    for (const { points } of data.series) {
      const { value, low, high } = points[index] ?? {}
      const side = (value ?? 0) < 0 ? 'below' : 'above'
      if (low !== undefined && high !== undefined) {
        const [at, bottom, top] = [x.getPixelForValue(index), y.getPixelForValue(base[side] + low), y.getPixelForValue(base[side] + high)]
        ctx.stroke(new Path2D(`M${at - foot} ${top}h${foot * 2}M${at} ${top}V${bottom}M${at - foot} ${bottom}h${foot * 2}`))
      }
      base[side] += value ?? 0
    }
  })
}

/** The values first reported, hollow and dotted, each joined to the one that took its place. */
function drawFirsts(chart: Chart, data: ExploreData, palette: Palette): void {
  const { ctx, scales: { x, y } } = chart
  if (x === undefined || y === undefined) return
  ctx.save()
  ctx.lineWidth = 1.5
  ctx.setLineDash([2, 2])
  data.series.forEach(({ role, points }, order) => points.forEach(({ value, first }, index) => {
    if (value === null || first === undefined) return
    const base = data.kind === 'stacked-bars' ? data.series.slice(0, order).reduce((sum, each) => sum + (each.points[index]?.value ?? 0), 0) : 0
    const [at, from, to] = [x.getPixelForValue(index), y.getPixelForValue(base + value), y.getPixelForValue(base + first)]
    ctx.strokeStyle = palette.colour(role)
    ctx.stroke(new Path2D(`M${at} ${from}V${to}`))
    ctx.beginPath()
    ctx.arc(at, to, 4.5, 0, 2 * Math.PI)
    ctx.stroke()
  }))
  ctx.restore()
}

/** Draws the ranges: bands beneath lines, whiskers upon bars. */
const rangePlugin = (data: ExploreData, palette: Palette): Plugin<'bar' | 'line'> => ({
  id: 'ranges',
  beforeDatasetsDraw(chart) {
    if (data.kind === 'stacked-bars') return
    const { ctx } = chart
    ctx.save()
    ctx.globalAlpha = 0.16
    for (const series of data.series) {
      ctx.fillStyle = palette.colour(series.role)
      const runs = rangedRuns(series)
      if (data.kind === 'steps') runs.flat().filter((index) => series.points[index]?.low !== undefined).forEach((index) => fillBand(chart, series, [index], true))
      else runs.forEach((run) => fillBand(chart, series, run, false))
    }
    ctx.restore()
  },
  afterDatasetsDraw(chart) {
    drawFirsts(chart, data, palette)
    if (data.kind !== 'stacked-bars') return
    chart.ctx.save()
    chart.ctx.strokeStyle = palette.ink
    strokeWhiskers(chart, data)
    chart.ctx.restore()
  },
})

/** Whether the tooltip hangs below its point or stands above it: on the side with more room. */
function awayFromEdge({ chart, tooltipItems }: ScriptableTooltipContext<'bar' | 'line'>): 'top' | 'bottom' {
  const highest = Math.min(...tooltipItems.map(({ element }) => element.y))
  return highest < chart.height / 2 ? 'top' : 'bottom'
}

/** The words of the tooltip: each value as printed, and below them what is absent and why. */
const tooltipOf = (data: ExploreData, palette: Palette) => ({
  backgroundColor: palette.ink, titleColor: palette.paper, bodyColor: palette.paper, displayColors: false, cornerRadius: 0, padding: 10, caretPadding: 8, yAlign: awayFromEdge,
  titleFont: { family: palette.font, size: 13 }, bodyFont: { family: palette.font, size: 13 },
  callbacks: {
    title: (items: readonly { readonly dataIndex: number }[]) => data.periods[items[0]?.dataIndex ?? -1] ?? '',
    label: ({ datasetIndex, dataIndex }: { readonly datasetIndex: number; readonly dataIndex: number }) => {
      const series = data.series[datasetIndex]
      return series === undefined ? '' : `${series.name}: ${series.points[dataIndex]?.text ?? ''}`
    },
    afterBody: (items: readonly { readonly dataIndex: number }[]) => data.series.flatMap(({ name, points }) => {
      const point = points[items[0]?.dataIndex ?? -1]
      return point?.value === null ? [`${name}: ${point.text}`] : []
    }),
  },
})

/** The configuration of the interactive chart, which lies exactly on the drawn one and keeps its axes. */
export function exploreConfiguration(data: ExploreData, plot: Plot, palette: Palette): ChartConfiguration<'bar' | 'line', (number | null)[]> {
  const bars = data.kind === 'stacked-bars'
  return {
    type: bars ? 'bar' : 'line',
    data: {
      labels: [...data.periods],
      datasets: data.series.map((series) => (bars ? barSet(series, palette, isDense(plot.width, data.periods.length), plot.scale) : lineSet(series, data, plot, palette))),
    },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false,
      layout: { autoPadding: false, padding: paddingOf(plot) },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { type: 'category', display: false, offset: true, stacked: bars },
        y: { type: 'linear', display: false, min: plot.min, max: plot.max, stacked: bars },
      },
      plugins: { tooltip: tooltipOf(data, palette) },
    },
    plugins: [rangePlugin(data, palette)],
  }
}

/** The drawn values of one period, which the keyboard brings up as the pointer does. */
export const activeAt = (data: ExploreData, index: number): Pick<ActiveElement, 'datasetIndex' | 'index'>[] =>
  data.series.flatMap(({ points }, datasetIndex) => ((points[index]?.value ?? null) === null ? [] : [{ datasetIndex, index }]))

/** The period a key leads to, or undefined for a key that leads nowhere. */
export function periodByKey(key: string, index: number, count: number): number | undefined {
  const wanted = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: count - 1 }[key]
  return wanted === undefined ? undefined : Math.min(Math.max(wanted, 0), count - 1)
}
