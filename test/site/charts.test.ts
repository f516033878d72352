import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { pagesIn } from './project.ts'

let browser: Browser

beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

const HEAVY = /explore-canvas/

/** Opens a page and counts how often the heavy script of the charts is fetched. */
async function open(address: string, options: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly heavy: () => number; readonly troubles: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  let fetched = 0
  const troubles: string[] = []
  page.on('request', (request) => { if (HEAVY.test(request.url())) fetched += 1 })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()) })
  await page.goto(inject('base') + address, { waitUntil: 'networkidle' })
  await page.evaluate(() => {
    const shifts: number[] = (Object.assign(window, { shifts: [] }) as unknown as { shifts: number[] }).shifts
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value))).observe({ type: 'layout-shift', buffered: true })
  })
  return { page, heavy: () => fetched, troubles }
}

/** Where everything around the charts stands on the page. */
const boxes = (page: Page): Promise<readonly string[]> => page.evaluate(() => [...document.querySelectorAll('figure.chart, figure.chart .frame, figure.chart .actions, figure.chart summary, h2, footer')].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect()
  return [x, y + scrollY, width, height].map((each) => each.toFixed(2)).join(' ')
}))

const shifts = (page: Page): Promise<readonly number[]> => page.evaluate(() => new Promise((done) => setTimeout(() => done((window as unknown as { shifts: number[] }).shifts), 100)))

/** The canvas of a frame has ink on it. */
const isPainted = (page: Page, frame: string): Promise<boolean> => page.locator(`${frame} canvas`).evaluate((canvas) => {
  const { width, height } = canvas as HTMLCanvasElement
  return width > 100 && (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data.some((value) => value !== 0)
})

const FIRST = 'figure.chart [data-chart]:first-of-type'

const REACHES: readonly { readonly by: string; readonly options?: BrowserContextOptions; readonly reach: (page: Page, frame: string) => Promise<void> }[] = [
  { by: 'pointer', reach: async (page, frame) => { await page.locator(frame).hover() } },
  { by: 'touch', options: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }, reach: async (page, frame) => { await page.locator(frame).tap() } },
  { by: 'keyboard', reach: async (page, frame) => {
    await page.locator(frame).locator('xpath=..').locator('[data-explore]').focus()
    await page.keyboard.press('Enter')
  } },
]

const PAGES = ['/reports/2025-q3/', '/it/reports/2026-q2/', '/', '/metrics/energy-per-mw/', '/facilities/lake-mariner/']

describe.for(REACHES)('a chart reached by $by', ({ options, reach }) => {
  test.for(PAGES)('takes the place of its drawing without a shift: %s', async (address) => {
    const { page, heavy, troubles } = await open(address, options)
    const ids = await page.locator('figure.chart').evaluateAll((figures) => figures.map((figure) => figure.id))
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) await page.locator(`#${id} .frame`).scrollIntoViewIfNeeded()
    expect(heavy()).toBe(0)
    const before = await boxes(page)
    for (const id of ids) {
      await page.locator(`#${id} .frame`).scrollIntoViewIfNeeded()
      await reach(page, `#${id} .frame`)
      await page.locator(`#${id} canvas`).waitFor()
      expect([id, await isPainted(page, `#${id}`)]).toEqual([id, true])
      expect(await page.locator(`#${id} .marks`).evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).visibility))).toEqual(['hidden', 'hidden'])
      const [frame, canvas] = await Promise.all([page.locator(`#${id} .frame`).boundingBox(), page.locator(`#${id} canvas`).boundingBox()])
      expect([Math.abs(frame!.width - canvas!.width), Math.abs(frame!.height - canvas!.height)].every((difference) => difference < 1)).toBe(true)
    }
    expect(heavy()).toBe(1)
    expect(await boxes(page)).toEqual(before)
    expect(await shifts(page)).toEqual([])
    expect(troubles).toEqual([])
    await page.context().close()
  })
})

test('the arrow keys say each quarter as the table has it; Escape and leaving do no harm', async () => {
  const { page, troubles } = await open('/reports/2025-q3/')
  const figure = page.locator('figure.chart').first()
  const rows = await figure.locator('tbody tr').evaluateAll((all) => all.map((row) => ({
    period: row.querySelector('th')!.textContent!.trim(), cells: [...row.querySelectorAll('td')].map((cell) => (cell.querySelector('a') ?? cell).textContent!.trim()),
  })))
  await figure.locator('[data-explore]').focus()
  await page.keyboard.press('Enter')
  const canvas = figure.locator('canvas')
  await canvas.waitFor()
  await expect.poll(() => canvas.evaluate((element) => element === document.activeElement)).toBe(true)
  for (const { period, cells } of [...rows].reverse()) {
    await page.keyboard.press('ArrowLeft')
    const said = await figure.locator('[role=status]').textContent()
    expect(said).toContain(period)
    for (const cell of cells) expect(said).toContain(cell)
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await canvas.evaluate((element) => element === document.activeElement)).toBe(false)
  expect(await figure.locator('canvas').count()).toBe(1)
  expect(troubles).toEqual([])
  await page.context().close()
})

