import type { Book } from '../core/book.ts'
import { figuresOf, type Figure } from '../core/figure.ts'
import { cellsOf } from '../core/lineage.ts'
import { parsePeriod, type Quarter } from '../core/period.ts'
import type { Cell, Dataset, Row } from '../core/row.ts'
import { TABLE_NAMES } from '../core/tables.ts'
import { figureAddress } from './address.ts'
import { formatPeriod, type Locale } from './format.ts'
import { figureName } from './names.ts'

/** A published CSV file as a page shows it. */
export interface FilePage {
  readonly path: string
  readonly quarter: Quarter | null
  readonly columns: readonly { readonly name: string; readonly field: number }[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly FileCell[] }[]
}

/** A cell of the page: its anchor, its column, its text, and the figures that use it. */
export interface FileCell {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly uses: readonly Use[]
}

/** A figure that a cell enters, in the latest quarter it does so. */
export interface Use {
  readonly name: string
  readonly href: string
}

/** The page of a file: its rows in the order of their lines, and the figures that use each cell. */
export function filePage(book: Book, dataset: Dataset, path: string, locale: Locale): FilePage {
  const rows = TABLE_NAMES.flatMap((table) => dataset.tables[table] as readonly Row[]).filter((row) => row.file === path).sort((a, b) => a.line - b.line)
  const columns = rows[0] ? cellsIn(rows[0]).map(({ name, field }) => ({ name, field })) : []
  return {
    path, quarter: rows[0]?.folder ?? null, columns,
    rows: rows.map((row) => ({
      line: row.line, cells: cellsIn(row).map((cell) => ({ id: `L${row.line}C${cell.field}`, name: cell.name, text: cell.text, uses: usesOf(book, row, cell, locale) })),
    })),
  }
}

/** The cells of a row in the order of its file. */
const cellsIn = (row: Row): readonly Cell[] => (Object.values(row.cells) as Cell[]).sort((a, b) => a.field - b.field)

/** The figures that rest on a cell, the company's first, each in the latest quarter it does. */
function usesOf(book: Book, row: Row, cell: Cell, locale: Locale): readonly Use[] {
  const users = row.folder === null ? usersOfReference(book) : usersIn(book, row.folder)
  return [...users.get(cell)?.values() ?? []].sort((a, b) => rankOf(a) - rankOf(b)).map(({ id, metric, scope, period }) => ({
    name: `${figureName(book, metric, scope, locale)}${row.folder === null ? `, ${formatPeriod(period.id, locale)}` : ''}`,
    href: figureAddress(id, metric.group, period.id, locale),
  }))
}

/** A figure by its name alone, so that a long history is not kept with all its values. */
type User = Pick<Figure, 'id' | 'metric' | 'scope' | 'period'>
type Users = ReadonlyMap<Cell, ReadonlyMap<string, User>>

const rankOf = ({ scope }: User): number => (scope.facility === null ? 0 : 1)

/** The figures of a quarter by the cells they rest on, the ends of ranges among them; found once for all its files. */
const usersIn = (book: Book, quarter: Quarter): Users => book.once(`uses@${quarter}`, () => {
  const users = new Map<Cell, Map<string, User>>()
  addUsers(users, book, quarter, () => true)
  return users
})

const ofReference = new WeakMap<Book, Users>()

/** The figures of all quarters by the cells of reference tables; found once for all their pages, since each would ask every quarter for each of its cells. */
function usersOfReference(book: Book): Users {
  const known = ofReference.get(book)
  if (known) return known
  const users = new Map<Cell, Map<string, User>>()
  for (const quarter of book.quarters) addUsers(users, book, quarter, ({ folder }) => folder === null)
  ofReference.set(book, users)
  return users
}

function addUsers(users: Map<Cell, Map<string, User>>, book: Book, quarter: Quarter, wanted: (row: Row) => boolean): void {
  for (const { id, metric, scope, period, quantity } of figuresOf(book, parsePeriod(quarter))) {
    const cells = cellsOf(quantity).filter(({ row }) => wanted(row!)).flatMap(({ cell, low, high }) => [cell, low, high].filter((each) => each !== undefined))
    for (const cell of cells) {
      const found = users.get(cell) ?? new Map<string, User>()
      users.set(cell, found.set(id, { id, metric, scope, period }))
    }
  }
}
