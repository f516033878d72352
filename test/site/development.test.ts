import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { figureOf } from '../../src/core/figure.ts'
import { stubs } from '../../src/desk/stub.ts'
import { readData } from '../../src/intake/load.ts'
import { openBrowser } from './browser.ts'
import { copyProject, plainEnvironment, TODAY } from './project.ts'

const project = copyProject(mkdtempSync(join(tmpdir(), 'wattledger-dev-')))
const cell = join(project, 'data', '2025-Q3', 'energy.csv')
const original = readFileSync(cell, 'utf8')

let server: ChildProcess
let browser: Browser
let page: Page
let base: string
let said = ''

/** Ends the group of processes that this test started, and waits until the last of it is gone. */
async function end(): Promise<void> {
  const gone = new Promise((done) => server.once('close', done))
  process.kill(-server.pid!, 'SIGTERM')
  await gone
}

beforeAll(async () => {
  // A group of its own, so that nothing else is ended with it. Port 0 would be taken at its word.
  server = spawn(process.execPath, [join(project, 'src', 'cli.ts'), 'dev', '--data', join(project, 'data'), '--port', String(20_000 + process.pid % 20_000)], { cwd: project, env: plainEnvironment(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [server.stdout!, server.stderr!]) stream.on('data', (chunk: Buffer) => { said += String(chunk) })
  base = await vi.waitUntil(() => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0], { timeout: 60_000, interval: 200 })
  browser = await openBrowser()
  page = await (await browser.newContext()).newPage()
  await page.goto(`${base}/reports/2025-q3/`, { timeout: 60_000 })
})
afterAll(async () => {
  await browser?.close()
  await end()
  rmSync(project, { recursive: true, force: true })
})

const PER_MW = 'energy.per_mw[mining]'

/** Asks the page again when it reloads under the question, which then has no answer: any save may reload it once more. */
const steadily = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => vi.waitUntil(async () => {
  const [answer] = await Promise.allSettled([ask()])
  return answer.status === 'fulfilled' && answer
}, { timeout: 10_000 }).then(({ value }) => value)

/** What the cell decides, on the page as it stands in front of the reader. */
const seen = (): Promise<Readonly<Record<string, string>>> => steadily(read)

const read = (): Promise<Readonly<Record<string, string>>> => page.evaluate(async (id) => {
  const text = (selector: string): string => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  const figure = `data[data-figure="${id}"][data-period="2025-Q3"]`
  return {
    exact: document.querySelector(figure)?.getAttribute('value') ?? '', headline: text(`.tiles ${figure}`), prose: text(`.prose ${figure}`),
    drawing: document.querySelector('#per-mw svg')?.outerHTML ?? '', table: text('#per-mw tbody tr:last-child'), explore: await (await fetch(document.querySelector<HTMLElement>('#per-mw [data-chart]')!.dataset.chart!)).text(),
  }
}, PER_MW)

test('one edited cell changes number, drawing, chart table, interactive data and prose of the open page, and the served HTML', async () => {
  const before = await seen()
  expect(Object.entries(before).filter(([, text]) => text === '')).toEqual([])
  writeFileSync(cell, original.replace(',351900,', ',361900,'))
  await expect.poll(async () => (await seen()).exact, { timeout: 10_000, interval: 100 }).not.toBe(before.exact)
  const after = await seen()
  const book = openBook(readData(join(project, 'data'), { today: TODAY }).dataset!)
  expect(after.exact).toBe(figureOf(book, PER_MW, { kind: 'quarter', id: '2025-Q3' })!.quantity.value!.toFraction())
  expect(Object.keys(before).filter((part) => before[part] === after[part])).toEqual([])
  const served = await (await fetch(`${base}/reports/2025-q3/`)).text()
  expect(served).toContain(`value="${after.exact}"`)
  expect(served).not.toContain(`value="${before.exact}"`)
})

test('a published cell that was changed in silence is marked on every page, with its place, both values and the rows to add', async () => {
  for (const path of ['/reports/2025-q3/', '/it/metrics/']) {
    await steadily(() => page.goto(base + path))
    const marked = (await page.textContent('.silent'))!
    expect(marked).toContain('2025-Q3/energy.csv:2:44 energy_mwh was published as 351900 and is now 361900.')
    expect(marked).toContain(`2025-Q3,lake-mariner,mining,facility_total,361900,`)
    expect(marked).toContain('to restatements.csv')
  }
  await page.goto('about:blank')
})

test('where anything is not released every page says so', async () => {
  const releases = join(project, 'data', 'releases.csv')
  const rows = readFileSync(releases, 'utf8')
  // The sample has levels of capacity dated after its last quarter, which no public page shows.
  expect((await (await fetch(`${base}/it/metrics/`)).text()).includes('può mostrare dati non pubblicati')).toBe(true)
  expect((await (await fetch(`${base}/reports/2026-q2/`)).text()).includes('this quarter is not released')).toBe(false)
  writeFileSync(releases, rows.split('\n').filter((row) => !row.startsWith('2026-Q2,')).join('\n'))
  await expect.poll(async () => (await (await fetch(`${base}/reports/2026-q2/`)).text()).includes('this quarter is not released'), { timeout: 10_000 }).toBe(true)
  expect(await (await fetch(`${base}/robots.txt`)).text()).toContain('Disallow: /')
  writeFileSync(releases, rows)
  await expect.poll(async () => (await (await fetch(`${base}/reports/2026-q2/`)).text()).includes('this quarter is not released'), { timeout: 10_000 }).toBe(false)
})

test('bad data are answered with status 500 and a page of every problem, its place and remedy, and nothing else; mended, the report is back by itself', async () => {
  writeFileSync(cell, original.replace(',351900,', ',n/a,').replace(',11900,', ',"11,900",'))
  await expect.poll(async () => (await fetch(`${base}/reports/2025-q3/`)).status, { timeout: 10_000 }).toBe(500)
  const response = await steadily(() => page.goto(`${base}/reports/2025-q3/`))
  expect(response!.status()).toBe(500)
  const told = (await page.locator('main').innerText()).replace(/\s+/g, ' ')
  expect(told).toMatch(/^2 problems The pages are back as soon as all are repaired and saved\. data\/2025-Q3\/energy\.csv, line 2, character 44 .* energy_mwh "n\/a" is not a number\. If the value is unknown, leave the cell blank and say why in note\..*energy\.csv, line 3, character .*thousands/)
  expect(told).not.toMatch(/stack|trace|node_modules|\bat .*:\d+:\d+/i)
  expect(await steadily(() => page.locator('vite-error-overlay').count())).toBe(0)
  const { violations } = await steadily(() => new AxeBuilder({ page }).analyze())
  expect(violations.map(({ id }) => id)).toEqual([])
  writeFileSync(cell, original)
  await page.waitForSelector('.tiles', { timeout: 10_000 })
  expect((await seen()).exact).toBe('70380/49')
  expect(await steadily(() => page.locator('.silent').count())).toBe(0)
})

test('a commentary still to be written is shown as it is; one that asks for what is not there is told without a list of calls', async () => {
  // An open page would reload at each save and ask along.
  await page.goto('about:blank')
  const prose = join(project, 'content', 'reports', '2025-Q3', 'en.mdx')
  const written = readFileSync(prose, 'utf8')
  writeFileSync(prose, stubs('2025-Q3').find(({ path }) => path.endsWith('en.mdx'))!.bytes)
  await expect.poll(async () => (await (await fetch(`${base}/reports/2025-q3/`)).text()).includes('<h2>PENDING</h2>'), { timeout: 10_000 }).toBe(true)
  writeFileSync(prose, `${written}\n\nAnd <Figure of="energy.nonsense" />.\n`)
  await expect.poll(async () => (await (await fetch(`${base}/reports/2025-q3/`)).text()).includes('</html>'), { timeout: 10_000 }).toBe(false)
  await steadily(() => page.goto(`${base}/reports/2025-q3/`, { waitUntil: 'commit' }))
  const told = await steadily(() => page.locator('vite-error-overlay').evaluate((element) => ['#title', '#message', '#hint', '#stack'].map((part) => element.shadowRoot!.querySelector(part)?.textContent?.trim())))
  expect(told).toEqual(['Commentary', expect.stringMatching(/content\/reports\/2025-Q3\/en\.mdx:\d+:\d+ There is no figure energy\.nonsense\./), expect.stringContaining('repaired and saved'), undefined])
  writeFileSync(prose, written)
})
