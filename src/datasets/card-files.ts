import { publisherOf } from '../core/row.ts'
import { cardAddress, cardEmbedAddress } from '../view/address.ts'
import { CARD_SIZE, drawCard } from '../view/card.ts'
import { cardsOf, cardText, type NamedCard } from '../view/cards.ts'
import { LOCALES, type Locale } from '../view/format.ts'
import type { Archive } from './archive.ts'
import { keep } from './keepsake.ts'
import type { PublishedFile } from './published-file.ts'
import { rasterOf } from './raster.ts'
import { currentVersion, lastChange } from './version.ts'

/** The cards of the pages, and what oEmbed says of each; none while the site has no address, since whoever shows one asks for a whole address. */
export const cardFiles = (archive: Archive): readonly PublishedFile[] => keep(archive.book, 'card files', () => (archive.origin === null ? [] : cardsOf(archive.book).flatMap((card) => LOCALES.flatMap((locale) => filesOf(archive, card, locale)))))

function filesOf(archive: Archive, { name, quarter, of }: NamedCard, locale: Locale): readonly PublishedFile[] {
  const about = { table: null, quarter, rows: null, changed: quarter ? lastChange(archive, quarter) : currentVersion(archive).date }
  return [
    { ...about, path: cardAddress(name, locale).slice(1), kind: 'card', write: () => rasterOf(drawCard(of(locale)), 1) },
    { ...about, path: cardEmbedAddress(name, locale).slice(1), kind: 'oembed', write: () => oembedJson(archive, name, locale) },
  ]
}

/** A page as oEmbed 1.0 shows it elsewhere: its card, with what stands on it in words. */
function oembedJson({ book, origin }: Archive, name: string, locale: Locale): string {
  const { issuer } = book
  return `${JSON.stringify({
    version: '1.0', type: 'photo', title: cardText(book, name, locale), author_name: publisherOf(issuer), provider_name: issuer.short_name, provider_url: `${origin}/`,
    cache_age: 86_400, url: `${origin}${cardAddress(name, locale)}`, ...CARD_SIZE,
  }, null, 1)}\n`
}
