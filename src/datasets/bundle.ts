import { createHash } from 'node:crypto'
import { zipSync, type Zippable } from 'fflate'

/** A file inside a bundle. */
export interface Member {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The lines of a file of sums, as `sha256sum -c` reads them. */
export const sumsText = (files: readonly { readonly path: string; readonly sha256: string }[]): string => files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')

// Without a zone it is the same in every zone: a zip knows local times only.
const TIME = '1980-01-01T00:00:00'

/** A zip of files with their sums. */
export const bundleOf = (members: readonly Member[]): Uint8Array => packed([...members, { path: 'SHA256SUMS', bytes: new TextEncoder().encode(sumsText(members.map(({ path, bytes }) => ({ path, sha256: createHash('sha256').update(bytes).digest('hex') })))) }])

/** A zip of files; the same files give the same bytes on every machine. */
export const packed = (members: readonly Member[]): Uint8Array =>
  zipSync(Object.fromEntries(members.map(({ path, bytes }) => [path, [bytes, { mtime: TIME, level: isPacked(path) ? 0 : 6 }]])) as Zippable)

/** What is a zip itself would only grow. */
const isPacked = (path: string): boolean => path.endsWith('.xlsx')
