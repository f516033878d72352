import type { Book } from '../core/book.ts'
import { changeOf } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import type { Scope } from '../core/view.ts'
import type { ChartRole } from './chart.ts'
import { formatPeriod, type Locale } from './format.ts'
import { filled, type Line } from './mark.ts'
import { inSentence, metricWords, roleOf } from './names.ts'
import { printFigure, toldChange, type Printed, type PrintedChange } from './printed.ts'
import { figureAt, standingScope } from './series.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

/** One headline figure: its value, how it moved and what it rests on. */
export interface Headline {
  readonly label: string
  readonly role: ChartRole
  readonly printed: Printed
  /** Against the quarter before and the same quarter a year before, those that exist. */
  readonly changes: readonly PrintedChange[]
  /** The quality of the evidence in words; for an absent figure its reason in full. */
  readonly evidence: Line
  /** The last known value, where this quarter has none. */
  readonly lastKnown: Line | null
  /** The site that the figure speaks of, where the company's own cannot be stated. */
  readonly site: string | null
}

/** A tile of the first screen: one figure, or two of equal weight. */
export interface Tile {
  readonly title: string
  readonly headlines: readonly Headline[]
}

/** A headline figure of a metric; where the company's is out of bounds, the one site's that stands. */
export function headlineOf(book: Book, metric: string, wanted: Partial<Scope>, quarter: Quarter, locale: Locale, label?: string): Headline {
  const { scope, site } = standingScope(book, metric, wanted, [quarter])
  const found = figureAt(book, metric, scope, quarter)
  const printed = printFigure(found, locale, 'short')
  return {
    label: label ?? metricWords(metric, locale, scope.variant ?? null).name, role: roleOf(scope.workload ?? scope.variant ?? null), printed, site,
    changes: printed.known ? [changeOf(book, found, 'qoq'), changeOf(book, found, 'yoy')].map((change) => toldChange(change, locale)).filter((change) => change.known) : [],
    evidence: evidenceOf(found, printed, locale), lastKnown: printed.known ? null : lastKnown(book, metric, scope, quarter, locale),
  }
}

/** The words under a figure: estimated with its range, reported, or why it is absent. */
export function evidenceOf(found: Figure, printed: Printed, locale: Locale): Line {
  const words = ui[locale]
  if (!printed.known) return [terms[locale].absences[printed.reason!].full]
  if (printed.ends) return filled(printed.estimated ? words.estimatedRange('{}') : words.derivedRange('{}'), printed.ends)
  return found.status === null ? [] : [words.evidence[found.status]]
}

function lastKnown(book: Book, metric: string, scope: Partial<Scope>, quarter: Quarter, locale: Locale): Line | null {
  const before = book.quarters.filter((each) => each < quarter).findLast((each) => figureAt(book, metric, scope, each).quantity.value !== null)
  if (!before) return null
  const { number, unit, exact, id, period, href } = printFigure(figureAt(book, metric, scope, before), locale, 'short')
  return filled(ui[locale].lastKnown('{}', formatPeriod(before, locale)), { text: [number, unit].filter((part) => part !== '').join('\u00a0'), exact, figure: id, period, href })
}

/** The tiles of the first screen: energy per MW of each workload, the AI share of revenue, Scope 2 on both bases at one size. */
export function tilesOf(book: Book, quarter: Quarter, locale: Locale): readonly Tile[] {
  const words = terms[locale]
  const perMw = book.workloads.slice(0, 2).map((workload) => ({
    title: `${metricWords('energy.per_mw', locale).name}, ${inSentence(words.workloads[workload].name)}`,
    headlines: [headlineOf(book, 'energy.per_mw', { workload }, quarter, locale)],
  }))
  const charts = ui[locale].charts
  return [
    ...perMw,
    { title: shareTitle(book, locale), headlines: [shareHeadline(book, quarter, locale)] },
    { title: charts.emissions, headlines: scope2Headlines(book, quarter, locale) },
  ]
}

/** Both bases at one size; where neither is known one line says so for both. */
function scope2Headlines(book: Book, quarter: Quarter, locale: Locale): readonly Headline[] {
  const charts = ui[locale].charts
  const both = [
    headlineOf(book, 'emissions.scope2_location', {}, quarter, locale, charts.location), headlineOf(book, 'emissions.scope2_market', {}, quarter, locale, charts.market),
  ]
  return both.some(({ printed }) => printed.known) ? both : [{ ...both[0]!, label: charts.bothBases }]
}

const hostsAi = (book: Book): boolean => book.rows('revenue').some((row) => row.cells.segment?.value === 'ai_hosting')

const shareTitle = (book: Book, locale: Locale): string => (hostsAi(book)
  ? (locale === 'en' ? 'AI share of revenue' : 'Quota dell’IA nei ricavi')
  : metricWords('revenue.total', locale).name)

const shareHeadline = (book: Book, quarter: Quarter, locale: Locale): Headline => (hostsAi(book)
  ? { ...headlineOf(book, 'revenue.share', { variant: 'ai_hosting' }, quarter, locale), role: 'ai' }
  : headlineOf(book, 'revenue.total', {}, quarter, locale))
