import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'

/** The files of a data folder by path. */
export type Files = ReadonlyMap<string, string>

const ROOT = mkdtempSync(join(tmpdir(), 'wattledger-test-'))
process.on('exit', () => rmSync(ROOT, { recursive: true, force: true }))

/** A folder of its own for one test, gone when the tests are. */
export const newFolder = (name: string): string => mkdtempSync(join(ROOT, `${name}-`))

/** Writes files below a new folder. */
export function writeFiles(files: Files, folder = newFolder('data')): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const ISSUER = `name: Example Power Compute Inc.
short_name: Example
currency: USD
time_zone: America/New_York
fiscal_year_start_month: 1
languages: [en, it]
disclaimer:
  en: Fictional company.
  it: Società fittizia.
`

const HEADERS = {
  'facilities.csv': 'facility,name,country,time_zone,grid_region,consolidation,equity_share,opened,closed,note',
  'capacity.csv': 'facility,workload,capacity_basis,effective_from,capacity_mw,status,source,as_of,note,release',
  'sources.csv': 'source,title,url,note',
  'releases.csv': 'period,published_on,embargo_until',
  'milestones.csv': 'date,facility,kind,capacity_mw,title_en,title_it,source,release,note',
  'targets.csv': 'target,metric,base_date,base_value,target_date,target_value,unit,status,source,release',
  emission_factors: 'factor,applies_to,method,value,unit,gwp_set,data_year,valid_from,valid_to,status,source,note',
  'base_year.csv': 'base_year,metric,event,effect_value,unit,kind,release',
  'public_claims.csv': 'period,facility,claim,made_by,value,unit,source,release,note',
  'restatements.csv': 'restatement,file,row_key,column,previous_value,current_value,reason,base_year_effect,text_en,text_it,release',
  energy: 'period,facility,workload,measure,energy_mwh,status,source,as_of,note,release',
  revenue: 'period,segment,facility,amount,currency,status,source,as_of,note,release',
} as const

type Name = keyof typeof HEADERS
type Rows = Readonly<Partial<Record<string, readonly string[]>>>

/** What is public of the issuer in these tests: 2026-Q1 and 2026-Q2. */
export const PUBLIC_ROWS: Rows = {
  'facilities.csv': ['lake,Lake site,US,America/New_York,NYUP,operational_control,1,2024-01-01,,', 'mesa,"Mesa, the site",US,America/Chicago,ERCT,operational_control,1,,,'],
  'capacity.csv': ['lake,mining,energised_gross,2025-01-01,200,measured,src-1,,,', 'lake,ai_hosting,energised_gross,2026-01-01,60,measured,src-1,,,', 'mesa,mining,energised_gross,2025-01-01,100,measured,src-1,,,'],
  'sources.csv': ['src-1,Meter export,,', 'src-2,"Invoices, all of them",https://example.com/invoices,'],
  'releases.csv': ['2026-Q1,2026-05-08,', '2026-Q2,2026-08-07,'],
  'milestones.csv': ['2026-02-01,lake,energised,20,First hall in service,Prima sala in servizio,src-1,,'],
  'targets.csv': ['t-ai,ai.energised_it_mw,2025-12-31,10,2027-12-31,150,MW,reported,src-1,', 't-fleet,mining.energy_per_btc,2025-12-31,900,2027-12-31,700,MWh/BTC,reported,src-1,'],
  'emission_factors.csv': ['l-ny,NYUP,location,120,kg_co2e_per_mwh,AR6,2025,2025-01-01,,reported,src-1,', 'l-tx,ERCT,location,350,kg_co2e_per_mwh,AR6,2025,2025-01-01,,reported,src-1,'],
  '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,370000,measured,src-1,2026-05-08,,', '2026-Q1,lake,ai_hosting,facility_total,60000,measured,src-1,,,', '2026-Q1,mesa,mining,facility_total,160000,reported,src-2,,,'],
  '2026-Q1/revenue.csv': ['2026-Q1,mining,all,90000000,USD,reported,src-2,,,', '2026-Q1,ai_hosting,all,21000000,USD,reported,src-2,,,'],
  '2026-Q2/energy.csv': ['2026-Q2,lake,mining,facility_total,380000,measured,src-1,,,', '2026-Q2,lake,ai_hosting,facility_total,84000,measured,src-1,,,', '2026-Q2,mesa,mining,facility_total,168000,reported,src-2,,,'],
  '2026-Q2/revenue.csv': ['2026-Q2,mining,all,102000000,USD,reported,src-2,,,', '2026-Q2,ai_hosting,all,30000000,USD,reported,src-2,,,'],
}

