import { ONE, ZERO, rational, total, type Rational } from './rational.ts'
import type { Cell, Row } from './row.ts'
import { alike, productOf, ratioOf, unit, type Unit } from './unit.ts'

/** Why there is no value (metrics.md 1.3), gravest first: the reason of a figure is the gravest of its operands. */
export const REASONS = [
  'boundary_mismatch', 'missing_input', 'insufficient_coverage', 'missing_comparator', 'zero_denominator', 'zero_base', 'small_base', 'not_applicable',
] as const
export type Reason = (typeof REASONS)[number]

/** A remark that travels with a value. */
export type Flag =
  | 'estimated' | 'restated' | 'provisional_instruments' | 'residual_mix_unavailable' | 'part_quarter' | 'interim_pue' | 'single_site'
  | 'calendar_effect' | 'not_assured' | 'annual_grid_share'

/** How a value came about; every operation can be repeated from its operands. */
export type Operation = 'cell' | 'constant' | 'absent' | 'sum' | 'difference' | 'product' | 'quotient' | 'smaller' | 'larger' | 'conversion'

/** A value with its unit, or an absence with its reason; and where it came from, down to the cells. */
export interface Quantity {
  /** What it is: a figure's id, or the words of a step. */
  readonly name: string
  readonly unit: Unit
  readonly value: Rational | null
  readonly reason: Reason | null
  readonly operation: Operation
  readonly operands: readonly Quantity[]
  readonly flags: readonly Flag[]
  /** The cell it was read from, its row, and the cells of its range. */
  readonly cell?: Cell<Rational>
  readonly row?: Row
  readonly low?: Cell<Rational>
  readonly high?: Cell<Rational>
}

const arithmetic: Readonly<Record<Exclude<Operation, 'cell' | 'constant' | 'absent'>, (values: readonly Rational[]) => Rational | null>> = {
  sum: total,
  difference: ([from, ...taken]) => from!.sub(total(taken)),
  product: (values) => values.reduce((product, value) => product.mul(value), ONE),
  quotient: ([over, under]) => (under!.equals(ZERO) ? null : over!.div(under!)),
  smaller: (values) => values.reduce((least, value) => (value.compare(least) < 0 ? value : least)),
  larger: (values) => values.reduce((most, value) => (value.compare(most) > 0 ? value : most)),
  conversion: ([value, factor]) => value!.mul(factor!),
}

/** The value of an operation on the values of its operands; null when it divides by zero. */
export function operate(operation: Operation, values: readonly Rational[]): Rational | null {
  if (operation === 'cell' || operation === 'constant' || operation === 'absent') throw new TypeError(`A ${operation} has no operands.`)
  return arithmetic[operation](values)
}

/** A number that no file holds: hours of a quarter, a conversion, one. */
export const constant = (name: string, value: Rational | number, symbol: string): Quantity =>
  ({ name, unit: unit(symbol), value: typeof value === 'number' ? rational(value) : value, reason: null, operation: 'constant', operands: [], flags: [] })

/** An absence with its reason. */
export const absent = (name: string, symbol: string, reason: Reason): Quantity =>
  ({ name, unit: unit(symbol), value: null, reason, operation: 'absent', operands: [], flags: [] })

/** The value of a cell, in a unit; a blank or missing cell is absent: missing_input. */
export function fromCell(name: string, symbol: string, row: Row, cell: Cell<Rational> | undefined, range: { low?: Cell<Rational>; high?: Cell<Rational> } = {}): Quantity {
  const value = cell?.value ?? null
  const known = range.low?.value && range.high?.value ? range : {}
  return {
    name, unit: unit(symbol), value, reason: value === null ? 'missing_input' : null, operation: 'cell', operands: [], flags: [], row,
    ...(cell ? { cell } : {}), ...known,
  }
}

/** The sum of like quantities; throws a TypeError when units are unlike. */
export function sum(name: string, parts: readonly Quantity[]): Quantity {
  const first = parts[0]
  if (!first) throw new TypeError(`${name}: a sum needs a part; say why there is none.`)
  return combine(name, 'sum', parts.map((part) => said(part, first.unit)), first.unit)
}

/** The first quantity less the others, which must be like it. */
export const difference = (name: string, from: Quantity, ...taken: readonly Quantity[]): Quantity =>
  combine(name, 'difference', [from, ...taken.map((part) => said(part, from.unit))], from.unit)

/** The product of two quantities and of their units. */
export const product = (name: string, a: Quantity, b: Quantity): Quantity => combine(name, 'product', [a, b], productOf(a.unit, b.unit))

/** The quotient of two quantities and of their units; absent, zero_denominator, when the second is zero. */
export const quotient = (name: string, over: Quantity, under: Quantity): Quantity => combine(name, 'quotient', [over, under], ratioOf(over.unit, under.unit))

/** The smallest of like quantities. */
export const smaller = (name: string, a: Quantity, b: Quantity): Quantity => combine(name, 'smaller', [a, said(b, a.unit)], a.unit)

/** The largest of like quantities. */
export const larger = (name: string, a: Quantity, b: Quantity): Quantity => combine(name, 'larger', [a, said(b, a.unit)], a.unit)

function combine(name: string, operation: Operation, operands: readonly Quantity[], resultUnit: Unit): Quantity {
  const base = { name, unit: resultUnit, operation, operands, flags: [] }
  const reason = gravest(operands)
  if (reason) return { ...base, value: null, reason }
  const value = operate(operation, operands.map((operand) => operand.value!))
  return { ...base, value, reason: value === null ? 'zero_denominator' : null }
}

const gravest = (operands: readonly Quantity[]): Reason | null => REASONS.find((reason) => operands.some((operand) => operand.reason === reason)) ?? null

/** The same quantity in another unit of its kind; throws a TypeError when the units are unlike. */
export function said(quantity: Quantity, target: Unit | string): Quantity {
  const wanted = typeof target === 'string' ? unit(target) : target
  if (wanted.symbol === quantity.unit.symbol) return quantity
  if (!alike(quantity.unit, wanted)) throw new TypeError(`${quantity.name} is in ${quantity.unit.symbol}, which cannot be said in ${wanted.symbol}.`)
  const factor = quantity.unit.scale.div(wanted.scale)
  if (factor.equals(ONE)) return { ...quantity, unit: wanted }
  const step = constant(`${wanted.symbol} per ${quantity.unit.symbol}`, factor, 'ratio')
  return combine(quantity.name, 'conversion', [quantity, step], wanted)
}

/** The same quantity under another name, with further flags. */
export const named = (quantity: Quantity, name: string, flags: readonly Flag[] = []): Quantity =>
  ({ ...quantity, name, flags: [...quantity.flags, ...flags] })
