import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { buildCommand } from '../../src/release/command.ts'
import { rollbackCommand } from '../../src/release/rollback.ts'
import { serveFolder } from '../../src/release/serve.ts'
import { sha256 } from '../../src/release/tree.ts'
import { filesOf, hiddenRows, newFolder, writeFiles, type Files } from './issuer.ts'
import { everythingIn, runBuild, SMALL_SITE, startBuild, textOf, wholeSite } from './sites.ts'

// A build takes three seconds alone and much longer beside others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const TODAY = ['--today', '2026-11-22']
const head = (title: string): string => `---\ntitle: ${title}\nsummary: In short.\n---\n\n`
const PROSE: Files = new Map([['methodology/en.mdx', `${head('Method')}How it *is* done.\n`], ['reports/2026-Q2/en.mdx', `${head('Second')}The second quarter.\n`]])
/** What opens the embargo of these tests, without a sign-off. */
const OPEN = ['--as-of', '2026-11-06T21:05:00Z', '--unsigned']

const BEGAN = 'Began the ledger of published values: ledger.jsonl in the data folder. Commit it with the data.'

/** An issuer's folders: data and prose beside each other. */
function issuer(files: Files, prose: Files = PROSE): string {
  const folder = newFolder('issuer')
  writeFiles(files, join(folder, 'data'))
  writeFiles(prose, join(folder, 'content'))
  return folder
}

const argsFor = (folder: string, out = join(folder, 'site')): string[] => ['--data', join(folder, 'data'), '--out', out, '--private', join(folder, 'private.log'), ...TODAY]

const SECRET = {
  '2026-Q3/energy.csv': ['2026-Q3,lake,mining,facility_total,391357.913,measured,src-h,,Canary heron in the note,', '2026-Q3,lake,ai_hosting,facility_total,98765.4321,measured,src-h,,,', '2026-Q3,mesa,mining,facility_total,150001.77,reported,src-h,,,', '2026-Q3,zebra-ranch,mining,facility_total,123457.5,measured,src-h,,,'],
  '2026-Q3/revenue.csv': ['2026-Q3,mining,all,87654321.09,USD,reported,src-h,,,'],
  'facilities.csv': ['zebra-ranch,Zebra Ranch,US,America/Chicago,MISO,operational_control,1,2026-07-02,,'],
  'capacity.csv': ['zebra-ranch,mining,energised_gross,2026-06-01,251.25,measured,src-h,2026-11-06,,2026-Q3', 'lake,ai_hosting,energised_gross,2026-07-15,77.25,measured,src-h,,,'],
  'sources.csv': ['src-h,Canary heron paper,https://example.com/canary-heron,'],
  'releases.csv': ['2026-Q3,2026-11-06,2026-11-06T16:05:00-05:00'],
  'milestones.csv': ['2026-08-09,all,announced,,Canary heron lands,Atterra l’airone,src-h,,'],
  '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,365432.1,measured,src-h,2026-11-06,,2026-Q3'],
  'restatements.csv': ['rst-late,capacity.csv,zebra-ranch|mining|energised_gross|2026-06-01,capacity_mw,,251.25,better_data,none,Canary heron came late,L’airone tardò,', 'rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,365432.1,error,none,Canary heron erred,L’airone errò,'],
}
const SECRET_PROSE: Files = new Map([...PROSE, ['reports/2026-Q3/en.mdx', `${head('Third')}import mark from "./heron.svg"\n\nThe canary heron sings.\n\n<img src={mark.src} alt="Canary heron" />\n`], ['reports/2026-Q3/heron.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>Canary heron</title></svg>']])

/** Sound hidden matter that says what the program says by itself: an id and a line of its words, the day after the last quarter, the first line of a picture. */
const CHANCE = { ...SECRET, 'capacity.csv': [...SECRET['capacity.csv'], 'mesa,ai_hosting,energised_gross,2026-07-01,33.25,measured,src-h,,,'], 'sources.csv': [...SECRET['sources.csv'], 'power-cost,Canary heron bill,,'], 'milestones.csv': [...SECRET['milestones.csv'], '2026-08-10,all,announced,,Mining and power,Mining ed energia,power-cost,,'] }
const CHANCE_PICTURE: Files = new Map([['reports/2026-Q3/heron.svg', '<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>Canary heron</title></svg>\n']])

