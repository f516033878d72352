import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { TABLES, type TableName } from '../../src/core/tables.ts'
import type { Archive } from '../../src/datasets/archive.ts'
import { FIGURE_NAMES } from '../../src/datasets/tidy.ts'
import { columnMeaning, figureColumnMeaning } from '../../src/view/words/columns.ts'
import { tableWords } from '../../src/view/words/tables.ts'
import { FULL_YEAR, published, publishedText, SAMPLE, TWO_SITES } from './archives.ts'
import { hostileArchive } from './hostile.ts'

interface Field { readonly name: string; readonly type: string; readonly description: string; readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] } }
interface Schema { readonly fields: readonly Field[]; readonly missingValues: readonly string[]; readonly primaryKey?: readonly string[]; readonly uniqueKeys?: readonly (readonly string[])[]; readonly foreignKeys?: readonly { readonly fields: readonly string[]; readonly reference: { readonly resource: string; readonly fields: readonly string[] } }[] }
interface Resource { readonly name: string; readonly type: string; readonly path: string; readonly bytes: number; readonly hash: string; readonly schema: Schema; readonly encoding: string; readonly mediatype: string }
interface Package { readonly $schema: string; readonly name: string; readonly version: string; readonly created: string; readonly licenses?: unknown; readonly resources: readonly Resource[] }

/** What a value of a type looks like (Table Schema 2.0). */
const FORMS: Readonly<Record<string, RegExp>> = { string: /^/, number: /^-?\d+(\.\d+)?$/, integer: /^-?\d+$/, date: /^\d{4}-\d\d-\d\d$/, datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/ }

const ARCHIVES: readonly (readonly [string, Archive])[] = [['the sample', SAMPLE], ['a full year', FULL_YEAR], ['two sites', TWO_SITES], ['hostile texts', hostileArchive('https://esg.example.com')]]

describe.each(ARCHIVES)('the package of %s', (_, archive) => {
  const described = async (): Promise<Package> => JSON.parse(await publishedText(archive, 'datasets/datapackage.json')) as Package

  test('keeps the rules of Data Package 2.0', async () => {
    const { resources, ...about } = await described()
    expect(about.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    expect(about.name).toMatch(/^[-a-z0-9._/]+$/)
    expect(about.created).toMatch(FORMS.datetime!)
    expect(about.licenses).toBeUndefined()
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length)
    for (const { name, path, type, encoding, mediatype, schema } of resources) {
      expect([name, type, encoding, mediatype]).toEqual([expect.stringMatching(/^[a-z0-9_-]+$/), 'table', 'utf-8', 'text/csv'])
      expect(path).toMatch(/^(?![./~])(?!.*\.\.)[\w./-]+\.csv$/)
      expect(schema.fields.filter((field) => !(field.type in FORMS) || field.description === '')).toEqual([])
      expect(schema.missingValues).toEqual([''])
    }
  })

  test('describes every file: its bytes, its columns in order, every value, its keys', async () => {
    const { resources } = await described()
    const values = new Map(await Promise.all(resources.map(async ({ name, path }) => [name, parse(await publishedText(archive, `datasets/${path}`), { bom: true })] as const)))
    for (const { name, path, bytes, hash, schema } of resources) {
      const file = await published(archive, `datasets/${path}`)
      expect([file.length, `sha256:${createHash('sha256').update(file).digest('hex')}`]).toEqual([bytes, hash])
      const [head, ...rows] = values.get(name)!
      expect(head).toEqual(schema.fields.map((field) => field.name))
      expect(faultsOf(schema, rows), name).toEqual([])
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const [otherHead, ...others] = values.get(reference.resource)!
        const known = new Set(others.map((row) => row[otherHead!.indexOf(reference.fields[0]!)]))
        expect(rows.map((row) => row[head!.indexOf(fields[0]!)]!).filter((value) => value !== '' && !known.has(value)), name).toEqual([])
      }
    }
  })

  test('lies in the bundle too, with the paths there', async () => {
    const members = unzipSync(await published(archive, 'datasets/all.zip'))
    const { resources } = JSON.parse(strFromU8(members['datapackage.json']!)) as Package
    for (const { path, hash } of resources) expect(`sha256:${createHash('sha256').update(members[path]!).digest('hex')}`).toBe(hash)
  })
})

/** What of the rows a schema forbids. */
function faultsOf({ fields, primaryKey, uniqueKeys }: Schema, rows: readonly (readonly string[])[]): readonly string[] {
  const at = (row: readonly string[], name: string): string => row[fields.findIndex((field) => field.name === name)]!
  const cells = rows.flatMap((row) => fields.flatMap(({ name, type, constraints }) => {
    const text = at(row, name)
    if (text === '') return constraints?.required || primaryKey?.includes(name) ? [`${name} is blank`] : []
    return FORMS[type]!.test(text) && (constraints?.enum?.includes(text) ?? true) ? [] : [`${name} is ${text}`]
  }))
  const keys = [...(primaryKey ? [primaryKey] : []), ...(uniqueKeys ?? [])].flatMap((key) => (new Set(rows.map((row) => key.map((name) => at(row, name)).join('|'))).size === rows.length ? [] : [`${key.join()} is not unique`]))
  return [...cells, ...keys]
}

test('the checker of this test finds what it must', () => {
  const schema: Schema = { fields: [{ name: 'a', type: 'number', description: 'x', constraints: { required: true } }, { name: 'b', type: 'string', description: 'x', constraints: { enum: ['y'] } }], missingValues: [''], primaryKey: ['a'] }
  expect(faultsOf(schema, [['1,5', 'z'], ['', 'y'], ['1', 'y'], ['1', '']])).toEqual(['a is 1,5', 'b is z', 'a is blank', 'a is not unique'])
})

test('a licence is named when the issuer chose one', async () => {
  const dataset = { ...TWO_SITES.dataset, issuer: { ...TWO_SITES.dataset.issuer, licence: 'https://creativecommons.org/licenses/by/4.0/' } }
  expect((JSON.parse(await publishedText({ ...TWO_SITES, dataset, book: openBook(dataset) }, 'datasets/datapackage.json')) as Package).licenses).toEqual([{ path: 'https://creativecommons.org/licenses/by/4.0/' }])
})

test('every table and every column has a meaning in both languages', () => {
  const texts = (Object.keys(TABLES) as TableName[]).flatMap((table) => [
    ...(['en', 'it'] as const).flatMap((locale) => [tableWords(table, locale).name, tableWords(table, locale).meaning]),
    ...Object.keys(TABLES[table].columns).flatMap((column) => (['en', 'it'] as const).map((locale) => columnMeaning(table, column, locale))),
  ])
  expect([...texts, ...FIGURE_NAMES.flatMap((name) => (['en', 'it'] as const).map((locale) => figureColumnMeaning(name, locale)))].filter((text) => text.length < 3)).toEqual([])
})
