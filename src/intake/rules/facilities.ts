import { latest } from '../../core/history.ts'
import { CAPACITY_BASES, SEGMENTS, WORKLOADS } from '../../core/tables.ts'
import { wordOf, type Draft } from '../draft.ts'
import { findingAt, listed, type Finding } from '../problem.ts'

const RESERVED = new Set<string>([...WORKLOADS, ...SEGMENTS, ...CAPACITY_BASES, 'all', 'total'].flatMap((word) => [word, word.replaceAll('_', '-')]))

/** What stands for a grid region until somebody looks it up. */
export const PLACEHOLDER_REGION = 'GRID-REGION'

/** Facilities: ids that mean nothing else, one consolidation approach for all, and no placeholder left. */
export const facilities = (draft: Draft): readonly Finding[] => [...reserved(draft), ...consolidation(draft), ...placeholders(draft)]

const placeholders = (draft: Draft): readonly Finding[] => latest(draft.tables.facilities).filter((row) => wordOf(row, 'grid_region') === PLACEHOLDER_REGION).map((row) => findingAt(row.cells.grid_region!, {
  code: 'W_REGION_PLACEHOLDER', message: `grid_region ${PLACEHOLDER_REGION} only stands for the name of the grid that supplies the facility.`, remedy: 'Write that name as its operator does, such as NYISO-A or IT-NORD.',
}))

function reserved(draft: Draft): readonly Finding[] {
  return draft.tables.facilities.filter((row) => RESERVED.has(wordOf(row, 'facility'))).map((row) => findingAt(row.cells.facility!, {
    code: 'E_RESERVED', message: `facility "${wordOf(row, 'facility')}" is a word that means something else in these tables.`, remedy: `Choose another id, such as ${wordOf(row, 'facility').replaceAll('_', '-')}-site.`,
  }))
}

function consolidation(draft: Draft): readonly Finding[] {
  const rows = latest(draft.tables.facilities).filter((row) => row.cells.consolidation?.value && row.cells.consolidation.value !== 'excluded')
  const approaches = [...new Set(rows.map((row) => wordOf(row, 'consolidation')))]
  const odd = rows.find((row) => wordOf(row, 'consolidation') !== approaches[0])
  if (!odd) return []
  return [findingAt(odd.cells.consolidation!, { code: 'E_CONSOLIDATION', message: `Facilities follow different approaches: ${listed(approaches)}.`, remedy: `Write one approach in every row; a facility outside it is "excluded".` })]
}