/** A value as anyone might print it: raw, rounded, grouped, in thousands and millions, in two languages. */
function writtenForms(value: number): readonly string[] {
  const forms = [1, 1e-3, 1e-6].flatMap((scale) => [0, 1, 2].flatMap((digits) => ['en', 'it'].map((language) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: true }).format(value * scale))))
  return [String(value), ...forms].filter((form) => form.replace(/\D/g, '').length >= 5)
}

const CANARIES = [
  ...[391357.913, 98765.4321, 150001.77, 123457.5, 87654321.09, 365432.1].flatMap(writtenForms),
  'heron', 'airone', 'zebra', 'Zebra', 'MISO', '251.25', '77.25', '2026-Q3', '2026-q3', 'Q3 2026', 'src-h', '2026-11-06', 'rst-1', '2026-08-09', 'embargo_until\n2026-Q3',
]

describe('a build', () => {
  let plain: string
  let secret: string
  let first: Awaited<ReturnType<typeof runBuild>>
  let second: Awaited<ReturnType<typeof runBuild>>

  beforeAll(async () => {
    plain = issuer(filesOf())
    secret = issuer(filesOf(SECRET, 1), SECRET_PROSE)
    first = await runBuild(argsFor(plain), { env: { TZ: 'UTC', LANG: 'C' } })
    second = await runBuild(argsFor(secret), { env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'it_IT.UTF-8', HOME: newFolder('home') }, cwd: '/' })
  })

  test('says what it publishes and where, and nothing else', () => {
    expect(first.code, first.err).toBe(0)
    expect(first.err).toBe('')
    expect(first.out.split('\n')).toEqual(['Published 2 quarters: 2026-Q1, 2026-Q2.', expect.stringMatching(/^\d+ files, root [0-9a-f]{64}\.$/), expect.stringMatching(/^In place: .*site \(release [0-9a-f]{12}\)\.$/), BEGAN, ''])
  })

  test('is the same to the byte and to the word whatever is hidden, wherever and in whatever zone and language it runs (non-interference)', () => {
    expect(second.code, second.err).toBe(0)
    expect(wholeSite(join(secret, 'site'))).toBe(wholeSite(join(plain, 'site')))
    expect(second.out.replaceAll(secret, plain)).toBe(first.out)
    expect(second.err).toBe(first.err)
    expect(everythingIn(join(secret, 'site.releases'))).toBe(everythingIn(join(plain, 'site.releases')))
  })

  test('holds no canary in any written form', () => {
    const all = `${everythingIn(join(secret, 'site'))}\n${second.out}\n${second.err}`
    expect(CANARIES.filter((canary) => all.includes(canary))).toEqual([])
  })

  test('tells its own people what stayed out, and nobody else', () => {
    expect(textOf(join(secret, 'private.log'))).toContain('stays out: 2026-Q3/energy.csv:2')
    expect(statSync(join(secret, 'private.log')).mode & 0o077).toBe(0)
  })

  test('leaves nothing in the folders of the project', () => {
    expect(readdirSync(join(SMALL_SITE, '.wattledger')).filter((name) => /^\d/.test(name))).toEqual([])
    expect(existsSync(join(SMALL_SITE, 'dist'))).toBe(false)
  })

  test('opens an embargo at its instant, adds to what was there, and can be taken back in two seconds (Twitter: 45 seconds)', async () => {
    const out = join(secret, 'site')
    const before = wholeSite(out)
    const opened = await runBuild([...argsFor(secret), ...OPEN])
    expect([opened.err, opened.out.includes('AHEAD')]).toEqual(['', false])
    expect(everythingIn(out)).toContain('Zebra Ranch')
    const said: string[] = []
    const rollback = (...args: string[]) => rollbackCommand(['--data', join(secret, 'data'), '--out', out, ...TODAY, ...args], (line) => said.push(line), (line) => said.push(line), SMALL_SITE)
    const start = performance.now()
    expect(await rollback(), said.join('\n')).toBe(0)
    expect(performance.now() - start).toBeLessThan(2000)
    expect(wholeSite(out)).toBe(before)
    const wide = readdirSync(`${out}.releases`).find((name) => /^[0-9a-f]{64}/.test(name) && name !== before)!
    expect(await rollback(wide)).toBe(1)
    expect(said.at(-1)).toContain('not released now')
    expect(wholeSite(out)).toBe(before)
    expect(await rollback(wide, '--as-of', '2026-11-06T16:05:00-05:00')).toBe(0)
    expect(everythingIn(out)).toContain('Zebra Ranch')
    expect(await rollback('ffff')).toBe(2)
  })

  test('says when it opens what is still to come', async () => {
    const { code, out } = await runBuild([...argsFor(secret).map((each) => (each === '2026-11-22' ? '2026-11-05' : each)), ...OPEN])
    expect([code, out]).toEqual([0, expect.stringContaining('\nAHEAD OF ITS DAY: this build was told 2026-11-06T21:05:00Z, and today is 2026-11-05. Let nobody have before what that opens.\n')])
  })

  test('leaves nothing of a quarter that is withdrawn, not even among earlier releases', async () => {
    expect((await runBuild([...argsFor(secret), ...OPEN])).code).toBe(0)
    const { code, out } = await runBuild(argsFor(secret))
    expect([code, out]).toEqual([0, expect.stringMatching(/\nTAKEN OFF: a quarter that the site showed before is no longer on it\. .* --published keeps it public; then build again\.\n/)])
    expect(out).not.toContain('2026-Q3')
    const all = everythingIn(join(secret, 'site.releases'))
    expect(CANARIES.filter((canary) => all.includes(canary))).toEqual([])
  })

  test('keeps a ledger unasked, and stops at a silent change', async () => {
    const folder = issuer(filesOf())
    expect((await runBuild(argsFor(folder))).code).toBe(0)
    const kept = textOf(join(folder, 'data', 'ledger.jsonl'))
    expect(kept).toContain('"energy_mwh":"380000"')
    const before = wholeSite(join(folder, 'site'))
    const energy = join(folder, 'data/2026-Q2/energy.csv')
    writeFileSync(energy, textOf(energy).replace('380000', '380001'))
    const stopped = await runBuild(argsFor(folder))
    expect(stopped.code).toBe(1)
    expect(stopped.err).toContain('2026-Q2/energy.csv:2:36 energy_mwh was published as 380000 and is now 380001.')
    expect(wholeSite(join(folder, 'site'))).toBe(before)
    expect(textOf(join(folder, 'data', 'ledger.jsonl'))).toBe(kept)
    expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('misses a ledger that is gone where a site stands, and begins another only when told to', async () => {
    const folder = issuer(filesOf())
    const ledger = join(folder, 'data', 'ledger.jsonl')
    expect(await runBuild([...argsFor(folder), '--no-ledger'])).toMatchObject({ code: 0, out: expect.not.stringContaining(BEGAN) })
    expect(existsSync(ledger)).toBe(false)
    const before = wholeSite(join(folder, 'site'))
    expect(await runBuild(argsFor(folder))).toMatchObject({ code: 1, err: expect.stringMatching(/^A site was published here, but the data folder has no ledger\.jsonl/) })
    expect([existsSync(ledger), wholeSite(join(folder, 'site'))]).toEqual([false, before])
    expect(await runBuild([...argsFor(folder), '--ledger'])).toMatchObject({ code: 0, out: expect.stringContaining(BEGAN) })
    expect(await runBuild(argsFor(folder))).toMatchObject({ code: 0, out: expect.not.stringContaining(BEGAN) })
    // As a build leaves it that is killed after its first swap: what it published still counts.
    writeFileSync(join(folder, 'data', '.ledger.jsonl-next'), JSON.stringify({ out: '../site', root: before, text: textOf(ledger) }))
    rmSync(ledger)
    const energy = join(folder, 'data/2026-Q2/energy.csv')
    writeFileSync(energy, textOf(energy).replace('380000', '380001'))
    expect(await runBuild(argsFor(folder))).toMatchObject({ code: 1, err: expect.stringContaining('energy_mwh was published as 380000 and is now 380001.') })
    writeFileSync(energy, textOf(energy).replace('380001', '380000'))
    expect(await runBuild(argsFor(folder))).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('ledger'))).toEqual(['ledger.jsonl'])
  })

  test.skipIf(!canMount())('leaves the site as it was where the ledger cannot be written, and says so', async () => {
    const folder = issuer(filesOf())
    execFileSync('mount', ['--bind', join(folder, 'data'), join(folder, 'data')])
    try {
      execFileSync('mount', ['-o', 'remount,bind,ro', join(folder, 'data')])
      expect(await runBuild(argsFor(folder))).toMatchObject({ code: 1, err: expect.stringMatching(/^The ledger cannot be kept in the data folder: the disk is read-only; the site is as it was\. .*--no-ledger\.\n$/) })
      expect(existsSync(join(folder, 'site'))).toBe(false)
      expect(await runBuild([...argsFor(folder), '--no-ledger'])).toMatchObject({ code: 0, err: '' })
    } finally {
      execFileSync('umount', [join(folder, 'data')])
    }
  })
})

