import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readData } from '../../src/intake/load.ts'
import { ALLOWANCES, givenTexts, strayIn } from './allowances.ts'
import { openBrowser } from './browser.ts'
import { digitsOn, type Piece } from './digits.ts'
import { pagesIn, PROJECT, TODAY } from './project.ts'

let browser: Browser
let pieces: readonly Piece[]

const SELECTORS = [...new Set([...ALLOWANCES.flatMap(({ within }) => within ?? []), '.filepage td'])]
const given = givenTexts(readData(join(PROJECT, 'data'), { today: TODAY }).dataset!)

beforeAll(async () => {
  browser = await openBrowser()
  const page = await browser.newPage()
  await page.goto(`${inject('base')}/404.html`)
  pieces = await digitsOn(page, pagesIn(inject('folder')), SELECTORS)
}, 300_000)
afterAll(() => browser.close())

/** What is no figure and nothing that is allowed, a place and a text a line, each text once. */
function strays(found: readonly Piece[]): readonly string[] {
  const told = new Map<string, string>()
  for (const piece of found) {
    const rest = strayIn(piece, given, SELECTORS)
    if (rest !== null) told.set(`${piece.kind} ${rest}`, `${piece.address} ${piece.kind}: ${piece.text.trim()}`)
  }
  return [...told.values()]
}

test('every digit of every page belongs to a figure with its exact value, or is one of those that may stand there', () => {
  expect(pieces.length).toBeGreaterThan(1_000)
  expect(strays(pieces)).toEqual([])
})

test('every allowance is needed', () => {
  const unused = ALLOWANCES.filter(({ pattern, within, kind }) => !pieces.some((piece) => (kind === undefined || kind === piece.kind) && (within === undefined || piece.within.includes(SELECTORS.indexOf(within))) && piece.text.replace(/\s+/g, ' ').trim().search(pattern) >= 0))
  expect(unused.map(({ why }) => why)).toEqual([])
})

test.for([
  ['a number typed into words', 'text', 'Mining used 351,900 MWh'], ['a percentage in a label', 'aria-label', 'Revenue mix: mining 28.7%'], ['a number in a description', 'content', 'Energy of 1,436 MWh per MW'],
  ['a year with more digits', 'text', '20251'], ['a figure beside a quarter', 'text', '12 in Q3 2025'], ['digits of another script', 'text', '٣٥'],
] as const)('%s is found', ([, kind, text]) => {
  expect(strays([{ address: '/', kind, text, within: [], figures: ['28.6%'] }])).toEqual([`/ ${kind}: ${text}`])
})
