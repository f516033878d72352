import { mkdtempSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import { chromeFor } from './site/browser.ts'
import { hostFolder } from './site/host.ts'
import { pagesIn, inParallel } from './site/project.ts'
import { RULES, visit } from './site/rules.ts'
const [folder, axe] = process.argv.slice(2)
const host = await hostFolder(folder!)
const browser = await chromium.launch({ ...(await chromeFor(mkdtempSync('/tmp/wl-chrome-'))), args: ['--no-sandbox', '--headless=shell', '--font-render-hinting=none'] })
const context = await browser.newContext()
if (axe) {
  for (const [scheme, width] of [['dark', 1280], ['light', 390]] as const) {
    const c = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' }); const page = await c.newPage()
    for (const a of axe.split(',')) { await page.goto(host.base + a); const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze(); for (const v of violations) for (const n of v.nodes.slice(0, 3)) console.log(scheme, width, a, v.id, n.target.join(' '), n.failureSummary?.split('\n').slice(1).join(' ').slice(0, 160)) }
  }
} else {
  const tabs = await Promise.all([context.newPage(), context.newPage()])
  const visits = await inParallel(pagesIn(folder!), 2, (a, l) => visit(tabs[l]!, host.base, a))
  for (const r of RULES) { const b = visits.flatMap((v) => r.broken(v).map((w) => `${v.address}: ${w}`)); if (b.length) console.log(r.name, b.length, b.slice(0, 12)) }
}
await browser.close(); await host.close()
