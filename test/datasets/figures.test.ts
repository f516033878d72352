import { parse } from 'csv-parse/sync'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { figureOf, figuresOf } from '../../src/core/figure.ts'
import { parsePeriod } from '../../src/core/period.ts'
import { decimalText, exactText } from '../../src/core/rational.ts'
import type { Archive } from '../../src/datasets/archive.ts'
import { FULL_YEAR, generated, published, publishedText, SAMPLE, TWO_SITES } from './archives.ts'

const ARCHIVES: readonly (readonly [string, Archive])[] = [['the sample', SAMPLE], ['a full year with a restatement', FULL_YEAR], ['two sites', TWO_SITES]]

const rowsIn = (text: string): Record<string, string>[] => parse(text, { columns: true })

describe.each(ARCHIVES)('%s', (_, archive) => {
  test('the CSV of a quarter says what the core computed', async () => {
    for (const quarter of archive.book.quarters) {
      const rows = rowsIn(await publishedText(archive, `datasets/${quarter.toLowerCase()}/figures.csv`))
      const figures = figuresOf(archive.book, parsePeriod(quarter))
      expect(rows.filter(({ period }) => period === quarter).map(({ id, value, reason, status }) => [id, value, reason, status])).toEqual(
        figures.map(({ id, quantity, status }) => [id, quantity.value ? decimalText(quantity.value) : '', quantity.reason ?? '', status ?? '']))
    }
  })

  test('the whole is the quarters and the full fiscal years', async () => {
    const parts = (await Promise.all(archive.book.quarters.map((quarter) => publishedText(archive, `datasets/${quarter.toLowerCase()}/figures.csv`)))).flatMap((text) => text.split('\n').slice(1, -1))
    const whole = (await publishedText(archive, 'datasets/figures.csv')).split('\n')
    expect(whole.slice(1, parts.length + 1)).toEqual(parts)
    expect(whole.slice(parts.length + 1, -1).every((line) => /,FY\d{4},/.test(line))).toBe(true)
  })

  test('every figure of the JSON can be recomputed from its steps, and every cell stands in its file', async () => {
    const { periods } = JSON.parse(await publishedText(archive, 'datasets/figures.json')) as { periods: JsonPeriod[] }
    expect(periods.map(({ period }) => period).slice(0, archive.book.quarters.length)).toEqual(archive.book.quarters)
    const lines = new Map(archive.files.map(({ path, text }) => [path, text.split('\n')]))
    for (const { figures, steps, cells } of periods) {
      for (const [place, { text }] of Object.entries(cells)) {
        const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(place)!
        expect(lines.get(file!)![Number(line) - 1]!.slice(Number(column) - 1).replace(/^"/, ''), place).toMatch(startingWith(text))
      }
      const values = steps.map((step) => recomputed(step, steps, cells))
      for (const figure of figures) {
        const found = values[figure.step]!
        expect([figure.id, found && exactText(found)]).toEqual([figure.id, figure.exact ?? null])
        expect(figure.value).toBe(found ? decimalText(found) : undefined)
      }
    }
  })
})

interface JsonStep { readonly operation: string; readonly value?: string; readonly operands?: readonly number[]; readonly cell?: string }
type JsonCells = Readonly<Record<string, { readonly text: string }>>
interface JsonPeriod { readonly period: string; readonly figures: readonly { readonly id: string; readonly value?: string; readonly exact?: string; readonly step: number }[]; readonly steps: readonly JsonStep[]; readonly cells: JsonCells }

const startingWith = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

/** What a step gives when its operation is done by hand: the rules are written down here once more, apart from the core. */
function recomputed(step: JsonStep, steps: readonly JsonStep[], cells: JsonCells): Fraction | null {
  if (step.operation === 'absent') return null
  if (step.operation === 'cell') return step.cell && cells[step.cell]!.text !== '' ? new Fraction(cells[step.cell]!.text) : null
  if (step.operation === 'constant') return new Fraction(step.value!)
  const values = step.operands!.map((operand) => recomputed(steps[operand]!, steps, cells))
  if (values.includes(null)) return null
  const [first, ...rest] = values as Fraction[]
  if (step.operation === 'quotient') return rest[0]!.equals(0) ? null : first!.div(rest[0]!)
  return rest.reduce((so, value) => ({ sum: so.add(value), difference: so.sub(value), product: so.mul(value), conversion: so.mul(value), smaller: so.compare(value) < 0 ? so : value, larger: so.compare(value) > 0 ? so : value })[step.operation as 'sum'], first!)
}

test('a restated figure carries the value first reported, and the day of the row that changed it', async () => {
  const rows = rowsIn(await publishedText(FULL_YEAR, 'datasets/figures.csv'))
  const moved = rows.filter(({ first_reported }) => first_reported !== '')
  expect(moved.length).toBeGreaterThan(0)
  for (const { id, period, first_reported, as_of } of moved) {
    const figure = figureOf(FULL_YEAR.book, id!, parsePeriod(period!))!
    expect(first_reported).toBe(decimalText(figure.first!.quantity.value!))
    expect(as_of).toBe('2026-03-01')
  }
})

test('the JSON with lineage grows with the quarters and not faster', async () => {
  const [few, many] = await Promise.all([20, 40].map(async (count) => (await published(generated(count), 'datasets/figures.json')).length))
  expect(many! / few!).toBeLessThan(2.1)
  expect(many! / 40).toBeLessThan(320_000)
})
