import type { Dataset } from '../core/row.ts'
import type { DataReading } from '../intake/load.ts'
import { finding, type Problem } from '../intake/problem.ts'
import { silentRows } from './audit.ts'
import { readLedger } from './ledger.ts'
import { LEDGER, ledgerTextIn } from './pending-ledger.ts'
import { silenceText, type Silence } from './remedy.ts'
import { releasedQuarters, select } from './select.ts'

/** What the ledger of a data folder has against its rows; nothing where there is no ledger. */
export function silentIn(folder: string, dataset: Dataset, today: string): readonly Silence[] {
  const text = ledgerTextIn(folder)
  if (text === null) return []
  const quarters = releasedQuarters(dataset, null)
  try {
    return silentRows(select(dataset, quarters).kept, quarters, readLedger(text), today)
  } catch (error) {
    if (error instanceof SyntaxError) return [{ file: LEDGER, line: 0, column: 0, value: null, message: error.message, remedy: 'Restore the file from version control.' }]
    throw error
  }
}

/** The same as warnings of a check: the data may be sound, and a build refuses it. */
export function silentProblems(folder: string, { dataset, files }: DataReading, today: string): readonly Problem[] {
  if (!dataset) return []
  return silentIn(folder, dataset, today).map((each) => ({
    ...finding({ ...each, length: each.line === 0 ? 0 : Math.max(1, each.value?.length ?? 0) }, { code: 'W_PUBLISHED', message: each.message, remedy: `A build refuses it. ${each.remedy}` }, each.value),
    excerpt: each.line === 0 ? '' : files.find(({ path }) => path === each.file)?.text.split(/\r\n|\n|\r/)[each.line - 1] ?? '',
  }))
}

/** The same in lines, for the pages of a preview. */
export const silentLines = (folder: string, dataset: Dataset, today: string): readonly string[] => silentIn(folder, dataset, today).map(silenceText)
