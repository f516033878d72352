import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { scopesOf } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { address, metricSlug, quarterSlug } from '../view/address.ts'
import { LOCALES } from '../view/format.ts'
import type { Archive } from './archive.ts'
import { releaseCalendar } from './calendar.ts'
import { cardFiles } from './card-files.ts'
import { carbonText } from './carbon.ts'
import { dataFiles, sumsOf } from './catalog.ts'
import { chartFiles } from './chart-files.ts'
import { bibtexText, citationAddress, cslText, risText, workOf } from './citation.ts'
import { dcatCatalog } from './dcat.ts'
import { embedFiles } from './embed-files.ts'
import { atomFeed, jsonFeed } from './feeds.ts'
import { keep } from './keepsake.ts'
import { llmsText } from './llms.ts'
import { reportMarkdown } from './markdown.ts'
import type { FileKind, PublishedFile } from './published-file.ts'
import { siteMap, siteMapIndex, siteMapParts } from './site-map.ts'
import { currentVersion, lastChange } from './version.ts'
import { xbrlJson } from './xbrl.ts'

/** Every file that is published beside the pages: the data sets, and what helps programs to find and follow them. */
export const publishedFiles = (archive: Archive): readonly PublishedFile[] => keep(archive.book, 'published files', () => {
  const sets = [...dataFiles(archive), ...machineFiles(archive)]
  return [...sets, sumsOf(archive, sets), ...chartFiles(archive), ...embedFiles(archive), ...cardFiles(archive)]
})

function machineFiles(archive: Archive): readonly PublishedFile[] {
  const { book, origin } = archive
  const files = dataFiles(archive)
  const encoder = new TextEncoder()
  const make = (path: string, kind: FileKind, write: PublishedFile['write'], quarter: Quarter | null = null): PublishedFile =>
    ({ path: path.replace(/^\//, ''), kind, write, table: null, quarter, rows: null, changed: quarter ? lastChange(archive, quarter) : currentVersion(archive).date })
  const metrics = CATALOGUE.filter((metric) => scopesOf(book, metric).length > 0)
  return [
    make('datasets/catalog.jsonld', 'catalog', async () => encoder.encode(await dcatCatalog(archive, files))),
    ...[...book.quarters].reverse().flatMap((quarter) => (xbrlJson(archive, quarter) === null ? [] : [make(`datasets/${quarterSlug(quarter)}/xbrl.json`, 'xbrl', () => xbrlJson(archive, quarter)!, quarter)])),
    ...LOCALES.flatMap((locale) => [
      make(address('/feed.xml', locale), 'atom', () => atomFeed(archive, null, locale)), make(address('/feed.json', locale), 'feed', () => jsonFeed(archive, null, locale)),
      make(address('/releases.ics', locale), 'calendar', () => releaseCalendar(archive, locale)), make(address('/llms.txt', locale), 'llms', () => llmsText(archive, files, locale)),
    ]),
    ...LOCALES.flatMap((locale) => [...book.quarters].reverse().map((quarter) => make(address(`/reports/${quarterSlug(quarter)}.md`, locale), 'markdown', () => reportMarkdown(archive, quarter, locale), quarter))),
    ...LOCALES.flatMap((locale) => metrics.flatMap((metric) => [
      make(address(`/metrics/${metricSlug(metric.id)}/feed.xml`, locale), 'atom', () => atomFeed(archive, metric, locale)), make(address(`/metrics/${metricSlug(metric.id)}/feed.json`, locale), 'feed', () => jsonFeed(archive, metric, locale)),
    ])),
    ...LOCALES.flatMap((locale) => [null, ...[...book.quarters].reverse()].flatMap((quarter) => [
      make(citationAddress(quarter, 'bib', locale), 'citation', () => bibtexText(workOf(archive, quarter, locale)), quarter), make(citationAddress(quarter, 'ris', locale), 'citation', () => risText(workOf(archive, quarter, locale)), quarter),
      make(citationAddress(quarter, 'json', locale), 'citation', () => cslText(workOf(archive, quarter, locale)), quarter),
    ])),
    make('robots.txt', 'robots', () => (archive.drafts?.size ? 'User-agent: *\nDisallow: /\n' : `User-agent: *\nAllow: /\n${origin ? `Sitemap: ${origin}/sitemap.xml\n` : ''}`)),
    ...(origin ? [
      make('carbon.txt', 'carbon', () => carbonText(archive)), make('sitemap.xml', 'sitemap', () => siteMapIndex(archive)),
      ...Array.from({ length: siteMapParts(archive) }, (_, part) => make(`sitemap-${part + 1}.xml`, 'sitemap', () => siteMap(archive, part))),
    ] : []),
  ]
}
