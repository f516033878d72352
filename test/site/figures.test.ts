import type { Browser } from 'playwright-core'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBook, type Book } from '../../src/core/book.ts'
import { changeOf, type Change } from '../../src/core/change.ts'
import { figureOf, figuresOf } from '../../src/core/figure.ts'
import { parsePeriod } from '../../src/core/period.ts'
import { rational } from '../../src/core/rational.ts'
import { restatementsOf } from '../../src/core/restatement.ts'
import { numberIn } from '../../src/core/row.ts'
import { readData } from '../../src/intake/load.ts'
import { formatNumber, type Locale } from '../../src/view/format.ts'
import { printChange, printFigure } from '../../src/view/printed.ts'
import { openBrowser } from './browser.ts'
import { pagesIn, PROJECT, TODAY } from './project.ts'

let browser: Browser
let book: Book

beforeAll(async () => {
  browser = await openBrowser()
  book = openBook(readData(join(PROJECT, 'data'), { today: TODAY }).dataset!)
})
afterAll(() => browser.close())

/** A figure as it stands on a page. */
interface Shown {
  readonly figure: string
  readonly period: string
  readonly value: string
  readonly text: string
  /** The end of a figure's range that it is. */
  readonly end: 'low' | 'high' | null
  /** The figure it is divided by. */
  readonly over: string | null
  readonly place: 'sentence' | 'chart' | 'prose' | 'headline' | 'revenue' | 'table' | 'value'
}

const changes = new Map<string, ReadonlyMap<string, Change>>()

/** Every change that can be told of a quarter, by id. */
function changesIn(period: string): ReadonlyMap<string, Change> {
  const known = changes.get(period) ?? new Map(figuresOf(book, parsePeriod(period)).flatMap((found) => (['qoq', 'yoy'] as const).map((comparison) => changeOf(book, found, comparison))).map((change) => [change.id, change]))
  changes.set(period, known)
  return known
}

/** The figure that was first reported, for an id `first[…]`. */
const firstIn = (figure: string, period: string) => (/^first\[/.test(figure) ? figureOf(book, figure.slice('first['.length, -1), parsePeriod(period))?.first ?? null : null)

/** What a page should print for a figure, and its exact value; null when there is no such figure. */
function expected({ figure, period, place, text }: Shown, locale: Locale): { readonly value: string; readonly text: string } | null {
  if (figure.startsWith('change.')) {
    const change = changesIn(period).get(figure)
    const printed = change && printChange(change, locale)
    // Prose may say "more" or "less" itself and leave out the sign.
    return printed ? { value: printed.exact, text: place === 'prose' && !/^[+−]/.test(text) ? printed.text.replace(/^[+−]/, '') : printed.text } : null
  }
  const first = firstIn(figure, period)
  if (first) {
    const { exact, number, unit } = printFigure(first, locale)
    return { value: exact, text: unit === '' ? number : `${number}\u00a0${unit}` }
  }
  const found = figureOf(book, figure, parsePeriod(period))
  if (!found?.quantity.value) return null
  const { exact, estimated, number, unit } = printFigure(found, locale, place === 'prose' || place === 'headline' ? 'short' : 'full')
  const millions = place === 'revenue' && found.metric.unit === 'CUR'
  const alone = place === 'headline' || place === 'table' || place === 'revenue' || unit === ''
  return { value: exact, text: millions ? `${estimated ? '≈' : ''}${formatNumber(found.quantity.value.div(1_000_000), { locale, decimals: 2 })}` : alone ? number : `${number}\u00a0${unit}` }
}

async function figuresOn(address: string): Promise<readonly Shown[]> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(inject('base') + address)
  const shown = await page.locator('data[data-figure]').evaluateAll((all) => all.map((data) => ({
    figure: data.getAttribute('data-figure')!, period: data.getAttribute('data-period')!, value: data.getAttribute('value')!, text: data.textContent!,
    end: data.getAttribute('data-end') as 'low' | null, over: data.getAttribute('data-over'),
    place: (data.closest('.narrative, .lede, [data-claim]') ? 'sentence' : (data.closest('a') ?? data).parentElement!.matches('p.changes') || data.closest('figure.chart, figure.bridge, .note, .kicker, .mix, .evidence, [data-end], [data-over]') ? 'chart' : data.closest('.prose') ? 'prose' : data.closest('p.number') ? 'headline' : data.closest('#revenue-table') ? 'revenue' : data.closest('figure.table') ? 'table' : 'value') as 'value',
  })))
  await context.close()
  return shown
}

