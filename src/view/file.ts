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
  const found = new Map<string, Figure>()
  for (const quarter of row.folder === null ? book.quarters : [row.folder]) {
    for (const figure of usersIn(book, quarter).get(cell) ?? []) found.set(figure.id, figure)
  }
  return [...found.values()].sort((a, b) => rankOf(a) - rankOf(b)).map((figure) => ({
    name: `${figureName(book, figure.metric, figure.scope, locale)}${row.folder === null ? `, ${formatPeriod(figure.period.id, locale)}` : ''}`,
    href: figureAddress(figure.id, figure.metric.group, figure.period.id, locale),
  }))
}

const rankOf = ({ scope }: Figure): number => (scope.facility === null ? 0 : 1)

/** The figures of a quarter by the cells they rest on, the ends of ranges among them; found once for all files. */
const usersIn = (book: Book, quarter: Quarter): ReadonlyMap<Cell, readonly Figure[]> => book.once(`uses@${quarter}`, () => {
  const users = new Map<Cell, Figure[]>()
  for (const figure of figuresOf(book, parsePeriod(quarter))) {
    const cells = cellsOf(figure.quantity).flatMap(({ cell, low, high }) => [cell, low, high].filter((each) => each !== undefined))
    for (const cell of new Set(cells)) users.set(cell, [...(users.get(cell) ?? []), figure])
  }
  return users
})
