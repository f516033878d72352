import type Fraction from 'fraction.js'
import { stackAt, type Piece } from './axis.ts'
import { pointAt, type ChartPoint, type ChartRole, type ChartSeries, type ChartSpec } from './chart.ts'
import type { Plan } from './plan.ts'

/** The colour of a role, as a variable of the page so that both themes are one drawing. */
export const colourOf = (role: ChartRole): string =>
  `var(--${{ mining: 'mining', ai: 'ai', hosting: 'hosting', other: 'other', neutral: 'ink', neutral2: 'muted' }[role]})`

/** A coordinate to a tenth of a pixel. */
export const px = (value: number): string => String(Math.round(value * 10) / 10 + 0)

/** A chart on its way to becoming a drawing: what to draw, where, and the prefix of its ids. */
export interface Drawing {
  readonly spec: ChartSpec
  readonly plan: Plan
  readonly prefix: string
}

/** The id of the hatching in a role's colour. */
export const hatchId = (prefix: string, role: ChartRole): string => `${prefix}-hatch-${role}`

interface Place {
  readonly index: number
  readonly point: ChartPoint & { readonly value: Fraction }
}

/** The runs of neighbouring periods that have a value; `alike` may split a run further. */
function runsOf(series: ChartSeries, count: number, alike: (a: ChartPoint, b: ChartPoint) => boolean = () => true): readonly (readonly Place[])[] {
  const runs: Place[][] = []
  for (let index = 0; index < count; index += 1) {
    const point = pointAt(series, index)
    if (point.value === null) continue
    const place = { index, point: { ...point, value: point.value } }
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run !== undefined && before?.index === index - 1 && alike(before.point, point)) run.push(place)
    else runs.push([place])
  }
  return runs
}

/** The widest a bar gets when there are few. */
const widestBar = 56

/** A stacked bar a period: solid where reported, hatched where estimated. */
export function drawBars({ spec, plan, prefix }: Drawing): string {
  const stacks = spec.periods.map((_, index) => stackAt(spec, index))
  const width = Math.min(plan.slot * (plan.dense ? 0.9 : 0.64), widestBar)
  return spec.series.map((series, order) => {
    const colour = colourOf(series.role)
    const bars = stacks.map((stack, index) => {
      const piece = stack[order]
      if (piece === null || piece === undefined) return ''
      const [from, to] = [plan.y(piece.from), plan.y(piece.to)]
      const place = `x="${px(plan.x(index) - width / 2)}" y="${px(Math.min(from, to))}" width="${px(width)}" height="${px(Math.abs(from - to))}"`
      if (!pointAt(series, index).estimated) return `<rect ${place}/>`
      return `<rect ${place} fill="url(#${hatchId(prefix, series.role)})" stroke="${colour}"/>`
    })
    return `<g fill="${colour}">${bars.join('')}</g>`
  }).join('') + drawSeams(plan, stacks, width) + drawWhiskers({ spec, plan, prefix })
}

/** A thread of paper between the pieces of a bar, so that they part without colour too. */
function drawSeams(plan: Plan, stacks: readonly (readonly (Piece | null)[])[], width: number): string {
  const seams = stacks.flatMap((stack, index) => stack.map((piece) =>
    (piece === null || piece.from.equals(0) ? '' : `M${px(plan.x(index) - width / 2 - 1)} ${px(plan.y(piece.from))}h${px(width + 2)}`))).join('')
  return seams === '' ? '' : `<path d="${seams}" stroke="var(--paper)"/>`
}

/** The range of an estimated bar, as a thin line with two feet from its low to its high end. */
function drawWhiskers({ spec, plan }: Drawing): string {
  const foot = Math.min(4, plan.slot * 0.2)
  const lines = spec.periods.flatMap((_, index) => stackAt(spec, index).map((piece, order) => {
    const { low, high } = pointAt(spec.series[order] as ChartSeries, index)
    if (piece === null || low === undefined || high === undefined) return ''
    const [x, bottom, top] = [plan.x(index), plan.y(piece.from.add(low)), plan.y(piece.from.add(high))]
    return `M${px(x - foot)} ${px(top)}h${px(foot * 2)}M${px(x)} ${px(top)}V${px(bottom)}M${px(x - foot)} ${px(bottom)}h${px(foot * 2)}`
  })).join('')
  return lines === '' ? '' : `<path d="${lines}" fill="none" stroke="var(--ink)"/>`
}

