import type { TableName } from '../core/tables.ts'
import { mediaTypeOf, type FileKind, type PublishedFile } from './published-file.ts'

/** An address, or a family of them that differ in a quarter, a version or a metric. */
export interface AddressPattern {
  /** `/datasets/{quarter}/figures.csv`. */
  readonly pattern: string
  readonly kind: FileKind
  readonly table: TableName | null
  readonly mediaType: string
  readonly count: number
  /** One that is there. */
  readonly example: string
}

/** The addresses of published files, alike ones together, in the order of the files. */
export function addressPatterns(files: readonly PublishedFile[]): readonly AddressPattern[] {
  const groups = Map.groupBy(files, ({ path }) => patternOf(path))
  return [...groups].map(([pattern, own]) => ({ pattern, kind: own[0]!.kind, table: own[0]!.table, mediaType: mediaTypeOf(own[0]!.path), count: own.length, example: `/${own[0]!.path}` }))
}

/** What differs within a family of addresses, and what stands for it. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-q[1-4]/, '{quarter}'], [/versions\/[^/]+\//, 'versions/{version}/'], [/metrics\/[^/.]+/, 'metrics/{metric}'], [/facilities\/[^/.]+/, 'facilities/{facility}'],
  [/((?:charts|embed)\/(?:\{quarter\}|facilities\/\{facility\}))\/[^/.]+/, '$1/{chart}'], [/(\{chart\})\/[^/]+\/(?=oembed)/, '$1/{version}/'],
]

const patternOf = (path: string): string => `/${FAMILIES.reduce((pattern, [what, name]) => pattern.replace(what, name), path)}`
