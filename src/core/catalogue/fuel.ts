import { quarterOf } from '../book.ts'
import { absent, type Quantity } from '../quantity.ts'
import type { Quarter } from '../period.ts'
import { valueOf, type Row } from '../row.ts'
import { overQuarters, pairsOf, sumOr, type View } from '../view.ts'

/** The sum of a part over the fuel rows of the view; no row for the company, or for a site that reported fuel before, is missing_input, never zero. */
export function fuelRows(view: View, name: string, symbol: string, part: (row: Row<'fuels'>) => Quantity): Quantity {
  return overQuarters(view, name, symbol, (quarter) => {
    const rows = rowsOf(view, quarter)
    const silent = sitesBefore(view, quarter).filter((site) => !view.book.rows('fuels', quarter).some((row) => valueOf(row, 'facility') === site))
    if (silent.length > 0) return absent(`fuel of ${silent.join(', ')} in ${quarter}`, symbol, 'missing_input')
    return sumOr(`${name} in ${quarter}`, symbol, 'missing_input', rows.map(part))
  })
}

function rowsOf(view: View, quarter: Quarter): readonly Row<'fuels'>[] {
  const { facility, workload } = view.scope
  return view.book.rows('fuels', quarter).filter(
    (row) => (facility === null || valueOf(row, 'facility') === facility) && (workload === null || valueOf(row, 'workload') === workload),
  )
}

/** The sites of the scope that reported fuel in an earlier quarter and still operate; an unused genset needs an explicit zero. */
function sitesBefore(view: View, quarter: Quarter): readonly string[] {
  if (view.scope.workload !== null) return []
  const operating = new Set(pairsOf(view, quarter).map((pair) => pair.facility))
  const reported = view.book.rows('fuels').filter((row) => quarterOf(row)! < quarter).map((row) => valueOf(row, 'facility')!)
  return [...new Set(reported)].filter((site) => operating.has(site))
}
