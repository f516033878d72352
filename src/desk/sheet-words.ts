import { WHOLE } from './layout.ts'
import { QUARTERLY } from './quarter.ts'
import type { SheetFile } from './sheet.ts'

const SHEETS: readonly string[] = [...QUARTERLY, ...WHOLE]
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`
const PLACE = new RegExp(String.raw`${QUOTED}|\bline (\d+) of ([\w/-]+\.csv)|\bline (\d+)\b|\b(in|to|of) ([a-z_]+)\.csv\b|\b([Tt])his file\b`, 'g')

/** The words of a problem as they hold for a workbook: tables are its sheets, lines its rows, while what is quoted and the lines of files that it does not bring stay as they are. */
export const inSheets = (text: string, own: SheetFile | undefined, files: readonly SheetFile[]): string =>
  text.replace(PLACE, (found: string, line?: string, path?: string, ownLine?: string, word?: string, table?: string, first?: string) => {
    const [file, at] = path === undefined ? [own, ownLine] : [files.find((each) => each.path === path), line]
    const row = file && at !== undefined ? rowOf(file, at) : ''
    if (row !== '') return file === own ? `row ${row}` : `row ${row} of the sheet ${file!.sheet}`
    if (table !== undefined && SHEETS.includes(table)) return `${word} the sheet ${table}`
    return own && first !== undefined ? `${first}his sheet` : found
  })

/** The row of a sheet behind a line of its file; empty for a line that the sheet has lost. */
const rowOf = (file: SheetFile, line: string): string => file.cellAt(Number(line), 1).replace(/\D/g, '')
