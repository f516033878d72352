import { openXlsx, parseCellRef, saveXlsx, type Cell, type CellStyle } from 'hucre/xlsx'
import { isMarked, MARKED, REPAIR, saidIn } from './remarks.ts'
import type { SheetFault } from './worksheet.ts'

const MARK: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: MARKED } }, border: { bottom: { style: 'medium', color: { rgb: 'B3261E' } } } }

/** The workbook as it was given, with every faulty cell coloured and a comment in it that says what is wrong and what to do; a fault of a whole sheet stands at its first cell. */
export async function markedWorkbook(bytes: Uint8Array, faults: readonly SheetFault[]): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true })
  for (const { cells } of workbook.sheets) for (const [place, cell] of cells ?? []) cells!.set(place, unmarked(cell))
  for (const [place, own] of Map.groupBy(faults, ({ sheet, cell }) => `${sheet}!${cell || 'A1'}`)) {
    const [name, address] = place.split('!') as [string, string]
    // What is wrong with the whole workbook stands on its first sheet.
    const sheet = workbook.sheets.find((each) => each.name === name) ?? workbook.sheets[0]!
    const { row, col: column } = parseCellRef(address)
    const cells = (sheet.cells ??= new Map<string, Cell>())
    const found = cells.get(`${row},${column}`) ?? { value: sheet.rows[row]?.[column] ?? null, type: 'string' as const }
    const told = [REPAIR, ...own.map(({ message, remedy }) => `${message}\n${remedy}`)].join('\n')
    const before = found.comment ? `${found.comment.text}\n\n` : ''
    cells.set(`${row},${column}`, { ...found, style: { ...found.style, ...MARK }, comment: { author: found.comment?.author ?? 'Wattledger', text: `${before}${told}` } })
  }
  return saveXlsx(workbook)
}

/** A cell without the marks of an earlier copy; of its comment only what a person said stays. */
function unmarked({ comment, style, ...cell }: Cell): Cell {
  const said = comment ? saidIn(comment) : ''
  const { fill, border, ...plain } = style ?? {}
  return { ...cell, ...(style ? { style: isMarked({ style }) ? plain : style } : {}), ...(said === '' ? {} : { comment: { ...comment, text: said } }) }
}
