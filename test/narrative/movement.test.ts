import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openBook, type Book } from '../../src/core/book.ts'
import { decimalText, rational } from '../../src/core/rational.ts'
import type { Dataset, Row } from '../../src/core/row.ts'
import { readData } from '../../src/intake/load.ts'
import { imbalances } from '../../src/narrative/balance.ts'
import { movementsOf, scoreOf, toneOf, type Tone } from '../../src/narrative/movement.ts'
import { narrativeOf } from '../../src/narrative/narrative.ts'
import { SLOTS } from '../../src/narrative/slots.ts'
import { THRESHOLDS } from '../../src/narrative/thresholds.ts'
import { evidenceOf } from '../../src/narrative/statement.ts'
import { readReport } from '../../src/narrative/told.ts'
import { ENGLISH_DRIVERS } from '../../src/view/narrative/english-names.ts'
import { ITALIAN_DRIVERS } from '../../src/view/narrative/italian-names.ts'
import { bookOf as companyBook } from '../core/company.ts'
import { reportPage } from './report-page.ts'

const golden = readData('test/golden/two-sites/data', { today: '2026-11-22' }).dataset!
const history = readData('data', { today: '2026-11-22' }).dataset!
const sample = openBook(history)

/** Puts values into the energy and revenue rows of the last quarter, and a status on its energy. */
function generated(factors: readonly number[], statuses: readonly string[]): Dataset {
  const scaled = (text: string, percent: number): string => decimalText(rational(text).mul(percent).div(100))
  let index = 0
  const change = (rows: readonly Row[], column: string): readonly Row[] => rows.map((row) => {
    if (row.folder !== '2026-Q3') return row
    const cell = (row.cells as Record<string, { text: string }>)[column]!
    const text = scaled(cell.text, factors[index % factors.length]!)
    const status = statuses[index++ % statuses.length]!
    const graded = column === 'energy_mwh' ? { status: { ...(row.cells as Record<string, object>).status, text: status, value: status } } : {}
    return { ...row, cells: { ...row.cells, [column]: { ...cell, text, value: rational(text) }, ...graded } } as Row
  })
  return { ...golden, tables: { ...golden.tables, energy: change(golden.tables.energy, 'energy_mwh'), revenue: change(golden.tables.revenue, 'amount') } } as Dataset
}

const books = fc.record({
  factors: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 7 }), statuses: fc.array(fc.constantFrom('measured', 'reported', 'estimated'), { minLength: 1, maxLength: 3 }),
}).map(({ factors, statuses }) => openBook(generated(factors, statuses)))

/** Scales the electricity and the revenue of every quarter of the sample, each by its own factor. */
function scaledHistory(factors: readonly number[]): Dataset {
  const scale = (rows: readonly Row[], columns: readonly string[]): readonly Row[] => rows.map((row, index) => {
    const cells = { ...row.cells } as Record<string, { text: string; value: unknown }>
    for (const column of columns) if (cells[column]?.value) {
      const value = rational(cells[column].text).mul(factors[index % factors.length]!).div(100)
      cells[column] = { ...cells[column], text: decimalText(value), value }
    }
    return { ...row, cells } as unknown as Row
  })
  return { ...history, tables: { ...history.tables, energy: scale(history.tables.energy, ['energy_mwh', 'low_mwh', 'high_mwh']), revenue: scale(history.tables.revenue, ['amount']) } } as Dataset
}

test('with years to compare with, every rule of balance holds in both languages, and an adverse movement is told with its number in its own quarter', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 7, maxLength: 23 }), (factors) => {
    const book = openBook(scaledHistory(factors))
    for (const quarter of book.quarters) {
      const report = readReport(reportPage(book, quarter))
      expect(imbalances(book, quarter, report, ENGLISH_DRIVERS)).toEqual([])
      expect(imbalances(book, quarter, readReport(reportPage(book, quarter, 'it')), ITALIAN_DRIVERS)).toEqual([])
      const told = report.sentences.filter(({ block }) => block === 'adverse').flatMap(({ numbers }) => numbers).filter(({ period }) => period === quarter).map(({ figure }) => figure)
      const adverse = movementsOf(book, quarter).filter(({ lead, other }) => [lead, other].some((judged) => judged?.candidate && judged.tone === 'adverse'))
      expect(adverse.filter(({ now }) => !told.includes(now.id)).map(({ now }) => now.id)).toEqual([])
    }
  }), { numRuns: 10 })
})

