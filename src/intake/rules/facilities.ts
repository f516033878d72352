import { CAPACITY_BASES, SEGMENTS, WORKLOADS } from '../../core/tables.ts'
import { wordOf, type Draft } from '../draft.ts'
import { findingAt, listed, type Finding } from '../problem.ts'

const RESERVED = new Set<string>([...WORKLOADS, ...SEGMENTS, ...CAPACITY_BASES, 'all', 'total'].flatMap((word) => [word, word.replaceAll('_', '-')]))

/** Facilities: ids that mean nothing else, and one consolidation approach for all. */
export const facilities = (draft: Draft): readonly Finding[] => [...reserved(draft), ...consolidation(draft)]

function reserved(draft: Draft): readonly Finding[] {
  return draft.tables.facilities.filter((row) => RESERVED.has(wordOf(row, 'facility'))).map((row) => findingAt(row.cells.facility!, {
    code: 'E_RESERVED', message: `facility "${wordOf(row, 'facility')}" is a word that means something else in these tables.`, remedy: `Choose another id, such as ${wordOf(row, 'facility').replaceAll('_', '-')}-site.`,
  }))
}

function consolidation(draft: Draft): readonly Finding[] {
  const rows = draft.tables.facilities.filter((row) => row.cells.consolidation?.value && row.cells.consolidation.value !== 'excluded')
  const approaches = [...new Set(rows.map((row) => wordOf(row, 'consolidation')))]
  const odd = rows.find((row) => wordOf(row, 'consolidation') !== approaches[0])
  if (!odd) return []
  return [findingAt(odd.cells.consolidation!, { code: 'E_CONSOLIDATION', message: `Facilities follow different approaches: ${listed(approaches)}.`, remedy: `Write one approach in every row; a facility outside it is "excluded".` })]
}
