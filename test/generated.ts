import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addDays, firstDay, lastDay, shiftQuarter, type Quarter } from '../src/core/period.ts'

// A thousand quarters from here end within the calendar that the product accepts, 1900 to 2199.
const FIRST: Quarter = '1949-Q1'
/** Fewer hours than the shortest quarter has, so that no energy exceeds its capacity. */
const HOURS = 2_100

const SITES = [
  { facility: 'lake', mining: 250, ai: 60 },
  { facility: 'mesa', mining: 140, ai: 30 },
] as const

/** A data folder with its content beside it, and the first day on which all of it may be built. */
export interface Generated {
  readonly data: string
  readonly quarters: readonly Quarter[]
  readonly today: string
}

/** Writes the lawful data of an issuer with two facilities and two workloads over a number of quarters, with ranges and gaps, and prose for the last four; the same for the same number. */
export function writeGenerated(folder: string, count: number): Generated {
  const quarters = Array.from({ length: count }, (_, index) => shiftQuarter(FIRST, index))
  const files = new Map([...referenceFiles(quarters), ...quarters.flatMap((quarter, index) => quarterlyFiles(quarter, index, count)), ...proseFiles(quarters.slice(-4))])
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return { data: join(folder, 'data'), quarters, today: addDays(lastDay(quarters.at(-1)!), 1) }
}

/** A number between 0 and 1 that looks like chance and is the same on every machine. */
function chance(...of: readonly number[]): number {
  let state = 2166136261
  for (const part of of) state = Math.imul(state ^ part, 16777619) ^ (state >>> 13)
  return (Math.imul(state ^ (state >>> 15), 2246822519) >>> 0) / 2 ** 32
}

/** The level of a workload, which changes once a year: mining gives way to AI and takes turns. */
const levelOf = (site: number, workload: 'mining' | 'ai', index: number): number => {
  const year = Math.floor(index / 4)
  const moved = Math.round(chance(site, year) * 25)
  return workload === 'ai' ? SITES[site]!.ai + moved : SITES[site]!.mining - moved
}

type Files = readonly (readonly [string, string])[]
const csv = (lines: readonly string[]): string => `${lines.join('\n')}\n`

function referenceFiles(quarters: readonly Quarter[]): Files {
  const years = quarters.filter((_, index) => index % 4 === 0)
  const capacity = years.flatMap((quarter, year) => SITES.flatMap(({ facility }, site) => {
    const [mining, ai] = [levelOf(site, 'mining', year * 4), levelOf(site, 'ai', year * 4)]
    return [
      `${facility},mining,energised_gross,${firstDay(quarter)},${mining},measured,meter`, `${facility},ai_hosting,energised_gross,${firstDay(quarter)},${ai},measured,meter`,
      `${facility},ai_hosting,energised_it,${firstDay(quarter)},${Math.floor(ai * 0.75)},measured,meter`, `${facility},ai_hosting,contracted_it,${firstDay(quarter)},${Math.floor(ai * 0.75) + 20},reported,books`,
    ]
  }))
  return [
    ['data/issuer.yaml', 'name: Generated Power Compute Inc.\nshort_name: Generated\ncurrency: USD\ntime_zone: America/New_York\nfiscal_year_start_month: 1\nlanguages: [en, it]\ndisclaimer:\n  en: Fictional company.\n  it: Società fittizia.\n'],
    ['data/facilities.csv', csv(['facility,name,country,time_zone,grid_region,consolidation,equity_share', 'lake,Lake site,US,America/New_York,NYUP,operational_control,1', 'mesa,Mesa site,US,America/Chicago,ERCT,operational_control,1'])],
    ['data/sources.csv', csv(['source,title,url', 'meter,Meter export,', 'books,Books of the company,https://example.com/books'])],
    ['data/capacity.csv', csv(['facility,workload,capacity_basis,effective_from,capacity_mw,status,source', ...capacity])],
    ['data/releases.csv', csv(['period,published_on,embargo_until', ...quarters.map((quarter) => `${quarter},${addDays(lastDay(quarter), 40)},`)])],
    ['data/emission_factors.csv', csv(['factor,applies_to,method,value,unit,gwp_set,data_year,valid_from,valid_to,status,source', `l-ny,NYUP,location,120,kg_co2e_per_mwh,AR6,2023,${firstDay(quarters[0]!)},,reported,books`, `l-tx,ERCT,location,350,kg_co2e_per_mwh,AR6,2023,${firstDay(quarters[0]!)},,reported,books`])],
    ['data/milestones.csv', csv(['date,facility,kind,capacity_mw,title_en,title_it,source', `${firstDay(quarters[0]!)},lake,energised,60,Hall A in service,Sala A in servizio,books`])],
  ]
}

