import { finding, type Finding, type Problem, type Words } from './problem.ts'

/** A file as it was read: its bytes, and its text without the byte order mark. */
export interface SourceFile {
  /** The path below the data folder, with forward slashes. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly text: string
}

/** Where every physical line of a text begins; CRLF, LF and CR each end one. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}

/** The line and column, from 1, of an offset in a text. */
export function positionOf(starts: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - starts[low]! + 1 }
}

/** A finding at an offset of a source file. */
export function findingInText(file: SourceFile, offset: number, length: number, words: Words, value: string | null = null): Finding {
  const place = positionOf(lineStarts(file.text), offset)
  return finding({ file: file.path, ...place, length }, words, value)
}

/** Gives every finding the physical line it stands in. */
export function withExcerpts(findings: readonly Finding[], files: readonly SourceFile[]): readonly Problem[] {
  const texts = new Map(files.map((file) => [file.path, file.text]))
  const starts = new Map<string, readonly number[]>()
  return findings.map((found) => {
    const text = texts.get(found.file)
    if (text === undefined || found.line === 0) return { ...found, excerpt: '' }
    const lines = starts.get(found.file) ?? lineStarts(text)
    starts.set(found.file, lines)
    return { ...found, excerpt: text.slice(lines[found.line - 1] ?? text.length, lines[found.line] ?? text.length).replace(/[\r\n]+$/, '') }
  })
}
