import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { begin } from '../../src/desk/init.ts'
import { makeQuarter } from '../../src/desk/new.ts'
import { keepPublic, schedule, scheduleCommand } from '../../src/desk/schedule.ts'
import { deskState } from '../../src/desk/state.ts'
import { readData } from '../../src/intake/load.ts'
import { imprint, sampleIssuer, smallIssuer, TODAY } from './folders.ts'

const releasesIn = (data: string): string => readFileSync(join(data, 'releases.csv'), 'utf8')

describe('the day of a release', () => {
  test('is written with its hour in the time zone of the company, in summer and in winter, and changed in place', () => {
    const folders = sampleIssuer()
    makeQuarter({ ...folders, today: '2026-11-26' }, '2026-Q3')
    const before = releasesIn(folders.data)
    expect(schedule(folders, '2026-Q3', '2027-07-01', '08:00')).toBe('2027-07-01T08:00:00-04:00')
    expect(schedule(folders, '2026-Q3', '2026-12-01', '16:05')).toBe('2026-12-01T16:05:00-05:00')
    expect(releasesIn(folders.data)).toBe(`${before}2026-Q3,2026-12-01,2026-12-01T16:05:00-05:00\n`)
    expect(readData(folders.data, { today: TODAY }).problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test.each([
    ['a quarter without a folder', '2026-Q4', '2027-02-01', '09:00', 'There is no folder data/2026-Q4. Begin the quarter with npm run new -- 2026-Q4.'],
    ['one that is public', '2026-Q2', '2026-12-01', '09:00', 'Q2 2026 is public already, and its day stands.'],
    ['a day that does not exist', '2026-Q3', '2026-02-30', '09:00', 'The day "2026-02-30" is not a date; write it in the form 2026-11-06.'],
    ['no hour', '2026-Q3', '2026-12-01', '', 'The time "" is not a time of day; write it in the form 16:05.'],
    ['a day within it', '2026-Q3', '2026-09-30', '09:00', 'Q3 2026 ends on 30 September 2026. Choose a later day.'],
  ])('is refused for %s, and nothing is changed', (_, quarter, day, time, message) => {
    const folders = smallIssuer()
    makeQuarter(folders, '2026-Q3')
    const before = imprint(folders.data)
    expect(() => schedule(folders, quarter, day, time)).toThrow(message)
    expect(imprint(folders.data)).toBe(before)
  })

  test.each([[['--on', '2026-12-01'], '--at is missing'], [[], '--on and --at are missing']])('says which of its options is missing (%j)', (options, message) => {
    const { data } = smallIssuer()
    expect(() => scheduleCommand(['2026-Q3', ...options, '--data', data, '--today', TODAY], () => {})).toThrow(`${message}: npm run schedule -- 2026-Q3 --on 2026-11-06 --at 16:05 gives the day and the time of day.`)
  })

  test('keeps the order of the columns and the line ends of the file', () => {
    const folders = smallIssuer()
    makeQuarter(folders, '2026-Q3')
    writeFileSync(join(folders.data, 'releases.csv'), 'embargo_until,period,published_on\r\n,2026-Q2,2026-08-07\r\n')
    const { time_zone: zone } = openBook(readData(folders.data, { today: TODAY }).dataset!).issuer
    const instant = schedule(folders, '2026-Q3', '2026-11-06', '16:05')
    expect([zone, releasesIn(folders.data)]).toEqual([expect.any(String), `embargo_until,period,published_on\r\n,2026-Q2,2026-08-07\r\n${instant},2026-Q3,2026-11-06\r\n`])
  })

  test('closes the first quarter of a new company, which the desk leads through until a value of it was published', () => {
    const folders = sampleIssuer()
    begin(folders, { name: 'Example Compute Inc.', currency: 'EUR', fiscalYearStart: 1, timeZone: 'Europe/Rome', country: 'IT', site: 'First site', workloads: ['mining'], quarter: '2026-Q2', today: TODAY })
    expect(deskState(folders)).toMatchObject({ published: [], next: null, work: { quarter: '2026-Q2', embargo: '' } })
    expect(schedule(folders, '2026-Q2', '2026-11-30', '18:00')).toBe('2026-11-30T18:00:00+01:00')
    expect(releasesIn(folders.data)).toBe('period,published_on,embargo_until\n2026-Q2,2026-11-30,2026-11-30T18:00:00+01:00\n')
    expect(deskState(folders).work).toMatchObject({ quarter: '2026-Q2', embargo: '2026-11-30T18:00:00+01:00' })
  })

  test('is told as past once the ledger has seen the quarter published, and one word then keeps it public', () => {
    const folders = smallIssuer()
    makeQuarter(folders, '2026-Q3')
    schedule(folders, '2026-Q3', '2026-11-06', '16:05')
    expect(() => keepPublic(folders, '2026-Q3')).toThrow('Q3 2026 is not a quarter that was published and is held still. Nothing was changed.')
    writeFileSync(join(folders.data, 'ledger.jsonl'), ['2026-Q1', '2026-Q2', '2026-Q3'].map((quarter) => `${JSON.stringify({ quarter, figure: 'revenue.total', value: '1' })}\n`).join(''))
    expect(deskState(folders)).toMatchObject({ published: ['2026-Q1', '2026-Q2', '2026-Q3'], held: ['2026-Q3'], work: null })
    // The ledger may have seen a trial of the release ahead of its day.
    expect(deskState({ ...folders, today: '2026-11-05' })).toMatchObject({ published: ['2026-Q1', '2026-Q2'], held: [], work: { quarter: '2026-Q3' } })
    // By the clock of that day it is not out, and its day can still be moved.
    const early = { ...folders, today: '2026-11-05' }
    expect(() => keepPublic(early, '2026-Q3')).toThrow('Q3 2026 is held until 2026-11-06T16:05:00-05:00, which is still to come. Nothing was changed.')
    expect(() => schedule(folders, '2026-Q3', '2026-11-10', '16:05')).toThrow('Q3 2026 is public already, and its day stands. Its row holds it still: npm run schedule -- 2026-Q3 --published keeps it public.')
    expect(schedule(early, '2026-Q3', '2026-11-06', '16:10')).toBe('2026-11-06T16:10:00-05:00')
    const said: string[] = []
    expect(scheduleCommand(['2026-Q3', '--published', '--data', folders.data, '--today', TODAY], (line) => said.push(line))).toBe(0)
    expect([said, releasesIn(folders.data).trimEnd().split('\n').at(-1)]).toEqual([['Q3 2026 stays public: every build publishes it from now on.'], '2026-Q3,2026-11-06,'])
    expect(deskState(folders)).toMatchObject({ held: [], work: null })
  })
})
