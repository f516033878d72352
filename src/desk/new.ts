import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lastDay, shiftQuarter, type Quarter } from '../core/period.ts'
import { formatDate, formatPeriod } from '../view/format.ts'
import { Refusal } from '../release/refusal.ts'
import type { TreeFile } from '../release/tree.ts'
import { addFiles, placeFolder } from './folder.ts'
import { quarterAsked, readAsked, type Folders } from './options.ts'
import { lastBefore, quarterFiles } from './quarter.ts'
import { soundData } from './reading.ts'
import { stubs } from './stub.ts'

/** What a new quarter was made of. */
export interface Made {
  readonly quarter: Quarter
  readonly from: Quarter
  readonly files: readonly string[]
}

/** `new`: writes the folder of a quarter from the last one; returns the exit code. */
export function newCommand(args: readonly string[], say: (line: string) => void): number {
  const asked = readAsked('new', '2026-Q3 [--data DIR] [--content DIR]', args)
  const { quarter, from, files } = makeQuarter(asked, quarterAsked('new', asked))
  say(`${formatPeriod(quarter, 'en')} is begun, with the rows of ${formatPeriod(from, 'en')} and blank values:`)
  for (const file of files) say(`  ${file}`)
  say(`It is a draft until its release has a day (npm run schedule). Next: npm run workbook -- ${quarter}, or fill the files in directly.`)
  return 0
}

/** Writes the rows and the commentary stubs of a new quarter; nothing when any of it exists. */
export function makeQuarter(folders: Folders, quarter: Quarter): Made {
  const { book } = soundData(folders)
  const from = lastBefore(book, quarter)
  const target = join(folders.data, quarter)
  if (existsSync(target)) throw new Refusal(1, `The folder ${folders.dataName}/${quarter} is there already, and nothing was changed.`)
  if (lastDay(quarter) >= folders.today) throw new Refusal(1, `${formatPeriod(quarter, 'en')} ends on ${formatDate(lastDay(quarter), 'en')}. Begin it when it is over.`)
  if (from === null) throw new Refusal(1, `There is no quarter before ${quarter} to take the rows from. The first quarter of a company is made by npm run init.`)
  if (from !== shiftQuarter(quarter, -1)) throw new Refusal(1, `The quarter after ${from}, the last in ${folders.dataName}, is ${shiftQuarter(from, 1)}. Begin with that one.`)
  const [rows, prose] = [quarterFiles(book, from, quarter), newStubs(folders, quarter)]
  placeFolder(target, rows)
  addStubs(folders, target, prose)
  return { quarter, from, files: [...rows.map(({ path }) => `${folders.dataName}/${quarter}/${path}`), ...prose.map(({ path }) => join(folders.content, path))] }
}

/** Commentary that somebody has begun already is theirs. */
const newStubs = ({ content }: Folders, quarter: Quarter): readonly TreeFile[] => stubs(quarter).filter(({ path }) => !existsSync(join(content, path)))

function addStubs({ content }: Folders, target: string, prose: readonly TreeFile[]): void {
  try {
    addFiles(content, prose)
  } catch (error) {
    rmSync(target, { recursive: true, force: true })
    throw error
  }
}
