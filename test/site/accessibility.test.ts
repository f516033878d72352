import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { inParallel, pagesIn } from './project.ts'

let browser: Browser

beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

/** What axe has against pages, each shown in a theme and a window. */
async function violations(addresses: readonly string[], colorScheme: 'light' | 'dark', width: number, change?: () => void): Promise<readonly string[]> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' })
  const tabs = await Promise.all([context.newPage(), context.newPage()])
  const found = await inParallel(addresses, tabs.length, async (address, lane) => {
    const page = tabs[lane]!
    await page.goto(inject('base') + address, { waitUntil: 'load' })
    if (change) await page.evaluate(change)
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${address}: ${id}: ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ').trim()}`))
  })
  await context.close()
  return found.flat()
}

/** One page of each kind, and a report with energy and one without; the rest differ in numbers only. */
const isOfItsKind = (address: string): boolean =>
  /^\/(it\/)?(|404\.html|reports\/|reports\/(2025-q3|2026-q2)\/|reports\/2025-q3\/share\/|embed\/2025-q3\/energy\/|datasets\/|datasets\/api\/|datasets\/2025-q3\/energy\/|figures\/2025-q3\/capacity\/|dictionary\/|metrics\/|metrics\/energy-per-mw\/|facilities\/|facilities\/nautilus\/|methodology\/|restatements\/)$/.test(address)

const isReport = (address: string): boolean => /\/reports\/[^/]+\/$/.test(address)

const VIEWS = [
  { theme: 'light', width: 1280 }, { theme: 'dark', width: 1280 }, { theme: 'light', width: 390 }, { theme: 'dark', width: 390 },
] as const

describe('axe has nothing against', () => {
  test.for(VIEWS)('a page of each kind, $theme at $width px', { timeout: 300_000 }, async ({ theme, width }) => {
    const addresses = pagesIn(inject('folder')).filter(isOfItsKind)
    expect(addresses.length).toBe(35)
    expect(await violations(addresses, theme, width)).toEqual([])
  })

  test('every other report', { timeout: 300_000 }, async () => {
    const addresses = pagesIn(inject('folder')).filter((address) => isReport(address) && !isOfItsKind(address))
    expect(addresses.length).toBe(24)
    expect(await violations(addresses, 'light', 1280)).toEqual([])
  })
})

test('axe sees a page that was spoiled', async () => {
  const found = await violations(['/'], 'light', 1280, () => {
    document.querySelector<HTMLElement>('h1')!.innerHTML = '<img src="/favicon.svg">'
    document.querySelector<HTMLElement>('.lede')!.style.color = '#ddd'
  })
  expect(found.map((each) => each.split(': ')[1])).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']))
})
