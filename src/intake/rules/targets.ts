import { metricOf } from '../../core/catalogue/catalogue.ts'
import { TARGETED } from '../../core/catalogue/targets.ts'
import type { Draft } from '../draft.ts'
import { suggestion } from '../nearest.ts'
import { findingAt, quoted, type Finding } from '../problem.ts'

/** Targets on a metric that there is, and in its unit. */
export const targets = (draft: Draft): readonly Finding[] => draft.tables.targets.flatMap(({ cells }) => [...metric(cells.metric), ...unit(cells)])

type Cells = Draft['tables']['targets'][number]['cells']

function metric(cell: Cells['metric']): readonly Finding[] {
  if (!cell?.value || TARGETED.has(cell.value)) return []
  const known = [...TARGETED.keys()]
  if (!metricOf(cell.value)) return [findingAt(cell, { code: 'E_ENUM', message: `metric does not know ${quoted(cell.text)}.`, remedy: suggestion(cell.text, known) })]
  return [findingAt(cell, { code: 'W_TARGET', message: `No progress is computed towards a target on ${cell.value}; the row is published with the data and nothing else.`, remedy: 'Progress is computed for AI capacity, for emissions of either scope and for emissions per MWh; leave the row as it is if that is not meant.' })]
}

function unit({ metric: of, unit: cell }: Cells): readonly Finding[] {
  const due = TARGETED.get(of?.value ?? '')
  if (!due || !cell?.value || cell.value === due) return []
  return [findingAt(cell, { code: 'E_ENUM', message: `unit is ${quoted(cell.text)}, and a target on ${of!.value} is in ${due}.`, remedy: `Write ${due}, and base_value and target_value in it.` })]
}
