import { periodLabels, stackAt, textWidth } from './axis.ts'
import { chartWords, describeChart, gapsOf, pointAt, type ChartRole, type ChartSpec } from './chart.ts'
import { attributesOf, type NumberMark } from './mark.ts'
import { colourOf, drawBars, drawLines, drawSteps, hatchId, px, type Drawing } from './marks.ts'
import { planChart, rowHeight, type DrawingSize, type LegendEntry, type Plan } from './plan.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text that is safe inside an element or a quoted attribute of XML. */
export const escapeXml = (text: string): string =>
  // Control characters may not occur in XML at all.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

/** A number inside a drawing, with its exact value and what it is a value of. */
export const markedText = (mark: NumberMark): string =>
  `<tspan data-value="${escapeXml(mark.exact)}"${Object.entries(attributesOf(mark)).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`)).join('')}>${escapeXml(mark.text)}</tspan>`

interface Lettering {
  readonly x: number
  readonly y: number
  readonly fill?: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  /** Whether a rim of paper keeps the text clear of what it stands on. */
  readonly rim?: boolean
  /** The number that the text ends in. */
  readonly mark?: NumberMark | undefined
}

/** A text of the drawing; a number in it is marked as everywhere on the page. */
function letter(text: string, { x, y, fill, anchor = 'start', bold = false, rim = false, mark }: Lettering): string {
  const attributes = [
    // The whole drawing is muted where nothing else is said.
    fill === undefined || fill === 'var(--muted)' ? '' : ` fill="${fill}"`,
    anchor === 'start' ? '' : ` text-anchor="${anchor}"`,
    bold ? ' font-weight="600"' : '',
    rim ? ' paint-order="stroke" stroke="var(--paper)" stroke-width="4" stroke-linejoin="round"' : '',
  ]
  return `<text x="${px(x)}" y="${px(y)}"${attributes.join('')}>${mark && text.endsWith(mark.text) ? `${escapeXml(text.slice(0, -mark.text.length))}${markedText(mark)}` : escapeXml(text)}</text>`
}

function drawGrid({ plan }: Drawing): string {
  const { axis, size, left, right, y } = plan
  const rules = axis.ticks.map(({ value }) => `M${px(left)} ${px(y(value))}H${px(right)}`).join('')
  const texts = axis.ticks.map(({ value, text }) => letter(text, { x: left - 8, y: y(value) + size * 0.35, anchor: 'end' })).join('')
  const zero = `<path d="M${px(left)} ${px(y(0))}H${px(right)}" stroke="var(--ink)"/>`
  return `<path d="${rules}" stroke="var(--rule)"/>${zero}<g class="ticks">${texts}</g>`
}

function drawPeriods({ spec, plan }: Drawing): string {
  const { size, bottom } = plan
  const labels = periodLabels(spec, plan.slot, size)
  const yearsAlone = labels.every(({ label }) => label === '')
  return labels.map(({ index, label, year, bold }) => {
    const place = { x: plan.x(index), anchor: 'middle', bold, ...(bold ? { fill: 'var(--ink)' } : {}) } as const
    const yearPlace = { ...place, bold: false, fill: 'var(--muted)' }
    const first = bottom + 4 + size
    const second = yearsAlone ? first : first + rowHeight(size)
    return (label === '' ? '' : letter(label, { ...place, y: first })) + (year === '' ? '' : letter(year, { ...yearPlace, y: second }))
  }).join('')
}

function drawSign({ mark, role, x, y }: LegendEntry, { plan, prefix }: Drawing): string {
  const side = plan.size * 0.8
  const colour = colourOf(role)
  if (mark === 'hollow') return `<circle cx="${px(x + side / 2)}" cy="${px(y)}" r="4" fill="var(--paper)" stroke="${colour}" stroke-width="2"/>`
  if (mark === 'first') return `<circle cx="${px(x + side / 2)}" cy="${px(y)}" r="4.5" fill="none" stroke="${colour}" stroke-width="1.5" stroke-dasharray="2 2"/>`
  if (mark === 'dashed') return `<path d="M${px(x)} ${px(y)}h${px(side * 1.4)}" stroke="${colour}" stroke-width="2" stroke-dasharray="5 2"/>`
  const fill = mark === 'hatched' ? `url(#${hatchId(prefix, role)})" stroke="${colour}` : colour
  return `<rect x="${px(x)}" y="${px(y - side / 2)}" width="${px(side)}" height="${px(side)}" fill="${fill}"/>`
}

