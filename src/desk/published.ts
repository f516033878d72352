import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { quarterOf } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import type { Dataset, Row } from '../core/row.ts'
import { TABLE_NAMES, type TableName } from '../core/tables.ts'
import { readIssuer } from '../intake/issuer.ts'
import { readTable } from '../intake/table.ts'
import { audit } from '../release/audit.ts'
import { restrictTo, type Inputs } from '../release/inputs.ts'
import { readLedger, rowEntries } from '../release/ledger.ts'
import { readManifest } from '../release/manifest.ts'
import type { BuildOptions } from '../release/options.ts'
import { Refusal } from '../release/refusal.ts'
import { releasedQuarters, select } from '../release/select.ts'

/** What readers have now, and where that is known from. */
export interface Published {
  readonly dataset: Dataset
  /** What a rehearsal is compared with, as a sentence. */
  readonly told: string
}

/** What is public before a quarter is released: the data of the site in place; without one, what the ledger says was published; without that, the data as it is. */
export function publishedBefore(options: BuildOptions, inputs: Inputs, released: readonly Quarter[], quarter: Quarter): Published {
  const site = siteInPlace(options.out, inputs.dataset)
  if (site) return { dataset: site, told: `Compared with the site in place in ${options.outName}: ${site.issuer.short_name}, ${named(quartersIn(site))}.` }
  const ledger = join(options.data, 'ledger.jsonl')
  if (existsSync(ledger)) return fromLedger(inputs, readFileSync(ledger, 'utf8'), released, options.today)
  const others = released.filter((each) => each !== quarter)
  const { kept } = restrictTo(inputs, others).selection
  return { dataset: kept, told: `Compared with today’s data without ${quarter}, ${named(others)}: no site is in place in ${options.outName} and there is no ledger, so a value that was changed in an earlier quarter does not show here.` }
}

/** The quarters that were published, as the ledger has seen them; null where there is none. */
export function quartersSeen(data: string): ReadonlySet<Quarter> | null {
  const ledger = join(data, 'ledger.jsonl')
  if (!existsSync(ledger)) return null
  const { rows, figures } = ledgerIn(readFileSync(ledger, 'utf8'))
  return new Set([...rows, ...figures].map(({ quarter }) => quarter))
}

/** The quarters that readers have: those the ledger has seen; without one what stands open counts as out, since nobody can say that it is not. */
export const quartersOut = (data: string, dataset: Dataset): ReadonlySet<Quarter> => quartersSeen(data) ?? new Set(releasedQuarters(dataset, null))

const named = (quarters: readonly Quarter[]): string => (quarters.length === 0 ? 'no quarter' : quarters.length === 1 ? quarters[0]! : `${quarters[0]!} to ${quarters.at(-1)!}`)

const quartersIn = (dataset: Dataset): readonly Quarter[] => [...new Set(rowsOf(dataset).flatMap((row) => row.folder ?? []))].sort()

const rowsOf = (dataset: Dataset): readonly Row[] => TABLE_NAMES.flatMap((table) => dataset.tables[table] as readonly Row[])

/** The rows that a finished site publishes, read from its CSV files; null where there is no such site. */
function siteInPlace(out: string, { issuer }: Dataset): Dataset | null {
  const given = (readManifest(out)?.files ?? []).flatMap(({ path }) => {
    const [, slug, name] = /^datasets\/(?:(\d{4}-q[1-4])\/)?([a-z_]+)\.csv$/.exec(path) ?? []
    const table = TABLE_NAMES.find((each) => each === name)
    return table === undefined ? [] : [{ path, table, folder: slug?.toUpperCase() ?? null }]
  })
  if (given.length === 0) return null
  const file = (path: string, site: string) => {
    const bytes = readFileSync(join(out, site))
    return { path, bytes, text: new TextDecoder().decode(bytes) }
  }
  const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, [] as Row[]])) as Record<TableName, Row[]>
  for (const { path, table, folder } of given) for (const row of readTable(file(folder === null ? `${table}.csv` : `${folder}/${table}.csv`, path), table, folder).rows) tables[table].push(row)
  const head = existsSync(join(out, 'datasets/issuer.yaml')) ? readIssuer(file('issuer.yaml', 'datasets/issuer.yaml')).issuer : null
  return { issuer: head ?? issuer, tables: tables as unknown as Dataset['tables'] }
}

/** The data without the rows that the ledger has not seen published. */
function fromLedger({ dataset }: Inputs, text: string, quarters: readonly Quarter[], today: string): Published {
  const ledger = ledgerIn(text)
  const seen = new Set([...ledger.rows, ...ledger.figures].map(({ quarter }) => quarter))
  const known = quarters.filter((quarter) => seen.has(quarter))
  const told = `Compared with what the ledger says was published, ${named(known)}, since no site is in place to compare with.`
  const { kept } = select(dataset, known)
  if (known.length === 0) return { dataset: kept, told }
  const lineOf = (entry: object): string => JSON.stringify(entry)
  const added = new Set(audit(kept, known, ledger, today).additions.map(lineOf))
  const unseen = rowEntries(kept, known.at(-1)!).filter(({ entry }) => added.has(lineOf(entry)))
  const gone = new Set(unseen.flatMap(({ row }) => (row.table === 'hourly' ? kept.tables.hourly.filter((each) => quarterOf(each) === quarterOf(row) && each.cells.facility!.text === (row as Row<'hourly'>).cells.facility!.text) : [row])))
  const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, (kept.tables[table] as readonly Row[]).filter((row) => !gone.has(row))])) as unknown as Dataset['tables']
  return { dataset: select({ ...kept, tables }, known).kept, told }
}

function ledgerIn(text: string): ReturnType<typeof readLedger> {
  try {
    return readLedger(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(1, error.message)
    throw error
  }
}
