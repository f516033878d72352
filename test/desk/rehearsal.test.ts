import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { failedOf, outcomeOf } from '../../src/desk/checks.ts'
import { OpenDesk } from '../../src/desk/desk.ts'
import type { Folders } from '../../src/desk/options.ts'
import { rehearse, type Rehearsal } from '../../src/desk/rehearsal.ts'
import { rehearsalText } from '../../src/desk/rehearsed.ts'
import { approve } from '../../src/desk/rehearse.ts'
import { deskServer } from '../../src/desk/server.ts'
import { readData } from '../../src/intake/load.ts'
import { restrict } from '../../src/release/inputs.ts'
import { manifestOf, manifestText } from '../../src/release/manifest.ts'
import { writeTree } from '../../src/release/tree.ts'
import { tilesOf } from '../../src/view/headline.ts'
import { runBuild, SMALL_SITE, wholeSite } from '../release/sites.ts'
import { filesOf, newFolder, writeFiles } from '../release/issuer.ts'
import { imprint, TODAY } from './folders.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
afterAll(() => rmSync(join(SMALL_SITE, '.wattledger', 'rehearsal'), { recursive: true, force: true }))

const INSTANT = '2026-11-06T16:05:00-05:00'

/** Six quarters of the small issuer, the last under embargo, with a correction of an earlier one in it; mining electricity jumps. */
function issuer(): Folders {
  const quarter = (name: string, mining: string): Record<string, readonly string[]> => ({
    [`${name}/energy.csv`]: [`${name},lake,mining,facility_total,${mining},measured,src-1,,,`, `${name},mesa,mining,facility_total,160000,reported,src-2,,,`],
    [`${name}/revenue.csv`]: [`${name},mining,all,90000000,USD,reported,src-2,,,`],
  })
  const hidden = {
    ...quarter('2025-Q1', '371000'), ...quarter('2025-Q2', '372000'), ...quarter('2025-Q3', '370500'), ...quarter('2025-Q4', '371500'),
    '2026-Q3/energy.csv': ['2026-Q3,lake,mining,facility_total,240000,measured,src-1,,,', '2026-Q3,lake,ai_hosting,facility_total,99000,measured,src-1,,,', '2026-Q3,mesa,mining,facility_total,165000,reported,src-2,,,'],
    '2026-Q3/revenue.csv': ['2026-Q3,mining,all,70000000,USD,reported,src-2,,,', '2026-Q3,ai_hosting,all,45000000,USD,reported,src-2,,,'],
    '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,365432.1,measured,src-1,2026-11-06,,2026-Q3'],
    'restatements.csv': ['rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,365432.1,error,none,The meter was misread,Il contatore fu letto male,2026-Q3'],
    'releases.csv': ['2025-Q1,2025-05-08,', '2025-Q2,2025-08-07,', '2025-Q3,2025-11-06,', '2025-Q4,2026-02-06,', `2026-Q3,2026-11-06,${INSTANT}`],
  }
  const room = newFolder('rehearsal')
  writeFiles(filesOf(hidden, 9), join(room, 'data'))
  return { project: SMALL_SITE, data: join(room, 'data'), dataName: 'data', content: join(room, 'content'), today: TODAY }
}

const argsFor = ({ data }: Folders, ...more: readonly string[]): string[] => ['--data', data, '--out', join(data, '..', 'site'), '--private', join(data, '..', 'private.log'), '--today', TODAY, ...more]

