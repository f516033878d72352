import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { publishedFiles } from '../../src/datasets/machine-files.ts'
import { bytesOf } from '../../src/datasets/published-file.ts'
import { listedPages } from '../../src/datasets/site-map.ts'
import { readData } from '../../src/intake/load.ts'
import { tagsOf, unescaped } from '../../src/release/markup.ts'
import { archiveOf } from '../datasets/archives.ts'
import { hostileArchive } from '../datasets/hostile.ts'
import { writeFiles } from '../release/issuer.ts'
import { openBrowser } from './browser.ts'
import { filesIn, pagesIn, TODAY } from './project.ts'

const folder = inject('folder')
const files = filesIn(folder)
const place = mkdtempSync(join(tmpdir(), 'wattledger-take-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** What belongs to the pages and to the host, and is no file to take away. */
const OF_THE_PAGES = /\.html$|^_astro\/|^fonts\/|^embed\/resize\.js$|^favicon\.svg$|^manifest\.json$|^_headers$|^\.htaccess$/

test('the list of addresses names every file that the build wrote, and no other', () => {
  for (const page of ['datasets/api/index.html', 'it/datasets/api/index.html']) {
    const html = files.get(page)!.toString()
    const patterns = [...html.matchAll(/<a href="([^"]+)"[^>]*>(\/[^<]*)<\/a>/g)].map(([, , pattern]) => unescaped(pattern!))
    const expressions = patterns.map((pattern) => new RegExp(`^${pattern.slice(1).replace(/[.]/g, '\\.').replace('{quarter}', '\\d{4}-q[1-4]').replace(/\{(?:version|metric|facility|chart)\}/g, '[^/]+')}$`))
    const written = [...files.keys()].filter((path) => !OF_THE_PAGES.test(path))
    expect(written.filter((path) => !expressions.some((expression) => expression.test(path)))).toEqual([])
    expect(patterns.filter((_, index) => !written.some((path) => expressions[index]!.test(path)))).toEqual([])
    expect(patterns.length).toBeGreaterThan(30)
  }
})

test('the published CSV files fed back as a data folder give every published file again, byte for byte', async () => {
  const data = Object.entries(unzipSync(files.get('datasets/all.zip')!)).filter(([path]) => path.startsWith('data/')).map(([path, bytes]) => [path.slice('data/'.length), strFromU8(bytes)] as const)
  const again = mkdtempSync(join(place, 'data-'))
  writeFiles(new Map(data), again)
  expect(readData(again, { today: TODAY }).problems).toEqual([])
  const archive = archiveOf(again)
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  for (const file of publishedFiles(archive)) expect([file.path, sha256(files.get(file.path)!)]).toEqual([file.path, sha256(await bytesOf(archive, file))])
})

test('the data pages say the size and the hash that each file has', () => {
  const pages = [...files].filter(([path]) => /^(it\/)?datasets\/(\d{4}-q\d\/)?index\.html$/.test(path))
  expect(pages.length).toBe(30)
  for (const [path, bytes] of pages) {
    const articles = bytes.toString().split('<article class="dataset"').slice(1)
    expect(articles.length, path).toBeGreaterThan(3)
    for (const article of articles) {
      const href = /<a href="\/([^"]+)" download/.exec(article)![1]!
      expect([href, /<code>([0-9a-f]{64})<\/code>/.exec(article)![1]]).toEqual([href, createHash('sha256').update(files.get(href)!).digest('hex')])
    }
  }
})

