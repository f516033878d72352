import { keyOf, latest, predecessors } from '../../core/history.ts'
import type { Cell, Row } from '../../core/row.ts'
import { rational } from '../../core/rational.ts'
import { TABLES, TABLE_NAMES, type Table, type TableName } from '../../core/tables.ts'
import { cellsOf, isFaulty, numberOf, soundIn, wordOf, type Draft } from '../draft.ts'
import { nearest } from '../nearest.ts'
import { findingAt, quoted, type Finding } from '../problem.ts'

/** One cell that a later row replaced. */
export interface Change {
  readonly table: TableName
  /** The later row. */
  readonly row: Row
  readonly keys: readonly string[]
  readonly before: Cell
  readonly after: Cell
}

/** Every value that changed has a restatement, and every restatement a change of its own. */
export function restatements(draft: Draft): readonly Finding[] {
  const changes = changesIn(draft.tables)
  const rows = soundIn(draft.tables.restatements, ['file', 'row_key', 'column', 'previous_value', 'current_value'])
  const firsts = rows.some((row) => textOf(row, 'previous_value') === '') ? firstsIn(draft.tables) : []
  const astray = rows.filter((row) => ![...changes, ...firsts].some((change) => matches(row, change)))
  const told = reasonsByChange(rows, changes)
  const unexplained = told.flatMap(({ recurring, reasons }) => recurring.slice(reasons.length))
  const published = unexplained.filter((change) => change.before.text.trim() !== '' && isNumber(change))
  // A value that was unknown and is now known restates nothing. A restatement that misses its values by a typing error is reported itself, not the change it means.
  const silent = draft.incomplete.has('restatements') ? [] : published.filter((change) => !astray.some((row) => speaksOf(row, change)))
  return [...silent.map(missing), ...astray.flatMap((row) => unmatched(draft, row, unexplained)), ...unclear(rows, [...told, ...reasonsByChange(rows, firsts)])]
}

/** A change of one cell from one value to another, each time it happened, and the restatements that tell of it, both in their order. */
interface Told {
  readonly recurring: readonly Change[]
  readonly reasons: readonly Row<'restatements'>[]
}

const reasonsByChange = (rows: readonly Row<'restatements'>[], changes: readonly Change[]): readonly Told[] =>
  [...Map.groupBy(changes, ({ table, row, before, after }) => [table, keyOf(row), after.name, plain(before.text), plain(after.text)].join('\n')).values()]
    .map((recurring) => ({ recurring, reasons: rows.filter((row) => matches(row, recurring[0]!)) }))

/** Every cell that the next row of its key replaced, in the order of the tables. */
export const changesIn = (tables: Draft['tables']): readonly Change[] => TABLE_NAMES.flatMap((table) => changesOf(tables, table))

function changesOf(tables: Draft['tables'], table: TableName): readonly Change[] {
  const columns = [...(TABLES[table] as Table).key, 'as_of']
  const rows = soundIn(tables[table] as readonly Row[], columns).filter((row) => wordOf(row, 'as_of') !== '')
  return [...predecessors(rows)].flatMap(([last, before]) => {
    const versions = [...before, last]
    return versions.slice(1).flatMap((after, index) => changedCells(table, versions[index]!, after))
  })
}

/** The first dated value of every key, as a change from nothing: it may have come after its time was published, and then it has a reason. */
export const firstsIn = (tables: Draft['tables']): readonly Change[] => TABLE_NAMES.flatMap((table) => firstsOf(tables, table))

function firstsOf(tables: Draft['tables'], table: TableName): readonly Change[] {
  const rows = soundIn(tables[table] as readonly Row[], [...(TABLES[table] as Table).key, 'as_of']).filter((row) => wordOf(row, 'as_of') !== '')
  const later = predecessors(rows)
  return latest(rows).map((row) => later.get(row)?.[0] ?? row).flatMap((row) => (TABLES[table] as Table).values.flatMap((name) => {
    const cell = cellsOf(row)[name]
    return cell && !isFaulty(cell) && cell.text.trim() !== '' ? [{ table, row, keys: keysOf(row), before: { ...cell, text: '', value: null }, after: cell }] : []
  }))
}

/** What says when a row is public, or only describes it. */
const BESIDE = ['as_of', 'release', 'note']

