import { openXlsx, parseCellRef, saveXlsx, type Cell, type CellStyle } from 'hucre/xlsx'
import type { SheetFault } from './worksheet.ts'

const MARK: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F9D5CC' } }, border: { bottom: { style: 'medium', color: { rgb: 'B3261E' } } } }

/** The workbook as it was given, with every faulty cell coloured and a comment in it that says what is wrong and what to do; a fault of a whole sheet stands at its first cell. */
export async function markedWorkbook(bytes: Uint8Array, faults: readonly SheetFault[]): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true })
  for (const [place, own] of Map.groupBy(faults, ({ sheet, cell }) => `${sheet}!${cell || 'A1'}`)) {
    const [name, address] = place.split('!') as [string, string]
    const sheet = workbook.sheets.find((each) => each.name === name)
    if (!sheet) continue
    const { row, col: column } = parseCellRef(address)
    const cells = (sheet.cells ??= new Map<string, Cell>())
    const found = cells.get(`${row},${column}`) ?? { value: sheet.rows[row]?.[column] ?? null, type: 'string' as const }
    const said = own.map(({ message, remedy }) => `${message}\n${remedy}`)
    const before = found.comment && found.comment.author !== 'Wattledger' ? [found.comment.text] : []
    cells.set(`${row},${column}`, { ...found, style: { ...found.style, ...MARK }, comment: { author: 'Wattledger', text: [...said, ...before].join('\n\n') } })
  }
  return saveXlsx(workbook)
}
