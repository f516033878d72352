import { describe, expect, test } from 'vitest'
import { readData } from '../../src/intake/load.ts'
import { audit } from '../../src/release/audit.ts'
import { ledgerText, readLedger, type FigureEntry, type Ledger } from '../../src/release/ledger.ts'
import { releasedQuarters, select } from '../../src/release/select.ts'
import { filesOf, writeFiles, type Files } from './issuer.ts'

function publicData(files: Files) {
  const { dataset, problems } = readData(writeFiles(files), { today: '2026-11-22' })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return select(dataset!, releasedQuarters(dataset!, null))
}

function check(files: Files, ledger: Ledger, methods: Parameters<typeof audit>[4] = []) {
  const { kept, quarters } = publicData(files)
  return audit(kept, quarters, ledger, '2026-11-22', methods)
}

const replaced = (path: string, from: string, to: string, hidden = {}): Files =>
  new Map([...filesOf(hidden)].map(([name, text]) => [name, name === path ? text.replace(from, to) : text]))

const published = readLedger(ledgerText(check(filesOf(), { rows: [], figures: [] }).additions))

describe('what was published', () => {
  test('is written once and then stands', () => {
    expect(published.rows.length).toBeGreaterThan(10)
    expect(published.figures.length).toBeGreaterThan(50)
    expect(check(filesOf(), published)).toEqual({ faults: [], additions: [] })
  })

  test('may be spelled differently', () => {
    expect(check(replaced('2026-Q2/energy.csv', '380000', '380000.00'), published).faults).toEqual([])
  })

  test.each([
    ['a value', '2026-Q2/energy.csv', '380000', '380001', '2026-Q2/energy.csv:2:36 energy_mwh was published as 380000 and is now 380001.'],
    ['a status', '2026-Q2/energy.csv', '380000,measured', '380000,derived', 'status was published as measured and is now derived'],
    ['a level of capacity', 'capacity.csv', '2025-01-01,200', '2025-01-01,201', 'capacity_mw was published as 200 and is now 201'],
    ['a row', '2026-Q1/revenue.csv', '2026-Q1,ai_hosting,all,21000000,USD,reported,src-2,,,\n', '', 'the row 2026-Q1|ai_hosting|all|USD was published and is gone'],
    ['a target', 'targets.csv', ',150,', ',140,', 'target_value was published as 150 and is now 140'],
  ])('may not change in silence: %s', (_, path, from, to, words) => {
    const { faults } = check(replaced(path, from, to), published)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(words)
  })

  test('names the rows to add', () => {
    expect(check(replaced('2026-Q2/energy.csv', '380000', '380001'), published).faults[0]).toBe('2026-Q2/energy.csv:2:36 energy_mwh was published as 380000 and is now 380001. Let this row read as it was published, '
      + '2026-Q2,lake,mining,facility_total,380000,measured,src-1,2026-08-07,,; add below it, with its as_of, '
      + '2026-Q2,lake,mining,facility_total,380001,measured,src-1,2026-11-22,,; and to restatements.csv, with an id, the true reason and a sentence in each language, '
      + 'rst-…,energy.csv,2026-Q2|lake|mining|own_operations|facility_total,energy_mwh,380000,380001,better_data,none,…,…')
  })

  test('changes in the open: a later row, and its restatement', () => {
    const { faults, additions } = check(filesOf({
      '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,365000,measured,src-1,2026-11-06,,'],
      'restatements.csv': ['rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,365000,error,none,Sorry,Scusate,'],
    }), published)
    expect(faults).toEqual([])
    expect(additions.filter((entry) => 'key' in entry)).toEqual([expect.objectContaining({ as_of: '2026-11-06', values: expect.objectContaining({ energy_mwh: '365000' }) }), expect.objectContaining({ key: 'rst-1' })])
    expect(additions).toContainEqual(expect.objectContaining({ quarter: '2026-Q1', figure: 'energy.use_mwh[lake/mining]', value: '365000' }))
  })

  test('gains a date when a later row needs one', () => {
    const { faults } = check(replaced('2026-Q2/energy.csv', '380000,measured,src-1,,', '380000,measured,src-1,2026-08-07,', {
      '2026-Q2/energy.csv': ['2026-Q2,lake,mining,facility_total,381000,measured,src-1,2026-11-06,,'],
      'restatements.csv': ['rst-1,energy.csv,2026-Q2|lake|mining|own_operations|facility_total,energy_mwh,380000,381000,error,none,Sorry,Scusate,'],
    }), published)
    expect(faults).toEqual([])
  })

  test('is not missed while its quarter is withdrawn', () => {
    expect(check(replaced('releases.csv', '2026-Q2,2026-08-07,\n', ''), published).faults).toEqual([])
  })
})

describe('a figure whose formula changed', () => {
  // The ledger remembers another result of the same cells: what a changed formula looks like from here.
  const before: Ledger = { ...published, figures: published.figures.map((entry): FigureEntry => (entry.figure === 'energy.per_mw' && entry.quarter === '2026-Q2' ? { ...entry, value: '1' } : entry)) }

  test('stops the build', () => {
    const { faults } = check(filesOf(), before)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain('2026-Q2 energy.per_mw was published as 1 and is now ')
  })

  test('passes with an entry among the changes of method, once', () => {
    const methods = [{ metric: 'energy.per_mw', since: '2026-11-22', reason: { en: 'x', it: 'x' } }]
    const { faults, additions } = check(filesOf(), before, methods)
    expect(faults).toEqual([])
    expect(additions).toEqual([expect.objectContaining({ figure: 'energy.per_mw', methods: 1 })])
    const after = readLedger(ledgerText([...before.rows, ...before.figures, ...additions]))
    expect(check(filesOf(), after, methods)).toEqual({ faults: [], additions: [] })
  })
})

test('a line that is no entry is named', () => {
  expect(() => readLedger('{"quarter":"2026-Q1","figure":"a","value":"1","methods":0}\n{"quarter":')).toThrow('ledger.jsonl:2:1')
  expect(() => readLedger('[]')).toThrow('ledger.jsonl:1:1')
})
