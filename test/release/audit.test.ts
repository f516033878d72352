import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { effectsOf } from '../../src/core/effect.ts'
import { exactText } from '../../src/core/rational.ts'
import { restatementsOf } from '../../src/core/restatement.ts'
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
    ['a row', '2026-Q1/revenue.csv', '2026-Q1,ai_hosting,all,21000000,USD,reported,src-2,,,\n', '', '2026-Q1/revenue.csv: The row 2026-Q1|ai_hosting|all|USD was published and is gone; it read amount 21000000, status reported, source src-2. Put it back'],
    ['a target', 'targets.csv', ',150,', ',140,', 'target_value was published as 150 and is now 140'],
    ['the unit of a target', 'targets.csv', ',MWh/BTC,', ',J/TH,', 'unit was published as MWh/BTC and is now J/TH'],
    ['the metric of a target', 'targets.csv', 'ai.energised_it_mw', 'energy.use_mwh', 'metric was published as ai.energised_it_mw and is now energy.use_mwh'],
    ['the source of a value', '2026-Q2/energy.csv', '380000,measured,src-1', '380000,measured,src-2', 'source was published as src-1 and is now src-2'],
    ['the address of a source', 'sources.csv', 'com/invoices', 'com/bills', 'url was published as https://example.com/invoices and is now https://example.com/bills'],
    ['the warming potentials of a factor', 'emission_factors.csv', 'AR6', 'AR5', 'gwp_set was published as AR6 and is now AR5'],
    ['the beginning of a factor', 'emission_factors.csv', '2025-01-01', '2025-01-02', 'valid_from was published as 2025-01-01 and is now 2025-01-02'],
    ['the end of a factor, within what is published', 'emission_factors.csv', '2025-01-01,,', '2025-01-01,2026-06-29,', 'valid_to was published as blank and is now 2026-06-29'],
    ['the day of a release', 'releases.csv', '2026-05-08', '2026-05-09', 'published_on was published as 2026-05-08 and is now 2026-05-09'],
    ['the way a site is counted', 'facilities.csv', 'NYUP,operational_control,1', 'NYUP,operational_control,0.5', 'equity_share was published as 1 and is now 0.5'],
  ])('may not change in silence: %s', (_, path, from, to, words) => {
    const { faults } = check(replaced(path, from, to), published)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(words)
  })

  test.each([
    ['a note', '2026-Q2/energy.csv', '380000,measured,src-1,,,', '380000,measured,src-1,,read twice,'], ['a title', 'sources.csv', 'Meter export', 'Meters exported'],
    ['an Italian title', 'milestones.csv', 'Prima sala in servizio', 'La prima sala in servizio'], ['a name', 'facilities.csv', 'Lake site', 'The lake site'],
  ])('may be told in other words: %s', (_, path, from, to) => {
    expect(check(replaced(path, from, to), published)).toEqual({ faults: [], additions: [] })
  })

  test('may end after all that is published, and the end stands then', () => {
    const ended = replaced('emission_factors.csv', '2025-01-01,,', '2025-01-01,2026-06-30,')
    const { faults, additions } = check(ended, published)
    expect([faults, additions]).toEqual([[], [expect.objectContaining({ key: 'l-ny', values: expect.objectContaining({ valid_to: '2026-06-30' }) })]])
    const after = readLedger(ledgerText([...published.rows, ...published.figures, ...additions]))
    expect(check(ended, after)).toEqual({ faults: [], additions: [] })
    expect(check(replaced('emission_factors.csv', '2025-01-01,,', '2025-01-01,2026-12-31,'), after).faults).toEqual([expect.stringContaining('valid_to was published as 2026-06-30 and is now 2026-12-31')])
  })

  test('is read in the first form too, which kept less, and is written anew in this one', () => {
    const first = readLedger(ledgerText([...published.rows.filter(({ table }) => table === 'energy' || table === 'targets').map(({ form: _, values, ...entry }) => ({
      ...entry, values: Object.fromEntries(Object.entries(values).filter(([name]) => name === 'status' || /_mwh$|_value$/.test(name))),
    })), ...published.figures.map(({ with: _, ...entry }) => entry)]))
    const { faults, additions } = check(filesOf(), first)
    expect(faults).toEqual([])
    expect(additions).toHaveLength(published.rows.length)
    expect(check(filesOf(), readLedger(ledgerText([...first.rows, ...first.figures, ...additions])))).toEqual({ faults: [], additions: [] })
    expect(check(replaced('2026-Q2/energy.csv', '380000', '380001'), first).faults).toHaveLength(1)
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

/** Puts the rows that a refusal names where it says, as anyone would who has only its words. */
function followed(files: Files, fault: string): Files {
  const found = /^([^:]+):(\d+):.*?(?:read as it was published, |Let it read )(.+?)(?:; say what is new in a row with a key of its own)?(?:; add below it, with its as_of, (.+?))?(?:(?:; and|; add|Add) to restatements\.csv, with an id, the true reason and a sentence in each language, (.+?))?(?:; \S+ has no column (\w+): .*)?$/.exec(fault)!
  const [, path, line, old, below, reason, column] = found as unknown as [string, string, string, string, string?, string?, string?]
  const lines = files.get(path)!.trimEnd().split('\n').map((each, index) => (column === undefined ? each : `${each},${index === 0 ? column : ''}`))
  lines.splice(Number(line) - 1, 1, old, ...(below === undefined ? [] : [below]))
  const reasons = reason === undefined ? [] : [reason.replace('rst-…', 'rst-9').replace('…,…', 'Sorry,Scusate,')]
  const [head = 'restatement,file,row_key,column,previous_value,current_value,reason,base_year_effect,text_en,text_it,release'] = (files.get('restatements.csv') ?? '').split('\n', 1).filter((each) => each !== '')
  return new Map([...files, [path, `${lines.join('\n')}\n`], ...(reasons.length === 0 ? [] : [['restatements.csv', `${[head, ...reasons].join('\n')}\n`] as const])])
}

describe('the rows that a refusal names', () => {
  test.each([
    ['energy, whose old row has no date', '2026-Q2/energy.csv', '380000', '380001'], ['energy, whose old row has one', '2026-Q1/energy.csv', '370000', '370001'], ['a status', '2026-Q2/energy.csv', '380000,measured', '380000,derived'],
    ['capacity', 'capacity.csv', '2025-01-01,200', '2025-01-01,201'], ['revenue', '2026-Q1/revenue.csv', '21000000', '21000001'], ['a source', '2026-Q2/revenue.csv', 'USD,reported,src-2', 'USD,reported,src-1'],
    ['a factor, in a file without as_of', 'emission_factors.csv', ',120,', ',121,'], ['what a factor rests on', 'emission_factors.csv', 'AR6', 'AR5'], ['a target, in a file without as_of', 'targets.csv', ',150,', ',140,'],
    ['the kind of a target', 'targets.csv', ',MWh/BTC,', ',J/TH,'], ['a milestone', 'milestones.csv', 'energised,20', 'energised,21'],
    ['a site', 'facilities.csv', 'NYUP,operational_control,1', 'NYUP,operational_control,0.5'], ['a name with a comma in its row', 'facilities.csv', 'ERCT,operational_control,1', 'ERCT,operational_control,0.5'],
    ['a source of its own', 'sources.csv', 'com/invoices', 'com/bills'], ['the day of a release', 'releases.csv', '2026-05-08', '2026-05-09'],
  ])('let the build pass once they are there: %s', (_, path, from, to) => {
    const files = replaced(path, from, to)
    const [fault, ...others] = check(files, published).faults
    expect(others).toEqual([])
    expect(check(followed(files, fault!), published).faults).toEqual([])
  })
})

/** A later row of a published key, with the cells of an earlier one changed. */
const LATER = {
  status: { '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,370000,estimated,src-1,2026-11-06,By the invoices,'] },
  factor: replaced('emission_factors.csv', 'source,note', 'source,note,as_of').get('emission_factors.csv')!.replace(/^(l-ny.*)$/m, '$1,2026-08-07').replace(/^(?!l-ny|factor)(.+)$/gm, '$1,'),
} as const

describe('a later row of a published key', () => {
  const factor = (later: string): Files => new Map([...filesOf(), ['emission_factors.csv', `${LATER.factor}${later}\n`]])
  const telling = (files: Files, ...rows: readonly string[]): Files => new Map([...files, ['restatements.csv', `restatement,file,row_key,column,previous_value,current_value,reason,base_year_effect,text_en,text_it,release\n${rows.join('\n')}\n`]])

  test('needs a reason for a word, which is then told among the restatements', () => {
    const files = filesOf(LATER.status)
    const { faults } = check(files, published)
    expect(faults).toEqual(['2026-Q1/energy.csv:5:43 status was published as measured and is estimated in this later row, and no restatement says why. '
      + 'Add to restatements.csv, with an id, the true reason and a sentence in each language, rst-…,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,status,measured,estimated,better_data,none,…,…'])
    const told = telling(files, 'rst-9,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,status,measured,estimated,better_data,none,Sorry,Scusate,')
    expect(check(told, published).faults).toEqual([])
    expect(restatementsOf(openBook(publicData(told).kept))).toMatchObject([{ column: 'status', previous: { text: 'measured' }, current: { text: 'estimated' }, date: '2026-11-06' }])
  })

  test('needs a reason for a date that moves figures, and its effects are told', () => {
    const files = factor('l-ny,NYUP,location,120,kg_co2e_per_mwh,AR6,2025,2026-04-01,,reported,src-1,,2026-11-06')
    expect(check(files, published).faults).toEqual([expect.stringContaining('valid_from was published as 2025-01-01 and is 2026-04-01 in this later row, and no restatement says why.')])
    const told = telling(files, 'rst-9,emission_factors.csv,l-ny,valid_from,2025-01-01,2026-04-01,error,none,Sorry,Scusate,')
    expect(check(told, published).faults).toEqual([])
    const book = openBook(publicData(told).kept)
    const [restatement] = restatementsOf(book)
    expect(effectsOf(book, restatement!).map(({ before, after }) => `${after.period.id} ${after.id} ${before.quantity.value !== null} ${after.quantity.value !== null}`)).toContain('2026-Q1 emissions.scope2_location[lake/mining] true false')
  })

  test('that ends after all that is published needs none', () => {
    expect(check(factor('l-ny,NYUP,location,120,kg_co2e_per_mwh,AR6,2025,2025-01-01,2026-12-31,reported,src-1,,2026-11-06'), published).faults).toEqual([])
  })

  test('needs a reason for a value that was blank, and for what it states alone where words beside it change too', () => {
    const blank = replaced('2026-Q1/energy.csv', '370000,measured,src-1,2026-05-08,', ',,,2026-05-08,Not read')
    const before = readLedger(ledgerText(check(blank, { rows: [], figures: [] }).additions))
    const known = new Map([...blank, ['2026-Q1/energy.csv', `${blank.get('2026-Q1/energy.csv')!}2026-Q1,lake,mining,facility_total,370000,measured,src-1,2026-11-06,,\n`]])
    const [fault] = check(known, before).faults
    expect(fault).toContain('energy_mwh was published as blank and is 370000 in this later row, and no restatement says why.')
    expect(fault).not.toContain('status')
    expect(check(telling(known, 'rst-9,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,,370000,better_data,none,Read,Letto,'), before).faults).toEqual([])
  })
})

const LATE = [
  ['a step of capacity', { 'capacity.csv': ['lake,mining,energised_gross,2026-02-01,230,measured,src-1,,,'] }, '2026-Q1 capacity.average_mw'],
  ['revenue of an old quarter', { '2026-Q1/revenue.csv': ['2026-Q1,grid_services,all,5000000,USD,reported,src-2,,,'] }, '2026-Q1 revenue.total'],
] as const

describe('a row for a time that is published', () => {
  test.each(LATE)('stops the build, and passes with its reason: %s', (_, rows, moved) => {
    const { faults } = check(filesOf(rows, 9), published)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`This row is new and speaks of a time already published; it moves ${moved.split(' ')[0]!}`)
    const files = followed(filesOf(rows, 9), faults[0]!)
    const { faults: none, additions } = check(files, published)
    expect(none).toEqual([])
    expect(additions.map((entry) => ('figure' in entry ? `${entry.quarter} ${entry.figure}` : ''))).toContain(moved)
    const after = readLedger(ledgerText([...published.rows, ...published.figures, ...additions]))
    expect(check(files, after)).toEqual({ faults: [], additions: [] })
    expect(check(new Map([...files].filter(([path]) => path !== 'restatements.csv')), after).faults).toEqual([expect.stringContaining('restatements.csv: The row rst-9 was published and is gone; it read file ')])
  })

  test('brings a new site with it, whose row needs no reason of its own', () => {
    const rows = { 'facilities.csv': ['hill,Hill site,US,America/New_York,NYUP,operational_control,1,2026-02-01,,'], 'capacity.csv': ['hill,mining,energised_gross,2026-02-01,50,measured,src-1,,,'] }
    const { faults } = check(filesOf(rows, 9), published)
    expect(faults).toEqual([expect.stringMatching(/^capacity\.csv:5:1 /)])
    expect(check(followed(filesOf(rows, 9), faults[0]!), published).faults).toEqual([])
  })

  test('is not covered by the reason of another', () => {
    const wrong = { 'restatements.csv': ['rst-1,capacity.csv,lake|mining|energised_gross|2026-02-01,capacity_mw,,231,better_data,none,Sorry,Scusate,'] }
    const { problems } = readData(writeFiles(filesOf({ 'capacity.csv': [LATE[0][1]['capacity.csv'][0].replace('src-1,,', 'src-1,2026-11-06,')], ...wrong }, 9)), { today: '2026-11-22' })
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['E_RESTATEMENT'])
  })

  test('is told among the restatements, with what it moved, and is not in the first edition', () => {
    const files = filesOf(LATE[0][1], 9)
    const book = openBook(publicData(followed(files, check(files, published).faults[0]!)).kept)
    const [late, ...others] = restatementsOf(book)
    expect(others).toEqual([])
    expect(late).toMatchObject({ column: 'capacity_mw', replaced: null, date: '2026-11-22', previous: { text: '' }, current: { text: '230' } })
    const average = effectsOf(book, late!).find(({ after }) => after.id === 'capacity.average_mw[lake/mining]' && after.period.id === '2026-Q2')!
    expect([average.before, average.after, average.after.first!].map(({ quantity }) => exactText(quantity.value!))).toEqual(['200', '230', '200'])
  })
})

