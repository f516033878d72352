import { readFileSync } from 'node:fs'

/** An error about prose that the development server shows at the line where the word stands. */
export function proseError(file: string, word: string, message: string): Error {
  const lines = readFileSync(file, 'utf8').split('\n')
  const line = Math.max(lines.findIndex((text) => text.includes(`"${word}"`)), 0)
  const column = Math.max(lines[line]!.indexOf(word), 0)
  const place = `${file}:${line + 1}:${column + 1}`
  const error = new Error(`${place} ${message}`)
  return Object.assign(error, { loc: { file, line: line + 1, column: column + 1 }, id: place, stack: `${error.message}\n    at ${place}` })
}
