import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { figure, scopesOf, type Figure } from '../core/figure.ts'
import { cellsOf, statusOfRow } from '../core/lineage.ts'
import type { Metric } from '../core/metric.ts'
import type { Quarter } from '../core/period.ts'
import type { Quantity, Reason } from '../core/quantity.ts'
import type { Rational } from '../core/rational.ts'
import { valueOf, type Cell, type Row } from '../core/row.ts'
import { fileAddress, metricAddress } from './address.ts'
import { formatDate, formatNumber, formatPeriod, type Locale } from './format.ts'
import { cellMark, openCell, type Line } from './mark.ts'
import { inSentence, metricWords, scopeName } from './names.ts'
import { printFigure, unitName, type Printed } from './printed.ts'
import { figureAt } from './series.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** A document behind figures. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly url: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly note: string | null
}

/** A row of sources as the page prints it. */
export function sourceOf(row: Row<'sources'>, locale: Locale): Source {
  const date = valueOf(row, 'published') ?? valueOf(row, 'document_date')
  return {
    id: valueOf(row, 'source')!, title: valueOf(row, 'title')!, url: valueOf(row, 'url'), publisher: valueOf(row, 'publisher'),
    published: date ? formatDate(date, locale) : null, note: valueOf(row, 'note'),
  }
}

/** One cell a figure was computed from, as the reader follows it. */
export interface Input {
  readonly place: string
  /** The cell on the page of its file. */
  readonly href: string
  readonly column: string
  readonly value: Line
  /** The ends of its range as its file gives them. */
  readonly ends: Line | null
  readonly what: string
  readonly status: string
  readonly note: string | null
  readonly source: Source | null
}

/** The cell a step was read from; the step must have one. */
export function inputOf(book: Book, step: Quantity, locale: Locale): Input {
  const cell = step.cell!
  const row = step.row!
  const status = statusOfRow(row)
  const source = book.rows('sources').find((each) => valueOf(each, 'source') === valueOf(row as Row<'energy'>, 'source'))
  return {
    place: `${cell.file}:${cell.line}:${cell.column}`, href: fileAddress(cell.file, locale, cell.line, cell.field), column: cell.name, value: printedCell(cell, step, locale), ends: endsOf(step, locale), what: whatOf(book, row, locale),
    status: status ? ui[locale].evidence[status] : '', note: valueOf(row as Row<'energy'>, 'note'), source: source ? sourceOf(source, locale) : null,
  }
}

/** The range of an estimated cell as its file gives it. */
function endsOf({ low, high }: Quantity, locale: Locale): Line | null {
  if (!low?.value || !high?.value) return null
  const end = (cell: NonNullable<typeof low>): Line[number] => cellMark(cell, formatNumber(cell.value!, { locale, decimals: cell.text.split('.')[1]?.length ?? 0 }))
  return locale === 'it' ? ['da ', end(low), ' a ', end(high)] : [end(low), ' to ', end(high)]
}

/** A cell's value as its file gives it: every digit, grouped for the reader. */
function printedCell(cell: Cell, step: Quantity, locale: Locale): Line {
  if (cell.value === null) return [terms[locale].absences.missing_input.short]
  const decimals = cell.text.split('.')[1]?.length ?? 0
  const unit = unitName(step.unit.symbol, locale)
  const number = formatNumber(cell.value as Parameters<typeof formatNumber>[0], { locale, decimals })
  return [cellMark(cell as Cell<Rational>, number), step.unit.symbol === 'ratio' || unit === '' ? '' : `\u00a0${unit}`]
}

/** What a row speaks of: site, workload, segment, the date a level holds from. */
export function whatOf(book: Book, row: Row, locale: Locale): string {
  const cells = row.cells as Readonly<Record<string, Cell | undefined>>
  const facility = cells.facility?.text
  const scope = scopeName(book, { facility: facility && facility !== 'all' ? facility : null, workload: (cells.workload?.text as 'mining' | undefined) ?? null, variant: null }, locale)
  const rest = [
    cells.segment ? terms[locale].segments[cells.segment.text as 'mining'].name : null,
    cells.component ? terms[locale].powerCosts[cells.component.text as 'energy'].name : null,
    cells.applies_to?.text ?? null,
    cells.effective_from ? formatDate(cells.effective_from.text, locale) : null,
  ]
  return [scope, ...rest].filter((part) => part).join(', ')
}

/** The figures of the first screen. */
const leadFigures = (book: Book, quarter: Quarter): readonly Figure[] => [
  ...book.workloads.map((workload) => figureAt(book, 'energy.per_mw', { workload }, quarter)),
  ...book.workloads.flatMap((workload) => ['revenue.per_mw', 'revenue.per_mwh'].map((metric) => figureAt(book, metric, { workload }, quarter))),
  figureAt(book, 'revenue.share', { variant: 'ai_hosting' }, quarter),
  figureAt(book, 'emissions.scope2_location', {}, quarter), figureAt(book, 'emissions.scope2_market', {}, quarter),
].filter((found) => found.quantity.value !== null)

