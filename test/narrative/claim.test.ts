import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { figureOf } from '../../src/core/figure.ts'
import { readData } from '../../src/intake/load.ts'
import { CLAIM_WORDS, judgeClaim, type ClaimWord } from '../../src/narrative/claim.ts'
import { gate } from '../../src/view/gate/gate.ts'
import { claimRemedy, claimSentence } from '../../src/view/narrative/claim-words.ts'
import { plainText } from '../../src/view/narrative/parts.ts'

const book = openBook(readData('data', { today: '2026-11-22' }).dataset!)
const verdict = (id: string, quarter: string, word: ClaimWord) => judgeClaim(book, figureOf(book, id, { kind: 'quarter', id: quarter })!, word)

test.each([
  ['revenue.share[ai_hosting]', '2026-Q2', 'record-high', true], ['revenue.share[ai_hosting]', '2026-Q2', 'majority', true], ['revenue.share[ai_hosting]', '2025-Q4', 'majority', false],
  ['revenue.share[ai_hosting]', '2025-Q4', 'minority', true], ['revenue.share[ai_hosting]', '2024-Q1', 'record-high', false], ['revenue.share[ai_hosting]', '2024-Q1', 'none', true],
  ['revenue.total', '2025-Q3', 'record-high', true], ['revenue.total', '2026-Q2', 'record-high', false], ['revenue.total', '2026-Q2', 'rose', true], ['revenue.mining', '2026-Q2', 'fell', false],
  ['revenue.mining', '2026-Q2', 'broadly-flat', true], ['revenue.mining', '2026-Q1', 'halved', true], ['revenue.ai_hosting', '2026-Q1', 'doubled', true], ['revenue.total', '2023-Q1', 'rose', false],
  ['energy.use_mwh', '2026-Q2', 'record-low', false], ['ai.energised_it_mw', '2026-Q2', 'rose', true],
] as const)('%s in %s, %s: %s', (id, quarter, word, holds) => {
  expect(verdict(id, quarter, word).holds).toBe(holds)
})

test('a movement that rests mostly on estimates may be claimed when it is adverse and only then', () => {
  expect(verdict('energy.use_mwh', '2025-Q3', 'fell').holds).toBe(false)
  expect(verdict('mining.energy_per_btc', '2025-Q4', 'rose').holds).toBe(true)
})

test('a record counts no quarter after its own', () => {
  expect(verdict('revenue.mining', '2025-Q2', 'record-high').holds).toBe(true)
})

test('a claim that does not hold offers what does', () => {
  expect(claimRemedy(book, verdict('revenue.mining', '2026-Q2', 'fell'), 'fell').replaceAll('\u00a0', ' ')).toBe('revenue.mining is $12.8 million in 2026-Q2, with 12 comparable quarters: "fell" does not hold. The data support: says="broadly-flat" (broadly flat on Q1 2026, at $12.8 million).')
})

describe('the words of a claim pass the gate', () => {
  const figures = [['revenue.share[ai_hosting]', '2026-Q2'], ['revenue.mining', '2026-Q1'], ['revenue.total', '2025-Q3'], ['revenue.mining', '2026-Q2'], ['revenue.share[ai_hosting]', '2024-Q1'], ['revenue.ai_hosting', '2026-Q1']] as const
  const held = figures.flatMap(([id, quarter]) => CLAIM_WORDS.map((word) => ({ word, found: verdict(id, quarter, word) }))).filter(({ found }) => found.holds)
  test.each(['en', 'it'] as const)('in %s', (locale) => {
    expect(new Set(held.map(({ word }) => word)).size).toBeGreaterThanOrEqual(8)
    for (const { word, found } of held) expect(gate(plainText(claimSentence(book, found, word, locale)), locale)).toEqual([])
  })
})