/** The exact values that may stand under a mark: of a figure, of an end of its range, of a share of another, of a change in any of its forms, of a restated cell. */
function exactValues({ figure, period, end, over }: Shown): readonly string[] {
  if (end) return [figureOf(book, figure, parsePeriod(period))?.range?.[end]].flatMap((value) => value?.toFraction() ?? [])
  if (over) return [figureOf(book, figure, parsePeriod(period))!.quantity.value!.div(figureOf(book, over, parsePeriod(period))!.quantity.value!).toFraction()]
  const formless = (id: string): string => id.replace(/_(pct|pp|abs)\[/, '[')
  const change = [...changesIn(period).values()].find(({ id }) => formless(id) === formless(figure))
  const values = figure.startsWith('change.') ? [change?.change.value, change?.absolute.value]
    : figure.startsWith('revision[') ? restatementsOf(book).map(({ previous, current }) => numberIn(current)!.sub(numberIn(previous)!).div(numberIn(previous)!))
    : /^(previous|restated)\[/.test(figure) ? restatementsOf(book).map(({ previous, current }) => numberIn(figure.startsWith('previous') ? previous : current))
      : [(firstIn(figure, period) ?? figureOf(book, figure, parsePeriod(period)))?.quantity.value]
  return values.flatMap((value) => value?.toFraction() ?? [])
}

/** Whether a printed number is a fraction rounded half away from zero at its last digit: as it is, in percent, in thousands, millions or billions, with or without its sign. */
function isRounded(text: string, value: string, locale: Locale): boolean {
  const [digits = ''] = /\d[\d.,\u202f]*/.exec(text) ?? []
  const plain = locale === 'en' ? digits.replace(/,/g, '') : digits.replace(/[.\u202f]/g, '').replace(',', '.')
  const decimals = plain.split('.')[1]?.length ?? 0
  return [rational(1), rational(100), ...[3, 6, 9].map((zeros) => rational(1).div(10 ** zeros))].some((scale) =>
    rational(value).abs().mul(scale).mul(10 ** decimals).add(rational('1/2')).floor().equals(rational(plain).mul(10 ** decimals)))
}

/** The parts of a bridge add up to what they explain. */
function strayBridges(shown: readonly Shown[]): readonly string[] {
  const sums = new Map<string, ReturnType<typeof rational>>()
  for (const { figure, period, value } of new Map(shown.filter(({ figure }) => figure.startsWith('bridge.')).map((each) => [each.figure, each])).values()) {
    const key = `${period} ${/\[(.*)\]$/.exec(figure)![1]}`
    sums.set(key, (sums.get(key) ?? rational(0)).add(rational(value)))
  }
  return [...sums].filter(([key, sum]) => {
    const [period, id] = key.split(' ') as [string, string]
    const found = figureOf(book, id, parsePeriod(period))
    return !found || !(['qoq', 'yoy'] as const).some((comparison) => changeOf(book, found, comparison).absolute.value?.equals(sum))
  }).map(([key]) => key)
}

const reports = pagesIn(inject('folder')).filter((address) => /\/reports\/[^/]+\/$/.test(address))

test.for(reports)('every figure on %s is what the core computes, exact and printed', async (address) => {
  const locale = address.startsWith('/it/') ? 'it' : 'en'
  const shown = await figuresOn(address)
  expect(shown.length).toBeGreaterThan(60)
  // A sentence and a chart print a value in a form of their own: rounded, and of the right figure.
  const free = shown.filter(({ place }) => place === 'sentence' || place === 'chart')
  const rest = shown.filter((each) => !free.includes(each))
  expect(rest.map(({ figure, period, place, value, text }) => ({ figure, period, place, value, text }))).toEqual(rest.map((each) => ({ figure: each.figure, period: each.period, place: each.place, ...(expected(each, locale) ?? { value: 'no such figure' }) })))
  expect(free.filter((each) => !each.figure.startsWith('bridge.') && !exactValues(each).includes(each.value))).toEqual([])
  expect(free.filter(({ text, value }) => !isRounded(text, value, locale))).toEqual([])
  expect(strayBridges(shown)).toEqual([])
})

test('the pages show figures in every place, changes among them', async () => {
  const shown = await figuresOn('/reports/2025-q3/')
  expect([...new Set(shown.map(({ place }) => place))].sort()).toEqual(['chart', 'headline', 'prose', 'revenue', 'sentence', 'table', 'value'])
  expect(shown.filter(({ figure }) => figure.startsWith('change.')).length).toBeGreaterThan(10)
})

test.for([
  ['≈1,436', '70380/49', 'en', true], ['≈1,437', '70380/49', 'en', false], ['20.4%', '100/491', 'en', true], ['$50.6 million', '50578000', 'en', true], ['50,6 mln USD', '50578000', 'it', true], ['50,7 mln USD', '50578000', 'it', false], ['1.436', '70380/49', 'it', true],
] as const)('%s for %s in %s is rounded: %s', ([text, value, locale, sound]) => {
  expect(isRounded(text, value, locale)).toBe(sound)
})

test('a figure that is off by the last digit, or printed of another quarter, is noticed', () => {
  const right: Shown = { figure: 'revenue.total', period: '2025-Q3', value: '50578000', text: '50.58', end: null, over: null, place: 'revenue' }
  expect(expected(right, 'en')).toEqual({ value: '50578000', text: '50.58' })
  expect(expected({ ...right, period: '2025-Q2' }, 'en')).not.toEqual({ value: '50578000', text: '50.58' })
  expect(expected({ ...right, figure: 'revenue.totals' }, 'en')).toBe(null)
})
