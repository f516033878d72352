import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from './browser.ts'

let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

const PRICE = '/metrics/power-price-net/'

describe('a restated figure', () => {
  test('stands beside what was first reported, in value, table, chart and words, without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(inject('base') + PRICE)
    expect(await page.textContent('#\\32 023-q2')).toMatch(/≈25\.7\s+first reported:\s+≈27\.7/)
    expect(await page.locator('figure.chart .wide svg g.first circle').count()).toBe(1)
    expect(await page.locator('figure.chart desc').first().textContent()).toContain('Company in Q2 2023 was first reported as ≈27.7.')
    await page.goto(`${inject('base')}/it/reports/2023-q2/`)
    expect(await page.textContent('#narrative')).toMatch(/25,7\sUSD\/MWh stimati[^.]*\. 25,7\sUSD\/MWh era stato pubblicato in origine come 27,7\sUSD\/MWh\./)
    expect(await page.locator('[data-stated]').isVisible()).toBe(false)
    await context.close()
  })

  test('is put in front as first reported by one control, which the address keeps and every link carries on', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${inject('base')}/restatements/`)
    await page.getByRole('button', { name: 'Values as first reported' }).click()
    expect(new URL(page.url()).search).toBe('?values=first')
    await page.getByRole('link', { name: 'Metrics' }).click()
    expect(new URL(page.url()).search).toBe('?values=first')
    await page.goto(`${inject('base')}${PRICE}?values=first`)
    const weights = () => page.$eval('#\\32 023-q2 .first', (first) => [first, first.previousElementSibling!].map((each) => getComputedStyle(each).fontWeight))
    expect(await weights()).toEqual(['600', '400'])
    expect(await page.getByRole('button', { name: 'Values as first reported' }).getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'Values as restated' }).click()
    expect(new URL(page.url()).search).toBe('')
    expect((await weights())[0]).toBe('400')
    await page.context().close()
  })
})

test('the restatements page tells old, new, reason, date and every figure that moved', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${inject('base')}/restatements/`)
  const text = await page.textContent('#rst-2023-q2-power')
  for (const told of ['6,535,000', '6,072,704', '−7.1%', 'Power price net of grid-service revenue', '≈27.7', '≈25.7', 'the source gives no reason', 'power_cost.csv']) expect(text).toContain(told)
  await page.context().close()
})
