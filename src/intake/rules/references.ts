import type { Cell, Row } from '../../core/row.ts'
import { TABLES, type Column, type Table } from '../../core/tables.ts'
import { allRows, cellsOf, isFaulty, wordOf, type Draft } from '../draft.ts'
import { nearest } from '../nearest.ts'
import { findingAt, quoted, type Finding, type Words } from '../problem.ts'

/** Ids that the tables of facilities and sources do not list. */
export function references(draft: Draft): readonly Finding[] {
  const known = { facilities: idsOf(draft, 'facilities', 'facility'), sources: idsOf(draft, 'sources', 'source') }
  return allRows(draft).flatMap((row) => referring(row).flatMap(({ cell, column, to }) => {
    const ids = known[to]
    const words = ids === null ? null : faultOfId(row, cell, column, to, ids)
    return words === null ? [] : [findingAt(cell, words)]
  }))
}

/** The ids of a table, or null when it could not be read whole: then an unknown id proves nothing. */
function idsOf(draft: Draft, table: 'facilities' | 'sources', column: string): ReadonlySet<string> | null {
  const rows = draft.tables[table] as readonly Row[]
  if (rows.length === 0 || draft.incomplete.has(table) || rows.some((row) => isFaulty(cellsOf(row)[column]))) return null
  return new Set(rows.map((row) => wordOf(row, column)))
}

interface Reference {
  readonly cell: Cell
  readonly column: Column
  readonly to: 'facilities' | 'sources'
}

function referring(row: Row): readonly Reference[] {
  return Object.entries((TABLES[row.table] as Table).columns).flatMap(([name, column]) => {
    const cell = cellsOf(row)[name]
    return column.refersTo && typeof cell?.value === 'string' ? [{ cell, column, to: column.refersTo }] : []
  })
}

function faultOfId(row: Row, cell: Cell, column: Column, to: string, ids: ReadonlySet<string>): Words | null {
  const id = String(cell.value)
  if (ids.has(id) || (id === 'all' && column.orAll)) return null
  if (id === 'all' && to === 'facilities') return { code: 'E_FK', message: `${cell.name} is "all", which stands for the whole company and is not known in ${row.table}.`, remedy: 'Write one row for each facility.' }
  const near = nearest(id, ids)
  const choices = [...ids]
  const shown = choices.length <= 6 ? ` The ids there are ${choices.join(', ')}.` : ''
  return { code: 'E_FK', message: `${cell.name} ${quoted(id)} is not listed in ${to}.csv.`, remedy: near === null ? `Add it to ${to}.csv, or write an id that is there.${shown}` : `Write ${near}, or add ${quoted(id)} to ${to}.csv.` }
}
