import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { scopesOf } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { publisherOf, valueOf } from '../core/row.ts'
import { cardAddress, metricSlug, quarterSlug } from '../view/address.ts'
import { drawCard, type Card, type CardFigure } from '../view/card.ts'
import { formatPeriod, LOCALES, type Locale } from '../view/format.ts'
import { tilesOf } from '../view/headline.ts'
import { latestOf } from '../view/history.ts'
import { inSentence, metricWords } from '../view/names.ts'
import { headlineSentence } from '../view/narrative/opening.ts'
import { plainText } from '../view/narrative/parts.ts'
import { printFigure, type Printed } from '../view/printed.ts'
import { figureAt } from '../view/series.ts'
import { terms } from '../view/words/terms.ts'
import type { Archive } from './archive.ts'
import { keep } from './keepsake.ts'
import type { PublishedFile } from './published-file.ts'
import { rasterOf } from './raster.ts'
import { currentVersion, lastChange } from './version.ts'

/** A card for every report, metric and facility, and one for the rest; none while the site has no address, since whoever shows one asks for a whole address. */
export const cardFiles = (archive: Archive): readonly PublishedFile[] => keep(archive.book, 'card files', () => {
  const { book, origin } = archive
  if (origin === null) return []
  const make = (name: string, card: (locale: Locale) => Card, quarter: Quarter | null = null): readonly PublishedFile[] => LOCALES.map((locale) => ({
    path: cardAddress(name, locale).slice(1), kind: 'card', write: () => rasterOf(drawCard(card(locale)), 1), table: null, quarter, rows: null, changed: quarter ? lastChange(archive, quarter) : currentVersion(archive).date,
  }))
  return [
    ...make('index', (locale) => reportCard(book, book.quarters.at(-1)!, locale)),
    ...[...book.quarters].reverse().flatMap((quarter) => make(`reports/${quarterSlug(quarter)}`, (locale) => reportCard(book, quarter, locale), quarter)),
    ...CATALOGUE.filter((metric) => scopesOf(book, metric).length > 0).flatMap((metric) => make(`metrics/${metricSlug(metric.id)}`, (locale) => metricCard(book, metric, locale))),
    ...book.facilities.flatMap((row) => make(`facilities/${valueOf(row, 'facility')!}`, (locale) => facilityCard(book, row, locale))),
  ]
})

/** The card of a report: its headline, how hard the first business worked its capacity, what AI earned, and Scope 2 on both bases at one size. */
export function reportCard(book: Book, quarter: Quarter, locale: Locale): Card {
  const [first, ...rest] = tilesOf(book, quarter, locale)
  const told = [first!, ...rest.slice(-2)].flatMap(({ title, headlines }) => headlines.map((headline) => ({ label: headlines.length > 1 ? `${SCOPE2[locale]}, ${inSentence(headline.label)}` : title, headline })))
  const figures = told.map(({ label, headline: { printed, role } }) => ({ label, ...numberOf(printed), role: printed.known ? roleOf(role) : 'muted' }))
  return { kicker: book.issuer.name, title: formatPeriod(quarter, locale), sentence: plainText(headlineSentence(book, quarter, locale)), figures, foot: footOf(book, locale) }
}

const SCOPE2: Readonly<Record<Locale, string>> = { en: 'Scope 2', it: 'Ambito 2' }

const roleOf = (role: string): string => (role === 'neutral' ? 'ink' : role === 'neutral2' ? 'muted' : role)

const numberOf = ({ known, number, unit, id, period, exact }: Printed): Pick<CardFigure, 'number' | 'unit'> => ({ number: known ? { text: number, figure: id, period, exact } : number, unit })

/** Whose word a card is: it travels alone. */
const footOf = ({ issuer }: Book, locale: Locale): string => `${publisherOf(issuer)}. ${issuer.disclaimer[locale]}`

function metricCard(book: Book, metric: (typeof CATALOGUE)[number], locale: Locale): Card {
  const words = metricWords(metric.id, locale)
  const latest = latestOf(book, metric, locale)
  const figure = latest ? { label: formatPeriod(latest.quarter, locale), number: latest.mark, unit: '', role: 'ink' } : { label: '', number: terms[locale].absences.missing_input.short, unit: '', role: 'muted' }
  return { kicker: book.issuer.name, title: words.name, sentence: words.definition, figures: [figure], foot: footOf(book, locale) }
}

function facilityCard(book: Book, row: Book['facilities'][number], locale: Locale): Card {
  const id = { facility: valueOf(row, 'facility')! }
  // A site that was sold or closed is shown as it last ran.
  const latest = [...book.quarters].reverse().find((quarter) => figureAt(book, 'capacity.period_end_mw', id, quarter).quantity.value !== null) ?? book.quarters.at(-1)!
  const figures = (['capacity.period_end_mw', 'energy.per_mw'] as const).map((metric) => figureAt(book, metric, id, latest))
  return {
    kicker: book.issuer.name, title: valueOf(row, 'name')!, sentence: valueOf(row, 'place') ?? '',
    figures: figures.map((figure) => ({ label: `${metricWords(figure.metric.id, locale).name}, ${formatPeriod(latest, locale)}`, ...numberOf(printFigure(figure, locale, 'short')), role: figure.quantity.value ? 'ink' : 'muted' })), foot: footOf(book, locale),
  }
}
