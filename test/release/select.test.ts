import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readData } from '../../src/intake/load.ts'
import { restrict } from '../../src/release/inputs.ts'
import { sha256 } from '../../src/release/tree.ts'
import { filesOf, hiddenRows, swings, writeFiles, type Files } from './issuer.ts'

const TODAY = '2026-11-22'
/** A quarter without a release row: a draft. */
const THIRD_QUARTER = { '2026-Q3/energy.csv': ['2026-Q3,lake,mining,facility_total,1,measured,src-1,,,', '2026-Q3,lake,ai_hosting,facility_total,1,measured,src-1,,,', '2026-Q3,mesa,mining,facility_total,1,measured,src-1,,,'], '2026-Q3/revenue.csv': ['2026-Q3,mining,all,1,USD,reported,src-1,,,'] }
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function restricted(files: Files, asOf: string | null = null, content: Files = new Map()) {
  const folder = writeFiles(files)
  const { dataset, problems } = readData(folder, { today: TODAY })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const asFiles = (each: Files) => [...each].map(([path, text]) => ({ path, bytes: bytesOf(text) }))
  const inputs = restrict({ dataset: dataset!, issuer: { path: 'issuer.yaml', bytes: readFileSync(join(folder, 'issuer.yaml')) }, content: asFiles(content), served: [] }, asOf)
  return { inputs, text: (path: string) => { const file = inputs.data.find((each) => each.path === path); return file ? new TextDecoder().decode(file.bytes) : null } }
}

const fingerprint = (files: Files, asOf: string | null = null): string =>
  restricted(files, asOf).inputs.data.map(({ path, bytes }) => `${path} ${sha256(bytes)}`).join('\n')

describe('which quarters are released', () => {
  const embargo = '2026-11-06T16:05:00-05:00'
  const files = filesOf({ 'releases.csv': [`2026-Q3,2026-11-06,${embargo}`], ...THIRD_QUARTER })
  test.each([
    ['no --as-of', null, false],
    ['a second before', '2026-11-06T16:04:59-05:00', false],
    ['the instant', embargo, true],
    ['the instant in another zone', '2026-11-06T21:05:00Z', true],
    ['a second before, in another zone', '2026-11-07T06:04:59+09:00', false],
    ['a second after', '2026-11-06T21:05:01Z', true],
    ['ten years on', '2036-01-01T00:00:00Z', true],
  ])('%s', (_, asOf, open) => {
    expect(restricted(files, asOf).inputs.selection.quarters.includes('2026-Q3')).toBe(open)
  })
})

test('a release that is only planned opens nothing', () => {
  const { inputs, text } = restricted(filesOf({ 'releases.csv': ['2027-Q1,2027-05-08,'], 'capacity.csv': ['lake,ai_hosting,energised_gross,2026-07-15,61,measured,src-1,,,'] }))
  expect(inputs.selection.quarters).toEqual(['2026-Q1', '2026-Q2'])
  expect(text('capacity.csv')).not.toContain('2026-07-15')
  expect(text('releases.csv')).not.toContain('2027')
})

test('nor does one that stands open, as long as all rows of its quarter are held for a later one', () => {
  const held = Object.fromEntries(Object.entries(THIRD_QUARTER).map(([path, rows]) => [path, rows.map((row) => `${row}2026-Q4`)]))
  const planned = { 'releases.csv': ['2026-Q3,2026-11-06,'] }
  expect(restricted(filesOf({ ...planned, ...held })).inputs.selection.quarters).toEqual(['2026-Q1', '2026-Q2'])
  expect(fingerprint(filesOf({ ...planned, ...held }))).toBe(fingerprint(filesOf(planned)))
  expect(restricted(filesOf({ 'releases.csv': ['2026-Q3,2026-11-06,', '2026-Q4,2027-02-20,2027-02-20T16:05:00-05:00'], ...held, '2026-Q3/revenue.csv': THIRD_QUARTER['2026-Q3/revenue.csv'] })).inputs.selection.quarters).toEqual(['2026-Q1', '2026-Q2', '2026-Q3'])
})

