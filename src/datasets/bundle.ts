import { createHash } from 'node:crypto'
import { Zip, ZipDeflate, ZipPassThrough, zipSync, type Zippable } from 'fflate'
import { joined } from './joined.ts'

/** A file inside a bundle. */
export interface Member {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The lines of a file of sums, as `sha256sum -c` reads them. */
export const sumsText = (files: readonly { readonly path: string; readonly sha256: string }[]): string => files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')

// Without a zone it is the same in every zone: a zip knows local times only.
const TIME = '1980-01-01T00:00:00'

/** A zip of files with their sums, packed one after another: those of a long history would not fit into memory at once. */
export async function bundleOf(members: AsyncIterable<Member>): Promise<Uint8Array> {
  const [chunks, sums]: [Uint8Array[], { path: string; sha256: string }[]] = [[], []]
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const add = ({ path, bytes }: Member): void => {
    const entry = isPacked(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    entry.mtime = TIME
    zip.add(entry)
    entry.push(bytes, true)
  }
  for await (const member of members) {
    add(member)
    sums.push({ path: member.path, sha256: createHash('sha256').update(member.bytes).digest('hex') })
  }
  add({ path: 'SHA256SUMS', bytes: new TextEncoder().encode(sumsText(sums)) })
  zip.end()
  return joined(chunks)
}

/** A zip of files; the same files give the same bytes on every machine. */
export const packed = (members: readonly Member[]): Uint8Array =>
  zipSync(Object.fromEntries(members.map(({ path, bytes }) => [path, [bytes, { mtime: TIME, level: isPacked(path) ? 0 : 6 }]])) as Zippable)

/** What is a zip itself would only grow. */
const isPacked = (path: string): boolean => path.endsWith('.xlsx')