/** A line a series, broken where a period has no value, with hollow points where estimated. */
export function drawLines({ spec, plan }: Drawing): string {
  return spec.series.map((series) => {
    const colour = colourOf(series.role)
    const at = ({ index, point }: Place): string => `${px(plan.x(index))} ${px(plan.y(point.value))}`
    const runs = runsOf(series, spec.periods.length)
    const path = (run: readonly Place[]): string => (run.length < 2 ? '' : `M${run.map(at).join('L')}`)
    const solid = plan.dense ? runs.flatMap((run) => manners(run, false)) : runs
    const dashed = plan.dense ? runs.flatMap((run) => manners(run, true)) : []
    const points = runs.flatMap((run) => (plan.dense && run.length > 1 ? [] : run.map((place) => drawPoint(place, plan, colour)))).join('')
    const stroke = (parts: readonly (readonly Place[])[], dashes: string): string => {
      const d = parts.map(path).join('')
      return d === '' ? '' : `<path d="${d}" fill="none" stroke-linejoin="round"${dashes}/>`
    }
    return `<g stroke="${colour}" stroke-width="${plan.dense ? 1.5 : 2}">${drawBand(runs, plan, colour)}${stroke(solid, '')}${stroke(dashed, ' stroke-dasharray="4 2"')}${points}</g>`
  }).join('')
}

/** The stretches of a run drawn in one manner: a step to or from an estimate is drawn as estimated. */
function manners(run: readonly Place[], estimated: boolean): readonly (readonly Place[])[] {
  const stretches: Place[][] = []
  run.slice(1).forEach((place, index) => {
    const before = run[index] as Place
    if ((place.point.estimated || before.point.estimated) !== estimated) return
    const stretch = stretches.at(-1)
    if (stretch?.at(-1) === before) stretch.push(place)
    else stretches.push([before, place])
  })
  return stretches
}

function drawPoint({ index, point }: Place, plan: Plan, colour: string): string {
  const radius = plan.dense ? 2 : Math.min(4, plan.slot * 0.2)
  const fill = point.estimated ? 'var(--paper)' : colour
  return `<circle cx="${px(plan.x(index))}" cy="${px(plan.y(point.value))}" r="${px(radius)}" fill="${fill}"/>`
}

/** The ends of a point's range; a point without one is its own range, so that the band closes on it. */
const rangeOf = (point: Place['point']): readonly [Fraction, Fraction] => [point.low ?? point.value, point.high ?? point.value]

const ranged = ({ point }: Place): boolean => point.low !== undefined && point.high !== undefined

/** The band of a line's estimates; a point without neighbours gets a short bar instead. */
function drawBand(runs: readonly (readonly Place[])[], plan: Plan, colour: string): string {
  const half = Math.min(5, plan.slot * 0.3)
  const shapes = runs.filter((run) => run.some(ranged)).map((run) => {
    const corners = run.length === 1 ? [...run, ...run].map((place, side) => ({ place, x: plan.x(place.index) + (side === 0 ? -half : half) })) : run.map((place) => ({ place, x: plan.x(place.index) }))
    const edge = (end: 0 | 1) => corners.map(({ place, x }) => `${px(x)} ${px(plan.y(rangeOf(place.point)[end]))}`)
    return `M${[...edge(1), ...edge(0).reverse()].join('L')}Z`
  })
  return shapes.length === 0 ? '' : `<path d="${shapes.join('')}" fill="${colour}" fill-opacity="0.16" stroke="none"/>`
}

/** A level a period, joined by risers; dashed where estimated. */
export function drawSteps({ spec, plan }: Drawing): string {
  const half = plan.slot / 2
  return spec.series.map((series) => {
    const colour = colourOf(series.role)
    const bands = runsOf(series, spec.periods.length).flat().filter(ranged).map(({ index, point }) => {
      const [low, high] = rangeOf(point)
      return `M${px(plan.x(index) - half)} ${px(plan.y(high))}H${px(plan.x(index) + half)}V${px(plan.y(low))}H${px(plan.x(index) - half)}Z`
    }).join('')
    const band = bands === '' ? '' : `<path d="${bands}" fill="${colour}" fill-opacity="0.16" stroke="none"/>`
    const levels = runsOf(series, spec.periods.length, (a, b) => a.estimated === b.estimated).map((run) => {
      const start = run[0] as Place
      const before = pointAt(series, start.index - 1).value
      // The riser from a level drawn in the other manner belongs to the level it reaches.
      const origin = px(plan.y(before ?? start.point.value))
      const path = run.map(({ index, point }) => `V${px(plan.y(point.value))}H${px(plan.x(index) + half)}`).join('')
      return `<path d="M${px(plan.x(start.index) - half)} ${origin}${path}"${start.point.estimated ? ' stroke-dasharray="5 3"' : ''}/>`
    })
    return `<g fill="none" stroke="${colour}" stroke-width="2">${band}${levels.join('')}</g>`
  }).join('')
}
