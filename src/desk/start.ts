import { stringify } from 'yaml'
import { firstDay, lastDay, type Quarter } from '../core/period.ts'
import type { Workload } from '../core/tables.ts'
import { PLACEHOLDER_REGION } from '../intake/rules/facilities.ts'
import { quotedField } from '../release/sheet.ts'
import type { TreeFile } from '../release/tree.ts'
import { textFile } from './folder.ts'
import { NOT_YET } from './quarter.ts'

/** What a company is asked before its first quarter. */
export interface Beginning {
  readonly name: string
  readonly currency: string
  readonly fiscalYearStart: number
  readonly timeZone: string
  readonly country: string
  readonly site: string
  readonly workloads: readonly Workload[]
  readonly quarter: Quarter
  readonly today: string
}

/** What the rows will rest on; the audit columns of a row without a value. */
const KNOWN = `reported,company-records,${NOT_YET}`

const LEGAL_FORM = /,? (inc|corp|corporation|company|co|ltd|limited|llc|plc|ag|gmbh|se|sa|nv|s\.?p\.?a|s\.?r\.?l)\.?$/i

/** The data folder of a company with one site and one quarter: every row is there, no value is. */
export function beginning(start: Beginning): readonly TreeFile[] {
  const { quarter, currency, workloads, country, timeZone, site, today } = start
  const facility = slug(site)
  const from = firstDay(quarter)
  return [
    textFile('issuer.yaml', issuerText(start)),
    table('facilities.csv', 'facility,name,country,time_zone,grid_region,consolidation,equity_share', [[facility, site, country, timeZone, PLACEHOLDER_REGION, 'operational_control', '1'].map(quotedField).join(',')]),
    table('capacity.csv', 'facility,workload,capacity_basis,effective_from,capacity_mw,status,source,note', workloads.map((workload) => `${facility},${workload},energised_gross,${from},,${KNOWN}`)),
    table('sources.csv', 'source,title,publisher,published', [`company-records,Records of the company,${quotedField(start.name)},${lastDay(quarter)}`]),
    // Open, so that the first build shows a site; it has no value yet that anybody could publish.
    table('releases.csv', 'period,published_on,embargo_until', [`${quarter},${today},`]),
    table(`${quarter}/energy.csv`, 'period,facility,workload,measure,energy_mwh,low_mwh,high_mwh,status,source,note', workloads.map((workload) => `${quarter},${facility},${workload},facility_total,,,,${KNOWN}`)),
    table(`${quarter}/revenue.csv`, 'period,segment,facility,amount,currency,status,source,note', [...workloads, 'total'].map((segment) => `${quarter},${segment},${segment === 'total' ? 'all' : facility},,${currency},${KNOWN}`)),
  ]
}

const table = (path: string, head: string, rows: readonly string[]): TreeFile => textFile(path, `${[head, ...rows].join('\n')}\n`)

/** An id for a name: letters and digits, joined by hyphens. */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64)
  return plain === '' ? 'first-site' : plain
}

function issuerText({ name, currency, timeZone, fiscalYearStart }: Beginning): string {
  const keys = {
    name, short_name: name.replace(LEGAL_FORM, ''), currency, time_zone: timeZone, fiscal_year_start_month: fiscalYearStart, languages: ['en', 'it'], boundary: { en: 'operational control', it: 'controllo operativo' },
    disclaimer: { en: `Published by ${ended(name)}`, it: `Pubblicato da ${ended(name)}` },
  }
  return stringify(keys, { lineWidth: 0 })
}

const ended = (name: string): string => (name.endsWith('.') ? name : `${name}.`)