const ENERGY = 'period,facility,workload,measure,energy_mwh,low_mwh,high_mwh,status,source,note'

function quarterlyFiles(quarter: Quarter, index: number, count: number): Files {
  // The prose of the last quarters compares with the one before.
  const settled = index >= count - 5
  const energy = SITES.flatMap(({ facility }, site) => {
    const mining = Math.round(levelOf(site, 'mining', index) * HOURS * (0.7 + 0.25 * chance(site, index, 1)))
    const ai = Math.round(levelOf(site, 'ai', index) * HOURS * (0.6 + 0.3 * chance(site, index, 2)))
    const gap = site === 1 && index % 11 === 7 && !settled
    const guess = site === 1 && index % 3 === 1
    return [
      gap ? `${quarter},${facility},mining,facility_total,,,,,,meter out of service`
        : guess ? `${quarter},${facility},mining,facility_total,${mining},${mining - 4_000},${mining + 3_000},estimated,meter,from invoices`
          : `${quarter},${facility},mining,facility_total,${mining},,,measured,meter,`,
      `${quarter},${facility},ai_hosting,facility_total,${ai},,,measured,meter,`, `${quarter},${facility},ai_hosting,it_equipment,${Math.round(ai * 0.78)},,,measured,meter,`,
    ]
  })
  const money = (site: number, least: number, more: number, seed: number): number => Math.round(least + more * chance(site, index, seed))
  return [
    [`data/${quarter}/energy.csv`, csv([ENERGY, ...energy])],
    [`data/${quarter}/revenue.csv`, csv(['period,segment,facility,amount,currency,status,source', ...SITES.flatMap(({ facility }, site) => [
      `${quarter},mining,${facility},${money(site, 30_000_000, 20_000_000, 3)},USD,reported,books`, `${quarter},ai_hosting,${facility},${money(site, 9_000_000, 14_000_000, 4)},USD,reported,books`,
    ])])],
    [`data/${quarter}/mining.csv`, csv(['period,facility,btc_mined,hashrate_avg_ehs,status,source', ...SITES.map(({ facility }, site) => `${quarter},${facility},${money(site, 200, 300, 5)},${(8 + 4 * chance(site, index, 6)).toFixed(2)},measured,meter`)])],
    [`data/${quarter}/power_cost.csv`, csv(['period,facility,component,amount,currency,status,source', ...SITES.map(({ facility }, site) => `${quarter},${facility},energy_and_delivery,${money(site, 12_000_000, 6_000_000, 7)},USD,reported,books`)])],
    [`data/${quarter}/grid_mix.csv`, csv(['period,grid_region,technology_class,share,status,source', `${quarter},NYUP,zero_carbon,${(0.85 + 0.1 * chance(index, 8)).toFixed(3)},reported,books`, `${quarter},ERCT,zero_carbon,${(0.4 + 0.1 * chance(index, 9)).toFixed(3)},reported,books`])],
  ]
}

const PROSE = {
  en: (rest: string): string => `---\ntitle: What the quarter brought\nsummary: What mining and AI hosting used and earned for each megawatt.\n---\n\n${rest}`,
  it: (rest: string): string => `---\ntitle: Che cosa ha portato il trimestre\nsummary: Che cosa hanno usato e reso per megawatt il mining e l’hosting per l’IA.\n---\n\n${rest}`,
}

function proseFiles(quarters: readonly Quarter[]): Files {
  return quarters.flatMap((quarter) => [
    [`content/reports/${quarter}/en.mdx`, PROSE.en('Revenue was <Figure of="revenue.total" />. Mining used <Figure of="energy.per_mw" workload="mining" /> and AI hosting earned <Figure of="revenue.per_mw" workload="ai_hosting" />; its revenue moved by <Figure of="revenue.ai_hosting" change="qoq" /> from the quarter before and by <Figure of="revenue.ai_hosting" change="yoy" /> from the year before.\n')],
    [`content/reports/${quarter}/it.mdx`, PROSE.it('I ricavi sono stati di <Figure of="revenue.total" />. Il mining ha usato <Figure of="energy.per_mw" workload="mining" /> e l’hosting per l’IA ha reso <Figure of="revenue.per_mw" workload="ai_hosting" />; i suoi ricavi sono variati di <Figure of="revenue.ai_hosting" change="qoq" /> dal trimestre precedente e di <Figure of="revenue.ai_hosting" change="yoy" /> dall’anno precedente.\n')],
  ] as const)
}
