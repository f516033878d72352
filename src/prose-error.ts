import { readFileSync } from 'node:fs'

const HINT = 'The page is back as soon as the commentary is repaired and saved.'

/** An error about prose that the development server shows at the line where the word stands, without the calls that led there. */
export function proseError(file: string, word: string, message: string): Error {
  const lines = readFileSync(file, 'utf8').split('\n')
  const line = Math.max(lines.findIndex((text) => text.includes(`"${word}"`)), 0)
  const column = Math.max(lines[line]!.indexOf(word), 0)
  const place = `${file}:${line + 1}:${column + 1}`
  const error = Object.assign(new Error(`${place} ${message}`), { name: 'Commentary', loc: { file, line: line + 1, column: column + 1 }, id: place, stack: '' })
  // The integration of MDX writes a hint of its own over this, about components that nobody here has written.
  return Object.defineProperty(error, 'hint', { enumerable: true, get: () => HINT, set: () => undefined })
}
