import { z } from 'zod'
import { TABLES, type Column, type Kind, type TableName } from '../core/tables.ts'
import { faultOfCharacters, faultOfFormula } from './characters.ts'
import { readDate, readInstant, readPartialDate, readQuarter, readVintage } from './date.ts'
import { readNumber } from './number.ts'
import type { Words } from './problem.ts'
import { refused, type Reader, type Reading } from './reading.ts'
import { readChoice, readCode, readCountry, readCurrency, readId, readUrl, readZone } from './word.ts'

const READERS: Readonly<Record<Extract<Kind, string>, Reader>> = {
  id: readId, code: readCode, text: readText, date: readDate, 'partial-date': readPartialDate, instant: readInstant, period: readQuarter,
  currency: readCurrency, country: readCountry, zone: readZone, url: readUrl, vintage: readVintage,
  decimal: (text, name) => readNumber('decimal', text, name),
  signed: (text, name) => readNumber('signed', text, name),
  count: (text, name) => readNumber('count', text, name),
}

function readText(text: string, name: string): Reading {
  const formula = faultOfFormula(text, name)
  return formula === null ? { value: text.trim() } : { fault: formula }
}

/** Reads a cell of a kind that is not blank. */
export function readKind(kind: Kind, text: string, name: string): Reading {
  const fault = faultOfCharacters(text, name, kind === 'text')
  if (fault !== null) return { fault }
  return typeof kind === 'string' ? READERS[kind](text, name) : readChoice(kind, text, name)
}

function readCell(column: Column, text: string, name: string): Reading | null {
  if (text.trim() !== '') return readKind(column.kind, text, name)
  if (text !== '' && column.kind !== 'text') return readKind(column.kind, text, name)
  if (column.blank) return null
  return refused('E_BLANK', `${name} is blank, and every row needs it.`, `Fill in ${name}, or delete the row.`)
}

/** A cell as zod sees it: its text in, its meaning or null out; the fault's code and remedy travel in `params`. */
const cellSchema = (column: Column, name: string) => z.string().transform((text, context) => {
  const reading = readCell(column, text, name)
  if (reading === null) return null
  if ('value' in reading) return reading.value
  const { message, code, remedy } = reading.fault
  context.addIssue({ code: 'custom', message, params: { code, remedy } })
  return z.NEVER
})

const rowSchema = (table: TableName) => z.object(Object.fromEntries(
  Object.entries(TABLES[table].columns as Readonly<Record<string, Column>>).map(([name, column]) => [name, cellSchema(column, name).optional()]),
))

const SCHEMAS = new Map((Object.keys(TABLES) as TableName[]).map((table) => [table, rowSchema(table)]))

/** What the cells of a row mean, and what is wrong with those that mean nothing, by column. */
export interface RowReading {
  readonly values: ReadonlyMap<string, unknown>
  readonly faults: ReadonlyMap<string, Words>
}

/** Reads the texts of a row, by column, against the table's schema. */
export function readRow(table: TableName, texts: ReadonlyMap<string, string>): RowReading {
  const faults = new Map<string, Words>()
  const first = SCHEMAS.get(table)!.safeParse(Object.fromEntries(texts))
  if (first.success) return { values: new Map(Object.entries(first.data)), faults }
  for (const issue of first.error.issues) {
    const { code, remedy } = (issue as { params?: { code: Words['code']; remedy: string } }).params!
    faults.set(String(issue.path[0]), { code, remedy, message: issue.message })
  }
  // The sound cells of an unsound row still take part in the rules.
  const sound = SCHEMAS.get(table)!.parse(Object.fromEntries([...texts].filter(([name]) => !faults.has(name))))
  return { values: new Map(Object.entries(sound)), faults }
}
