import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { pagesIn } from './project.ts'

let browser: Browser

beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

/** What a reader finds on a page: its values, and what is drawn and listed, as far as it takes up room. */
async function contentsOf(address: string, javaScriptEnabled: boolean): Promise<{ readonly values: readonly string[]; readonly tables: readonly string[]; readonly drawings: readonly string[]; readonly hidden: readonly string[] }> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(inject('base') + address, { waitUntil: 'load' })
  const shown = (selector: string): Promise<readonly string[]> => page.locator(selector).evaluateAll((all) => all.filter((element) => element.getBoundingClientRect().width > 0 && element.getBoundingClientRect().height > 0).map((element) => element.closest('[id]')!.id))
  const contents = {
    values: await page.locator('data').evaluateAll((all) => all.map((data) => `${data.getAttribute('data-figure')} ${data.getAttribute('data-period')} ${data.getAttribute('value')} ${data.textContent}`)),
    tables: await page.locator('table').evaluateAll((all) => all.map((table) => table.textContent!)),
    drawings: await shown('figure.chart svg'),
    // A control that needs a script must not stand there without one.
    hidden: await page.locator('button, canvas').evaluateAll((all) => all.filter((element) => element.getBoundingClientRect().width > 0).map((element) => element.textContent!)),
  }
  await context.close()
  return contents
}

test.for(pagesIn(inject('folder')).filter((address) => /\/reports\/[^/]+\/$/.test(address)))('%s says everything without JavaScript', async (address) => {
  const [without, scripted] = [await contentsOf(address, false), await contentsOf(address, true)]
  expect(without.values.length).toBeGreaterThan(60)
  expect(without.values).toEqual(scripted.values)
  expect(without.tables).toEqual(scripted.tables)
  expect(without.tables.length).toBeGreaterThan(12)
  expect(without.drawings.length).toBeGreaterThanOrEqual(7)
  expect(without.drawings).toEqual(scripted.drawings)
  expect(without.hidden).toEqual([])
  // One on every chart, the one that checks the page, and the two at the foot that put a value as restated or as first reported in front.
  expect(scripted.hidden.length).toBe(scripted.drawings.length + 3)
})

test('a table under a chart opens without JavaScript', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${inject('base')}/reports/2025-q3/`)
  const details = page.locator('figure.chart details').first()
  const cell = details.locator('tbody td').first()
  expect(await cell.isVisible()).toBe(false)
  await details.locator('summary').click()
  expect(await cell.isVisible()).toBe(true)
  await context.close()
})
