/** The lines that put an exhibit into another page, in both kinds. */
export interface EmbedKit {
  readonly slug: string
  readonly title: string
  /** The size of its picture in pixels. */
  readonly width: number
  readonly height: number
  readonly live: string
  readonly frozen: string
  /** What frozen means for this exhibit. */
  readonly frozenMeaning: string
}
