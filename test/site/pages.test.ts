import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { hostFolder } from './host.ts'
import { inParallel, pagesIn } from './project.ts'
import { RULES, visit, type Visit } from './rules.ts'

let browser: Browser

beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

/** Opens pages side by side. */
async function visitAll(base: string, addresses: readonly string[]): Promise<readonly Visit[]> {
  const context = await browser.newContext()
  const tabs = await Promise.all([context.newPage(), context.newPage(), context.newPage()])
  const visits = await inParallel(addresses, tabs.length, (address, lane) => visit(tabs[lane]!, base, address))
  await context.close()
  return visits
}

describe('every page of the site', () => {
  let visits: readonly Visit[]

  beforeAll(async () => { visits = await visitAll(inject('base'), pagesIn(inject('folder'))) }, 600_000)

  test('is opened, in both languages', () => {
    expect(visits.length).toBeGreaterThan(200)
    expect(visits.filter(({ address }) => address.startsWith('/it/')).length).toBe((visits.length - 1) / 2)
  })

  test.for(RULES)('$name', ({ broken }) => {
    expect(visits.flatMap((each) => broken(each).map((words) => `${each.address}: ${words}`))).toEqual([])
  })
})

/** Pages that break one rule each, so that a rule that no longer sees anything is noticed. */
const BAD: readonly { readonly rule: string; readonly path?: string; readonly lang?: string; readonly head?: string; readonly body?: string; readonly found: readonly string[] }[] = [
  { rule: 'is there', path: '/missing/', found: ['status 404'] },
  { rule: 'runs without an error and asks nobody else', body: '<h1>A</h1><script src="/broken.js"></script>', found: ['script: the script fell'] },
  { rule: 'runs without an error and asks nobody else', body: '<h1>A</h1><script>1</script>', found: [expect.stringMatching(/^console: .*Content Security Policy/) as never] },
  { rule: 'runs without an error and asks nobody else', body: '<h1>A</h1><img src="/gone.png" alt="">', found: [expect.stringMatching(/^404: .*gone\.png$/) as never, expect.stringMatching(/^console: .*404/) as never] },
  { rule: 'has one first heading', body: '<h1>A</h1><h1>B</h1>', found: ['2 first headings'] },
  { rule: 'has a title and a description', head: '<title> </title>', found: ['no description', 'no title'] },
  { rule: 'says its language', lang: 'it', found: ['lang is "it"'] },
  { rule: 'speaks its language alone', path: '/it/mixed/', lang: 'it', body: '<h1>Rapporti</h1><p>Restatements</p><p lang="en">Reports</p>', found: ['Restatements'] },
  { rule: 'speaks its language alone', body: '<h1>Reports</h1><p>Rideterminazioni</p>', found: ['Rideterminazioni'] },
  { rule: 'shows no value of a program', body: '<h1>A</h1><details><p>1 undefined MW</p></details><p>[object Object]</p><p>nullable</p>', found: ['[object', 'undefined'] },
  { rule: 'fits the window', body: '<h1>A</h1><img src="/wide.svg" width="900" alt="">', found: [expect.stringMatching(/^\d+ px too wide at 390$/) as never] },
]

describe('a page that breaks a rule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wattledger-bad-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.for(BAD)('is found: $rule, $found', async ({ rule, path = '/bad/', lang = 'en', head = '<title>A</title><meta name="description" content="A">', body = '<h1>A</h1>', found }) => {
    const file = join(folder, path, 'index.html')
    mkdirSync(dirname(file), { recursive: true })
    if (path !== '/missing/') writeFileSync(file, `<!doctype html><html lang="${lang}"><head>${head}<link rel="icon" href="/wide.svg"></head><body>${body}</body></html>`)
    writeFileSync(join(folder, '404.html'), '<!doctype html><html lang="en"><title>None</title><body>None</body></html>')
    writeFileSync(join(folder, 'broken.js'), 'throw new Error("the script fell")')
    writeFileSync(join(folder, 'wide.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="10"/>')
    const host = await hostFolder(folder)
    const [seen] = await visitAll(host.base, [path])
    await host.close()
    expect([...RULES.find(({ name }) => name === rule)!.broken(seen!)].sort()).toEqual(found)
  })
})
