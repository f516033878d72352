import type { Book } from '../core/book.ts'
import { readFigureId } from '../core/figure.ts'
import type { Metric } from '../core/metric.ts'
import type { Quantity } from '../core/quantity.ts'
import type { Scope } from '../core/view.ts'
import { whatOf } from './evidence.ts'
import { formatDate, formatPeriod, type Locale } from './format.ts'
import { figureName, scopeName } from './names.ts'
import { STEP_WORDS } from './words/steps.ts'

/** The figure a step is, where it is one. */
export function stepFigure(book: Book, name: string): { readonly id: string; readonly metric: Metric; readonly scope: Scope } | null {
  const found = readFigureId(book, name)
  return found ? { ...found, id: name } : null
}

const WORDS = {
  en: { hours: (zone: string, quarter: string) => `hours of ${quarter}, ${zone}`, span: (from: string, to: string) => `hours from ${from} to ${to}`, days: (from: string, to: string) => `days from ${from} to ${to}`, sum: 'together', none: 'none', conversion: 'conversion of units', step: 'step' },
  it: { hours: (zone: string, quarter: string) => `ore del ${quarter}, ${zone}`, span: (from: string, to: string) => `ore dal ${from} al ${to}`, days: (from: string, to: string) => `giorni dal ${from} al ${to}`, sum: 'insieme', none: 'nessuno', conversion: 'conversione di unità', step: 'passaggio' },
} as const

/** The steps of the core that are no figure of their own, with what they speak of, in both languages. */
const STEPS: readonly (readonly [RegExp, (what: string, locale: Locale) => string])[] = [
  [/^electricity in (.+) without an instrument$/, (what, locale) => (locale === 'en' ? `electricity in ${what} without an instrument` : `elettricità in ${what} senza strumenti`)],
  [/^(electricity) less instruments$/, (_, locale) => (locale === 'en' ? 'electricity less instruments' : 'elettricità meno strumenti')],
  [/^electricity in (.+)$/, (what, locale) => (locale === 'en' ? `electricity in ${what}` : `elettricità in ${what}`)],
  [/^instruments in (.+)$/, (what, locale) => (locale === 'en' ? `instruments in ${what}` : `strumenti in ${what}`)],
  [/^instruments retired for (.+) in /, (what, locale) => (locale === 'en' ? `instruments retired, ${what}` : `strumenti annullati, ${what}`)],
  [/^emissions of the rest in (.+)$/, (what, locale) => (locale === 'en' ? `emissions of the rest in ${what}` : `emissioni del resto in ${what}`)],
  [/^location-based emissions of (.+)$/, (what, locale) => (locale === 'en' ? `emissions, ${what}` : `emissioni, ${what}`)],
  [/^emissions (?:under|of) (.+)$/, (what, locale) => (locale === 'en' ? `emissions, ${what}` : `emissioni, ${what}`)],
  [/^average energised capacity of (.+)$/, (what, locale) => (locale === 'en' ? `average capacity, ${what}` : `capacità media, ${what}`)],
  [/^capacity-hours of (.+) in \d{4}-Q\d/, (what, locale) => (locale === 'en' ? `capacity-hours, ${what}` : `ore-capacità, ${what}`)],
  [/^(?:covered|zero-carbon) energy of (.+)$/, (what, locale) => (locale === 'en' ? `energy covered, ${what}` : `energia coperta, ${what}`)],
  [/^IT electricity of (.+) in /, (what, locale) => (locale === 'en' ? `IT electricity, ${what}` : `elettricità per l’IT, ${what}`)],
  [/^electricity under (.+) assurance$/, (_, locale) => (locale === 'en' ? 'electricity at this level of assurance' : 'elettricità con questo livello di assurance')],
  [/^zero-carbon share of (.+) in /, (what, locale) => (locale === 'en' ? `share of the zero-carbon set in the grid mix, ${what}` : `quota dell’insieme a zero emissioni nel mix di rete, ${what}`)],
  [/^(.+) energy$/, (what, locale) => (locale === 'en' ? `${what} energy` : `energia da ${what}`)],
  [/^(?:hashrate_avg_ehs|btc_mined) in (.+)$/, (what, locale) => (locale === 'en' ? `all sites, ${formatPeriod(what, locale)}` : `tutti i siti, ${formatPeriod(what, locale)}`)],
  [/^hashes in (.+)$/, (what, locale) => (locale === 'en' ? `hashes done in ${formatPeriod(what, locale)}` : `hash eseguiti nel ${formatPeriod(what, locale)}`)],
  [/^segments of (.+)$/, (what, locale) => (locale === 'en' ? `segments of ${formatPeriod(what, locale)}` : `segmenti del ${formatPeriod(what, locale)}`)],
]

/** A site and workload as the core writes them, in the reader's words. */
function pairName(book: Book, text: string, locale: Locale): string {
  const [facility, workload] = text.split('/')
  const known = book.facilities.some((row) => row.cells.facility?.value === facility)
  return known ? scopeName(book, { facility: facility!, workload: (workload as Scope['workload']) ?? null, variant: null }, locale) : text
}

function partName(book: Book, name: string, locale: Locale): string | null {
  for (const [pattern, say] of STEPS) {
    const what = pattern.exec(name)?.[1]
    if (what !== undefined) return say(pairName(book, what, locale), locale)
  }
  return null
}

/** What a step of a computation is, in the reader's language: a figure, a row of a file, hours, or only a step. */
export function stepName(book: Book, step: Quantity, locale: Locale): string {
  const found = stepFigure(book, step.name)
  if (found) return figureName(book, found.metric, found.scope, locale)
  if (step.row) return whatOf(book, step.row, locale)
  return constantName(step.name, locale) ?? partName(book, step.name, locale) ?? (step.operation === 'sum' ? WORDS[locale].sum : WORDS[locale].step)
}

/** Hours and days are named by their dates; a claim of nothing says so. */
function constantName(name: string, locale: Locale): string | null {
  const words = WORDS[locale]
  const [, quarter, zone] = /^hours of (\d{4}-Q\d) in (.+)$/.exec(name) ?? []
  if (quarter && zone) return words.hours(zone, formatPeriod(quarter, locale))
  const [, unit, from, to] = /^(hours|days) from (\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/.exec(name) ?? []
  if (from && to) return (unit === 'hours' ? words.span : words.days)(formatDate(from, locale), formatDate(to, locale))
  if (/^no |: (none|no capacity|does not count)/.test(name)) return words.none
  if (/ per /.test(name) && /^(?:tCO2e|kgCO2e|MWh|GJ|MW|J|M [A-Z]{3}|EH\/s|TH|pp|ratio|L|[A-Z]{3})/.test(name)) return words.conversion
  return STEP_WORDS[name.replace(/ in \d{4}-Q\d$/, '').replace(/, none at such sites$/, '')]?.[locale === 'en' ? 0 : 1] ?? null
}
