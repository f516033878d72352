import { capacityHours } from '../../core/capacity.ts'
import { latest } from '../../core/history.ts'
import { decimalText, ONE, rational, ZERO, type Rational } from '../../core/rational.ts'
import type { Row } from '../../core/row.ts'
import { cellsOf, groupKey, isFaulty, numberOf, soundIn, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

const CERTAIN = rational('1.05')
const NEXT_TO_NOTHING = rational('0.002')
const LEVEL = ['facility', 'workload', 'capacity_basis', 'effective_from', 'capacity_mw', 'as_of']

/** Physics: energy against capacity times hours, and critical IT against gross capacity, where the capacity is known. */
export const capacity = (draft: Draft): readonly Finding[] => (draft.incomplete.has('capacity') || draft.tables.capacity.length === 0 ? [] : [...factors(draft), ...itOverGross(draft)])

/** Critical IT power flows through the gross connection, so that no day can have more of it. */
function itOverGross(draft: Draft): readonly Finding[] {
  const levels = latest(soundIn(draft.tables.capacity, LEVEL)).filter(({ cells }) => cells.effective_from?.value)
  return [...Map.groupBy(levels, (row) => groupKey(row, ['facility', 'workload'])).values()].flatMap((own) => {
    const [it, gross] = ['energised_it', 'energised_gross'].map((basis) => own.filter((row) => wordOf(row, 'capacity_basis') === basis))
    return [...new Set([...it!, ...gross!].map((row) => wordOf(row, 'effective_from')))].flatMap((day) => {
      const [used, all] = [it!, gross!].map((rows) => levelOn(rows, day))
      const [part, whole] = [used, all].map((row) => (row ? numberOf(row, 'capacity_mw') : null))
      if (!used || !all || !part || !whole || part.compare(whole) <= 0) return []
      const changed = wordOf(used, 'effective_from') === day ? used : all
      return [findingAt(changed.cells.capacity_mw!, {
        code: 'W_IT_OVER_GROSS', message: `From ${day} on ${wordOf(used, 'facility')}, ${wordOf(used, 'workload')} has ${used.cells.capacity_mw!.text} MW of critical IT energised, more than the ${all.cells.capacity_mw!.text} MW gross it is part of.`,
        remedy: 'Correct one of the two levels, or their dates; if they were swapped, swap them back.',
      })]
    })
  })
}

/** The level in force on a day; undefined before the first. */
const levelOn = (rows: readonly Row<'capacity'>[], day: string): Row<'capacity'> | undefined => rows.filter((row) => wordOf(row, 'effective_from')! <= day).sort((one, other) => (wordOf(one, 'effective_from')! < wordOf(other, 'effective_from')! ? 1 : -1))[0]

function factors(draft: Draft): readonly Finding[] {
  const zones = new Map(latest(draft.tables.facilities).flatMap((row) => (row.cells.time_zone?.value ? [[wordOf(row, 'facility'), wordOf(row, 'time_zone')] as const] : [])))
  // Hosted customers' energy runs on capacity that the issuer need not list, so only its own operations are held against it.
  const rows = latest(soundIn(draft.tables.energy, ['facility', 'workload', 'measure', 'boundary', 'energy_mwh', 'as_of', 'period']))
    .filter((row) => wordOf(row, 'measure') === 'facility_total' && wordOf(row, 'boundary') !== 'hosted_customer')
  return rows.flatMap((row) => {
    const zone = zones.get(wordOf(row, 'facility'))
    const energy = numberOf(row, 'energy_mwh')
    const hours = zone === undefined || row.folder === null ? null : hoursOf(draft, row, zone)
    return energy === null || hours === null || energy.compare(ZERO) === 0 ? [] : factorOf(row, energy, hours)
  })
}

/** Null when a level or its day is blank or faulty: then the capacity is not known. */
function hoursOf(draft: Draft, row: Row<'energy'>, zone: string): Rational | null {
  const levels = levelsOf(draft, row)
  return levels === null ? null : capacityHours(levels, row.folder!, zone)
}

function levelsOf(draft: Draft, row: Row): readonly Row<'capacity'>[] | null {
  const own = draft.tables.capacity.filter((level) => sameOrFaulty(level, row) && (wordOf(level, 'capacity_basis') === 'energised_gross' || isFaulty(level.cells.capacity_basis)))
  const known = own.every((level) => LEVEL.every((name) => !isFaulty(cellsOf(level)[name])) && level.cells.effective_from?.value && level.cells.capacity_mw?.value)
  return known ? own : null
}

const sameOrFaulty = (level: Row, row: Row): boolean => ['facility', 'workload'].every((name) => wordOf(level, name) === wordOf(row, name) || isFaulty(cellsOf(level)[name]))

function factorOf(row: Row<'energy'>, energy: Rational, hours: Rational): readonly Finding[] {
  const cell = row.cells.energy_mwh!
  const where = `${wordOf(row, 'facility')}, ${wordOf(row, 'workload')}`
  if (hours.compare(ZERO) === 0) {
    return [findingAt(cell, { code: 'E_NO_CAPACITY', message: `energy_mwh is ${cell.text}, but ${where} has no energised_gross capacity in ${row.folder}.`, remedy: 'Add the dated level to capacity.csv with capacity_basis energised_gross, or correct facility and workload here.' })]
  }
  const factor = energy.div(hours)
  if (factor.compare(NEXT_TO_NOTHING) < 0) {
    return [findingAt(cell, { code: 'W_CF_LOW', message: `energy_mwh ${cell.text} is only ${decimalText(factor.mul(100), 2)}% of what ${where} could use in ${row.folder} at full load (${decimalText(hours, 8)} MWh).`, remedy: `If the value is in GWh, write ${decimalText(energy.mul(1000))}, which is MWh; otherwise check it.` })]
  }
  if (factor.compare(ONE) <= 0) return []
  const shown = `energy_mwh ${cell.text} is ${decimalText(factor, 4)} times what ${where} could use in ${row.folder} at full load (${decimalText(hours, 8)} MWh).`
  if (factor.compare(CERTAIN) <= 0) return [findingAt(cell, { code: 'W_CF_OVER', message: shown, remedy: 'Check the value and the dates in capacity.csv; up to 1.05 is accepted as a metering difference.' })]
  const thousandth = energy.div(1000)
  const unit = thousandth.compare(hours) <= 0 && factor.compare(rational(5)) > 0 ? `If the value is in kWh, write ${decimalText(thousandth)}, which is MWh. Otherwise correct` : 'Correct'
  return [findingAt(cell, { code: 'E_CF_OVER', message: shown, remedy: `${unit} the value here or the dated levels in capacity.csv.` })]
}