describe('a row of a later time', () => {
  const next = { 'releases.csv': ['2026-Q3,2026-11-06,'], '2026-Q3/energy.csv': ['2026-Q3,lake,mining,facility_total,391000,measured,src-1,,,'], '2026-Q3/revenue.csv': ['2026-Q3,mining,all,87000000,USD,reported,src-1,,,'] }
  const first = { ...next, 'capacity.csv': ['lake,ai_hosting,energised_it,2026-07-15,50,measured,src-1,,,'] }

  test('stops the build where it says something of what is published, until that is said openly', () => {
    const { faults } = check(filesOf(first, 9), published)
    expect(faults).toEqual(['capacity.csv:5:1 This row speaks of a time after all that is published and moves it all the same: 2026-Q1 ai.progress_to_target from absent to -1/14, 2026-Q1 ai.pace_gap_pp from absent to -9950/511, 2026-Q1 ai.required_run_rate from absent to 150/7 and 3 more. '
      + 'Nothing was said of what held before it: say so with lake,ai_hosting,energised_it,2026-01-01,…,measured,src-1,2026-11-22,,; and in restatements.csv, with an id, the true reason and a sentence in each language, rst-…,capacity.csv,lake|ai_hosting|energised_it|2026-01-01,capacity_mw,,…,better_data,none,…,…'])
    const [, row, reason] = /say so with (.+?); and in .+ language, (.+)$/.exec(faults[0]!)!
    const said = filesOf({ ...first, 'capacity.csv': [row!.replace('…', '10'), ...first['capacity.csv']], 'restatements.csv': [`${reason!.replace(',,…', ',,10').replace('…', '9').replace('…,…', 'Left out,Omesso')},`] }, 9)
    expect(check(said, published).faults).toEqual([])
    const book = openBook(publicData(said).kept)
    expect(effectsOf(book, restatementsOf(book)[0]!).map(({ after }) => `${after.period.id} ${after.id}`)).toContain('2026-Q2 ai.energised_it_mw')
  })

  test('is not taken for one that came late when a site comes with it', () => {
    const site = { ...next, 'facilities.csv': ['hill,Hill site,US,America/New_York,NYUP,operational_control,1,,,'], 'capacity.csv': ['hill,ai_hosting,energised_gross,2026-07-15,60,measured,src-1,,,', 'hill,ai_hosting,energised_it,2026-07-15,50,measured,src-1,,,'] }
    expect(check(filesOf(site, 9), published).faults).toEqual([expect.stringMatching(/^capacity\.csv:6:1 This row speaks of a time after all that is published/)])
  })
})