test('the map of the site would list every page but the one for wrong addresses and those for the frames of others', () => {
  const listed = listedPages(archiveOf('data')).flatMap(({ path }) => [path, `/it${path}`])
  expect([...listed].sort()).toEqual(pagesIn(folder).filter((path) => path !== '/404.html' && !/^\/(it\/)?embed\//.test(path)).sort())
})

test('every page leads to both feeds of the site in its language, and that of a metric to its own', () => {
  const pages = [...files].filter(([path]) => path.endsWith('.html') && !/^404|^(it\/)?embed\//.test(path))
  for (const [path, bytes] of pages) {
    const home = path.startsWith('it/') ? '/it/' : '/'
    const [own] = /^(?:it\/)?metrics\/[^/]+\//.exec(path) ?? []
    const led = [...bytes.toString().matchAll(/<link rel="alternate" type="application\/(?:atom\+xml|feed\+json)" title="[^"]+" href="([^"]+)">/g)].map(([, href]) => href)
    expect([path, led.sort()]).toEqual([path, [home, ...(own === undefined ? [] : [`/${own}`])].flatMap((place) => [`${place}feed.json`, `${place}feed.xml`]).sort()])
  }
})

test('reports and data pages describe their data set in the HTML itself', () => {
  for (const path of ['reports/2025-q3/index.html', 'it/reports/2025-q3/index.html', 'datasets/index.html', 'it/datasets/index.html']) {
    const scripts = tagsOf(files.get(path)!.toString()).filter(({ name, attributes }) => name === 'script' && attributes.get('type') === 'application/ld+json')
    expect(scripts).toHaveLength(1)
    expect(JSON.parse(scripts[0]!.body)).toMatchObject({ '@context': 'https://schema.org', '@type': 'Dataset', version: '2026-11-22', isAccessibleForFree: true })
  }
})

describe('a browser', () => {
  let browser: Browser

  beforeAll(async () => { browser = await openBrowser() })
  afterAll(() => browser.close())

  test('reads every feed and map as XML without a fault, whatever the texts in it', async () => {
    const hostile = hostileArchive('https://esg.example.com')
    const texts = [
      ...[...files].filter(([path]) => path.endsWith('.xml')).map(([, bytes]) => bytes.toString()),
      ...(await Promise.all(publishedFiles(hostile).filter(({ path }) => path.endsWith('.xml')).map(async (file) => new TextDecoder().decode(await bytesOf(hostile, file))))),
    ]
    const page = await browser.newPage()
    const faults = await page.evaluate((all) => all.map((text) => new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ?? '').filter((fault) => fault !== ''), texts)
    await page.close()
    expect(texts.length).toBeGreaterThan(300)
    expect(faults).toEqual([])
  })
})

/** The line of a tool as the page prints it, for the site under test. */
function lineOf(tool: string): string {
  const html = files.get('datasets/index.html')!.toString()
  const [, code] = new RegExp(`<dt[^>]*>${tool}</dt>.*?<code[^>]*>(.*?)</code>`, 's').exec(html)!
  return unescaped(code!).replaceAll('SITE', inject('base'))
}

const run = (program: string, args: readonly string[]) => spawnSync(program, [...args], { cwd: place, encoding: 'utf8' })
const pythons = ['python3', '/usr/bin/python3'].filter((python) => run(python, ['-c', 'import csv']).status === 0)
const pandas = pythons.filter((python) => run(python, ['-c', 'import pandas']).status === 0)
const ducks = pythons.filter((python) => run(python, ['-c', 'import duckdb']).status === 0)
const known = [...files.get('datasets/figures.csv')!.toString().matchAll(/\n/g)].length - 1

describe('the lines to paste', () => {
  test('name files that are there', async () => {
    for (const tool of ['Excel', 'Google Sheets', 'pandas \\(Python\\)', 'R', 'DuckDB', 'curl']) {
      const address = /http:\/\/[^"' ]+/.exec(lineOf(tool))![0]
      expect([tool, (await fetch(address, { method: 'HEAD' })).status]).toEqual([tool, 200])
    }
  })

  test.runIf(run('sh', ['-c', 'command -v curl && command -v unzip && command -v sha256sum']).status === 0)('curl takes everything, and the sums fit', () => {
    const ended = run('sh', ['-c', lineOf('curl')])
    expect([ended.status, ended.stderr]).toEqual([0, expect.not.stringContaining('FAILED')])
    expect(ended.stdout.trim().split('\n').filter((line) => !line.endsWith(': OK'))).toEqual([])
    expect(existsSync(join(place, 'data-sets', 'data', '2025-Q3', 'energy.csv'))).toBe(true)
    expect(readFileSync(join(place, 'data-sets', 'README.txt'), 'utf8')).toContain('TeraWulf')
  })

  test.runIf(pythons.length > 0)('Python reads the CSV by itself', () => {
    const code = `import csv, io, urllib.request\nrows = list(csv.DictReader(io.TextIOWrapper(urllib.request.urlopen("${inject('base')}/datasets/figures.csv"), encoding="utf-8")))\nprint(len(rows), next(row["value"] for row in rows if row["id"] == "energy.per_mw[mining]" and row["period"] == "2025-Q3"))`
    expect(run(pythons[0]!, ['-c', code]).stdout.trim()).toBe(`${known} 1436.326530612244898`)
  })

  test.runIf(pandas.length > 0)('pandas', () => {
    expect(run(pandas[0]!, ['-c', `${lineOf('pandas \\(Python\\)')}\nprint(len(figures), figures["value"].dtype, figures["period_start"].dtype.kind)`]).stdout.trim()).toBe(`${known} float64 M`)
  })

  test.runIf(ducks.length > 0)('DuckDB', () => {
    const query = lineOf('DuckDB').replace(/;$/, '')
    const ended = run(ducks[0]!, ['-c', `import duckdb\nrows = duckdb.sql("""${query}""").fetchall()\nprint(len(rows), [row for row in rows if row[0] == "2025-Q3"][0][1])`])
    expect(ended.stdout.trim()).toMatch(/^12 1436\.3265/)
  })

  test.runIf(run('soffice', ['--version']).status === 0)('LibreOffice opens the workbook and reads what the CSV says', () => {
    writeFileSync(join(place, 'figures.xlsx'), files.get('datasets/figures.xlsx')!)
    const ended = run('soffice', [`-env:UserInstallation=file://${place}/office`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', '--outdir', place, join(place, 'figures.xlsx')])
    expect(ended.status, ended.stderr).toBe(0)
    const sheets = readdirSync(place).filter((name) => /^figures-.*\.csv$/.test(name))
    const all = sheets.map((name) => readFileSync(join(place, name), 'utf8')).join('\n')
    expect(sheets.length).toBeGreaterThan(3)
    expect(all).toContain('1436.32653061224')
    expect(all).not.toMatch(/#(?:REF|NAME|VALUE)|Err:/)
  })

  test.runIf(run('Rscript', ['--version']).status === 0)('R', () => {
    expect(run('Rscript', ['-e', `${lineOf('R')}; cat(nrow(figures), class(figures$value))`]).stdout.trim()).toBe(`${known} numeric`)
  })
})
