import { isOutside, type Book } from '../core/book.ts'
import { effectsIn, eventOf, MATERIAL, mustBeTold, type Effect } from '../core/effect.ts'
import type { Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { REASONS } from '../core/quantity.ts'
import { ZERO, type Rational } from '../core/rational.ts'
import { changeOfValue, restatementsOf, type Restatement } from '../core/restatement.ts'
import { TABLES } from '../core/tables.ts'
import { energyOf, ownPairsOf, viewOf } from '../core/view.ts'
import { partings } from './energy.ts'
import { known, lookUp, nonZero, periodOf, quarterBefore } from './lookup.ts'
import { movementsOf } from './movement.ts'
import { standing } from './slots.ts'
import { selectionOf } from './selection.ts'
import { state, type Statement } from './statement.ts'
import { LIMITS } from './thresholds.ts'

/** Block 1: scope and data status. */
export function scopeStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const pairs = ownPairsOf(viewOf(book, periodOf(quarter)), quarter)
  const operating = new Set(pairs.map((pair) => pair.facility))
  const silent = new Set(pairs.filter((pair) => energyOf(book, pair, quarter).value === null).map((pair) => pair.facility))
  const [use, measured, estimated] = ['energy.use_mwh', 'quality.measured_share', 'quality.estimated_share'].map((id) => lookUp(book, id, quarter)!) as [Figure, Figure, Figure]
  // One site that is missing leaves the company's total unknown, and what the others report is told apart from it (metrics.md 1.5).
  const soFar = use.quantity.value === null ? [...operating].filter((site) => !silent.has(site)).map((site) => lookUp(book, `energy.use_mwh[${site}]`, quarter)!) : []
  return [state(quarter, 'scope', { kind: 'scope', covered: operating.size - silent.size, operating: operating.size, use, measured, estimated, soFar }, [use, measured, estimated, ...soFar])]
}

/** Whether so much of the electricity is estimated that the scope of a report says so within a frame. */
export const isFramed = (book: Book, quarter: Quarter): boolean =>
  (known(book, 'quality.estimated_share', quarter)?.quantity.value ?? ZERO).compare(LIMITS.estimated.banner) >= 0

/** Block 7: restatements and estimates. */
export function estimateStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const restated = restatedStatements(book, quarter)
  const share = known(book, 'quality.estimated_share', quarter)
  if (!share || share.quantity.value!.compare(LIMITS.estimated.mention) < 0) return restated
  const parted = new Set(partings(book, quarter).flatMap(({ intensity, absolute }) => [intensity, absolute]))
  const silenced = selectionOf(movementsOf(book, quarter)).silenced.filter(({ now }) => !parted.has(now.id))
  return [...restated, state(quarter, 'estimates', { kind: 'estimated', share, silenced }, [share, ...silenced.map(({ now }) => now)])]
}

/** What was restated in a quarter, or moves it from another: told when it was an error, or moved a figure of the quarter by 1 % or more (metrics.md 4.5). */
function restatedStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const touching = restatementsOf(book).filter(({ row }) => row.table === 'facilities' || !isOutside(book, row)).map((restatement) => ({ restatement, effects: effectsIn(book, restatement, quarter) }))
    .filter(({ restatement, effects }) => restatement.quarter === quarter || effects.length > 0)
  const material = touching.filter(({ restatement, effects }) => mustBeTold(restatement, effects) || (restatement.quarter === quarter && isMaterial(restatement)))
  // What one event moves from another quarter is told once.
  const told = material.filter(({ restatement }, index) => restatement.quarter === quarter || material.findIndex((each) => each.restatement.quarter !== quarter && eventOf(each.restatement) === eventOf(restatement)) === index)
  if (told.length === 0) return [state(quarter, 'estimates', { kind: 'no_restatement', minor: touching.length > 0 })]
  return told.map(({ restatement, effects }) => {
    if (restatement.quarter === quarter) return state(quarter, 'estimates', { kind: 'restatement', restatement })
    const moved = largest(effects.filter(({ after }) => after.scope.facility === null))
    return state(quarter, 'estimates', { kind: 'moved', restatement, moved }, moved ? [moved.after] : [])
  })
}

/** The cell itself was withdrawn, or moved by 1 % or more; a word or a date has its weight in what it moves. */
function isMaterial(restatement: Restatement): boolean {
  if (!TABLES[restatement.row.table].values.some((name) => name === restatement.column)) return false
  const change = changeOfValue(restatement)
  return change === null || change.abs().compare(MATERIAL) >= 0
}

