import type { Book } from '../core/book.ts'
import { changeOf, type Change } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { boundaryIn, valueOf } from '../core/row.ts'
import type { Workload } from '../core/tables.ts'
import type { Scope } from '../core/view.ts'
import { comparisonsOf } from '../narrative/comparison.ts'
import { isMostlyEstimated } from '../narrative/estimate.ts'
import type { Locale } from './format.ts'
import { figureName, metricWords } from './names.ts'
import { englishLevel, englishName } from './narrative/english-moves.ts'
import { bySize, italianLevel, italianSubject, ofLevel } from './narrative/italian-moves.ts'
import { partOf, quarterText, rangeOf, sizeOf, type Size } from './narrative/numbers.ts'
import { isNumber, opened, say, type NumberPart, type Sentence } from './narrative/parts.ts'
import { printFigure } from './printed.ts'
import { figureAt, standingScope } from './series.ts'
import { MISREADINGS } from './words/misreading.ts'
import { statedWords } from './words/stated.ts'
import { terms } from './words/terms.ts'

/** A headline figure in the forms in which it can be quoted. */
export interface Quote {
  /** The id of the figure. */
  readonly id: string
  readonly name: string
  /** The number with its unit; a word where it is not known. */
  readonly number: Sentence
  readonly one: Sentence
  /** The same with its comparisons. */
  readonly two: Sentence
  /** What must be known to quote it rightly. */
  readonly caveats: readonly Sentence[]
  /** What the company's figures cover, in the issuer's own words, which may be of another language; null where it says nothing. */
  readonly boundary: { readonly label: string; readonly text: string; readonly language: string } | null
  /** How it is often misread; null where there is no figure to misread. */
  readonly misreading: string | null
  readonly permalink: string
}

/** The headline figures of a quarter as they can be quoted; one that is not known is told with its reason, one that does not apply is left out. */
export function quotesOf(book: Book, quarter: Quarter, locale: Locale): readonly Quote[] {
  const perMw = book.workloads.map((workload): readonly [string, Partial<Scope>] => ['energy.per_mw', { workload: workload as Workload }])
  const share: readonly (readonly [string, Partial<Scope>])[] = book.rows('revenue').some((row) => row.cells.segment?.value === 'ai_hosting') ? [['revenue.share', { variant: 'ai_hosting' }]] : []
  const wanted: readonly (readonly [string, Partial<Scope>])[] = [['revenue.total', {}], ...share, ['energy.use_mwh', {}], ...perMw, ['emissions.scope2_location', {}], ['emissions.scope2_market', {}]]
  const figures = wanted.map(([metric, scope]) => figureAt(book, metric, standingScope(book, metric, scope, [quarter]).scope, quarter))
  return figures.filter(({ quantity }) => quantity.reason !== 'not_applicable').map((figure) => quoteOf(book, figure, quarter, locale))
}

function quoteOf(book: Book, figure: Figure, quarter: Quarter, locale: Locale): Quote {
  const { metric, scope, quantity } = figure
  const words = SENTENCES[locale]
  const base = { id: figure.id, name: figureName(book, metric, scope, locale) }
  const printed = printFigure(figure, locale, 'short')
  if (quantity.value === null) {
    const one = words.unknown(book, figure, quarterText(quarter, locale))
    return { ...base, number: [printed.number], one, two: one, caveats: [], boundary: null, misreading: null, permalink: printed.href }
  }
  const one = withoutFirst(words.one(book, figure, quarterText(quarter, locale)))
  const comparisons = comparisonsOf(figure)
  const compared = words.compared(comparisons.map((comparison) => changeOf(book, figure, comparison)), comparisons.includes('qoq'))
  const number = { text: [printed.number, printed.unit].filter((part) => part !== '').join('\u00a0'), figure: figure.id, period: quarter, exact: printed.exact, href: printed.href }
  return { ...base, number: [number], one, two: say`${one} ${withoutFirst(compared)}`, caveats: caveatsOf(book, figure, locale), boundary: boundaryOf(book, figure, locale), misreading: MISREADINGS[locale][metric.id]!, permalink: printed.href }
}

/** Flags whose meaning is said elsewhere in a quotation, or is none of its business. */
const SAID: ReadonlySet<string> = new Set(['estimated', 'restated'])

/** What must be said beside a figure: how it came about, what was published before, what its metric and its sites ask for. */
function caveatsOf(book: Book, figure: Figure, locale: Locale): readonly Sentence[] {
  const { caution } = metricWords(figure.metric.id, locale, figure.scope.variant)
  const range = figure.status === 'derived' ? rangeOf(figure, locale) : null
  return [
    ...(range ? [SENTENCES[locale].derived(range)] : []),
    ...(figure.first?.quantity.value ? [say`${opened([statedWords[locale].first])} ${formerOf(figure, locale)}.`] : []),
    ...(caution && !isIdle(book, figure) ? [[caution]] : []),
    ...figure.flags.filter((flag) => !SAID.has(flag)).map((flag): Sentence => [terms[locale].flags[flag].meaning]),
  ]
}

function boundaryOf(book: Book, { scope }: Figure, locale: Locale): Quote['boundary'] {
  const said = scope.facility === null ? boundaryIn(book.issuer, locale) : null
  return said && { label: SENTENCES[locale].boundary, ...said }
}

