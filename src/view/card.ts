import { textWidth, wrapped } from './axis.ts'
import { escapeXml, markedText } from './drawing.ts'
import type { NumberMark } from './mark.ts'
import { resolved } from './palette.ts'

/** One figure of a card: its number, or a word where it is not known, with its unit apart. */
export interface CardFigure {
  readonly label: string
  readonly number: NumberMark | string
  readonly unit: string
  readonly role: string
}

/** What a social card says: whose page, its title, one sentence, and its figures. */
export interface Card {
  readonly kicker: string
  readonly title: string
  readonly sentence: string
  readonly figures: readonly CardFigure[]
  /** Whose word it is, and what must be said with it. */
  readonly foot: string
}

const WIDTH = 1200
const HEIGHT = 630

/** The size of a card in pixels. */
export const CARD_SIZE = { width: WIDTH, height: HEIGHT } as const

const MARGIN = 64
const ROOM = WIDTH - 2 * MARGIN

/** The rows of a text that fit a number of them; what is left out is said by an ellipsis. */
function rowsOf(text: string, size: number, most: number, room = ROOM): readonly string[] {
  const rows = wrapped(text, room, size)
  return rows.length <= most ? rows : [...rows.slice(0, most - 1), `${rows[most - 1]!.replace(/[,;.]$/, '')}…`]
}

/** A sentence in the largest letters in which the whole of it fits a height: what is cut might be the bad news. */
function whole(sentence: string, height: number): { readonly rows: readonly string[]; readonly size: number } {
  for (let size = 27; ; size -= 1) {
    const rows = wrapped(sentence, ROOM, size)
    if (rows.length * size * 1.4 <= height - 20 || size === 12) return { rows, size }
  }
}

/** The word of whose page it is, in the largest letters in which two rows hold the whole of it. */
function footOf(foot: string): { readonly rows: readonly string[]; readonly size: number } {
  for (let size = 15; ; size -= 1) if (wrapped(foot, ROOM, size).length <= 2 || size === 10) return { rows: rowsOf(foot, size, 2), size }
}

/** The largest size at which a text fits its room. */
const fitting = (text: string, size: number, room: number): number => Math.min(size, Math.floor((size * room) / textWidth(text, size, true)))

/** A card of 1200 by 630 as SVG, in the colours of the light page. */
export function drawCard({ kicker, title, sentence, figures, foot }: Card): string {
  const letter = (text: string, x: number, y: number, size: number, look: string): string => `<text x="${x}" y="${y}" font-size="${size}" ${look}>${text}</text>`
  const serif = 'font-family="var(--display)" font-weight="600" fill="var(--ink)"'
  const column = ROOM / Math.max(figures.length, 1)
  // One size for all, good news and bad.
  const size = Math.min(...figures.map(({ number }) => fitting(typeof number === 'string' ? number : number.text, 60, column - 36)))
  const head = rowsOf(title, 68, 2).map((row, index) => letter(escapeXml(row), MARGIN, 176 + index * 74, 68, serif))
  const below = 176 + (head.length - 1) * 74
  const [told, under] = [whole(sentence, 380 - below), footOf(foot)]
  return resolved([
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="var(--sans)"><rect width="${WIDTH}" height="${HEIGHT}" fill="var(--paper)"/>`,
    letter(escapeXml(kicker), MARGIN, 92, 28, 'fill="var(--muted)"'), ...head,
    ...told.rows.map((row, index) => letter(escapeXml(row), MARGIN, below + 56 + index * told.size * 1.4, told.size, 'fill="var(--ink)"')),
    `<path d="M${MARGIN} 418H${WIDTH - MARGIN}" stroke="var(--ink)" stroke-width="3"/>`,
    ...figures.flatMap(({ label, number, unit, role }, index) => {
      const x = MARGIN + index * column
      return [
        ...rowsOf(label, 21, 2, column - 36).map((row, below) => letter(escapeXml(row), x, 452 + below * 26, 21, 'fill="var(--muted)"')),
        letter(typeof number === 'string' ? escapeXml(number) : markedText(number), x, 536, size, `font-family="var(--display)" font-weight="600" fill="var(--${role})"`),
        letter(escapeXml(unit), x, 566, 21, 'fill="var(--muted)"'),
      ]
    }),
    ...under.rows.map((row, index) => letter(escapeXml(row), MARGIN, 594 + index * 20, under.size, 'fill="var(--muted)"')),
    '</svg>\n',
  ].join(''))
}
