import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { openBook, type Book } from './core/book.ts'
import type { Quarter } from './core/period.ts'
import { valueOf, type Dataset, type Issuer, type Row } from './core/row.ts'
import { contentFolder, dataFolder, isPreview, today } from './folders.ts'
import { isFolder, readData, type Known } from './intake/load.ts'
import type { Problem } from './intake/problem.ts'
import { readProse } from './intake/prose.ts'
import { releasedQuarters, select } from './release/select.ts'
import { silentLines } from './release/silent.ts'

/** What the pages are made from: read once for a build, again in development whenever a file has changed. */
export interface Site {
  readonly book: Book
  readonly dataset: Dataset
  /** Every CSV file as it was read: what is published beside the pages. */
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly issuer: Issuer
  /** Every quarter with a page, in order. */
  readonly quarters: readonly Quarter[]
  readonly latest: Quarter
  readonly sources: ReadonlyMap<string, Row<'sources'>>
  /** Whether the pages are a preview, drafts included, and not to be listed anywhere. */
  readonly preview: boolean
  /** In a preview: whether anything in it is not released, so that any page may show it. */
  readonly holdsDrafts: boolean
  /** In a preview: what would stop publishing, because it was published and is not the same any more. */
  readonly silentChanges: readonly string[]
  /** Whether a quarter is shown in a preview only. */
  readonly isDraft: (quarter: Quarter) => boolean
}

/** In development a save changes one file of many. */
const known: Known = new Map()

let loaded: { readonly signature: string; readonly site: Site } | null = null

/** The site of the data folder; throws its problems with their places when the data is not sound. */
export function loadSite(): Site {
  const folder = dataFolder()
  const signature = isPreview() ? [folder, contentFolder()].map(signatureOf).join('\n') : folder
  if (loaded?.signature !== signature) loaded = { signature, site: readSite(folder) }
  return loaded.site
}

function readSite(folder: string): Site {
  const { dataset, problems, files } = readData(folder, { today: today(), ...(isPreview() ? { known } : {}) })
  if (!dataset) throw problemAsError(folder, problems.filter((problem) => problem.severity === 'error'))
  // A build has checked the prose before it staged it; while it is being written the page says where it is wrong.
  const prose = isPreview() && isFolder(contentFolder()) ? readProse(contentFolder()).filter(({ severity }) => severity === 'error') : []
  if (prose.length > 0) throw problemAsError(contentFolder(), prose)
  const book = openBook(dataset)
  const released = new Map(book.rows('releases').map((row) => [valueOf(row, 'period')!, row]))
  const latest = book.quarters.at(-1)
  if (!latest) throw new Error('There is no released quarter. Add a row to releases.csv for a quarter that has data.')
  return {
    book, dataset, files: files.filter(({ path }) => path.endsWith('.csv')), issuer: dataset.issuer, quarters: book.quarters, latest,
    preview: isPreview(), holdsDrafts: isPreview() && holdsDrafts(dataset), silentChanges: isPreview() ? silentLines(folder, dataset, today()) : [],
    sources: new Map(book.rows('sources').map((row) => [valueOf(row, 'source')!, row])),
    isDraft: (quarter) => isPreview() && (!released.has(quarter) || valueOf(released.get(quarter)!, 'embargo_until') !== null),
  }
}

/** Whether the data has rows that a build for the public would leave out. */
function holdsDrafts(dataset: Dataset): boolean {
  const rows = ({ tables }: Dataset): number => Object.values(tables).reduce((count, table) => count + table.length, 0)
  return rows(select(dataset, releasedQuarters(dataset, null)).kept) < rows(dataset)
}

/** Changes whenever a file of the folder does; cheap enough to ask on every request. */
function signatureOf(folder: string): string {
  if (!isFolder(folder)) return ''
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const { mtimeMs, size } = statSync(join(entry.parentPath, entry.name))
    return `${entry.parentPath}/${entry.name} ${mtimeMs} ${size}`
  }).join('\n')
}

/** An error that names the first problem where nobody shows pages, and carries them all for who does. */
function problemAsError(folder: string, problems: readonly Problem[]): Error {
  const told = problems.map((problem) => ({ ...problem, file: relative('.', join(folder, problem.file)) }))
  const { file, line, column, message, remedy } = told[0]!
  const error = new Error(`${file}:${line}:${column} ${message} ${remedy}${told.length > 1 ? ` (and ${told.length - 1} more: run npm run check)` : ''}`)
  return Object.assign(error, { problems: told, stack: error.message })
}
