import type { Book } from '../book.ts'
import { levelAtEnd } from '../capacity.ts'
import type { Metric } from '../metric.ts'
import { daysBetween, lastDay, quarterIndex, quarterOfDate, shiftQuarter, type Quarter } from '../period.ts'
import { absent, constant, difference, fromCell, quotient, said, smaller, type Quantity } from '../quantity.ts'
import { valueOf, type Row } from '../row.ts'
import type { CapacityBasis } from '../tables.ts'
import { hasData, lastQuarter, levelsOf, stated, sumOr, viewOf, type View } from '../view.ts'
import { emissionMetrics } from './emissions.ts'

/** AI capacity on a basis at the end of the period, MW of critical IT. */
function itCapacity(view: View, basis: CapacityBasis): Quantity {
  const quarter = lastQuarter(view)
  if (!hasData(view, quarter)) return absent(`${basis} of ${quarter}`, 'MW_IT', 'missing_input')
  if (!hostsAi(view)) return absent(basis, 'MW_IT', 'not_applicable')
  const parts = view.book.facilities.filter((row) => view.scope.facility === null || valueOf(row, 'facility') === view.scope.facility)
    .map((row) => ({ facility: valueOf(row, 'facility')!, levels: levelsOf(view.book, valueOf(row, 'facility')!, 'ai_hosting', basis) }))
    .filter(({ levels }) => levels.length > 0)
    .map(({ facility, levels }) => levelAtEnd(`${basis} of ${facility} at the end of ${quarter}`, levels, quarter, 'MW_IT'))
  const metric = Object.keys(MEASURED).find((id) => id === `ai.${basis}_mw`)
  const found = sumOr(basis, 'MW_IT', 'missing_input', parts)
  return metric ? stated(metric, view, found) : found
}

const hostsAi = ({ book, scope }: View): boolean => book.rows('capacity').some(
  (row) => valueOf(row, 'workload') === 'ai_hosting' && (scope.facility === null || valueOf(row, 'facility') === scope.facility),
)

const energised = (view: View): Quantity => itCapacity(view, 'energised_it')
const MEASURED: Readonly<Record<string, (view: View) => Quantity>> = {
  'ai.energised_it_mw': energised,
  'ai.contracted_it_mw': (view) => itCapacity(view, 'contracted_it'),
  'ai.billing_it_mw': (view) => itCapacity(view, 'billing_it'),
}

const TONNES = ['emissions.scope1', 'emissions.scope2_location', 'emissions.scope2_market', 'emissions.total_location', 'emissions.total_market']
const INTENSITIES = ['emissions.per_mwh_location', 'emissions.per_mwh_market']

/** The metrics towards whose targets progress is computed, with the unit their targets are written in. */
export const TARGETED: ReadonlyMap<string, string> = new Map([
  ...Object.keys(MEASURED).map((id) => [id, 'MW'] as const), ...TONNES.map((id) => [id, 'tCO2e'] as const), ...INTENSITIES.map((id) => [id, 'kgCO2e/MWh'] as const),
])

const isOnCapacity = (row: Row<'targets'>): boolean => (valueOf(row, 'metric') ?? '') in MEASURED
const targetsOf = (book: Book): readonly Row<'targets'>[] => book.rows('targets').filter((row) => TARGETED.has(valueOf(row, 'metric')!))

/** Whether a target was set by the end of a quarter: one that is published with a later quarter may keep the base of the one it replaces. */
const isSet = (row: Row<'targets'>, quarter: Quarter): boolean => valueOf(row, 'base_date')! <= lastDay(quarter) && (valueOf(row, 'release') ?? '') <= quarter

/** The target on AI capacity that holds at the end of a quarter: a changed target is a new one, and of those set the last counts. */
export const capacityTarget = (book: Book, quarter: Quarter): Row<'targets'> | undefined =>
  targetsOf(book).filter((row) => isOnCapacity(row) && isSet(row, quarter)).at(-1)

/** The targets on emissions that hold at the end of a quarter: of those on one metric by one date the last. */
export const emissionTargets = (book: Book, quarter: Quarter): readonly Row<'targets'>[] => {
  const set = targetsOf(book).filter((row) => !isOnCapacity(row) && isSet(row, quarter))
  return [...new Map(set.map((row) => [`${valueOf(row, 'metric')} ${valueOf(row, 'target_date')}`, row])).values()]
}

/** The current target on AI capacity has no variant of its own; every other one, those it replaced included, has its id. */
const targetVariants = (book: Book): readonly (string | null)[] => {
  const onCapacity = targetsOf(book).filter(isOnCapacity)
  const others = targetsOf(book).filter((row) => !isOnCapacity(row) || onCapacity.length > 1)
  return [...(onCapacity.length > 0 ? [null] : []), ...others.map((row) => valueOf(row, 'target'))]
}

const targetOf = (view: View): Row<'targets'> | undefined => (view.scope.variant === null
  ? capacityTarget(view.book, lastQuarter(view))
  : targetsOf(view.book).find((row) => valueOf(row, 'target') === view.scope.variant && isSet(row, lastQuarter(view))))

