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
  readonly rows: readonly { readonly line: number; readonly cells: readonly { readonly field: number; readonly text: string }[]; readonly uses: readonly Use[] }[]
}

/** A figure that a row of a file enters, in the latest quarter it does so. */
export interface Use {
  readonly name: string
  readonly href: string
}

/** The page of a file: its rows in the order of their lines, and the figures that use each. */
export function filePage(book: Book, dataset: Dataset, path: string, locale: Locale): FilePage {
  const rows = TABLE_NAMES.flatMap((table) => dataset.tables[table] as readonly Row[]).filter((row) => row.file === path).sort((a, b) => a.line - b.line)
  const columns = rows[0] ? cellsIn(rows[0]).map(({ name, field }) => ({ name, field })) : []
  return {
    path, quarter: rows[0]?.folder ?? null, columns,
    rows: rows.map((row) => ({
      line: row.line, cells: cellsIn(row).map(({ field, text }) => ({ field, text })), uses: usesOf(book, row, locale),
    })),
  }
}

/** The cells of a row in the order of its file. */
const cellsIn = (row: Row): readonly Cell[] => (Object.values(row.cells) as Cell[]).sort((a, b) => a.field - b.field)

/** The company's and the workloads' figures that rest on a row, each in the latest quarter it does. */
function usesOf(book: Book, row: Row, locale: Locale): readonly Use[] {
  const found = new Map<string, Figure>()
  for (const quarter of row.folder === null ? book.quarters : [row.folder]) {
    for (const figure of usersIn(book, quarter).get(row) ?? []) found.set(figure.id, figure)
  }
  return [...found.values()].map((figure) => ({
    name: `${figureName(book, figure.metric, figure.scope, locale)}${row.folder === null ? `, ${formatPeriod(figure.period.id, locale)}` : ''}`,
    href: figureAddress(figure.id, figure.metric.group, figure.period.id, locale),
  }))
}

/** The figures of a quarter by the rows they rest on; found once for all files. */
const usersIn = (book: Book, quarter: Quarter): ReadonlyMap<Row, readonly Figure[]> => book.once(`uses@${quarter}`, () => {
  const users = new Map<Row, Figure[]>()
  for (const figure of figuresOf(book, parsePeriod(quarter)).filter(({ scope }) => scope.facility === null)) {
    for (const row of new Set(cellsOf(figure.quantity).map((step) => step.row!))) users.set(row, [...(users.get(row) ?? []), figure])
  }
  return users
})
