import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { pagesIn } from './project.ts'

const MOST = 90_000
const MOST_SCRIPT = 10_000

let browser: Browser

beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

/** What a browser that was never here fetches before anyone touches the page, in bytes of compressed bodies; and how far the layout shifted. */
async function fetched(address: string, width: number): Promise<{ readonly total: number; readonly script: number; readonly files: Readonly<Record<string, number>>; readonly shift: number }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(inject('base') + address, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  // To the foot of the page by script: a reader who only scrolls fetches nothing more.
  await page.evaluate(async () => {
    for (let at = 0; at < document.body.scrollHeight; at += 600) {
      scrollTo(0, at)
      await new Promise(requestAnimationFrame)
    }
  })
  await page.waitForLoadState('networkidle')
  const { files, shift } = await page.evaluate(async () => ({
    files: Object.fromEntries([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => [new URL(entry.name).pathname, (entry as PerformanceResourceTiming).encodedBodySize])),
    shift: await new Promise<number>((done) => {
      new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0))).observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => done(0), 100)
    }),
  }))
  await context.close()
  const sum = (of: readonly [string, number][]): number => of.reduce((total, [, size]) => total + size, 0)
  return { files, shift, total: sum(Object.entries(files)), script: sum(Object.entries(files).filter(([path]) => path.endsWith('.js'))) }
}

const addresses = pagesIn(inject('folder')).filter((address) => /^\/(it\/)?(reports\/[^/]+\/)?$/.test(address))

test('reports and overview are all weighed', () => {
  expect(addresses.length).toBe(30)
})

test.for(addresses)('%s is light and stands still', async (address) => {
  const seen = [await fetched(address, 1280), await fetched(address, 390)]
  const told = JSON.stringify(seen, null, 1)
  expect(Math.max(...seen.map(({ total }) => total)), told).toBeLessThanOrEqual(MOST)
  expect(Math.max(...seen.map(({ script }) => script)), told).toBeLessThanOrEqual(MOST_SCRIPT)
  // Nothing at all would mean that the meter saw nothing.
  expect(Math.min(...seen.map(({ script }) => script)), told).toBeGreaterThan(500)
  expect(Object.keys(seen[0]!.files).filter((path) => path.endsWith('.woff2')).length, told).toBeGreaterThanOrEqual(4)
  expect(seen.map(({ shift }) => shift), told).toEqual([0, 0])
})
