import type { Book } from '../core/book.ts'
import { plainName } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import { exactText, type Rational } from '../core/rational.ts'
import { isMostlyEstimated } from '../narrative/estimate.ts'
import type { Bridge, BridgePart } from '../narrative/bridge.ts'
import { escapeXml, hatching, markedText } from './drawing.ts'
import { formatPeriod, type Locale } from './format.ts'
import { filled, textOf, type Line, type NumberMark } from './mark.ts'
import { figureName } from './names.ts'
import { isEstimate, level, valueText } from './narrative/numbers.ts'
import { placeable } from './chart.ts'
import { passportAddress } from './printed.ts'
import { lineCell, type DataTable } from './table.ts'

/** A bridge in words: its title, its steps with their printed values, and its table. */
export interface BridgeModel {
  readonly id: string
  readonly title: string
  readonly subtitle: Line
  readonly description: string
  readonly steps: readonly BridgeStep[]
  readonly estimated: boolean
  /** The unit of the parts. */
  readonly unit: string
  /** The figure whose change it is. */
  readonly figure: string
  /** How the parts are told apart. */
  readonly rule: string
  readonly table: DataTable
}

/** One step: a part of the change, or the whole of it. */
interface BridgeStep {
  readonly name: string
  readonly text: string
  readonly mark: NumberMark
  readonly from: Rational
  readonly to: Rational
  readonly whole: boolean
}

const WORDS = {
  en: {
    parts: { capacity: 'Capacity', hours: 'Hours', load: 'Load', price: 'Revenue per MWh', volume: 'MWh per MW', mix: 'Mix of sites', within: 'The grids' } satisfies Record<BridgePart, string>,
    whole: 'Change', part: 'Part', from: (before: string, then: string, now: string, today: string) => `From ${before} in ${then} to ${now} in ${today}`,
    note: 'Each part is its share averaged over every order in which the factors could have changed; the parts add up exactly, and rounded they may miss the whole by one.', each: 'They are computed for each site and business; where one has no capacity factor in one of the two quarters, it is given that of the other.', split: 'The part of the mix is at the earlier shares of the grids, the part of the grids at the present mix; they add up exactly.', estimated: 'The parts rest on estimated electricity.',
  },
  it: {
    parts: { capacity: 'Capacità', hours: 'Ore', load: 'Carico', price: 'Ricavi per MWh', volume: 'MWh per MW', mix: 'Ripartizione tra siti', within: 'Le reti' } satisfies Record<BridgePart, string>,
    whole: 'Variazione', part: 'Parte', from: (before: string, then: string, now: string, today: string) => `Da ${before} nel ${then} a ${now} nel ${today}`,
    note: 'Ogni parte è la media su tutti gli ordini in cui i fattori potevano cambiare; le parti sommano esattamente, ma arrotondate possono scostarsi di un’unità dal totale.', each: 'Si calcolano per ogni sito e attività; dove manca il fattore di capacità di uno dei due trimestri, vale quello dell’altro.', split: 'La parte della ripartizione è alle quote precedenti delle reti, quella delle reti alla ripartizione attuale; sommano esattamente.', estimated: 'Le parti poggiano su elettricità stimata.',
  },
} as const

/** The id of a bridge on its page. */
export const bridgeId = ({ id, now }: Bridge): string => `bridge-${id.replaceAll('_', '-')}${now.scope.workload ? `-${now.scope.workload.replace('_', '-')}` : ''}`

/** A bridge as a page shows it. */
export function bridgeModel(book: Book, bridge: Bridge, locale: Locale): BridgeModel {
  const words = WORDS[locale]
  const { now, before, unit } = bridge
  const print = (value: Rational): string => valueText(value, now.metric.id === 'revenue.per_mw' ? book.issuer.currency : unit, unit === 'pp' ? 1 : now.metric.decimals, locale, false, 'always')
  const steps = stepsOf(bridge, (part) => words.parts[part], words.whole, print)
  const estimated = isMostlyEstimated([...bridge.inputs, now, before])
  const id = bridgeId(bridge)
  const title = figureName(book, now.metric, now.scope, locale)
  const subtitle = filled(`${words.from('{}', formatPeriod(before.period.id, locale), '{}', formatPeriod(now.period.id, locale))}.${estimated ? ` ${words.estimated}` : ''}`, levelLine(before, locale), levelLine(now, locale))
  const rule = bridge.id === 'grid_mix_share' ? words.split : bridge.id === 'energy' ? `${words.note} ${words.each}` : words.note
  return {
    id, title, subtitle, steps, estimated, unit, figure: now.id, rule, description: `${title}. ${textOf(subtitle)} ${steps.map(({ name, text }) => `${name}: ${text}`).join('; ')}.`,
    table: { id: `${id}-table`, locale, caption: title, first: words.part, head: [{ text: words.whole }], notes: [[rule]], rows: steps.map(({ name, mark, whole }) => ({ label: name, total: whole, cells: [lineCell({ ...mark, href: passportAddress(now, locale) })] })) },
  }
}