function changedCells(table: TableName, before: Row, after: Row): readonly Change[] {
  const { columns, key } = TABLES[table] as Table
  return Object.keys(columns).filter((name) => !key.includes(name) && !BESIDE.includes(name)).flatMap((name) => {
    const [old, current] = [cellsOf(before)[name], cellsOf(after)[name]]
    if (!old || !current || isFaulty(old) || isFaulty(current) || sameNumber(old.text, current.text)) return []
    return [{ table, row: after, keys: keysOf(after), before: old, after: current }]
  })
}

/** Whether a change is of a number that every file must have: a range, an estimated part, a word or a date may move without a word until it was published. */
function isNumber({ table, after: { name } }: Change): boolean {
  const { columns, values } = TABLES[table] as Table
  return ['decimal', 'signed', 'count'].includes(String(columns[name]!.kind)) && (!columns[name]!.optional || values.includes(name))
}

/** The ways to write a row's key: blanks left out, the currency and the default boundary with or without. */
function keysOf(row: Row): readonly string[] {
  const parts = (TABLES[row.table] as Table).key.map((name) => ({ name, text: wordOf(row, name) || String(numberOf(row, name)?.toString() ?? '') }))
  const written = (without: readonly string[], boundary: string): string =>
    parts.filter(({ name }) => !without.includes(name)).map(({ name, text }) => (name === 'boundary' && text === '' ? boundary : text)).filter((text) => text !== '').join('|')
  const ownOperations = wordOf(row, 'boundary') === 'own_operations' ? ['boundary'] : []
  return [...new Set([written(['currency'], 'own_operations'), written([], 'own_operations'), written(['currency'], ''), written([], ''), written([...ownOperations, 'currency'], '')])]
}