/** The sources of every row of a quarter, and of the reference rows its figures rest on. */
export function sourcesOf(book: Book, quarter: Quarter, locale: Locale): readonly Source[] {
  const used = new Set(leadFigures(book, quarter).flatMap((found) => cellsOf(found.quantity)).map(({ row }) => valueOf(row as Row<'energy'>, 'source')))
  for (const table of ['energy', 'revenue', 'instruments', 'mining', 'power_cost', 'grid_mix', 'grid_services', 'fuels', 'water', 'fleet'] as const) {
    for (const row of book.rows(table, quarter)) used.add(valueOf(row as Row<'energy'>, 'source'))
  }
  return book.rows('sources').filter((row) => used.has(valueOf(row, 'source'))).map((row) => sourceOf(row, locale))
}

/** Figures that are absent for one reason. */
export interface Absence {
  readonly reason: string
  readonly full: string
  readonly figures: readonly { readonly name: string; readonly href: string; readonly where: string }[]
}

/** The company's figures that a quarter lacks, by reason; what does not apply to the issuer is not missing. */
export function absencesOf(book: Book, quarter: Quarter, locale: Locale): readonly Absence[] {
  const missing = CATALOGUE.filter((metric) => metric.only !== 'year').flatMap((metric) => absentScopes(book, metric, quarter))
  const reasons = [...new Set(missing.map(({ reason }) => reason))]
  return reasons.filter((reason) => reason !== 'not_applicable').map((reason) => ({
    reason: terms[locale].absences[reason].short, full: terms[locale].absences[reason].full,
    figures: merged(missing.filter((each) => each.reason === reason)).map(({ metric, where }) => ({
      name: metricWords(metric.id, locale).name, href: metricAddress(metric.id, locale, quarter), where: where.map((scope) => inSentence(scopeName(book, scope, locale))).filter((name) => name !== '').join('; '),
    })),
  }))
}

interface Missing { readonly metric: Metric; readonly scope: Figure['scope']; readonly reason: Reason }

const absentScopes = (book: Book, metric: Metric, quarter: Quarter): readonly Missing[] => scopesOf(book, metric).filter((scope) => scope.facility === null)
  .map((scope) => ({ metric, scope, reason: figure(book, metric, scope, { kind: 'quarter', id: quarter }).quantity.reason }))
  .filter((each): each is Missing => each.reason !== null)

/** One line a metric; where the company as a whole lacks it, its parts need no mention. */
function merged(missing: readonly Missing[]): readonly { readonly metric: Metric; readonly where: readonly Figure['scope'][] }[] {
  const metrics = [...new Set(missing.map(({ metric }) => metric))]
  return metrics.map((metric) => {
    const scopes = missing.filter((each) => each.metric === metric).map(({ scope }) => scope)
    return { metric, where: scopes.some((scope) => scope.workload === null && scope.variant === null) ? [] : scopes }
  })
}

/** A claim as it was made, beside what the data of the same quarter supports. */
export interface PublicClaim {
  readonly quarter: string
  readonly where: string
  readonly claim: string
  readonly by: string
  readonly value: Line
  readonly note: string | null
  readonly source: Source | null
  readonly supported: readonly { readonly label: string; readonly printed: Printed }[]
}

/** The claims about a quarter; the last ones made before it when there are none. */
export function claimsOf(book: Book, quarter: Quarter | null, locale: Locale): { readonly claims: readonly PublicClaim[]; readonly current: boolean } {
  const rows = book.rows('public_claims')
  const own = quarter === null ? rows : rows.filter((row) => valueOf(row, 'period') === quarter)
  if (own.length > 0) return { claims: own.map((row) => claimOf(book, row, locale)), current: true }
  const last = rows.map((row) => valueOf(row, 'period')!).filter((period) => period < quarter!).sort().at(-1)
  return { claims: rows.filter((row) => valueOf(row, 'period') === last).map((row) => claimOf(book, row, locale)), current: false }
}

function claimOf(book: Book, row: Row<'public_claims'>, locale: Locale): PublicClaim {
  const period = valueOf(row, 'period')!
  const facility = valueOf(row, 'facility') === 'all' ? null : valueOf(row, 'facility')
  const claim = valueOf(row, 'claim')!
  const unit = valueOf(row, 'unit')
  const value = row.cells.value!
  const source = book.rows('sources').find((each) => valueOf(each, 'source') === valueOf(row, 'source'))
  const bases = claim === 'zero_carbon_share' && book.quarters.includes(period) ? ['contractual', 'grid_mix'] : []
  return {
    quarter: formatPeriod(period, locale), where: facility ? scopeName(book, { facility, workload: null, variant: null }, locale) : ui[locale].company, claim: terms[locale].claims[claim]?.name ?? claim,
    by: terms[locale].claimMakers[valueOf(row, 'made_by')!].name, note: valueOf(row, 'note'), source: source ? sourceOf(source, locale) : null,
    value: value.value ? [openCell(value, formatNumber(value.value, { locale, decimals: value.text.split('.')[1]?.length ?? 0 }), locale), unit === 'percent' ? '%' : `\u00a0${unit}`] : ['–'],
    supported: bases.map((basis) => ({
      label: basis === 'contractual' ? ui[locale].supported : ui[locale].supportedMix, printed: printFigure(figureAt(book, 'energy.zero_carbon_share', { facility, variant: basis }, period), locale),
    })),
  }
}
