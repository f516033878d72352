import { mkdtempSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { chromeFor } from './site/browser.ts'
import { hostFolder } from './site/host.ts'
const [folder, ...jobs] = process.argv.slice(2)
const host = await hostFolder(folder!)
const browser = await chromium.launch({ ...(await chromeFor(mkdtempSync('/tmp/wl-chrome-'))), args: ['--no-sandbox', '--headless=shell', '--font-render-hinting=none'] })
for (const job of jobs) {
  const [path, width, scheme, out, selector] = job.split(',')
  const page = await (await browser.newContext({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme as 'dark' })).newPage()
  page.on('console', (m) => m.type() === 'error' && console.log(path, m.text()))
  await page.goto(host.base + path, { waitUntil: 'load' }); await page.waitForTimeout(400)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > Number(width)) console.log(path, width, 'too wide', wide)
  if (selector) { await page.locator(selector).first().scrollIntoViewIfNeeded(); await page.screenshot({ path: `/tmp/look/${out}.png` }) }
  else await page.screenshot({ path: `/tmp/look/${out}.png`, fullPage: true })
}
await browser.close(); await host.close()
