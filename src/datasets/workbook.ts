import { unzipSync } from 'fflate'
import { writeXlsx, type Cell, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { packed } from './bundle.ts'

/** A value of a sheet; a number in italics is an estimate. */
export type SheetValue = string | number | null | { readonly estimated: number }

/** A sheet of a workbook: its name, the lines of its heading, and its rows. */
export interface SheetTable {
  readonly name: string
  readonly head: readonly (readonly string[])[]
  readonly rows: readonly (readonly SheetValue[])[]
  /** How wide each column is, in characters; the last holds for all that follow. */
  readonly widths: readonly number[]
  /** How the numbers of each column are shown; none where they stand as they are. */
  readonly formats?: readonly (string | null)[]
  /** Its texts run over several lines. */
  readonly prose?: true
}

const FONT = { name: 'Calibri', size: 11 }
const HEAD = { font: { ...FONT, bold: true }, alignment: { wrapText: true, vertical: 'top' } } as const
const PROSE = { font: FONT, alignment: { wrapText: true, vertical: 'top' } } as const
const ESTIMATE = { ...FONT, italic: true } as const

/** A workbook of sheets: texts are texts and numbers are numbers, and nothing in it is a formula. It bears the date of its version, not of its making. */
export async function workbookOf(title: string, date: string | null, sheets: readonly SheetTable[]): Promise<Uint8Array> {
  const made = new Date(`${date ?? '1980-01-01'}T00:00:00Z`)
  const bytes = await writeXlsx({ sheets: sheets.map(sheetOf), properties: { title, creator: 'Wattledger', created: made, modified: made } })
  // Packed anew by a program that gives the same bytes on every machine.
  return packed(Object.entries(unzipSync(bytes)).map(([path, member]) => ({ path, bytes: member })))
}

function sheetOf({ name, head, rows, widths, formats, prose }: SheetTable): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const columns = Math.max(...[...head, ...rows.slice(0, 1)].map((row) => row.length))
  head.forEach((row, line) => row.forEach((value, index) => cells.set(`${line},${index}`, { value, style: HEAD })))
  rows.forEach((row, line) => row.forEach((value, index) => {
    const style = typeof value === 'object' && value !== null ? { font: ESTIMATE, ...shown(formats?.[index]) } : prose ? PROSE : null
    if (style) cells.set(`${line + head.length},${index}`, { value: plain(value), style })
  }))
  return {
    name, cells, rows: [...head, ...rows.map((row) => row.map(plain))] as CellValue[][], freezePane: { rows: head.length },
    columns: Array.from({ length: columns }, (_, index) => ({ width: widths[index] ?? widths.at(-1)!, ...shown(formats?.[index]) })),
  }
}

const shown = (format: string | null | undefined): { readonly numFmt?: string } => (format ? { numFmt: format } : {})

const plain = (value: SheetValue): CellValue => (typeof value === 'object' && value !== null ? value.estimated : value)
