import { colToLetter, writeXlsx, type Cell, type CellStyle, type CellValue, type DataValidation, type WriteSheet } from 'hucre/xlsx'
import type { Quarter } from '../core/period.ts'
import type { Dataset } from '../core/row.ts'
import { TABLES, type Table } from '../core/tables.ts'
import { formatPeriod } from '../view/format.ts'
import { guideSheet } from './guide.ts'
import { choicesFor, isNumber, layoutOf, textIn, type SheetColumn, type SheetLayout } from './layout.ts'

/** Rows below those of the files, for what is new. */
const FREE_ROWS = 40

/** The sheet that holds what may be chosen; it is hidden and not read back. */
export const LISTS = 'Lists'

const GREY = { rgb: '767676' }
const OPEN: CellStyle = { protection: { locked: false } }
const HEAD: CellStyle = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEAE2' } }, border: { bottom: { style: 'medium' } }, alignment: { wrapText: true, vertical: 'top' } }
const HEAD_BEFORE: CellStyle = { ...HEAD, font: { italic: true, color: GREY } }
const BEFORE: CellStyle = { font: { italic: true, color: GREY } }
const KEY: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F6F4EE' } } }

/** The workbook of a quarter: a guide, a sheet a table with choices, frozen headers, locked keys and last quarter's values beside the new ones. */
export async function workbookOf(dataset: Dataset, quarter: Quarter): Promise<Uint8Array> {
  const layouts = layoutOf(dataset, quarter)
  const lists = new Lists(dataset)
  const sheets = layouts.map((layout) => sheetOf(layout, lists))
  const fixed = new Date('2000-01-01T00:00:00Z')
  return writeXlsx({
    sheets: [guideSheet(dataset.issuer, quarter, layouts), ...sheets, lists.sheet()], defaultFont: { name: 'Calibri', size: 11 },
    properties: { title: `${dataset.issuer.short_name} ${formatPeriod(quarter, 'en')}`, creator: 'Wattledger', created: fixed, modified: fixed },
  })
}

/** Every list of choices once, in a column of its own. */
class Lists {
  private readonly columns: { readonly key: string; readonly values: readonly string[] }[] = []
  private readonly dataset: Dataset

  constructor(dataset: Dataset) {
    this.dataset = dataset
  }

  rangeOf(layout: SheetLayout, column: SheetColumn): string | null {
    const values = choicesFor(this.dataset, layout.table, column.name)
    if (values === null || values.length === 0) return null
    const key = values.join('\n')
    let index = this.columns.findIndex((each) => each.key === key)
    if (index < 0) index = this.columns.push({ key, values }) - 1
    const letters = colToLetter(index)
    return `${LISTS}!$${letters}$1:$${letters}$${values.length}`
  }

  sheet(): WriteSheet {
    const height = Math.max(1, ...this.columns.map(({ values }) => values.length))
    return { name: LISTS, hidden: true, rows: Array.from({ length: height }, (_, row) => this.columns.map(({ values }) => values[row] ?? null)), protection: { sheet: true } }
  }
}

function sheetOf(layout: SheetLayout, lists: Lists): WriteSheet {
  const { table, columns, rows } = layout
  const cells = new Map<string, Partial<Cell>>(columns.map((column, index) => [`0,${index}`, { value: column.title, style: column.before ? HEAD_BEFORE : HEAD }]))
  for (let line = 0; line < rows.length + FREE_ROWS; line += 1) {
    for (const [index, column] of columns.entries()) cells.set(`${line + 1},${index}`, cellOf(column, rows[line]))
  }
  const keys = columns.findIndex((column) => !column.key)
  return {
    name: table, rows: [columns.map(({ title }) => title), ...Array.from({ length: rows.length + FREE_ROWS }, () => [])], cells,
    columns: columns.map((column) => ({ width: widthOf(column) })), freezePane: { rows: 1, columns: Math.min(keys, 4) },
    // Rows may be inserted, and deleted where none of their cells is locked: pasting a sheet over this one must stay possible.
    protection: { sheet: true, selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true, insertRows: true, deleteRows: true },
    dataValidations: columns.flatMap((column, index) => validationOf(layout, column, index, lists)),
  }
}

function cellOf(column: SheetColumn, line: SheetLayout['rows'][number] | undefined): Partial<Cell> {
  if (column.before) return { value: line?.before ? valueFor(column, textIn(line.before, column.name)) : null, style: line ? BEFORE : { ...BEFORE, ...OPEN } }
  const format = column.kind === 'date' ? { numFmt: 'yyyy-mm-dd' } : {}
  if (!line) return { value: null, style: { ...OPEN, ...format } }
  return { value: valueFor(column, textIn(line.row, column.name)), style: column.key ? { ...KEY, ...format } : { ...OPEN, ...format } }
}

/** A number or date as the spreadsheet's own; whatever it could not give back to the letter stays text. */
function valueFor({ kind }: SheetColumn, text: string): CellValue {
  if (text === '') return null
  if (isNumber(kind) && text.replace(/\D/g, '').length <= 15 && String(Number(text)) === text) return Number(text)
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : text
}

const widthOf = ({ name, kind }: SheetColumn): number => (name === 'note' || name === 'title' || name === 'url' ? 48 : name === 'source' ? 30 : isNumber(kind) ? 15 : Math.max(12, name.length + 2))

function validationOf(layout: SheetLayout, column: SheetColumn, index: number, lists: Lists): readonly DataValidation[] {
  if (column.before) return []
  const letters = colToLetter(index)
  const range = `${letters}2:${letters}${layout.rows.length + FREE_ROWS + 1}`
  const stop = { range, allowBlank: true, showErrorMessage: true, errorStyle: 'stop' } as const
  const list = lists.rangeOf(layout, column)
  const { refersTo } = (TABLES[layout.table] as Table).columns[column.name]!
  // What is new stands on its own sheet of the same workbook, and not yet in the list.
  if (list !== null && refersTo) return [{ ...stop, type: 'list', formula1: list, errorStyle: 'warning', errorTitle: column.name, errorMessage: `This is not in the list. A new one is added on the sheet ${refersTo} too.` }]
  if (list !== null) return [{ ...stop, type: 'list', formula1: list, errorTitle: column.name, errorMessage: 'Choose a word from the list.' }]
  if (isNumber(column.kind)) return [{ ...stop, type: 'decimal', operator: 'between', formula1: '-1E+15', formula2: '1E+15', errorTitle: column.name, errorMessage: 'Enter a number without a unit, or leave the cell blank when it is not known.' }]
  return []
}
