import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { figure, figuresOf, scopesOf } from '../core/figure.ts'
import { unitOf, type Metric } from '../core/metric.ts'
import { firstDay, lastDay, parsePeriod, type Quarter } from '../core/period.ts'
import { valueOf } from '../core/row.ts'
import { address, quarterSlug, reportAddress } from '../view/address.ts'
import { formatPeriod, printedUnit, type Locale } from '../view/format.ts'
import { metricWords } from '../view/names.ts'
import { headlineFigures } from '../view/report-tables.ts'
import { feedWords } from '../view/words/feeds.ts'
import type { Archive } from './archive.ts'
import { stableId } from './events.ts'
import { digestOf, mediaTypeOf, type PublishedFile } from './published-file.ts'
import { lastChange, currentVersion } from './version.ts'

/** The data set of a quarter, or of all (null), as schema.org says it. What needs the address of the site is left out while there is none; only then are `files` asked for. */
export async function datasetLd(archive: Archive, files: () => readonly PublishedFile[], quarter: Quarter | null, locale: Locale): Promise<object> {
  const { book, origin } = archive
  const { issuer, quarters } = book
  const [first, last] = quarter ? [quarter, quarter] : [quarters[0]!, quarters.at(-1)!]
  const changed = quarter ? lastChange(archive, quarter) : currentVersion(archive).date
  return {
    '@context': 'https://schema.org', '@type': 'Dataset', name: nameOf(archive, quarter, locale), description: [feedWords[locale].llms(issuer.name), feedWords[locale].reading, issuer.disclaimer[locale]].filter((part) => part).join(' '),
    identifier: stableId(issuer.name, 'dataset', quarter ?? ''), version: currentVersion(archive).id, inLanguage: locale, isAccessibleForFree: true, ...datesOf(archive, quarter, changed),
    ...(issuer.publisher ? { creator: { '@type': 'Organization', name: issuer.publisher }, publisher: { '@type': 'Organization', name: issuer.publisher }, about: organisation(archive) } : { creator: organisation(archive), publisher: organisation(archive) }), ...(issuer.licence ? { license: issuer.licence } : {}),
    temporalCoverage: `${firstDay(first)}/${lastDay(last)}`, spatialCoverage: sitesOf(archive, quarter).map((row) => ({ '@type': 'Place', name: [valueOf(row, 'name'), valueOf(row, 'place'), valueOf(row, 'country')].filter((part) => part).join(', ') })),
    variableMeasured: variables(archive, quarter, locale),
    ...(origin ? {
      url: origin + (quarter ? reportAddress(quarter, locale) : address('/datasets/', locale)), measurementTechnique: `${origin}${address('/methodology/', locale)}`, includedInDataCatalog: { '@type': 'DataCatalog', name: nameOf(archive, null, locale), url: `${origin}${address('/datasets/', locale)}` },
      distribution: await Array.fromAsync(filesOf(files(), quarter), async (file) => ({ '@type': 'DataDownload', contentUrl: `${origin}/${file.path}`, encodingFormat: mediaTypeOf(file.path), sha256: (await digestOf(archive, file)).sha256 })),
    } : {}),
  }
}

/** The sites a data set speaks of: those with a figure in its quarter. */
function sitesOf({ book }: Archive, quarter: Quarter | null): Book['facilities'] {
  if (quarter === null) return book.facilities
  const known = new Set(figuresOf(book, parsePeriod(quarter)).filter(({ quantity }) => quantity.value !== null).map(({ scope }) => scope.facility))
  return book.facilities.filter((row) => known.has(valueOf(row, 'facility')))
}

/** The name of the data set of a quarter, or of all. */
export const nameOf = ({ book }: Archive, quarter: Quarter | null, locale: Locale): string =>
  `${feedWords[locale].site(book.issuer.name)}${quarter ? `, ${formatPeriod(quarter, locale)}` : ''}`

/** The files in which a data set is given. */
export const filesOf = (files: readonly PublishedFile[], quarter: Quarter | null): readonly PublishedFile[] => (quarter
  ? files.filter((file) => file.path.startsWith(`datasets/${quarterSlug(quarter)}/figures.`))
  : files.filter((file) => file.quarter === null && ['figures', 'workbook', 'parquet', 'lineage', 'bundle'].includes(file.kind)))

/** The day on which a quarter, or the first of all, came out; undefined where none is given. */
export const issuedOn = ({ book }: Archive, quarter: Quarter | null): string | undefined =>
  book.rows('releases').filter((row) => quarter === null || valueOf(row, 'period') === quarter).flatMap((row) => valueOf(row, 'published_on') ?? []).sort()[0]

/** When it came out, and when it last changed, if it did. */
function datesOf(archive: Archive, quarter: Quarter | null, changed: string | null): object {
  const first = issuedOn(archive, quarter)
  return { ...(first ? { datePublished: first } : {}), ...(changed && changed !== first ? { dateModified: changed } : {}) }
}

function organisation({ book: { issuer } }: Archive): object {
  const identifiers = [['LEI', issuer.lei], ['CIK', issuer.cik]].flatMap(([propertyID, value]) => (value ? [{ '@type': 'PropertyValue', propertyID, value }] : []))
  const isListed = issuer.ticker && issuer.exchange
  return { '@type': isListed ? 'Corporation' : 'Organization', name: issuer.name, ...(issuer.website ? { url: issuer.website } : {}), ...(issuer.lei ? { leiCode: issuer.lei } : {}), ...(isListed ? { tickerSymbol: issuer.ticker } : {}), ...(identifiers.length > 0 ? { identifier: identifiers } : {}) }
}

/** The metrics that have a value in any quarter for the company or a business, once each, with their unit; of one quarter the headline figures, so that its page stays light. */
function variables({ book }: Archive, quarter: Quarter | null, locale: Locale): readonly object[] {
  const headlines = quarter && new Set(headlineFigures(book, quarter).filter(({ quantity }) => quantity.value !== null).map(({ metric }) => metric))
  return CATALOGUE.filter((metric) => (headlines ? headlines.has(metric) : isEverKnown(book, metric))).map((metric) => {
    const unit = unitOf(metric, book.issuer.currency)
    return { '@type': 'PropertyValue', propertyID: metric.id, name: metricWords(metric.id, locale).name, ...(unit === 'count' || unit === 'status' ? {} : { unitText: unit === 'ratio' ? 'ratio' : printedUnit(unit, locale) }) }
  })
}

/** Whether a metric has a value for the company or a business in any quarter; the latest are asked first, since most have one there. */
const isEverKnown = (book: Book, metric: Metric): boolean => scopesOf(book, metric).some((scope) =>
  scope.facility === null && book.quarters.findLast((quarter) => figure(book, metric, scope, parsePeriod(quarter)).quantity.value !== null) !== undefined)

/** JSON for a script element: no text in it can end the element. */
export const scriptJson = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026')