/** The files of an issuer: public rows, and hidden ones mixed in after the row of `order` in reference tables. */
export function filesOf(hidden: Rows = {}, order = 0): Files {
  const paths = [...new Set([...Object.keys(PUBLIC_ROWS), ...Object.keys(hidden)])]
  const texts = paths.map((path): [string, string] => {
    const header = HEADERS[path as Name] ?? HEADERS[path.replace(/^.*\//, '').replace(/\.csv$/, '') as Name]
    const [open, closed] = [PUBLIC_ROWS[path] ?? [], hidden[path] ?? []]
    // A restating row stands below the row it replaces.
    const at = path.includes('/') ? open.length : Math.min(order, open.length)
    return [path, `${[header, ...open.slice(0, at), ...closed, ...open.slice(at)].join('\n')}\n`]
  })
  return new Map([...texts, ['issuer.yaml', ISSUER]])
}

const number = (low: number, high: number): fc.Arbitrary<string> => fc.integer({ min: low * 1000, max: high * 1000 }).map((value) => String(value / 1000))
const word = fc.stringMatching(/^[a-z]{5,9}$/)
const sentence = fc.array(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(' '))

/** Rows that may not be seen: a quarter in draft, under embargo or all of it held for a later one, with all that goes with it, a new site, a correction held back. */
export const hiddenRows: fc.Arbitrary<Rows> = fc.record({
  site: fc.option(word), energy: number(10_000, 400_000), ai: number(1_000, 90_000), amount: number(1_000, 99_000_000), restated: number(100_000, 369_000),
  corrected: fc.boolean(), embargo: fc.constantFrom('none', 'embargo', 'draft', 'held'), noted: fc.option(sentence), target: fc.option(number(1, 900)), milestone: fc.option(sentence), factor: fc.option(number(1, 900)), claim: fc.option(number(1, 99)), step: fc.option(number(61, 90)),
}).map((plan) => ({ ...plan, held: plan.embargo === 'held' ? '2026-Q4' : '' })).map((plan) => ({
  ...(plan.embargo === 'none' ? {} : {
    '2026-Q3/energy.csv': [
      `2026-Q3,lake,mining,facility_total,${plan.energy},measured,src-h,,${plan.noted ?? ''},${plan.held}`, `2026-Q3,lake,ai_hosting,facility_total,${plan.ai},measured,src-1,,,${plan.held}`, `2026-Q3,mesa,mining,facility_total,150000,reported,src-h,,,${plan.held}`,
      ...(plan.site === null ? [] : [`2026-Q3,x-${plan.site},mining,facility_total,${plan.ai},measured,src-h,,,${plan.held}`]),
    ],
    '2026-Q3/revenue.csv': [`2026-Q3,mining,all,${plan.amount},USD,reported,src-h,,,${plan.held}`],
    'sources.csv': [`src-h,Secret ${plan.noted ?? 'paper'},https://example.com/${plan.amount},`],
    ...(plan.site === null ? {} : { 'facilities.csv': [`x-${plan.site},Site ${plan.site},US,America/Chicago,MISO,operational_control,1,2026-07-02,,`] }),
    'capacity.csv': [...(plan.step === null ? [] : [`lake,ai_hosting,energised_gross,2026-07-15,${plan.step},measured,src-h,,,`]), ...(plan.site === null ? [] : [`x-${plan.site},mining,energised_gross,2026-06-01,250,measured,src-h,,${plan.noted ?? ''},2026-Q3`])],
    ...(plan.embargo === 'draft' ? {} : { 'releases.csv': [plan.embargo === 'held' ? '2026-Q3,2026-11-06,' : '2026-Q3,2026-11-06,2026-11-06T16:05:00-05:00'] }),
    ...(plan.milestone === null ? {} : { 'milestones.csv': [`2026-08-09,all,announced,,${plan.milestone},${plan.milestone} due,src-h,,`, `2026-05-05,lake,leased,,${plan.milestone} early,${plan.milestone} presto,src-h,2026-Q3,`] }),
    ...(plan.target === null ? {} : { 'targets.csv': [`t-new,ai.energised_it_mw,2026-09-30,20,2029-12-31,${plan.target},MW,reported,src-h,`] }),
    ...(plan.factor === null ? {} : { 'emission_factors.csv': [`l-miso,MISO,location,${plan.factor},kg_co2e_per_mwh,AR6,2025,2025-01-01,,reported,src-1,`] }),
    ...(plan.claim === null ? {} : { 'public_claims.csv': [`2026-Q3,all,zero_carbon_share,issuer,${plan.claim},percent,src-h,,`] }),
    ...(plan.corrected ? {
      '2026-Q1/energy.csv': [`2026-Q1,lake,mining,facility_total,${plan.restated},measured,src-h,2026-11-06,${plan.noted ?? ''},2026-Q3`],
      'restatements.csv': [`rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,${plan.restated},better_data,none,Recalibrated,Ricalibrato,`],
    } : {}),
  }),
}))

/** A value that goes up and down, each change with its restatement: the rows of the first changes are public, those of the others held. */
export const swings: fc.Arbitrary<{ readonly open: Rows; readonly held: Rows }> = fc.record({
  steps: fc.array(fc.constantFrom(1, 2), { minLength: 1, maxLength: 5 }), open: fc.integer({ min: 0, max: 4 }),
}).map(({ steps, open }) => {
  const levels = steps.reduce((all, step) => [...all, (all.at(-1)! + step) % 3], [0]).map((level) => 370_000 - level * 5_000)
  const changes = levels.slice(1).map((level, index) => ({
    row: `2026-Q1,lake,mining,facility_total,${level},measured,src-1,2026-08-${10 + index},,${index < open ? '' : '2026-Q3'}`,
    told: `rst-${index},energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,${levels[index]},${level},error,none,Sorry ${index},Scusate ${index},${index < open ? '' : '2026-Q3'}`,
  }))
  const rowsOf = (some: typeof changes): Rows => (some.length === 0 ? {} : { '2026-Q1/energy.csv': some.map(({ row }) => row), 'restatements.csv': some.map(({ told }) => told) })
  return { open: rowsOf(changes.slice(0, open)), held: rowsOf(changes) }
})
