import type { CellStyle, WriteSheet } from 'hucre/xlsx'
import type { Quarter } from '../core/period.ts'
import type { Issuer } from '../core/row.ts'
import { TABLES, type TableName } from '../core/tables.ts'
import { formatPeriod } from '../view/format.ts'
import { columnMeaning } from '../view/words/columns.ts'
import { WHOLE, type SheetLayout } from './layout.ts'
import { PENDING } from './quarter.ts'

/** The name of the sheet that explains the others; it is not read back. */
export const GUIDE = 'Guide'

/** What each table asks for, in one line. */
const ASKED: Partial<Readonly<Record<TableName, string>>> = {
  energy: 'Electricity delivered in the quarter, in MWh, by facility and workload.',
  revenue: 'Revenue by business, in full currency units. The row total is a check against the published total.',
  instruments: 'Certificates and contracts retired for the quarter, in MWh.',
  mining: 'Bitcoin mined, and the average hashrate in EH/s.',
  fleet: 'Miners in place on the last day of the quarter, a row a model.',
  power_cost: 'What electricity cost, by component, in full currency units.',
  grid_services: 'Energy not used at the grid’s request, in MWh, and the hours of it.',
  fuels: 'Fuel burned on site, by purpose.',
  water: 'Water taken in, discharged and consumed, in m³.',
  grid_mix: 'How the grid of a region generated its power, as shares of 1.',
  fx: 'Exchange rates of the quarter.',
  sources: 'The documents that values come from. Add a row for every new one.',
  capacity: 'Megawatts from a date on. Add a row whenever the level changes.',
  restatements: 'Why a published value changed: a row for every value that was corrected. The value itself is corrected on its own sheet, by a new row with a later as_of.',
  facilities: 'The sites. Add a row for a new one.',
  emission_factors: 'Emissions per unit of energy or fuel, by region or fuel and by the days they hold.',
  fuel_properties: 'The heat in a unit of fuel.',
  targets: 'What the company has promised to reach, and by when.',
  milestones: 'What was leased, energised, sold, bought, announced or retired, and when.',
  public_claims: 'What the company and others have said in public, to stand beside the computed figure.',
  claims: 'Environmental claims, each with its evidence and the days it holds.',
  base_year: 'What changed the base year that emissions are compared with.',
}

const TITLE: CellStyle = { font: { bold: true, size: 16 } }
const STRONG: CellStyle = { font: { bold: true } }
const PLAIN: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }

/** The sheet that tells how to fill in the others. */
export function guideSheet(issuer: Issuer, quarter: Quarter, layouts: readonly SheetLayout[]): WriteSheet {
  const lines = guideLines(issuer, quarter, layouts)
  const cells = new Map(lines.flatMap(([first, second], row) => [
    [`${row},0`, { value: first, style: row === 0 ? TITLE : second === undefined ? PLAIN : STRONG }] as const, ...(second === undefined ? [] : [[`${row},1`, { value: second, style: PLAIN }] as const]),
  ]))
  return { name: GUIDE, rows: lines.map(() => []), cells, columns: [{ width: 30 }, { width: 90 }], protection: { sheet: true }, view: { showGridLines: false } }
}

function guideLines(issuer: Issuer, quarter: Quarter, layouts: readonly SheetLayout[]): readonly (readonly [string, string?])[] {
  return [
    [`${issuer.short_name}, ${formatPeriod(quarter, 'en')}`],
    [''],
    ['What to fill in', 'White cells. Tinted cells say what a row is about; grey italics show the quarter before and are not read back.'],
    ['Not known', 'Leave the cell blank and say why in the note. Blank means unknown; write 0 only for a true zero.'],
    [PENDING, `Stands in the note of every row still to be filled in. It goes by itself once there is a value; nothing is published while it stands.`],
    ['Numbers', 'As your spreadsheet writes them; the language of your computer does not matter. MWh, not kWh.'],
    ['Money', `In ${issuer.currency}, in full: not in thousands or millions. Amounts in another currency stand in a row of their own, with that currency.`],
    ['Estimates', 'Write estimated in the column status, say in the note how it was estimated, and give the range (low, high) where there is one.'],
    ['Comments', 'A comment on a cell is kept as the note of its row, and published with it.'],
    ['New rows', 'Use the blank rows below the others. Columns may be moved; their names may not be changed.'],
    ['Held back', 'On a sheet of the whole company a row waits for the quarter that stands in its column release. A row that readers would see before this quarter is out is not taken.'],
    ['When you are done', 'Save the file and give it back on the desk, or run npm run import -- with its name. Nothing is changed until every sheet is in order.'],
    [''],
    ...layouts.map((layout) => [layout.table, askedIn(layout)] as const),
    ...layouts.flatMap(columnLines),
  ]
}

const askedIn = ({ table, rows }: SheetLayout): string => [
  ASKED[table] ?? '', ...(WHOLE.includes(table) ? ['For the whole company.'] : rows.length === 0 ? ['No row so far; leave it empty if there is nothing to report.'] : []),
  ...(TABLES[table].place === 'period' && rows.length > 0 ? [`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}.`] : []),
].join(' ')

/** Every column of a sheet with its meaning and, where only some words may stand in it, those. */
const columnLines = ({ table, columns }: SheetLayout): readonly (readonly [string, string?])[] => [
  [''], [`The columns of ${table}`],
  ...columns.filter(({ before }) => !before).map(({ name, kind }) => [name, `${columnMeaning(table, name, 'en')}.${typeof kind === 'string' ? '' : ` One of: ${kind.join(', ')}.`}`] as const),
]
