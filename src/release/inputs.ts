import type { Quarter } from '../core/period.ts'
import type { Dataset } from '../core/row.ts'
import { quartersNamedIn } from './quarter-names.ts'
import { releasedQuarters, select, type Selection } from './select.ts'
import { sheetsOf } from './sheet.ts'
import type { TreeFile } from './tree.ts'

/** Everything a build is made from, read once. */
export interface Inputs {
  readonly dataset: Dataset
  /** issuer.yaml as it was. */
  readonly issuer: TreeFile
  readonly content: readonly TreeFile[]
  /** The files that are served as they are. */
  readonly served: readonly TreeFile[]
}

/** The part of the inputs that is public, as files. */
export interface PublicInputs {
  readonly selection: Selection
  readonly data: readonly TreeFile[]
  readonly content: readonly TreeFile[]
  readonly served: readonly TreeFile[]
  /** The files of content and of the served folder that stay out. */
  readonly hiddenFiles: readonly TreeFile[]
}

/** Restricts inputs to what is released at `asOf`; pure, so that it can be tried on thousands of them. */
export const restrict = (inputs: Inputs, asOf: string | null): PublicInputs => restrictTo(inputs, releasedQuarters(inputs.dataset, asOf))

/** Restricts inputs to what is public once these quarters are released. */
export function restrictTo(inputs: Inputs, quarters: readonly Quarter[]): PublicInputs {
  const selection = select(inputs.dataset, quarters)
  const isOpen = (file: TreeFile): boolean => namesOnly(file.path, quarters)
  const encoder = new TextEncoder()
  const sheets = quarters.length === 0 ? [] : sheetsOf(selection.kept, quarters)
  return {
    selection,
    data: [...sheets.map(({ path, text }) => ({ path, bytes: encoder.encode(text) })), { path: 'issuer.yaml', bytes: unmarked(inputs.issuer.bytes) }],
    content: inputs.content.filter(isOpen),
    served: inputs.served.filter(isOpen),
    hiddenFiles: [...inputs.content, ...inputs.served].filter((file) => !isOpen(file)),
  }
}

/** Whether a path names no quarter but released ones; a file without a quarter in its path is public. */
const namesOnly = (path: string, quarters: readonly Quarter[]): boolean => [...quartersNamedIn(path)].every((quarter) => quarters.includes(quarter))

/** A text without its byte order mark and with plain line ends. */
function unmarked(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n'))
}
