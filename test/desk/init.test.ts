import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { initCommand } from '../../src/desk/init.ts'
import { soundData } from '../../src/desk/reading.ts'
import { readData } from '../../src/intake/load.ts'
import { readProse } from '../../src/intake/prose.ts'
import { releasedQuarters } from '../../src/release/select.ts'
import { imprint, sampleIssuer, TODAY } from './folders.ts'

function init(folders: ReturnType<typeof sampleIssuer>, ...args: readonly string[]): readonly string[] {
  const said: string[] = []
  expect(initCommand([...args, '--data', folders.data, '--today', TODAY], (line) => said.push(line))).toBe(0)
  return said
}

describe('another company in the place of the sample', () => {
  const folders = sampleIssuer()
  const before = imprint(folders.data)
  const said = init(folders, '--name', 'Example Elettricità S.p.A.', '--currency', 'EUR', '--fiscal-year-start', '4', '--time-zone', 'Europe/Rome', '--country', 'IT', '--site', 'Città alta', '--workloads', 'ai_hosting')

  test('has a sound first quarter, the last that is over, released and without a value', () => {
    const { problems, dataset } = readData(folders.data, { today: TODAY })
    expect(problems.map(({ code, file, severity }) => [code, file, severity])).toEqual([['W_REGION_PLACEHOLDER', 'facilities.csv', 'warning']])
    expect(dataset!.issuer).toMatchObject({ name: 'Example Elettricità S.p.A.', short_name: 'Example Elettricità', currency: 'EUR', time_zone: 'Europe/Rome', fiscal_year_start_month: 4 })
    expect(readFileSync(join(folders.data, '2026-Q3/revenue.csv'), 'utf8')).toMatchInlineSnapshot(`
      "period,segment,facility,amount,currency,status,source,note
      2026-Q3,ai_hosting,citta-alta,,EUR,reported,company-records,Not reported yet.
      2026-Q3,total,all,,EUR,reported,company-records,Not reported yet.
      "
    `)
  })

  test('is open, so that it builds at once, and says how to hold it', () => {
    expect(releasedQuarters(soundData(folders).dataset, null)).toEqual(['2026-Q3'])
    expect(said[2]).toMatch(/^The quarter stands open in .*releases\.csv.*npm run schedule/)
  })

  test('keeps the prose of the method that speaks of nobody, and what was there lies aside, whole', () => {
    expect(readProse(folders.content)).toEqual([])
    expect(readFileSync(join(folders.content, 'methodology/it.mdx'), 'utf8')).not.toMatch(/TeraWulf|Lake Mariner|Nautilus/)
    expect(readFileSync(join(folders.content, 'methodology/it.mdx'), 'utf8')).toContain('## ')
    expect(existsSync(join(folders.content, 'reports'))).toBe(false)
    expect(imprint(join(folders.data, '..', '.wattledger', 'before-init', 'data'))).toBe(before)
    expect(said[0]).toBe('Example Elettricità S.p.A. begins with Q3 2026, one site and no values yet.')
  })

  test('can begin once more, and loses nothing by it', () => {
    init(folders, '--name', 'Second Example Inc.', '--currency', 'USD', '--quarter', '2026-Q2')
    expect(existsSync(join(folders.data, '..', '.wattledger', 'before-init-2', 'data', '2026-Q3'))).toBe(true)
    expect(existsSync(join(folders.data, '2026-Q2', 'energy.csv'))).toBe(true)
  })
})

test.each([
  ['whose data hold a mistake', 'data/2025-Q3/energy.csv', (text: string) => text.replace('351900', '351,900'), true], ['of which nobody can read whose it is', 'data/issuer.yaml', () => '', false],
])('a folder %s is set aside all the same', (_, path, spoilt, taken) => {
  const folders = sampleIssuer()
  const file = join(folders.data, '..', path)
  writeFileSync(file, spoilt(readFileSync(file, 'utf8')))
  init(folders, '--name', 'Example Inc.', '--currency', 'USD')
  expect(readData(folders.data, { today: TODAY }).problems.map(({ code }) => code)).toEqual(['W_REGION_PLACEHOLDER'])
  expect(existsSync(join(folders.content, 'methodology/en.mdx'))).toBe(taken)
})

test('everything wrong with what was asked is said at once, and nothing is changed', () => {
  const folders = sampleIssuer()
  const before = imprint(folders.data)
  try {
    initCommand(['--currency', 'XX', '--fiscal-year-start', '3', '--time-zone', 'Rome', '--workloads', 'mining,trading', '--quarter', '2026-Q4', '--data', folders.data, '--today', TODAY], () => {})
    expect.unreachable()
  } catch (error) {
    const { message, details } = error as { message: string; details: readonly string[] }
    expect([message, ...details].slice(0, -1)).toEqual([
      '--name is missing: the name of the company, in quotes.', expect.stringMatching(/^--currency "XX" is not a three-letter currency code\./), '--fiscal-year-start "3" is not the first month of a quarter. Write 1, 4, 7 or 10.',
      expect.stringMatching(/^--time-zone "Rome"/), '--workloads does not know "trading". Write mining, ai_hosting, miner_hosting, other, separated by commas.', '--quarter "2026-Q4" is not a quarter that is over. Write it as 2026-Q3.',
    ])
  }
  expect(imprint(folders.data)).toBe(before)
})
