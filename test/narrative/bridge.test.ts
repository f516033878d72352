import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { decimalText, rational, total } from '../../src/core/rational.ts'
import { readData } from '../../src/intake/load.ts'
import { bridgesOf, closed, shareOut, type Bridge } from '../../src/narrative/bridge.ts'
import { bridgeModel, drawBridge } from '../../src/view/bridge.ts'

const golden = openBook(readData('test/golden/two-sites/data', { today: '2026-11-22' }).dataset!)
const sample = openBook(readData('data', { today: '2026-11-22' }).dataset!)

const fraction = fc.tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 10_000n })).map(([over, under]) => rational(`${over}/${under}`))
const step = fc.tuple(fraction, fraction)

test('the parts of a product of three add up to its change, whatever the numbers', () => {
  fc.assert(fc.property(step, step, step, (a, b, c) => {
    const change = a[1].mul(b[1]).mul(c[1]).sub(a[0].mul(b[0]).mul(c[0]))
    return total(shareOut(a, b, c)).equals(change)
  }))
})

test('a factor that did not change has no part', () => {
  const [still] = shareOut([rational(3), rational(3)], [rational(2), rational(5)], [rational(1), rational(7)])
  expect(still.equals(0)).toBe(true)
})

test.each([['the sample', sample], ['two sites', golden]] as const)('every bridge of %s closes', (_, book) => {
  const bridges = book.quarters.flatMap((quarter) => bridgesOf(book, quarter))
  expect(bridges.length).toBeGreaterThan(0)
  for (const bridge of bridges) expect(() => closed(bridge)).not.toThrow()
})

test('a bridge with a gap throws', () => {
  const [bridge] = bridgesOf(golden, '2026-Q3') as [Bridge]
  expect(() => closed({ ...bridge, parts: bridge.parts.slice(1).map((part) => ({ ...part, value: part.value.add(1) })) })).toThrow('does not close')
})

test('the worked example: the grid-mix share by mix and within, energy by hours and load', () => {
  const bridges = bridgesOf(golden, '2026-Q3')
  const parts = (id: string) => Object.fromEntries(bridges.find((bridge) => bridge.id === id)!.parts.map(({ part, value }) => [part, decimalText(value)]))
  expect(parts('grid_mix_share')).toEqual({ mix: '-0.15396343110038470026', within: '-2' })
  expect(parts('energy').capacity).toBe('0')
})

describe('a bridge on a page', () => {
  const [bridge] = bridgesOf(sample, '2025-Q3') as [Bridge]
  test.each(['en', 'it'] as const)('has a table that says what the drawing says (%s)', (locale) => {
    const model = bridgeModel(sample, bridge, locale)
    const drawn = drawBridge(model, 520)
    for (const row of model.table.rows) expect(drawn).toContain(row.label)
    for (const { text } of model.steps) expect(drawn).toContain(text)
    expect(drawn).not.toMatch(/style=|NaN|undefined/)
    expect(drawBridge(model, 520)).toBe(drawn)
  })
  test('is hatched where it rests on estimates', () => {
    expect(drawBridge(bridgeModel(sample, bridge, 'en'), 520)).toContain('pattern')
  })
})
