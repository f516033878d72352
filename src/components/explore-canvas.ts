import { BarController, BarElement, CategoryScale, Chart, LineController, LineElement, LinearScale, PointElement, Tooltip } from 'chart.js'
import {
  activeAt, exploreConfiguration, paddingOf, periodByKey, sayPeriod, sayPoint, type ExploreData, type Palette, type Plot,
} from '../view/explore.ts'
import type { ChartRole } from '../view/chart.ts'

Chart.register(BarController, BarElement, CategoryScale, LineController, LineElement, LinearScale, PointElement, Tooltip)

/** The drawing that the page shows at its present width. */
const shownDrawing = (frame: HTMLElement): SVGSVGElement | undefined =>
  [...frame.querySelectorAll('svg')].find((svg) => svg.getBoundingClientRect().width > 0)

function plotOf(frame: HTMLElement): Plot {
  const svg = shownDrawing(frame)
  const numbers = (name: string): number[] => (svg?.getAttribute(name) ?? '').split(' ').map(Number)
  const [left = 0, top = 0, right = 1, bottom = 1] = numbers('data-plot')
  const [min = 0, max = 1] = numbers('data-axis')
  const { width, height } = svg?.viewBox.baseVal ?? { width: 1, height: 1 }
  return { left, top, right, bottom, width, height, min, max, scale: (svg?.getBoundingClientRect().width ?? width) / width }
}

/** Reads a colour as the page resolves it now, whatever its variable is made of. */
function resolved(frame: HTMLElement, variable: string): string {
  const probe = frame.appendChild(document.createElement('span'))
  probe.style.color = `var(--${variable})`
  const colour = getComputedStyle(probe).color
  probe.remove()
  return colour
}

/** Stripes as in the drawing, on a tile whose edges meet. */
function hatching(colour: string, paper: string): CanvasPattern | string {
  const side = 7
  const tile = document.createElement('canvas')
  tile.width = tile.height = side
  const context = tile.getContext('2d')
  if (context === null) return colour
  context.fillStyle = paper
  context.fillRect(0, 0, side, side)
  context.strokeStyle = colour
  context.lineWidth = 2.2
  context.stroke(new Path2D(`M-2 2L2 -2M0 ${side}L${side} 0M${side - 2} ${side + 2}L${side + 2} ${side - 2}`))
  return context.createPattern(tile, 'repeat') ?? colour
}

function paletteOf(frame: HTMLElement): Palette {
  const variables: Readonly<Record<ChartRole, string>> = { mining: 'mining', ai: 'ai', hosting: 'hosting', other: 'other', neutral: 'ink', neutral2: 'muted' }
  const paper = resolved(frame, 'paper')
  const colour = (role: ChartRole): string => resolved(frame, variables[role])
  return { colour, hatch: (role) => hatching(colour(role), paper), paper, ink: resolved(frame, 'ink'), font: getComputedStyle(frame).fontFamily }
}

function createCanvas(frame: HTMLElement, data: ExploreData): HTMLCanvasElement {
  const box = frame.appendChild(document.createElement('div'))
  box.className = 'explore-box'
  const canvas = box.appendChild(document.createElement('canvas'))
  canvas.tabIndex = 0
  // An application receives the arrow keys that a screen reader otherwise keeps for itself.
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', `${data.title}. ${data.keys}`)
  return canvas
}

/** Builds the chart for the present theme and size, and keeps it on the drawing when the page changes. */
function mount(frame: HTMLElement, canvas: HTMLCanvasElement, data: ExploreData): Chart<'bar' | 'line', (number | null)[]> {
  const configuration = exploreConfiguration(data, plotOf(frame), paletteOf(frame))
  const chart = new Chart(canvas, configuration)
  chart.options.onResize = () => {
    const plot = plotOf(frame)
    chart.options.layout = { autoPadding: false, padding: paddingOf(plot) }
    Object.assign(chart.options.scales?.['y'] ?? {}, { min: plot.min, max: plot.max })
  }
  return chart
}

