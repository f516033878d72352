import { colToLetter, type Cell, type CellValue, type Sheet } from 'hucre/xlsx'
import { isQuarter, type Quarter } from '../core/period.ts'
import { TABLES, TABLE_NAMES, type Column, type Table, type TableName } from '../core/tables.ts'
import { nearest } from '../intake/nearest.ts'
import { GUIDE } from './guide.ts'
import { BESIDE, WHOLE } from './layout.ts'
import { NOT_YET, PENDING, QUARTERLY } from './quarter.ts'
import { isUndivided, saidIn } from './remarks.ts'
import { LISTS } from './workbook.ts'

/** A fault at a cell of a workbook. */
export interface SheetFault {
  readonly sheet: string
  /** The cell as a spreadsheet names it; empty for the whole sheet. */
  readonly cell: string
  readonly message: string
  readonly remedy: string
}

/** One cell of a sheet as a CSV file writes it, and where it stands. */
export interface Field {
  readonly text: string
  /** The cell as a spreadsheet names it. */
  readonly cell: string
}

/** A sheet that is a table: the names of its columns, its rows, and what cannot be read of them. */
export interface Worksheet {
  readonly table: TableName
  readonly sheet: string
  readonly head: readonly Field[]
  readonly lines: readonly (readonly Field[])[]
  readonly faults: readonly SheetFault[]
}

/** Reads the sheets of a workbook that are tables, and says which are not; a row without a period is of the given quarter. */
export function readSheets(sheets: readonly Sheet[], quarter: Quarter): { readonly tables: readonly Worksheet[]; readonly faults: readonly SheetFault[] } {
  const named = sheets.filter(({ name }) => name !== GUIDE && name !== LISTS).map((sheet) => ({ sheet, table: TABLE_NAMES.find((table) => table === sheet.name.trim().toLowerCase()) }))
  const strangers = named.filter(({ sheet, table }) => table === undefined && !isEmpty(sheet)).map(({ sheet: { name } }) => stranger(name))
  const tables = named.flatMap(({ sheet, table }) => (table === undefined || isEmpty(sheet) ? [] : [readSheet(sheet, table, quarter)]))
  return { tables, faults: [...strangers, ...tables.flatMap(({ faults }) => faults)] }
}

/** The tables whose rows name their quarter. */
const DATED = QUARTERLY.filter((table) => (TABLES[table] as Table).key.includes('period'))

/** What stands in the column period of each quarterly sheet: its texts with their cells; null where a sheet has rows and no such column. */
const periodsIn = (sheets: readonly Sheet[]) => sheets.filter((sheet) => DATED.some((table) => table === sheet.name.trim().toLowerCase()) && !isEmpty(sheet)).map(({ name, rows }) => {
  const top = rows.slice(0, 10).findIndex((row) => row.some((value) => titleOf(value) === 'period'))
  if (top < 0) return { sheet: name, texts: null }
  const column = rows[top]!.findIndex((value) => titleOf(value) === 'period')
  const below = rows.slice(top + 1).flatMap((row, index) => (row.every((value) => value === null || value === '') ? [] : [{ text: String(row[column] ?? '').trim(), cell: `${colToLetter(column)}${top + index + 2}` }]))
  return { sheet: name, texts: below }
})

/** The quarter that most rows of a workbook are of, the later of two equal ones; null when no row names one. Rows of another are faults of their cells. */
export function quarterIn(sheets: readonly Sheet[]): Quarter | null {
  const periods = periodsIn(sheets).flatMap(({ texts }) => texts ?? []).flatMap(({ text }) => (isQuarter(text) ? [text] : []))
  const rows = [...Map.groupBy(periods, (period) => period)].map(([quarter, own]) => ({ quarter, count: own.length }))
  return rows.sort((one, other) => other.count - one.count || (one.quarter < other.quarter ? 1 : -1))[0]?.quarter ?? null
}

