import { parse } from 'csv-parse/sync'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { figureOf } from '../../src/core/figure.ts'
import { parsePeriod } from '../../src/core/period.ts'
import { decimalText } from '../../src/core/rational.ts'
import type { Archive } from '../../src/datasets/archive.ts'
import { FIGURE_COLUMNS } from '../../src/datasets/tidy.ts'
import { FULL_YEAR, published, publishedText, SAMPLE, TWO_SITES } from './archives.ts'
import { HOSTILE, hostileArchive } from './hostile.ts'
import { partsOf, readWorkbook } from './sheets.ts'

const HOSTILE_ARCHIVE = hostileArchive()
const ARCHIVES: readonly (readonly [string, Archive])[] = [['the sample', SAMPLE], ['a full year', FULL_YEAR], ['two sites', TWO_SITES], ['hostile texts', HOSTILE_ARCHIVE]]

const rowsIn = (text: string): string[][] => parse(text)
const typed = (text: string, index: number): string | number | null => (text === '' ? null : FIGURE_COLUMNS[index]!.type === 'number' ? Number(text) : text)
/** A row as one text: a number, a date and a text of the same letters differ. */
const told = (row: readonly unknown[]): string => row.map((value) => (value instanceof Date ? `date ${value.toISOString()}` : `${typeof value} ${String(value)}`)).join(' | ')

describe.each(ARCHIVES)('%s', (_, archive) => {
  test('the workbook holds every figure of the CSV, numbers as numbers and texts as they are', async () => {
    const [head, ...rows] = rowsIn(await publishedText(archive, 'datasets/figures.csv'))
    const [names, ...found] = readWorkbook(await published(archive, 'datasets/figures.xlsx')).get('All figures')!
    expect(names).toEqual(head)
    expect(found.map((row) => told(head!.map((__, index) => row[index] ?? null)))).toEqual(rows.map((row) => told(row.map(typed))))
  })

  test('Parquet holds every figure of the CSV, as a reader of its own finds them', async () => {
    const [head, ...rows] = rowsIn(await publishedText(archive, 'datasets/figures.csv'))
    const bytes = await published(archive, 'datasets/figures.parquet')
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    const found = await parquetReadObjects({ file })
    expect(found.map((row) => told(head!.map((name) => row[name])))).toEqual(rows.map((row) => told(row.map((text, index) => (text !== '' && FIGURE_COLUMNS[index]!.type === 'date' ? new Date(`${text}T00:00:00Z`) : typed(text, index))))))
    expect(parquetMetadata(file).schema.slice(1).map(({ name }) => name)).toEqual(head)
    expect(parquetMetadata(file).row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data!.codec))).toEqual(expect.arrayContaining(['UNCOMPRESSED']))
  })

  test('a subject has a row a quarter, a unit in every heading and the values of the figures', async () => {
    const sheets = readWorkbook(await published(archive, 'datasets/figures.xlsx'))
    const [names, ids, ...rows] = sheets.get('Capacity and energy')!
    expect(names!.slice(3).filter((name) => !/ \(.+\)$/.test(String(name)))).toEqual([])
    expect(rows.map(([quarter]) => quarter)).toEqual(archive.book.quarters)
    for (const row of rows) {
      for (const [index, id] of ids!.entries()) {
        if (index < 3) continue
        const yearly = figureOf(archive.book, String(id), parsePeriod(`TTM:${row[0]}`))
        const value = (figureOf(archive.book, String(id), parsePeriod(String(row[0]))) ?? yearly)!.quantity.value
        expect([row[0], id, row[index] ?? null]).toEqual([row[0], id, value && Number(decimalText(value))])
      }
    }
  })

  test('nothing in the workbook is a formula, a link or a program', async () => {
    const parts = partsOf(await published(archive, 'datasets/figures.xlsx'))
    expect(parts.length).toBeGreaterThan(10)
    expect(parts.filter((part) => /<f[ >]|<hyperlink|externalLink|vbaProject|macro|oleObject|connections/i.test(part))).toEqual([])
  })
})

test('texts come out of every format as they went in', async () => {
  const sheets = readWorkbook(await published(HOSTILE_ARCHIVE, 'datasets/figures.xlsx'))
  expect(sheets.get('Notes')![0]![0]).toBe(HOSTILE.issuer)
  expect(sheets.get('Notes')!.map(([, text]) => text)).toContain(HOSTILE.title)
  expect(sheets.get('Sources')![1]).toEqual(['0x1f', HOSTILE.title, null, null, 'https://example.com/?q=%3Cscript%3E&a=b'])
  expect(sheets.get('All figures')!.some((row) => row[2] === '1e5' && row[16] === '0x1f')).toBe(true)
  const rows: Record<string, string>[] = parse(await publishedText(HOSTILE_ARCHIVE, 'datasets/2026-q1/energy.csv'), { columns: true })
  expect(rows.map(({ note }) => note)).toEqual([HOSTILE.note, HOSTILE.title])
})

test('no field of any CSV begins as a formula does, whether split at commas or at semicolons', async () => {
  for (const archive of [SAMPLE, HOSTILE_ARCHIVE]) {
    for (const { path } of archive.files) {
      const text = await publishedText(archive, `datasets/${path.toLowerCase()}`)
      const fields = [...rowsIn(text).flat(), ...text.split(/[;\t\r\n]/)].map((field) => field.replace(/^["\s]+/, ''))
      expect(fields.filter((field) => /^[=@+]|^-(?!\d+(\.\d+)?(,|$))/.test(field)), path).toEqual([])
    }
  }
})
