import { quarterOf } from '../book.ts'
import { absent, type Quantity } from '../quantity.ts'
import type { Quarter } from '../period.ts'
import { valueOf, type Row } from '../row.ts'
import { hasData, pairsOf, sumOr, type View } from '../view.ts'

/** The sum of a part over the fuel rows of the period; no row at all, or none of a site that reported fuel before, is missing_input, never zero. */
export function fuelRows(view: View, name: string, symbol: string, part: (row: Row<'fuels'>) => Quantity): Quantity {
  for (const quarter of view.quarters) {
    if (!hasData(view, quarter)) return absent(`${name} in ${quarter}`, symbol, 'missing_input')
    const silent = sitesBefore(view, quarter).find((site) => !view.book.rows('fuels', quarter).some((row) => valueOf(row, 'facility') === site))
    if (silent) return absent(`fuel of ${silent} in ${quarter}`, symbol, 'missing_input')
  }
  return sumOr(name, symbol, 'missing_input', view.quarters.flatMap((quarter) => rowsOf(view, quarter)).map(part))
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
