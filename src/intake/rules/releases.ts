import { wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

/** Releases of quarters that have no data. */
export function releases(draft: Draft): readonly Finding[] {
  const known = new Set(draft.quarters)
  return draft.tables.releases.filter((row) => row.cells.period?.value && !known.has(wordOf(row, 'period'))).map((row) => findingAt(row.cells.period!, {
    code: 'W_RELEASE_EMPTY', message: `${wordOf(row, 'period')} has a release and no folder, so there is nothing to release.`, remedy: `Add the folder ${wordOf(row, 'period')}, or delete the row.`,
  }))
}