/** A level after the mark of an estimate. */
function levelLine(figure: Figure, locale: Locale): Line {
  const { text, exact, figure: id, period } = level(figure, locale)
  return [...(isEstimate(figure) ? ['≈'] : []), { text, exact, figure: id, period, href: passportAddress(figure, locale) }]
}

function stepsOf(bridge: Bridge, nameOf: (part: BridgePart) => string, whole: string, print: (value: Rational) => string): readonly BridgeStep[] {
  const { id, now, unit } = bridge
  const marked = (figure: string, value: Rational): Pick<BridgeStep, 'text' | 'mark'> => ({ text: print(value), mark: { text: print(value), exact: exactText(value), figure, period: now.period.id } })
  let reached = bridge.parts[0]!.value.sub(bridge.parts[0]!.value)
  const start = reached
  const parts = bridge.parts.map(({ part, value }) => {
    const from = reached
    reached = reached.add(value)
    return { name: nameOf(part), ...marked(`bridge.${id}.${part}[${now.id}]`, value), from, to: reached, whole: false }
  })
  return [...parts, { name: whole, ...marked(`change.qoq_${unit === 'pp' ? 'pp' : 'abs'}[${plainName(now.id)}]`, reached), from: start, to: reached, whole: true }]
}

/** A figure's id as its changes name it. */
const ROW = 30
const SIZE = 13
const LABELS = 132
const VALUES = 104

/** A bridge as a waterfall of changes around zero: the same model gives the same bytes. */
export function drawBridge(model: BridgeModel, width: number): string {
  const { id, steps, estimated } = model
  const ends = steps.flatMap(({ from, to }) => [placeable(from), placeable(to)])
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const scale = (width - LABELS - VALUES) / (high - low || 1)
  const x = (value: Rational): number => LABELS + (placeable(value) - low) * scale
  const zero = LABELS - low * scale
  const height = steps.length * ROW + 8
  const hatch = `${id}-${width}-hatch`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-${width}-title" font-family="var(--sans)" font-size="${SIZE}" fill="var(--muted)">`,
    `<title id="${id}-${width}-title">${escapeXml(model.description)}</title>`,
    estimated ? `<defs>${hatching(hatch, 'var(--muted)')}</defs>` : '',
    ...steps.map((step, index) => drawStep(step, index, { x, width, estimated, fill: estimated ? `url(#${hatch})` : 'var(--muted)' }, steps[index + 1])),
    `<path d="M${fixed(zero)} 0V${height}" stroke="var(--ink)"/>`,
    '</svg>',
  ].join('')
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10)

function drawStep({ name, mark, from, to, whole }: BridgeStep, index: number, { x, width, estimated, fill }: { readonly x: (value: Rational) => number; readonly width: number; readonly estimated: boolean; readonly fill: string }, next: BridgeStep | undefined): string {
  const top = index * ROW + 6
  const [left, right] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))]
  const look = whole && !estimated ? 'fill="var(--ink)"' : `fill="${fill}" stroke="var(--${whole ? 'ink' : 'muted'})"`
  const weight = whole ? ' font-weight="600"' : ''
  const link = next && !next.whole ? `<path d="M${fixed(x(to))} ${top + 18}V${top + ROW}" stroke="var(--rule)"/>` : ''
  return [
    `<text x="0" y="${top + 13}" fill="var(--ink)"${weight}>${escapeXml(name)}</text>`,
    `<rect x="${fixed(left)}" y="${top}" width="${fixed(Math.max(right - left, 1))}" height="18" ${look}/>`, link,
    `<text x="${width}" y="${top + 13}" text-anchor="end" fill="var(--ink)"${weight}>${markedText(mark)}</text>`,
  ].join('')
}
