import { shiftQuarter, type Quarter } from '../period.ts'
import { absent, constant, named, type Quantity } from '../quantity.ts'
import { valueOf, type Row } from '../row.ts'
import { cellOf, sumOr, type Pair, type View } from '../view.ts'

/** No direct combustion emissions at generation; life-cycle emissions are another matter. */
export const ZERO_CARBON: ReadonlySet<string> = new Set(['solar', 'wind', 'hydro', 'geothermal', 'nuclear'])
/** Renewable; biomass emits at the stack, so it is not in the zero-carbon set. */
export const RENEWABLE: ReadonlySet<string> = new Set(['solar', 'wind', 'hydro', 'geothermal', 'biomass'])

/** Whether any quarter has an instruments file: then a quarter without a row claims zero, else nothing is known. */
export const reportsInstruments = (view: View): boolean => view.book.once('instruments?', () => view.book.rows('instruments').length > 0)

/** The instrument rows of a quarter for a workload at a facility. */
export const instrumentRows = (view: View, quarter: Quarter, pair: Pick<Pair, 'facility' | 'workload'>): readonly Row<'instruments'>[] =>
  view.book.rows('instruments', quarter).filter((row) => valueOf(row, 'facility') === pair.facility && valueOf(row, 'workload') === pair.workload)

/** Retired MWh of the given technologies (all when null) for a workload at a facility. */
export function instrumentsOf(view: View, quarter: Quarter, technologies: ReadonlySet<string> | null, pair: Pair): Quantity {
  const name = `instruments retired for ${pair.facility}/${pair.workload} in ${quarter}`
  if (!reportsInstruments(view)) return absent(name, 'MWh', 'missing_input')
  const rows = instrumentRows(view, quarter, pair)
  const parts = rows.filter((row) => isAmong(valueOf(row, 'technology')!, technologies)).map((row) => cellOf(view.book, name, 'MWh', row, 'retired_mwh'))
  if (parts.length > 0) return sumOr(name, 'MWh', 'not_applicable', parts)
  const nothing = constant(`no ${name}`, 0, 'MWh')
  return rows.length === 0 && retiredBefore(view, quarter, pair) ? named(nothing, nothing.name, ['provisional_instruments']) : nothing
}

const isAmong = (technology: string, wanted: ReadonlySet<string> | null): boolean =>
  wanted === null || wanted.has(technology) || (wanted === ZERO_CARBON && technology === 'zero_carbon')

/** Whether a workload at a facility had instruments in the year before: those of the quarter may only not be retired yet. */
const retiredBefore = (view: View, quarter: Quarter, pair: Pair): boolean =>
  [1, 2, 3, 4].some((count) => instrumentRows(view, shiftQuarter(quarter, -count), pair).length > 0)
