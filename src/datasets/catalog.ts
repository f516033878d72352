import type { Quarter } from '../core/period.ts'
import { quarterSlug } from '../view/address.ts'
import { reportedNarrative } from '../view/narrative/report.ts'
import type { Archive, GivenFile } from './archive.ts'
import { sumsOf, zipOf, type Member } from './bundle.ts'
import { csvText } from './csv.ts'
import { quarterJson, wholeJson } from './figures-json.ts'
import { folderOf, rowsGiven, tableOf } from './given.ts'
import { issuerYaml } from './issuer.ts'
import { bytesOf, type FileKind, type PublishedFile } from './published-file.ts'
import { readmeEn, readmeIt } from './readme.ts'
import { fileDates } from './row-date.ts'
import { FIGURE_NAMES, quarterSection, sectionsOf } from './tidy.ts'
import { currentVersion, lastChange, versionsOf } from './version.ts'
import { versionCsv, versionPath, versionRows, versionsJson } from './versions-json.ts'

/** Every data set that is published, in the order in which a reader looks for it: the whole, the quarters newest first, the files as given. */
export const dataFiles = (archive: Archive): readonly PublishedFile[] => archive.book.once('data files', () => {
  const quarters = [...archive.book.quarters].reverse()
  const [whole, given] = [wholeFiles(archive), archive.files.map((file) => givenFile(archive, file))]
  const files = [...whole, ...quarters.flatMap((quarter) => quarterFiles(archive, quarter)), ...latestFiles(archive, given), ...given]
  const all = [bundle(archive, files), ...files]
  return [...all, sums(archive, all)]
})

const fileOf = (archive: Archive, path: string, kind: FileKind, write: PublishedFile['write'], about: Partial<PublishedFile> = {}): PublishedFile =>
  ({ path: `datasets/${path}`, kind, write, table: null, quarter: null, rows: null, changed: currentVersion(archive).date, ...about })

function wholeFiles(archive: Archive): readonly PublishedFile[] {
  const sections = sectionsOf(archive.book)
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0)
  return [
    fileOf(archive, 'figures.csv', 'figures', () => csvText(FIGURE_NAMES, sections.flatMap((section) => section.rows)), { rows }),
    fileOf(archive, 'figures.json', 'lineage', () => wholeJson(archive), { rows }),
    fileOf(archive, 'versions.json', 'versions', () => versionsJson(archive), { rows: versionsOf(archive).length }),
    ...[...versionsOf(archive)].reverse().map((version) => fileOf(archive, versionPath(version), 'edition', () => versionCsv(archive, version), { rows: versionRows(archive, version).length, changed: version.date })),
    fileOf(archive, 'issuer.yaml', 'issuer', () => issuerYaml(archive.book.issuer)),
    fileOf(archive, 'issuer.json', 'issuer', () => `${JSON.stringify(archive.book.issuer, null, 1)}\n`),
  ]
}

/** What is computed for a quarter, below its own address or that of the latest. */
function quarterFiles(archive: Archive, quarter: Quarter, folder = quarterSlug(quarter)): readonly PublishedFile[] {
  const { rows } = quarterSection(archive.book, quarter)
  const about = { quarter, rows: rows.length, changed: lastChange(archive, quarter) }
  return [
    fileOf(archive, `${folder}/figures.csv`, 'figures', () => csvText(FIGURE_NAMES, rows), about),
    fileOf(archive, `${folder}/figures.json`, 'lineage', () => quarterJson(archive, quarter), about),
    fileOf(archive, `${folder}/narrative.json`, 'narrative', () => `${JSON.stringify(reportedNarrative(archive.book, quarter), null, 1)}\n`, { ...about, rows: null }),
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
  const quarterly = (file: PublishedFile): boolean => file.quarter !== null && (file.kind === 'figures' || file.kind === 'lineage')
  const paths = new Map(files.filter((file) => !quarterly(file) && !file.path.includes('/latest/')).map((file) => [pathInBundle(file), file]))
  const encoder = new TextEncoder()
  const readmes: readonly Member[] = [{ path: 'README.txt', bytes: encoder.encode(readmeEn(archive)) }, { path: 'LEGGIMI.txt', bytes: encoder.encode(readmeIt(archive)) }]
  return fileOf(archive, 'all.zip', 'bundle', async () =>
    zipOf([...readmes, ...(await Promise.all([...paths].map(async ([path, file]) => ({ path, bytes: await bytesOf(archive, file) }))))]))
}

function pathInBundle({ path, kind, quarter }: PublishedFile): string {
  const below = path.slice('datasets/'.length)
  if (kind === 'narrative') return `narrative/${quarterSlug(quarter!)}.json`
  if (kind === 'issuer') return below.endsWith('.yaml') ? `data/${below}` : below
  return kind === 'given' ? `data/${below.replace(/q(?=[1-4]\/)/, 'Q')}` : below
}

const sums = (archive: Archive, files: readonly PublishedFile[]): PublishedFile => fileOf(archive, 'SHA256SUMS.txt', 'sums', async () =>
  new TextEncoder().encode(sumsOf(await Promise.all(files.map(async (file) => ({ path: file.path.slice('datasets/'.length), bytes: await bytesOf(archive, file) }))))))
