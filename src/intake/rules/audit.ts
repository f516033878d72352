import { latest } from '../../core/history.ts'
import { rational } from '../../core/rational.ts'
import type { Cell, Row } from '../../core/row.ts'
import { TABLES, type Table } from '../../core/tables.ts'
import { allRows, cellsOf, firstCell, isBlank, numberOf, wordOf, type Draft } from '../draft.ts'
import { nearest } from '../nearest.ts'
import { findingAt, quoted, type Finding } from '../problem.ts'

const KINDS = ['meter_export', 'utility_invoice', 'sec_filing', 'registry_statement', 'contract', 'estimate_memo', 'published_factor', 'management_record', 'assurance_report']
const FIVE_PERCENT = rational('0.05')

/** Where a value comes from: status and source, the note of what is estimated or blank, the report behind an assurance. */
export function audit(draft: Draft): readonly Finding[] {
  const kinds = new Map(latest(draft.tables.sources).map((row) => [wordOf(row, 'source'), wordOf(row, 'kind')]))
  return [...sourceKinds(draft), ...allRows(draft).flatMap((row) => [...provenance(row), ...notes(row), ...counterfactual(row), ...assurance(row, kinds, draft), ...estimates(row)])]
}

/** Other kinds are welcome; a slip in one of these would take its meaning away. */
function sourceKinds(draft: Draft): readonly Finding[] {
  return draft.tables.sources.flatMap(({ cells: { kind } }) => {
    const near = kind?.value && !KINDS.includes(kind.value) ? nearest(kind.value, KINDS) : null
    return kind && near !== null ? [findingAt(kind, { code: 'E_ENUM', message: `kind does not know the word ${quoted(kind.text)}.`, remedy: `Write ${near}.` })] : []
  })
}

const valuesOf = (row: Row): readonly string[] => (TABLES[row.table] as Table).values
const hasValue = (row: Row): boolean => valuesOf(row).some((name) => (cellsOf(row)[name]?.text ?? '') !== '')
const hasAudit = (row: Row): boolean => 'status' in TABLES[row.table].columns && valuesOf(row).length > 0

function provenance(row: Row): readonly Finding[] {
  if (!hasAudit(row) || !hasValue(row)) return []
  const { status, source } = cellsOf(row)
  return [
    ...(status && isBlank(status) ? [findingAt(status, { code: 'E_STATUS_MISSING', message: 'status is blank, though the row has a value.', remedy: 'Write measured, reported, derived or estimated.' })] : []),
    ...(source && isBlank(source) ? [findingAt(source, { code: 'E_SOURCE_MISSING', message: 'source is blank, though the row has a value.', remedy: 'Write the id of the document in sources.csv that gives the value.' })] : []),
  ]
}

function notes(row: Row): readonly Finding[] {
  if (!hasAudit(row) || !isBlank(cellsOf(row).note)) return []
  const at = (cell: Cell | undefined): Cell => cellsOf(row).note ?? cell ?? firstCell(row)
  const column = cellsOf(row).note ? '' : ' Add a column note if there is none.'
  if (!hasValue(row)) {
    const name = valuesOf(row).find((each) => cellsOf(row)[each]) ?? valuesOf(row)[0]!
    return [findingAt(at(cellsOf(row)[name]), { code: 'E_NOTE', message: `${name} is blank, and no note says why.`, remedy: `Say in note why the value is not known, or fill it in; write 0 if it is zero.${column}` })]
  }
  if (wordOf(row, 'status') !== 'estimated') return []
  return [findingAt(at(cellsOf(row).status), { code: 'E_NOTE', message: 'status is estimated, and no note says how.', remedy: `Say in note what the estimate assumes.${column}` })]
}

function counterfactual(row: Row): readonly Finding[] {
  const { status } = cellsOf(row)
  if (row.table !== 'grid_services' || status?.value !== 'measured') return []
  return [findingAt(status, { code: 'E_COUNTERFACTUAL', message: 'status is measured, but energy that was not used cannot be metered.', remedy: 'Write estimated, and name the baseline in note.' })]
}

function assurance(row: Row, kinds: ReadonlyMap<string, string>, draft: Draft): readonly Finding[] {
  const cell = cellsOf(row).assurance
  if (cell?.value !== 'limited' && cell?.value !== 'reasonable') return []
  const source = wordOf(row, row.table === 'claims' ? 'evidence_source' : 'source')
  if (draft.incomplete.has('sources') || !kinds.has(source) || kinds.get(source) === 'assurance_report') return []
  return [findingAt(cell, { code: 'E_ASSURANCE', message: `assurance is ${cell.text}, but the source ${quoted(source)} is not of the kind assurance_report.`, remedy: 'Name the assurance report as the source, or write none.' })]
}

function estimates(row: Row): readonly Finding[] {
  const part = numberOf(row, 'estimated_mwh')
  const whole = numberOf(row, 'energy_mwh')
  const cell = cellsOf(row).estimated_mwh
  if (row.table !== 'energy' || !cell || part === null || whole === null) return []
  if (part.compare(whole) > 0) return [findingAt(cell, { code: 'E_RANGE', message: `estimated_mwh ${cell.text} is more than the whole, energy_mwh ${cellsOf(row).energy_mwh!.text}.`, remedy: 'Write the part of energy_mwh that is estimated.' })]
  if (part.compare(whole.mul(FIVE_PERCENT)) <= 0 || wordOf(row, 'status') === 'estimated' || isBlank(cellsOf(row).status)) return []
  return [findingAt(cell, { code: 'E_ESTIMATE', message: `estimated_mwh ${cell.text} is more than 5% of energy_mwh ${cellsOf(row).energy_mwh!.text}, but status is ${cellsOf(row).status!.text}.`, remedy: 'Write estimated in status, and say how in note.' })]
}
