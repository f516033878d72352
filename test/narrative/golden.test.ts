import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { decimalText } from '../../src/core/rational.ts'
import { readData } from '../../src/intake/load.ts'
import { movementsOf } from '../../src/narrative/movement.ts'
import { selectionOf } from '../../src/narrative/selection.ts'

const book = openBook(readData('test/golden/two-sites/data', { today: '2026-11-22' }).dataset!)
const golden = JSON.parse(readFileSync('test/golden/two-sites/narrative.json', 'utf8')) as Record<string, unknown>
const movements = movementsOf(book, '2026-Q3')
const selection = selectionOf(movements)

test('every comparable metric of the headline set, its change and score to twenty digits, its tone and whether it counts', () => {
  expect(movements.map(({ now, lead }) => ({
    id: now.id, kind: lead.measure, change: decimalText(lead.value), score: decimalText(lead.score), tone: lead.tone, candidate: lead.candidate,
  }))).toEqual(golden.rows)
})

test('the movements told, in order, after the balance step', () => {
  expect(selection.most.map(({ now }) => now.id)).toEqual(golden.block2)
})

test('every adverse movement, in order', () => {
  expect(selection.adverse.map(({ movement }) => movement.now.id)).toEqual(golden.block3_adverse)
})