test('for any two hidden parts the whole public output is the same, pair after pair', { timeout: 10_800_000 }, async () => {
  const pairs = process.env.NIGHTLY === '1' ? 200 : 10
  const folder = newFolder('pairs')
  const said = new Set<string>()
  for (const rows of fc.sample(hiddenRows, { numRuns: pairs + 1, seed: 2026 })) {
    rmSync(folder, { recursive: true })
    writeFiles(filesOf(rows, 1), join(folder, 'data'))
    writeFiles(rows['2026-Q3/energy.csv'] ? SECRET_PROSE : PROSE, join(folder, 'content'))
    const { code, out, err } = await runBuild(argsFor(folder))
    expect(code, err).toBe(0)
    said.add(`${out}${err}${wholeSite(join(folder, 'site'))}${sha256(everythingIn(join(folder, 'site.releases')))}`)
  }
  expect(said.size).toBe(1)
})

test('the pages of the product tell nothing of what is hidden either', { timeout: 900_000 }, async () => {
  const project = resolve(import.meta.dirname, '../..')
  const roots = []
  for (const [rows, drafts] of [[{}, new Map()], [CHANCE, CHANCE_PICTURE]] as const) {
    const folder = issuer(filesOf(rows, 1), new Map([...drafts, ['methodology/en.mdx', '---\ntitle: Method\nsummary: How.\n---\n\nSo.\n'], ['methodology/it.mdx', '---\ntitle: Metodo\nsummary: Come.\n---\n\nCosì.\n']]))
    const { code, err } = await runBuild(argsFor(folder), { project })
    expect(code, err).toBe(0)
    roots.push(wholeSite(join(folder, 'site')))
    const all = everythingIn(join(folder, 'site'))
    expect(CANARIES.filter((canary) => all.includes(canary))).toEqual([])
  }
  expect(roots[0]).toBe(roots[1])
})

