import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { scopesOf, type Figure } from '../core/figure.ts'
import { GROUPS, unitOf, type Group, type Metric } from '../core/metric.ts'
import { lastDay, firstDay } from '../core/period.ts'
import { valueOf } from '../core/row.ts'
import { figureName, metricWords } from '../view/names.ts'
import { figureColumnMeaning } from '../view/words/columns.ts'
import type { Archive } from './archive.ts'
import type { Value } from './csv.ts'
import { notesEn, notesIt } from './notes.ts'
import { FIGURE_COLUMNS, FIGURE_NAMES, recentRows, figuresOfQuarter, rowsOfQuarter, type FigureRow } from './tidy.ts'
import { currentVersion } from './version.ts'
import { workbookOf, type SheetTable, type SheetValue } from './workbook.ts'

/** The figures as a workbook: notes, a sheet a subject with a row a quarter, every figure in one table, and what each of them means. */
export const figuresWorkbook = (archive: Archive): Promise<Uint8Array> => workbookOf(`${archive.book.issuer.name}: energy and revenue`, currentVersion(archive).date, [
  notes('Notes', notesEn(archive)), notes('Note (italiano)', notesIt(archive)), ...subjectSheets(archive),
  { name: 'All figures', head: [FIGURE_NAMES], rows: recentRows(archive.book).map(typedRow), widths: [44, 30, 16, 14, 14, 14, 12, 12, 20, 14] },
  metricsSheet(archive), columnsSheet(), sourcesSheet(archive),
])

const notes = (name: string, lines: readonly (readonly [string, string])[]): SheetTable => ({ name, head: [lines[0]!], rows: lines.slice(1), widths: [28, 100], prose: true })

const SHEETS: Readonly<Record<Group, string>> = {
  capacity: 'Capacity and energy', revenue: 'Revenue', emissions: 'Emissions', datacentre: 'Data centre', hourly: 'Hourly basis', mining: 'Mining and power', grid: 'Grid services', targets: 'AI capacity', quality: 'Data quality',
}

type RowsById = ReadonlyMap<Value, FigureRow>

/** A sheet for every subject of which any quarter has a figure. */
function subjectSheets({ book }: Archive): readonly SheetTable[] {
  const sections = book.quarters.map((quarter): RowsById => new Map(rowsOfQuarter(book, quarter).filter((row) => row[VALUE] !== null && row[FACILITY] === null).map((row) => [row[0]!, row])))
  const figures = figuresOfQuarter(book, book.quarters.at(-1)!).filter(({ id }) => sections.some((rows) => rows.has(id)))
  return GROUPS.filter((group) => figures.some(({ metric }) => metric.group === group)).map((group) => subjectSheet(book, group, figures.filter(({ metric }) => metric.group === group), sections))
}

/** The figures of a subject, for the company and its businesses: a row a quarter, a column a figure with its unit. */
function subjectSheet(book: Book, group: Group, figures: readonly Figure[], sections: readonly RowsById[]): SheetTable {
  return {
    name: SHEETS[group], widths: [12, 12, 12, 18], formats: [null, null, null, ...figures.map(({ metric, quantity }) => formatOf(metric, quantity.unit.symbol))],
    head: [
      ['Quarter', 'First day', 'Last day', ...figures.map(({ metric, scope, quantity }) => `${figureName(book, metric, scope, 'en')} (${quantity.unit.symbol})`)],
      ['period', 'period_start', 'period_end', ...figures.map(({ id }) => id)],
    ],
    rows: book.quarters.map((quarter, index) => [quarter, firstDay(quarter), lastDay(quarter), ...figures.map(({ id }) => marked(sections[index]!.get(id)))]),
  }
}

/** A number as the pages show it: shares in percent, thousands apart, the decimals of its metric. */
const formatOf = ({ decimals, plain }: Metric, symbol: string): string => [symbol === 'ratio' && !plain ? '0' : '#,##0', decimals > 0 ? `.${'0'.repeat(decimals)}` : '', symbol === 'ratio' && !plain ? '%' : ''].join('')

const [VALUE, STATUS, FACILITY] = ['value', 'status', 'facility'].map((name) => FIGURE_NAMES.indexOf(name)) as [number, number, number]

function marked(row: FigureRow | undefined): SheetValue {
  const value = row?.[VALUE] ?? null
  return value === null ? null : row![STATUS] === 'estimated' ? { estimated: Number(value) } : Number(value)
}

const typedRow = (row: FigureRow): readonly SheetValue[] => row.map((value, index) => typed(value, index))
const typed = (value: Value, index: number): SheetValue => (value !== null && FIGURE_COLUMNS[index]!.type === 'number' ? Number(value) : value)

function metricsSheet({ book }: Archive): SheetTable {
  const metrics = CATALOGUE.filter((metric) => scopesOf(book, metric).length > 0)
  return {
    name: 'Metrics', head: [['metric', 'unit', 'name', 'definition', 'formula', 'nome', 'definizione', 'formula (italiano)']], widths: [32, 12, 32, 60, 44, 32, 60, 44], prose: true,
    rows: metrics.map((metric) => [metric.id, unitOf(metric, book.issuer.currency), ...(['en', 'it'] as const).flatMap((locale) => {
      const { name, definition, formula } = metricWords(metric.id, locale)
      return [name, definition, formula]
    })]),
  }
}

const columnsSheet = (): SheetTable => ({
  name: 'Columns', head: [['column', 'meaning', 'significato']], widths: [20, 80, 80], prose: true,
  rows: FIGURE_NAMES.map((name) => [name, figureColumnMeaning(name, 'en'), figureColumnMeaning(name, 'it')]),
})

const sourcesSheet = ({ book }: Archive): SheetTable => ({
  name: 'Sources', head: [['source', 'title', 'publisher', 'published', 'url']], widths: [44, 60, 24, 14, 80],
  rows: book.rows('sources').map((row) => (['source', 'title', 'publisher', 'published', 'url'] as const).map((column) => valueOf(row, column))),
})
