import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newCommand, makeQuarter } from '../../src/desk/new.ts'
import { readData } from '../../src/intake/load.ts'
import { readProse } from '../../src/intake/prose.ts'
import { imprint, sampleIssuer, smallIssuer, TODAY } from './folders.ts'

describe('a new quarter', () => {
  const folders = sampleIssuer()
  const made = makeQuarter(folders, '2026-Q3')
  const text = (path: string): string => readFileSync(join(folders.data, '2026-Q3', path), 'utf8')

  test('has the rows of the last one, with their keys, blank values and a note that they are pending', () => {
    expect(made.from).toBe('2026-Q2')
    expect(text('energy.csv')).toMatchInlineSnapshot(`
      "period,facility,workload,measure,energy_mwh,low_mwh,high_mwh,status,source,as_of,note
      2026-Q3,lake-mariner,mining,facility_total,,,,,,,PENDING
      2026-Q3,lake-mariner,ai_hosting,facility_total,,,,,,,PENDING
      "
    `)
    expect(text('revenue.csv')).toMatchInlineSnapshot(`
      "period,segment,facility,amount,currency,status,source,as_of,note
      2026-Q3,mining,lake-mariner,,USD,,,,PENDING
      2026-Q3,ai_hosting,lake-mariner,,USD,,,,PENDING
      2026-Q3,total,all,,USD,,,,PENDING
      "
    `)
  })

  test('has a commentary begun in both languages, which the checks say is still to be written', () => {
    expect(readFileSync(join(folders.content, 'reports/2026-Q3/it.mdx'), 'utf8')).toContain('title: PENDING')
    expect(readProse(folders.content).map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual(['en', 'it'].flatMap((locale) => [2, 3].map((line) => `reports/2026-Q3/${locale}.mdx:${line} W_PENDING`)))
  })

  test('is sound, a draft, and said to wait for its values', () => {
    const { problems, dataset } = readData(folders.data, { today: TODAY })
    expect(problems.map(({ file, line, code, severity }) => `${severity} ${file}:${line} ${code}`)).toEqual(['warning 2026-Q3/energy.csv:2 W_PENDING', 'warning 2026-Q3/revenue.csv:2 W_PENDING'])
    expect(dataset!.tables.releases.some((row) => row.cells.period!.value === '2026-Q3')).toBe(false)
  })
})

test('a workload whose capacity has gone is not carried on', () => {
  const folders = smallIssuer()
  const path = join(folders.data, 'capacity.csv')
  writeFileSync(path, `${readFileSync(path, 'utf8')}mesa,mining,energised_gross,2026-06-30,0,measured,src-1,,,\n`)
  makeQuarter(folders, '2026-Q3')
  expect(readFileSync(join(folders.data, '2026-Q3/energy.csv'), 'utf8')).not.toContain('mesa')
})

test('commentary that somebody has begun stays theirs', () => {
  const folders = smallIssuer()
  mkdirSync(join(folders.content, 'reports/2026-Q3'), { recursive: true })
  writeFileSync(join(folders.content, 'reports/2026-Q3/en.mdx'), 'Mine.')
  makeQuarter(folders, '2026-Q3')
  expect(readFileSync(join(folders.content, 'reports/2026-Q3/en.mdx'), 'utf8')).toBe('Mine.')
})

describe('nothing is written', () => {
  test.each([
    ['that is there already', '2026-Q2', TODAY, 'The folder data/2026-Q2 is there already, and nothing was changed.'],
    ['that is not over', '2026-Q3', '2026-09-30', 'Q3 2026 ends on 30 September 2026. Begin it when it is over.'],
    ['after a gap', '2026-Q4', '2027-02-01', 'The quarter after 2026-Q2, the last in data, is 2026-Q3. Begin with that one.'],
    ['before all others', '2025-Q4', TODAY, 'There is no quarter before 2025-Q4 to take the rows from. The first quarter of a company is made by npm run init.'],
  ])('for a quarter %s', (_, quarter, today, message) => {
    const folders = smallIssuer()
    const before = imprint(folders.data)
    expect(() => makeQuarter({ ...folders, today }, quarter)).toThrow(message)
    expect(imprint(folders.data)).toBe(before)
  })

  test('while the data is not sound', () => {
    const folders = smallIssuer()
    writeFileSync(join(folders.data, '2026-Q2/energy.csv'), 'period;facility\n')
    expect(() => makeQuarter(folders, '2026-Q3')).toThrow(/^The data in data has 1 problem\. Repair it first/)
  })

  test.each([[[], 'Name the quarter: npm run new -- 2026-Q3.'], [['Q3'], '"Q3" is not a quarter; write it in the form 2026-Q3.'], [['2026-Q3', '--dta', 'x'], /^Unknown option '--dta'/]])('for %j', (args, message) => {
    expect(() => newCommand(args, () => {})).toThrow(message)
  })
})
