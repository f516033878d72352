import type { Book } from './book.ts'
import type { Quantity } from './quantity.ts'
import type { View } from './view.ts'

/** What a figure may be stated for. */
export type ScopeKind = 'company' | 'workload' | 'facility' | 'pair'

/** The subject a metric is listed under, in the order of metrics.md 1.7. */
export const GROUPS = ['capacity', 'revenue', 'emissions', 'datacentre', 'hourly', 'mining', 'grid', 'targets', 'quality'] as const
export type Group = (typeof GROUPS)[number]

/** How a metric moves and which threshold its movement has (metrics.md 1.6, 5.2). */
export type Nature = 'quantity' | 'money' | 'share' | 'intensity' | 'pue' | 'wue' | 'efficiency' | 'level' | 'points' | 'word'

/** How a metric adds up over time and facilities (metrics.md 1.5). */
export type Aggregation = 'sum' | 'ratio' | 'weighted' | 'state' | 'hourly' | 'none'

/** Which way is better; a target decides where the metric is judged against one. */
export type Direction = 'higher' | 'lower' | 'neutral' | 'target'

/** A metric of the catalogue: what it is in, how it is shown, where it applies, and how it is computed. */
export interface Metric {
  readonly id: string
  readonly group: Group
  /** The printed unit; CUR stands for the issuer's currency. */
  readonly unit: string
  readonly nature: Nature
  readonly aggregation: Aggregation
  readonly direction: Direction
  readonly decimals: number
  /** A ratio shown as a plain number, as its standard does, and not as a percentage. */
  readonly plain?: true
  readonly scopes: readonly ScopeKind[]
  /** The variants it is stated for, such as bases or segments; null is the figure without one. */
  readonly variants?: (book: Book) => readonly (string | null)[]
  /** A period it cannot be stated for: PUE proper needs a year, the interim one a quarter. */
  readonly only?: 'quarter' | 'year'
  /** Codes of standards it maps to, with their edition. */
  readonly standards: readonly string[]
  /** Whether the issuer has anything to do with it. */
  readonly applies?: (book: Book) => boolean
  readonly compute: (view: View) => Quantity
}

/** The printed unit of a metric for an issuer. */
export const unitOf = (metric: Metric, currency: string): string => metric.unit.replace('CUR', currency)
