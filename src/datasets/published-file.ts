import { createHash } from 'node:crypto'
import type { Quarter } from '../core/period.ts'
import type { TableName } from '../core/tables.ts'
import type { Archive } from './archive.ts'
import { keep } from './keepsake.ts'

/** What a published file holds; the words of the pages are listed by it. */
export type FileKind =
  | 'given' | 'figures' | 'lineage' | 'narrative' | 'issuer' | 'versions' | 'edition' | 'workbook' | 'parquet' | 'package' | 'sums' | 'bundle'
  | 'chart' | 'explore' | 'drawing' | 'raster' | 'card' | 'oembed' | 'citation' | 'catalog' | 'xbrl' | 'atom' | 'feed' | 'calendar' | 'llms' | 'markdown' | 'robots' | 'carbon' | 'sitemap'

/** A file that is published beside the pages. */
export interface PublishedFile {
  /** Its path from the root of the site: `datasets/2025-q3/figures.csv`. */
  readonly path: string
  readonly kind: FileKind
  /** The table it was given as. */
  readonly table: TableName | null
  /** The quarter it speaks of; null for one about all of them. */
  readonly quarter: Quarter | null
  /** How many rows or records it has; null where that says nothing. */
  readonly rows: number | null
  /** The day it last changed; null where no day is known. */
  readonly changed: string | null
  readonly write: () => Uint8Array | string | Promise<Uint8Array>
}

/** How large a file is, and its sha256 in hexadecimal. */
export interface Digest {
  readonly bytes: number
  readonly sha256: string
}

interface Written {
  bytes: Pick<WeakRef<Uint8Array>, 'deref'> | null
  digest: Digest | null
}

const writtenOf = ({ book }: Archive, { path }: PublishedFile): Written => keep(book, `written ${path}`, () => ({ bytes: null, digest: null }))

/** The bytes of a file. They are held while there is room, for a bundle, a page and the file itself want them; a long history would not fit. */
export async function bytesOf(archive: Archive, file: PublishedFile): Promise<Uint8Array> {
  const known = writtenOf(archive, file)
  const held = known.bytes?.deref()
  if (held) return held
  const written = await file.write()
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written
  // The bundle takes as long to write as all that is in it, and is small: the catalogue wants its hash, and the file itself its bytes.
  known.bytes = file.kind === 'bundle' ? { deref: () => bytes } : new WeakRef(bytes)
  known.digest ??= { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  return bytes
}

/** The size and hash of a file. */
export async function digestOf(archive: Archive, file: PublishedFile): Promise<Digest> {
  const known = writtenOf(archive, file)
  if (!known.digest) await bytesOf(archive, file)
  return known.digest!
}

/** The media types of the endings that are published. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv', json: 'application/json', txt: 'text/plain', xml: 'application/xml', md: 'text/markdown', ics: 'text/calendar', jsonld: 'application/ld+json', yaml: 'application/yaml', zip: 'application/zip', parquet: 'application/vnd.apache.parquet',
  svg: 'image/svg+xml', png: 'image/png', bib: 'application/x-bibtex', ris: 'application/x-research-info-systems',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The media type of a path. */
export const mediaTypeOf = (path: string): string => (path.endsWith('feed.xml') ? 'application/atom+xml' : path.endsWith('feed.json') ? 'application/feed+json' : MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1)]!)
