import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openBook, type Book } from '../../src/core/book.ts'
import { figureOf, type Figure } from '../../src/core/figure.ts'
import { parsePeriod } from '../../src/core/period.ts'
import { exactText } from '../../src/core/rational.ts'
import type { Dataset } from '../../src/core/row.ts'
import { readData } from '../../src/intake/load.ts'

/** What every fictional company of these tests has, unless a test says otherwise. */
const BASE: Readonly<Record<string, string>> = {
  'issuer.yaml': 'name: Example Power Compute Inc.\nshort_name: Example\ncurrency: USD\ntime_zone: America/New_York\nfiscal_year_start_month: 1\nlanguages: [en, it]\ndisclaimer:\n  en: Fictional.\n  it: Fittizio.\n',
  'facilities.csv': 'facility,name,country,time_zone,grid_region,consolidation,equity_share\nlake,Lake,US,America/New_York,NYUP,operational_control,1\nmesa,Mesa,US,America/Chicago,ERCT,operational_control,1\n',
  'sources.csv': 'source,title\nsrc-1,Meter export\n',
  'releases.csv': 'period,published_on,embargo_until\n',
}

const HEADS: Readonly<Record<string, string>> = {
  capacity: 'facility,workload,capacity_basis,effective_from,capacity_mw,status,source,as_of,note',
  energy: 'period,facility,workload,measure,energy_mwh,estimated_mwh,low_mwh,high_mwh,status,source,as_of,note',
  revenue: 'period,segment,facility,amount,currency,status,source,as_of,note',
  mining: 'period,facility,btc_mined,hashrate_avg_ehs,status,source,as_of,note',
  power_cost: 'period,facility,component,amount,currency,status,source,as_of,note',
  instruments: 'period,facility,workload,instrument,technology,retired_mwh,status,source,as_of,note',
  fuels: 'period,facility,workload,fuel,quantity,unit,purpose,status,source,as_of,note',
  fx: 'period,currency,to_currency,rate_type,rate,status,source,as_of,note',
  water: 'period,facility,workload,flow,volume_m3,status,source,as_of,note',
  emission_factors: 'factor,applies_to,method,value,unit,gwp_set,data_year,valid_from,valid_to,status,source,as_of,note',
  targets: 'target,metric,base_date,base_value,target_date,target_value,unit,status,source,as_of,note',
  restatements: 'restatement,file,row_key,column,previous_value,current_value,reason,base_year_effect,text_en,text_it',
}

/** Rows by file: `capacity.csv` or `2025-Q3/energy.csv`, without the heading line unless it has columns of its own. */
export type Rows = Readonly<Record<string, string>>

/** The dataset of a fictional company, read from real files; throws when they are not sound. */
export function datasetOf(rows: Rows): Dataset {
  const folder = mkdtempSync(join(tmpdir(), 'wattledger-'))
  try {
    for (const [path, text] of Object.entries({ ...BASE, ...withHeads(rows) })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const { dataset, problems } = readData(folder, { today: '2030-01-01' })
    if (!dataset) throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
    return dataset
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const withHeads = (rows: Rows): Rows => Object.fromEntries(Object.entries(rows).map(([path, text]) => {
  const head = HEADS[path.replace(/^.*\//, '').replace('.csv', '')]
  return [path, head && !text.startsWith(`${head.split(',')[0]},`) ? `${head}\n${text.trim()}\n` : text]
}))

/** The book of a fictional company. */
export const bookOf = (rows: Rows): Book => openBook(datasetOf(rows))

/** The figure of an id in a period; throws when there is none. */
export function figureIn(book: Book, id: string, period: string): Figure {
  const found = figureOf(book, id, parsePeriod(period))
  if (!found) throw new Error(`no figure ${id}`)
  return found
}

/** The exact value of a figure, or the reason it is absent. */
export function valueIn(book: Book, id: string, period: string): string {
  const { quantity } = figureIn(book, id, period)
  return quantity.value ? exactText(quantity.value) : quantity.reason!
}