test('a quarter before all that is published came late too, where it moves what is published', () => {
  const halls = { 'capacity.csv': ['lake,ai_hosting,energised_it,2025-01-01,10,measured,src-1,,,'] }
  const before = readLedger(ledgerText(check(filesOf(halls, 9), { rows: [], figures: [] }).additions))
  const history = (asOf: string) => ({ ...halls, '2025-Q2/energy.csv': [`2025-Q2,lake,mining,facility_total,300000,measured,src-1,${asOf},,`], '2025-Q2/revenue.csv': [`2025-Q2,mining,all,90000000,USD,reported,src-2,${asOf},,`], 'releases.csv': ['2025-Q2,2025-08-08,'] })
  expect(check(filesOf(history(''), 9), before).faults).toEqual(['energy', 'revenue'].map((table) => expect.stringContaining(`2025-Q2/${table}.csv:2:1 This row is new and speaks of a time already published; it moves 2026-Q2 ai.actual_run_rate from absent to 0.`)))
  const told = { ...history('2026-11-06'), 'restatements.csv': ['energy.csv,2025-Q2|lake|mining|own_operations|facility_total,energy_mwh,,300000', 'revenue.csv,2025-Q2|mining|all|USD,amount,,90000000'].map((each, index) => `rst-${index},${each},better_data,none,Added,Aggiunto,`) }
  expect(check(filesOf(told, 9), before).faults).toEqual([])
})