/** Whether the caution of a metric has nothing to warn of: a mix without a negative segment. */
const isIdle = (book: Book, { metric, period }: Figure): boolean =>
  metric.id === 'revenue.share' && !book.rows('revenue').some((row) => valueOf(row, 'period') === period.id && (valueOf(row, 'amount')?.compare(0) ?? 0) < 0)

/** What was first published in a figure's place, printed as the figure is. */
function formerOf(figure: Figure, locale: Locale): NumberPart {
  const first = figure.first!
  const { number, unit } = printFigure(first, locale, 'short')
  return partOf(`first[${figure.id}]`, [number, unit].filter((part) => part !== '').join('\u00a0'), first.quantity.value!, figure, locale)
}

/** The sentence as it stands alone: what was first published is a caveat of its own. */
const withoutFirst = (sentence: Sentence): Sentence => sentence.map((part) => (isNumber(part) ? { ...part, first: undefined } : part))

/** The size of a change and which way it went; null where there is nothing to compare with. */
function sized(change: Change): (Size & { readonly up: boolean; readonly same: boolean; readonly vague: boolean; readonly against: Quarter }) | null {
  const value = change.change.value ?? change.absolute.value
  if (value === null) return null
  return { change, measure: change.change.value === null ? 'abs' : change.form, value, up: value.s > 0n, same: value.equals(0), vague: isMostlyEstimated([change.now, change.before]), against: change.before.period.id as Quarter }
}

/** Whether a change is none in print: "0.0% lower" would say that something moved, and not what. */
const isNothing = (by: Size, locale: Locale): boolean => !/[1-9]/.test(sizeOf(by, locale).text)

const told = (changes: readonly Change[]) => changes.map(sized).filter((each) => each !== null)

interface Sentences {
  readonly one: (book: Book, figure: Figure, quarter: string) => Sentence
  readonly unknown: (book: Book, figure: Figure, quarter: string) => Sentence
  /** `quarterly` where the quarter before would count as well as the year before. */
  readonly compared: (changes: readonly Change[], quarterly: boolean) => Sentence
  readonly derived: (range: Sentence) => Sentence
  readonly boundary: string
}

/** The reason of an absence within a sentence. */
const reasonOf = ({ quantity }: Figure, locale: Locale): string => {
  const { full } = terms[locale].absences[quantity.reason!]
  return full.charAt(0).toLowerCase() + full.slice(1)
}

const SENTENCES: Readonly<Record<Locale, Sentences>> = {
  en: {
    one: (book, figure, quarter) => say`In ${quarter}, ${englishName(book, figure)} at ${book.issuer.short_name} was ${englishLevel(figure)}.`,
    unknown: (book, figure, quarter) => [`In ${quarter}, there is no figure for ${englishName(book, figure)} at ${book.issuer.short_name}: ${reasonOf(figure, 'en')}`],
    derived: (range) => say`Derived from other reported values, with a range of ${range}.`,
    boundary: 'Boundary',
    compared: (changes, quarterly) => {
      const parts = told(changes).map((by) => (isNothing(by, 'en') ? say`${by.same ? '' : 'about '}the same as in ${quarterText(by.against, 'en')}`
        : say`${by.vague ? 'an estimated ' : ''}${sizeOf(by, 'en')}${by.measure === 'pp' ? ' percentage points' : ''} ${by.up ? 'higher' : 'lower'} than in ${quarterText(by.against, 'en')}`))
      return parts.length === 0 ? [quarterly ? 'There is no earlier figure to compare it with.' : 'There is no figure of a year before to compare it with.'] : say`That is ${joined(parts, ' and ')}.`
    },
  },
  it: {
    one: (book, figure, quarter) => {
      const subject = italianSubject(book, figure)
      return say`Nel ${quarter}, per ${book.issuer.short_name}, ${subject.name} ${subject.was} ${ofLevel(figure, italianLevel(figure))}.`
    },
    unknown: (book, figure, quarter) => [`Nel ${quarter}, per ${book.issuer.short_name}, non c’è un valore per ${italianSubject(book, figure).name}: ${reasonOf(figure, 'it')}`],
    derived: (range) => say`Derivato da altri dati riportati; intervallo ${range}.`,
    boundary: 'Perimetro',
    compared: (changes, quarterly) => {
      const parts = told(changes).map((by) => (isNothing(by, 'it') ? say`${by.same ? '' : 'quasi '}uguale a quello del ${quarterText(by.against, 'it')}`
        : say`${by.up ? 'superiore' : 'inferiore'}${by.vague ? ', secondo le stime,' : ''} ${bySize(by)} rispetto al ${quarterText(by.against, 'it')}`))
      return parts.length === 0 ? [quarterly ? 'Non c’è un valore precedente con cui confrontarlo.' : 'Non c’è un valore di un anno prima con cui confrontarlo.'] : say`Il valore è ${joined(parts, ' e ')}.`
    },
  },
}

const joined = (parts: readonly Sentence[], and: string): Sentence => (parts.length < 2 ? parts[0]! : say`${parts[0]!}${and}${parts[1]!}`)
