import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openBook, type Book } from '../../src/core/book.ts'
import { readData } from '../../src/intake/load.ts'
import { imbalances } from '../../src/narrative/balance.ts'
import { readReport } from '../../src/narrative/told.ts'
import { ENGLISH_DRIVERS } from '../../src/view/narrative/english-names.ts'
import { ITALIAN_DRIVERS } from '../../src/view/narrative/italian-names.ts'
import { bookOf as companyBook } from '../core/company.ts'
import { reportPage } from './report-page.ts'

const bookOf = (folder: string): Book => openBook(readData(folder, { today: '2026-11-22' }).dataset!)
const golden = bookOf('test/golden/two-sites/data')
const sample = bookOf('data')
const codes = (book: Book, quarter: string, html: string): readonly string[] => [...new Set(imbalances(book, quarter, readReport(html), ENGLISH_DRIVERS).map(({ code }) => code))]

test.each([['the sample', sample], ['two sites', golden], ['a full year', bookOf('test/golden/full-year/data')]] as const)('every narrative of %s is balanced in both languages', (_, book) => {
  for (const quarter of book.quarters) {
    expect(imbalances(book, quarter, readReport(reportPage(book, quarter)), ENGLISH_DRIVERS)).toEqual([])
    expect(imbalances(book, quarter, readReport(reportPage(book, quarter, 'it')), ITALIAN_DRIVERS)).toEqual([])
  }
})

