import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBook } from '../../src/core/book.ts'
import type { Archive } from '../../src/datasets/archive.ts'
import { publishedFiles } from '../../src/datasets/machine-files.ts'
import { bytesOf } from '../../src/datasets/published-file.ts'
import { readData } from '../../src/intake/load.ts'
import { writeGenerated } from '../generated.ts'

/** What the data sets of a folder are written from; throws when the folder is not sound. */
export function archiveOf(folder: string, origin: string | null = null, today = '2199-12-31'): Archive {
  const { dataset, problems, files } = readData(folder, { today })
  if (!dataset) throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
  return { book: openBook(dataset), dataset, files: files.filter(({ path }) => path.endsWith('.csv')), origin }
}

export const SAMPLE = archiveOf('data')
export const FULL_YEAR = archiveOf('test/golden/full-year/data')
export const TWO_SITES = archiveOf('test/golden/two-sites/data')

const place = mkdtempSync(join(tmpdir(), 'wattledger-datasets-'))
process.on('exit', () => rmSync(place, { recursive: true, force: true }))

/** A folder of its own, gone when the tests are. */
export const newFolder = (): string => mkdtempSync(join(place, 'folder-'))

/** The archive of a generated history. */
export const generated = (quarters: number): Archive => archiveOf(writeGenerated(newFolder(), quarters).data)

/** The bytes of a published file; throws when there is none at the path. */
export async function published(archive: Archive, path: string): Promise<Uint8Array> {
  const file = publishedFiles(archive).find((each) => each.path === path)
  if (!file) throw new Error(`no ${path}`)
  return bytesOf(archive, file)
}

/** The text of a published file. */
export const publishedText = async (archive: Archive, path: string): Promise<string> => new TextDecoder().decode(await published(archive, path))
