import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf, instantText } from '../core/clock.ts'
import { lastDay, type Quarter } from '../core/period.ts'
import { valueOf, type Dataset, type Row } from '../core/row.ts'
import { isDate } from '../intake/date.ts'
import { Refusal } from '../release/refusal.ts'
import { replaceFile } from '../release/tree.ts'
import { formatDate, formatPeriod } from '../view/format.ts'
import { tried } from './import.ts'
import { quarterAsked, readAsked, type Folders } from './options.ts'
import { quartersOut, quartersSeen } from './published.ts'
import { soundData } from './reading.ts'

const FILE = 'releases.csv'

/** `schedule`: sets the day and time of a quarter's release; returns the exit code. */
export function scheduleCommand(args: readonly string[], say: (line: string) => void): number {
  const asked = readAsked('schedule', '2026-Q3 --on 2026-11-06 --at 16:05 [--data DIR], or 2026-Q3 --published', args, { on: { type: 'string' }, at: { type: 'string' }, published: { type: 'boolean' } })
  const quarter = quarterAsked('schedule', asked)
  if (asked.values.published === true) {
    keepPublic(asked, quarter)
    say(`${formatPeriod(quarter, 'en')} stays public: every build publishes it from now on.`)
    return 0
  }
  const missing = (['on', 'at'] as const).filter((name) => asked.values[name] === undefined)
  if (missing.length > 0) throw new Refusal(2, `${missing.map((name) => `--${name}`).join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing: npm run schedule -- ${quarter} --on 2026-11-06 --at 16:05 gives the day and the time of day.`)
  const instant = schedule(asked, quarter, String(asked.values.on), String(asked.values.at))
  if (dayOf(instant) < asked.today) say(`${instant} is not to come any more: the quarter can be published as soon as it is signed off.`)
  say(`${formatPeriod(quarter, 'en')} is held until ${instant}, and no build publishes it before, nor without a sign-off. Next: npm run rehearse -- ${quarter}.`)
  return 0
}

/** Writes the row of a quarter that is not public yet into releases.csv: its day, and its instant in the time zone of the company; returns the instant. */
export function schedule(folders: Folders, quarter: Quarter, day: string, time: string): string {
  const { dataset, book } = soundData(folders)
  if (!book.quarters.includes(quarter)) throw new Refusal(1, `There is no folder ${folders.dataName}/${quarter}. Begin the quarter with npm run new -- ${quarter}.`)
  const row = dataset.tables.releases.find((each) => valueOf(each, 'period') === quarter)
  // A build ahead of its day leaves traces in the ledger, and makes it public for nobody else.
  const isAhead = row !== undefined && isAheadOf(valueOf(row, 'embargo_until'), folders.today)
  if (!isAhead && quartersOut(folders.data, dataset).has(quarter)) throw new Refusal(1, `${formatPeriod(quarter, 'en')} is public already, and its day stands.${row && valueOf(row, 'embargo_until') ? ` Its row holds it still: npm run schedule -- ${quarter} --published keeps it public.` : ''}`)
  if (!isDate(day)) throw new Refusal(2, `The day ${JSON.stringify(day)} is not a date; write it in the form 2026-11-06.`)
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new Refusal(2, `The time ${JSON.stringify(time)} is not a time of day; write it in the form 16:05.`)
  if (day <= lastDay(quarter)) throw new Refusal(1, `${formatPeriod(quarter, 'en')} ends on ${formatDate(lastDay(quarter), 'en')}. Choose a later day.`)
  const instant = instantText(day, time, dataset.issuer.time_zone)
  const text = withRow(readFileSync(join(folders.data, FILE), 'utf8'), dataset, { period: quarter, published_on: day, embargo_until: instant })
  const faults = tried(folders, [{ path: FILE, text }]).problems.filter(({ severity }) => severity === 'error')
  if (faults.length > 0) throw new Refusal(1, `${formatPeriod(quarter, 'en')} cannot be released then. Nothing was changed.`, faults.map(({ message, remedy }) => `${message} ${remedy}`))
  replaceFile(join(folders.data, FILE), text)
  return instant
}

/** Takes the hold out of the row of a quarter that was published at its moment, so that the next build does not take it away again. */
export function keepPublic(folders: Folders, quarter: Quarter): void {
  const { dataset } = soundData(folders)
  const row = heldThoughPublished(folders, dataset).find((each) => valueOf(each, 'period') === quarter)
  if (!row) throw new Refusal(1, `${formatPeriod(quarter, 'en')} ${reasonAgainst(dataset, quarter, folders)}. Nothing was changed.`)
  replaceFile(join(folders.data, FILE), withRow(readFileSync(join(folders.data, FILE), 'utf8'), dataset, { period: quarter, published_on: valueOf(row, 'published_on') ?? '' }))
}

function reasonAgainst({ tables }: Dataset, quarter: Quarter, { today }: Folders): string {
  const embargo = tables.releases.filter((row) => valueOf(row, 'period') === quarter).map((row) => valueOf(row, 'embargo_until'))[0]
  return isAheadOf(embargo ?? null, today) ? `is held until ${embargo}, which is still to come` : 'is not a quarter that was published and is held still'
}

/** The rows that still hold a quarter which the ledger has seen published; a trial build ahead of its day makes no quarter public. */
export function heldThoughPublished({ data, today }: Pick<Folders, 'data' | 'today'>, { tables }: Dataset): readonly Row<'releases'>[] {
  const seen = quartersSeen(data)
  return tables.releases.filter((row) => isPast(valueOf(row, 'embargo_until'), today) && seen?.has(valueOf(row, 'period')!) === true)
}

const isPast = (embargo: string | null, today: string): boolean => embargo !== null && embargo !== '' && dayOf(embargo) <= today

const isAheadOf = (embargo: string | null, today: string): boolean => embargo !== null && embargo !== '' && !isPast(embargo, today)

/** The file with a row in the place of the one of its quarter, or below all others. */
function withRow(text: string, { tables }: Dataset, row: Readonly<Record<string, string>>): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.replace(/\s+$/, '').split(/\r?\n/)
  const written = lines[0]!.replace(/^\uFEFF/, '').split(',').map((name) => row[name.replace(/"/g, '').trim()] ?? '').join(',')
  const found = tables.releases.find((each) => valueOf(each, 'period') === row.period)
  lines[found ? found.line - 1 : lines.length] = written
  return `${lines.join(end)}${end}`
}