const drawLegend = (drawing: Drawing): string =>
  drawing.plan.legend.map((entry) => {
    const { size } = drawing.plan
    return drawSign(entry, drawing) + letter(entry.text, { x: entry.x + size * 1.4, y: entry.y + size * 0.35 })
  }).join('')

function drawEndLabels({ plan }: Drawing): string {
  const step = rowHeight(plan.size)
  return plan.endLabels.flatMap(({ role, rows, mark, x, y }) =>
    rows.map((row, index) => letter(row, {
      x, y: y + (index - (rows.length - 1) / 2) * step + plan.size * 0.35, fill: colourOf(role), bold: true, rim: true, ...(index === rows.length - 1 ? { mark } : {}),
    }))).join('')
}

/** The pixel at the top of a period's bar. */
function stackTop({ spec, plan }: Drawing, period: number): number {
  const tops = stackAt(spec, period).flatMap((piece, order) => {
    const high = spec.series[order] === undefined ? undefined : pointAt(spec.series[order], period).high
    return piece === null ? [] : [piece.to, ...(high === undefined ? [] : [piece.from.add(high)])]
  })
  return Math.min(plan.y(0), ...tops.map((value) => plan.y(value)))
}

/** The name and value of the topmost piece of the report's own bar, clear of the bars beside it. */
function drawTopLabel(drawing: Drawing): string {
  const { spec, plan } = drawing
  const period = spec.emphasised
  if (spec.kind !== 'stacked-bars' || spec.series.length < 2 || period === undefined) return ''
  const top = spec.series.findLast((series) => pointAt(series, period).value?.equals(0) === false)
  // Above a bar that reaches below zero a single name would mislead.
  if (top === undefined || spec.series.some((series) => (pointAt(series, period).value?.s ?? 1n) < 0n)) return ''
  const text = `${top.name} ${pointAt(top, period).text}`
  const half = textWidth(text, plan.size, true) / 2
  const x = Math.min(Math.max(plan.x(period), plan.left + half), plan.width - half - 1)
  const beneath = spec.periods.map((_, index) => index).filter((index) => Math.abs(plan.x(index) - x) < half + plan.slot / 2)
  const y = Math.min(...beneath.map((index) => stackTop(drawing, index))) - 6
  return letter(text, { x, y: Math.max(y, plan.top - 2), fill: colourOf(top.role), anchor: 'middle', bold: true, rim: true, mark: pointAt(top, period).mark })
}

/** The axis, dotted instead of drawn where every value is missing. */
function dottedRule(plan: Plan, start: number, end: number): string {
  const y = px(plan.y(0))
  return `<path d="M${px(start)} ${y}H${px(end)}" stroke="var(--paper)" stroke-width="3"/><path d="M${px(start + 2)} ${y}H${px(end)}" stroke="var(--muted)" stroke-width="1.5" stroke-dasharray="2 3"/>`
}

