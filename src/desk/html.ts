/** Text that is markup already; everything else is escaped. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Piece = Markup | string | number | null | false | readonly Piece[]

/** Markup from a template: what is put in is escaped, lists are joined, null and false are nothing. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Markup(strings.map((text, index) => text + (index < pieces.length ? written(pieces[index]!) : '')).join(''))

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

function written(piece: Piece): string {
  if (piece === null || piece === false) return ''
  if (piece instanceof Markup) return piece.text
  return typeof piece === 'object' ? piece.map(written).join('') : String(piece).replace(/[&<>"']/g, (sign) => SIGNS[sign]!)
}