describe('which rows are public', () => {
  const cases: readonly (readonly [string, string, string, boolean])[] = [
    ['capacity on the last released day', 'capacity.csv', 'lake,ai_hosting,energised_gross,2026-06-30,61,measured,src-1,,,', true],
    ['capacity on the day after', 'capacity.csv', 'lake,ai_hosting,energised_gross,2026-07-01,61,measured,src-1,,,', false],
    ['capacity held for a later report', 'capacity.csv', 'lake,ai_hosting,energised_gross,2026-05-01,61,measured,src-1,,,2026-Q3', false],
    ['capacity of tomorrow, told with a released report', 'capacity.csv', 'lake,ai_hosting,contracted_it,2026-07-01,61,measured,src-1,,,2026-Q2', true],
    ['a milestone in a released quarter', 'milestones.csv', '2026-06-30,lake,energised,,Opened,Aperto,src-1,,', true],
    ['a milestone before all quarters', 'milestones.csv', '2024-06-30,lake,energised,,Opened,Aperto,src-1,,', true],
    ['a milestone after the last', 'milestones.csv', '2026-07-01,lake,energised,,Opened,Aperto,src-1,,', false],
    ['a target from a released day', 'targets.csv', 't-2,ai.energised_it_mw,2026-06-30,1,2030-12-31,5,MW,reported,src-1,', true],
    ['a target from a day after', 'targets.csv', 't-2,ai.energised_it_mw,2026-09-30,1,2030-12-31,5,MW,reported,src-1,', false],
    ['a factor that holds later', 'emission_factors.csv', 'l-ny2,NYUP,residual,100,kg_co2e_per_mwh,AR6,2026,2026-07-01,,reported,src-1,', false],
    ['a factor of a region without a public site', 'emission_factors.csv', 'l-miso,MISO,location,100,kg_co2e_per_mwh,AR6,2025,2025-01-01,,reported,src-1,', false],
    ['a factor of a fuel nobody is seen to burn', 'emission_factors.csv', 'd,diesel,fuel,10,kg_co2e_per_us_gal,AR6,2025,2025-01-01,,reported,src-1,', false],
    ['a claim about a released quarter', 'public_claims.csv', '2026-Q1,all,zero_carbon_share,critic,40,percent,src-1,,', true],
    ['a claim held for a later report', 'public_claims.csv', '2026-Q1,all,zero_carbon_share,critic,40,percent,src-1,2026-Q3,', false],
    ['a factor in the folder of a later quarter', '2026-Q3/emission_factors.csv', 'l-ny2,NYUP,residual,100,kg_co2e_per_mwh,AR6,2026,2025-01-01,,reported,src-1,', false],
    ['a base year before all quarters', 'base_year.csv', '2020,emissions.total_location,baseline,30000,tCO2e,baseline,', true],
    ['a base year that has begun', 'base_year.csv', '2026,emissions.total_location,baseline,30000,tCO2e,baseline,', true],
    ['a base year that has not begun', 'base_year.csv', '2027,emissions.total_location,baseline,30000,tCO2e,baseline,', false],
    ['an event of a base year, held for a later report', 'base_year.csv', '2020,emissions.total_location,Site bought,900,tCO2e,structural,2026-Q3', false],
    ['a source that nothing refers to', 'sources.csv', 'src-9,Unused,,', false],
    ['a facility that nothing refers to', 'facilities.csv', 'ghost,Ghost,US,America/Chicago,MISO,operational_control,1,,,', false],
  ]
  test.each(cases)('%s', (_, path, row, shown) => {
    const text = restricted(filesOf({ ...(path.includes('/') ? THIRD_QUARTER : {}), [path]: [row] })).text(path)
    expect((text ?? '').includes(row.split(',').slice(0, 4).join(','))).toBe(shown)
  })

  test('a correction tied to a later report stays out with its restatement, and comes out with it', () => {
    const row = '2026-Q1,lake,mining,facility_total,365000,measured,src-1,2026-11-06,,2026-Q3'
    const files = filesOf({
      '2026-Q1/energy.csv': [row], 'restatements.csv': ['rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,365000,error,none,Sorry,Scusate,'],
      'releases.csv': ['2026-Q3,2026-11-06,2026-11-06T16:05:00-05:00'], ...THIRD_QUARTER,
    })
    const before = restricted(files)
    expect(before.text('2026-Q1/energy.csv')).not.toContain('365000')
    expect(before.text('restatements.csv')).toBeNull()
    const after = restricted(files, '2026-11-06T21:05:00Z')
    expect(after.text('2026-Q1/energy.csv')).toContain('365000')
    expect(after.text('restatements.csv')).toContain('rst-1')
  })

  test('a held change back to what was published first stays out with its restatement (both its values are public, its rows are not)', () => {
    const told = (id: string, before: number, after: number) => `${id},energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,${before},${after},error,none,Sorry,Scusate,`
    const open = { '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,365000,measured,src-1,2026-08-07,,'], 'restatements.csv': [told('rst-1', 370000, 365000)] }
    const held = { '2026-Q1/energy.csv': [...open['2026-Q1/energy.csv'], '2026-Q1,lake,mining,facility_total,370000,measured,src-1,2026-11-06,,2026-Q3'], 'restatements.csv': [...open['restatements.csv'], told('rst-2', 365000, 370000)] }
    const { text } = restricted(filesOf(held))
    expect(text('restatements.csv')).toContain('rst-1')
    expect(text('restatements.csv')).not.toContain('rst-2')
    expect(fingerprint(filesOf(held))).toBe(fingerprint(filesOf(open)))
  })

  test('published files keep order and text, and tell nothing of what is held back', () => {
    const { text } = restricted(filesOf({ 'releases.csv': ['2026-Q3,2026-11-06,2027-01-01T00:00:00Z'] }, 1))
    expect(text('releases.csv')).toBe('period,published_on,embargo_until\n2026-Q1,2026-05-08,\n2026-Q2,2026-08-07,\n')
    expect(text('sources.csv')).toBe('source,title,url\nsrc-1,Meter export,\nsrc-2,"Invoices, all of them",https://example.com/invoices\n')
    expect(text('2026-Q1/energy.csv')!.split('\n')[0]).toBe('period,facility,workload,measure,energy_mwh,status,source,as_of')
  })

  test('a released row does not say with which report it came out, nor when its embargo ended', () => {
    const { text } = restricted(filesOf({ 'milestones.csv': ['2026-05-05,lake,leased,,"Hall ""B"", leased",Affittata,src-1,2026-Q2,'] }))
    expect(text('milestones.csv')).toBe('date,facility,kind,capacity_mw,title_en,title_it,source\n2026-05-05,lake,leased,,"Hall ""B"", leased",Affittata,src-1\n2026-02-01,lake,energised,20,First hall in service,Prima sala in servizio,src-1\n')
    const embargoed = new Map([...filesOf()].map(([path, each]) => [path, path === 'releases.csv' ? each.replace('2026-08-07,', '2026-08-07,2026-08-07T16:05:00-04:00') : each]))
    expect(restricted(embargoed, '2026-08-08T00:00:00Z').text('releases.csv')).toBe('period,published_on,embargo_until\n2026-Q1,2026-05-08,\n2026-Q2,2026-08-07,\n')
  })

  test('line ends and a byte order mark make no difference', () => {
    const plain = filesOf()
    const windows = new Map([...plain].map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]))
    expect(fingerprint(windows)).toBe(fingerprint(plain))
  })

  test('a date of closing after the last released day is blank', () => {
    const { text } = restricted(new Map([...filesOf()].map(([path, each]) => [path, path === 'facilities.csv' ? each.replace('1,2024-01-01,,', '1,2024-01-01,2026-09-09,') : each])))
    expect(text('facilities.csv')).not.toContain('2026-09-09')
  })
})

