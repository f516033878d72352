import type { Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { segmentsOf } from '../core/catalogue/revenue.ts'
import type { Workload } from '../core/tables.ts'
import type { ChartRole } from './chart.ts'
import { formatPercent, type Locale } from './format.ts'
import { headlineOf, type Headline } from './headline.ts'
import { metricWords, roleOf } from './names.ts'
import { remainderNote } from './report-tables.ts'
import { figureAt } from './series.ts'
import { terms } from './words/terms.ts'

/** A part of the revenue mix, as a share of the bar. */
export interface MixPart {
  readonly name: string
  readonly role: ChartRole
  readonly text: string
  /** Hundredths of a percent of the bar's length. */
  readonly length: number
}

/** The businesses side by side: one column each, one row a figure. */
export interface Businesses {
  readonly columns: readonly { readonly workload: Workload; readonly name: string; readonly role: ChartRole }[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly (Headline | null)[] }[]
  readonly mix: readonly MixPart[]
  /** What the parts leave of the total, in words. */
  readonly notes: readonly string[]
}

const ROWS: readonly (readonly [string, (workload: Workload) => readonly [string, object]])[] = [
  ['revenue', (workload) => [`revenue.${workload}`, {}]],
  ['revenue.per_mw', (workload) => ['revenue.per_mw', { workload }]],
  ['revenue.per_mwh', (workload) => ['revenue.per_mwh', { workload }]],
  ['energy.use_mwh', (workload) => ['energy.use_mwh', { workload }]],
  ['capacity.average_mw', (workload) => ['capacity.average_mw', { workload }]],
  ['energy.capacity_factor', (workload) => ['energy.capacity_factor', { workload }]],
]

/** The board of a quarter; workloads that never had capacity have no column. */
export function businessesOf(book: Book, quarter: Quarter, locale: Locale): Businesses {
  const columns = book.workloads.slice(0, 3).map((workload) => ({ workload, name: terms[locale].workloads[workload].name, role: roleOf(workload) }))
  const rows = ROWS.map(([label, locate]) => ({
    label: metricWords(label === 'revenue' ? 'revenue.total' : label, locale).name,
    cells: columns.map(({ workload }) => {
      const [metric, scope] = locate(workload)
      const revenueless = label === 'revenue' && !segmentsOf(book).includes(workload)
      return revenueless ? null : headlineOf(book, metric, scope, quarter, locale)
    }),
  }))
  return { columns, rows, mix: mixOf(book, quarter, locale), notes: remainderNote({ book, quarter, locale }) }
}

/** The revenue mix as parts of a bar; empty when a segment's revenue is unknown. */
export function mixOf(book: Book, quarter: Quarter, locale: Locale): readonly MixPart[] {
  const parts = segmentsOf(book).map((segment) => ({ segment, value: figureAt(book, 'revenue.share', { variant: segment }, quarter).quantity.value }))
  if (!parts.some(({ segment, value }) => segment === 'mining' && value)) return []
  return parts.flatMap(({ segment, value }) => (value && value.compare(0) > 0
    ? [{ name: terms[locale].segments[segment].name, role: roleOf(segment), text: formatPercent(value, { locale, decimals: 1 }), length: Number(value.mul(10_000).round().toString()) }]
    : []))
}
