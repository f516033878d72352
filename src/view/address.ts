import type { Locale } from './format.ts'

/** The address of a page in a language: English at the root, Italian below /it/. */
export const address = (path: string, locale: Locale): string => (locale === 'en' ? path : `/it${path}`)

/** The address part of a quarter or a longer period: `2025-q3`, `fy2025`, `ttm-2025-q3`. */
export const quarterSlug = (period: string): string => period.toLowerCase().replace(':', '-')

/** The report of a quarter. */
export const reportAddress = (quarter: string, locale: Locale): string => address(`/reports/${quarterSlug(quarter)}/`, locale)

/** The address part of a metric: `energy-per-mw`. */
export const metricSlug = (metric: string): string => metric.replace(/[._]/g, '-')

/** The page of a metric; of one of its quarters where a quarter is given. */
export const metricAddress = (metric: string, locale: Locale, quarter?: string): string =>
  address(`/metrics/${metricSlug(metric)}/`, locale) + (quarter ? `#${quarterSlug(quarter)}` : '')

/** The anchor of a figure on the page of its passports: `energy-per-mw--lake-mariner--mining`. */
export const figureSlug = (id: string): string => id.replace(/[._]/g, '-').replace(/[[/]/g, '--').replace(']', '')

/** The passport of a figure: the page of its period and subject, at its own anchor. */
export const figureAddress = (id: string, group: string, period: string, locale: Locale): string =>
  `${address(`/figures/${quarterSlug(period)}/${group}/`, locale)}#${figureSlug(id)}`

/** The page of a published CSV file; of one of its cells where line and field are given. */
export const fileAddress = (file: string, locale: Locale, line?: number, field?: number): string =>
  address(`/datasets/${file.toLowerCase().replace(/\.csv$/, '')}/`, locale) + (line === undefined ? '' : `#L${line}${field === undefined ? '' : `C${field}`}`)

/** The page of a facility. */
export const facilityAddress = (facility: string, locale: Locale): string => address(`/facilities/${facility}/`, locale)

/** The language a path segment names: none is English. */
export const localeOf = (segment: string | undefined): Locale => (segment === 'it' ? 'it' : 'en')

/** The path segment of a language; undefined for English, which stands at the root. */
export const segmentOf = (locale: Locale): string | undefined => (locale === 'en' ? undefined : locale)

/** The address of a chart's picture or values: `/charts/2025-q3/revenue.svg`. */
export const chartAddress = (slug: string, ending: 'svg' | 'png' | 'csv', locale: Locale): string => address(`/charts/${slug}.${ending}`, locale)

/** The address of what makes the charts of a report, metric or facility explorable, fetched when a reader reaches for one. */
export const exploreAddress = (slug: string, locale: Locale): string => address(`/charts/${exploreGroup(slug)}.json`, locale)

/** The name that the charts of one report or facility share; a metric has one chart. */
export const exploreGroup = (slug: string): string => (slug.startsWith('metrics/') ? slug : slug.slice(0, slug.lastIndexOf('/')))

/** The address of a page's social card: `/cards/reports/2025-q3.png`. */
export const cardAddress = (name: string, locale: Locale): string => address(`/cards/${name}.png`, locale)

/** The address of what oEmbed says of a page. */
export const cardEmbedAddress = (name: string, locale: Locale): string => address(`/cards/${name}.oembed.json`, locale)
