import { publisherOf } from '../core/row.ts'
import { LOCALES, type Locale } from '../view/format.ts'
import type { Archive } from './archive.ts'
import { embedAddress, embedHeight, frameCode } from './embed-code.ts'
import { embedded, embedsOf, type Embed } from './exhibits.ts'
import { keep } from './keepsake.ts'
import type { PublishedFile } from './published-file.ts'

/** The width that is proposed to whoever frames an embed, in pixels. */
const WIDTH = 720

/** What oEmbed asks for each embed, beside it; none while the site has no address, since it must be whole there. */
export const embedFiles = (archive: Archive): readonly PublishedFile[] => keep(archive.book, 'embed files', () => (archive.origin === null ? [] : LOCALES.flatMap((locale) => embedsOf(archive).map((embed): PublishedFile => ({
  path: `${embedAddress(embed, locale)}oembed.json`.slice(1), kind: 'oembed', table: null, quarter: embed.quarter, rows: null, changed: null, write: () => oembedJson(archive, embed, locale),
})))))

/** An embed as oEmbed 1.0 describes it. */
function oembedJson(archive: Archive, embed: Embed, locale: Locale): string {
  const exhibit = embedded(archive, embed, locale)!
  const { issuer } = archive.book
  return `${JSON.stringify({
    version: '1.0', type: 'rich', title: `${exhibit.title}, ${exhibit.span}`.replaceAll('\u00a0', ' '), author_name: publisherOf(issuer), provider_name: issuer.short_name, provider_url: `${archive.origin}/`,
    cache_age: embed.version ? 31_536_000 : 86_400, width: WIDTH, height: embedHeight(exhibit), html: frameCode(archive.origin!, embed, exhibit),
  }, null, 1)}\n`
}
