import { movedYears } from '../core/effect.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { scopesOf } from '../core/figure.ts'
import { GROUPS } from '../core/metric.ts'
import { valueOf } from '../core/row.ts'
import { address, metricSlug, quarterSlug } from '../view/address.ts'
import type { Archive } from './archive.ts'
import { fileDates } from './row-date.ts'
import { currentVersion, lastChange } from './version.ts'

/** A page that is to be found, by its English address, and the day its figures last changed; null where the data do not tell. */
export interface ListedPage {
  readonly path: string
  readonly changed: string | null
}

/** Every page but the one that says an address is wrong, and those that stand in the frames of others. */
export function listedPages(archive: Archive): readonly ListedPage[] {
  const { book, dataset } = archive
  const now = currentVersion(archive).date
  const files = fileDates(book, dataset)
  // A report draws the quarters before its own too.
  const upTo = new Map(book.quarters.map((quarter) => [quarter, book.quarters.filter((each) => each <= quarter).slice(-LOOK_BACK).flatMap((each) => lastChange(archive, each) ?? []).sort().at(-1) ?? null]))
  const current = (paths: readonly string[]): readonly ListedPage[] => paths.map((path) => ({ path, changed: now }))
  return [
    ...current(['/', '/reports/', '/metrics/', '/facilities/', '/restatements/', '/datasets/', '/datasets/api/']), ...['/methodology/', '/dictionary/'].map((path) => ({ path, changed: null })),
    ...current(CATALOGUE.filter((metric) => scopesOf(book, metric).length > 0).map((metric) => `/metrics/${metricSlug(metric.id)}/`)),
    ...current(book.facilities.map((row) => `/facilities/${valueOf(row, 'facility')}/`)),
    ...book.quarters.flatMap((quarter) => [`/reports/${quarterSlug(quarter)}/`, `/reports/${quarterSlug(quarter)}/share/`, `/datasets/${quarterSlug(quarter)}/`, ...GROUPS.map((group) => `/figures/${quarterSlug(quarter)}/${group}/`)].map((path) => ({ path, changed: upTo.get(quarter)! }))),
    ...current([...movedYears(book)].flatMap(([period, figures]) => [...new Set(figures.map(({ metric }) => `/figures/${quarterSlug(period)}/${metric.group}/`))])),
    ...archive.files.map(({ path }) => ({ path: `/datasets/${path.toLowerCase().replace(/\.csv$/, '')}/`, changed: files.get(path) ?? null })),
  ]
}

const LOOK_BACK = 15

// The protocol allows 50,000 addresses a file.
const MOST = 20_000

/** The number of parts the map of the site has. */
export const siteMapParts = (archive: Archive): number => Math.ceil(listedPages(archive).length / MOST)

/** A part of the map of the site, both languages of every page; it needs the address of the site. */
export function siteMap(archive: Archive, part: number): string {
  const pages = listedPages(archive).slice(part * MOST, (part + 1) * MOST)
  const at = (path: string, locale: 'en' | 'it'): string => escaped(`${archive.origin}${address(path, locale)}`)
  const links = (path: string): string => (['en', 'it'] as const).map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(path, locale)}"/>`).join('')
  const entries = pages.flatMap(({ path, changed }) => (['en', 'it'] as const).map((locale) => `<url><loc>${at(path, locale)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}${links(path)}</url>\n`))
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('')}</urlset>\n`
}

/** The list of the parts of the map. */
export function siteMapIndex(archive: Archive): string {
  const parts = Array.from({ length: siteMapParts(archive) }, (_, part) => `<sitemap><loc>${escaped(`${archive.origin}/sitemap-${part + 1}.xml`)}</loc></sitemap>\n`)
  return `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('')}</sitemapindex>\n`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
