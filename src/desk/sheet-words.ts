import { TABLES } from '../core/tables.ts'
import type { SheetFile } from './sheet.ts'

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`
const PLACE = new RegExp(String.raw`${QUOTED}|\bline (\d+) of ([\w/-]+\.csv)|\bline (\d+)\b|\b(in|to|of) ([a-z_]+)\.csv\b|\b([Tt])his file\b`, 'g')

/** The words of a problem as they hold for a workbook: tables are its sheets, lines its rows. What is quoted, and a file that the workbook does not bring, stays as it is. */
export const inSheets = (text: string, own: SheetFile | undefined, files: readonly SheetFile[]): string =>
  text.replace(PLACE, (found: string, line?: string, path?: string, ownLine?: string, word?: string, table?: string, first?: string) => {
    const other = files.find((file) => file.path === path)
    if (other) return `row ${rowOf(other, line!)} of the sheet ${other.sheet}`
    if (own && ownLine !== undefined) return `row ${rowOf(own, ownLine)}`
    if (table !== undefined && table in TABLES) return `${word} the sheet ${table}`
    return own && first !== undefined ? `${first}his sheet` : found
  })

/** The row of a sheet behind a line of its file, by the first cell of it that has a place. */
const rowOf = (file: SheetFile, line: string): string => file.cellAt(Number(line), 1).replace(/\D/g, '')