/** The figure with a name in sentences that a restatement moved most, in relation to what it was; null without one. */
function largest(effects: readonly Effect[]): Effect | null {
  const headline = effects.filter(({ before, after }) => DISCLOSED.includes(after.id) && before.quantity.value && after.quantity.value && !before.quantity.value.equals(0))
  const size = ({ before, after }: Effect): Rational => after.quantity.value!.sub(before.quantity.value!).div(before.quantity.value!).abs()
  return [...headline].sort((one, other) => size(other).compare(size(one)))[0] ?? null
}

/** The figures whose absence is told, in this order; the page lists every other one. */
const DISCLOSED: readonly string[] = [
  'energy.use_mwh', 'energy.capacity_factor', 'energy.ai_share', 'energy.zero_carbon_share[grid_mix]', 'energy.zero_carbon_share[contractual]',
  'emissions.scope1', 'emissions.scope2_location', 'emissions.scope2_market', 'emissions.per_mwh_location', 'emissions.per_mwh_market',
  'revenue.mining', 'revenue.ai_hosting', 'revenue.per_mwh[mining]', 'revenue.per_mwh[ai_hosting]', 'revenue.per_mw[mining]', 'revenue.per_mw[ai_hosting]',
  'mining.btc', 'mining.energy_per_btc', 'mining.fleet_efficiency_operational', 'power.price_gross', 'power.price_net', 'datacentre.interim_pue[ai_hosting]', 'datacentre.wue_input[ai_hosting]',
]

/** The figures whose absence is told in a quarter: the company's, and those of a site that stood for the company's the quarter before. */
export const disclosed = (book: Book, quarter: Quarter): readonly string[] => [...DISCLOSED, ...STANDING.flatMap(([metric, workload]) => {
  const before = standing(book, metric, workload, quarterBefore(quarter))
  return before?.scope.facility && !standing(book, metric, workload, quarter) ? [before.id] : []
})]

const STANDING = [['revenue.per_mwh', 'mining'], ['revenue.per_mwh', 'ai_hosting'], ['revenue.per_mw', 'mining'], ['revenue.per_mw', 'ai_hosting']] as const

/** Figures that electricity use enters. */
const RESTS_ON_ENERGY = /^energy\.|^emissions\.(scope2|per_mwh)|per_mwh\[|^mining\.(energy|fleet)|^power\.price/

/** Block 8: what is not reported; first what the quarter before still had (B9). */
export function absentStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const figures = disclosed(book, quarter).map((id) => lookUp(book, id, quarter)).filter((found) => found !== null && found.quantity.reason !== null && found.quantity.reason !== 'not_applicable' && operates(book, found)) as readonly Figure[]
  const before = quarterBefore(quarter)
  const lost = figures.filter(({ id }) => known(book, id, before) !== null)
  const silent = figures.some(({ id }) => id === 'energy.use_mwh') && !lost.some(({ id }) => id === 'energy.use_mwh')
  const resting = silent ? figures.filter(({ id }) => RESTS_ON_ENERGY.test(id) && !lost.some((each) => each.id === id)) : []
  const never = figures.filter((figure) => !lost.includes(figure) && !resting.includes(figure))
  const groups = REASONS.map((reason) => ({ reason, figures: never.filter(({ quantity }) => quantity.reason === reason) })).filter((group) => group.figures.length > 0)
  const statements = [
    ...(lost.length > 0 ? [state(quarter, 'absent', { kind: 'lost', absent: lost, before }, lost)] : []),
    ...(resting.length > 0 ? [state(quarter, 'absent', { kind: 'no_energy', absent: resting.filter(({ id }) => id !== 'energy.use_mwh') }, resting)] : []),
    ...groups.map(({ reason, figures: those }) => state(quarter, 'absent', { kind: 'absent', reason, absent: those }, those)),
  ]
  return statements.length > 0 ? statements : [state(quarter, 'absent', { kind: 'complete' })]
}

/** Whether the workload a figure speaks of has any capacity in its quarter. */
const operates = (book: Book, { scope, period }: Figure): boolean => scope.workload === null || nonZero(book, `capacity.average_mw[${scope.workload}]`, period.id) !== null

/** Block 9: assurance, always. */
export function assuranceStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const levels = (['reasonable', 'limited'] as const).map((level) => ({ level, share: known(book, `quality.assured_share[${level}]`, quarter) })).filter(({ share }) => share && share.quantity.value!.compare(ZERO) > 0)
  if (levels.length === 0) return [state(quarter, 'assurance', { kind: 'assurance', level: null, share: null })]
  return levels.map(({ level, share }) => state(quarter, 'assurance', { kind: 'assurance', level, share }, [share!]))
}

