import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Folders } from '../../src/desk/options.ts'
import { rehearse, type Rehearsal } from '../../src/desk/rehearsal.ts'
import { rehearsalText } from '../../src/desk/rehearsed.ts'
import { approve } from '../../src/desk/rehearse.ts'
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
      [true, 'The commentary holds no typed number and has its title and summary'], [true, 'No published value changes in silence'], [true, 'Every bridge from the quarter before closes to the last digit'],
      [true, 'The narrative is balanced (rules B1 to B13)'], [true, 'No guarded word, dead link, placeholder or inline script in the finished pages'], [true, 'Nothing unreleased in the finished pages'],
    ])
  })

  test('tells which moves are larger than all the company made before', () => {
    const unusual = Object.fromEntries(rehearsal.moves.map(({ name, unusual }) => [name, unusual]))
    expect(unusual['Electricity use']).toBe(true)
    expect(unusual['Revenue']).toBe(false)
    expect(rehearsal.moves.find(({ name }) => name === 'Electricity use')).toMatchObject({ before: '632,000\u00a0MWh', value: '504,000\u00a0MWh', change: '−20.3%', earlier: 5 })
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
    expect(rehearsal.axes.map(({ chart }) => chart.split(',')[0])).toEqual(['Revenue per MW', 'Revenue per MWh'])
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
    approve(folders, '2026-Q3', 'A. Clerk')
    expect(await runBuild(open)).toMatchObject({ code: 0, err: '' })
    const path = join(folders.data, '2026-Q3/revenue.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('45000000', '45000001'))
    expect(await runBuild(open)).toMatchObject({ code: 1, err: expect.stringMatching(/^The sign-off of 2026-Q3 is void, since something changed after it was given/) })
    expect(await runBuild([...open, '--unsigned'])).toMatchObject({ code: 0, err: '' })
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