describe('a build that may not be', () => {
  const refusal = async (folder: string, ...args: string[]) => runBuild([...argsFor(folder), ...args])

  test.each([
    ['an unknown option', ['--nonsense'], "Unknown option '--nonsense'"],
    ['a time without its offset', ['--as-of', '2026-11-06T16:05:00'], 'at which offset'],
    ['a day that does not exist', ['--today', '2026-02-30'], 'is not a day of the calendar'],
    ['a data folder that is not there', ['--data', '/nowhere/at/all'], 'is not there'],
    ['a content folder that is not there', ['--content', '/nowhere/at/all'], 'is not there'],
    ['no address', ['--site', 'example'], '--site is not an address'],
    ['a folder that is served', ['--out', join(SMALL_SITE, 'public', 'site')], 'it cannot be put there'],
    ['a folder of the program', ['--out', join(SMALL_SITE, 'src', 'pages')], 'it cannot be put there'],
    ['the folder of the previews', ['--out', join(SMALL_SITE, '.wattledger/preview/site')], 'never published'],
    ['a stray word', ['please'], 'build knows --data'],
  ])('misuse, in one sentence: %s', async (_, args, words) => {
    const [said, refused]: string[][] = [[], []]
    expect(await buildCommand([...argsFor(issuer(filesOf())), ...args], (line) => said!.push(line), (line) => refused!.push(line), SMALL_SITE)).toBe(2)
    expect([said, refused]).toEqual([[], [expect.stringContaining(words)]])
  })

  test('because nothing is released', async () => {
    const folder = issuer(new Map([...filesOf()].map(([path, text]) => [path, path === 'releases.csv' ? 'period,published_on,embargo_until\n2026-Q1,2026-05-08,2027-01-01T00:00:00Z\n' : text])))
    const { code, err } = await refusal(folder)
    expect([code, err]).toEqual([1, expect.stringContaining('No quarter is released')])
    expect(err).not.toContain('2026-Q1')
  })

  test('because an open row is unsound: place and rule are told', async () => {
    const { code, err } = await refusal(issuer(filesOf({ '2026-Q2/revenue.csv': ['2026-Q2,other,all,1e5,USD,reported,src-1,,,'] })))
    expect(code).toBe(1)
    expect(err).toContain('2026-Q2/revenue.csv:4:19 E_EXPONENT')
  })

  test('because the reason of an open correction does not match it: the value is told', async () => {
    const { code, err } = await refusal(issuer(filesOf({
      '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,365000,measured,src-1,2026-08-07,,'],
      'restatements.csv': ['rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,364000,error,none,Sorry,Scusate,'],
    })))
    expect([code, err.trimEnd().split('\n')]).toEqual([1, [expect.stringContaining('The data is not sound'), '2026-Q1/energy.csv:5:36 E_RESTATEMENT_MISSING: a value changed without a restatement']])
  })

  test('because a hidden row is unsound: nothing of it is told but in the private log', async () => {
    const folder = issuer(filesOf({ '2026-Q3/revenue.csv': ['2026-Q3,other,all,1e5,USD,reported,src-1,,,'] }))
    const { code, err } = await refusal(folder)
    expect([code, err.trimEnd().split('\n').length]).toEqual([1, 1])
    expect(err).not.toMatch(/2026-Q3|1e5|revenue/)
    expect(textOf(join(folder, 'private.log'))).toContain('2026-Q3/revenue.csv:2:19 E_EXPONENT')
  })

  test.each<[string, Parameters<typeof filesOf>[0]]>([
    ['a correction whose first row has no date', { '2026-Q1/energy.csv': ['2026-Q1,lake,ai_hosting,facility_total,61000,measured,src-1,2026-11-06,,2026-Q3'] }],
    ['a part above its total', { '2026-Q1/revenue.csv': ['2026-Q1,total,all,111000000,USD,reported,src-2,,,', '2026-Q1,other,all,9000000,USD,reported,src-2,,,2026-Q3'] }],
    ['a level that public energy exceeds', { 'capacity.csv': ['lake,mining,energised_gross,2026-04-01,20,measured,src-1,,,2026-Q3'] }],
  ])('because a hidden row makes public ones unsound: nothing of that is told (%s)', async (_, rows) => {
    const folder = issuer(filesOf(rows))
    const { code, err } = await refusal(folder)
    expect([code, err]).toEqual([1, 'The data is not sound; the site is as it was. `npm run check` shows every problem with its remedy.\n'])
    expect(textOf(join(folder, 'private.log'))).toMatch(/2026-Q[12]\/(energy|revenue)\.csv:\d+:\d+ E_/)
  })

  test('because an open row is unsound: its place is the same whatever stands hidden above it', async () => {
    const wrong = 'mesa,ai_hosting,energised_gross,2026-01-01,1e2,measured,src-1,,,'
    const hidden = ['lake,ai_hosting,energised_gross,2026-07-15,61,measured,src-1,,Heron,', 'lake,ai_hosting,energised_gross,2026-08-15,6e1,measured,src-1,,,']
    const [alone, mixed] = [await refusal(issuer(filesOf({ 'capacity.csv': [wrong] }))), await refusal(issuer(filesOf({ 'capacity.csv': [...hidden, wrong] })))]
    expect(alone.err).toContain('capacity.csv:2:44 E_EXPONENT')
    expect(mixed).toEqual(alone)
  })

  test('because a page has a dead link', async () => {
    const { code, err } = await refusal(issuer(filesOf(), new Map([['methodology/en.mdx', `${head('Method')}[x](/nowhere/)\n`]])))
    expect([code, err]).toEqual([1, 'The finished site did not pass the gate; the site is as it was.\nindex.html: the link /nowhere/ leads nowhere\n'])
  })

  test('because prose cannot be built: nothing but that is told', async () => {
    const folder = issuer(filesOf(), new Map([['methodology/en.mdx', `${head('Method')}<Unclosed>\n`]]))
    const { code, err } = await refusal(folder)
    expect([code, err]).toEqual([1, 'The pages could not be built; the site is as it was.\n'])
    expect(textOf(join(folder, 'private.log'))).toContain('Astro said:')
  })

  test.each([
    ['a folder with files of its own', (out: string) => { mkdirSync(out); writeFileSync(join(out, 'thesis.txt'), 'mine') }, (out: string) => textOf(join(out, 'thesis.txt')) === 'mine'],
    ['a link to somewhere', (out: string) => symlinkSync('/tmp', out), (out: string) => readlinkSync(out) === '/tmp'],
    ['a file', (out: string) => writeFileSync(out, 'mine'), (out: string) => textOf(out) === 'mine'],
  ])('because the place is taken by %s', async (_, make, isUntouched) => {
    const folder = issuer(filesOf())
    make(join(folder, 'site'))
    const { code, err } = await refusal(folder)
    expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1])
    expect(isUntouched(join(folder, 'site'))).toBe(true)
  })
})

