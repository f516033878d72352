import { expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { readData } from '../../src/intake/load.ts'
import { reportedNarrative } from '../../src/view/narrative/report.ts'

const book = openBook(readData('data', { today: '2026-11-22' }).dataset!)

test('every statement travels with its words and what it rests on, under an id of its own', () => {
  for (const quarter of book.quarters) {
    const statements = reportedNarrative(book, quarter)
    expect(statements[0]!.block).toBe('headline')
    expect(new Set(statements.map(({ statement }) => statement)).size).toBe(statements.length)
    for (const { text, values } of statements) {
      expect(text.en.length * text.it.length).toBeGreaterThan(0)
      for (const { value, reason } of values) expect(value === null).toBe(reason !== null)
    }
  }
})

test('the cells of a statement are those its figures were computed from', () => {
  const mining = reportedNarrative(book, '2025-Q3').find(({ statement }) => statement === 'most/movement/revenue.mining')!
  expect(mining.cells).toContain('2025-Q3/revenue.csv:2:29')
  expect(mining.changes[0]).toEqual({ change: 'change.qoq_pct[revenue.mining]', against: '2025-Q2', value: '-3/34' })
})
