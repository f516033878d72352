/** A change of how a metric is computed that moved figures already published. */
export interface MethodChange {
  /** The id of the metric. */
  readonly metric: string
  /** The day it took effect. */
  readonly since: string
  /** Why, for the reader, in each language. */
  readonly reason: Readonly<Record<'en' | 'it', string>>
}

/** Every such change, oldest first; a published figure moves without new data only if its metric gains an entry here. */
export const METHOD_CHANGES: readonly MethodChange[] = []
