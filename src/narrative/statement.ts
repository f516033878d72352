import type { Change } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import { cellsOf } from '../core/lineage.ts'
import type { Quarter } from '../core/period.ts'
import type { Quantity, Reason } from '../core/quantity.ts'
import { exactText } from '../core/rational.ts'
import type { Effect } from '../core/effect.ts'
import type { Restatement } from '../core/restatement.ts'
import { numberIn, type Cell, type Row } from '../core/row.ts'
import type { Bridge } from './bridge.ts'
import type { Beyond } from './beyond.ts'
import type { Compared } from './comparison.ts'
import type { Judged, Movement, Tone } from './movement.ts'

/** The blocks of a narrative in their fixed order (metrics.md 5.1). */
export const BLOCKS = ['scope', 'most', 'adverse', 'energy', 'productivity', 'ai', 'estimates', 'absent', 'assurance'] as const
export type Block = (typeof BLOCKS)[number]

/** How a movement is told: in full, recalled in the adverse block after it was told above, or by the comparison that did not lead. */
export type Manner = 'told' | 'recalled' | 'other'

/** One side of an intensity and a total that part: how it moved, and the figure on the other Scope 2 basis. */
export interface Parting {
  readonly moved: Judged
  readonly twin: Figure | null
}

/** What a statement says, without words. */
export type Content =
  | { readonly kind: 'scope'; readonly covered: number; readonly operating: number; readonly use: Figure; readonly measured: Figure; readonly estimated: Figure; readonly soFar: readonly Figure[] }
  | { readonly kind: 'no_comparator'; readonly first: boolean }
  | { readonly kind: 'quiet'; readonly silenced: number }
  | { readonly kind: 'movement'; readonly movement: Movement; readonly judged: Judged; readonly manner: Manner; readonly companion: Movement | null; readonly market: Figure | null; readonly split: { readonly mix: Quantity; readonly within: Quantity } | null }
  | { readonly kind: 'beyond'; readonly moved: readonly Beyond[] }
  | { readonly kind: 'no_adverse'; readonly compared: boolean }
  | { readonly kind: 'use'; readonly use: Figure; readonly qoq: Judged | null; readonly yoy: Judged | null; readonly silenced: boolean; readonly yearKnown: boolean; readonly onEstimates: boolean }
  | { readonly kind: 'calendar'; readonly now: Figure; readonly before: Figure; readonly load: Change | null }
  | { readonly kind: 'scope2'; readonly location: Figure; readonly market: Figure; readonly fallback: boolean }
  | { readonly kind: 'gap'; readonly gap: Figure; readonly coverage: Figure }
  | { readonly kind: 'zero_carbon'; readonly contractual: Figure; readonly gridMix: Figure }
  | { readonly kind: 'parted'; readonly intensity: Parting; readonly absolute: Parting }
  | { readonly kind: 'curtailed'; readonly curtailed: Figure; readonly rate: Figure }
  | { readonly kind: 'price'; readonly price: Figure }
  | { readonly kind: 'capacity'; readonly total: Figure; readonly parts: readonly Figure[]; readonly change: Change | null; readonly partial: boolean }
  | { readonly kind: 'mix'; readonly shares: readonly Figure[]; readonly total: Figure; readonly rest: Figure | null }
  | { readonly kind: 'per_mw' | 'per_mwh'; readonly ai: Figure | null; readonly mining: Figure | null }
  | { readonly kind: 'bitcoin'; readonly btc: Figure; readonly energy: Figure | null }
  | { readonly kind: 'efficiency'; readonly efficiency: Figure }
  | { readonly kind: 'datacentre'; readonly pue: Figure; readonly wue: Figure | null }
  | { readonly kind: 'bridge'; readonly bridge: Bridge }
  | { readonly kind: 'no_ai' }
  | { readonly kind: 'contract'; readonly contracted: Figure; readonly energised: Figure; readonly conversion: Figure; readonly contractedChange: Change | null; readonly energisedChange: Change | null }
  | { readonly kind: 'run_rate'; readonly actual: Figure }
  | { readonly kind: 'no_target' }
  | { readonly kind: 'pace'; readonly progress: Figure; readonly elapsed: Figure; readonly required: Figure; readonly gap: Figure; readonly behind: boolean; readonly target: Row<'targets'> }
  /** Of a target on emissions, which has no rate for each quarter. */
  | { readonly kind: 'emission_pace'; readonly progress: Figure; readonly elapsed: Figure; readonly target: Row<'targets'> }
  | { readonly kind: 'forward'; readonly target: Row<'targets'> }
  | { readonly kind: 'restatement'; readonly restatement: Restatement }
  /** A figure of the quarter that a value restated elsewhere moved; null where none of them has a name in sentences. */
  | { readonly kind: 'moved'; readonly restatement: Restatement; readonly moved: Effect | null }
  /** `minor` where something was restated, by less than is told. */
  | { readonly kind: 'no_restatement'; readonly minor: boolean }
  | { readonly kind: 'estimated'; readonly share: Figure; readonly silenced: readonly Movement[] }
  | { readonly kind: 'lost'; readonly absent: readonly Figure[]; readonly before: Quarter }
  | { readonly kind: 'absent'; readonly reason: Reason; readonly absent: readonly Figure[] }
  | { readonly kind: 'no_energy'; readonly absent: readonly Figure[] }
  | { readonly kind: 'complete' }
  | { readonly kind: 'assurance'; readonly level: 'limited' | 'reasonable' | null; readonly share: Figure | null }

