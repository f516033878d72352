import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { pagesIn } from './project.ts'

let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

/** The lines to paste that a share page offers for a chart, as a reader copies them. */
async function codes(page: Page, id: string): Promise<readonly string[]> {
  await page.goto(`${inject('base')}/reports/2025-q3/share/`)
  return page.locator(`#${id} .code pre`).allTextContents()
}

describe('an article on another site', () => {
  test.for([700, 340])('frames a chart, frozen and live, without a scroll bar at %i px', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    const lines = await codes(page, 'energy')
    expect(lines.length).toBe(2)
    const article = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(`<!doctype html><title>Article</title><body style="margin:0">${lines.join('\n')}`))
    await new Promise<void>((done) => article.listen(0, '127.0.0.1', done))
    await page.goto(`http://127.0.0.1:${(article.address() as AddressInfo).port}/`)
    for (const frame of await page.locator('iframe').all()) {
      await frame.scrollIntoViewIfNeeded()
      const inside = (await (await frame.elementHandle())!.contentFrame())!
      await inside.waitForLoadState()
      const content = await inside.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))
      await expect.poll(async () => Math.round((await frame.boundingBox())!.height)).toBe(content)
      expect(await inside.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(await inside.locator('svg:visible').count()).toBe(1)
    }
    expect(new Set(await page.locator('iframe').evaluateAll((all) => all.map((frame) => new URL((frame as HTMLIFrameElement).src).pathname)))).toEqual(new Set(['/embed/2025-q3/energy/', '/embed/2025-q3/energy/2026-11-22/']))
    article.close()
    await context.close()
  })

  test('has room for the whole of every embed at the width that oEmbed proposes, without its script', async () => {
    const context = await browser.newContext({ viewport: { width: 720, height: 900 } })
    const page = await context.newPage()
    const offered = new Map<string, number>()
    for (const path of ['reports/2025-q3/share/', 'it/reports/2025-q3/share/', 'it/reports/2026-q2/share/', 'metrics/emissions-per-mwh-location/', 'it/metrics/revenue-per-mw/', 'facilities/lake-mariner/']) {
      await page.goto(`${inject('base')}/${path}`)
      for (const code of await page.locator('.code pre').allTextContents()) {
        const [, address, height] = /<iframe src="[^"]*?((?:\/it)?\/embed\/[^"]+)"[^>]* height="(\d+)"/.exec(code) ?? []
        if (address !== undefined) offered.set(address, Number(height))
      }
    }
    const lacking: string[] = []
    for (const [address, height] of offered) {
      await page.goto(inject('base') + address)
      const content = await page.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))
      if (content > height) lacking.push(`${address}: ${content} in ${height}`)
    }
    expect([offered.size > 30, lacking]).toEqual([true, []])
    await context.close()
  })

  test('holds the picture itself where a chart belongs to no report, and fetches nothing', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${inject('base')}/metrics/energy-per-mw/`)
    const [frozen] = await page.locator('#take .code pre').allTextContents()
    const asked: string[] = []
    page.on('request', (request) => { if (!/^(about|data):/.test(request.url())) asked.push(request.url()) })
    // On a page of its own: the policy of ours would keep the lines from styling themselves.
    await page.goto('about:blank')
    await page.setContent(`<!doctype html><body>${frozen}`)
    const inside = page.frameLocator('iframe')
    await inside.locator('text', { hasText: 'Energy use per MW' }).first().waitFor()
    expect(await inside.locator('svg').first().evaluate((svg) => svg.getBoundingClientRect().width)).toBeGreaterThan(300)
    expect(asked).toEqual([])
    // On a phone it scrolls: letters of half their size are no picture.
    await page.setViewportSize({ width: 390, height: 844 })
    const [picture, frame] = [await inside.locator('svg').first().evaluate((svg) => { const { width, height } = svg.getBoundingClientRect(); return { width, height } }), (await page.locator('iframe').boundingBox())!]
    expect([picture.width, frame.height >= picture.height]).toEqual([560, true])
    await page.context().close()
  })
})

test('a quotation is copied with its caveats, its source and its address', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto(`${inject('base')}/reports/2025-q3/share/`)
  const quote = page.locator('[data-quote]').filter({ hasText: 'Energy use per MW, bitcoin mining' })
  await quote.getByRole('button', { name: /^Copy.*bitcoin mining, One sentence$/ }).click()
  await expect.poll(() => quote.getByRole('button').nth(1).textContent()).toContain('Copied')
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\u00a0', ' ').split('\n')
  expect(copied[0]).toBe('In Q3 2025, mining electricity use per MW at TeraWulf was an estimated 1,436 MWh/MW (range 1,367 to 1,502).')
  expect(copied.at(-2)).toMatch(/^Disclaimer\. .*Not issued, reviewed or endorsed by TeraWulf\./)
  expect(copied.at(-3)).toBe(`Wattledger sample, compiled from public sources. (2026, November 22). TeraWulf Inc.: energy and revenue, Q3 2025 (Version 2026-11-22) [Report]. ${inject('base')}/reports/2025-q3/`)
  expect(copied.at(-1)).toBe(`${inject('base')}/figures/2025-q3/capacity/#energy-per-mw--mining`)
  expect(copied.slice(1, -3).join(' ')).toContain('Often misread: MW is capacity, MWh is use')
  expect(copied.slice(1, -3).join(' ')).toContain('The figure has not been subject to external assurance.')
  await quote.getByRole('button', { name: /, Number$/ }).click()
  await expect.poll(async () => (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\u00a0', ' ')).toMatch(/^Energy use per MW, bitcoin mining, Q3 2025: ≈1,436 MWh\/MW\n/)
  await context.close()
})

test.for(pagesIn(inject('folder')).filter((address) => /\/share\/$/.test(address)))('%s offers no button that cannot work without scripts, and every chart of its report', async (address) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(inject('base') + address.replace('share/', ''))
  const charts = await page.locator('figure.chart, figure.bridge').evaluateAll((all) => all.map(({ id }) => id))
  await page.goto(inject('base') + address)
  expect(await page.locator('.exhibit').evaluateAll((all) => all.map(({ id }) => id))).toEqual(charts)
  expect(await page.locator('button:visible').count()).toBe(0)
  await context.close()
})
