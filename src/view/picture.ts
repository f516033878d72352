import { wrapped } from './axis.ts'
import { escapeXml } from './drawing.ts'
import { drawExhibit, type Exhibit } from './exhibit.ts'
import { resolved } from './palette.ts'
import { pictureWords } from './words/take.ts'

/** What a picture says below its drawing: whose the figures are, of which version, where they stand, under which terms, and what the issuer says of them. */
export interface Credit {
  readonly issuer: string
  readonly ticker: string | null
  /** How the figures stand, in words: as published on a day, or in a draft; null where the data names no day. */
  readonly standing: string | null
  /** The address of the page, whole where the site has one. */
  readonly address: string
  readonly licence: string | null
  readonly disclaimer: string
}

const WIDTH = 776
const MARGIN = 28
const ROOM = WIDTH - 2 * MARGIN

/** One block of rows in one style. */
interface Block {
  readonly text: string
  readonly size: number
  readonly look: string
  /** The space above it. */
  readonly above: number
}

/** An exhibit as a picture that stands alone: title, unit, drawing, notes, source, period, address and licence in one SVG; the same exhibit gives the same bytes. */
export function drawPicture(exhibit: Exhibit, credit: Credit): string {
  const words = pictureWords[exhibit.locale]
  const issuer = credit.ticker ? `${credit.issuer} (${credit.ticker})` : credit.issuer
  const small = (text: string, above = 3): Block => ({ text, size: 12, look: 'fill="var(--muted)"', above })
  const head = setBlocks([
    { text: exhibit.title, size: 25, look: 'font-family="var(--display)" font-weight="600" fill="var(--ink)"', above: 0 }, { text: exhibit.bridge ? exhibit.subtitle : `${exhibit.subtitle} · ${exhibit.span}`, size: 13.5, look: 'fill="var(--muted)"', above: 5 },
  ], MARGIN)
  const drawing = drawExhibit(exhibit, ROOM)
  const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(drawing)![1])
  const top = head.end + 16
  const foot = setBlocks([
    ...exhibit.notes.map((note) => small(note)),
    small(words.source(issuer, exhibit.span, credit.standing), exhibit.notes.length > 0 ? 10 : 3), { ...small(credit.address), look: 'fill="var(--ai)"' }, small(credit.licence ? words.licence(credit.licence) : words.noLicence), ...(credit.disclaimer ? [small(credit.disclaimer)] : []),
  ], top + height + 14)
  const whole = Math.ceil(foot.end + MARGIN - 6)
  return resolved([
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${whole}" width="${WIDTH}" height="${whole}" role="img" aria-labelledby="title desc" font-family="var(--sans)">`,
    `<title id="title">${escapeXml(exhibit.title)}</title><desc id="desc">${escapeXml(exhibit.description)}</desc>`,
    `<rect width="${WIDTH}" height="${whole}" fill="var(--paper)"/>`, head.svg,
    within(drawing).replace('<svg ', `<svg x="${MARGIN}" y="${top}" `),
    `<path d="M${MARGIN} ${top + height + 8}H${WIDTH - MARGIN}" stroke="var(--rule)"/>`, foot.svg, '</svg>\n',
  ].join(''))
}

/** A drawing inside a picture that speaks for it: classes mean something to a page's style sheet alone. */
const within = (drawing: string): string => drawing.replace(/ (?:class|role|aria-\w+)="[^"]*"/g, '').replace(/<title[\s\S]*?<\/title>|<desc[\s\S]*?<\/desc>/g, '')

/** Sets blocks of text one below the other; tells where they end. */
function setBlocks(blocks: readonly Block[], from: number): { readonly svg: string; readonly end: number } {
  let y = from
  const svg = blocks.map(({ text, size, look, above }) => {
    y += above
    return wrapped(text, ROOM, size).map((row) => {
      y += size * 1.3
      return `<text x="${MARGIN}" y="${Math.round((y - size * 0.3) * 10) / 10}" font-size="${size}" ${look}>${escapeXml(row)}</text>`
    }).join('')
  }).join('')
  return { svg, end: Math.ceil(y) }
}