/** A file whose table the issuer has no other rows of. */
const alone = (files: Files, path: string, ...lines: readonly string[]): Files => new Map([...files, [path, `${lines.join('\n')}\n`]])
const INSTRUMENTS = 'period,facility,workload,instrument,technology,retired_mwh,status,source,as_of'

test('a first level needs no word where it was none before and nothing is computed from that', () => {
  const untargeted = (files: Files): Files => new Map([...files].filter(([path]) => path !== 'targets.csv'))
  const halls = { 'releases.csv': ['2026-Q3,2026-11-06,'], '2026-Q3/energy.csv': ['2026-Q3,lake,mining,facility_total,391000,measured,src-1,,,'], '2026-Q3/revenue.csv': ['2026-Q3,mining,all,87000000,USD,reported,src-1,,,'], 'capacity.csv': ['lake,ai_hosting,energised_it,2026-07-15,50,measured,src-1,,,'] }
  const before = readLedger(ledgerText(check(untargeted(filesOf()), { rows: [], figures: [] }).additions))
  const { faults, additions } = check(untargeted(filesOf(halls, 9)), before)
  expect(faults).toEqual([])
  expect(additions).toContainEqual({ quarter: '2026-Q1', figure: 'ai.energised_it_mw', value: '0', methods: 0, with: '2026-Q3' })
})

