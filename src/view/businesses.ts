import type { Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { segmentsOf } from '../core/catalogue/revenue.ts'
import { exactText, type Rational } from '../core/rational.ts'
import type { Workload } from '../core/tables.ts'
import { figureAddress } from './address.ts'
import type { ChartRole } from './chart.ts'
import { formatPercent, type Locale } from './format.ts'
import { headlineOf, type Headline } from './headline.ts'
import type { Line, NumberMark } from './mark.ts'
import { metricWords, roleOf } from './names.ts'
import { remainderNote } from './report-tables.ts'
import { figureAt, ROUNDING } from './series.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** A part of the revenue mix, as a share of the bar. */
export interface MixPart {
  readonly name: string
  readonly role: ChartRole
  readonly text: string
  readonly mark: NumberMark
  /** Hundredths of a percent of the bar's length. */
  readonly length: number
}

/** The businesses side by side: one column each, one row a figure. */
export interface Businesses {
  readonly title: string
  /** What the board compares; null while no business has had capacity. */
  readonly lead: string | null
  readonly columns: readonly { readonly workload: Workload; readonly name: string; readonly role: ChartRole }[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly (Headline | null)[] }[]
  readonly mix: readonly MixPart[]
  /** What the parts leave of the total, in words. */
  readonly notes: readonly Line[]
}

const ROWS: readonly (readonly [string, (workload: Workload) => readonly [string, object] | null])[] = [
  ['revenue', (workload) => [`revenue.${workload}`, {}]],
  ['revenue.per_mw', (workload) => ['revenue.per_mw', { workload }]],
  ['revenue.per_mwh', (workload) => ['revenue.per_mwh', { workload }]],
  ['energy.use_mwh', (workload) => ['energy.use_mwh', { workload }]],
  ['capacity.average_mw', (workload) => ['capacity.average_mw', { workload }]],
  ['capacity.period_end_mw', (workload) => ['capacity.period_end_mw', { workload }]],
  ['ai.contracted_it_mw', (workload) => (workload === 'ai_hosting' ? ['ai.contracted_it_mw', {}] : null)],
  ['ai.energised_it_mw', (workload) => (workload === 'ai_hosting' ? ['ai.energised_it_mw', {}] : null)],
  ['energy.capacity_factor', (workload) => ['energy.capacity_factor', { workload }]],
]

/** The board of a quarter; workloads that never had capacity have no column. */
export function businessesOf(book: Book, quarter: Quarter, locale: Locale): Businesses {
  const columns = book.workloads.slice(0, 3).map((workload) => ({ workload, name: terms[locale].workloads[workload].name, role: roleOf(workload) }))
  const rows = ROWS.filter(([, locate]) => columns.some(({ workload }) => locate(workload) !== null)).map(([label, locate]) => ({
    label: metricWords(label === 'revenue' ? 'revenue.total' : label, locale).name,
    cells: columns.map(({ workload }) => {
      const place = locate(workload)
      const revenueless = label === 'revenue' && !segmentsOf(book).includes(workload)
      return place === null || revenueless ? null : headlineOf(book, ...place, quarter, locale)
    }),
  }))
  return { title: ui[locale].businesses(columns.length), lead: leadOf(columns.map(({ name }) => name), locale), columns, rows, mix: mixOf(book, quarter, locale), notes: remainderNote({ book, quarter, locale }) }
}

function leadOf([first, ...others]: readonly string[], locale: Locale): string | null {
  if (first === undefined) return null
  // Only the first begins the sentence; an acronym stays as it is.
  const names = [first, ...others.map((name) => (/^.\p{Ll}/u.test(name) ? `${name[0]!.toLowerCase()}${name.slice(1)}` : name))]
  return others.length === 0 ? ui[locale].businessLead(first) : ui[locale].businessesLead(names)
}

/** The revenue mix as parts of a bar, with what the source does not split; empty when revenue itself is unknown. */
export function mixOf(book: Book, quarter: Quarter, locale: Locale): readonly MixPart[] {
  const part = (name: string, role: ChartRole, share: Rational, of: { readonly figure: string; readonly over?: string }): MixPart => {
    const text = formatPercent(share, { locale, decimals: 1 })
    return { name, role, text, mark: { text, exact: exactText(share), period: quarter, href: figureAddress(of.figure, 'revenue', quarter, locale), ...of }, length: Number(share.mul(10_000).round().toString()) }
  }
  const parts = segmentsOf(book).flatMap((segment) => {
    const share = figureAt(book, 'revenue.share', { variant: segment }, quarter).quantity.value
    return share && share.compare(0) > 0 ? [part(terms[locale].segments[segment].name, roleOf(segment), share, { figure: `revenue.share[${segment}]` })] : []
  })
  const [total, rest] = [valueAt(book, 'revenue.total', quarter), valueAt(book, 'revenue.not_split', quarter)]
  const open = total && rest && total.compare(0) > 0 && rest.div(total).compare(ROUNDING) > 0 ? [part(ui[locale].charts.unsplit, 'neutral2', rest.div(total), { figure: 'revenue.not_split', over: 'revenue.total' })] : []
  return [...parts, ...open]
}

const valueAt = (book: Book, metric: string, quarter: Quarter): Rational | null => figureAt(book, metric, {}, quarter).quantity.value
