import { publisherOf } from '../core/row.ts'
import type { Metric } from '../core/metric.ts'
import { address, metricAddress } from '../view/address.ts'
import type { Locale } from '../view/format.ts'
import { metricWords } from '../view/names.ts'
import { feedWords } from '../view/words/feeds.ts'
import type { Archive } from './archive.ts'
import { metricEvents, siteEvents, stableId, type FeedEvent } from './events.ts'
import { currentVersion } from './version.ts'

/** A feed: whose it is, where it and its page stand, and what it tells. */
interface Feed {
  readonly id: string
  readonly title: string
  readonly page: string
  readonly folder: string
  readonly locale: Locale
  readonly updated: string
  readonly events: readonly FeedEvent[]
}

/** The feed of the site, or of one metric. */
function feedOf(archive: Archive, metric: Metric | null, locale: Locale): Feed {
  const { book } = archive
  const page = metric ? metricAddress(metric.id, locale) : address('/', locale)
  const events = metric ? metricEvents(book, metric, locale) : siteEvents(book, locale)
  const words = feedWords[locale]
  return {
    id: stableId(book.issuer.name, locale, 'feed', metric?.id ?? ''), page, folder: page, locale, events, updated: events.map((each) => each.updated).sort().at(-1) ?? currentVersion(archive).date ?? '1980-01-01',
    title: metric ? words.metric(metricWords(metric.id, locale).name, book.issuer.short_name) : words.site(book.issuer.short_name),
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const instant = (date: string): string => `${date}T00:00:00Z`

/** A feed as Atom. Without an address of the site its links begin at the root, and it names no address of its own. */
export function atomFeed(archive: Archive, metric: Metric | null, locale: Locale): string {
  const { id, title, page, folder, updated, events } = feedOf(archive, metric, locale)
  const origin = archive.origin ?? ''
  return [
    '<?xml version="1.0" encoding="utf-8"?>', `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${id}</id>`, `<title>${escaped(title)}</title>`, `<updated>${instant(updated)}</updated>`, `<author><name>${escaped(publisherOf(archive.book.issuer))}</name></author>`,
    ...(archive.origin ? [`<link rel="self" type="application/atom+xml" href="${origin}${folder}feed.xml"/>`] : []), `<link rel="alternate" type="text/html" href="${origin}${page}"/>`,
    ...events.map((event) => [
      '<entry>', `<id>${event.id}</id>`, `<title>${escaped(event.title)}</title>`, `<published>${instant(event.date)}</published>`, `<updated>${instant(event.updated)}</updated>`, `<category term="${event.kind}"/>`,
      `<link rel="alternate" type="text/html" href="${origin}${event.path}"/>`, `<summary>${escaped(event.text)}</summary>`, '</entry>',
    ].join('\n')),
    '</feed>', '',
  ].join('\n')
}

/** A feed as JSON Feed 1.1. Addresses must be whole there, so that there are none until the site has one. */
export function jsonFeed(archive: Archive, metric: Metric | null, locale: Locale): string {
  const { title, page, folder, events } = feedOf(archive, metric, locale)
  const at = (path: string, name: string): object => (archive.origin ? { [name]: `${archive.origin}${path}` } : {})
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1', title, ...at(page, 'home_page_url'), ...at(`${folder}feed.json`, 'feed_url'), language: locale, authors: [{ name: publisherOf(archive.book.issuer) }],
    items: events.map((event) => ({ id: event.id, ...at(event.path, 'url'), title: event.title, content_text: event.text, date_published: instant(event.date), ...(event.updated === event.date ? {} : { date_modified: instant(event.updated) }), tags: [event.kind] })),
  }, null, 1)}\n`
}
