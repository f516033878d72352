import { startOfDay } from '../../core/clock.ts'
import { latest } from '../../core/history.ts'
import { firstDay, shiftQuarter } from '../../core/period.ts'
import type { Cell, Row } from '../../core/row.ts'
import { cellsOf, wordOf, type Draft } from '../draft.ts'
import { findingAt, quoted, type Finding } from '../problem.ts'

const HOUR = 3_600_000

/** Hourly rows that are not a full hour, or lie outside the quarter of their folder in the facility's time zone. */
export function hours(draft: Draft): readonly Finding[] {
  const zones = new Map(latest(draft.tables.facilities).flatMap((row) => (row.cells.time_zone?.value ? [[wordOf(row, 'facility'), wordOf(row, 'time_zone')] as const] : [])))
  const files = Map.groupBy(draft.tables.hourly.filter((row) => row.cells.timestamp_utc?.value), (row) => row.file)
  return [...files.values()].flatMap((rows) => [...uneven(rows), ...outside(rows, zones)])
}

function uneven(rows: readonly Row<'hourly'>[]): readonly Finding[] {
  return rows.flatMap((row) => {
    const cell = row.cells.timestamp_utc!
    const full = Date.parse(cell.text) % HOUR === 0
    if (full && /Z$|[+-]00:00$/.test(cell.text)) return []
    const utc = new Date(Math.floor(Date.parse(cell.text) / HOUR) * HOUR).toISOString().replace('.000', '')
    return [findingAt(cell, { code: 'E_HOUR', message: `timestamp_utc ${quoted(cell.text)} is not ${full ? 'in UTC' : 'the beginning of an hour'}.`, remedy: `Write the beginning of the hour in UTC, such as ${utc}.` })]
  })
}

function outside(rows: readonly Row<'hourly'>[], zones: ReadonlyMap<string, string>): readonly Finding[] {
  const wrong = rows.filter((row) => isOutside(row, zones))
  // A file copied from another quarter gets one message.
  return (wrong.length === rows.length ? wrong.slice(0, 1) : wrong).map((row) => {
    const zone = zones.get(wordOf(row, 'facility'))!
    const [from, to] = bounds(row.folder!, zone)
    return findingAt(cellsOf(row).timestamp_utc as Cell, {
      code: 'E_HOUR', message: `${wrong.length === rows.length && rows.length > 1 ? 'No row lies in the quarter of the folder: ' : ''}timestamp_utc ${quoted(wordOf(row, 'timestamp_utc'))} is outside ${row.folder} in the time zone ${zone}.`,
      remedy: `Keep the hours from ${utc(from)} up to, and without, ${utc(to)}.`,
    })
  })
}

function isOutside(row: Row<'hourly'>, zones: ReadonlyMap<string, string>): boolean {
  const zone = zones.get(wordOf(row, 'facility'))
  if (zone === undefined || row.folder === null) return false
  const [from, to] = bounds(row.folder, zone)
  const instant = Date.parse(wordOf(row, 'timestamp_utc'))
  return instant < from || instant >= to
}

const bounds = (quarter: string, zone: string): readonly [number, number] => [startOfDay(firstDay(quarter), zone), startOfDay(firstDay(shiftQuarter(quarter, 1)), zone)]
const utc = (instant: number): string => new Date(instant).toISOString().replace('.000', '')
