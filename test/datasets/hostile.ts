import type { Archive } from '../../src/datasets/archive.ts'
import { archiveOf, newFolder } from './archives.ts'
import { writeFiles } from '../release/issuer.ts'

/** Texts that are accepted and were meant to do harm: in markup, in spreadsheets, in addresses, in Markdown, in calendars, in YAML. */
export const HOSTILE = {
  issuer: 'Example & Co. "Power" \'x\' #{1}: [a](javascript:x) %2e%2e/',
  title: '</script><script>alert(1)</script> ]]> <!-- {{7*7}} ${x} `rm` | a **b** [l](https://evil.example/)',
  note: 'He said "no, never", and\nBEGIN:VEVENT\nleft; x=1\\n\u{1F4A9} è così – 5 < 6 & 7 > 6',
  site: '..%2f..%2fetc & "Mesa"',
  claim: '<img src=x onerror=alert(1)>',
} as const

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A sound data folder full of such texts. */
export const hostileArchive = (origin: string | null = null): Archive => archiveOf(writeFiles(new Map([
  ['issuer.yaml', `name: ${JSON.stringify(HOSTILE.issuer)}\nshort_name: ${JSON.stringify(HOSTILE.issuer)}\ncurrency: USD\ntime_zone: America/New_York\nfiscal_year_start_month: 1\nlanguages: [en, it]\nboundary: ${JSON.stringify(HOSTILE.title)}\ndisclaimer:\n  en: ${JSON.stringify(HOSTILE.title)}\n  it: ${JSON.stringify(HOSTILE.title)}\n`],
  ['facilities.csv', `facility,name,country,time_zone,grid_region,consolidation,equity_share,note\n1e5,${quoted(HOSTILE.site)},US,America/New_York,NYUP,operational_control,1,${quoted(HOSTILE.note)}\n`],
  ['sources.csv', `source,title,url,note\n0x1f,${quoted(HOSTILE.title)},https://example.com/?q=%3Cscript%3E&a=b,${quoted(HOSTILE.note)}\n`],
  ['releases.csv', 'period,published_on,embargo_until\n2026-Q1,2026-05-08,\n2026-Q2,2026-08-07,\n'],
  ['capacity.csv', '\u{FEFF}facility,workload,capacity_basis,effective_from,capacity_mw,status,source\r\n1e5,mining,energised_gross,2025-01-01,0200.50,measured,0x1f\r\n'],
  ['public_claims.csv', `period,facility,claim,made_by,value,unit,source,note\n2026-Q1,all,${quoted(HOSTILE.claim)},critic,91,percent,0x1f,${quoted(HOSTILE.note)}\n`],
  ['2026-Q1/energy.csv', `period,facility,workload,measure,energy_mwh,low_mwh,high_mwh,status,source,as_of,note\n2026-Q1,1e5,mining,facility_total,370000,360000,380000,estimated,0x1f,2026-05-08,${quoted(HOSTILE.note)}\n2026-Q1,1e5,mining,facility_total,366000,,,measured,0x1f,2026-09-15,${quoted(HOSTILE.title)}\n`],
  ['2026-Q1/revenue.csv', 'period,segment,facility,amount,currency,status,source\n2026-Q1,mining,all,-90000000.10,USD,reported,0x1f\n'],
  ['2026-Q2/energy.csv', 'period,facility,workload,measure,energy_mwh,status,source,note\n2026-Q2,1e5,mining,facility_total,0.0000001,measured,0x1f,\n'],
  ['2026-Q2/revenue.csv', 'period,segment,facility,amount,currency,status,source\n2026-Q2,mining,all,90000000,USD,reported,0x1f\n'],
  ['restatements.csv', `restatement,file,row_key,column,previous_value,current_value,reason,base_year_effect,text_en,text_it\nrst-1,energy.csv,2026-Q1|1e5|mining|facility_total,energy_mwh,370000,366000,error,none,${quoted(HOSTILE.title)},${quoted(HOSTILE.note)}\n`],
]), newFolder()), origin)
