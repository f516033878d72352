import { ONE } from '../../core/rational.ts'
import type { Row } from '../../core/row.ts'
import { allRows, cellsOf, isBlank, numberOf, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

const LONGEST_QUARTER = 2_209
const SHARES = new Set(['share', 'equity_share', 'grid_cfe_share'])
const ORDERS = [['facilities', 'opened', 'closed'], ['emission_factors', 'valid_from', 'valid_to'], ['claims', 'valid_from', 'valid_to'], ['targets', 'base_date', 'target_date']] as const

/** Within one row: shares above one, ranges that miss their value, ends before their beginnings. */
export const ranges = (draft: Draft): readonly Finding[] => allRows(draft).flatMap((row) => [...shares(row), ...rate(row), ...year(row), ...calorific(row), ...eventHours(row), ...range(row), ...order(row)])

function shares(row: Row): readonly Finding[] {
  return Object.values(cellsOf(row)).flatMap((cell) => {
    const value = cell && SHARES.has(cell.name) ? numberOf(row, cell.name) : null
    if (!cell || value === null || value.compare(ONE) <= 0) return []
    const fraction = value.div(100)
    return [findingAt(cell, { code: 'E_PERCENT', message: `${cell.name} ${cell.text} is above 1; the column holds a share between 0 and 1.`, remedy: fraction.compare(ONE) <= 0 ? `Write ${fraction.toString(30)} if ${cell.text} percent is meant.` : 'Write a number between 0 and 1.' })]
  })
}

function rate(row: Row): readonly Finding[] {
  const cell = cellsOf(row).rate
  if (row.table !== 'fx' || !cell || numberOf(row, 'rate')?.equals(0) !== true) return []
  return [findingAt(cell, { code: 'E_RANGE', message: 'rate is zero, so nothing could be converted.', remedy: 'Write how many units of to_currency one unit of currency was worth.' })]
}

function year(row: Row): readonly Finding[] {
  return ['data_year', 'base_year'].flatMap((name) => {
    const cell = cellsOf(row)[name]
    const value = numberOf(row, name)
    if (!cell || value === null || (value.compare(1990) >= 0 && value.compare(2199) <= 0)) return []
    return [findingAt(cell, { code: 'E_DATE', message: `${name} ${cell.text} is not a year between 1990 and 2199.`, remedy: 'Write the year in four digits.' })]
  })
}

function calorific(row: Row): readonly Finding[] {
  const [gross, net] = [numberOf(row, 'gcv_gj_per_unit'), numberOf(row, 'ncv_gj_per_unit')]
  const { gcv_gj_per_unit: above, ncv_gj_per_unit: cell } = cellsOf(row)
  if (!gross || !net || !cell || net.compare(gross) <= 0) return []
  return [findingAt(cell, { code: 'E_RANGE', message: `ncv_gj_per_unit ${cell.text} is above gcv_gj_per_unit ${above!.text}; the net value is the smaller.`, remedy: 'Swap the two, or correct one of them.' })]
}

function eventHours(row: Row): readonly Finding[] {
  const cell = cellsOf(row).event_hours
  if (!cell || numberOf(row, 'event_hours')?.compare(LONGEST_QUARTER) !== 1) return []
  return [findingAt(cell, { code: 'E_RANGE', message: `event_hours ${cell.text} is more than a quarter has.`, remedy: 'Write the hours in which load was reduced; a quarter has 2159 to 2209.' })]
}

function range(row: Row): readonly Finding[] {
  const { low_mwh: low, high_mwh: high, energy_mwh: energy } = cellsOf(row)
  if (row.table !== 'energy' || (isBlank(low) && isBlank(high))) return []
  const alone = isBlank(low) ? high! : isBlank(high) ? low! : null
  if (alone) return [findingAt(alone, { code: 'E_RANGE', message: `${alone.name} stands alone; a range needs both low_mwh and high_mwh.`, remedy: 'Fill in the other end, or leave both blank.' })]
  const value = numberOf(row, 'energy_mwh')
  if (value === null) return isBlank(energy) ? [findingAt(low!, { code: 'E_RANGE', message: 'low_mwh and high_mwh stand beside a blank energy_mwh.', remedy: 'Fill in energy_mwh, or leave the range blank too.' })] : []
  const above = numberOf(row, 'low_mwh')?.compare(value) === 1
  const below = numberOf(row, 'high_mwh')?.compare(value) === -1
  if (!above && !below) return []
  const cell = above ? low! : high!
  return [findingAt(cell, { code: 'E_RANGE', message: `${cell.name} ${cell.text} is ${above ? 'above' : 'below'} energy_mwh ${energy!.text}.`, remedy: 'Correct the range or the value: low_mwh is at most energy_mwh, and high_mwh at least.' })]
}

function order(row: Row): readonly Finding[] {
  return ORDERS.filter(([table]) => table === row.table).flatMap(([, from, to]) => {
    const [begin, end] = [wordOf(row, from), wordOf(row, to)]
    if (begin === '' || end === '' || begin <= end) return []
    return [findingAt(cellsOf(row)[to]!, { code: 'E_DATE_ORDER', message: `${to} ${end} lies before ${from} ${begin}.`, remedy: 'Correct one of the two dates.' })]
  })
}