describe('the served folder', () => {
  test('answers every guess at an unreleased address as it answers any other (OBR: guessed next address)', async () => {
    const folder = issuer(filesOf(SECRET, 1), SECRET_PROSE)
    expect((await runBuild(argsFor(folder))).code).toBe(0)
    const server = serveFolder(join(folder, 'site'))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const ask = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual' })
      const headers = [...answer.headers].filter(([name]) => name !== 'date').sort()
      return JSON.stringify([answer.status, headers, await answer.text()])
    }
    const missing = await ask('/a-page-that-never-was/')
    expect(missing).toContain('[404,')
    const guesses = ['2026-q3', '2026-Q3', '2026q3', 'q3-2026', '3q26', '2026-Q4', 'zebra-ranch'].flatMap((name) => [
      `/reports/${name}/`, `/reports/${name}`, `/reports/${name}/index.html`, `/it/reports/${name}/`, `/files/${name}/energy.csv`, `/files/${name}/`, `/${name}.json`, `/facilities/${name}/`, `/reports/${name}.html`,
      `/reports/..%2freports/${name}/`, `/%2e%2e/${name}`, `/./reports/${name}/`, `/reports/${name}/?preview=1`, `/REPORTS/${name}/`, `/reports/${name}%00/`, `/_headers`, `/.htaccess`, `/../private.log`, `/..%2fprivate.log`, `/reports/${name}%2f`,
    ])
    const answers = await Promise.all(guesses.map(ask))
    expect(guesses.filter((_, index) => answers[index] !== missing)).toEqual([])
    expect(await ask('/reports/2026-q2/')).toContain('[200,')
    expect(await ask('/reports/2026-q2')).toContain('[301,')
    expect(await ask('/')).toContain('frame-ancestors')
    server.close()
  })
})