/** Where a workbook in which no row names its quarter should do so. */
export function unnamedQuarter(sheets: readonly Sheet[]): readonly SheetFault[] {
  const remedy = 'Write the quarter as 2026-Q3, in every row.'
  const found = periodsIn(sheets).flatMap(({ sheet, texts }): readonly SheetFault[] => {
    if (texts === null) return [{ sheet, cell: 'A1', message: 'The sheet has no column period.', remedy: `Name a column period. ${remedy}` }]
    const wrong = texts.filter(({ text }) => text !== '')
    if (wrong.length > 0) return wrong.map(({ text, cell }) => ({ sheet, cell, message: `period ${JSON.stringify(text)} is not a quarter.`, remedy }))
    return texts.slice(0, 1).map(({ cell }) => ({ sheet, cell, message: 'No row says which quarter it is of.', remedy }))
  })
  return found.length > 0 ? found : [{ sheet: sheets[0]?.name ?? '', cell: 'A1', message: 'No sheet of the workbook has a row of a quarter.', remedy: `Fill in the workbook of the quarter; its sheets are called ${QUARTERLY.join(', ')}.` }]
}

/** The name of a column as a person may have written it: capitals and blanks around it do not matter. */
function titleOf(value: CellValue): string {
  const text = value === null ? '' : String(value).trim()
  return text.includes(BESIDE) ? text : text.toLowerCase()
}

const isEmpty = (sheet: Sheet): boolean => sheet.rows.every((row) => row.every((value) => value === null || value === ''))

function stranger(name: string): SheetFault {
  const near = nearest(name.trim().toLowerCase(), TABLE_NAMES)
  return { sheet: name, cell: '', message: `No table is called ${JSON.stringify(name)}.`, remedy: near === null ? `Name it after its table, ${[...QUARTERLY, ...WHOLE].join(', ')}; delete it if it is none of them.` : `Rename the sheet ${near} if it is that table; delete it otherwise.` }
}

function readSheet(sheet: Sheet, table: TableName, quarter: Quarter): Worksheet {
  const columns = (TABLES[table] as Table).columns
  const top = headerRow(sheet, columns)
  const titles = (sheet.rows[top] ?? []).map(titleOf)
  const kept = titles.flatMap((title, index) => (title === '' || title.includes(BESIDE) ? [] : [{ title, index }]))
  const faults: SheetFault[] = [...mergedIn(sheet, top, kept.map(({ index }) => index))]
  const lines = sheet.rows.slice(top + 1).flatMap((row, below) => {
    const at = top + 1 + below
    const read = kept.map(({ title, index }) => fieldOf(sheet, table, { row: at, column: index, value: row[index] ?? null, title, kind: columns[title]?.kind }, faults))
    if (read.every(({ text }) => text === '')) return []
    const dated = read.map((field, index) => (kept[index]!.title === 'period' && field.text === '' ? { ...field, text: quarter } : field))
    return [withNote(dated, kept.map(({ title }) => title), commentsIn(sheet, at, faults), table)]
  })
  return { table, sheet: sheet.name, faults, lines, head: kept.map(({ title, index }) => ({ text: title, cell: `${colToLetter(index)}${top + 1}` })) }
}

/** The row of the column names; a title above it is passed over. */
function headerRow(sheet: Sheet, columns: Readonly<Record<string, Column>>): number {
  const known = (row: readonly CellValue[]): number => row.filter((value) => typeof value === 'string' && titleOf(value) in columns).length
  const found = sheet.rows.slice(0, 10).findIndex((row) => known(row) >= 2)
  return Math.max(found, 0)
}

/** Cells below the header that were merged: a spreadsheet keeps the value of the first and forgets the others. */
const mergedIn = (sheet: Sheet, top: number, columns: readonly number[]): readonly SheetFault[] => (sheet.merges ?? []).filter(({ startRow, endRow, startCol, endCol }) => endRow > top && (sheet.rows[startRow]?.[startCol] ?? '') !== '' && columns.some((index) => index >= startCol && index <= endCol)).map(({ startRow, startCol, endRow, endCol }) => ({
  sheet: sheet.name, cell: `${colToLetter(startCol)}${startRow + 1}`, message: `The cells down to ${colToLetter(endCol)}${endRow + 1} are merged with this one, and only the first of them holds a value.`,
  remedy: 'Split the cells again, and write into each what belongs there.',
}))

interface Place { readonly row: number; readonly column: number; readonly value: CellValue; readonly title: string; readonly kind: Column['kind'] | undefined }

