import { addDays, firstDay, lastDay, quarterOfDate, type Quarter } from '../core/period.ts'
import type { Cell, Row } from '../core/row.ts'
import type { PublicInputs } from './inputs.ts'
import { unescaped } from './markup.ts'
import { giveBackMemory } from './memory.ts'
import { quartersNamedIn } from './quarter-names.ts'
import { quotedField } from './sheet.ts'
import type { TreeFile } from './tree.ts'
import { unpacked } from './zip.ts'

/** What may not stand in the site, in forms that a search can find. */
export interface Secrets {
  /** The quarters that no text names: after the first released one, not released, and not named by public inputs. */
  readonly quarters: ReadonlySet<Quarter>
  /** The quarters that no address names: all that are not released. */
  readonly addresses: ReadonlySet<Quarter>
  /** The public ids that name such a quarter, and may stand in an address. */
  readonly ids: readonly string[]
  readonly words: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  readonly texts: readonly string[]
}

const WORD = /[a-z\d]+(?:-[a-z\d]+)+/gi
const NUMBER = /\d(?:[\d., \u00a0\u202f'’]*\d)?/g
const SOURCE = /\.(ts|astro|mjs|css|md)$/
/** So many words in this order are nothing that the program puts together by itself. */
const OWN_WORDING = 8
const CENTURY: readonly Quarter[] = Array.from({ length: 400 }, (_, index): Quarter => `${2000 + Math.floor(index / 4)}-Q${(index % 4) + 1}`)

/** Gathers what hidden rows and files say and neither public inputs nor the program's sources can; quarters are closed whether or not anything hidden speaks of them. */
export function secretsOf({ selection, data, content, served, hiddenFiles }: PublicInputs, program: readonly TreeFile[]): Secrets {
  const open = textsOf([...data, ...content, ...served])
  // A cell with quotes in it stands in its file with each of them doubled.
  const own = textsOf(program.filter(({ path }) => SOURCE.test(path)))
  const said = `${open}\n${open.replaceAll('""', '"')}\n${own}`
  const vocabulary = new Set([open, own].flatMap(lettersIn))
  const isComposable = (text: string): boolean => lettersIn(text).every((word) => vocabulary.has(word))
  const cells = selection.hidden.flatMap(cellsOf).map((cell) => cell.text.trim())
  const knownWords = new Set(matches(open, WORD).map((word) => word.toLowerCase()))
  const knownNumbers = new Set(matches(open, NUMBER).map(digitsOf))
  const named = quartersNamedIn(open)
  const closed = CENTURY.filter((quarter) => !selection.quarters.includes(quarter))
  const texts = [...cells, ...hiddenFiles.flatMap(runsIn)].filter((text) => text.length >= 12 && /\p{L} /u.test(text) && !said.includes(text) && (lettersIn(text).length >= OWN_WORDING || !isComposable(text)))
  return {
    quarters: new Set(closed.filter((quarter) => quarter > selection.quarters[0]! && !named.has(quarter))),
    addresses: new Set(closed),
    ids: [...knownWords].filter((word) => [...quartersNamedIn(word)].some((quarter) => closed.includes(quarter))),
    words: new Set(cells.filter((text) => text.length >= 6 && /^[a-z\d]+(-[a-z\d]+)+$/.test(text) && !knownWords.has(text) && !isEdge(text, selection.quarters.at(-1)!) && (/\d/.test(text) || !isComposable(text)))),
    // Short numbers meet by chance among computed ones; one of eight digits does not.
    numbers: new Set(cells.filter((text) => /^-?\d+(\.\d+)?$/.test(text)).map(digitsOf).filter((digits) => digits.length >= 8 && !knownNumbers.has(digits))),
    texts: [...new Set([...texts.flatMap(written), ...selection.hidden.flatMap(statementsIn).filter((statement) => !said.includes(statement) && [...quartersNamedIn(statement)].every((quarter) => named.has(quarter)))])],
  }
}

/** A text as it may stand in a file: as it is, and with its quotes as CSV and JSON write them. */
const written = (text: string): readonly string[] => (text.includes('"') ? [text, text.replaceAll('"', '""'), text.replaceAll('"', '\\"')] : [text])

/** Whether a date is one that the program writes by itself: on which a quarter up to the last released one begins, or ends, or on which the public clock stands. */
const isEdge = (text: string, last: Quarter): boolean =>
  /^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/.test(text) && text <= addDays(lastDay(last), 1) && [firstDay, lastDay].some((edge) => edge(quarterOfDate(text)) === text)

const cellsOf = (row: Row): readonly Cell[] => Object.values(row.cells as unknown as Readonly<Record<string, Cell>>).sort((one, other) => one.field - other.field)

/** A row as its file gives it, up to each number in it: a short number meets by chance, but not behind its own key. Hours name their quarter in every line. */
function statementsIn(row: Row): readonly string[] {
  const texts = row.table === 'hourly' ? [] : cellsOf(row).map((cell) => quotedField(cell.text.trim()))
  return texts.flatMap((text, index) => (/^-?\d+(\.\d+)?$/.test(text) && index > 1 ? [texts.slice(0, index + 1).join(',')] : []))
}

/** The texts of a file between its tags, lines and keys of its head: a tag may stand in any page, and a page writes it in its own way. */
const runsIn = (file: TreeFile): readonly string[] => textOf(file).split(/<[^>]*>|\n(?:(?:title|summary): )?/).map((run) => run.trim())
const textsOf = (files: readonly TreeFile[]): string => files.map((file) => `${file.path}\n${textOf(file)}`).join('\n')
const lettersIn = (text: string): readonly string[] => matches(text.toLowerCase(), /\p{L}+/gu)

/** The significant digits of a number, however it is grouped. */
const digitsOf = (number: string): string => number.replace(/\D/g, '').replace(/^0+|0+$/g, '')

const LARGE = 10_000_000

/** What of the secrets stands in a file of the site, or in its name; a zip's members are searched unpacked. */
export function secretsIn(file: TreeFile, secrets: Secrets): readonly string[] {
  const address = secrets.ids.reduce((path, id) => path.replaceAll(id, ''), file.path)
  const found = new Set([...quartersNamedIn(address)].filter((quarter) => secrets.addresses.has(quarter)))
  const search = (text: string): void => { for (const each of secretsInText(text, secrets)) found.add(each) }
  // Each text of a long history's figures takes some hundred megabytes, and the next one is as large.
  const searchAndForget = (text: string): void => {
    search(text)
    if (text.length > LARGE) giveBackMemory()
  }
  search(file.path)
  try {
    for (const bytes of unpacked(file.bytes)) for (const text of textsIn(bytes)) searchAndForget(text)
  } catch {
    found.add('a zip that cannot be looked into')
  }
  return [...found]
}

const secretsInText = (text: string, secrets: Secrets): readonly string[] => [
  ...[...quartersNamedIn(withoutCellNames(legibleIn(text)))].filter((quarter) => secrets.quarters.has(quarter)),
  ...(secrets.words.size === 0 ? [] : matches(text, WORD).map((word) => word.toLowerCase()).filter((word) => secrets.words.has(word))),
  ...(secrets.numbers.size === 0 ? [] : matches(text, NUMBER).filter((number) => secrets.numbers.has(digitsOf(number)))),
  ...secrets.texts.filter((secret) => text.includes(secret)),
]

/** A text, and of bytes that are none what one could read in them: the bytes of a picture spell six signs by chance. */
const legibleIn = (text: string): string => (text.includes('\ufffd') ? matches(text, /[ -~]{12,}/g).join('\n') : text)

/** A worksheet without the names of its cells: from its 12,001st row on it has some such as T12027, which are no quarters. */
const withoutCellNames = (text: string): string => (!text.includes('<worksheet ') ? text : text.replace(/ (?:r|ref|sqref)="[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?"/g, ''))

const matches = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([found]) => found)
const textOf = (file: TreeFile): string => new TextDecoder().decode(file.bytes)

/** The texts that bytes can be read as, one after another: as they are, as UTF-16, and each with references and escapes resolved. */
function* textsIn(bytes: Uint8Array): Generator<string, void> {
  const plain = new TextDecoder().decode(bytes)
  for (const text of plain.includes('\0') ? [plain, new TextDecoder('utf-16le').decode(bytes)] : [plain]) {
    yield text
    for (const resolved of [unescaped, withoutPercents, withoutEscapes]) {
      const other = resolved(text)
      if (other !== text) yield other
    }
  }
}

const withoutPercents = (text: string): string => text.replace(/(?:%[\da-f]{2})+/gi, (run) => new TextDecoder().decode(Uint8Array.from(run.match(/[\da-f]{2}/gi)!, (pair) => Number.parseInt(pair, 16))))
const withoutEscapes = (text: string): string => text.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
