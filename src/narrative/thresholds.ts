import { CALENDAR_LIMIT } from '../core/change.ts'
import type { Metric, Nature } from '../core/metric.ts'
import { rational, type Rational } from '../core/rational.ts'

/** How a change is measured against its threshold: as a ratio, in percentage points, or in the metric's own unit. */
export type Measure = 'pct' | 'pp' | 'abs'

/** A class of metrics whose movements are mentioned from the same size on. */
export type ThresholdClass = 'quantity' | 'money' | 'share' | 'intensity' | 'pue' | 'wue' | 'efficiency' | 'points'

/** From when on a movement is mentioned; the same in both directions. */
export interface Threshold {
  readonly class: ThresholdClass
  readonly measure: Measure
  readonly limit: Rational
  /** A movement must also reach this share of the company total, or of revenue. */
  readonly floor: { readonly of: 'total' | 'revenue'; readonly share: Rational } | null
}

const half = rational('0.005')

/** Every threshold of movements, in the order the methodology prints them (metrics.md 5.2). */
export const THRESHOLDS: readonly Threshold[] = [
  { class: 'quantity', measure: 'pct', limit: rational('0.05'), floor: { of: 'total', share: half } },
  { class: 'money', measure: 'pct', limit: rational('0.05'), floor: { of: 'revenue', share: half } },
  { class: 'share', measure: 'pp', limit: rational('1'), floor: null },
  { class: 'intensity', measure: 'pct', limit: rational('0.03'), floor: null },
  { class: 'pue', measure: 'abs', limit: rational('0.02'), floor: null },
  { class: 'wue', measure: 'abs', limit: rational('0.05'), floor: null },
  { class: 'efficiency', measure: 'pct', limit: rational('0.02'), floor: null },
  { class: 'points', measure: 'pp', limit: rational('5'), floor: null },
]

/** The other limits that decide what is told (metrics.md 5.2 and 5.4). */
export const LIMITS = {
  /** Market-based over location-based Scope 2, less one: from here on the gap is explained. */
  gap: rational('0.1'),
  /** Longer or shorter quarters: from here on the hours are told. */
  calendar: rational(CALENDAR_LIMIT),
  /** Curtailed over used and curtailed: from here on it is told. */
  curtailment: rational('0.01'),
  /** Estimated electricity: from here on it is mentioned, shown as a banner, and silences movements that are not adverse. */
  estimated: { mention: rational('0.05'), banner: rational('0.2'), silence: rational('0.5') },
  /** The most movements told as those that moved most. */
  told: 5,
} as const

const CLASS_OF: Readonly<Partial<Record<Nature, ThresholdClass>>> = {
  quantity: 'quantity', money: 'money', share: 'share', intensity: 'intensity', pue: 'pue', wue: 'wue', efficiency: 'efficiency', points: 'points',
}

/** The threshold of a metric; null for levels and words, whose changes are told beside their value and never ranked. */
export function thresholdOf(metric: Metric): Threshold | null {
  const wanted = CLASS_OF[metric.nature]
  return THRESHOLDS.find((threshold) => threshold.class === wanted) ?? null
}