/** The mark "n/a" over each gap, so that it is read as missing and not as zero. */
function drawGaps(drawing: Drawing): string {
  const { spec, plan } = drawing
  const { notAvailable, noData } = chartWords[spec.locale]
  if (spec.series.every((series) => series.points.every((point) => point.value === null))) {
    return letter(noData, { x: (plan.left + plan.right) / 2, y: (plan.top + plan.bottom) / 2, anchor: 'middle' })
  }
  return gapsOf(spec).map(({ from, to, missing, whole }) => {
    const [start, end] = [plan.x(from) - plan.slot / 2, plan.x(to) + plan.slot / 2]
    const rule = whole ? dottedRule(plan, start, end) : ''
    if (end - start < textWidth(notAvailable, plan.size) * 0.9) return rule
    const tops = spec.periods.map((_, index) => (index < from || index > to || spec.kind !== 'stacked-bars' ? plan.y(0) : stackTop(drawing, index)))
    const floor = Math.min(...tops)
    const [only] = missing
    const fill = only !== undefined && missing.length === 1 && !whole ? colourOf(only.role) : 'var(--muted)'
    return rule + letter(notAvailable, { x: (start + end) / 2, y: floor - 6, anchor: 'middle', fill, rim: true })
  }).join('')
}

/** A pattern of oblique strokes; upright tiles of whole pixels keep a raster picture small. */
export const hatching = (id: string, colour: string): string =>
  `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="var(--paper)"/><path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="${colour}" stroke-width="1.9"/></pattern>`

function drawHatches({ spec, prefix }: Drawing): string {
  if (spec.kind !== 'stacked-bars') return ''
  const roles = new Set<ChartRole>(spec.series.filter((series) => series.points.some((point) => point.estimated)).map(({ role }) => role))
  if (roles.size > 1) roles.add('neutral')
  const patterns = [...roles].map((role) =>
    hatching(hatchId(prefix, role), colourOf(role)))
  return patterns.length === 0 ? '' : `<defs>${patterns.join('')}</defs>`
}

/** The value first reported as a hollow, dotted point, joined to the one that took its place. */
function drawFirsts({ spec, plan }: Drawing): string {
  return spec.series.map((series, order) => spec.periods.map((_, index) => {
    const { first, value } = pointAt(series, index)
    if (first === undefined || value === null) return ''
    const base = spec.kind === 'stacked-bars' ? stackAt(spec, index)[order]?.from : undefined
    const at = (exact: typeof value): string => px(plan.y(base === undefined ? exact : base.add(exact)))
    const x = px(plan.x(index))
    return `<g class="first" fill="none" stroke="${colourOf(series.role)}" stroke-width="1.5"><path d="M${x} ${at(value)}V${at(first.value)}" stroke-dasharray="2 2"/><circle cx="${x}" cy="${at(first.value)}" r="4.5" stroke-dasharray="2 2"/></g>`
  }).join('')).join('')
}

const drawMarks = { 'stacked-bars': drawBars, lines: drawLines, steps: drawSteps } as const

/** The edges of the plot as the interactive chart reads them: left, top, right, bottom. */
const plotEdges = ({ left, top, right, bottom }: Plan): string => [left, top, right, bottom].map(px).join(' ')

/** The chart as an SVG drawing: the same specification gives the same bytes. */
export function drawChart(spec: ChartSpec, size: DrawingSize): string {
  const plan = planChart(spec, size)
  const prefix = escapeXml(`${spec.id}-${size.width}`)
  const drawing: Drawing = { spec, plan, prefix }
  const { width, height } = size
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    ` aria-labelledby="${prefix}-title" aria-describedby="${prefix}-desc" data-plot="${plotEdges(plan)}" data-axis="${plan.axis.min} ${plan.axis.max}"`,
    ` font-family="var(--sans)" font-size="${plan.size}" fill="var(--muted)">`,
    `<title id="${prefix}-title">${escapeXml(spec.title)}</title><desc id="${prefix}-desc">${escapeXml(describeChart(spec))}</desc>`,
    drawHatches(drawing),
    `<g>${drawGrid(drawing)}${drawPeriods(drawing)}${drawLegend(drawing)}</g>`,
    `<g class="marks">${drawMarks[spec.kind](drawing)}${drawFirsts(drawing)}</g>`,
    `<g>${drawGaps(drawing)}${drawEndLabels(drawing)}${drawTopLabel(drawing)}</g>`,
    '</svg>',
  ].join('')
}