test('an explored chart is printed as its drawing, and so is one that was not', async () => {
  const { page } = await open('/reports/2025-q3/')
  await page.locator(FIRST).first().hover()
  await page.locator('canvas').waitFor()
  const seen = (): Promise<readonly unknown[]> => page.evaluate(() => [
    getComputedStyle(document.querySelector('.explore-box')!).display,
    [...document.querySelectorAll('figure.chart')].map((figure) => [...figure.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0 && getComputedStyle(svg.querySelector('.marks')!).visibility === 'visible').length),
  ])
  expect(await seen()).toEqual(['block', [0, 1, 1, 1, 1, 1, 1, 1]])
  await page.emulateMedia({ media: 'print' })
  expect(await seen()).toEqual(['none', [1, 1, 1, 1, 1, 1, 1, 1]])
  await page.context().close()
})

/** What the three forms of a chart say: its table, its drawings, its data for the browser. */
interface Forms {
  readonly id: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly { readonly text: string; readonly absent: boolean }[])[]
  readonly labels: readonly string[]
  readonly descriptions: readonly string[]
  readonly data: { readonly series: readonly { readonly name: string; readonly points: readonly { readonly text: string; readonly value: number | null }[] }[] }
}

const formsOf = (page: Page): Promise<readonly Forms[]> => page.evaluate(() => Promise.all([...document.querySelectorAll('figure.chart')].map(async (figure) => ({
  id: figure.id,
  head: [...figure.querySelectorAll('thead th')].slice(1).map((head) => head.textContent!.trim()),
  rows: [...figure.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => ({ text: (cell.querySelector('a') ?? cell).textContent!.trim(), absent: cell.classList.contains('absent') }))),
  labels: [...figure.querySelectorAll('svg')].map((svg) => [...svg.querySelectorAll('text[paint-order][font-weight]')].map((text) => text.textContent).join(' ')),
  descriptions: [...figure.querySelectorAll('svg desc')].map((desc) => desc.textContent!),
  data: (await (await fetch(figure.querySelector<HTMLElement>('[data-chart]')!.dataset.chart!)).json() as Record<string, Forms['data']>)[figure.id]!,
}))))

test.for(pagesIn(inject('folder')).filter((address) => /^\/(it\/)?(reports\/[^/]+\/|facilities\/[^/]+\/|metrics\/[^/]+\/)?$/.test(address) && !/^\/(it\/)?metrics\/[f-z]/.test(address)))('%s: table, drawing and data of each chart say the same', async (address) => {
  const context = await browser.newContext({ javaScriptEnabled: true })
  const page = await context.newPage()
  await page.goto(inject('base') + address, { waitUntil: 'load' })
  for (const { id, head, rows, labels, descriptions, data } of await formsOf(page)) {
    const columns = head.map((_, index) => rows.map((row) => row[index]!))
    expect([id, data.series.map(({ name }) => name)]).toEqual([id, head])
    expect([id, data.series.map(({ points }) => points.map(({ text, value }) => [text.replace(/ \(.*\)$/, ''), value === null]))]).toEqual([id, columns.map((column) => column.map(({ text, absent }) => [text, absent]))])
    const last = columns.map((column) => column.findLast(({ absent }) => !absent)?.text)
    // Numbers at the end of a drawing are those at the end of the table's columns.
    for (const label of labels) for (const number of label.match(/≈?−?\d[\d.,\u00a0]*%?$/g) ?? []) expect([id, last]).toEqual([id, expect.arrayContaining([number])])
    for (const description of descriptions) for (const [index, name] of head.entries()) {
      if (last[index] !== undefined) expect([id, description]).toEqual([id, expect.stringContaining(name)])
      if (last[index] !== undefined) expect([id, description]).toEqual([id, expect.stringContaining(last[index])])
    }
  }
  await context.close()
})

test('a drawing ends in a number that its table has', async () => {
  const { page } = await open('/reports/2025-q3/')
  const forms = await formsOf(page)
  expect(forms.filter(({ labels }) => labels.some((label) => /\d$/.test(label))).map(({ id }) => id).length).toBeGreaterThan(4)
  await page.context().close()
})
