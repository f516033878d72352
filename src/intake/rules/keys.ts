import { keyOf } from '../../core/history.ts'
import type { Cell, Row } from '../../core/row.ts'
import { TABLES, TABLE_NAMES, type Table } from '../../core/tables.ts'
import { cellsOf, firstCell, isBlank, soundIn, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

/** Rows with the same key: each must say when it was published, and no two on the same day. */
export const keys = (draft: Draft): readonly Finding[] => TABLE_NAMES.flatMap((table) => {
  const columns = [...(TABLES[table] as Table).key, 'as_of']
  const groups = Map.groupBy(soundIn(draft.tables[table] as readonly Row[], columns), identity)
  return [...groups.values()].flatMap((rows) => (rows.length > 1 ? conflicts(rows) : []))
})

/** Two spellings of one hour are one key. */
const identity = (row: Row): string => (row.table === 'hourly' ? `${Date.parse(wordOf(row, 'timestamp_utc'))}|${wordOf(row, 'facility')}` : keyOf(row))

function conflicts(rows: readonly Row[]): readonly Finding[] {
  const dated = 'as_of' in TABLES[rows[0]!.table].columns
  if (!dated || rows.every((row) => isBlank(cellsOf(row).as_of))) return rows.slice(1).map((row) => duplicate(row, rows[0]!, dated))
  return [...undated(rows), ...sameDay(rows)]
}

function undated(rows: readonly Row[]): readonly Finding[] {
  return rows.filter((row) => isBlank(cellsOf(row).as_of)).map((row) => {
    const other = rows.find((each) => each !== row)!
    return findingAt(cellsOf(row).as_of ?? keyCell(row), {
      code: 'E_AS_OF', message: `as_of is blank, and ${lineOf(other, row)} has the same ${keyNames(row)}.`,
      remedy: 'Fill in the date on which each of the two values was first published; the later one corrects the earlier.',
    })
  })
}

function sameDay(rows: readonly Row[]): readonly Finding[] {
  const days = Map.groupBy(rows.filter((row) => !isBlank(cellsOf(row).as_of)), (row) => wordOf(row, 'as_of'))
  return [...days.values()].flatMap((same) => same.slice(1).map((row) => duplicate(row, same[0]!, true)))
}

function duplicate(row: Row, first: Row, dated: boolean): Finding {
  const day = dated && !isBlank(cellsOf(row).as_of) ? ' and the same as_of' : ''
  const correct = dated ? ' If it corrects the other, give each the date of its publication in as_of.' : ''
  return findingAt(keyCell(row), { code: 'E_DUP', message: `This row has the same ${keyNames(row)}${day} as ${lineOf(first, row)}.`, remedy: `Delete one of the two rows, or correct the one that is wrong.${correct}` })
}

const lineOf = (other: Row, row: Row): string => (other.file === row.file ? `line ${other.line}` : `line ${other.line} of ${other.file}`)

function keyNames(row: Row): string {
  const names = (TABLES[row.table] as Table).key.filter((name) => !isBlank(cellsOf(row)[name]))
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const keyCell = (row: Row): Cell => cellsOf(row)[(TABLES[row.table] as Table).key[0]!] ?? firstCell(row)
