import { address } from '../view/address.ts'
import type { EmbedKit } from '../view/embed-kit.ts'
import type { Exhibit } from '../view/exhibit.ts'
import { formatDate, type Locale } from '../view/format.ts'
import { drawPicture } from '../view/picture.ts'
import { takeWords } from '../view/words/take.ts'
import type { Archive } from './archive.ts'
import { creditOf } from './credit.ts'
import { embedSlug, versionsShowing, type Embed } from './exhibits.ts'

/** How high a frame must be to hold an embed whole at the width that oEmbed proposes, in pixels; where scripts run it is set right at any. */
export const embedHeight = ({ chart, notes }: Exhibit): number => (chart ? 664 : 464) + notes.length * 44

/** The address of an embed. */
export const embedAddress = (embed: Embed, locale: Locale): string => address(`/embed/${embedSlug(embed)}/`, locale)

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The lines that put an embed into another page; the second sets the height and may be left out. */
export const frameCode = (origin: string, embed: Embed, exhibit: Exhibit): string => [
  `<iframe src="${origin}${embedAddress(embed, exhibit.locale)}" title="${quoted(`${exhibit.title}, ${exhibit.span}`.replaceAll('\u00a0', ' '))}" width="100%" height="${embedHeight(exhibit)}" style="border:0" loading="lazy"></iframe>`,
  `<script async src="${origin}/embed/resize.js"></script>`,
].join('\n')

/** The width and height of a picture. */
function sizeOf(picture: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(picture)!
  return { width: Number(width), height: Number(height) }
}

/** The width below which the letters of a picture are too small, in pixels. */
const READABLE = 560

/** The lines that put the picture itself into another page: nothing is fetched, so that nothing can change. */
export function pictureCode(picture: string, { title, span }: Exhibit): string {
  const { width, height } = sizeOf(picture)
  // On a phone it is scrolled and not made too small to read.
  const page = `<style>body{margin:0}svg{display:block;width:100%;min-width:${READABLE}px;height:auto}</style>${picture.trim()}`
  return `<iframe srcdoc="${page.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" title="${quoted(`${title}, ${span}`.replaceAll('\u00a0', ' '))}" style="border:0;width:100%;aspect-ratio:${width}/${height};min-height:${Math.ceil((READABLE * height) / width) + 16}px" loading="lazy"></iframe>`
}

/** What stands for the address of a site that has none yet; the reader's browser puts its own in. */
const UNKNOWN = 'https://site.invalid'

/** The lines for an exhibit: frozen in the version that its report shows, or as the picture itself where it belongs to no report. */
export function embedKit(archive: Archive, exhibit: Exhibit): EmbedKit {
  const { slug, quarter, title, locale } = exhibit
  const words = takeWords[locale]
  const origin = archive.origin ?? UNKNOWN
  const version = quarter === null ? undefined : versionsShowing(archive, quarter).at(-1)
  const picture = drawPicture(exhibit, creditOf(archive, exhibit))
  return {
    slug, title, ...sizeOf(picture), live: frameCode(origin, { slug, quarter, version: null }, exhibit),
    frozen: version ? frameCode(origin, { slug, quarter, version }, exhibit) : pictureCode(picture, exhibit),
    frozenMeaning: version ? words.frozenMeaning(formatDate(version.date!, locale)) : words.frozenInside,
  }
}
