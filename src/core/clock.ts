import { firstDay, shiftQuarter, type Quarter } from './period.ts'
import { rational, type Rational } from './rational.ts'

const DAY = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()
const instants = new Map<string, number>()

/** The instant, in milliseconds, at which a local date begins in an IANA time zone; where clocks jump over midnight, the instant of the jump. */
export function startOfDay(date: string, timeZone: string): number {
  const key = `${date}@${timeZone}`
  const known = instants.get(key)
  if (known !== undefined) return known
  // A formatter takes a browser some 20 ms to make, and Temporal nothing; Node 22 has no Temporal.
  const instant = 'Temporal' in globalThis ? Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds : startByFormatter(date, timeZone)
  instants.set(key, instant)
  return instant
}

/** Elapsed hours between the beginnings of two local dates; daylight saving makes a day of 23 or 25. */
export const hoursBetween = (from: string, to: string, timeZone: string): Rational =>
  rational(startOfDay(to, timeZone) - startOfDay(from, timeZone)).div(3_600_000)

/** Elapsed hours of a quarter in a time zone: 2,159 in the first quarter of 2025 in New York. */
export const hoursOfQuarter = (quarter: Quarter, timeZone: string): Rational =>
  hoursBetween(firstDay(quarter), firstDay(shiftQuarter(quarter, 1)), timeZone)

/** A local date and time of day as an instant with its offset from UTC: 2026-11-06T16:05:00-05:00. */
export function instantText(date: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${date}T${time}Z`)
  const offset = offsetAt(wall - offsetAt(wall, timeZone), timeZone)
  return `${date}T${time}:00${offset < 0 ? '-' : '+'}${new Date(Math.abs(offset)).toISOString().slice(11, 16)}`
}

function startByFormatter(date: string, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00Z`)
  const [before, after] = [offsetAt(wall - DAY, timeZone), offsetAt(wall + DAY, timeZone)]
  const instants = [wall - before, wall - after]
  return instants.find((instant) => wall - instant === offsetAt(instant, timeZone)) ?? wall - before
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(formatterOf(timeZone).formatToParts(instant).map((part) => [part.type, Number(part.value)]))
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour! % 24, parts.minute, parts.second) - instant
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}

/** The day of an instant as the clock of a build counts days, in UTC. */
export const dayOf = (instant: string): string => new Date(instant).toISOString().slice(0, 10)