describe('a rehearsal', () => {
  const folders = issuer()
  const out = join(folders.data, '..', 'site')
  let rehearsal: Rehearsal
  let untouched: boolean

  beforeAll(async () => {
    expect((await runBuild(argsFor(folders))).err).toBe('')
    const [site, data] = [wholeSite(out), imprint(folders.data)]
    rehearsal = await rehearse(folders, '2026-Q3', out, () => [])
    untouched = wholeSite(out) === site && imprint(folders.data) === data
  })

  test('touches neither the data nor the site in place, and lies where nothing is published from', () => {
    expect(untouched).toBe(true)
    expect(rehearsal.pages).toBe(join(SMALL_SITE, '.wattledger', 'rehearsal', '2026-Q3'))
    expect(existsSync(join(rehearsal.pages, 'reports/2026-q3/index.html'))).toBe(true)
  })

  test('names every check, and whether it passed', () => {
    expect(rehearsal.checks.map(({ name, faults }) => [faults.length === 0, name])).toEqual([
      [true, 'The data is sound: form, keys, sources, physics and accounting'], [true, 'Nothing in the quarter is out of the ordinary'], [true, 'Every row of the quarter is filled in'],
      [true, 'The commentary is written, with its title and summary, and types no number'], [true, 'No published value changes in silence'], [true, 'Every bridge from the quarter before closes to the last digit'],
      [true, 'Every report tells what is adverse as plainly as what is favourable'], [true, 'The finished pages are whole: no dead link, nothing still to be written, no word that the data does not bear out'], [true, 'Nothing unreleased in the finished pages'],
    ])
  })

  test('tells which moves are larger than all the company made before', () => {
    const unusual = Object.fromEntries(rehearsal.moves.map(({ name, unusual }) => [name, unusual]))
    expect(unusual['Electricity use']).toBe(true)
    expect(unusual['Revenue']).toBe(false)
    expect(rehearsal.moves.find(({ name }) => name === 'Electricity use')).toMatchObject({ before: '632,000\u00a0MWh', value: '504,000\u00a0MWh', change: '−20.3%', earlier: 5, judged: 'unusual: larger than each of the 5 moves before it' })
    expect(rehearsal.moves.find(({ name }) => name === 'Revenue')!.judged).toBe('within its own history')
    expect(rehearsal.moves.find(({ name }) => name === 'Energy use per MW, AI hosting')!.judged).toBe('too few earlier moves to say: 1, and it takes 4')
    expect(rehearsalText(rehearsal)).toContain('UNUSUAL: larger than each of the 5 moves before it')
  })

  test('has the tiles of the report among its headline figures, first', () => {
    const tiles = tilesOf(openBook(readData(folders.data, { today: TODAY }).dataset!), '2026-Q3', 'en').flatMap(({ headlines }) => headlines)
    expect(rehearsal.moves.slice(0, 2).map(({ name }) => name)).toEqual(['Energy use per MW, bitcoin mining', 'Energy use per MW, AI hosting'])
    const numbers = new Set(rehearsal.moves.map(({ value }) => value.split('\u00a0')[0]))
    expect(tiles.filter(({ printed }) => printed.known && !numbers.has(printed.number)).map(({ label }) => label)).toEqual([])
  })

  test('tells which sentences appear, vanish and turn, and which change in reports already out', () => {
    expect(new Set(rehearsal.turns.map(({ what }) => what))).toEqual(new Set(['appears', 'vanishes', 'flips']))
    expect(rehearsal.turns.find(({ what }) => what === 'flips')).toMatchObject({ text: expect.stringMatching(/fell|lower|down/), before: expect.stringMatching(/rose|higher|up/) })
    expect(rehearsal.published.map(({ quarter }) => quarter)).toContain('2026-Q1')
    expect(rehearsal.published.find(({ what, quarter }) => what === 'appears' && quarter === '2026-Q1')?.text).toMatch(/restated/)
  })

  test('tells the restatements it brings, the files that change and the charts whose axis does', () => {
    expect(rehearsal.restatements.map(({ current, previous }) => [current.file, previous.text, current.text])).toEqual([['2026-Q1/energy.csv', '370000', '365432.1']])
    expect(rehearsal.files!.added).toContain('reports/2026-q3/index.html')
    expect(rehearsal.files!.gone).toEqual([])
    expect(rehearsal.axes.map(({ chart, page }) => [page.split('/')[1], chart.split(',')[0]])).toEqual([
      ['reports', 'Revenue per MW'], ['reports', 'Revenue per MWh'],
      ['metrics', 'AI share of energy'], ['metrics', 'Revenue'], ['metrics', 'AI share of mining + AI revenue'], ['metrics', 'Revenue per MWh'], ['metrics', 'Revenue per MW'], ['metrics', 'Time elapsed'], ['metrics', 'Restated values'],
    ])
    expect(rehearsal.compared).toBe('Compared with what the ledger says was published, 2025-Q1 to 2026-Q2, since no site is in place to compare with.')
  })

  test('ends in the words that sign it off', () => {
    expect(rehearsalText(rehearsal).split('\n').at(-1)).toBe(`To sign off exactly these bytes (${rehearsal.hash.slice(0, 12)}): npm run approve -- 2026-Q3 --by NAME`)
  })
})

