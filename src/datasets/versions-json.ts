import { effectsOf } from '../core/effect.ts'
import { keyOf } from '../core/history.ts'
import type { Restatement } from '../core/restatement.ts'
import { valueOf } from '../core/row.ts'
import { aboutOf } from './about.ts'
import type { Archive } from './archive.ts'
import { csvText } from './csv.ts'
import { placeOf } from './lineage.ts'
import { digestOf, type PublishedFile } from './published-file.ts'
import { FIGURE_NAMES } from './tidy.ts'
import { rowsOfVersion, versionsOf, type Version } from './version.ts'

/** The figures of a version as CSV. */
export const versionCsv = (archive: Archive, version: Version): string => csvText(FIGURE_NAMES, rowsOfVersion(archive, version))

/** The address part of a version's figures, below the data sets. */
export const versionPath = ({ id }: Version): string => `versions/${id}/figures.csv`

/** The list of versions, newest first: what each brought, what it corrected, and where its figures lie unchanged. `files` are those figures, in the same order. */
export async function versionsJson(archive: Archive, files: readonly PublishedFile[]): Promise<string> {
  const versions = await Array.fromAsync([...versionsOf(archive)].reverse(), async (version, index) => ({
    version: version.id, published: version.date, quarters_added: version.added, quarters_corrected: version.corrected,
    restatements: version.restatements.map((restatement) => restatementRecord(archive, restatement)),
    figures: { path: versionPath(version), ...(await digestOf(archive, files[index]!)) },
  }))
  return `${JSON.stringify({ about: aboutOf(archive), versions }, null, 1)}\n`
}

function restatementRecord({ book }: Archive, restatement: Restatement): object {
  const { row, column, previous, current, reason } = restatement
  return {
    table: row.table, key: keyOf(row), column, previous: previous.text, current: current.text, previous_cell: placeOf(previous), current_cell: placeOf(current), figures_moved: effectsOf(book, restatement).length,
    ...(reason ? { reason: valueOf(reason, 'reason'), text: { en: valueOf(reason, 'text_en'), it: valueOf(reason, 'text_it') } } : {}),
  }
}
