import { keyOf, publishedOn } from '../core/history.ts'
import type { Row } from '../core/row.ts'
import { TABLES, type Column, type Table, type TableName } from '../core/tables.ts'
import { columnMeaning, figureColumnMeaning } from '../view/words/columns.ts'
import type { Archive, GivenFile } from './archive.ts'
import { rowsGiven, tableOf } from './given.ts'
import { FIGURE_COLUMNS } from './tidy.ts'

/** The schema of the table of figures (Table Schema 2.0). */
export const figuresSchema = (): object => ({
  fields: FIGURE_COLUMNS.map(({ name, type }) => ({ name, type, description: figureColumnMeaning(name, 'en'), ...(REQUIRED.has(name) ? { constraints: { required: true } } : {}) })),
  missingValues: [''], primaryKey: ['id', 'period'],
})

const REQUIRED = new Set(['id', 'metric', 'period', 'period_start', 'period_end', 'unit'])

/** The schema of a file as given: its columns in its order, its key, and the tables it refers to. */
export function givenSchema(archive: Archive, file: GivenFile): object {
  const table = tableOf(file)
  const names = file.text.split('\n', 1)[0]!.replace(/^\u{FEFF}|\r$/gu, '').split(',').map((name) => name.replaceAll('"', ''))
  const rows = rowsGiven(archive, file)
  return { fields: names.map((name) => fieldOf(table, name)), missingValues: [''], ...keysOf(table, names, rows), ...referencesOf(archive, table, names, rows) }
}

function fieldOf(table: TableName, name: string): object {
  const { kind, optional, blank } = (TABLES[table].columns as Readonly<Record<string, Column>>)[name]!
  const constraints = { ...(typeof kind === 'string' ? {} : { enum: kind }), ...(optional || blank ? {} : { required: true }) }
  return { name, type: typeOf(kind), description: columnMeaning(table, name, 'en'), ...(UNITS[name] ? { unit: UNITS[name] } : {}), ...(Object.keys(constraints).length > 0 ? { constraints } : {}) }
}

/** The types of Table Schema; a date that may be a year alone is a text. */
const typeOf = (kind: Column['kind']): string =>
  kind === 'decimal' || kind === 'signed' ? 'number' : kind === 'count' ? 'integer' : kind === 'date' ? 'date' : kind === 'instant' ? 'datetime' : 'string'

/** Units as the code of UCUM or of the XBRL registry writes them, where a column has one of its own. */
const UNITS: Readonly<Record<string, string>> = {
  energy_mwh: 'MWh', estimated_mwh: 'MWh', low_mwh: 'MWh', high_mwh: 'MWh', retired_mwh: 'MWh', curtailed_mwh: 'MWh', load_mwh: 'MWh', contracted_cfe_mwh: 'MWh', capacity_mw: 'MW', volume_m3: 'm3',
  event_hours: 'h', power_w: 'W', hashrate_ths: 'TH/s', hashrate_avg_ehs: 'EH/s', btc_mined: 'BTC',
}

/** The key of a table identifies its rows; with the day of publication where a value was restated, for then it may be blank in others. */
function keysOf(table: TableName, names: readonly string[], rows: readonly Row[]): object {
  const key = (TABLES[table] as Table).key.filter((name) => names.includes(name))
  const distinct = new Set(rows.map(keyOf)).size === rows.length
  const filled = rows.every((row) => key.every((name) => (row.cells as Readonly<Record<string, { text: string } | undefined>>)[name]?.text))
  if (distinct && filled) return { primaryKey: key }
  const dated = new Set(rows.map((row) => `${keyOf(row)}|${publishedOn(row)}`)).size === rows.length && names.includes('as_of')
  return distinct || dated ? { uniqueKeys: [distinct ? key : [...key, 'as_of']] } : {}
}

/** References to facilities and sources, where every value of the column stands there; `all` does not. */
function referencesOf(archive: Archive, table: TableName, names: readonly string[], rows: readonly Row[]): object {
  const files = new Set(archive.files.map(({ path }) => path))
  const found = Object.entries(TABLES[table].columns as Readonly<Record<string, Column>>).flatMap(([name, { refersTo }]) => {
    const speaksOfAll = rows.some((row) => (row.cells as Readonly<Record<string, { text: string } | undefined>>)[name]?.text === 'all')
    return refersTo && names.includes(name) && files.has(`${refersTo}.csv`) && !speaksOfAll
      ? [{ fields: [name], reference: { resource: refersTo, fields: [refersTo === 'facilities' ? 'facility' : 'source'] } }] : []
  })
  return found.length > 0 ? { foreignKeys: found } : {}
}
