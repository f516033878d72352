import { createHash } from 'node:crypto'
import { effectsOf } from '../core/effect.ts'
import { keyOf } from '../core/history.ts'
import type { Restatement } from '../core/restatement.ts'
import { valueOf } from '../core/row.ts'
import { aboutOf } from './about.ts'
import type { Archive } from './archive.ts'
import { csvText } from './csv.ts'
import { placeOf } from './lineage.ts'
import { FIGURE_NAMES, type FigureRow } from './tidy.ts'
import { rowsOfVersion, versionsOf, type Version } from './version.ts'

/** The figures of a version as CSV. */
export const versionCsv = (archive: Archive, version: Version): string => archive.book.once(`version@${version.id}`, () => csvText(FIGURE_NAMES, versionRows(archive, version)))

/** The figures of a version; computed once. */
export const versionRows = (archive: Archive, version: Version): readonly FigureRow[] => archive.book.once(`version rows@${version.id}`, () => rowsOfVersion(archive, version))

/** The address part of a version's figures, below the data sets. */
export const versionPath = ({ id }: Version): string => `versions/${id}/figures.csv`

/** The list of versions, newest first: what each brought, what it corrected, and where its figures lie unchanged. */
export function versionsJson(archive: Archive): string {
  const versions = [...versionsOf(archive)].reverse().map((version) => ({
    version: version.id, published: version.date, quarters_added: version.added, quarters_corrected: version.corrected,
    restatements: version.restatements.map((restatement) => restatementRecord(archive, restatement)),
    figures: { path: versionPath(version), rows: versionRows(archive, version).length, sha256: createHash('sha256').update(versionCsv(archive, version)).digest('hex') },
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
