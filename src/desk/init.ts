import { existsSync, readdirSync, renameSync, mkdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { isQuarter, lastDay, quarterOfDate, shiftQuarter } from '../core/period.ts'
import { WORKLOADS, type Workload } from '../core/tables.ts'
import { readData } from '../intake/load.ts'
import { readKind } from '../intake/schema.ts'
import { LEDGER } from '../release/pending-ledger.ts'
import { Refusal } from '../release/refusal.ts'
import { formatPeriod } from '../view/format.ts'
import { addFiles, placeFolder } from './folder.ts'
import { generalMethod } from './method.ts'
import { readAsked, type Asked, type Folders } from './options.ts'
import { beginning, type Beginning } from './start.ts'

const OPTIONS = {
  name: { type: 'string' }, currency: { type: 'string' }, 'fiscal-year-start': { type: 'string' }, 'time-zone': { type: 'string' }, country: { type: 'string' }, site: { type: 'string' }, workloads: { type: 'string' }, quarter: { type: 'string' },
} as const

const USAGE = '--name "Example Inc." --currency USD --fiscal-year-start 1 [--time-zone America/New_York] [--country US] [--site "First site"] [--workloads mining,ai_hosting] [--quarter 2026-Q3] [--data DIR] [--content DIR]'

/** `init`: puts another company in the place of the sample; what was there is kept aside. Returns the exit code. */
export function initCommand(args: readonly string[], say: (line: string) => void): number {
  const asked = readAsked('init', USAGE, args, OPTIONS)
  const start = beginningAsked(asked)
  const aside = begin(asked, start)
  say(`${start.name} begins with ${formatPeriod(start.quarter, 'en')}, one site and no values yet.`)
  say(`What was in ${asked.dataName} and its prose is kept in ${relative(process.cwd(), aside) || aside}.`)
  say(`The quarter stands open in ${asked.dataName}/releases.csv, so that npm run build shows a site at once. Before you fill it in, set the day of its release: npm run schedule -- ${start.quarter} --on DATE --at TIME. No build publishes it then until it is signed off.`)
  say(`Next: correct ${asked.dataName}/issuer.yaml and ${asked.dataName}/facilities.csv (its country is ${start.country}, its time zone ${start.timeZone}, and its grid region a placeholder), then npm run workbook -- ${start.quarter}, and npm run dev to look at it.`)
  return 0
}

/** Sets the old folders aside and writes the new ones; returns where the old ones are. */
export function begin(folders: Folders, start: Beginning): string {
  const method = generalMethod(folders)
  const aside = freeName(join(dirname(folders.data), '.wattledger', 'before-init'))
  mkdirSync(aside, { recursive: true })
  renameSync(folders.data, join(aside, 'data'))
  try {
    // An empty ledger says that nothing of this company was published, whatever site is in place.
    placeFolder(folders.data, [...beginning(start), { path: LEDGER, bytes: new Uint8Array() }])
  } catch (error) {
    renameSync(join(aside, 'data'), folders.data)
    throw error
  }
  if (existsSync(folders.content)) renameSync(folders.content, join(aside, 'content'))
  addFiles(folders.content, method)
  const { problems } = readData(folders.data, { today: folders.today })
  const [fault] = problems.filter(({ severity }) => severity === 'error')
  if (fault) throw new Refusal(1, `${folders.dataName}/${fault.file}:${fault.line}:${fault.column} ${fault.message} ${fault.remedy}`)
  return aside
}

function freeName(base: string): string {
  const taken = new Set(existsSync(dirname(base)) ? readdirSync(dirname(base)) : [])
  let name = base
  for (let count = 2; taken.has(name.slice(dirname(base).length + 1)); count += 1) name = `${base}-${count}`
  return name
}

/** Everything wrong with what was asked, at once. */
function beginningAsked({ values, today }: Asked): Beginning {
  const text = (name: string, otherwise = ''): string => String(values[name] ?? otherwise).trim()
  const [name, currency, month, timeZone, country] = [text('name'), text('currency'), text('fiscal-year-start', '1'), text('time-zone', 'UTC'), text('country', 'US')]
  const workloads = text('workloads', 'mining,ai_hosting').split(',').map((word) => word.trim())
  const quarter = text('quarter', shiftQuarter(quarterOfDate(today), -1))
  const faults = [
    ...(name === '' ? ['--name is missing: the name of the company, in quotes.'] : faultsOf('--name', 'text', name)),
    ...(currency === '' ? ['--currency is missing: its three letters, such as USD.'] : faultsOf('--currency', 'currency', currency)),
    ...(/^(1|4|7|10)$/.test(month) ? [] : [`--fiscal-year-start ${JSON.stringify(month)} is not the first month of a quarter. Write 1, 4, 7 or 10.`]),
    ...faultsOf('--time-zone', 'zone', timeZone), ...faultsOf('--country', 'country', country),
    ...workloads.filter((word) => !(WORKLOADS as readonly string[]).includes(word)).map((word) => `--workloads does not know ${JSON.stringify(word)}. Write ${WORKLOADS.join(', ')}, separated by commas.`),
    ...(isQuarter(quarter) && lastDay(quarter) < today ? [] : [`--quarter ${JSON.stringify(quarter)} is not a quarter that is over. Write it as ${shiftQuarter(quarterOfDate(today), -1)}.`]),
  ]
  if (faults.length > 0) throw new Refusal(2, faults[0]!, [...faults.slice(1), `Usage: npm run init -- ${USAGE}`])
  return { name, currency, fiscalYearStart: Number(month), timeZone, country, site: text('site', 'First site'), workloads: workloads as readonly Workload[], quarter, today }
}

function faultsOf(option: string, kind: 'text' | 'currency' | 'zone' | 'country', value: string): readonly string[] {
  const reading = readKind(kind, value, option)
  return 'fault' in reading ? [`${reading.fault.message} ${reading.fault.remedy}`] : []
}
