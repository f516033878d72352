import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { figureSlug } from '../../src/view/address.ts'
import { openBrowser } from './browser.ts'
import { hostFolder } from './host.ts'

let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

const REPORT = '/reports/2025-q3/'
const ENERGY = 'a.figure:has(data[data-figure="energy.per_mw[mining]"])'

async function opened(address: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(inject('base') + address)
  return page
}

const words = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ')

describe('a passport', () => {
  const tells = async (page: Page): Promise<void> => {
    const card = page.locator('.opened')
    await card.waitFor({ state: 'visible' })
    const text = words(await card.textContent())
    for (const part of ['Energy use per MW, bitcoin mining', '≈1,436', '1,367 to 1,502', 'Formula', '351,900', 'Cells', '2025-Q3/energy.csv', 'estimated', 'Rounding', 'Past values', 'Not subject to external assurance', 'Cite as', 'Permanent link']) expect(text).toContain(part)
  }

  test('opens by click where the reader stands, is closed by Escape, and gives the focus back', async () => {
    const page = await opened(REPORT)
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    const link = page.locator(ENERGY).first()
    await link.click()
    await tells(page)
    expect(new URL(page.url()).pathname).toBe(REPORT)
    expect(fetched.filter((path) => path.startsWith('/figures/'))).toEqual(['/figures/2025-q3/capacity/'])
    await page.keyboard.press('Escape')
    await page.locator('.opened').waitFor({ state: 'hidden' })
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })

  test.each([
    ['.tile .change a', '(1,436.327 − 1,803.673) ÷ 1,803.673 = −20.4%', 'Energy use per MW, bitcoin mining'],
    ['#revenue-table tbody tr:has(.role-ai) td:nth-of-type(3) a', '7,200,000 − 0 = +$7.2m', 'Revenue'],
  ])('of a change in %s begins with its subtraction', async (place, sum, name) => {
    const page = await opened(REPORT)
    await page.locator(place).first().click()
    const card = page.locator('.opened')
    await card.locator('.asked').waitFor()
    expect(words(await card.locator('.body > :nth-child(2) > .asked > .number').textContent())).toBe(sum)
    expect(words(await card.locator('h2').textContent())).toContain(name)
    await page.context().close()
  })

  test('of a figure whose change is split exactly shows the parts', async () => {
    const page = await opened('/figures/2025-q3/capacity/#energy-use-mwh', { javaScriptEnabled: false })
    const move = page.locator('#energy-use-mwh .moves li').first()
    expect(words(await move.locator(':scope > .number').textContent())).toBe('(363,800 − 441,900) ÷ 441,900 = −17.7%')
    expect(words(await move.locator('.about').textContent())).toMatch(/^Capacity \+11,835 MWh, Hours \+4,405 MWh, Load −94,341 MWh/)
    await move.locator('summary').click()
    const factors = (await move.locator('.tree li').allTextContents()).map(words)
    expect(factors).toContain('Average energised capacity, Lake Mariner, AI hosting– → 12.337')
    await page.context().close()
  })

  test.each(['/', '/it/', REPORT, '/it/reports/2026-q2/', '/reports/2023-q2/', '/restatements/', '/metrics/', '/metrics/power-price-net/', '/facilities/lake-mariner/', '/reports/'])('stands behind every number of %s', async (address) => {
    const page = await opened(address)
    // An end of a range stands beside its figure, a number in a picture in the table of it, a hidden one in the report it announces.
    const closed = await page.locator('main data:not([data-end])').evaluateAll((all) => all.filter((each) => !each.closest('a[href*="#"], svg, .unseen')).map((each) => each.outerHTML))
    expect(closed).toEqual([])
    expect(await page.locator('main a.figure data').count()).toBeGreaterThan(5)
    // A figure leads to its own passport, and not to that of a neighbour.
    const own = await page.locator('main a.figure > data[data-figure]').evaluateAll((all) => all.flatMap((each) => {
      const [id, to] = [each.getAttribute('data-figure')!, each.closest('a')!]
      return /^(change|bridge|first|before|previous|restated|revision|base_year)[.[]/.test(id) || to.pathname.includes('/metrics/') ? [] : [[id, each.getAttribute('data-period')!, to.pathname, to.hash]]
    }))
    expect(own.filter(([id, period, path, hash]) => hash !== `#${figureSlug(id!)}` || !path!.includes(`/figures/${period!.toLowerCase().replace(':', '-')}/`))).toEqual([])
    await page.context().close()
  })

  test('opens by keyboard and by touch', async () => {
    const page = await opened(REPORT, { hasTouch: true, viewport: { width: 390, height: 844 } })
    await page.locator(ENERGY).first().focus()
    await page.keyboard.press('Enter')
    await tells(page)
    await page.keyboard.press('Escape')
    await page.locator(ENERGY).first().tap()
    await tells(page)
    const box = (await page.locator('.opened').boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(390)
    await page.context().close()
  })

  test.each([REPORT, `/it${REPORT}`])('fits a phone on %s', async (address) => {
    const page = await opened(address, { viewport: { width: 390, height: 844 } })
    for (const link of (await page.locator(ENERGY).all()).slice(0, 2)) {
      await link.click()
      await page.locator('.opened .result').first().waitFor()
      expect(await page.locator('.opened').evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
      await page.keyboard.press('Escape')
    }
    await page.context().close()
  })

  test('is a page of its own without JavaScript, open at its figure', async () => {
    const page = await opened(REPORT, { javaScriptEnabled: false })
    await page.locator(ENERGY).first().click()
    await page.waitForURL('**/figures/2025-q3/capacity/#energy-per-mw--mining')
    expect(await page.locator('#energy-per-mw--mining').isVisible()).toBe(true)
    expect(words(await page.textContent('#energy-per-mw--mining'))).toContain('351,900')
    await page.context().close()
  })

  test('leads to its cell, which is marked among its neighbours and names the figures that use it', async () => {
    const page = await opened('/figures/2025-q3/capacity/#energy-per-mw--mining')
    await page.locator('#energy-per-mw--mining a[href*="/datasets/2025-q3/energy/#L"]').first().click()
    await page.waitForURL('**/datasets/2025-q3/energy/#L*C*')
    const cell = page.locator('td:target')
    expect(await cell.textContent()).toBe('351900')
    expect(await cell.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    const id = (await cell.getAttribute('id'))!
    await cell.locator('a').click()
    expect(new URL(page.url()).hash).toBe(`#uses-${id}`)
    expect(words(await page.locator(`details[data-uses="${id}"]`).textContent())).toContain('Energy use per MW, bitcoin mining')
    await page.context().close()
  })

  test('is there for a year of which a restatement moved figures, and leads back to it', async () => {
    const page = await opened('/restatements/')
    await page.locator('a.figure:has([data-figure="power.price_net"][data-period="FY2023"])').click()
    await page.locator('.opened').waitFor({ state: 'visible' })
    const text = words(await page.locator('.opened').textContent())
    expect(text).toMatch(/^×Power price net of grid-service revenue, FY2023≈31.5 USD\/MWh/)
    for (const part of ['31.5 USD/MWh', '32.0 USD/MWh until 12 August 2024', 'FY2023']) expect(text).toContain(part)
    await page.goto(`${inject('base')}/figures/fy2023/revenue/`)
    await page.locator('.kicker a').click()
    await page.waitForURL('**/restatements/')
    await page.context().close()
  })

  test('of a figure that rests on no cell says nothing of assurance', async () => {
    const page = await opened('/figures/2025-q3/capacity/', { javaScriptEnabled: false })
    expect(await page.getByText('under external assurance').count()).toBe(0)
    await page.context().close()
  })
})

describe('the check of a page', () => {
  const checked = async (page: Page): Promise<string> => {
    await page.getByRole('button', { name: 'Check this page' }).click()
    await page.waitForFunction(() => !/^(?:$|Fetching)/.test(document.querySelector('.check .result')!.textContent!))
    return words(await page.textContent('.check .result'))
  }

  test.each([REPORT, '/reports/2026-q2/', '/metrics/energy-per-mw/', '/'])('agrees with every figure of %s and ticks each', async (address) => {
    const page = await opened(address)
    const count = await page.locator('main [data-figure], main [data-cell]').count()
    expect(count).toBeGreaterThan(20)
    expect(await checked(page)).toMatch(new RegExp(`^All ${count} figures of this page agree with what your browser computed from \\d+ published files`))
    expect(await page.locator('[data-checked="yes"]').count()).toBe(count)
    await page.context().close()
  })

  test('shows both values where the page says something else', async () => {
    const page = await opened(REPORT)
    await page.locator('.tiles a > data[data-figure="energy.per_mw[mining]"]').evaluate((element) => { element.textContent = '≈1,437' })
    expect(await checked(page)).toMatch(/^1 of the \d+ figures of this page differ.*energy\.per_mw\[mining\] 2025-Q3.*≈1,437.*≈1,436/)
    expect(await page.locator('[data-checked="no"]').getAttribute('data-computed')).toBe('≈1,436')
    await page.context().close()
  })

  test('computes nothing from a file that is not that of the manifest', async () => {
    const page = await opened(REPORT)
    await page.route('**/datasets/2025-q3/energy.csv', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: (await answer.text()).replace('351900', '351901') })
    })
    expect(await checked(page)).toMatch(/^Nothing was computed.*datasets\/2025-q3\/energy\.csv/)
    expect(await page.locator('[data-checked]').count()).toBe(0)
    await page.context().close()
  })

  test('works from a downloaded copy, with nothing but its folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wattledger-copy-'))
    cpSync(inject('folder'), folder, { recursive: true, dereference: true })
    const copy = await hostFolder(folder)
    const page = await (await browser.newContext()).newPage()
    const elsewhere: string[] = []
    page.on('request', (request) => { if (!request.url().startsWith(copy.base)) elsewhere.push(request.url()) })
    await page.goto(`${copy.base}/it${REPORT}`)
    await page.getByRole('button', { name: 'Verifica questa pagina' }).click()
    await page.waitForFunction(() => document.querySelector('.check .result')!.textContent!.startsWith('Tutti'))
    expect(elsewhere).toEqual([])
    await page.context().close()
    await copy.close()
    rmSync(folder, { recursive: true })
  })
})
