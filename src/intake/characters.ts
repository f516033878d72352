import { quoted, type Words } from './problem.ts'

const LONGEST_CELL = 1_000
const LONGEST_DISCLAIMER = 5_000
// Control, formatting (bidirectional and zero-width), line and paragraph separators, private and unassigned halves, the mark of a lost letter.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u{FFFD}\u{115F}\u{1160}\u{3164}\u{FFA0}]/u
const FORMULA = /^(?:[=+@\t\u{FF1D}\u{FF0B}\u{FF20}]|[-\u{FF0D}](?!\d))/u
// "-2+3" is computed; "-12 MWh against Q2" is not.
const COMPUTED = /^[+-]\s*\d[\d.,]*\s*%?\s*[-+*/^&=<>|]/
// Where the comma is the sign of decimals, as in Italy, a spreadsheet splits at these, and at line ends, inside quotes too.
const SPLITS = /[;|\t\r\n]\s*"?\s*/
// UTF-8 read as Windows-1252: "Ã©" for é, "â€™" for an apostrophe, "Â°" for a degree sign.
const GARBLED = /Ã[\u{80}-\u{BF}]|â€[\u{80}-\u{BF}™œ\u{201C}\u{201D}\u{2018}\u{2019}¢¦“”˜]|Â[\u{A0}-\u{BF}]/u
const LONGEST_NAME = 120
const NO_BREAK = /[\u{A0}\u{2007}\u{202F}]/u
/** Columns that name something in pages and addresses. */
const NAMES: ReadonlySet<string> = new Set(['name', 'short_name', 'place', 'subdivision', 'registry', 'publisher', 'verifier', 'ticker', 'exchange'])

/** Why a cell cannot be taken whatever its column holds, or null: length, unseen characters, spaces around it. */
export function faultOfCharacters(text: string, name: string, isText: boolean): Words | null {
  const longest = name === 'disclaimer' ? LONGEST_DISCLAIMER : LONGEST_CELL
  if (text.length > longest) {
    return { code: 'E_LENGTH', message: `${name} has ${text.length} characters; ${longest} are read at most.`, remedy: 'Shorten the text, or look for a quote that was not closed.' }
  }
  const plain = text.replaceAll(/\r\n|\n/g, ' ')
  if (plain !== text && !isText) {
    return { code: 'E_LINE_BREAK', message: `${name} runs over several lines.`, remedy: 'Write the cell on one line; look for a quote that was not closed.' }
  }
  const unseen = UNSEEN.exec(plain)
  if (unseen !== null) return unseenCharacter(unseen[0], name)
  const garbled = GARBLED.exec(plain)?.[0]
  if (garbled !== undefined) return { code: 'E_GARBLED', message: `${name} ${quoted(text)} has "${garbled}" where one letter or sign was meant.`, remedy: 'Write the letter again; the file was opened in one encoding and saved in another. Save it as UTF-8.' }
  if (NAMES.has(name)) return faultOfName(text, name)
  if (!isText && text !== text.trim()) {
    return { code: 'E_SPACE', message: `${name} ${quoted(text)} has a space before or after it.`, remedy: text.trim() === '' ? 'Delete the spaces, so that the cell is blank.' : `Write ${text.trim()} without the spaces around it.` }
  }
  return null
}

function faultOfName(text: string, name: string): Words | null {
  if (/[<>]/.test(text)) return { code: 'E_CHARACTER', message: `${name} ${quoted(text)} has a "<" or ">".`, remedy: 'Write the name without angle brackets.' }
  if (text.length > LONGEST_NAME) return { code: 'E_LENGTH', message: `${name} has ${text.length} characters; a name has ${LONGEST_NAME} at most.`, remedy: 'Shorten the name, and put the rest into note.' }
  if (/\p{Script=Latin}/u.test(text) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text)) {
    return { code: 'E_CHARACTER', message: `${name} ${quoted(text)} mixes letters of two alphabets that look alike.`, remedy: 'Type the name again in one alphabet.' }
  }
  if (NO_BREAK.test(text)) return { code: 'E_CHARACTER', message: `${name} ${quoted(text)} has a no-break space, which looks like a space and is not one.`, remedy: 'Type the space again with the space bar.' }
  return null
}

function unseenCharacter(character: string, name: string): Words {
  const number = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  if (character === '\u{FFFD}') {
    return { code: 'E_CHARACTER', message: `${name} has the mark � (${number}), which stands where an earlier program lost a letter.`, remedy: 'Type the lost letter again and save the file as UTF-8.' }
  }
  return { code: 'E_CHARACTER', message: `${name} has a character that cannot be seen (${number}, ${kindOf(character)}).`, remedy: 'Delete the cell and type it again, without pasting.' }
}

function kindOf(character: string): string {
  if (character === '\t') return 'a tab'
  if (/[\u{202A}-\u{202E}\u{2066}-\u{2069}\u{200E}\u{200F}\u{61C}]/u.test(character)) return 'a mark that turns the direction of writing'
  if (/[\u{200B}-\u{200D}\u{2060}\u{FEFF}]/u.test(character)) return 'a character without width'
  return /\p{Cc}/u.test(character) ? 'a control character' : 'a formatting character'
}

/** Why a text would run as a formula in a spreadsheet, or null; such a cell is refused, so that downloads can hold it as it is. */
export function faultOfFormula(text: string, name: string): Words | null {
  const [whole, ...rest] = text.trim().split(SPLITS) as [string, ...string[]]
  if (FORMULA.test(whole) || COMPUTED.test(whole)) {
    return {
      code: 'E_FORMULA', message: `${name} ${quoted(text)} begins with a sign that a spreadsheet runs as a formula.`,
      remedy: 'Begin the cell with a letter or a digit; for a computed cell, paste its value.',
    }
  }
  if (!rest.some((part) => COMPUTED.test(part) || (FORMULA.test(part) && !/^\+\d/.test(part)))) return null
  return {
    code: 'E_FORMULA', message: `${name} ${quoted(text)} has a sign that a spreadsheet runs as a formula right behind a semicolon, a bar or a line end, where many split cells.`,
    remedy: 'Put a word between the two, or a comma in place of the semicolon.',
  }
}