describe('which prose is public', () => {
  test.each([
    ['methodology/en.mdx', true], ['2026-Q2/en.mdx', true], ['reports/2026-Q1/it.mdx', true], ['2026-Q3/en.mdx', false], ['2026-q3/en.mdx', false], ['images/q3-2026-hall.png', false], ['3Q26.pdf', false],
    ['2026_Q2/2026-Q3.png', false], ['press/T3 2026.mdx', false],
  ])('%s', (path, shown) => {
    expect(restricted(filesOf(), null, new Map([[path, 'x']])).inputs.content.length === 1).toBe(shown)
  })
})

test('for any hidden rows, the public files are those without them (non-interference at the stage)', { timeout: 600_000 }, () => {
  const alone = fingerprint(filesOf())
  let hidden = 0
  fc.assert(fc.property(hiddenRows, fc.integer({ min: 0, max: 3 }), (rows, order) => {
    hidden += Object.keys(rows).length > 0 ? 1 : 0
    expect(fingerprint(filesOf(rows, order))).toBe(alone)
    expect(fingerprint(filesOf(rows, order), '2026-11-06T21:04:59Z')).toBe(alone)
  }), { numRuns: process.env.NIGHTLY === '1' ? 5000 : 200 })
  expect(hidden).toBeGreaterThan(50)
})

test('however often a value went up and down, the changes that are held tell nothing', () => {
  fc.assert(fc.property(swings, ({ open, held }) => {
    expect(fingerprint(filesOf(held))).toBe(fingerprint(filesOf(open)))
  }), { numRuns: 50 })
})
