/** What a reader is told about one metric, in one language. */
export interface MetricWords {
  /** The label to print. */
  readonly name: string
  /** The same label, short enough for a table header. */
  readonly short: string
  /** What the metric is and what it is not, for a reader without training. */
  readonly definition: string
  /** The formula in words. */
  readonly formula: string
  /** What is easily misread about it; only where that is common. */
  readonly caution?: string
}