describe('an embargo', () => {
  test('opens for signed bytes, not for changed ones, and without a sign-off only when that is said openly', async () => {
    const folders = issuer()
    // The ledger would stop the change of what is published; here it is the sign-off that must.
    const open = argsFor(folders, '--as-of', INSTANT, '--no-ledger')
    expect(await runBuild(open)).toMatchObject({ code: 1, err: expect.stringMatching(/^2026-Q3 is under embargo and nobody has signed it off; the site is as it was\./) })
    await rehearse(folders, '2026-Q3', join(folders.data, '..', 'site'), () => [])
    approve(folders, '2026-Q3', 'A. Clerk')
    expect(await runBuild(open)).toMatchObject({ code: 0, err: '' })
    const path = join(folders.data, '2026-Q3/revenue.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('45000000', '45000001'))
    expect(await runBuild(open)).toMatchObject({ code: 1, err: expect.stringMatching(/^The sign-off of 2026-Q3 is void, since data\/2026-Q3\/revenue\.csv changed after it was given/) })
    expect(await runBuild([...open, '--unsigned'])).toMatchObject({ code: 0, err: '' })
    appendFileSync(join(folders.data, 'approvals.jsonl'), 'garbled\n')
    expect(await runBuild(open)).toMatchObject({ code: 1, err: 'approvals.jsonl, line 2: this line is no sign-off. Restore the file from version control, or delete the line and sign again.\n' })
  })

  test('is signed off only when the quarter is complete and has its row', () => {
    const folders = issuer()
    appendFileSync(join(folders.data, '2026-Q3/revenue.csv'), '2026-Q3,other,all,,USD,,,,PENDING,\n')
    expect(() => approve(folders, '2026-Q3', 'A. Clerk')).toThrow(/^data\/2026-Q3\/revenue\.csv:4 is still pending\./)
    const path = join(folders.data, 'releases.csv')
    writeFileSync(path, readFileSync(path, 'utf8').split('\n').filter((line) => !line.startsWith('2026-Q3')).join('\n'))
    expect(() => approve(folders, '2026-Q3', 'A. Clerk')).toThrow(/^2026-Q3 has no row in data\/releases\.csv/)
    expect(existsSync(join(folders.data, 'approvals.jsonl'))).toBe(false)
  })
})

/** What is public of an issuer, as a finished site holds it: its manifest and its data sets. */
function siteInPlace({ data }: Folders, out: string): void {
  const { dataset, files } = readData(data, { today: TODAY })
  const inputs = restrict({ dataset: dataset!, issuer: files.find(({ path }) => path === 'issuer.yaml')!, content: [], served: [] }, null)
  const tree = inputs.data.map(({ path, bytes }) => ({ path: `datasets/${path.toLowerCase()}`, bytes }))
  writeTree(out, [...tree, { path: 'manifest.json', bytes: new TextEncoder().encode(manifestText(manifestOf(tree, inputs.selection.quarters))) }])
}

/** Changes the file of a data folder by adding a line at its end. */
const added = ({ data }: Folders, path: string, line: string): void => appendFileSync(join(data, path), `${line}\n`)

/** A restatement of a public quarter that waits for nothing: the next build would publish it. */
function restate(folders: Folders): void {
  // A key that occurs twice needs its days: the row that had none gains one.
  const path = join(folders.data, '2026-Q2/energy.csv')
  writeFileSync(path, readFileSync(path, 'utf8').replace('380000,measured,src-1,,', '380000,measured,src-1,2026-08-07,'))
  added(folders, '2026-Q2/energy.csv', '2026-Q2,lake,mining,facility_total,300000,measured,src-1,2026-11-20,,')
  added(folders, 'restatements.csv', 'rst-2,energy.csv,2026-Q2|lake|mining|own_operations|facility_total,energy_mwh,380000,300000,error,none,The meter was misread again,Il contatore fu letto male ancora,')
}

describe('what is public already', () => {
  const restated = ({ restatements }: Rehearsal): readonly string[] => restatements.map(({ current, previous }) => `${current.file} ${previous.text} ${current.text}`)

  test.each([['the site in place', /^Compared with the site in place in .*: Example, 2025-Q1 to 2026-Q2\.$/], ['the ledger', /^Compared with what the ledger says was published, 2025-Q1 to 2026-Q2, since no site is in place/]])('is read from %s, so that a restatement outside the quarter shows', async (from, compared) => {
    const folders = issuer()
    const out = join(folders.data, '..', 'site')
    if (from === 'the site in place') siteInPlace(folders, out)
    else {
      expect((await runBuild(argsFor(folders, '--ledger'))).code).toBe(0)
      rmSync(out)
    }
    restate(folders)
    const rehearsal = await rehearse(folders, '2026-Q3', out, () => [])
    expect(rehearsal.compared).toMatch(compared)
    expect(restated(rehearsal)).toEqual(['2026-Q1/energy.csv 370000 365432.1', '2026-Q2/energy.csv 380000 300000'])
    expect(rehearsal.published.filter(({ quarter, what }) => quarter === '2026-Q2' && what === 'changes').length).toBeGreaterThan(0)
    expect(failedOf(rehearsal.checks)).toEqual([])
  })
})

describe('nobody signs', () => {
  const folders = issuer()
  const sign = (): string => approve(folders, '2026-Q3', 'A. Clerk')
  const out = join(folders.data, '..', 'site')
  const verdict = join(SMALL_SITE, '.wattledger', 'rehearsal', '2026-Q3.json')

  test('what was not rehearsed, what changed since, and what did not pass', async () => {
    rmSync(verdict, { force: true })
    expect(sign).toThrow(/^2026-Q3 was not rehearsed yet on this computer, .* Nothing was signed\. Rehearse it: npm run rehearse -- 2026-Q3\.$/)
    mkdirSync(join(folders.content, 'reports/2026-Q3'), { recursive: true })
    const commentary = join(folders.content, 'reports/2026-Q3/en.mdx')
    writeFileSync(commentary, '---\ntitle: PENDING\nsummary: A summary.\n---\n\nText.\n')
    const failed = await rehearse(folders, '2026-Q3', out, () => [])
    expect(failedOf(failed.checks).flatMap(({ name, faults }) => [name, ...faults])).toEqual(expect.arrayContaining([
      'The commentary is written, with its title and summary, and types no number', 'content/reports/2026-Q3/en.mdx:2:8 The title of this commentary is still to be written. Write it, or delete the file when the quarter has no commentary.',
    ]))
    expect(sign).toThrow(/^The last rehearsal of 2026-Q3 did not pass: “The commentary is written, with its title and summary, and types no number”/)
    writeFileSync(commentary, '---\ntitle: A title\nsummary: A summary.\n---\n\nText.\n')
    expect(sign).toThrow(/^Something changed since the last rehearsal of 2026-Q3: content\/reports\/2026-Q3\/en\.mdx changed\. Nothing was signed\./)
    const energy = join(folders.data, '2026-Q3/energy.csv')
    writeFileSync(energy, readFileSync(energy, 'utf8').replace('facility_total,99000', 'facility_total,90'))
    const passed = await rehearse(folders, '2026-Q3', out, () => [])
    // Next to no energy for the capacity is worth a look, and may be true.
    expect(passed.checks.filter(({ faults }) => faults.length > 0).map((check) => `${outcomeOf(check)} ${check.name}`)).toEqual(['LOOK Nothing in the quarter is out of the ordinary'])
    expect(sign()).toBe(passed.hash)
    writeFileSync(energy, readFileSync(energy, 'utf8').replace('facility_total,90,', 'facility_total,91,').replace(/^2026-Q3,mesa,.*\n/m, ''))
    added(folders, '2026-Q3/revenue.csv', '2026-Q3,other,all,1000,USD,reported,src-2,,,')
    const cells = ['energy.csv, row 2026-Q3, lake, ai_hosting, own_operations, facility_total: energy_mwh was 90 and is 91', 'energy.csv, row 2026-Q3, mesa, mining, own_operations, facility_total is gone', 'revenue.csv, row 2026-Q3, other, all, USD is new'].map((each) => `data/2026-Q3/${each}`).join('; ')
    expect(sign).toThrow(`Something changed since the last rehearsal of 2026-Q3: ${cells}.`)
    const { approval } = await rehearse(folders, '2026-Q3', out, () => [])
    expect(approval).toEqual({ valid: false, told: `The sign-off of A. Clerk on ${TODAY} is void: ${cells}.` })
    writeFileSync(verdict, 'garbled')
    expect(sign).toThrow(/^2026-Q3 was not rehearsed yet/)
  })
})

test('the page of a rehearsal shows the hash and takes the signature, and its pages answer to this computer alone', async () => {
  const folders = issuer()
  const desk = new OpenDesk(folders, join(folders.data, '..', 'site'), () => [])
  const server = deskServer(desk)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  try {
    const base = `http://localhost:${(server.address() as AddressInfo).port}`
    const secret = /name="secret" value="([0-9a-f]+)"/.exec(await (await fetch(base)).text())![1]!
    const post = (path: string, fields: Readonly<Record<string, string>>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ secret, quarter: '2026-Q3', ...fields })) form.set(name, value)
      return fetch(`${base}${path}`, { method: 'POST', body: form })
    }
    const page = await (await post('/rehearse', {})).text()
    const pages = new URL(/href="(http:[^"]+\/reports\/2026-q3\/)"/.exec(page)![1]!)
    expect(pages.hostname).toBe('localhost')
    expect(await (await fetch(pages)).text()).toContain('70000000')
    expect(await statusOf(pages, 'evil.example')).toBe(403)
    const hash = /have the hash <code>([0-9a-f]{12})<\/code>/.exec(page)![1]!
    expect(page).toContain('action="/approve"')
    await post('/approve', { by: 'A. Clerk' })
    expect(readFileSync(join(folders.data, 'approvals.jsonl'), 'utf8')).toContain(`"sha256":"${hash}`)
    expect(await (await fetch(base)).text()).toContain('Signed off by A. Clerk')
    added(folders, 'approvals.jsonl', 'garbled')
    expect(await (await fetch(base)).text()).toContain('approvals.jsonl, line 2: this line is no sign-off.')
  } finally {
    server.close()
    server.closeAllConnections()
    desk.close()
  }
})

const statusOf = (url: URL, host: string): Promise<number> => new Promise((done, fail) => {
  request(url, { headers: { Host: host } }, (answer) => done(answer.resume().statusCode!)).on('error', fail).end()
})
