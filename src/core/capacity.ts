import { hoursBetween } from './clock.ts'
import { latest } from './history.ts'
import { firstDay, shiftQuarter, type Quarter } from './period.ts'
import { absent, constant, fromCell, product, said, sum, type Quantity } from './quantity.ts'
import { ZERO, type Rational } from './rational.ts'
import { valueOf, type Row } from './row.ts'

type Levels = readonly Row<'capacity'>[]

/** A stretch of a quarter at one level; no row before the first event, when the level is zero. */
interface Stretch {
  readonly from: string
  readonly to: string
  readonly row: Row<'capacity'> | null
}

/** The stretches of a quarter between the dated levels of one facility, workload and basis; levels hold until the next. */
function stretches(rows: Levels, quarter: Quarter): readonly Stretch[] {
  const start = firstDay(quarter)
  const end = firstDay(shiftQuarter(quarter, 1))
  const levels = inOrder(rows)
  const opening = levels.findLastIndex((row) => valueOf(row, 'effective_from')! <= start)
  const after = levels.slice(opening + 1)
  const next = after.findIndex((row) => valueOf(row, 'effective_from')! >= end)
  const changes = next < 0 ? after : after.slice(0, next)
  const begins = [start, ...changes.map((row) => valueOf(row, 'effective_from')!), end]
  return [levels[opening] ?? null, ...changes].map((row, index) => ({ row, from: begins[index]!, to: begins[index + 1]! }))
}

const ordered = new WeakMap<Levels, Levels>()

/** The levels that count, by date; put in order once, since every quarter of a long history asks. */
function inOrder(rows: Levels): Levels {
  const known = ordered.get(rows)
  if (known) return known
  const found = [...latest(rows)].sort((a, b) => (valueOf(a, 'effective_from')! < valueOf(b, 'effective_from')! ? -1 : 1))
  ordered.set(rows, found)
  return found
}

/** Capacity-hours of a quarter in MWh: every dated level times the elapsed hours it held (metrics.md 1.2). */
export function capacityHoursQuantity(name: string, rows: Levels, quarter: Quarter, timeZone: string, symbol: 'MW' | 'MW_IT' = 'MW'): Quantity {
  const parts = stretches(rows, quarter).filter(({ row }) => row).map(({ row, from, to }) => {
    const hours = constant(`hours from ${from} to ${to}`, hoursBetween(from, to, timeZone), 'h')
    return product(`${name}, from ${from}`, levelQuantity(row!, symbol), hours)
  })
  if (parts.length === 0) return absent(name, symbol === 'MW' ? 'MWh' : 'MW_IT', 'not_applicable')
  const hours = sum(name, parts)
  return symbol === 'MW' ? said(hours, 'MWh') : hours
}

/** Capacity-hours of a quarter as a number, for checks; zero where no level is known. */
export function capacityHours(rows: Levels, quarter: Quarter, timeZone: string): Rational {
  return capacityHoursQuantity('capacity-hours', rows, quarter, timeZone).value ?? ZERO
}

/** Hours of a quarter during which the level was above zero. */
export function hoursInService(rows: Levels, quarter: Quarter, timeZone: string): Rational {
  const live = stretches(rows, quarter).filter(({ row }) => row && valueOf(row, 'capacity_mw')?.compare(ZERO) === 1)
  return live.reduce((hours, { from, to }) => hours.add(hoursBetween(from, to, timeZone)), ZERO)
}

/** The level at the instant before a quarter ends; zero before the first event. */
export function levelAtEnd(name: string, rows: Levels, quarter: Quarter, symbol: 'MW' | 'MW_IT' = 'MW'): Quantity {
  const row = stretches(rows, quarter).at(-1)!.row
  return row ? { ...levelQuantity(row, symbol), name } : constant(`${name}, before the first dated level`, ZERO, symbol)
}

/** Whether the level changed after the first instant of the quarter. */
export const changesWithin = (rows: Levels, quarter: Quarter): boolean => stretches(rows, quarter).length > 1

const levelQuantity = (row: Row<'capacity'>, symbol: string): Quantity =>
  fromCell(`capacity of ${valueOf(row, 'facility')}, ${valueOf(row, 'workload')}`, symbol, row, row.cells.capacity_mw)
