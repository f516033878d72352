import type { Row } from '../core/row.ts'
import { TABLE_NAMES, type TableName } from '../core/tables.ts'
import type { Archive, GivenFile } from './archive.ts'
import { keep } from './keepsake.ts'

/** The rows of each file as given, by its path. */
const rowsByFile = ({ book, dataset }: Archive): ReadonlyMap<string, readonly Row[]> => keep(book, 'rows by file', () =>
  Map.groupBy(TABLE_NAMES.flatMap((table) => dataset.tables[table] as readonly Row[]), (row) => row.file))

/** The rows of a file as given. */
export const rowsGiven = (archive: Archive, { path }: GivenFile): readonly Row[] => rowsByFile(archive).get(path) ?? []

/** The table a file was given as. */
export const tableOf = ({ path }: GivenFile): TableName => path.replace(/^.*\//, '').replace(/\.csv$/, '') as TableName

/** The quarter of the folder a file was given in; null for a reference table. */
export const folderOf = ({ path }: GivenFile): string | null => (path.includes('/') ? path.split('/')[0]! : null)

const filesByAddress = ({ book, files }: Archive): ReadonlyMap<string, GivenFile> => keep(book, 'files by address', () => new Map(files.map((file) => [`datasets/${file.path.toLowerCase()}`, file])))

/** The file as given that is published at an address, which must be one of them. */
export const givenAt = (archive: Archive, address: string): GivenFile => filesByAddress(archive).get(address)!