export type Kind = Content['kind']

/** One thing a narrative says, with all it rests on. */
export type Statement = Content & {
  readonly id: string
  readonly block: Block
  readonly quarter: Quarter
  readonly tone: Tone
  readonly figures: readonly Figure[]
  /** Every change the sentence tells. */
  readonly changes: readonly Change[]
  /** Those told at its end, against the other comparator. */
  readonly also: readonly Compared[]
}

/** The content of one kind. */
export type ContentOf<K extends Kind> = Extract<Content, { readonly kind: K }>

/** Makes a statement of its content and what it rests on. */
export const state = (quarter: Quarter, block: Block, content: Content, figures: readonly Figure[] = [], changes: readonly (Change | null)[] = [], tone: Tone = 'neutral'): Statement =>
  ({ ...content, id: idOf(block, content, figures), block, quarter, tone, figures, changes: changes.filter((change) => change !== null), also: [] })

/** A statement with what it tells at its end. */
export const withAlso = (statement: Statement, also: readonly Compared[]): Statement =>
  (also.length === 0 ? statement : { ...statement, also: [...statement.also, ...also], changes: [...statement.changes, ...also.map(({ change }) => change)] })

const idOf = (block: Block, content: Content, figures: readonly Figure[]): string =>
  [block, content.kind, ...(content.kind === 'movement' || content.kind === 'bridge' || content.kind === 'parted' || content.kind === 'emission_pace' ? [figures[0]!.id] : content.kind === 'absent' ? [content.reason] : content.kind === 'restatement' || content.kind === 'moved' ? [content.restatement.row.file, String(content.restatement.row.line)] : [])].join('/')

/** What a statement rests on, as the machine-readable report carries it. */
export interface Evidence {
  readonly statement: string
  readonly metrics: readonly string[]
  readonly values: readonly { readonly figure: string; readonly period: string; readonly value: string | null; readonly status: string | null; readonly reason: string | null }[]
  readonly changes: readonly { readonly change: string; readonly against: string; readonly value: string | null }[]
  readonly cells: readonly string[]
}

/** What evidence is made from: a statement, or a headline. */
type Evident = Pick<Statement, 'id' | 'figures' | 'changes'> & Partial<Content>

/** The evidence of a statement, or of a headline, down to file, line and column. */
export function evidenceOf(told: Evident): Evidence {
  const { id: statement, figures, changes } = told
  const restated = (told.kind === 'restatement' || told.kind === 'moved') && told.restatement ? endsOf(told.restatement) : []
  const target = (told.kind === 'forward' || told.kind === 'pace' || told.kind === 'emission_pace') && told.target ? Object.values(told.target.cells) as readonly Cell[] : []
  const read = figures.flatMap(({ quantity }) => cellsOf(quantity)).flatMap(({ cell }) => (cell ? [cell] : []))
  const cells = [...read, ...restated.map(({ cell }) => cell), ...target].map(({ file, line, column }) => `${file}:${line}:${column}`)
  return {
    statement,
    metrics: [...new Set([...figures.map(({ id }) => id), ...restated.map(({ column }) => column)])],
    values: [
      ...figures.map(({ id, period, quantity, status }) => ({ figure: id, period: period.id, value: quantity.value ? exactText(quantity.value) : null, status, reason: quantity.reason })),
      ...restated.map(({ figure, period, value }) => ({ figure, period, value: value ? exactText(value) : null, status: null, reason: value ? null : 'missing_input' })),
    ],
    changes: changes.map(({ id, before, change, absolute }) => {
      const told = change.value ?? absolute.value
      return { change: id, against: before.period.id, value: told ? exactText(told) : null }
    }),
    cells: [...new Set(cells)],
  }
}

/** The former and the present value of a restated cell, under the ids that the page gives them. */
const endsOf = ({ row, column, previous, current, quarter }: Restatement) => ([['previous', previous], ['restated', current]] as const)
  .map(([end, cell]) => ({ column: `${row.table}.${column}`, figure: `${end}[${row.table}.${column}]`, period: quarter ?? '', cell, value: numberIn(cell) }))
