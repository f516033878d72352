import type { Quarter } from '../core/period.ts'
import type { Cell, Row } from '../core/row.ts'
import type { PublicInputs } from './inputs.ts'
import { unescaped } from './markup.ts'
import { quartersNamedIn, quartersOfDatesIn } from './quarter-names.ts'
import type { TreeFile } from './tree.ts'
import { unpacked } from './zip.ts'

/** What only unreleased rows and files say, in forms that a search can find. */
export interface Secrets {
  readonly quarters: ReadonlySet<Quarter>
  readonly words: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  readonly texts: readonly string[]
}

const WORD = /[a-z\d]+(?:-[a-z\d]+)+/gi
const NUMBER = /\d(?:[\d., \u00a0\u202f'’]*\d)?/g

/** Gathers what hidden rows say and public inputs do not. */
export function secretsOf({ selection, data, content, served, hiddenFiles }: PublicInputs): Secrets {
  const open = [...data, ...content, ...served].map((file) => `${file.path}\n${textOf(file)}`).join('\n')
  const cells = selection.hidden.flatMap((row) => Object.values(row.cells as unknown as Readonly<Record<string, Cell>>)).map((cell) => cell.text.trim())
  const knownWords = new Set(matches(open, WORD).map((word) => word.toLowerCase()))
  const knownNumbers = new Set(matches(open, NUMBER).map(digitsOf))
  const knownQuarters = new Set([...quartersNamedIn(open), ...quartersOfDatesIn(open), ...selection.quarters])
  const texts = new Set([...cells, ...hiddenFiles.flatMap(linesOf)].filter((text) => text.length >= 12 && /\p{L} /u.test(text) && !open.includes(text)))
  return {
    quarters: new Set([...selection.hidden.flatMap(quarterNamedBy), ...hiddenFiles.flatMap(({ path }) => [...quartersNamedIn(path)])].filter((quarter) => !knownQuarters.has(quarter))),
    words: new Set(cells.filter((text) => text.length >= 6 && /^[a-z\d]+(-[a-z\d]+)+$/.test(text) && !knownWords.has(text) && !/^\d{4}-\d\d(-\d\d)?$/.test(text))),
    // Short numbers meet by chance among computed ones; one of eight digits does not.
    numbers: new Set(cells.filter((text) => /^-?\d+(\.\d+)?$/.test(text)).map(digitsOf).filter((digits) => digits.length >= 8 && !knownNumbers.has(digits))),
    texts: [...texts],
  }
}

const linesOf = (file: TreeFile): readonly string[] => textOf(file).split('\n').map((line) => line.trim())
const quarterNamedBy = (row: Row): readonly Quarter[] => (row.folder === null ? [...quartersNamedIn(String((row.cells as { period?: Cell }).period?.text ?? ''))] : [row.folder])

/** The significant digits of a number, however it is grouped. */
const digitsOf = (number: string): string => number.replace(/\D/g, '').replace(/^0+|0+$/g, '')

/** What of the secrets stands in a file of the site, or in its name; a zip's members are searched unpacked. */
export function secretsIn(file: TreeFile, secrets: Secrets): readonly string[] {
  if (secrets.quarters.size + secrets.words.size + secrets.numbers.size + secrets.texts.length === 0) return []
  const inside = unpacked(file.bytes)
  if (inside === null) return ['a zip that cannot be looked into']
  const texts = [file.path, ...inside.flatMap(textsIn)]
  return [...new Set(texts.flatMap((text) => [
    ...(secrets.quarters.size === 0 ? [] : [...quartersNamedIn(text)].filter((quarter) => secrets.quarters.has(quarter))),
    ...(secrets.words.size === 0 ? [] : matches(text, WORD).map((word) => word.toLowerCase()).filter((word) => secrets.words.has(word))),
    ...(secrets.numbers.size === 0 ? [] : matches(text, NUMBER).filter((number) => secrets.numbers.has(digitsOf(number)))),
    ...secrets.texts.filter((secret) => text.includes(secret)),
  ]))]
}

const matches = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([found]) => found)
const textOf = (file: TreeFile): string => new TextDecoder().decode(file.bytes)

/** The texts that bytes can be read as: as they are, with references and escapes resolved, as UTF-16. */
function textsIn(bytes: Uint8Array): readonly string[] {
  const plain = new TextDecoder().decode(bytes)
  const wide = plain.includes('\0') ? [new TextDecoder('utf-16le').decode(bytes)] : []
  return [...new Set([plain, ...wide].flatMap((text) => [text, unescaped(text), withoutPercents(text), withoutEscapes(text)]))]
}

const withoutPercents = (text: string): string => text.replace(/(?:%[\da-f]{2})+/gi, (run) => new TextDecoder().decode(Uint8Array.from(run.match(/[\da-f]{2}/gi)!, (pair) => Number.parseInt(pair, 16))))
const withoutEscapes = (text: string): string => text.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
