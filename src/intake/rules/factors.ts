import { latest } from '../../core/history.ts'
import { decimalText, rational } from '../../core/rational.ts'
import type { Row } from '../../core/row.ts'
import { TABLES } from '../../core/tables.ts'
import { cellsOf, isFaulty, numberOf, soundIn, wordOf, type Draft } from '../draft.ts'
import { nearest, suggestion } from '../nearest.ts'
import { findingAt, quoted, type Finding } from '../problem.ts'

const KNOWN = new Map<string, readonly string[]>([
  ['instrument', TABLES.instruments.columns.instrument.kind],
  ['fuel', TABLES.fuels.columns.fuel.kind],
])

/** Emission factors and grid mixes: one factor a day, for something that exists. */
export const factors = (draft: Draft): readonly Finding[] => [...overlaps(draft), ...magnitudes(draft), ...applications(draft), ...regions(draft)]

function overlaps(draft: Draft): readonly Finding[] {
  const rows = latest(soundIn(draft.tables.emission_factors, ['factor', 'applies_to', 'method', 'valid_from', 'valid_to', 'as_of']))
  const groups = Map.groupBy(rows, (row) => `${wordOf(row, 'applies_to')}|${wordOf(row, 'method')}`)
  return [...groups.values()].flatMap((group) => {
    const ordered = group.toSorted((one, other) => (wordOf(one, 'valid_from') < wordOf(other, 'valid_from') ? -1 : 1))
    return ordered.slice(1).flatMap((row, index) => overlapOf(ordered[index]!, row))
  })
}

function overlapOf(before: Row<'emission_factors'>, row: Row<'emission_factors'>): readonly Finding[] {
  const end = wordOf(before, 'valid_to')
  if (end !== '' && end < wordOf(row, 'valid_from')) return []
  return [findingAt(row.cells.valid_from ?? row.cells.factor!, {
    code: 'E_FACTOR_OVERLAP', message: `${wordOf(row, 'factor')} holds from ${wordOf(row, 'valid_from')}, while ${wordOf(before, 'factor')} (line ${before.line}${before.file === row.file ? '' : ` of ${before.file}`}) still holds for ${wordOf(row, 'applies_to')} by the method ${wordOf(row, 'method')}.`,
    remedy: `End ${wordOf(before, 'factor')} in valid_to on the day before ${wordOf(row, 'valid_from')}, or correct the dates.`,
  })]
}

function applications(draft: Draft): readonly Finding[] {
  return draft.tables.emission_factors.flatMap((row) => {
    const choices = KNOWN.get(wordOf(row, 'method'))
    const cell = row.cells.applies_to
    if (!choices || !cell?.value || choices.includes(cell.value)) return []
    return [findingAt(cell, { code: 'E_ENUM', message: `applies_to does not know the ${wordOf(row, 'method')} ${quoted(cell.text)}.`, remedy: suggestion(cell.text, choices) })]
  })
}

function regions(draft: Draft): readonly Finding[] {
  const facilities = draft.tables.facilities
  if (facilities.length === 0 || draft.incomplete.has('facilities') || facilities.some((row) => isFaulty(row.cells.grid_region))) return []
  const known = new Set(facilities.map((row) => wordOf(row, 'grid_region')))
  const factorRows: readonly Row[] = draft.tables.emission_factors.filter((row) => ['location', 'residual'].includes(wordOf(row, 'method')))
  const named = [...factorRows.flatMap((row) => cellsOf(row).applies_to ?? []), ...(draft.tables.grid_mix as readonly Row[]).flatMap((row) => cellsOf(row).grid_region ?? [])]
  const strange = named.filter((cell) => typeof cell.value === 'string' && !known.has(cell.value))
  const once = [...Map.groupBy(strange, (cell) => `${cell.file}|${cell.text}`).values()].map((same) => same[0]!)
  return once.map((cell) => findingAt(cell, {
    code: 'W_REGION', message: `${cell.name} ${quoted(cell.text)} is the grid region of no facility, so this row is not used.`,
    remedy: `Write ${nearest(cell.text, known) ?? 'a grid_region of facilities.csv'}, if that is meant.`,
  }))
}

function magnitudes(draft: Draft): readonly Finding[] {
  return draft.tables.emission_factors.flatMap((row) => {
    const value = numberOf(row, 'value')
    const ofGrid = ['location', 'residual'].includes(wordOf(row, 'method')) && wordOf(row, 'unit') === 'kg_co2e_per_mwh'
    if (!ofGrid || value === null || value.equals(0) || (value.compare(2) >= 0 && value.compare(2_000) <= 0)) return []
    const meant = value.compare(2) < 0 ? `in tonnes per MWh, or kilograms per kWh, write ${decimalText(value.mul(1000))}` : `in pounds per MWh, write ${decimalText(value.mul(rational('0.45359237')), 8)}`
    return [findingAt(row.cells.value!, { code: 'W_FACTOR', message: `value ${row.cells.value!.text} is not a usual number of kilograms per MWh for a grid, which lie between 2 and 2000.`, remedy: `If it is ${meant}; otherwise check it.` })]
  })
}
