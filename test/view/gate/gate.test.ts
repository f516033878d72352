import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openBook } from '../../../src/core/book.ts'
import { rational } from '../../../src/core/rational.ts'
import type { Dataset, Row } from '../../../src/core/row.ts'
import { readData } from '../../../src/intake/load.ts'
import type { Locale } from '../../../src/view/format.ts'
import { ALLOWANCES } from '../../../src/view/gate/allowances.ts'
import { gate, quotedTexts } from '../../../src/view/gate/gate.ts'
import { pageTexts, textsOf } from '../../../src/view/gate/texts.ts'
import { GUARDS } from '../../../src/view/gate/patterns.ts'
import { headlineSentence } from '../../../src/view/narrative/opening.ts'
import { plainText } from '../../../src/view/narrative/parts.ts'
import { sentencesOf } from '../../../src/view/narrative/sentences.ts'
import { metricsEn } from '../../../src/view/words/metrics-en.ts'
import { metricsIt } from '../../../src/view/words/metrics-it.ts'
import { terms } from '../../../src/view/words/terms.ts'

const dataset = readData('data', { today: '2026-11-22' }).dataset!
const locales: readonly Locale[] = ['en', 'it']

describe('what fails', () => {
  test.each([
    ['en', 'Powered by 78.6% clean energy', ['full_renewable', 'basis']],
    ['it', 'Il nostro mining è a impatto zero', ['neutrality']],
    ['en', 'We are on track', ['pace']],
    ['en', 'The quarter was audited', ['assurance']],
    ['en', 'an industry-leading, green miner', ['rank', 'generic']],
    ['en', 'a record quarter', ['record']],
    ['en', 'in accordance with ESRS', ['compliance']],
    ['en', 'growth expected next year', ['forward']],
    ['en', 'a “leading” miner', ['rank']],
    ['it', 'la prima società del settore', ['rank']],
    ['it', 'tra le prime al mondo', ['rank']],
    ['it', 'è la prima del settore', ['rank']],
    ['it', 'la prima delle società di mining', ['rank']],
    ['it', 'crescita prevista, crescita attesa', ['forward', 'forward']],
    ['it', 'i ricavi aumenteranno', ['forward']],
    ['it', 'Energia interamente rinnovabile', ['full_renewable', 'renewable']],
    ['it', 'È un mining più verde, 24 ore su 24', ['generic', 'full_renewable']],
    ['it', 'un aumento significativo', ['magnitude']],
    ['it', 'quota a zero emissioni del 91%', ['neutrality']],
    ['en', 'a zero-carbon share of 91%', ['basis']],
    ['en', 'net\u00a0zero by 2030', ['neutrality']],
    ['it', 'emissioni zero: e\u0300 verde', ['neutrality', 'generic']],
  ] as const)('%s: %s', (locale, text, rules) => {
    expect(gate(text, locale).map(({ rule }) => rule)).toEqual(rules)
  })

  test('a finding says where, what and what to do', () => {
    expect(gate('We are on track', 'en', { paceGap: rational('-8.8') })).toEqual([
      { index: 7, length: 8, found: 'on track', pattern: 'on track', rule: 'pace', remedy: expect.stringContaining('pace gap') },
    ])
  })
})

describe('what passes', () => {
  test.each([
    ['en', 'Zero-carbon share (grid-mix basis)'], ['en', 'not carbon neutral'], ['en', 'Sustainability report'], ['en', 'Greenland, cleanse, willing, recorded'],
    ['it', 'non è carbon neutral'], ['it', 'primo trimestre'], ['it', 'sverdito, verdetto'],
  ] as const)('%s: %s', (locale, text) => {
    expect(gate(text, locale)).toEqual([])
  })

  test('the words of pace, where progress is not behind', () => {
    expect(gate('We are on track', 'en', { paceGap: rational(0) })).toEqual([])
  })

  test('the title of a document, and nothing around it', () => {
    const context = { quoted: ['TeraWulf deploys 50 MW of zero-carbon nuclear'] }
    expect(gate('Source: TeraWulf deploys 50 MW of zero-carbon nuclear.', 'en', context)).toEqual([])
    expect(gate('Zero-carbon: TeraWulf deploys 50 MW of zero-carbon nuclear.', 'en', context)).toHaveLength(1)
  })
})

describe('a name is no claim', () => {
  const named = (name: string): Dataset => ({ ...dataset, tables: { ...dataset.tables, facilities: [{ ...dataset.tables.facilities[0]!, cells: { ...dataset.tables.facilities[0]!.cells, name: { ...dataset.tables.facilities[0]!.cells.name!, text: name, value: name } } }] } })

  test.each([['First Street Campus', 'Hours, First Street Campus', 0], ['First Street Campus', 'The first campus of its kind', 1], ['Green', 'Green is our energy', 1]])('%s in "%s"', (name, text, found) => {
    expect(gate(text, 'en', { quoted: quotedTexts(named(name)) })).toHaveLength(found)
  })
})

test('an id that stands alone is a name, and nothing more', () => {
  expect(gate('first-site', 'en', { ids: new Set(['first-site']) })).toEqual([])
  expect(gate('our first-site', 'en', { ids: new Set(['first-site']) })).toHaveLength(1)
})

