import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { scopesOf } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { publisherOf, valueOf } from '../core/row.ts'
import { metricSlug, quarterSlug } from './address.ts'
import type { Card, CardFigure } from './card.ts'
import { formatPeriod, type Locale } from './format.ts'
import { tilesOf } from './headline.ts'
import { latestOf } from './history.ts'
import { inSentence, metricWords } from './names.ts'
import { headlineSentence } from './narrative/opening.ts'
import { plainText } from './narrative/parts.ts'
import { printFigure, type Printed } from './printed.ts'
import { figureAt } from './series.ts'
import { terms } from './words/terms.ts'

/** A card by its name, which is a part of its address: `reports/2025-q3`. */
export interface NamedCard {
  readonly name: string
  /** The quarter it speaks of; null for one that follows the latest. */
  readonly quarter: Quarter | null
  readonly of: (locale: Locale) => Card
}

/** A card for every report, metric and facility, and one for the rest. */
export const cardsOf = (book: Book): readonly NamedCard[] => book.once('cards', () => [
  { name: 'index', quarter: null, of: (locale) => reportCard(book, book.quarters.at(-1)!, locale) },
  ...[...book.quarters].reverse().map((quarter): NamedCard => ({ name: `reports/${quarterSlug(quarter)}`, quarter, of: (locale) => reportCard(book, quarter, locale) })),
  ...CATALOGUE.filter((metric) => scopesOf(book, metric).length > 0).map((metric): NamedCard => ({ name: `metrics/${metricSlug(metric.id)}`, quarter: null, of: (locale) => metricCard(book, metric, locale) })),
  ...book.facilities.map((row): NamedCard => ({ name: `facilities/${valueOf(row, 'facility')!}`, quarter: null, of: (locale) => facilityCard(book, row, locale) })),
])

/** What a card shows, in words: for who cannot see the picture. */
export function cardText(book: Book, name: string, locale: Locale): string {
  return book.once(`card text@${name}@${locale}`, () => {
    const { kicker, title, sentence, figures } = cardsOf(book).find((each) => each.name === name)!.of(locale)
    const told = figures.map(({ label, number, unit }) => [label === '' ? '' : `${label}:`, typeof number === 'string' ? number : number.text, unit].filter((part) => part !== '').join(' '))
    return [`${kicker}, ${title}.`, sentence, `${told.join('; ')}.`].join(' ').replaceAll('\u00a0', ' ').trim()
  })
}

/** The card of a report: its headline, how hard the first business worked its capacity, what AI earned, and Scope 2 on both bases at one size. */
function reportCard(book: Book, quarter: Quarter, locale: Locale): Card {
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
  const figure = latest ? { label: [latest.part, formatPeriod(latest.quarter, locale)].filter((part) => part !== '').join(', '), number: latest.mark, unit: '', role: 'ink' } : { label: '', number: terms[locale].absences.missing_input.short, unit: '', role: 'muted' }
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
