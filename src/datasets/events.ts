import { createHash } from 'node:crypto'
import type { Book } from '../core/book.ts'
import { effectsOf } from '../core/effect.ts'
import type { Figure } from '../core/figure.ts'
import { cellsOf } from '../core/lineage.ts'
import { METHOD_CHANGES } from '../core/methods.ts'
import type { Metric } from '../core/metric.ts'
import type { Quarter } from '../core/period.ts'
import { restatementsOf, type Restatement } from '../core/restatement.ts'
import { numberIn, valueOf, type Cell, type Row } from '../core/row.ts'
import { address, metricAddress, reportAddress } from '../view/address.ts'
import { cellText, restatedName } from '../view/cell.ts'
import { formatPeriod, type Locale } from '../view/format.ts'
import { historyScopes } from '../view/history.ts'
import { textOf } from '../view/mark.ts'
import { metricWords, scopeName } from '../view/names.ts'
import { headlineSentence } from '../view/narrative/opening.ts'
import { plainText } from '../view/narrative/parts.ts'
import { printFigure, unitName } from '../view/printed.ts'
import { figureAt } from '../view/series.ts'
import { feedWords } from '../view/words/feeds.ts'
import { publishedDates, releasedQuarters } from './archive.ts'

/** Something that a feed tells: a value that is new, one that was restated, or a definition that changed. */
export interface FeedEvent {
  readonly id: string
  readonly kind: 'value' | 'restatement' | 'definition'
  readonly date: string
  /** The day from which it may read otherwise: that of the last restatement of a figure it is about, or its own. */
  readonly updated: string
  readonly title: string
  readonly text: string
  /** The page that shows it. */
  readonly path: string
}

/** The most events a feed holds; who comes later finds the rest in the pages. */
const MOST = 24

