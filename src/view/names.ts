import type { Book } from '../core/book.ts'
import type { Metric } from '../core/metric.ts'
import { valueOf } from '../core/row.ts'
import type { Scope } from '../core/view.ts'
import type { Workload } from '../core/tables.ts'
import type { ChartRole } from './chart.ts'
import { formatDate, type Locale } from './format.ts'
import type { MetricWords } from './words/metric.ts'
import { metricsEn } from './words/metrics-en.ts'
import { metricsIt } from './words/metrics-it.ts'
import { terms } from './words/terms.ts'

const words = { en: metricsEn, it: metricsIt } as const

/** The words of a metric; of one variant of it where each has its own. Throws a RangeError for a metric without words. */
export function metricWords(metric: string, locale: Locale, variant: string | null = null): MetricWords {
  const found = words[locale][variant === null ? metric : `${metric}[${variant}]`] ?? words[locale][metric] ?? general(metric, locale)
  if (!found) throw new RangeError(`There are no words for the metric ${metric}.`)
  return found
}

/** One entry serves the revenue of every segment, one the factor of every fuel, and one the bases of the zero-carbon share. */
function general(metric: string, locale: Locale): MetricWords | undefined {
  const [group, part] = metric.split('.') as [string, string]
  const segment = group === 'revenue' ? terms[locale].segments[part as 'mining'] : undefined
  const entry = words[locale]['revenue.segment']
  if (segment && entry) {
    const name = locale === 'en' ? `Revenue, ${inSentence(segment.name)}` : `Ricavi, ${inSentence(segment.name)}`
    return { ...entry, name, short: segment.name }
  }
  if (metric.startsWith('emissions.factor_')) return { ...words[locale]['emissions.factor']!, name: `${words[locale]['emissions.factor']!.name}: ${part.slice(7).replace('_', ' ')}` }
  return metric === 'energy.zero_carbon_share' ? zeroCarbonShare(locale) : undefined
}

function zeroCarbonShare(locale: Locale): MetricWords {
  const bases = ['grid_mix', 'contractual', 'hourly'].map((basis) => words[locale][`energy.zero_carbon_share[${basis}]`]!)
  return {
    name: locale === 'en' ? 'Zero-carbon share, by basis' : 'Quota a zero emissioni, per base di calcolo',
    short: locale === 'en' ? 'Zero-carbon share' : 'Quota a zero emissioni',
    definition: bases.map((basis) => basis.definition).join(' '),
    formula: bases.map((basis) => `${basis.name}: ${basis.formula}`).join(' · '),
    ...(bases[0]!.caution ? { caution: bases[0]!.caution } : {}),
  }
}

/** A name as it reads inside a sentence: the first letter small unless the word is an abbreviation or a name. */
export const inSentence = (name: string): string =>
  /^(?!Scope\b|Ambito\b)[A-Z][a-zàèéìòù]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** What a figure speaks of besides its metric: "Lake Mariner, bitcoin mining"; empty for the whole company. */
export function scopeName(book: Book, scope: Scope, locale: Locale): string {
  // What a site had before it left the company's boundary still bears its name.
  const facility = book.every('facilities').find((row) => valueOf(row, 'facility') === scope.facility)
  const site = facility ? [valueOf(facility, 'name')!] : []
  const rest = [scope.workload ? terms[locale].workloads[scope.workload].name : null, scope.variant ? targetName(book, scope.variant, locale) ?? variantName(scope.variant, locale) : null].filter((part) => part !== null)
  return [...site, ...rest.map((part, index) => (site.length + index === 0 ? part : inSentence(part)))].join(', ')
}

const BASES = {
  en: { grid_mix: 'grid-mix basis', contractual: 'contractual basis', hourly: 'hourly basis' },
  it: { grid_mix: 'base mix di rete', contractual: 'base contrattuale', hourly: 'base oraria' },
} as const

/** A target by what it is set on and its date; null for another variant. */
function targetName(book: Book, variant: string, locale: Locale): string | null {
  const row = book.rows('targets').find((each) => valueOf(each, 'target') === variant)
  return row ? `${metricWords(valueOf(row, 'metric')!, locale).name}, ${formatDate(valueOf(row, 'target_date')!, locale)}` : null
}

function variantName(variant: string, locale: Locale): string {
  const { segments, assurances } = terms[locale]
  return BASES[locale][variant as 'grid_mix'] ?? segments[variant as 'mining']?.name ?? assurances[variant as 'none']?.name ?? variant
}

/** The full name of a figure: the metric and what it speaks of. */
export function figureName(book: Book, metric: Metric, scope: Scope, locale: Locale): string {
  const ownWords = scope.variant !== null && words[locale][`${metric.id}[${scope.variant}]`] !== undefined
  const { name } = metricWords(metric.id, locale, scope.variant)
  const where = scopeName(book, ownWords ? { ...scope, variant: null } : scope, locale)
  return where === '' ? name : `${name}, ${scope.facility === null ? inSentence(where) : where}`
}

/** The colour role of a workload, the same everywhere. */
export const roleOf = (workload: Workload | string | null): ChartRole =>
  workload === 'mining' ? 'mining' : workload === 'ai_hosting' ? 'ai' : workload === 'miner_hosting' ? 'hosting' : workload === 'other' || workload === 'grid_services' ? 'other' : 'neutral'
