import { latest } from '../../core/history.ts'
import { exactText, ZERO } from '../../core/rational.ts'
import { groupKey, numberOf, soundIn, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

const SAME = ['source', 'registry', 'vintage', 'technology', 'instrument']

/** One lot of certificates claimed in two places: equal source, registry, vintage, technology, instrument and volume. */
export function certificates(draft: Draft): readonly Finding[] {
  const rows = latest(soundIn(draft.tables.instruments, ['period', 'facility', 'workload', 'instrument', 'technology', 'vintage', 'retired_mwh', 'as_of']))
    .filter((row) => wordOf(row, 'registry') !== '' && wordOf(row, 'vintage') !== '' && numberOf(row, 'retired_mwh')?.compare(ZERO) === 1)
  const lots = Map.groupBy(rows, (row) => `${groupKey(row, SAME)}|${exactText(numberOf(row, 'retired_mwh')!)}`)
  return [...lots.values()].flatMap(([first, ...again]) => again.map((row) => findingAt(row.cells.retired_mwh!, {
    code: 'E_CERT_REUSE', message: `The same ${row.cells.retired_mwh!.text} MWh of ${wordOf(row, 'registry')} certificates, vintage ${wordOf(row, 'vintage')}, are claimed in line ${first!.line} of ${first!.file} already.`,
    remedy: 'Delete one of the two rows; if they are different certificates, name the statement of each as its own source.',
  })))
}
