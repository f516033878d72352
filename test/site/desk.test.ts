import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenDesk } from '../../src/desk/desk.ts'
import { deskServer } from '../../src/desk/server.ts'
import { smallIssuer } from '../desk/folders.ts'
import { openBrowser } from './browser.ts'

const folders = smallIssuer()
const server = deskServer(new OpenDesk(folders, join(folders.data, '..', 'site'), () => []))
let browser: Browser
let base: string

beforeAll(async () => {
  browser = await openBrowser()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  server.close()
})

async function violations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${page.url()}: ${id}: ${target.join(' ')}`))
}

describe.each([['light', 1280], ['dark', 390]] as const)('the desk, %s at %i px', (colorScheme, width) => {
  test('has nothing that axe is against, no trouble in the console, and no page wider than its window', async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()) }).on('pageerror', (error) => troubles.push(error.message))
    // The Chromium that comes with npm cannot draw a file control without system fonts; all else of the page is judged.
    await page.route('**/workbook/', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: (await answer.text()).replace('type="file"', 'type="text"') })
    })
    for (const path of ['/', '/workbook/', '/problems/', '/errors/']) {
      await page.goto(base + path)
      troubles.push(...await violations(page))
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (wide > 0) troubles.push(`${path} is ${wide} px too wide`)
    }
    await context.close()
    expect(troubles).toEqual([])
  })
})

test('a quarter is begun by keyboard alone', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(base)
  for (let key = 0; key < 12 && await page.evaluate(() => document.activeElement?.tagName) !== 'BUTTON'; key += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.steps .done')
  expect(await page.textContent('.steps .done')).toContain('2026-Q3/')
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('the release is given its day on the desk', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(base)
  await page.getByLabel('Day', { exact: true }).fill('2026-11-30')
  await page.getByLabel('Time of day').fill('18:00')
  await page.getByRole('button', { name: 'Set the day' }).press('Enter')
  await page.waitForSelector('text=It is held until 2026-11-30T18:00:00')
  await page.context().close()
})

// A rehearsal is a whole build, which a busy machine may need minutes for.
test('a rehearsal has nothing that axe is against and is no wider than its window, light at 1280 px and dark at 390', { timeout: 300_000 }, async () => {
  const page = await (await browser.newContext({ colorScheme: 'light', viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto(base)
  await page.getByRole('button', { name: 'Rehearse Q3 2026' }).press('Enter', { timeout: 240_000 })
  await page.waitForSelector('text=Rehearsal of Q3 2026', { timeout: 240_000 })
  // With values pending it fails, and so shows checks of each outcome.
  expect(await page.locator('.checks .failed').count()).toBeGreaterThan(0)
  for (const [colorScheme, width] of [['light', 1280], ['dark', 390]] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  }
  await page.context().close()
})

// Last, because the pages of the small site know no figures in prose.
test('the commentary is written on the desk, and what is wrong with it stands above it', async () => {
  for (const [colorScheme, width] of [['light', 1280], ['dark', 390]] as const) {
    const page = await (await browser.newContext({ colorScheme, viewport: { width, height: 900 } })).newPage()
    await page.goto(`${base}/commentary/2026-Q3/`)
    await page.getByLabel('Title').first().fill('What the quarter held')
    await page.getByLabel('Text').first().fill('Energy was 42 MWh.')
    await page.getByLabel('Summary').first().fill('One sentence.')
    await page.getByRole('button', { name: 'Keep the commentary' }).press('Enter')
    await page.waitForSelector('text=The number "42" is typed into prose.')
    expect(await page.getByLabel('Text').first().inputValue()).toBe('Energy was 42 MWh.')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    await page.getByLabel('Text').first().fill('Energy was <Figure of="energy.use_mwh" />.')
    await page.getByRole('button', { name: 'Keep the commentary' }).press('Enter')
    await page.waitForSelector('text=It is written; it can be changed until the release.')
    await page.context().close()
  }
})
