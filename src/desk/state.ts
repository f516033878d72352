import { openBook, type Book } from '../core/book.ts'
import { lastDay, shiftQuarter, type Quarter } from '../core/period.ts'
import { valueOf, type Dataset } from '../core/row.ts'
import { readData } from '../intake/load.ts'
import type { Problem } from '../intake/problem.ts'
import { releasedQuarters } from '../release/select.ts'
import { commentaryStand } from './commentary.ts'
import type { Folders } from './options.ts'
import { quartersSeen } from './published.ts'
import { pendingRows } from './quarter.ts'
import { inputsWith } from './rehearsal.ts'
import { heldThoughPublished } from './schedule.ts'
import { signOffOf, unsignable, type SignOff } from './verdict.ts'

/** How far a quarter has come on its way to the public. */
export interface Stand {
  readonly quarter: Quarter
  readonly pending: number
  /** The time zone of the company, in which the release has its hour. */
  readonly zone: string
  /** How far its commentary is. */
  readonly commentary: ReturnType<typeof commentaryStand>
  /** The instant of its release; null for a draft without a row, empty where nothing holds it. */
  readonly embargo: string | null
  readonly approval: SignOff | null
  /** Why nobody can sign yet what its rehearsal has not shown; null when a rehearsal of exactly these bytes passed. */
  readonly unsignable: string | null
}

/** What the desk knows when a page is asked for. */
export interface DeskState {
  readonly dataset: Dataset | null
  readonly problems: readonly Problem[]
  /** The quarter at work: the last one that is not public yet; null when all are. */
  readonly work: Stand | null
  /** The quarter that can be begun; null while another is at work or the next has not ended. */
  readonly next: Quarter | null
  readonly published: readonly Quarter[]
  /** Published at their moment while their rows still hold them: the next build would take them away again. */
  readonly held: readonly Quarter[]
}

/** Reads the data folder anew, so that the desk shows what is on the disk. */
export function deskState(folders: Folders): DeskState {
  const { dataset, problems } = readData(folders.data, { today: folders.today })
  if (!dataset) return { dataset, problems, work: null, next: null, published: [], held: [] }
  const book = openBook(dataset)
  const published = releasedQuarters(dataset, null)
  const seen = quartersSeen(folders.data)
  // The first quarter of a new company stands open and blank; it is at work until a value of it was published.
  const held = heldThoughPublished(folders, dataset).map((row) => valueOf(row, 'period')!).sort()
  const open = book.quarters.filter((quarter) => !held.includes(quarter) && (!published.includes(quarter) || (seen !== null && seen.size === 0))).at(-1)
  const last = book.quarters.at(-1)
  const next = open === undefined && last !== undefined && lastDay(shiftQuarter(last, 1)) < folders.today ? shiftQuarter(last, 1) : null
  return { dataset, problems, published: book.quarters.filter((quarter) => held.includes(quarter) || (published.includes(quarter) && quarter !== open)), held, next, work: open === undefined ? null : standOf(folders, dataset, book, open) }
}

function standOf(folders: Folders, dataset: Dataset, book: Book, quarter: Quarter): Stand {
  const row = dataset.tables.releases.find((each) => valueOf(each, 'period') === quarter)
  const pending = pendingRows(book, quarter).length
  const inputs = inputsWith(folders, quarter)
  return {
    quarter, pending, commentary: commentaryStand(folders, quarter), zone: dataset.issuer.time_zone, embargo: row ? valueOf(row, 'embargo_until') ?? '' : null,
    approval: signOffOf(folders, quarter, inputs), unsignable: unsignable(folders.project, quarter, inputs),
  }
}