describe('for generated books', () => {
  test('no adverse movement over its threshold is ever missing, and every rule of balance holds', () => {
    fc.assert(fc.property(books, (book) => {
      const adverse = movementsOf(book, '2026-Q3').filter(({ lead, other }) => [lead, other].some((judged) => judged?.candidate && judged.tone === 'adverse'))
      const report = readReport(reportPage(book, '2026-Q3'))
      const told = report.sentences.filter(({ block }) => block === 'adverse').flatMap(({ numbers }) => numbers.map(({ figure }) => figure))
      expect(adverse.filter(({ now }) => !told.includes(now.id)).map(({ now }) => now.id)).toEqual([])
      expect(imbalances(book, '2026-Q3', report, ENGLISH_DRIVERS)).toEqual([])
      expect(imbalances(book, '2026-Q3', readReport(reportPage(book, '2026-Q3', 'it')), ITALIAN_DRIVERS)).toEqual([])
    }), { numRuns: 60 })
  })

  test('a mostly estimated movement is told when it is adverse and only then', () => {
    fc.assert(fc.property(books, (book) => {
      for (const statement of narrativeOf(book, '2026-Q3')) if (statement.kind === 'movement' && statement.judged.mostlyEstimated) expect(statement.judged.tone).toBe('adverse')
    }), { numRuns: 30 })
  })

  test('every statement but those that say nothing is there rests on figures', () => {
    const silent = new Set(['no_comparator', 'quiet', 'no_adverse', 'no_target', 'no_restatement', 'complete', 'assurance'])
    for (const quarter of sample.quarters) for (const statement of narrativeOf(sample, quarter)) {
      if (silent.has(statement.kind)) continue
      const { values, metrics, cells } = evidenceOf(statement)
      expect(values.length * metrics.length, statement.id).toBeGreaterThan(0)
      // Elapsed hours are read from the calendar, and from no cell.
      if (statement.kind !== 'calendar' && values.some(({ value }) => value !== null && value !== '0')) expect(cells.length, statement.id).toBeGreaterThan(0)
    }
  })
})

describe('swapping the sign of a movement', () => {
  const opposite: Readonly<Record<Tone, Tone>> = { favourable: 'adverse', adverse: 'favourable', neutral: 'neutral' }

  test('keeps its score and turns its tone', () => {
    const size = fc.bigInt({ min: 1n, max: 10n ** 9n }).map((units) => rational(units).div(1_000_000))
    fc.assert(fc.property(size, fc.constantFrom(...THRESHOLDS), fc.constantFrom('higher', 'lower', 'neutral', 'target'), (change, threshold, direction) => {
      expect(scoreOf(change.neg(), threshold).equals(scoreOf(change, threshold))).toBe(true)
      expect(toneOf(direction, change.neg())).toBe(opposite[toneOf(direction, change)])
    }))
  })

  test('keeps the candidates of a book, and turns only their tone', () => {
    const swapped = (book: Book, slots: readonly string[]) => movementsOf(book, '2026-Q3').filter(({ slot }) => slots.includes(slot)).map(({ slot, lead }) => ({ slot, score: decimalText(lead.score), candidate: lead.candidate, tone: lead.tone }))
    // The absolute values move by the same share up and down; what is divided by them cannot.
    const absolute = ['revenue.total', 'revenue.ai_hosting', 'revenue.mining', 'energy.use_mwh']
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), (percent) => {
      const [up, down] = [100 + percent, 100 - percent].map((factor) => openBook(level(factor))) as [Book, Book]
      const [risen, fallen] = [swapped(up, absolute), swapped(down, absolute)]
      expect(fallen).toEqual(risen.map((movement) => ({ ...movement, tone: opposite[movement.tone] })))
    }), { numRuns: 40 })
  })

  /** The last quarter as the one before, scaled by a factor. */
  function level(percent: number): Dataset {
    const key = (row: Row, columns: readonly string[]): string => columns.map((column) => (row.cells as Record<string, { text: string } | undefined>)[column]?.text ?? '').join('|')
    const follow = (rows: readonly Row[], column: string, columns: readonly string[]): readonly Row[] => rows.map((row) => {
      const before = rows.find((each) => each.folder === '2026-Q2' && key(each, columns) === key(row, columns))
      if (row.folder !== '2026-Q3' || !before) return row
      const cell = (before.cells as Record<string, { text: string }>)[column]!
      const text = decimalText(rational(cell.text).mul(percent).div(100))
      return { ...row, cells: { ...row.cells, [column]: { ...cell, text, value: rational(text) } } } as Row
    })
    return { ...golden, tables: { ...golden.tables, energy: follow(golden.tables.energy, 'energy_mwh', ['facility', 'workload', 'measure']), revenue: follow(golden.tables.revenue, 'amount', ['segment', 'facility']) } } as Dataset
  }
})

test('the headline set is closed, and each of its places has a threshold', () => {
  expect(SLOTS.map(({ id }) => id)).toHaveLength(new Set(SLOTS.map(({ id }) => id)).size)
  expect(SLOTS).toHaveLength(23)
})

test.each([
  ['contracted_it', ['no_target'], 'a contract is known, and of what is energised nothing'], ['energised_gross', ['no_target'], 'AI is hosted, and of its IT power nothing is known'], [null, ['no_ai'], 'no AI is hosted'],
] as readonly (readonly [string | null, readonly string[], string])[])('AI capacity on %s is told as %j: %s', (basis, expected) => {
  const book = companyBook({
    'capacity.csv': `lake,mining,energised_gross,2025-01-01,100,measured,src-1,,${basis ? `\nlake,ai_hosting,${basis},2025-01-01,50,measured,src-1,,` : ''}`,
    '2025-Q1/energy.csv': '2025-Q1,lake,mining,facility_total,100000,,,,measured,src-1,,', '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,',
  })
  expect(narrativeOf(book, '2025-Q1').filter(({ block }) => block === 'ai').map(({ kind }) => kind)).toEqual(expected)
})