describe('a claim of claims.csv unlocks its exact text', () => {
  const cells = (values: Record<string, string>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))
  const claim = (changes: Record<string, string> = {}) => ({
    table: 'claims', cells: cells({ text_en: 'Electricity figures are verified by an auditor', text_it: '-', scope: 'entity', metric: 'energy.use_mwh', assurance: 'limited', valid_from: '2026-01-01', valid_to: '2026-12-31', ...changes }),
  }) as unknown as Row<'claims'>
  const text = 'Electricity figures are verified by an auditor.'
  const at = (claims: readonly Row<'claims'>[], more = {}) => gate(text, 'en', { claims, day: '2026-11-22', figures: new Set(['energy.use_mwh']), ...more }).length

  test('when it fits', () => expect(at([claim()])).toBe(0))
  test('of a site on its own page', () => expect(at([claim({ scope: 'site', metric: 'energy.use_mwh[mesa]' })], { scope: 'site', facility: 'mesa', figures: new Set(['energy.use_mwh[mesa]']) })).toBe(0))
  test.each([
    ['expired', { valid_to: '2026-06-30' }, {}], ['without assurance', { assurance: 'none' }, {}], ['of a site on a page of the company', { scope: 'site' }, {}],
    ['before it holds', { valid_from: '2026-12-01' }, {}], ['of a site on the page of another', { scope: 'site', metric: 'energy.use_mwh[mesa]' }, { scope: 'site', facility: 'barker', figures: new Set(['energy.use_mwh[mesa]']) }],
    ['of a product', { scope: 'product' }, {}], ['of the company beside a figure of one site', {}, { figures: new Set(['energy.use_mwh[mesa/mining]']) }],
    ['of a metric that does not stand beside it', {}, { figures: new Set(['emissions.scope1']) }], ['of another text', { text_en: 'Something else is verified' }, {}],
  ])('not when it is %s', (_, changes, more) => expect(at([claim(changes)], more)).toBe(1))
  test('and never a general environmental claim', () => {
    expect(gate('Our mining is green', 'en', { claims: [claim({ text_en: 'Our mining is green' })], day: '2026-11-22' })).toHaveLength(1)
  })
})

describe('every allowance is needed and works', () => {
  for (const locale of locales) test.each(ALLOWANCES[locale].map((allowance) => [allowance.why, allowance] as const))(`${locale}: %s`, (_, allowance) => {
    const guarded = GUARDS[locale].some(({ rule, pattern }) => allowance.rules.includes(rule) && new RegExp(`(?<![\\p{L}])(?:${pattern})(?![\\p{L}])`, 'iu').test(allowance.example))
    expect(guarded).toBe(true)
    expect(gate(allowance.example, locale, { defines: true })).toEqual([])
    expect(gate(allowance.example, locale, { defines: true }, ALLOWANCES[locale].filter((each) => each !== allowance))).not.toEqual([])
  })
})

describe('our own words pass', () => {
  const strings = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [])
  const context = { quoted: quotedTexts(dataset) }
  const findings = (texts: readonly string[], locale: Locale) => texts.flatMap((text) => gate(text, locale, context).map(({ found }) => `${found}: ${text}`))

  test.each(locales)('metrics, terms and method in %s', (locale) => {
    const method = readFileSync(`content/methodology/${locale}.mdx`, 'utf8').split('\n')
    expect(findings([...strings(terms[locale]), ...strings(locale === 'en' ? metricsEn : metricsIt), ...method], locale)).toEqual([])
  })

  test.each(locales)('every sentence of every quarter in %s', (locale) => {
    const book = openBook(dataset)
    const texts = book.quarters.flatMap((quarter) => [headlineSentence(book, quarter, locale), ...sentencesOf(book, quarter, locale).flatMap(({ spoken }) => spoken.map(({ sentence }) => sentence))].map(plainText))
    expect(findings(texts, locale)).toEqual([])
  })

  test('notes, titles and restatements of the sample', () => {
    const of = (names: readonly string[]) => Object.values(dataset.tables).flatMap((rows) => (rows as readonly Row[]).flatMap((row) => names.map((name) => (row.cells as Record<string, { value: unknown }>)[name]?.value))).filter((text) => typeof text === 'string')
    expect(findings(of(['note', 'title', 'title_en', 'text_en', 'name', 'place']), 'en')).toEqual([])
    expect(findings(of(['title_it', 'text_it']), 'it')).toEqual([])
  })
})

test('the texts of a page: words, descriptions and metadata, without scripts', () => {
  const html = '<meta name="description" content="A net zero plan"><p>Mining <strong>was</strong> verified&nbsp;&amp; <a href="/">audited</a></p><script>green</script><img alt="clean">'
  expect(pageTexts(html)).toEqual(['Mining was verified & audited', 'A net zero plan', 'clean'])
})

test.each([
  ['feed.xml', '<feed><title>A &lt;b&gt;green&lt;/b&gt; quarter</title></feed>', 'A green quarter'], ['a.svg', '<svg><title>Green</title><text>net zero</text></svg>', 'net zero'], ['llms.txt', '# A green company', '# A green company'],
  ['report.md', 'one\na green line', 'a green line'], ['feed.json', '{"items":[{"summary":"green"}]}', 'green'], ['releases.ics', 'SUMMARY:A very gr\r\n een day', 'SUMMARY:A very green day'], ['a.bib', 'title = {Green}', 'title = {Green}'],
  ['index.html', '<script type="application/ld+json">{"description":"green data"}</script>', 'green data'], ['data.jsonld', '{"a":[{"name":"green"}]}', 'green'],
])('what is said in %s is read', (path, text, expected) => {
  expect(textsOf(path, new TextEncoder().encode(text))).toContain(expected)
})

test('words that meet at an inline element stay two', () => {
  expect(pageTexts('<dt><a>SASB basis</a><code>energy.renewable_share</code></dt><p>Q<sub>1</sub>, <b>a</b>.</p>')).toEqual(['SASB basis energy.renewable_share', 'Q1, a.'])
})
