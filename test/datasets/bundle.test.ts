import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { figuresOf } from '../../src/core/figure.ts'
import { parsePeriod } from '../../src/core/period.ts'
import { exactText } from '../../src/core/rational.ts'
import type { Archive } from '../../src/datasets/archive.ts'
import { dataFiles } from '../../src/datasets/catalog.ts'
import { publishedFiles } from '../../src/datasets/machine-files.ts'
import { issuerYaml } from '../../src/datasets/issuer.ts'
import { bytesOf } from '../../src/datasets/published-file.ts'
import { readData } from '../../src/intake/load.ts'
import { unpacked } from '../../src/release/zip.ts'
import { writeFiles } from '../release/issuer.ts'
import { FULL_YEAR, newFolder, published, publishedText, SAMPLE, TWO_SITES } from './archives.ts'
import { hostileArchive } from './hostile.ts'

const ARCHIVES: readonly (readonly [string, Archive])[] = [['the sample', SAMPLE], ['a full year', FULL_YEAR], ['two sites', TWO_SITES], ['hostile texts', hostileArchive()]]
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const figuresIn = ({ book }: Archive): unknown => book.quarters.map((quarter) => figuresOf(book, parsePeriod(quarter)).map(({ id, quantity, status, flags, range }) =>
  [quarter, id, quantity.value ? exactText(quantity.value) : quantity.reason, status, flags, range && [exactText(range.low), exactText(range.high)]]))

describe.each(ARCHIVES)('the bundle of %s', (_, archive) => {
  test('fed back as a data folder gives the same figures and no message', async () => {
    const members = unzipSync(await published(archive, 'datasets/all.zip'))
    const data = new Map(Object.entries(members).filter(([path]) => path.startsWith('data/')).map(([path, bytes]) => [path.slice('data/'.length), strFromU8(bytes)]))
    const { dataset, problems } = readData(writeFiles(data, newFolder()), { today: '2199-12-31' })
    const told = readData(writeFiles(new Map([...archive.files.map(({ path, text }) => [path, text] as const), ['issuer.yaml', issuerYaml(archive.book.issuer)]]), newFolder()), { today: '2199-12-31' }).problems
    expect(problems).toEqual(told)
    expect(dataset!.issuer).toEqual(archive.book.issuer)
    expect(figuresIn({ ...archive, book: openBook(dataset!) })).toEqual(figuresIn(archive))
  })

  test('holds the sums of its files, and is the same whenever it is made', async () => {
    const bytes = await published(archive, 'datasets/all.zip')
    const { SHA256SUMS: sums, ...members } = unzipSync(bytes)
    expect(strFromU8(sums!)).toBe(Object.entries(members).map(([path, member]) => `${sha256(member)}  ${path}\n`).join(''))
    // Another reader finds the same bytes, and looks into the workbook too.
    const found = [...unpacked(bytes)].map(sha256)
    expect([...Object.values(members), sums!, ...Object.values(unzipSync(members['figures.xlsx']!))].map(sha256).filter((hash) => !found.includes(hash))).toEqual([])
  })

  test('names no path outside of itself', async () => {
    const paths = [...Object.keys(unzipSync(await published(archive, 'datasets/all.zip'))), ...dataFiles(archive).map(({ path }) => path)]
    expect(paths.filter((path) => !/^[\w-]+(\/[\w.-]+)*(\.\w+)*$/.test(path) || path.includes('..'))).toEqual([])
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
  })
})

test('the sample fed back says nothing at all', () => {
  expect(readData('data', { today: '2026-11-22' }).problems).toEqual([])
})

test('the sums of the site list every file below the data sets', async () => {
  const files = publishedFiles(SAMPLE).filter(({ kind, path }) => kind !== 'sums' && path.startsWith('datasets/'))
  expect(new Set(files.map(({ kind }) => kind))).toEqual(new Set(['bundle', 'figures', 'workbook', 'parquet', 'lineage', 'versions', 'edition', 'issuer', 'package', 'narrative', 'given', 'catalog', 'xbrl', 'citation']))
  const lines = await Promise.all(files.map(async (file) => `${sha256(await bytesOf(SAMPLE, file))}  ${file.path.slice('datasets/'.length)}`))
  expect((await publishedText(SAMPLE, 'datasets/SHA256SUMS.txt')).trimEnd().split('\n')).toEqual(lines)
})

test('the latest quarter lies at an address that stays', async () => {
  for (const name of ['figures.csv', 'figures.json', 'narrative.json', 'energy.csv', 'revenue.csv']) expect(await publishedText(SAMPLE, `datasets/latest/${name}`)).toBe(await publishedText(SAMPLE, `datasets/2026-q2/${name}`))
})