test('the first certificates of a company claim zero of the quarters before them openly', () => {
  const quarter = { 'releases.csv': ['2026-Q3,2026-11-06,'], '2026-Q3/energy.csv': ['2026-Q3,lake,mining,facility_total,391000,measured,src-1,,,'], '2026-Q3/revenue.csv': ['2026-Q3,mining,all,87000000,USD,reported,src-1,,,'] }
  const first = (more: Readonly<Record<string, readonly string[]>>): Files => alone(filesOf({ ...quarter, ...more }, 9), '2026-Q3/instruments.csv', INSTRUMENTS, '2026-Q3,lake,mining,unbundled_eac,wind,1000,reported,src-1,')
  const { faults } = check(first({}), published)
  expect(faults).toEqual([expect.stringContaining('2026-Q3/instruments.csv:2:1 This row speaks of a time after all that is published and moves it all the same: 2026-Q1 energy.zero_carbon_share[contractual] from absent to 0')])
  const said = alone(first({ 'restatements.csv': ['rst-1,instruments.csv,2026-Q1|lake|mining|unbundled_eac|wind,retired_mwh,,0,better_data,none,None were held,Nessuno,'] }), '2026-Q1/instruments.csv', INSTRUMENTS, '2026-Q1,lake,mining,unbundled_eac,wind,0,reported,src-1,2026-11-06')
  expect(check(said, published).faults).toEqual([])
  expect(faults[0]).toContain('say so with 2026-Q1,lake,mining,unbundled_eac,wind,…,reported,src-1,2026-11-22 in 2026-Q1/instruments.csv, below the header period,facility,workload,instrument,technology,retired_mwh,status,source,as_of; and in restatements.csv')
})

