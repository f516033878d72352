/** A published data set as a page shows it. */
export interface DatasetCard {
  /** Its place in the page. */
  readonly id: string
  readonly name: string
  readonly meaning: string
  /** Where it is downloaded from, and its name there. */
  readonly href: string
  readonly file: string
  /** The page that shows it whole; null where there is none. */
  readonly page: string | null
  readonly rows: string | null
  readonly size: string
  readonly changed: string | null
  readonly sha256: string
  /** Its first rows; null for what is no table. */
  readonly preview: TablePreview | null
  readonly columns: readonly { readonly name: string; readonly meaning: string }[]
}

/** The first rows of a table, as they stand in its file. */
export interface TablePreview {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A line to paste into a tool. */
export interface ToolLine {
  readonly tool: string
  readonly text: string | null
  readonly code: string
}
