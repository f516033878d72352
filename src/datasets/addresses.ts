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

const patternOf = (path: string): string => `/${path.replace(/\d{4}-q[1-4]/, '{quarter}').replace(/versions\/[^/]+\//, 'versions/{version}/').replace(/metrics\/[^/]+\//, 'metrics/{metric}/')}`