test.each([['2026-Q1', '2026-Q2'], ['2026-Q2', '2026-Q1']])('certificates of %s that came late are told with all they move, %s included', (own, other) => {
  const late = alone(filesOf({ 'restatements.csv': [`rst-1,instruments.csv,${own}|lake|mining|unbundled_eac|wind,retired_mwh,,1000,better_data,none,Late,Tardi,`] }), `${own}/instruments.csv`, INSTRUMENTS, `${own},lake,mining,unbundled_eac,wind,1000,reported,src-1,2026-11-06`)
  const moved = check(late, published)
  expect(moved.faults).toEqual([])
  const book = openBook(publicData(late).kept)
  const told = new Set(effectsOf(book, restatementsOf(book)[0]!).map(({ after }) => `${after.period.id} ${after.id}`))
  const figures = moved.additions.flatMap((entry) => ('figure' in entry ? [`${entry.quarter} ${entry.figure}`] : []))
  expect(figures).toContain(`${other} emissions.scope2_market`)
  expect(figures.filter((id) => !told.has(id) && !id.includes('quality.restated_count'))).toEqual([])
})

test('the rows of the next quarter need no reason', () => {
  const ended = replaced('emission_factors.csv', 'AR6,2025,2025-01-01,,', 'AR6,2025,2025-01-01,2026-06-30,', {
    'releases.csv': ['2026-Q3,2026-11-06,'], 'sources.csv': ['src-3,Another export,,'], 'facilities.csv': ['hill,Hill site,US,America/New_York,NYUP,operational_control,1,2026-07-02,,'],
    'capacity.csv': ['lake,ai_hosting,energised_gross,2026-07-15,61,measured,src-3,,,', 'hill,mining,energised_gross,2026-07-02,50,measured,src-3,,,'],
    'milestones.csv': ['2026-08-09,lake,energised,1,Second hall in service,Seconda sala in servizio,src-3,,'], 'targets.csv': ['t-2,ai.energised_it_mw,2026-09-30,20,2030-12-31,300,MW,reported,src-3,'],
    'emission_factors.csv': ['l-ny-26,NYUP,location,110,kg_co2e_per_mwh,AR6,2026,2026-07-01,,reported,src-3,'],
    '2026-Q3/energy.csv': ['2026-Q3,lake,mining,facility_total,391000,measured,src-3,,,', '2026-Q3,lake,ai_hosting,facility_total,98000,measured,src-3,,,', '2026-Q3,mesa,mining,facility_total,150000,reported,src-3,,,', '2026-Q3,hill,mining,facility_total,90000,reported,src-3,,,'],
    '2026-Q3/revenue.csv': ['2026-Q3,mining,all,87000000,USD,reported,src-3,,,'],
  })
  const { faults, additions } = check(ended, published)
  expect(faults).toEqual([])
  expect(additions.filter((entry) => 'figure' in entry && entry.quarter === '2026-Q3').length).toBeGreaterThan(50)
})