const tableNamed = (row: Row<'restatements'>): string => wordOf(row, 'file').replace(/^.*\//, '').replace(/\.csv$/, '')
const textOf = (row: Row, name: string): string => (cellsOf(row)[name]?.text ?? '').trim()

const speaksOf = (row: Row<'restatements'>, change: Change): boolean =>
  tableNamed(row) === change.table && change.keys.includes(textOf(row, 'row_key')) && textOf(row, 'column') === change.after.name

/** Whether a restatement tells of this change. */
export const matches = (row: Row<'restatements'>, change: Change): boolean =>
  speaksOf(row, change) && sameNumber(textOf(row, 'previous_value'), change.before.text) && sameNumber(textOf(row, 'current_value'), change.after.text)

/** A number without the zeros that only fill it up, any other text as it is. */
const plain = (text: string): string => (/^-?\d+(\.\d+)?$/.test(text) ? rational(text).toFraction() : text.trim())

/** Whether two texts are the same number, or the same text. */
export function sameNumber(one: string, other: string): boolean {
  const plain = /^-?\d+(\.\d+)?$/
  return plain.test(one) && plain.test(other) ? rational(one).equals(rational(other)) : one.trim() === other.trim()
}

/** Restatements of which nobody could say what they tell: of several rows, of a change that another tells, or of one that recurs and not in its order. */
function unclear(rows: readonly Row<'restatements'>[], told: readonly Told[]): readonly Finding[] {
  const shared = rows.flatMap((row) => {
    const own = told.filter(({ reasons }) => reasons.includes(row)).map(({ recurring }) => recurring[0]!)
    return new Set(own.map((change) => keyOf(change.row))).size > 1 ? [ofSeveralRows(row, own)] : []
  })
  return shared.length > 0 ? shared : told.flatMap(({ recurring, reasons }) => [
    ...reasons.slice(recurring.length).map((row) => toldTwice(row, reasons[0]!)),
    ...(isReleasedTogether(recurring) ? [] : reasons.slice(0, recurring.length).flatMap((row, index) => outOfOrder(row, recurring[index]!))),
  ])
}

const ofSeveralRows = (row: Row<'restatements'>, own: readonly Change[]): Finding => findingAt(row.cells.row_key!, {
  code: 'E_RESTATEMENT', message: `row_key ${quoted(textOf(row, 'row_key'))} is the key of several rows that changed alike: ${own.map(({ after }) => `line ${after.line} of ${after.file}`).join(' and ')}.`,
  remedy: `Write one restatement for each, with every cell of its key: ${own.map(({ keys }) => keys.toSorted((one, other) => other.length - one.length)[0]).join(' and ')}.`,
})

const toldTwice = (row: Row<'restatements'>, first: Row<'restatements'>): Finding => findingAt(row.cells.restatement!, {
  code: 'E_RESTATEMENT', message: `This restatement tells of the same change as line ${first.line}${first.file === row.file ? '' : ` of ${first.file}`}.`, remedy: 'Delete one of the two, or correct the one that means another change.',
})

const isReleasedTogether = (recurring: readonly Change[]): boolean => new Set(recurring.map(({ row }) => textOf(row, 'release'))).size === 1

/** Which restatement tells of which time is their order; what is held for a quarter says so, so that a hidden one can never stand for a public one. */
function outOfOrder(row: Row<'restatements'>, { row: changed, after }: Change): readonly Finding[] {
  if (textOf(row, 'release') === textOf(changed, 'release')) return []
  return [findingAt(row.cells.release ?? row.cells.restatement!, {
    code: 'E_RESTATEMENT', message: `The value changes more than once from ${quoted(textOf(row, 'previous_value'))} to ${quoted(textOf(row, 'current_value'))}, and this restatement, by its order, tells of line ${after.line} of ${after.file}, which has another release.`,
    remedy: `Put the restatements of such changes in the order of the rows' as_of, each with the release of its row, here ${textOf(changed, 'release') === '' ? 'a blank' : textOf(changed, 'release')}.`,
  })]
}

function missing(change: Change): Finding {
  const { table, keys, before, after } = change
  const row = `rst-…,${table}.csv,${keys[0]},${after.name},${before.text},${after.text},better_data,none,…,…`
  return findingAt(after, {
    code: 'E_RESTATEMENT_MISSING', message: `${after.name} was ${quoted(before.text)} in line ${before.line}${before.file === after.file ? '' : ` of ${before.file}`} and is ${quoted(after.text)} here, and no restatement says why.`,
    remedy: `Add to restatements.csv, with an id, the true reason and a sentence in each language: ${row}`,
  })
}

function unmatched(draft: Draft, row: Row<'restatements'>, changes: readonly Change[]): readonly Finding[] {
  const table = tableNamed(row)
  const at = (column: 'file' | 'row_key' | 'column' | 'previous_value' | 'current_value'): Cell => row.cells[column] ?? row.cells.restatement!
  const fault = (cell: Cell, message: string, remedy: string): readonly Finding[] => [findingAt(cell, { code: 'E_RESTATEMENT', message, remedy })]
  if (!TABLE_NAMES.includes(table as TableName)) return fault(at('file'), `file ${quoted(textOf(row, 'file'))} is not a table.`, `Write ${nearest(table, TABLE_NAMES) ?? 'energy'}.csv, or the table that was corrected.`)
  if (draft.incomplete.has(table as TableName)) return []
  const columns = Object.keys(TABLES[table as TableName].columns)
  if (!columns.includes(textOf(row, 'column'))) return fault(at('column'), `column ${quoted(textOf(row, 'column'))} is not a column of ${table}.csv.`, `Write ${nearest(textOf(row, 'column'), columns) ?? (TABLES[table as TableName].values as readonly string[])[0] ?? 'the column that was corrected'}.`)
  const spoken = changes.filter((change) => speaksOf(row, change))
  if (spoken.length === 0) return noSuchPair(row, changes.filter((change) => change.table === table), fault, at('row_key'))
  const change = spoken.at(-1)!
  const cell = sameNumber(textOf(row, 'previous_value'), change.before.text) ? at('current_value') : at('previous_value')
  return fault(cell, `${cell.name} is ${quoted(cell.text)}, but the rows say ${change.before.text} in line ${change.before.line} of ${change.before.file} and ${change.after.text} in line ${change.after.line} of ${change.after.file}.`, `Write ${cell.name === 'current_value' ? change.after.text : change.before.text}, or correct the rows.`)
}

function noSuchPair(row: Row<'restatements'>, changes: readonly Change[], fault: (cell: Cell, message: string, remedy: string) => readonly Finding[], cell: Cell): readonly Finding[] {
  const near = nearest(textOf(row, 'row_key'), changes.map((change) => change.keys[0]!))
  return fault(cell, `No value of ${tableNamed(row)}.csv with the key ${quoted(textOf(row, 'row_key'))} changed in the column ${textOf(row, 'column')}.`, near !== null && near !== textOf(row, 'row_key') ? `Write ${near}.` : 'Keep the old row and add the new one below it with a later as_of; the key is the cells of its key columns, joined by |.')
}
