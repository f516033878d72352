import { CsvError, parse } from 'csv-parse/sync'
import { lineStarts, positionOf, type SourceFile } from './source.ts'
import { finding, type Finding } from './problem.ts'

/** One cell of a record, and where its text begins: behind the quote, where it is quoted. */
export interface Field {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** One record of a CSV text, blank ones included. */
export type CsvRecord = readonly Field[]

/** The records of a text, or the one fault that keeps it from being cut into records. */
export type Records = { readonly records: readonly CsvRecord[] } | { readonly fault: Finding }

const LONGEST_LINE = 65_536
const MOST_LINES = 200_000

/** Cuts a CSV text into records; every cell knows its physical line and column, behind quoted newlines too. */
export function readRecords(file: SourceFile): Records {
  const starts = lineStarts(file.text)
  const oversize = tooLong(file, starts)
  if (oversize !== null) return { fault: oversize }
  const cursor = new Cursor(file.text)
  const place = (offset: number) => positionOf(starts, offset)
  const records: Field[][] = []
  try {
    parse(file.text, {
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      cast: (text, context) => {
        const offset = cursor.begin()
        // `bytes` is the offset just past the cell, quotes included.
        cursor.reach(context.bytes)
        const field = { text, ...place(offset + (context.quoting ? 1 : 0)) }
        if (context.index === 0) records.push([field])
        else records.at(-1)!.push(field)
        return ''
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const offset = cursor.begin()
    return { fault: quoteFault(file, error.code, { ...place(offset), length: 1 }, nextCell(file.text, offset)) }
  }
  return { records }
}

function tooLong(file: SourceFile, starts: readonly number[]): Finding | null {
  const line = starts.findIndex((start, index) => (starts[index + 1] ?? file.text.length) - start > LONGEST_LINE)
  if (line >= 0) {
    return finding({ file: file.path, line: line + 1, column: 1, length: 1 }, {
      code: 'E_TOO_LARGE', message: `This line has more than ${LONGEST_LINE} characters.`, remedy: 'Write one row a line, and no cell over 1000 characters.',
    })
  }
  if (starts.length <= MOST_LINES) return null
  return finding({ file: file.path, line: MOST_LINES, column: 1, length: 1 }, {
    code: 'E_TOO_LARGE', message: `This file has ${starts.length} lines; ${MOST_LINES} are read at most.`, remedy: 'Delete what is not data, or spread the rows over the folders of their quarters.',
  })
}

const nextCell = (text: string, offset: number): string => text.slice(offset, offset + 40).split(/[,\r\n]/, 1)[0]!

function quoteFault(file: SourceFile, code: string, place: { line: number; column: number; length: number }, cell: string): Finding {
  const at = { file: file.path, ...place, length: Math.max(1, cell.length) }
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return finding(at, { code: 'E_QUOTE', message: 'The quote that opens this cell is never closed, so the rest of the file reads as one cell.', remedy: 'Close the quote at the end of the cell, or delete it.' }, cell)
  }
  if (code === 'INVALID_OPENING_QUOTE' || code === 'CSV_INVALID_OPENING_QUOTE') {
    return finding(at, { code: 'E_QUOTE', message: 'This cell has a quote in its middle but does not begin with one.', remedy: 'Put the whole cell between quotes and write the inner quote twice: "a ""b"" c".' }, cell)
  }
  return finding(at, { code: 'E_QUOTE', message: 'The quote that opens this cell is closed before the cell ends.', remedy: 'Write a quote inside a quoted cell twice (""), and nothing between the closing quote and the comma.' }, cell)
}

/** Follows csv-parse through the text, from its UTF-8 bytes to our characters. */
class Cursor {
  private offset = 0
  private bytes = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** Steps over the comma or the line end behind the last cell; the offset where the next cell begins. */
  begin(): number {
    if (this.offset > 0 || this.started) {
      const step = this.text.startsWith('\r\n', this.offset) ? 2 : 1
      return this.offset + step
    }
    return 0
  }

  private started = false

  /** Moves to the character at a byte offset. */
  reach(bytes: number): void {
    this.started = true
    while (this.bytes < bytes) {
      const unit = this.text.charCodeAt(this.offset)
      // A surrogate is half of a character of four bytes.
      this.bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit <= 0xdfff ? 2 : 3
      this.offset += 1
    }
  }
}