test('emissions per MWh that part from the total stand with both, on both bases (B4, B7)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wattledger-'))
  try {
    cpSync('test/golden/two-sites/data', folder, { recursive: true })
    cpSync(join(folder, '2026-Q3', 'fuels.csv'), join(folder, '2026-Q2', 'fuels.csv'))
    for (const [file, from, to] of [['2026-Q2/fuels.csv', '2026-Q3', '2026-Q2'], ['2026-Q3/energy.csv', '374000', '440000']] as const) writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replaceAll(from, to))
    const book = bookOf(folder)
    const report = readReport(reportPage(book, '2026-Q3'))
    expect(report.sentences.find(({ id }) => id.startsWith('energy/parted/emissions'))!.text.replaceAll('\u00a0', ' ')).toMatch(/^Location-based emissions per MWh fell by .*% on Q2 2026, to .* \(market-based .*\) while location-based Scope 1 and 2 rose by .*%, to .* \(market-based .*\)\.$/)
    expect(imbalances(book, '2026-Q3', report, ENGLISH_DRIVERS)).toEqual([])
    expect(imbalances(book, '2026-Q3', readReport(reportPage(book, '2026-Q3', 'it')), ITALIAN_DRIVERS)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Changes the page of a report. */
type Breakage = (html: string) => string

const escaped = (text: string): string => text.replace(/[[\]/.]/g, '\\$&')
/** Changes every sentence whose id begins so. */
const sentence = (id: string, edit: (text: string) => string): Breakage => (html) => html.replace(new RegExp(`<(span|p)\\b[^>]*data-statement="${escaped(id)}[^]*?</\\1>`, 'g'), edit)
const without = (id: string): Breakage => sentence(id, () => '')
const swapped = (from: string, to: string): Breakage => (html) => html.replaceAll(from, to)
const inside = (id: string, from: RegExp, to: string): Breakage => sentence(id, (text) => text.replace(from, to))
/** Moves the adverse sentences of a block behind the others. */
const adverseLast: Breakage = (html) => html.replace(/(<div data-block="most"><h3>most<\/h3><p>)([^]*?)(<\/p>)/, (_, open: string, body: string, close: string) => {
  const sentences = body.split(/(?=<span data-statement)/)
  const isAdverse = (text: string): boolean => text.includes('data-tone="adverse"')
  return open + [...sentences.filter((text) => !isAdverse(text)), ...sentences.filter(isAdverse)].join('') + close
})

describe('each rule is broken by', () => {
  const quarters = { golden: [golden, '2026-Q3'], sample: [sample, '2025-Q3'], full: [sample, '2024-Q3'], falling: [sample, '2025-Q4'], silent: [sample, '2026-Q1'], firm: [sample, '2025-Q2'], rising: [sample, '2026-Q2'] } as const
  const cases: readonly (readonly [string, string, keyof typeof quarters, Breakage])[] = [
    ['B1', 'an adverse movement left out', 'golden', without('adverse/movement/revenue.mining')],
    ['B1', 'its number left out', 'golden', inside('adverse/movement/revenue.mining', /<data[^]*?<\/data>/g, 'much')],
    ['B1', 'an adverse movement that ranks left out of what moved most', 'golden', without('most/movement/revenue.per_mwh[mining]')],
    ['B2', 'favourable movements first', 'golden', adverseLast],
    ['B3', 'the comparison that goes the other way left out', 'sample', inside('most/movement/revenue.mining', /; against[^]*(?=<\/span>)/, '.')],
    ['B3', 'the same where the movement is told once more', 'sample', inside('adverse/movement/revenue.mining', /; against[^]*(?=<\/span>)/, '.')],
    ['B3', 'the same in the headline', 'rising', inside('headline', /; against[^]*(?=<\/p>)/, '.')],
    ['B3', 'the quarter left out beside an adverse year', 'rising', inside('adverse/movement/revenue.total', /; against[^]*(?=<\/span>)/, '.')],
    ['B4', 'one Scope 2 basis alone', 'golden', inside('energy/scope2', /<data[^>]*scope2_market[^]*?<\/data>/, '')],
    ['B4', 'one basis alone in the headline', 'firm', inside('headline', /<data[^>]*scope2_market[^]*?<\/data>/, '')],
    ['B4', 'a zero-carbon share on one basis where there are two', 'golden', without('energy/zero_carbon')],
    ['B6', 'a comparator of one’s own choice', 'golden', inside('energy/use', /data-period="[^"]*"/, 'data-period="2025-Q1"')],
    ['B7', 'an intensity without the total it parts from', 'falling', without('energy/parted')],
    ['B8', 'energy per bitcoin without what drives it', 'full', swapped(ENGLISH_DRIVERS.difficulty, 'and that is all')],
    ['B8', 'electricity per revenue without what drives it', 'falling', swapped(ENGLISH_DRIVERS.price, 'and that is all')],
    ['B9', 'a metric dropped in silence', 'silent', without('absent/lost')],
    ['B9', 'one of them dropped in silence', 'silent', inside('absent/lost', /data-names="mining.btc"/, '')],
    ['B10', 'a target behind its pace left out', 'golden', without('ai/pace')],
    ['B11', 'no word on assurance', 'golden', without('assurance/assurance')],
    ['B12', 'a seasonal metric led by the quarter', 'firm', inside('most/movement/power.price_net', /change\.yoy_pct/, 'change.qoq_pct')],
    ['B13', 'instruments compared quarter on quarter anywhere on the page', 'full', (html) => `${html}<dd><data value="1/50" data-figure="change.qoq_pct[emissions.scope2_market]" data-period="2024-Q3">+2.0%</data></dd>`],
    ['B13', 'instruments compared by two values', 'full', inside('energy/scope2', /(<data[^>]*scope2_market[^>]*)data-period="2024-Q3"([^>]*>[^<]*<\/data>)/, '$&$1data-period="2024-Q2"$2')],
    ['B1', 'an adverse movement outside the headline set left out', 'sample', without('adverse/beyond')],
    ['B5', 'a narrative that is hidden whole', 'golden', (html) => html.replace('<div class="narrative">', '<section hidden><div class="narrative">')],
    ['B13', 'a contractual share compared quarter on quarter', 'full', (html) => `${html}<td><data value="-12" data-figure="change.qoq_pp[energy.zero_carbon_share.contractual]" data-period="2024-Q3">-1.2</data></td>`],
  ]
  test.each(cases)('%s: %s', (code, _, where, breakage) => {
    const [book, quarter] = quarters[where]
    const html = reportPage(book, quarter)
    expect(breakage(html)).not.toBe(html)
    expect(codes(book, quarter, breakage(html))).toContain(code)
  })
})

describe('B5, the form of the adverse block', () => {
  const html = reportPage(golden, '2026-Q3')
  const block = /<div data-block="adverse">[^]*?<\/div>/
  const form = (page: string): readonly string[] => codes(golden, '2026-Q3', page)

  test('passes when it looks like its neighbours', () => expect(form(html)).toEqual([]))
  test.each([
    ['left out', html.replace(block, '')], ['within a fold', html.replace(block, '<details>$&</details>')], ['folded', html.replace(block, (text) => text.replace('<p>', '<details><p>'))],
    ['smaller', html.replace(block, (text) => text.replace('<p>', '<p><small>'))], ['of a class of its own', html.replace(block, (text) => text.replace('<p>', '<p class="red">'))],
    ['in a block of a class of its own', html.replace('<div data-block="adverse">', '<div data-block="adverse" class="muted">')], ['with a sentence set apart', html.replace(block, (text) => text.replace('<span ', '<span class="red" '))],
    ['under a lesser heading', html.replace(block, (text) => text.replaceAll('h3', 'h4'))], ['styled', html.replace(block, (text) => text.replace('<p>', '<p style="color:red">'))], ['hidden', html.replace(block, (text) => text.replace('<p>', '<p hidden>'))],
  ])('fails when it is %s', (_, page) => expect(form(page)).toContain('B5'))
})

describe('a target on emissions that is behind its pace', () => {
  const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']
  const company = (aim: string): Book => companyBook({
    ...Object.fromEntries(quarters.flatMap((quarter) => [
      [`${quarter}/energy.csv`, `${quarter},lake,mining,facility_total,100000,,,,measured,src-1,,`], [`${quarter}/revenue.csv`, `${quarter},mining,all,10000000,USD,reported,src-1,,`],
    ])),
    'capacity.csv': 'lake,mining,energised_gross,2023-01-01,100,measured,src-1,,',
    'emission_factors.csv': 'l-ny,NYUP,location,100,kg_co2e_per_mwh,AR6,2024,2024-01-01,,reported,src-1,,',
    'targets.csv': `halve,emissions.scope2_location,2024-12-31,44000,2028-12-31,${aim},tCO2e,reported,src-1,,\nfar,emissions.scope2_location,2024-12-31,44000,2049-12-31,0,tCO2e,reported,src-1,,`,
  })
  test.each([
    ['en', '22000', 'Progress to the target of 22,000 tCO₂e (Scope 2 location-based) is 18.2%, against 25.0% of the time elapsed.'],
    ['it', '22000', 'L’avanzamento verso l’obiettivo di 22.000 tCO₂e (Ambito 2, in base alla località) è del 18,2%, a fronte del 25,0% del tempo trascorso.'],
    ['en', '28000', null],
  ] as const)('is told in %s, aiming at %s', (locale, aim, expected) => {
    const book = company(aim)
    const html = reportPage(book, '2025-Q4', locale)
    const found = readReport(html).sentences.find(({ id }) => id === 'energy/emission_pace/ai.progress_to_target[halve]')
    expect(found?.text.replaceAll('\u00a0', ' ') ?? null).toBe(expected)
    expect(codes(book, '2025-Q4', html)).toEqual([])
    if (expected !== null && locale === 'en') expect(codes(book, '2025-Q4', without('energy/emission_pace/ai.progress_to_target[halve]')(html))).toEqual(['B10'])
  })
})