test('a quarter that is opened, closed and opened again is each time compared with what was public then', () => {
  const corrected = {
    '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,365000,measured,src-1,2026-11-06,,2026-Q3'], '2026-Q3/energy.csv': ['2026-Q3,lake,mining,facility_total,391000,measured,src-1,,,'], '2026-Q3/revenue.csv': ['2026-Q3,mining,all,87000000,USD,reported,src-1,,,'],
    'restatements.csv': ['rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,365000,error,none,Sorry,Scusate,'],
  }
  // A site that is held back, without energy of its own, takes the totals of a published quarter away when it comes.
  const held = {
    'facilities.csv': ['hill,Hill site,US,America/New_York,NYUP,operational_control,1,2026-02-01,,'], 'capacity.csv': ['hill,mining,energised_gross,2026-06-01,50,measured,src-1,2026-11-06,,2026-Q3'],
    'restatements.csv': [...corrected['restatements.csv'], 'rst-2,capacity.csv,hill|mining|energised_gross|2026-06-01,capacity_mw,,50,better_data,none,Late,Tardi,'],
  }
  const [open, closed] = [filesOf({ ...corrected, ...held, 'releases.csv': ['2026-Q3,2026-11-06,'] }, 9), filesOf({ ...corrected, ...held }, 9)]
  let text = ''
  for (const files of [open, closed, open, closed]) {
    const { faults, additions } = check(files, readLedger(text))
    expect(faults).toEqual([])
    text += ledgerText(additions)
  }
  for (const files of [open, closed]) expect(check(files, readLedger(text))).toEqual({ faults: [], additions: [] })
  expect(text).toContain('"value":"365000"')
})

