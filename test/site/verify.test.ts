import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { manifestOf, manifestText, readManifest } from '../../src/release/manifest.ts'
import { readTree } from '../../src/release/tree.ts'
import { hostFolder } from './host.ts'
import { PROJECT } from './project.ts'

const place = mkdtempSync(join(tmpdir(), 'wattledger-verify-'))
const copy = join(place, 'site')

beforeAll(() => {
  // What verifying reads most of is left out: the pages of most quarters, so that each trial is quick.
  cpSync(`${inject('folder')}/`, copy, { recursive: true, dereference: true, filter: (path) => !/[/\\](?:(?:figures|reports|embed)[/\\]20(?!25-q3).*\.html$|fonts|_astro)/.test(path) })
  seal()
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** Writes the manifest anew, as one who tampers with a site would. */
function seal(): void {
  const { quarters } = readManifest(inject('folder'))!
  writeFileSync(join(copy, 'manifest.json'), manifestText(manifestOf(readTree(copy), quarters)))
}

interface Answer { readonly code: number | null; readonly out: string; readonly err: string }

function run(program: string, args: readonly string[]): Promise<Answer> {
  const child = spawn(program, args, { cwd: PROJECT })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => { said.out += String(chunk) })
  child.stderr.on('data', (chunk) => { said.err += String(chunk) })
  return new Promise((done) => child.on('close', (code) => done({ code, ...said })))
}

const verify = (target: string): Promise<Answer> => run(process.execPath, [join(PROJECT, 'src', 'cli.ts'), 'verify', target])

/** Changes one file of the copy, does something, and puts the file back. */
async function tampered<T>(path: string, from: string | RegExp, to: string, look: () => Promise<T>, sealed: boolean): Promise<T> {
  const file = join(copy, path)
  const before = readFileSync(file, 'utf8')
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  writeFileSync(file, after)
  try {
    if (sealed) seal()
    return await look()
  } finally {
    writeFileSync(file, before)
    seal()
  }
}

test('the finished site agrees with its CSV files, every file and every number', async () => {
  const { code, out, err } = await verify(inject('folder'))
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain(readManifest(inject('folder'))!.root)
  expect(Number(/(\d+) numbers on (\d+) pages/.exec(out)![1])).toBeGreaterThan(80_000)
  expect(out).toMatch(/Everything agrees\.\n$/)
})

/** One digit of each kind of file, and what must be said of it even when the hashes were made to fit. */
const TAMPERINGS = [
  { what: 'the text of a page', path: 'reports/2025-q3/index.html', from: />≈1,436</, to: '>≈1,437<', said: [/^reports\/2025-q3\/index\.html: energy\.per_mw\[mining\], of 2025-Q3: prints "≈1,437"/m] },
  { what: 'the exact value of a page', path: 'it/reports/2025-q3/index.html', from: 'value="70380/49"', to: 'value="70381/49"', said: [/^it\/reports\/2025-q3\/index\.html: energy\.per_mw\[mining\], of 2025-Q3: the exact value is 70381\/49 here and 70380\/49 by/m] },
  { what: 'a label of a drawing', path: 'reports/2025-q3/index.html', from: /(<tspan [^>]*>≈?)(\d)/, to: '$1$29', said: [/^reports\/2025-q3\/index\.html: [a-z_.]+.*prints/m] },
  { what: 'a step of a passport', path: 'figures/2025-q3/capacity/index.html', from: />351,900\u00a0MWh</, to: '>351,901\u00a0MWh<', said: [/^figures\/2025-q3\/capacity\/index\.html: [a-z_.[\]]+, step [\d.]+, of 2025-Q3: prints/m] },
  { what: 'a cell on the page of a file', path: 'datasets/2025-q3/energy/index.html', from: />351900</, to: '>351901<', said: [/^datasets\/2025-q3\/energy\/index\.html: the cell L2C5 shows "351901"; 2025-Q3\/energy\.csv:2:44 energy_mwh says "351900"/m] },
  { what: 'a CSV file', path: 'datasets/2025-q3/energy.csv', from: '351900', to: '351901', said: [/^datasets\/2025-q3\/energy\/index\.html: the cell L2C5 shows "351900"; 2025-Q3\/energy\.csv:2:44 energy_mwh says "351901"/m, /^reports\/2025-q3\/index\.html: energy\.per_mw\[mining\].*the exact value is 70380\/49 here and 351901\/245/m] },
  { what: 'a JSON file', path: 'datasets/2025-q3/figures.json', from: '"exact":"70380/49"', to: '"exact":"70381/49"', said: [/^datasets\/2025-q3\/figures\.json: line \d+, energy\.per_mw\[mining\], says .*70381/m] },
  { what: 'the words of a JSON file', path: 'datasets/2025-q3/narrative.json', from: '14.2%', to: '14.3%', said: [/^datasets\/2025-q3\/narrative\.json: line \d+.*14\.3%.*14\.2%/m] },
  { what: 'a picture of a chart', path: 'charts/2025-q3/per-mw.svg', from: '≈1,436', to: '≈1,437', said: [/^charts\/2025-q3\/per-mw\.svg: line 1 says .*1,437.*the published data gives .*1,436/m] },
  { what: 'a frozen embed', path: 'embed/2025-q3/per-mw/2026-11-22/index.html', from: 'data-value="70380/49"', to: 'data-value="70381/49"', said: [/^embed\/2025-q3\/per-mw\/2026-11-22\/index\.html: energy\.per_mw\[mining\], of 2025-Q3: the exact value is 70381\/49 here and 70380\/49 by/m] },
  { what: 'a table of figures', path: 'datasets/figures.csv', from: /^(energy\.per_mw\[mining\],.*2025-Q3,.*?)1436/m, to: '$11437', said: [/^datasets\/figures\.csv: line \d+, energy\.per_mw\[mining\], says/m] },
] as const

describe.for(TAMPERINGS)('a changed digit in $what', ({ path, from, to, said }) => {
  test('is named with its file and its hash', async () => {
    const { code, err } = await tampered(path, from, to, () => verify(copy), false)
    expect(code).toBe(1)
    expect(err).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}: its hash is [0-9a-f]{12}…, the manifest says [0-9a-f]{12}…`, 'm'))
  })

  test('is named with its file and figure even when every hash was made to fit', async () => {
    const { code, err } = await tampered(path, from, to, () => verify(copy), true)
    expect(code).toBe(1)
    expect(err).not.toContain('its hash is')
    for (const words of said) expect(err).toMatch(words)
  })
})

test('a site is verified over http as it is from a folder', async () => {
  // A host remembers what it served, so that each trial has its own.
  const overHttp = async (): Promise<Answer> => {
    const host = await hostFolder(copy)
    return verify(`${host.base}/`).finally(() => host.close())
  }
  expect(await overHttp()).toMatchObject({ code: 0, err: '' })
  const { code, err } = await tampered('datasets/2025-q3/energy.csv', '351900', '351901', overHttp, false)
  expect(code).toBe(1)
  expect(err).toMatch(/^datasets\/2025-q3\/energy\.csv: its hash is/m)
})

test('a manifest whose root was not made to fit is named', async () => {
  const manifest = join(copy, 'manifest.json')
  const before = readFileSync(manifest, 'utf8')
  writeFileSync(manifest, before.replace(/"bytes":\d/, '"bytes":7'))
  expect((await verify(copy)).err).toMatch(/^manifest\.json: its root is not that of the files it lists$/m)
  writeFileSync(manifest, before)
})

test('a missing file is named', async () => {
  const file = join(copy, 'reports', '2025-q3', 'index.html')
  const before = readFileSync(file)
  rmSync(file)
  expect((await verify(copy)).err).toMatch(/^reports\/2025-q3\/index\.html: is listed in the manifest and cannot be read$/m)
  writeFileSync(file, before)
})

test.for([[[]], [['--fast', copy]], [[copy, copy]], [['/no/such/folder']], [['ftp://example.com/']]])('misuse says how to use it: %j', async ([args]) => {
  const { code, err } = await run(process.execPath, [join(PROJECT, 'src', 'cli.ts'), 'verify', ...args!])
  expect(code).toBe(2)
  expect(err).toContain('Usage: npm run --silent verify -- FOLDER|URL')
})

test('a folder that holds no site is told from one that is wrong', async () => {
  const { code, err } = await verify(place)
  expect(code).toBe(1)
  expect(err).toMatch(/holds no published site: manifest\.json cannot be read \(ENOENT\)/)
})

test('the command of its own runs with whatever Node the machine has', async () => {
  const others = ['/usr/bin/node', '/usr/local/bin/node'].filter((path) => existsSync(path))
  for (const node of [process.execPath, ...others]) {
    const { code, out } = await run(node, [join(PROJECT, 'src', 'verify.mjs'), copy])
    expect([dirname(node), code, out]).toEqual([dirname(node), 0, expect.stringContaining('Everything agrees.')])
  }
})
