import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { figure, figuresOf, scopesOf, type Figure } from '../core/figure.ts'
import { publishedOn } from '../core/history.ts'
import { cellsOf } from '../core/lineage.ts'
import type { Metric } from '../core/metric.ts'
import { firstDay, fiscalYearOf, lastDay, parsePeriod, quartersOf, type Period, type Quarter } from '../core/period.ts'
import { decimalText, type Rational } from '../core/rational.ts'
import { valueOf, type Row } from '../core/row.ts'
import { publishedDates } from './archive.ts'
import type { Value } from './csv.ts'
import { keep } from './keepsake.ts'

/** A column of the table of figures. */
export interface FigureColumn {
  readonly name: string
  readonly type: 'string' | 'number' | 'date'
}

const column = (type: FigureColumn['type']) => (name: string): FigureColumn => ({ name, type })

/** The columns of the table of figures, in order; one row is one figure of one period. */
export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  ...['id', 'metric', 'facility', 'workload', 'variant', 'period'].map(column('string')), ...['period_start', 'period_end'].map(column('date')),
  ...['value'].map(column('number')), ...['unit', 'status', 'reason'].map(column('string')), ...['low', 'high', 'first_reported'].map(column('number')),
  ...['flags', 'sources'].map(column('string')), ...['as_of'].map(column('date')),
]

/** The names of the columns of the table of figures. */
export const FIGURE_NAMES: readonly string[] = FIGURE_COLUMNS.map(({ name }) => name)

/** A row of the table of figures, a value a column. */
export type FigureRow = readonly Value[]

/** The figures of a quarter; what needs a year is stated for the four quarters that end with it, as the pages do. */
export function figuresOfQuarter(book: Book, quarter: Quarter): readonly Figure[] {
  const trailing = parsePeriod(`TTM:${quarter}`)
  return [...figuresOf(book, parsePeriod(quarter)), ...YEARLY.flatMap((metric) => scopesOf(book, metric).map((scope) => figure(book, metric, scope, trailing)))]
}

const YEARLY = CATALOGUE.filter((metric) => metric.only === 'year')

/** The rows of a quarter. */
export const rowsOfQuarter = (book: Book, quarter: Quarter): readonly FigureRow[] =>
  unfolded(keep(book, `rows of ${quarter}`, () => folded(figuresOfQuarter(book, quarter).map((each) => rowOf(book, each)))))

/** The rows of a full fiscal year. */
export const rowsOfYear = (book: Book, year: Period): readonly FigureRow[] => unfolded(keep(book, `rows of ${year.id}`, () => folded(figuresOf(book, year).map((each) => rowOf(book, each)))))

/** The rows of every quarter, and after them of every full fiscal year, some quarters at a time: those of a long history would not fit into memory at once. */
export function* rowsInTurn(book: Book, quarters: number): Iterable<readonly FigureRow[]> {
  for (let at = 0; at < book.quarters.length; at += quarters) yield book.quarters.slice(at, at + quarters).flatMap((quarter) => rowsOfQuarter(book, quarter))
  const years = fiscalYears(book)
  for (let at = 0; at < years.length; at += quarters) yield years.slice(at, at + quarters).flatMap((year) => rowsOfYear(book, year))
}

/** The quarters that the one JSON and the one workbook of a history hold in full: twenty years, more than a spreadsheet bears well; what is older stands in the CSV, in Parquet and in each quarter's own files. */
export const RECENT = 80

/** The rows of the recent quarters, and after them of their full fiscal years. */
export function recentRows(book: Book): readonly FigureRow[] {
  const quarters = book.quarters.slice(-RECENT)
  const years = fiscalYears(book).filter((year) => quartersOf(year, book.issuer.fiscal_year_start_month)[0]! >= quarters[0]!)
  return [...quarters.flatMap((quarter) => rowsOfQuarter(book, quarter)), ...years.flatMap((year) => rowsOfYear(book, year))]
}

// A long history keeps its rows as text, of which it has room for all; ids, numbers and dates hold no tabs.
const folded = (rows: readonly FigureRow[]): string => rows.map((row) => row.map((value) => value ?? '').join('\t')).join('\n')
const unfolded = (text: string): readonly FigureRow[] => (text === '' ? [] : text.split('\n').map((line) => line.split('\t').map((value) => (value === '' ? null : value))))

/** How many rows a quarter has, and (null) how many all have: every figure is stated in every quarter, known or not. */
export function rowCount(book: Book, quarter: Quarter | null): number {
  const count = (metrics: readonly Metric[]): number => metrics.reduce((sum, metric) => sum + scopesOf(book, metric).length, 0)
  return quarter ? count(CATALOGUE) : count(CATALOGUE) * book.quarters.length + count(CATALOGUE.filter(({ only }) => only !== 'quarter')) * fiscalYears(book).length
}

/** The full fiscal years of a book, in order. */
export function fiscalYears(book: Book): readonly Period[] {
  const month = book.issuer.fiscal_year_start_month
  const known = new Set(book.quarters)
  const years = [...new Set(book.quarters.map((quarter) => fiscalYearOf(quarter, month).id))].map(parsePeriod)
  return years.filter((year) => quartersOf(year, month).every((quarter) => known.has(quarter)))
}

function rowOf(book: Book, found: Figure): FigureRow {
  const { id, metric, scope, period, quantity, range, first } = found
  const quarters = quartersOf(period, book.issuer.fiscal_year_start_month)
  const rows = [...new Set(cellsOf(quantity).map(({ row }) => row!))]
  return [
    id, metric.id, scope.facility, scope.workload, scope.variant, period.id, firstDay(quarters[0]!), lastDay(quarters.at(-1)!),
    decimal(quantity.value), quantity.unit.symbol, found.status, quantity.reason, decimal(range?.low), decimal(range?.high), first && decimal(first.quantity.value),
    found.flags.join(' ') || null, sourcesOf(rows).join(' ') || null, asOf(book, rows, quarters.at(-1)!),
  ]
}

const decimal = (value: Rational | null | undefined): Value => (value ? decimalText(value) : null)

/** The ids of the sources that rows name, sorted. */
export const sourcesOf = (rows: readonly Row[]): readonly string[] => [...new Set(rows.flatMap((row) => valueOf(row as Row<'energy'>, 'source') ?? []))].sort()

/** Since when a figure has been public with this value: the day its quarter was released, or a later row it rests on. */
function asOf(book: Book, rows: readonly Row[], quarter: Quarter): Value {
  const dates = [publishedDates(book).get(quarter) ?? '', ...rows.map(publishedOn)].sort()
  return dates.at(-1) || null
}