/** An identifier that stays the same wherever the site stands. */
export function stableId(...of: readonly string[]): string {
  const hash = createHash('sha256').update(of.join('\n')).digest('hex')
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** What happened on the site, newest first: quarters that came out, values that were restated, definitions that changed. */
export const siteEvents = (book: Book, locale: Locale): readonly FeedEvent[] => newest([
  ...datedQuarters(book).map(([quarter, date]) => restatedBy(book, ({ period }) => period.id === quarter, event(book, locale, 'value', `site ${quarter}`, date, {
    title: feedWords[locale].released(formatPeriod(quarter, locale)), text: plainText(headlineSentence(book, quarter, locale)), path: reportAddress(quarter, locale),
  }))),
  ...restatementsOf(book).flatMap((restatement) => restated(book, locale, restatement, 'site', ofCell(book, locale, restatement))),
  ...METHOD_CHANGES.map((change) => event(book, locale, 'definition', `site ${change.metric} ${change.since}`, change.since, defined(change.metric, change.reason[locale], locale))),
])

/** What happened to one metric, newest first. */
export const metricEvents = (book: Book, metric: Metric, locale: Locale): readonly FeedEvent[] => newest([
  ...datedQuarters(book).slice(-MOST).flatMap(([quarter, date]) => valueEvent(book, metric, quarter, date, locale)),
  ...restatementsOf(book).filter((restatement) => effectsOf(book, restatement).some(({ after }) => after.metric === metric)).flatMap((restatement) => restated(book, locale, restatement, metric.id, ofMetric(book, metric, locale, restatement))),
  ...METHOD_CHANGES.filter((change) => change.metric === metric.id).map((change) => event(book, locale, 'definition', `${metric.id} ${change.since}`, change.since, defined(metric.id, change.reason[locale], locale))),
])

/** The released quarters whose day is known; drafts of a preview are told to nobody. */
function datedQuarters(book: Book): readonly (readonly [Quarter, string])[] {
  const dates = publishedDates(book)
  return releasedQuarters(book).flatMap((quarter) => (dates.has(quarter) ? [[quarter, dates.get(quarter)!] as const] : []))
}

const newest = (events: readonly FeedEvent[]): readonly FeedEvent[] => events.map((each, index) => ({ each, index }))
  .sort((a, b) => (a.each.date === b.each.date ? b.index - a.index : a.each.date < b.each.date ? 1 : -1)).slice(0, MOST).map(({ each }) => each)

const event = (book: Book, locale: Locale, kind: FeedEvent['kind'], key: string, date: string, words: Pick<FeedEvent, 'title' | 'text' | 'path'>): FeedEvent =>
  ({ id: stableId(book.issuer.name, locale, kind, key), kind, date, updated: date, ...words })

/** An event with the day of the last restatement that moved what it tells of. */
function restatedBy(book: Book, tellsOf: (figure: Figure) => boolean, told: FeedEvent): FeedEvent {
  const days = restatementsOf(book).filter((restatement) => effectsOf(book, restatement).some(({ after }) => tellsOf(after))).map((restatement) => dayOf(book, restatement))
  return { ...told, updated: [told.updated, ...days].sort().at(-1)! }
}

function valueEvent(book: Book, metric: Metric, quarter: Quarter, date: string, locale: Locale): readonly FeedEvent[] {
  const known = historyScopes(book, metric).map((scope) => figureAt(book, metric.id, scope, quarter)).filter(({ quantity }) => quantity.value !== null)
  const whole = known.filter(({ scope }) => scope.facility === null)
  const values = whole.length > 0 ? whole : known
  if (values.length === 0) return []
  const said = values.map((found) => {
    const { number, unit } = printFigure(found, locale)
    return [[scopeName(book, found.scope, locale), number].filter((part) => part !== '').join(': '), unit].filter((part) => part !== '').join('\u00a0')
  })
  return [restatedBy(book, (figure) => figure.metric === metric && figure.period.id === quarter, event(book, locale, 'value', `${metric.id} ${quarter}`, date, {
    title: `${metricWords(metric.id, locale).name}, ${formatPeriod(quarter, locale)}`, text: said.join('; '), path: metricAddress(metric.id, locale, quarter),
  }))]
}

/** A restatement counts from the day of its row, or from the release of its quarter if that came later; blank where neither has a day. */
function dayOf(book: Book, { quarter, date }: Restatement): string {
  const dates = publishedDates(book)
  return [date, (quarter && dates.get(quarter)) ?? [...dates.values()].sort()[0] ?? ''].sort().at(-1)!
}

function restated(book: Book, locale: Locale, restatement: Restatement, of: string, said: { readonly title: string; readonly text: string }): readonly FeedEvent[] {
  const { row, column, previous, current, date, reason } = restatement
  const day = dayOf(book, restatement)
  return day === '' ? [] : [event(book, locale, 'restatement', `${of} ${row.table} ${current.file} ${column} ${previous.text} ${current.text} ${date}`, day, {
    title: feedWords[locale].restated(said.title), text: [said.text, reason ? valueOf(reason as Row<'restatements'>, locale === 'it' ? 'text_it' : 'text_en')! : ''].filter((part) => part !== '').join('. '), path: address('/restatements/', locale),
  })]
}

/** A restated cell: its table, its place and quarter, both values with their unit. */
function ofCell(book: Book, locale: Locale, restatement: Restatement): { readonly title: string; readonly text: string } {
  const { previous, current } = restatement
  const step = effectsOf(book, restatement).flatMap(({ after }) => cellsOf(after.quantity)).find(({ cell }) => cell === current)
  const unit = step ? unitName(step.unit.symbol, locale) : ''
  const told = (cell: Cell): string => [textOf([cellText(cell, locale)]), numberIn(cell) === null ? '' : unit].filter((part) => part !== '').join('\u00a0')
  return { title: restatedName(book, restatement, locale), text: `${told(previous)} → ${told(current)}` }
}

/** What a restatement did to a metric: each quarter's figure before and after, of the company where it has one. */
function ofMetric(book: Book, metric: Metric, locale: Locale, restatement: Restatement): { readonly title: string; readonly text: string } {
  const moved = effectsOf(book, restatement).filter(({ after }) => after.metric === metric)
  const quarterly = moved.filter(({ after }) => after.period.kind === 'quarter')
  const whole = quarterly.filter(({ after }) => after.scope.facility === null)
  const shown = [whole, quarterly, moved].find((each) => each.length > 0)!.slice(0, 4)
  const told = (figure: Figure): string => { const { number, unit } = printFigure(figure, locale); return [number, unit].filter((part) => part !== '').join('\u00a0') }
  return {
    title: [metricWords(metric.id, locale).name, [...new Set(shown.map(({ after }) => formatPeriod(after.period.id, locale)))].join(', ')].join(', '),
    text: shown.map(({ before, after }) => [scopeName(book, after.scope, locale), `${told(before)} → ${told(after)}`].filter((part) => part !== '').join(': ')).join('; ') + (moved.length > shown.length ? `; ${feedWords[locale].others}` : ''),
  }
}

const defined = (metric: string, reason: string, locale: Locale): Pick<FeedEvent, 'title' | 'text' | 'path'> =>
  ({ title: feedWords[locale].defined(metricWords(metric, locale).name), text: reason, path: metricAddress(metric, locale) })
