import type { Book } from '../core/book.ts'
import { changeOf } from '../core/change.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { segmentsOf } from '../core/catalogue/revenue.ts'
import { figure, scopesOf, type Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { exactText } from '../core/rational.ts'
import { valueOf } from '../core/row.ts'
import type { Scope } from '../core/view.ts'
import { facilityAddress, figureAddress, metricAddress } from './address.ts'
import { formatMoneyShort, formatPeriod, type Locale } from './format.ts'
import { figureName, metricWords, roleOf } from './names.ts'
import { filled, type Line } from './mark.ts'
import { changeLine, printFigure, toldChange, unitName } from './printed.ts'
import { figureAt, ROUNDING } from './series.ts'
import { figureCell, lineCell, millionsCell, textCell, type DataTable, type TableCell, type TableRow } from './table.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** What a report's tables are made from. */
export interface TableFrame {
  readonly book: Book
  readonly quarter: Quarter
  readonly locale: Locale
}

/** A column of a table of metrics. */
const column = (metric: string, locale: Locale, unit: string) => ({ text: metricWords(metric, locale).short, unit })

const cellsOf = (of: TableFrame, metrics: readonly string[], scope: Partial<Scope>): readonly TableCell[] =>
  metrics.map((metric) => figureCell(figureAt(of.book, metric, scope, of.quarter), of.locale))

/** Capacity, energy and productivity by workload. */
export function capacityTable(of: TableFrame): DataTable {
  const { book, quarter, locale } = of
  const currency = book.issuer.currency
  const physical = ['capacity.average_mw', 'energy.use_mwh', 'energy.per_mw', 'energy.capacity_factor']
  const earning = ['revenue.per_mwh', 'revenue.per_mw']
  const rows: TableRow[] = book.workloads.map((workload) => ({
    label: terms[locale].workloads[workload].name, role: roleOf(workload), cells: [...cellsOf(of, physical, { workload }), ...cellsOf(of, earning, { workload })],
  }))
  const none = earning.map(() => textCell(''))
  return {
    id: 'capacity-table', locale, caption: ui[locale].capacity, first: formatPeriod(quarter, locale), notes: [[ui[locale].estimateNote]],
    head: [column(physical[0]!, locale, 'MW'), column(physical[1]!, locale, 'MWh'), column(physical[2]!, locale, 'MWh/MW'), column(physical[3]!, locale, ''), column(earning[0]!, locale, `${currency}/MWh`), column(earning[1]!, locale, `${currency}/MW`)],
    rows: [...rows, { label: ui[locale].totalLabel, total: true, cells: [...cellsOf(of, physical, {}), ...none] }],
  }
}

/** Revenue by segment with its share, and what the parts leave of the total. */
export function revenueTable(of: TableFrame): DataTable {
  const { book, quarter, locale } = of
  const words = ui[locale]
  const rows: TableRow[] = segmentsOf(book).filter((segment) => !isSilent(of, segment)).map((segment) => ({
    label: terms[locale].segments[segment].name, role: roleOf(segment),
    cells: rowOfRevenue(of, figureAt(book, `revenue.${segment}`, {}, quarter), figureAt(book, 'revenue.share', { variant: segment }, quarter)),
  }))
  const total = figureAt(book, 'revenue.total', {}, quarter)
  return {
    id: 'revenue-table', locale, caption: words.revenue, first: formatPeriod(quarter, locale), notes: remainderNote(of),
    head: [{ text: words.revenue, unit: words.millions(book.issuer.currency) }, { text: words.share }, { text: words.on(formatPeriod(shifted(quarter, 1), locale)) }, { text: words.on(formatPeriod(shifted(quarter, 4), locale)) }],
    rows: [...rows, { label: ui[locale].totalLabel, total: true, cells: rowOfRevenue(of, total, null) }],
  }
}

/** A segment without a row where the others make up the total: there is nothing to report. */
function isSilent({ book, quarter }: TableFrame, segment: string): boolean {
  const [total, rest] = ['revenue.total', 'revenue.not_split'].map((metric) => figureAt(book, metric, {}, quarter).quantity.value)
  return figureAt(book, `revenue.${segment}`, {}, quarter).quantity.value === null && !!total && !!rest && rest.div(total).compare(ROUNDING) <= 0
}

function rowOfRevenue(of: TableFrame, amount: Figure, share: Figure | null): readonly TableCell[] {
  return [millionsCell(amount, of.locale), share ? figureCell(share, of.locale) : textCell(''), changeCell(of, amount, 'qoq'), changeCell(of, amount, 'yoy')]
}

const changeCell = (of: TableFrame, found: Figure, comparison: 'qoq' | 'yoy'): TableCell => {
  const change = toldChange(changeOf(of.book, found, comparison), of.locale)
  return change.known ? lineCell(...changeLine(change)) : { kind: 'text', text: '–', mark: 'absent' }
}

const shifted = (quarter: Quarter, back: number): Quarter => {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.at(-1)) - 1 - back
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`
}

/** What the segments leave of the total revenue, as rounding or as not split in the source. */
export function remainderNote({ book, quarter, locale }: TableFrame): readonly Line[] {
  const total = figureAt(book, 'revenue.total', {}, quarter)
  const rest = scopesOf(book, figureAt(book, 'revenue.not_split', {}, quarter).metric).length === 0 ? null : figureAt(book, 'revenue.not_split', {}, quarter).quantity.value
  if (!rest || rest.equals(0) || !total.quantity.value) return []
  const amount = { text: formatMoneyShort(rest.abs(), { currency: book.issuer.currency, locale, form: 'long' }), exact: exactText(rest), figure: 'revenue.not_split', period: quarter, href: figureAddress('revenue.not_split', 'revenue', quarter, locale) }
  const words = rest.div(total.quantity.value).compare(ROUNDING) > 0 ? ui[locale].notSplitNote : ui[locale].roundingNote
  return [filled(words('{}'), amount)]
}

/** The figures of each facility. */
export function siteTable(of: TableFrame): DataTable {
  const { book, quarter, locale } = of
  const metrics = ['capacity.average_mw', 'energy.use_mwh', 'energy.per_mw', 'energy.capacity_factor', 'emissions.scope2_location', 'emissions.scope2_market']
  const units = ['MW', 'MWh', 'MWh/MW', '', 'tCO₂e', 'tCO₂e']
  return {
    id: 'site-table', locale, caption: ui[locale].sites, first: formatPeriod(quarter, locale), notes: [], head: metrics.map((metric, index) => column(metric, locale, units[index]!)),
    rows: [
      ...book.facilities.map((row) => ({ label: valueOf(row, 'name')!, href: facilityAddress(valueOf(row, 'facility')!, locale), cells: cellsOf(of, metrics, { facility: valueOf(row, 'facility')! }) })),
      { label: ui[locale].totalLabel, total: true, cells: cellsOf(of, metrics, {}) },
    ],
  }
}

/** The figures whose movement is told, in the order of the catalogue; the same set every quarter, so that nothing is chosen. */
const MOVEMENTS: readonly (readonly [string, Partial<Scope>])[] = [
  ['energy.use_mwh', {}], ['energy.per_mw', { workload: 'mining' }], ['energy.per_mw', { workload: 'ai_hosting' }], ['energy.capacity_factor', {}], ['energy.ai_share', {}],
  ['energy.zero_carbon_share', { variant: 'grid_mix' }], ['energy.zero_carbon_share', { variant: 'contractual' }],
  ['revenue.total', {}], ['revenue.mining', {}], ['revenue.ai_hosting', {}], ['revenue.share', { variant: 'ai_hosting' }],
  ['revenue.per_mw', { workload: 'mining' }], ['revenue.per_mw', { workload: 'ai_hosting' }], ['revenue.per_mwh', { workload: 'mining' }], ['revenue.per_mwh', { workload: 'ai_hosting' }],
  ['power.price_gross', {}], ['power.price_net', {}], ['emissions.scope1', {}], ['emissions.scope2_location', {}], ['emissions.scope2_market', {}],
  ['emissions.per_mwh_location', {}], ['emissions.per_mwh_market', {}], ['mining.btc', {}], ['mining.energy_per_btc', {}], ['ai.contracted_it_mw', {}], ['ai.energised_it_mw', {}],
]

/** Every headline figure of a book in a quarter: those of the closed set that the issuer has anything to do with. */
export const headlineFigures = (book: Book, quarter: Quarter): readonly Figure[] => MOVEMENTS.flatMap(([metric, scope]) => {
  const found = figureAt(book, metric, scope, quarter)
  return scopesOf(book, found.metric).some((each) => each.facility === null && each.workload === (scope.workload ?? null) && each.variant === (scope.variant ?? null)) ? [found] : []
})

/** This quarter, the one before and the one a year before, with both changes; figures absent in all three are listed elsewhere. */
export function movementTable(of: TableFrame): DataTable {
  const { book, quarter, locale } = of
  const words = ui[locale]
  const rows = headlineFigures(book, quarter).flatMap((now) => {
    const [qoq, yoy] = [changeOf(book, now, 'qoq'), changeOf(book, now, 'yoy')]
    if ([now, qoq.before, yoy.before].every((each) => each.quantity.value === null)) return []
    const unit = unitName(now.quantity.unit.symbol, locale)
    return [{
      label: figureName(book, now.metric, now.scope, locale) + (now.quantity.unit.symbol === 'ratio' ? '' : ` (${unit})`), href: metricAddress(now.metric.id, locale), role: roleOf(now.scope.workload ?? now.scope.variant),
      cells: [figureCell(now, locale), figureCell(qoq.before, locale), changeCell(of, now, 'qoq'), figureCell(yoy.before, locale), changeCell(of, now, 'yoy')],
    }]
  })
  return {
    id: 'movement-table', locale, caption: words.movement, first: words.measure, rows, notes: [[words.estimateNote], [words.byYearNote]],
    head: [{ text: formatPeriod(quarter, locale) }, { text: formatPeriod(shifted(quarter, 1), locale) }, { text: words.change }, { text: formatPeriod(shifted(quarter, 4), locale) }, { text: words.change }],
  }
}

/** The tables by subject that have a figure in the quarter: an empty one says nothing that the list of absences does not. */
export function subjectTables(of: TableFrame): readonly DataTable[] {
  const words = ui[of.locale]
  return [
    subjectTable(of, 'emissions-table', words.emissions, ['emissions', 'hourly']), subjectTable(of, 'ai-table', words.ai, ['targets', 'datacentre']),
    subjectTable(of, 'mining-table', words.mining, ['mining', 'power.', 'grid']), subjectTable(of, 'quality-table', words.quality, ['quality']),
  ].filter(({ rows }) => rows.length > 0)
}

/** A table of every figure of some subjects for the company: name, value, status; a subject is a group of metrics, or the beginning of their ids. */
function subjectTable(of: TableFrame, id: string, caption: string, subjects: readonly string[]): DataTable {
  const { book, quarter, locale } = of
  const rows = CATALOGUE.filter((metric) => metric.only !== 'year' && subjects.some((subject) => metric.group === subject || metric.id.startsWith(subject))).flatMap((metric) => scopesOf(book, metric)
    .filter((scope) => scope.facility === null).map((scope) => figure(book, metric, scope, { kind: 'quarter', id: quarter })))
    .filter((found) => found.quantity.value !== null)
    .map((found) => {
      const printed = printFigure(found, locale)
      const unit = unitName(found.quantity.unit.symbol, locale)
      return {
        label: figureName(book, found.metric, found.scope, locale), href: metricAddress(found.metric.id, locale), role: found.scope.workload ? roleOf(found.scope.workload) : undefined,
        cells: [figureCell(found, locale), textCell(found.quantity.unit.symbol === 'ratio' ? '' : unit), lineCell(...printed.ends ?? []), textCell(found.status ? ui[locale].evidence[found.status] : '')],
      }
    })
  return { id, locale, caption, layout: 'subject', first: ui[locale].measure, rows, notes: [], head: [{ text: formatPeriod(quarter, locale) }, { text: ui[locale].unit, words: true }, { text: locale === 'en' ? 'Range' : 'Intervallo' }, { text: ui[locale].status, words: true }] }
}
