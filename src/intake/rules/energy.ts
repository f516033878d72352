import { latest } from '../../core/history.ts'
import { decimalText, total } from '../../core/rational.ts'
import { groupKey, numberOf, soundIn, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

const PLACE = ['period', 'facility', 'workload']

/** Parts of a facility's energy against the whole: IT equipment, and what certificates and contracts cover. */
export const energy = (draft: Draft): readonly Finding[] => [...equipment(draft), ...allocation(draft)]

const current = (draft: Draft) => latest(soundIn(draft.tables.energy, [...PLACE, 'boundary', 'measure', 'energy_mwh', 'as_of']))
const boundaryOf = (row: Parameters<typeof wordOf>[0]): string => wordOf(row, 'boundary') || 'own_operations'

function equipment(draft: Draft): readonly Finding[] {
  const rows = current(draft)
  const wholes = new Map(rows.filter((row) => wordOf(row, 'measure') === 'facility_total').map((row) => [`${groupKey(row, PLACE)}|${boundaryOf(row)}`, row]))
  return rows.filter((row) => wordOf(row, 'measure') === 'it_equipment').flatMap((row) => {
    const whole = wholes.get(`${groupKey(row, PLACE)}|${boundaryOf(row)}`)
    const limit = whole && numberOf(whole, 'energy_mwh')
    if (!limit || numberOf(row, 'energy_mwh')?.compare(limit) !== 1) return []
    return [findingAt(row.cells.energy_mwh!, {
      code: 'E_IT_GT_TOTAL', message: `energy_mwh of it_equipment is ${row.cells.energy_mwh!.text}, more than the facility_total of ${whole.cells.energy_mwh!.text} in line ${whole.line}${whole.file === row.file ? '' : ` of ${whole.file}`}.`,
      remedy: 'Correct one of the two; if they were swapped, swap them back.',
    })]
  })
}

function allocation(draft: Draft): readonly Finding[] {
  const used = new Map(current(draft).filter((row) => wordOf(row, 'measure') === 'facility_total' && boundaryOf(row) === 'own_operations').map((row) => [groupKey(row, PLACE), numberOf(row, 'energy_mwh')]))
  const groups = Map.groupBy(latest(soundIn(draft.tables.instruments, [...PLACE, 'instrument', 'technology', 'vintage', 'retired_mwh', 'as_of'])), (row) => groupKey(row, PLACE))
  return [...groups].flatMap(([key, rows]) => {
    const consumption = used.get(key)
    const claimed = total(rows.flatMap((row) => numberOf(row, 'retired_mwh') ?? []))
    if (!consumption || claimed.compare(consumption) <= 0) return []
    const last = rows.filter((row) => row.cells.retired_mwh?.value).at(-1)!
    return [findingAt(last.cells.retired_mwh!, {
      code: 'E_OVERALLOC', message: `The instruments of ${key.replaceAll('|', ', ')} add up to ${decimalText(claimed)} MWh, more than the ${decimalText(consumption)} MWh used there.`,
      remedy: 'Claim no more than was used: correct retired_mwh, or move the rest to the facility and workload that used it.',
    })]
  })
}
