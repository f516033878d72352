import type { Book } from '../core/book.ts'
import { changeOf, type Change } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import type { Workload } from '../core/tables.ts'
import type { Scope } from '../core/view.ts'
import { comparisonsOf } from '../narrative/comparison.ts'
import { isMostlyEstimated } from '../narrative/estimate.ts'
import type { Locale } from './format.ts'
import { figureName, metricWords } from './names.ts'
import { englishLevel, englishName } from './narrative/english-moves.ts'
import { bySize, italianLevel, italianSubject, ofLevel } from './narrative/italian-moves.ts'
import { quarterText, sizeOf, type Size } from './narrative/numbers.ts'
import { opened, say, type Sentence } from './narrative/parts.ts'
import { printFigure } from './printed.ts'
import { figureAt, standingScope } from './series.ts'
import { MISREADINGS } from './words/misreading.ts'
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
  readonly caveats: readonly string[]
  /** How it is often misread. */
  readonly misreading: string
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
  const known = quantity.value !== null
  const name = figureName(book, metric, scope, locale)
  const one: Sentence = known ? SENTENCES[locale].one(book, figure, quarterText(quarter, locale)) : [`${name}, ${quarterText(quarter, locale)}: ${terms[locale].absences[quantity.reason!].full}`]
  const compared = known ? SENTENCES[locale].compared(comparisonsOf(figure).map((comparison) => changeOf(book, figure, comparison))) : []
  const { caution } = metricWords(metric.id, locale, scope.variant)
  const printed = printFigure(figure, locale, 'short')
  const number = { text: [printed.number, printed.unit].filter((part) => part !== '').join('\u00a0'), figure: figure.id, period: quarter, exact: printed.exact, href: printed.href }
  return {
    id: figure.id, name, number: known ? [number] : [printed.number], one, two: compared.length > 0 ? say`${one} ${compared}` : one,
    caveats: [...(caution && known ? [caution] : []), ...figure.flags.filter((flag) => flag !== 'estimated' && flag !== 'not_assured').map((flag) => terms[locale].flags[flag].meaning)],
    misreading: MISREADINGS[locale][metric.id]!, permalink: printed.href,
  }
}

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
  readonly compared: (changes: readonly Change[]) => Sentence
}

const SENTENCES: Readonly<Record<Locale, Sentences>> = {
  en: {
    one: (book, figure, quarter) => say`In ${quarter}, ${englishName(book, figure)} at ${book.issuer.short_name} was ${englishLevel(figure)}.`,
    compared: (changes) => {
      const parts = told(changes).map((by) => (isNothing(by, 'en') ? say`${by.same ? '' : 'about '}the same as in ${quarterText(by.against, 'en')}`
        : say`${by.vague ? 'an estimated ' : ''}${sizeOf(by, 'en')}${by.measure === 'pp' ? ' percentage points' : ''} ${by.up ? 'higher' : 'lower'} than in ${quarterText(by.against, 'en')}`))
      return parts.length === 0 ? [] : say`That is ${joined(parts, ' and ')}.`
    },
  },
  it: {
    one: (book, figure, quarter) => {
      const subject = italianSubject(book, figure)
      return opened(say`Nel ${quarter} ${subject.name} di ${book.issuer.short_name} ${subject.was} ${ofLevel(figure, italianLevel(figure))}.`)
    },
    compared: (changes) => {
      const parts = told(changes).map((by) => (isNothing(by, 'it') ? say`${by.same ? '' : 'quasi '}uguale a quello del ${quarterText(by.against, 'it')}`
        : say`${by.up ? 'superiore' : 'inferiore'}${by.vague ? ', secondo le stime,' : ''} ${bySize(by)} rispetto al ${quarterText(by.against, 'it')}`))
      return parts.length === 0 ? [] : say`Il valore è ${joined(parts, ' e ')}.`
    },
  },
}

const joined = (parts: readonly Sentence[], and: string): Sentence => (parts.length < 2 ? parts[0]! : say`${parts[0]!}${and}${parts[1]!}`)
