import type { Quarter } from '../core/period.ts'
import { quarterSlug } from '../view/address.ts'
import { reportedNarrative } from '../view/narrative/report.ts'
import type { Archive, GivenFile } from './archive.ts'
import { bundleOf, sumsText, type Member } from './bundle.ts'
import { csvBytes, csvText } from './csv.ts'
import { quarterJson, wholeJson } from './figures-json.ts'
import { figuresWorkbook } from './figures-workbook.ts'
import { folderOf, rowsGiven, tableOf } from './given.ts'
import { issuerYaml } from './issuer.ts'
import { keep } from './keepsake.ts'
import { dataPackage } from './package.ts'
import { figuresParquet } from './parquet.ts'
import { bytesOf, digestOf, type FileKind, type PublishedFile } from './published-file.ts'
import { readmeEn, readmeIt } from './readme.ts'
import { fileDates } from './row-date.ts'
import { FIGURE_NAMES, rowCount, rowsInTurn, rowsOfQuarter } from './tidy.ts'
import { currentVersion, lastChange, versionsOf } from './version.ts'
import { versionCsv, versionPath, versionsJson } from './versions-json.ts'

/** Every data set that is published, in the order in which a reader looks for it: the whole, the quarters newest first, the files as given. */
export const dataFiles = (archive: Archive): readonly PublishedFile[] => keep(archive.book, 'data files', () => {
  const quarters = [...archive.book.quarters].reverse()
  const [whole, given] = [wholeFiles(archive), archive.files.map((file) => givenFile(archive, file))]
  const quarterly = quarters.flatMap((quarter) => quarterFiles(archive, quarter))
  const tables = [whole[0]!, ...quarterly.filter(({ kind }) => kind === 'figures').reverse(), ...given]
  const description = fileOf(archive, 'datapackage.json', 'package', async () => new TextEncoder().encode(await dataPackage(archive, tables, ({ path }) => path.slice('datasets/'.length))))
  const files = [...whole, description, ...quarterly, ...latestFiles(archive, given), ...given]
  return [bundle(archive, [...whole, ...quarterly, ...given]), ...files]
})

const fileOf = (archive: Archive, path: string, kind: FileKind, write: PublishedFile['write'], about: Partial<PublishedFile> = {}): PublishedFile =>
  ({ path: `datasets/${path}`, kind, write, table: null, quarter: null, rows: null, changed: currentVersion(archive).date, ...about })

function wholeFiles(archive: Archive): readonly PublishedFile[] {
  const { book } = archive
  const rows = rowCount(book, null)
  const editions = [...versionsOf(archive)].reverse().map((version) => fileOf(archive, versionPath(version), 'edition', () => versionCsv(archive, version), { changed: version.date }))
  return [
    fileOf(archive, 'figures.csv', 'figures', () => csvBytes(FIGURE_NAMES, rowsInTurn(book, 1)), { rows }),
    fileOf(archive, 'figures.xlsx', 'workbook', () => figuresWorkbook(archive), { rows }),
    fileOf(archive, 'figures.parquet', 'parquet', () => figuresParquet(archive, rowsInTurn(book, 200)), { rows }),
    fileOf(archive, 'figures.json', 'lineage', () => wholeJson(archive), { rows }),
    fileOf(archive, 'versions.json', 'versions', async () => new TextEncoder().encode(await versionsJson(archive, editions)), { rows: editions.length }), ...editions,
    fileOf(archive, 'issuer.yaml', 'issuer', () => issuerYaml(book.issuer)),
    fileOf(archive, 'issuer.json', 'issuer', () => `${JSON.stringify(book.issuer, null, 1)}\n`),
  ]
}

/** What is computed for a quarter, below its own address or that of the latest. */
function quarterFiles(archive: Archive, quarter: Quarter, folder = quarterSlug(quarter)): readonly PublishedFile[] {
  const { book } = archive
  const about = { quarter, rows: rowCount(book, quarter), changed: lastChange(archive, quarter) }
  return [
    fileOf(archive, `${folder}/figures.csv`, 'figures', () => csvText(FIGURE_NAMES, rowsOfQuarter(book, quarter)), about),
    fileOf(archive, `${folder}/figures.json`, 'lineage', () => quarterJson(archive, quarter), about),
    fileOf(archive, `${folder}/narrative.json`, 'narrative', () => `${JSON.stringify(reportedNarrative(book, quarter), null, 1)}\n`, { ...about, rows: null }),
  ]
}

const givenFile = (archive: Archive, file: GivenFile): PublishedFile => fileOf(archive, file.path.toLowerCase(), 'given', () => file.text, {
  table: tableOf(file), quarter: folderOf(file), rows: rowsGiven(archive, file).length, changed: fileDates(archive.book, archive.dataset).get(file.path) ?? null,
})

/** The files of the latest quarter once more, at an address that stays. */
function latestFiles(archive: Archive, given: readonly PublishedFile[]): readonly PublishedFile[] {
  const latest = archive.book.quarters.at(-1)!
  const own = given.filter(({ quarter }) => quarter === latest)
  return [...quarterFiles(archive, latest, 'latest'), ...own.map((file) => ({ ...file, path: file.path.replace(/[^/]+\/(?=[^/]+$)/, 'latest/') }))]
}

/** Everything in one zip: the files as given lie in it as a data folder that can be read again. */
function bundle(archive: Archive, files: readonly PublishedFile[]): PublishedFile {
  // The figures of a quarter stand in those of all quarters.
  const within = files.filter(({ kind, quarter }) => quarter === null || (kind !== 'figures' && kind !== 'lineage'))
  return fileOf(archive, 'all.zip', 'bundle', async () => {
    const texts = { 'README.txt': readmeEn(archive), 'LEGGIMI.txt': readmeIt(archive), 'datapackage.json': await dataPackage(archive, within.filter(({ path, kind }) => path.endsWith('.csv') && kind !== 'edition'), pathInBundle) }
    return bundleOf((async function* members(): AsyncIterable<Member> {
      yield* Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
      for (const file of within) yield { path: pathInBundle(file), bytes: await bytesOf(archive, file) }
    })())
  })
}

function pathInBundle({ path, kind, quarter }: PublishedFile): string {
  const below = path.slice('datasets/'.length)
  if (kind === 'narrative') return `narrative/${quarterSlug(quarter!)}.json`
  if (kind === 'issuer') return below.endsWith('.yaml') ? `data/${below}` : below
  return kind === 'given' ? `data/${below.replace(/q(?=[1-4]\/)/, 'Q')}` : below
}

/** The hashes of all files below the data sets, as `sha256sum -c` reads them there. */
export const sumsOf = (archive: Archive, files: readonly PublishedFile[]): PublishedFile => fileOf(archive, 'SHA256SUMS.txt', 'sums', async () =>
  new TextEncoder().encode(sumsText(await Array.fromAsync(files.filter(({ path }) => path.startsWith('datasets/')), async (file) => ({ path: file.path.slice('datasets/'.length), ...(await digestOf(archive, file)) })))))