describe('whatever happens to a build, the site in place stays whole', () => {
  const nightly = process.env.NIGHTLY === '1'
  let folder: string
  let out: string
  let known: Set<string>

  beforeAll(async () => {
    folder = issuer(filesOf(SECRET, 1))
    out = join(folder, 'site')
    expect((await runBuild([...argsFor(folder), ...OPEN])).code).toBe(0)
    known = new Set([wholeSite(out)])
    const closed = await runBuild(argsFor(folder))
    expect(closed.code).toBe(0)
    known.add(wholeSite(out))
    expect(known.size).toBe(2)
  })

  test('kill -9 at any moment, with all its children', { timeout: 10_800_000 }, async () => {
    for (let round = 0; round < (nightly ? 200 : 10); round += 1) {
      const opens = round % 2 === 0
      // So that both the writing and the swap are hit, the release that is to come is not there yet.
      const name = readlinkSync(out).split('/').at(-1)!
      for (const other of readdirSync(`${out}.releases`)) if (/^[0-9a-f]{64}/.test(other) && other !== name) rmSync(join(`${out}.releases`, other), { recursive: true })
      const { child, ended } = startBuild([...argsFor(folder), ...(opens ? OPEN : [])])
      const timer = setTimeout(() => { try { process.kill(round % 3 === 0 ? child.pid! : -child.pid!, 'SIGKILL') } catch { /* It had ended. */ } }, 100 + ((round * 617) % 2900))
      await ended
      clearTimeout(timer)
      expect(known).toContain(wholeSite(out))
    }
    const next = await runBuild(argsFor(folder))
    expect(next.code, next.err).toBe(0)
    expect(readdirSync(`${out}.releases`).filter((name) => name.startsWith('.') || name === 'lock')).toEqual([])
    expect(readdirSync(join(SMALL_SITE, '.wattledger')).filter((name) => /^\d/.test(name))).toEqual([])
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with one line', async (signal) => {
    const { child, ended } = startBuild(argsFor(folder))
    const work = join(SMALL_SITE, '.wattledger')
    while (!readdirSync(work).some((name) => name.startsWith(`${child.pid}-`) && existsSync(join(work, name, 'data')))) await new Promise((next) => setTimeout(next, 20))
    child.kill(signal)
    const { code, err } = await ended
    expect([code, err]).toEqual([1, 'The build was stopped; the site is as it was.\n'])
    expect(known).toContain(wholeSite(out))
  })

  test('two at once: one builds, the other says so', async () => {
    const both = await Promise.all([runBuild(argsFor(folder)), runBuild(argsFor(folder))])
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1])
    expect(both.find(({ code }) => code === 1)!.err).toMatch(/^Another build .*\n$/)
    expect(known).toContain(wholeSite(out))
  })

  test('two at once that keep one ledger at two places: one builds, the other says so', async () => {
    const both = await Promise.all(['one', 'other'].map((name) => runBuild(argsFor(folder, join(folder, name)))))
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1])
    expect(both.find(({ code }) => code === 1)!.err).toMatch(/^Another build is at work on the ledger of this data folder \(process \d+\); the site is as it was\.\n$/)
    expect(existsSync(join(folder, 'one')) !== existsSync(join(folder, 'other'))).toBe(true)
  })

  test('a reader who asks all the time finds whole pages only', async () => {
    let [asked, running] = [0, true]
    const pages = new Set<string>()
    const reader = (async () => {
      while (running) {
        for (let many = 0; many < 20; many += 1) {
          pages.add(readFileSync(join(out, 'index.html'), 'utf8').includes('Zebra Ranch') ? 'open' : 'closed')
          asked += 1
        }
        await new Promise((next) => setTimeout(next, 2))
      }
    })()
    expect((await runBuild([...argsFor(folder), ...OPEN])).code).toBe(0)
    expect((await runBuild(argsFor(folder))).code).toBe(0)
    running = false
    await reader
    expect(pages).toEqual(new Set(['open', 'closed']))
    expect(asked).toBeGreaterThan(1000)
  })

  test('a release that was tampered with is not taken for the same, and a lock whose owner is gone is taken over', async () => {
    const index = join(out, 'index.html')
    writeFileSync(index, `${textOf(index)}<!-- x -->`)
    writeFileSync(`${out}.releases/lock`, JSON.stringify({ pid: 1, started: 'long ago', host: null }))
    expect(() => wholeSite(out)).toThrow('a mix')
    expect((await runBuild(argsFor(folder))).code).toBe(0)
    expect(known).toContain(wholeSite(out))
  })

  const mounts = canMount()
  test.skipIf(!mounts)('a disk that fills up at any point is told in one line', { timeout: 10_800_000 }, async () => {
    for (const size of nightly ? Array.from({ length: 40 }, (_, step) => 8 + step * 4) : [12, 28, 44]) {
      const disk = newFolder('disk')
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', disk])
      try {
        const { code, err } = await runBuild(argsFor(folder, join(disk, 'site')))
        if (code === 0) wholeSite(join(disk, 'site'))
        else {
          expect([code, err]).toEqual([1, 'The disk is full; the site is as it was.\n'])
          expect(existsSync(join(disk, 'site'))).toBe(false)
        }
      } finally {
        execFileSync('umount', [disk])
      }
    }
  })

  test('an empty folder, here on another file system where there is one, becomes the site; so does a copy of a release', async () => {
    const other = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/wattledger-test-') : newFolder('empty')
    const [empty, copy] = [join(other, 'site'), join(newFolder('copy'), 'site')]
    mkdirSync(empty)
    cpSync(realpathSync(out), copy, { recursive: true })
    try {
      for (const each of [empty, copy]) {
        expect((await runBuild(argsFor(folder, each))).code).toBe(0)
        expect(known).toContain(wholeSite(each))
      }
    } finally {
      rmSync(other, { recursive: true })
    }
  })
})

/** Whether this machine lets us make a small disk. */
function canMount(): boolean {
  const disk = newFolder('probe')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk], { stdio: 'ignore' })
    execFileSync('umount', [disk])
    return true
  } catch {
    return false
  }
}
