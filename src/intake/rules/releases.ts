import { wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

/** Releases of quarters that have no data, and those that stand open ahead of their day. */
export const releases = (draft: Draft): readonly Finding[] => [...empty(draft), ...early(draft)]

const early = ({ tables, quarters, today }: Draft): readonly Finding[] => tables.releases.filter((row) => quarters.some((quarter) => quarter === wordOf(row, 'period')) && wordOf(row, 'embargo_until') === '' && wordOf(row, 'published_on') > today).map((row) => findingAt(row.cells.published_on!, {
  code: 'W_OPEN_EARLY', message: `${wordOf(row, 'period')} is to come out on ${wordOf(row, 'published_on')}, and nothing holds it until then: the next build publishes it.`, remedy: 'Write the instant of its release into embargo_until, or the day on which it came out.',
}))

function empty(draft: Draft): readonly Finding[] {
  const known = new Set(draft.quarters)
  return draft.tables.releases.filter((row) => row.cells.period?.value && !known.has(wordOf(row, 'period'))).map((row) => findingAt(row.cells.period!, {
    code: 'W_RELEASE_EMPTY', message: `${wordOf(row, 'period')} has a release and no folder, so there is nothing to release.`, remedy: `Add the folder ${wordOf(row, 'period')}, or delete the row.`,
  }))
}
