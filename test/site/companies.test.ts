import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tagsOf } from '../../src/release/markup.ts'
import { openBrowser } from './browser.ts'
import { hostFolder, type Host } from './host.ts'
import { filesIn, inParallel, pagesIn, PROJECT, runCommand } from './project.ts'
import { RULES, visit, type Visit } from './rules.ts'

const place = mkdtempSync(join(tmpdir(), 'wattledger-companies-'))
let browser: Browser

beforeAll(async () => { browser = await openBrowser() })
afterAll(async () => {
  await browser.close()
  rmSync(place, { recursive: true, force: true })
})

const COMPANIES = [
  { company: 'two-sites', today: '2026-11-22', reports: ['/reports/2026-q2/', '/reports/2026-q3/'], site: null },
  { company: 'full-year', today: '2026-03-01', reports: ['/reports/2025-q1/', '/reports/2025-q2/', '/reports/2025-q3/', '/reports/2025-q4/'], site: 'https://esg.example.com' },
] as const

describe.for(COMPANIES)('the site of $company, without prose', ({ company, today, reports, site }) => {
  const out = join(place, company)
  let host: Host
  let visits: readonly Visit[]

  beforeAll(async () => {
    await runCommand(['build', '--data', join(PROJECT, 'test', 'golden', company, 'data'), '--out', out, '--today', today, '--private', join(place, 'private.log'), ...(site ? ['--site', site] : [])])
    host = await hostFolder(out)
    const context = await browser.newContext()
    const tabs = await Promise.all([context.newPage(), context.newPage(), context.newPage()])
    visits = await inParallel(pagesIn(out), tabs.length, (address, lane) => visit(tabs[lane]!, host.base, address))
    await context.close()
  }, 300_000)
  afterAll(() => host?.close())

  test('has a report for each quarter', () => {
    expect(visits.map(({ address }) => address).filter((address) => /^\/reports\/[^/]+\/$/.test(address))).toEqual(reports)
  })

  test('sets side by side only what is more than one', () => {
    const headings = ['index.html', `${reports.at(-1)!.slice(1)}index.html`].map((path) => /<h2[^>]*>(The business and its power|Two businesses, one power supply)<\/h2>/.exec(filesIn(out).get(path)!.toString())?.[1])
    expect(new Set(headings)).toEqual(new Set([company === 'full-year' ? 'The business and its power' : 'Two businesses, one power supply']))
  })

  test('says of assurance at the end of a report what its words say', () => {
    const report = filesIn(out).get(`${reports.at(-1)!.slice(1)}index.html`)!.toString()
    const said = [/<div data-block="assurance"[^>]*>.*?<p>(.*?)<\/p>/s, /<section id="assurance"[^>]*>.*?<p>(.*?)<\/p>/s].map((place) => place.exec(report)![1]!.replace(/<[^>]*>/g, '').trim())
    expect(said[1]).toBe(said[0])
  })

  test.for(RULES)('$name', ({ broken }) => {
    expect(visits.flatMap((each) => broken(each).map((words) => `${each.address}: ${words}`))).toEqual([])
  })

  test('tells other sites what to show of it, whole where it has an address', () => {
    const files = filesIn(out)
    for (const [path, bytes] of [...files].filter(([each]) => each.endsWith('.html') && !/^404|(^|\/)embed\//.test(each))) {
      const named = new Map(tagsOf(bytes.toString()).filter(({ name }) => name === 'meta').map(({ attributes }) => [attributes.get('property') ?? attributes.get('name'), attributes.get('content')]))
      expect([path, named.get('og:title'), named.get('og:description')]).toEqual([path, expect.stringMatching(/\S/), expect.stringMatching(/\S/)])
      const card = named.get('og:image')
      expect([path, card === undefined, named.get('og:url')]).toEqual([path, site === null, site === null ? undefined : `${site}/${path.replace(/index\.html$/, '')}`])
      if (!card) continue
      expect(files.get(card.slice(site!.length + 1))?.subarray(1, 4).toString(), card).toBe('PNG')
      const asked = tagsOf(bytes.toString()).find(({ attributes }) => attributes.get('type') === 'application/json+oembed')!.attributes.get('href')!
      expect([path, JSON.parse(files.get(asked.slice(site!.length + 1))!.toString())]).toEqual([path, expect.objectContaining({ type: 'photo', url: card, title: named.get('og:image:alt') })])
    }
    const embeds = [...files].filter(([path]) => /(^|\/)embed\/.*\.html$/.test(path))
    expect(embeds.length).toBeGreaterThan(40)
    for (const [path, bytes] of embeds) {
      const asked = tagsOf(bytes.toString()).find(({ attributes }) => attributes.get('type') === 'application/json+oembed')?.attributes.get('href')
      expect([path, asked]).toEqual([path, site === null ? undefined : `${site}/${path.replace(/index\.html$/, 'oembed.json')}`])
      if (asked) expect(files.has(asked.slice(site!.length + 1))).toBe(true)
    }
  })

  test('is found right by verify, number by number', async () => {
    await runCommand(['verify', out])
  }, 120_000)

  test('holds no word of the sample company', () => {
    expect([...filesIn(out)].filter(([, bytes]) => /terawulf|lake.mariner/i.test(bytes.toString('latin1'))).map(([path]) => path)).toEqual([])
  })
})

test('a year opens where it can: its passport with those of its last quarter, or the page of its metric', { timeout: 300_000 }, async () => {
  const folder = join(place, 'never-restated')
  cpSync(join(PROJECT, 'test', 'golden', 'full-year', 'data'), join(folder, 'data'), { recursive: true })
  for (const name of ['restatements.csv', 'ledger.jsonl']) rmSync(join(folder, 'data', name))
  const energy = join(folder, 'data', '2025-Q2', 'energy.csv')
  writeFileSync(energy, readFileSync(energy, 'utf8').split('\n').filter((line) => !line.includes(',20500,')).join('\n'))
  for (const [language, title] of [['en', 'Year'], ['it', 'Anno']]) {
    mkdirSync(join(folder, 'content', 'reports', '2025-Q4'), { recursive: true })
    writeFileSync(join(folder, 'content', 'reports', '2025-Q4', `${language}.mdx`), `---\ntitle: ${title}\nsummary: ${title}.\n---\n\n<Figure of="energy.use_mwh" period="FY2025" />.\n`)
  }
  const out = join(folder, 'site')
  await runCommand(['build', '--data', join(folder, 'data'), '--out', out, '--today', '2026-03-01', '--private', join(folder, 'private.log')])
  const files = filesIn(out)
  expect(files.get('metrics/datacentre-pue/index.html')!.toString()).toContain('href="/figures/2025-q4/datacentre/#datacentre-pue"')
  expect(files.get('figures/2025-q4/datacentre/index.html')!.toString()).toContain('id="datacentre-pue"')
  expect(files.get('reports/2025-q4/index.html')!.toString()).toMatch(/<a class="figure" href="\/metrics\/energy-use-mwh\/"><data value="150000" data-figure="energy.use_mwh" data-period="FY2025">/)
  await runCommand(['verify', out])
  // What the data do not bear out stops the build with its place and the words that hold.
  writeFileSync(join(folder, 'content', 'reports', '2025-Q4', 'en.mdx'), '---\ntitle: Year\nsummary: Year.\n---\n\n<Claim metric="energy.use_mwh" says="fell" />\n')
  await expect(runCommand(['build', '--data', join(folder, 'data'), '--out', out, '--today', '2026-03-01', '--private', join(folder, 'private.log')])).rejects
    .toThrow(/The commentary asks for what there is not, or says what the data do not support; the site is as it was\.\ncontent\/reports\/2025-Q4\/en\.mdx:6:\d+ .*"fell" does not hold\. The data support: says="rose"/)
})
