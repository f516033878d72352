import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { figure, figuresOf, scopesOf, type Figure } from '../core/figure.ts'
import { publishedOn } from '../core/history.ts'
import { cellsOf } from '../core/lineage.ts'
import { firstDay, fiscalYearOf, lastDay, parsePeriod, quartersOf, type Period, type Quarter } from '../core/period.ts'
import { decimalText, type Rational } from '../core/rational.ts'
import { valueOf, type Row } from '../core/row.ts'
import { publishedDates } from './archive.ts'
import type { Value } from './csv.ts'

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

/** The figures of one period, and the row of each. */
export interface Section {
  readonly period: string
  readonly figures: readonly Figure[]
  readonly rows: readonly FigureRow[]
}

/** The figures of a quarter; what needs a year is stated for the four quarters that end with it, as the pages do. */
export const quarterSection = (book: Book, quarter: Quarter): Section => book.once(`section@${quarter}`, () => {
  const trailing = parsePeriod(`TTM:${quarter}`)
  const yearly = CATALOGUE.filter((metric) => metric.only === 'year').flatMap((metric) => scopesOf(book, metric).map((scope) => figure(book, metric, scope, trailing)))
  return sectionOf(book, quarter, [...figuresOf(book, parsePeriod(quarter)), ...yearly])
})

/** The figures of every quarter, and after them of every full fiscal year. */
export const sectionsOf = (book: Book): readonly Section[] => book.once('sections', () => [
  ...book.quarters.map((quarter) => quarterSection(book, quarter)),
  ...fiscalYears(book).map((year) => sectionOf(book, year.id, figuresOf(book, year))),
])

const sectionOf = (book: Book, period: string, figures: readonly Figure[]): Section => ({ period, figures, rows: figures.map((each) => rowOf(book, each)) })

/** The full fiscal years of a book, in order. */
function fiscalYears(book: Book): readonly Period[] {
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
