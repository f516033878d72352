import { operate, type Flag, type Quantity } from './quantity.ts'
import type { Rational } from './rational.ts'
import { valueOf, type Cell, type Row } from './row.ts'
import { STATUSES, type Assurance, type Status } from './tables.ts'

/** Every cell a quantity was computed from, once each, in the order of the computation. */
export function cellsOf(quantity: Quantity): readonly Quantity[] {
  const found = new Map<Cell | Row, Quantity>()
  const seen = new Set<Quantity>()
  const visit = (step: Quantity): void => {
    if (seen.has(step)) return
    seen.add(step)
    if (step.row) found.set(step.cell ?? step.row, step)
    for (const operand of step.operands) visit(operand)
  }
  visit(quantity)
  return [...found.values()]
}

/** The worst status of the cells a value rests on: estimated, then derived, reported, measured; null when it rests on none. */
export function statusOf(quantity: Quantity): Status | null {
  if (quantity.value === null) return null
  const ranks = cellsOf(quantity).map(({ row }) => STATUSES.indexOf(statusOfRow(row!) ?? 'measured'))
  return ranks.length === 0 ? null : STATUSES[Math.max(...ranks)]!
}

/** The status word of a row; null in tables that have none. */
export const statusOfRow = (row: Row): Status | null => valueOf(row as Row<'energy'>, 'status')

/** Every flag of a quantity and of the steps below it, sorted. */
export function flagsOf(quantity: Quantity): readonly Flag[] {
  const flags = new Set<Flag>()
  const seen = new Set<Quantity>()
  const visit = (step: Quantity): void => {
    if (seen.has(step)) return
    seen.add(step)
    for (const flag of step.flags) flags.add(flag)
    for (const operand of step.operands) visit(operand)
  }
  visit(quantity)
  if (quantity.value !== null && statusOf(quantity) === 'estimated') flags.add('estimated')
  if (quantity.value !== null && !assured(quantity)) flags.add('not_assured')
  return [...flags].sort()
}

const assured = (quantity: Quantity): boolean => {
  const levels = cellsOf(quantity).map(({ row }) => valueOf(row as Row<'energy'>, 'assurance') as Assurance | null)
  return levels.every((level) => level !== null && level !== 'none')
}

/** The lowest and highest value a quantity can take. */
export interface Range {
  readonly low: Rational
  readonly high: Rational
}

const ranges = new WeakMap<Quantity, Range | null>()

/** The range of a figure: its formula with every ranged cell at the end that lowers it, each cell the same wherever it occurs; high likewise. Null without ranged cells. */
export function rangeOf(quantity: Quantity): Range | null {
  const known = ranges.get(quantity)
  if (known !== undefined) return known
  const found = quantity.value === null ? null : findRange(quantity)
  ranges.set(quantity, found)
  return found
}

type Choice = Map<Cell, Rational>

function findRange(quantity: Quantity): Range | null {
  const ranged = cellsOf(quantity).filter((step) => step.low && step.high)
  if (ranged.length === 0) return null
  const low = extreme(quantity, ranged, -1)
  const high = extreme(quantity, ranged, 1)
  return low && high ? { low, high } : null
}

/** Moves one cell at a time to the end that helps until none does: exact for a ratio of sums, whose level sets are flat. */
function extreme(quantity: Quantity, ranged: readonly Quantity[], sign: 1 | -1): Rational | null {
  const choice: Choice = new Map()
  const moving = restingOn(quantity, new Set(ranged.map(({ cell }) => cell!)))
  let best: Rational | null = quantity.value
  for (let moved = true; moved && best; ) {
    moved = false
    for (const step of ranged) {
      for (const end of [step.low!.value!, step.high!.value!]) {
        const before = choice.get(step.cell!)
        if (before?.equals(end)) continue
        choice.set(step.cell!, end)
        const reached = valueIn({ choice, moving, done: new Map() }, quantity)
        if (reached && best && reached.compare(best) * sign > 0) { best = reached; moved = true }
        else if (before) choice.set(step.cell!, before)
        else choice.delete(step.cell!)
      }
    }
  }
  return best
}

/** The steps of a quantity that rest on any of some cells; no other step moves with them. */
function restingOn(quantity: Quantity, cells: ReadonlySet<Cell>): ReadonlySet<Quantity> {
  const seen = new Map<Quantity, boolean>()
  const visit = (step: Quantity): boolean => {
    const known = seen.get(step)
    if (known !== undefined) return known
    const rests = step.operands.length === 0 ? step.cell !== undefined && cells.has(step.cell) : step.operands.filter(visit).length > 0
    seen.set(step, rests)
    return rests
  }
  visit(quantity)
  return new Set([...seen].flatMap(([step, rests]) => (rests ? [step] : [])))
}

/** Cells at other values, the steps they move, and what those come to. */
interface Trial {
  readonly choice: ReadonlyMap<Cell, Rational>
  readonly moving: ReadonlySet<Quantity>
  readonly done: Map<Quantity, Rational | null>
}

function valueIn(trial: Trial, quantity: Quantity): Rational | null {
  const { choice, moving, done } = trial
  if (!moving.has(quantity)) return quantity.value
  const ready = done.get(quantity)
  if (ready !== undefined) return ready
  const value = quantity.operands.length === 0 ? choice.get(quantity.cell!) ?? quantity.value : operateOn(trial, quantity)
  done.set(quantity, value)
  return value
}

function operateOn(trial: Trial, { operands, operation }: Quantity): Rational | null {
  const values = operands.map((operand) => valueIn(trial, operand))
  return values.some((value) => value === null) ? null : operate(operation, values as readonly Rational[])
}