/** Opens the passport of a point where the point stands: a link of its own, which nobody sees, is put there and followed. */
function doorOf(frame: HTMLElement, canvas: HTMLCanvasElement): (href: string | undefined, at: { readonly x: number; readonly y: number } | undefined) => void {
  const link = frame.querySelector('.explore-box')!.appendChild(document.createElement('a'))
  link.className = 'figure'
  link.tabIndex = -1
  link.setAttribute('aria-hidden', 'true')
  link.style.position = 'absolute'
  link.addEventListener('focus', () => canvas.focus())
  return (href, at) => {
    if (href === undefined) return
    link.href = href
    link.style.left = `${at?.x ?? 0}px`
    link.style.top = `${at?.y ?? 0}px`
    link.click()
  }
}

const fetched = new Map<string, Promise<Readonly<Record<string, ExploreData>>>>()

/** The data of a chart; those of one page come in one file, asked for once. Rejects where the network fails. */
async function dataOf(frame: HTMLElement): Promise<ExploreData> {
  const address = frame.dataset['chart']!
  const asked = fetched.get(address) ?? fetch(address).then((answer) => (answer.ok ? answer.json() as Promise<Readonly<Record<string, ExploreData>>> : Promise.reject(new Error(`${address}: ${answer.status}`))))
  fetched.set(address, asked)
  asked.catch(() => fetched.delete(address))
  return (await asked)[frame.closest('figure')!.id]!
}

/** Lays the interactive chart over a drawing, once, and gives its canvas. */
export async function explore(frame: HTMLElement): Promise<HTMLCanvasElement> {
  const data = await dataOf(frame)
  const status = frame.querySelector<HTMLElement>('[role=status]')
  const canvas = createCanvas(frame, data)
  let chart = mount(frame, canvas, data)
  let period = data.periods.length
  frame.dataset['exploring'] = ''
  const show = (active: ReturnType<typeof activeAt>): void => {
    const at = active.length === 0 ? { x: 0, y: 0 } : chart.getDatasetMeta(active[0]?.datasetIndex ?? 0).data[active[0]?.index ?? 0]
    chart.setActiveElements(active)
    chart.tooltip?.setActiveElements(active, { x: at?.x ?? 0, y: at?.y ?? 0 })
    chart.update('none')
  }
  let line = 0
  const door = doorOf(frame, canvas)
  let touched = ''
  canvas.addEventListener('click', (event) => {
    const [hit] = chart.getElementsAtEventForMode(event, 'nearest', { intersect: false }, true)
    if (!hit) return
    // A finger has no way of hovering: its first touch reads a point, the second opens it.
    const known = touched
    touched = `${hit.datasetIndex} ${hit.index}`
    if ((event as PointerEvent).pointerType !== 'touch' || known === touched) door(data.series[hit.datasetIndex]?.points[hit.index]?.href, hit.element)
  })
  canvas.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return show([])
    const drawn = activeAt(data, period)
    const chosen = drawn[line % Math.max(drawn.length, 1)]
    if (event.key === 'Enter' && chosen) return door(data.series[chosen.datasetIndex]?.points[chosen.index]?.href, chart.getDatasetMeta(chosen.datasetIndex).data[chosen.index])
    if (/^Arrow(?:Up|Down)$/.test(event.key) && drawn.length > 0) {
      event.preventDefault()
      line = (line + (event.key === 'ArrowDown' ? 1 : drawn.length - 1)) % drawn.length
      show([drawn[line]!])
      if (status !== null) status.textContent = sayPoint(data, period, drawn[line]!.datasetIndex)
      return
    }
    const next = periodByKey(event.key, period, data.periods.length)
    if (next === undefined) return
    event.preventDefault()
    period = next
    line = 0
    show(activeAt(data, period))
    if (status !== null) status.textContent = sayPeriod(data, period)
  })
  canvas.addEventListener('blur', () => show([]))
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    chart.destroy()
    chart = mount(frame, canvas, data)
  })
  return canvas
}
