import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { Cell, Issuer, Row } from '../../src/core/row.ts'
import { TABLE_NAMES } from '../../src/core/tables.ts'
import { readData } from '../../src/intake/load.ts'
import { readPublished } from '../../src/proof/published.ts'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const issuer = {} as Issuer
const HEAD = ['source', 'title', 'url', 'publisher']
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const written = (rows: readonly (readonly string[])[], end: string): string => [HEAD, ...rows].map((row) => row.map(quoted).join(',')).join(end)
const cellsOf = (text: string): readonly (readonly Cell[])[] => readPublished(issuer, [{ path: 'datasets/sources.csv', text }]).tables.sources.map(({ cells }) => Object.values(cells) as Cell[])

test('the cells of the sample are those that the intake read, at the same places', () => {
  const intake = readData('data', { today: '2026-11-22' }).dataset!
  const files = readdirSync('data', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.csv'))
    .map((path) => ({ path: `datasets/${path.replaceAll('\\', '/').toLowerCase()}`, text: readFileSync(join('data', path), 'utf8') }))
  const published = readPublished(intake.issuer, files)
  const cells = (rows: readonly Row[]) => rows.flatMap((row) => Object.values(row.cells as Record<string, Cell>).map(({ file, line, column, field, name, text }) => `${file}:${line}:${column} ${field} ${name} ${text}`)).sort()
  for (const table of TABLE_NAMES) expect(cells(published.tables[table])).toEqual(cells(intake.tables[table]))
})

const texts = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', 'é', '1') })

test('whatever a field holds comes out as another reader reads it, and stands where the cell says', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constant('id'), texts, texts, texts), { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, closed) => {
    const text = written(rows, end) + (closed ? end : '')
    const read = cellsOf(text)
    expect(read.map((cells) => cells.map((cell) => cell.text))).toEqual((parse(text) as string[][]).slice(1))
    const lines = text.split('\n')
    for (const { line, column, text: found } of read.flat()) expect(lines[line - 1]!.slice(column - 1)).toContain(found.split(/[\n"]/)[0]!)
  }), { numRuns: 300 })
})

test('blank rows at the end are no rows, and lines are counted through a field of several', () => {
  const cells = cellsOf('source,title,url,publisher\r\na,"one\ntwo, ""three""",,x\r\n\r\n,,,\r\nb,t,,\r\n')
  expect(cells.map(([id, title]) => [id!.text, id!.line, id!.column, title!.text, title!.line, title!.column])).toEqual([['a', 2, 1, 'one\ntwo, "three"', 2, 4], ['b', 6, 1, 't', 6, 3]])
})
