import { rational } from '../core/rational.ts'
import type { Cell } from '../core/row.ts'
import { fileAddress } from '../view/address.ts'
import type { DatasetCard, TablePreview } from '../view/dataset-card.ts'
import { formatDate, formatNumber, type Locale } from '../view/format.ts'
import { columnMeaning, figureColumnMeaning } from '../view/words/columns.ts'
import { kindWords } from '../view/words/data.ts'
import { tableWords } from '../view/words/tables.ts'
import type { Archive } from './archive.ts'
import { givenAt, rowsGiven } from './given.ts'
import { digestOf, type PublishedFile } from './published-file.ts'
import { FIGURE_NAMES, rowsOfQuarter, type FigureRow } from './tidy.ts'

const PREVIEWED = 4

/** A published file as a page shows it: what it is, how large, since when, and how it begins. */
export async function cardOf(archive: Archive, file: PublishedFile, locale: Locale): Promise<DatasetCard> {
  const { bytes, sha256 } = await digestOf(archive, file)
  const words = file.table ? tableWords(file.table, locale) : kindWords(file.kind, locale)
  return {
    id: idOf(file), name: words.name, meaning: words.meaning, href: `/${file.path}`, file: file.path.slice(file.path.lastIndexOf('/') + 1), page: file.kind === 'given' ? fileAddress(file.path.slice('datasets/'.length), locale) : null,
    rows: file.rows === null ? null : countText(file.rows, locale), size: sizeText(bytes, locale), changed: file.changed && formatDate(file.changed, locale), sha256,
    preview: previewOf(archive, file), columns: columnsOf(archive, file, locale),
  }
}

/** The place of a file in a page. */
export const idOf = ({ path }: PublishedFile): string => path.slice('datasets/'.length).replace(/[./_]/g, '-')

/** A number of rows as the reader counts them. */
export const countText = (count: number, locale: Locale): string => formatNumber(rational(count), { locale, decimals: 0 })

/** A number of bytes in kilobytes or megabytes. */
export function sizeText(bytes: number, locale: Locale): string {
  const [unit, divisor] = bytes < 1_000_000 ? ['kB', 1_000] as const : ['MB', 1_000_000] as const
  return `${formatNumber(rational(bytes).div(divisor), { locale, decimals: bytes < 10_000 || unit === 'MB' ? 1 : 0 })}\u00a0${unit}`
}

function previewOf(archive: Archive, file: PublishedFile): TablePreview | null {
  if (file.kind === 'given') return givenPreview(archive, file)
  if (file.kind !== 'figures') return null
  const rows = rowsOfQuarter(archive.book, file.quarter ?? archive.book.quarters.at(-1)!)
  return { head: FIGURE_NAMES, rows: spread(rows).map((row) => row.map((value) => value ?? '')) }
}

/** Figures with a value, one of each subject rather than the first of all. */
function spread(rows: readonly FigureRow[]): readonly FigureRow[] {
  const known = rows.filter((row) => row[FIGURE_NAMES.indexOf('value')] !== null && row[FIGURE_NAMES.indexOf('facility')] === null)
  const groups = Map.groupBy(known, (row) => row[1]!.split('.')[0])
  return [...groups.values()].map(([first]) => first!).slice(0, PREVIEWED)
}

function givenPreview(archive: Archive, file: PublishedFile): TablePreview {
  const rows = rowsGiven(archive, givenAt(archive, file.path)).slice(0, PREVIEWED).map((row) => (Object.values(row.cells) as Cell[]).sort((one, other) => one.field - other.field))
  return { head: rows[0]?.map(({ name }) => name) ?? [], rows: rows.map((cells) => cells.map(({ text }) => text)) }
}

function columnsOf(archive: Archive, file: PublishedFile, locale: Locale): DatasetCard['columns'] {
  if (file.kind === 'figures') return FIGURE_NAMES.map((name) => ({ name, meaning: figureColumnMeaning(name, locale) }))
  return file.table ? givenPreview(archive, file).head.map((name) => ({ name, meaning: columnMeaning(file.table!, name, locale) })) : []
}
