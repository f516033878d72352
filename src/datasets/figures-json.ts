import { figuresOf, type Figure } from '../core/figure.ts'
import { parsePeriod, type Quarter } from '../core/period.ts'
import { exactText } from '../core/rational.ts'
import { aboutOf } from './about.ts'
import type { Archive } from './archive.ts'
import { changeRecords, displayOf } from './figures.ts'
import { joined } from './joined.ts'
import { Lineage } from './lineage.ts'
import { quarterSlug } from '../view/address.ts'
import { FIGURE_NAMES, RECENT, figuresOfQuarter, fiscalYears, rowsOfQuarter, rowsOfYear, type FigureRow } from './tidy.ts'

/** The figures of a quarter with their lineage and changes, as JSON. */
export const quarterJson = (archive: Archive, quarter: Quarter): Uint8Array =>
  documentOf(archive, [quarterPart(archive, quarter, { changes: changeRecords(archive.book, parsePeriod(quarter)).map(spoken) })])

/** The figures of every quarter and full fiscal year with their lineage, as JSON of the same form; of quarters older than the recent ones the address of their own. */
export const wholeJson = (archive: Archive): Uint8Array => documentOf(archive, [
  ...archive.book.quarters.slice(0, -RECENT).map(pointer), ...archive.book.quarters.slice(-RECENT).map((quarter) => quarterPart(archive, quarter)), ...fiscalYears(archive.book).map((year) => partOf(year.id, figuresOf(archive.book, year), rowsOfYear(archive.book, year))),
])

const pointer = (quarter: Quarter): Uint8Array => new TextEncoder().encode(JSON.stringify({ period: quarter, file: `datasets/${quarterSlug(quarter)}/figures.json` }))

const quarterPart = ({ book }: Archive, quarter: Quarter, more = {}): Uint8Array => partOf(quarter, figuresOfQuarter(book, quarter), rowsOfQuarter(book, quarter), more)

/** Put together from the bytes of its parts: a long history would not fit into one text. */
function documentOf(archive: Archive, periods: readonly Uint8Array[]): Uint8Array {
  const encoder = new TextEncoder()
  const between = encoder.encode(',\n')
  const parts = periods.flatMap((period, index) => (index === 0 ? [period] : [between, period]))
  return joined([encoder.encode(`{"about":${JSON.stringify(aboutOf(archive))},"periods":[\n`), ...parts, encoder.encode('\n]}\n')])
}

/** A period by itself: its figures, and the steps and cells they rest on. */
function partOf(period: string, figures: readonly Figure[], rows: readonly FigureRow[], more: Readonly<Record<string, readonly object[]>> = {}): Uint8Array {
  const lineage = new Lineage()
  const lists = { figures: figures.map((figure, index) => recordOf(figure, rows[index]!, lineage)), ...more, steps: lineage.steps }
  const parts = Object.entries(lists).map(([name, list]) => `"${name}":[\n${list.map((each) => JSON.stringify(each)).join(',\n')}]`)
  return new TextEncoder().encode(`{"period":${JSON.stringify(period)},${parts.join(',\n')},\n"cells":${JSON.stringify(lineage.cells)}}`)
}

/** A figure's row with its names, its exact value, its words and the number of the step that made it. */
function recordOf(figure: Figure, row: FigureRow, lineage: Lineage): object {
  const { value } = figure.quantity
  const named = Object.fromEntries(FIGURE_NAMES.map((name, index) => [name, row[index]]))
  return spoken({ ...named, exact: value && exactText(value), display: displayOf(figure), flags: figure.flags, sources: named.sources?.split(' ') ?? [], step: lineage.add(figure.quantity) })
}

/** A record without the keys that have nothing to say. */
const spoken = (record: object): object => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)))
