import type { Cell } from 'hucre/xlsx'

type Remark = NonNullable<Cell['comment']>

/** Begins what is said to the clerk in a comment; only what stands before it is the clerk's own, whoever a spreadsheet says wrote it. */
export const REPAIR = '[Wattledger] To be repaired in this cell:'

// Excel 365 puts these sentences, in the language of the computer, before a comment that can be answered.
const PREAMBLE = /^\[[\s\S]*?linkid=870924\s*/
const LABEL = /^\S[^\n]*[:：][^\S\n]*\n {4}/m

/** What a person said in a comment; empty where nobody but a program speaks. */
export function saidIn({ author, text }: Remark): string {
  // Line ends of Windows reach the file in this spelling.
  const own = text.replace(/_x000D_|\r/g, '').split(REPAIR, 1)[0]!
  if (PREAMBLE.test(own)) return own.replace(PREAMBLE, '').split(LABEL).map((part) => part.trim()).filter((part) => part !== '').join('; ')
  const name = `${author ?? ''}:`
  // Excel begins a note with the name of who wrote it.
  return (name.length > 1 && own.trimStart().startsWith(`${name}\n`) ? own.trimStart().slice(name.length) : own).trim()
}

/** The colour of a cell that is to be repaired. */
export const MARKED = 'F9D5CC'

/** Whether a cell has the colour of one to be repaired. */
export const isMarked = ({ style }: Pick<Cell, 'style'>): boolean => style?.fill?.type === 'pattern' && style.fill.fgColor?.rgb?.endsWith(MARKED) === true

/** Whether a comment came from a copy marked before there was a line that divides our words from the clerk's: message and remedy on lines of their own, and nobody else named, where a spreadsheet keeps names at all. */
export const isUndivided = (cell: Cell): boolean => {
  const { author = '', text } = cell.comment!
  return !text.includes(REPAIR) && /\S\s*\n\s*\S/.test(text) && (author === 'Wattledger' || (author.trim() === '' && isMarked(cell)))
}