/** A figure of the target in view; missing_input without one, or before its base date. */
function ofTarget(view: View, symbol: string, compute: (row: Row<'targets'>, reached: Quantity) => Quantity): Quantity {
  const row = targetOf(view)
  if (!row) return absent('target', symbol, 'missing_input')
  const whole = { ...view, scope: { ...view.scope, variant: null } }
  const metric = valueOf(row, 'metric')!
  return compute(row, isOnCapacity(row) ? MEASURED[metric]!(whole) : emissionMetrics.find(({ id }) => id === metric)!.compute(overYear(whole)))
}

/** Emissions are held against those of a base year, so a quarter stands for the four that end with it. */
const overYear = (view: View): View => (view.period.kind === 'quarter' ? viewOf(view.book, { kind: 'trailing', id: `TTM:${view.period.id}` }, view.scope) : view)

const symbolOf = (row: Row<'targets'>): string => (isOnCapacity(row) ? 'MW_IT' : valueOf(row, 'unit')!)
const base = (row: Row<'targets'>): Quantity => fromCell('value at the base date', symbolOf(row), row, row.cells.base_value)
const aim = (row: Row<'targets'>): Quantity => fromCell('target', symbolOf(row), row, row.cells.target_value)

/** (x − b) ÷ (T − b); may lie below zero or above one. */
const progress = (view: View): Quantity => ofTarget(view, 'ratio', (row, reached) =>
  said(quotient('progress', difference('since the base', reached, base(row)), difference('base to target', aim(row), base(row))), 'ratio'))

/** Days from the base to the end of the period ÷ days from the base to the target; one after the target date. */
const elapsed = (view: View): Quantity => ofTarget(view, 'ratio', (row) => {
  const start = valueOf(row, 'base_date')!
  const end = lastDay(lastQuarter(view))
  const share = quotient('time elapsed', constant(`days from ${start} to ${end}`, daysBetween(start, end), 'days'),
    constant(`days from ${start} to ${valueOf(row, 'target_date')}`, daysBetween(start, valueOf(row, 'target_date')!), 'days'))
  return smaller('time elapsed', said(share, 'ratio'), constant('one', 1, 'ratio'))
})

const paceGap = (view: View): Quantity => said(difference('progress less time elapsed', progress(view), elapsed(view)), 'pp')

/** (T − x) ÷ quarters left, MW a quarter. */
const required = (view: View): Quantity => ofTarget(view, 'MW_IT/quarter', (row, reached) => {
  const left = quarterIndex(quarterOfDate(valueOf(row, 'target_date')!)) - quarterIndex(lastQuarter(view))
  return quotient('required run-rate', difference('still to reach', aim(row), reached), constant('quarters left', Math.max(left, 0), 'quarter'))
})

/** (x − x four quarters before) ÷ 4, MW a quarter. */
function actual(view: View): Quantity {
  const now = lastQuarter(view)
  const then = shiftQuarter(now, -4)
  if (!view.book.quarters.includes(then)) return absent(`capacity at the end of ${then}`, 'MW_IT/quarter', 'missing_input')
  const before = energised(viewOf(view.book, { kind: 'quarter', id: then }, view.scope))
  return quotient('actual run-rate', difference('energised within a year', energised(view), before), constant('quarters', 4, 'quarter'))
}

const level = { group: 'targets', unit: 'MW_IT', nature: 'level', aggregation: 'state', decimals: 1, scopes: ['company', 'facility'], standards: [] } as const
const paced = { group: 'targets', aggregation: 'none', decimals: 1, scopes: ['company'], standards: ['ifrs:S2.33-36'] } as const
const hosts = (book: Book): boolean => book.rows('capacity').some((row) => valueOf(row, 'workload') === 'ai_hosting')
const aims = (book: Book): boolean => targetsOf(book).length > 0
const aimsAtCapacity = (book: Book): boolean => targetsOf(book).some(isOnCapacity)

/** AI capacity and targets (metrics.md 1.7 H). */
export const targetMetrics: readonly Metric[] = [
  { ...level, applies: hosts, id: 'ai.contracted_it_mw', direction: 'higher', compute: MEASURED['ai.contracted_it_mw']! },
  { ...level, applies: hosts, id: 'ai.energised_it_mw', direction: 'target', compute: energised },
  { ...level, applies: hosts, id: 'ai.billing_it_mw', direction: 'higher', compute: MEASURED['ai.billing_it_mw']! },
  {
    ...level, applies: hosts, id: 'ai.contract_conversion', unit: 'ratio', nature: 'share', aggregation: 'ratio', direction: 'higher',
    compute: (view) => said(quotient('energised over contracted', energised(view), itCapacity(view, 'contracted_it')), 'ratio'),
  },
  { ...paced, applies: aims, variants: targetVariants, id: 'ai.progress_to_target', unit: 'ratio', nature: 'share', direction: 'target', compute: progress },
  { ...paced, applies: aims, variants: targetVariants, id: 'ai.time_elapsed', unit: 'ratio', nature: 'share', direction: 'neutral', compute: elapsed },
  { ...paced, applies: aims, variants: targetVariants, id: 'ai.pace_gap_pp', unit: 'pp', nature: 'points', direction: 'higher', compute: paceGap },
  { ...paced, applies: aimsAtCapacity, id: 'ai.required_run_rate', unit: 'MW/quarter', nature: 'level', direction: 'neutral', compute: required },
  { ...paced, applies: hosts, id: 'ai.actual_run_rate', unit: 'MW/quarter', nature: 'level', direction: 'higher', compute: actual },
]
