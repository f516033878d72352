import type { Quarter } from '../period.ts'
import { absent, constant, difference, quotient, said, type Quantity } from '../quantity.ts'
import { valueOf, type Row } from '../row.ts'
import { cellOf, overQuarters, ownPairsOf, pairsOf, sumOr, type Pair, type View } from '../view.ts'

type Flow = 'input' | 'discharge' | 'consumption'
type Volume = (view: View, site: string, quarter: Quarter) => Quantity
type Counted = (view: View, row: Row<'water'>, quarter: Quarter) => boolean

/** Water at the sites of the scope, m³; a site that operates and has no row is missing_input, never zero. */
const water = (view: View, name: string, volume: Volume): Quantity => overQuarters(view, `water ${name}`, 'm3', (quarter) =>
  sumOr(`water ${name} in ${quarter}`, 'm3', 'missing_input', sitesOf(view, quarter).map((site) => volume(view, site, quarter))))

/** The sites of the scope that operate in the quarter or have a row of water. */
function sitesOf(view: View, quarter: Quarter): readonly string[] {
  const wet = view.book.rows('water', quarter).filter((row) => isWithin(view, row, quarter)).map((row) => valueOf(row, 'facility')!)
  return [...new Set([...pairsOf(view, quarter).map((pair) => pair.facility), ...wet])]
}

const isWithin: Counted = (view, row) =>
  (view.scope.facility === null || valueOf(row, 'facility') === view.scope.facility) && (view.scope.workload === null || valueOf(row, 'workload') === view.scope.workload)

/** Water of the scope but for that of halls whose electricity is a customer's, so that it stands beside the company's own. */
const isOwnWater: Counted = (view, row, quarter) => {
  const isOfRow = (pair: Pair): boolean => pair.facility === valueOf(row, 'facility') && pair.workload === valueOf(row, 'workload')
  return isWithin(view, row, quarter) && (ownPairsOf(view, quarter).some(isOfRow) || !pairsOf(view, quarter).some(isOfRow))
}

const flowAt = (flow: Flow, counted: Counted): Volume => (view, site, quarter) => {
  const rows = view.book.rows('water', quarter).filter((row) => valueOf(row, 'flow') === flow && valueOf(row, 'facility') === site && counted(view, row, quarter))
  return sumOr(`${flow} at ${site} in ${quarter}`, 'm3', 'missing_input', rows.map((row) => cellOf(view.book, `${flow} at ${site}`, 'm3', row, 'volume_m3')))
}

/** Water consumed at a site: as reported, else input less discharge. */
const consumedAt = (counted: Counted): Volume => (view, site, quarter) => {
  const reported = flowAt('consumption', counted)(view, site, quarter)
  return reported.value === null ? difference(`water consumed at ${site}`, flowAt('input', counted)(view, site, quarter), flowAt('discharge', counted)(view, site, quarter)) : reported
}

/** Water withdrawn: what every site took in. */
export const withdrawn = (view: View): Quantity => water(view, 'withdrawn', flowAt('input', isWithin))
/** Water consumed, site by site. */
export const consumed = (view: View): Quantity => water(view, 'consumed', consumedAt(isWithin))
/** Water withdrawn for the company's own halls, which stands beside their IT electricity. */
export const ownWithdrawn = (view: View): Quantity => water(view, 'withdrawn', flowAt('input', isOwnWater))
/** Water consumed for them. */
export const ownConsumed = (view: View): Quantity => water(view, 'consumed', consumedAt(isOwnWater))

/** Water at a site of high stress, none elsewhere; where nobody has looked the class up it is not known. */
const stressedAt: Volume = (view, site, quarter) => {
  const stress = view.book.facilities.filter((row) => valueOf(row, 'facility') === site).map((row) => valueOf(row, 'water_stress') ?? 'unknown')[0]
  if (stress === 'high' || stress === 'extremely_high') return flowAt('input', isWithin)(view, site, quarter)
  return stress === 'unknown' ? absent(`class of water stress of ${site}`, 'm3', 'missing_input') : constant(`no high water stress at ${site}`, 0, 'm3')
}

/** The part of the water withdrawn that is taken where water is scarce. */
export const stressShare = (view: View): Quantity => said(quotient('share in areas of high water stress', water(view, 'withdrawn where stress is high', stressedAt), withdrawn(view)), 'ratio')