describe('a figure whose formula changed', () => {
  // The ledger remembers another result of the same cells: what a changed formula looks like from here.
  const before: Ledger = { ...published, figures: published.figures.map((entry): FigureEntry => (entry.figure === 'energy.per_mw' && entry.quarter === '2026-Q2' ? { ...entry, value: '1' } : entry)) }

  test('stops the build', () => {
    const { faults } = check(filesOf(), before)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain('2026-Q2 energy.per_mw was published as 1 and is now ')
  })

  test.each([['is absent now', 'datacentre.pue'], ['is stated no more', 'energy.gone']])('stops the build where it %s, whatever else is new', (_, figure) => {
    const lost: Ledger = { ...published, figures: [...published.figures, { quarter: '2026-Q2', figure, value: '4', methods: 0 }] }
    const news = filesOf({ 'milestones.csv': ['2026-05-05,lake,leased,7,Hall leased,Sala affittata,src-1,,'], 'targets.csv': ['t-2,ai.energised_it_mw,2026-03-31,20,2030-12-31,300,MW,reported,src-1,'] })
    expect(check(news, lost).faults).toEqual([expect.stringContaining(`2026-Q2 ${figure} was published as 4 and is now absent, though no row that is new moved it`)])
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

test('a site is corrected by a later row: what it was stays among the first values, and every figure it moves is told', () => {
  const moved = replaced('facilities.csv', 'Lake site,US,America/New_York,NYUP', 'Lake site,US,America/New_York,ERCT')
  const { faults } = check(moved, published)
  expect(faults[0]).toContain('grid_region was published as NYUP and is now ERCT. Let this row read as it was published, lake,Lake site,US,America/New_York,NYUP,')
  const files = followed(moved, faults[0]!)
  expect(check(files, published).faults).toEqual([])
  const book = openBook(publicData(files).kept)
  const [restatement, ...others] = restatementsOf(book)
  expect(others).toEqual([])
  expect(restatement).toMatchObject({ column: 'grid_region', previous: { text: 'NYUP' }, current: { text: 'ERCT' }, date: '2026-11-22' })
  const scope2 = effectsOf(book, restatement!).find(({ after }) => after.id === 'emissions.scope2_location[lake/mining]' && after.period.id === '2026-Q1')!
  expect([scope2.before, scope2.after, scope2.after.first!].map(({ quantity }) => exactText(quantity.value!))).toEqual(['44400', '129500', '44400'])
})

test('a correction of a site that waits for a quarter is not public before it', () => {
  const held = (rows: readonly string[]): Files => new Map([...filesOf(), ['facilities.csv', `facility,name,country,time_zone,grid_region,consolidation,equity_share,as_of,release\n${rows.join('\n')}\n`]])
  const open = ['lake,Lake site,US,America/New_York,NYUP,operational_control,1,2026-08-07,', 'mesa,Mesa,US,America/Chicago,ERCT,operational_control,1,,']
  const { kept } = publicData(held([...open, 'lake,Lake site,US,America/New_York,ERCT,operational_control,1,2026-11-06,2026-Q3']))
  expect(kept.tables.facilities.map((row) => row.cells.grid_region!.text)).toEqual(['NYUP', 'ERCT'])
})

test('each time a change recurs it has its own reason, in the order of the file', () => {
  const row = (value: string, day: string): string => `2026-Q1,lake,mining,facility_total,${value},measured,src-1,2026-08-${day},,`
  const reason = (id: string, from: string, to: string): string => `${id},energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,${from},${to},error,none,${id},${id},`
  const files = filesOf({ '2026-Q1/energy.csv': [row('365000', '10'), row('370000', '11'), row('365000', '12')], 'restatements.csv': [reason('first', '370000', '365000'), reason('again', '370000', '365000'), reason('back', '365000', '370000')] })
  expect(restatementsOf(openBook(publicData(files).kept)).map(({ date, reason: told }) => `${date} ${told!.cells.restatement!.text}`)).toEqual(['2026-08-10 first', '2026-08-11 back', '2026-08-12 again'])
})

test('the values with which a site came late are one event, whose effects are told together', () => {
  const late = { 'facilities.csv': ['hill,Hill site,US,America/New_York,NYUP,operational_control,1,,,'], 'capacity.csv': ['hill,mining,energised_gross,2026-01-01,50,measured,src-1,2026-11-06,,'], '2026-Q1/energy.csv': ['2026-Q1,hill,mining,facility_total,90000,measured,src-1,2026-11-06,,'], '2026-Q2/energy.csv': ['2026-Q2,hill,mining,facility_total,91000,measured,src-1,2026-11-06,,'] }
  const reasons = ['capacity.csv,hill|mining|energised_gross|2026-01-01,capacity_mw,,50', 'energy.csv,2026-Q1|hill|mining|own_operations|facility_total,energy_mwh,,90000', 'energy.csv,2026-Q2|hill|mining|own_operations|facility_total,energy_mwh,,91000'].map((told, index) => `rst-${index},${told},error,none,Left out,Omesso,`)
  const files = filesOf({ ...late, 'restatements.csv': reasons }, 9)
  expect(check(files, published).faults).toEqual([])
  const book = openBook(publicData(files).kept)
  const restatements = restatementsOf(book)
  expect(restatements).toHaveLength(3)
  expect(new Set(restatements.map((each) => effectsOf(book, each))).size).toBe(1)
  const use = effectsOf(book, restatements[0]!).filter(({ after }) => after.id === 'energy.use_mwh' && after.period.kind === 'quarter')
  const first = new Map(published.figures.filter(({ figure }) => figure === 'energy.use_mwh').map(({ quarter, value }) => [quarter, value]))
  expect(use.map(({ before, after }) => `${after.period.id} ${exactText(before.quantity.value!)} ${exactText(after.quantity.value!)}`)).toEqual(['2026-Q1', '2026-Q2'].map((quarter, index) => `${quarter} ${first.get(quarter)} ${Number(first.get(quarter)) + 90000 + index * 1000}`))
})