function fieldOf(sheet: Sheet, table: TableName, place: Place, faults: SheetFault[]): Field {
  const cell = `${colToLetter(place.column)}${place.row + 1}`
  const { value, kind, title } = place
  const fault = (message: string, remedy: string): Field => {
    faults.push({ sheet: sheet.name, cell, message, remedy })
    return { text: '', cell }
  }
  const formula = sheet.cells?.get(`${place.row},${place.column}`)?.formula
  if (value === null && formula !== undefined) return fault(`The formula =${formula} in ${title} was saved without its result.`, 'Open the workbook in a spreadsheet program and save it there, or type the value in the place of the formula.')
  if (value === null) return { text: '', cell }
  if (value instanceof Date) return isDated(kind) ? { text: value.toISOString().slice(0, 10), cell } : fault(`A date stands in ${title}, which holds none.`, 'Format the cell as a number or text and enter the value again.')
  if (typeof value === 'boolean') return fault(`${String(value).toUpperCase()} stands in ${title}.`, 'Enter a number or a word, or leave the cell blank.')
  if (typeof value === 'number' && isPercentage(sheet.cells?.get(`${place.row},${place.column}`)) && !mayBeShare(table, title)) {
    faults.push({ sheet: sheet.name, cell, message: `${title} stands there as ${plainNumber(value * 100)}%, which the spreadsheet keeps as ${plainNumber(value)}.`, remedy: 'Format the cell as a number, and enter the value in the unit of its column.' })
  }
  if (typeof value === 'number') return Number.isFinite(value) ? { text: plainNumber(value), cell } : fault(`${title} holds no number.`, 'Enter the value, or leave the cell blank.')
  if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)/.test(value)) return fault(`The formula in ${title} gives ${value}.`, `Repair the formula, or leave the cell of ${table} blank.`)
  return { text: value.replace(/\s*[\r\n]+\s*/g, ' ').trim(), cell }
}

/** Whether a cell shows its number a hundredfold; a sign that is only written beside it does not. */
const isPercentage = (cell: Cell | undefined): boolean => cell?.style?.numFmt?.replace(/"[^"]*"|\\./g, '').includes('%') ?? false

/** Whether a column may hold a share of 1, which a spreadsheet shows in percent: by its name, its table's units, or because it quotes another cell. */
function mayBeShare(table: TableName, title: string): boolean {
  const { kind } = (TABLES[table] as Table).columns.unit ?? {}
  return title.includes('share') || table === 'restatements' || (Array.isArray(kind) && kind.includes('ratio'))
}

const isDated = (kind: Column['kind'] | undefined): boolean => kind === 'date' || kind === 'partial-date' || kind === undefined

/** A number in plain digits, with the fifteen that a spreadsheet keeps: what it shows as 0.3 is 0.3. */
export function plainNumber(value: number): string {
  const [, sign = '', digits = '', fraction = '', power = '0'] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(Number(value.toPrecision(15)).toExponential()) ?? []
  const whole = `${digits}${fraction}`
  const point = 1 + Number(power)
  if (/^0*$/.test(whole)) return '0'
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${whole}`
  return whole.length <= point ? `${sign}${whole}${'0'.repeat(point - whole.length)}` : `${sign}${whole.slice(0, point)}.${whole.slice(point)}`
}

/** The remarks that people left on the cells of a row; what may be the program's own is nobody's note. */
function commentsIn(sheet: Sheet, row: number, faults: SheetFault[]): readonly string[] {
  return [...(sheet.cells ?? new Map<string, Cell>())].filter(([key, { comment }]) => key.startsWith(`${row},`) && comment).flatMap(([key, cell]) => {
    if (!isUndivided(cell)) return saidIn(cell.comment!).replace(/\s+/g, ' ') || []
    faults.push({
      sheet: sheet.name, cell: `${colToLetter(Number(key.split(',')[1]))}${row + 1}`, message: 'The comment may hold what an older marked copy said of the cell, and a comment is published as the note of its row.',
      remedy: 'Write what is yours into the column note, and delete the comment.',
    })
    return []
  })
}

/** Keeps comments as the note, and takes the note away that stood for a value which is there now. */
function withNote(fields: readonly Field[], titles: readonly string[], comments: readonly string[], table: TableName): readonly Field[] {
  const index = titles.indexOf('note')
  if (index < 0) return fields
  const { values } = TABLES[table] as Table
  const filled = values.some((name) => (fields[titles.indexOf(name)]?.text ?? '') !== '')
  const own = [PENDING, NOT_YET].includes(fields[index]!.text) && (filled || comments.length > 0) ? '' : fields[index]!.text
  const note = [own, ...comments.filter((comment) => !own.includes(comment))].filter((part) => part !== '').join('; ')
  return fields.map((field, at) => (at === index ? { ...field, text: note } : field))
}
