import { openBook, type Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { valueOf } from '../core/row.ts'
import { readData } from '../intake/load.ts'
import { faultsOfProse, pendingProse } from '../intake/prose.ts'
import { bridgesOf } from '../narrative/bridge.ts'
import type { Rehearsed } from '../release/build.ts'
import { auditLedger } from '../release/ledger-file.ts'
import type { Inputs, PublicInputs } from '../release/inputs.ts'
import type { Fault } from '../release/links.ts'
import type { BuildOptions } from '../release/options.ts'
import { Refusal } from '../release/refusal.ts'
import { pendingRows } from './quarter.ts'

/** One thing that was looked at, and what was found. */
export interface Check {
  readonly name: string
  readonly faults: readonly string[]
  /** Whether what was found must be repaired before anybody can sign; what is only out of the ordinary may be true. */
  readonly binds: boolean
}

/** The checks that stand in the way of a sign-off. */
export const failedOf = (checks: readonly Check[]): readonly Check[] => checks.filter(({ faults, binds }) => binds && faults.length > 0)

/** How a check ended, in one word for both forms of a rehearsal. */
export const outcomeOf = ({ faults, binds }: Check): 'passed' | 'FAILED' | 'LOOK' => (faults.length === 0 ? 'passed' : binds ? 'FAILED' : 'LOOK')

/** Everything that is looked at before a quarter is public, by names that its reader understands. */
export function checksOf(options: BuildOptions, { dataset, content }: Inputs, { inputs, verdict }: Rehearsed, book: Book, quarter: Quarter): readonly Check[] {
  const { problems } = readData(options.data, { today: options.today })
  const own = problems.filter(({ file, severity, code }) => severity === 'warning' && code !== 'W_PENDING' && file.startsWith(`${quarter}/`))
  const check = (name: string, faults: readonly string[], binds = true): Check => ({ name, faults, binds })
  const page = ({ path, words }: Fault): string => `${sourceOf(path, options)}: ${words.replace(/^B\d+: /, '')}${remedyFor(words, path)}`
  return [
    check('The data is sound: form, keys, sources, physics and accounting', problems.filter(({ severity }) => severity === 'error').map((each) => toldProblem('data', each))),
    check('Nothing in the quarter is out of the ordinary', [...own.map((each) => toldProblem('data', each)), ...negativeRevenue(openBook(dataset), quarter)], false),
    check('Every row of the quarter is filled in', [
      ...pendingRows(openBook(dataset), quarter).map((row) => `data/${row.file}:${row.line} is still pending. Fill it in, or say in its note why the value is not known.`),
      // Once it is published, the name of a grid can only be restated.
      ...problems.filter(({ code }) => code === 'W_REGION_PLACEHOLDER').map((each) => toldProblem('data', each)),
    ]),
    check('The commentary is written, with its title and summary, and types no number', [...faultsOfProse(content), ...pendingProse(content).filter(({ file }) => file.startsWith(`reports/${quarter}/`))].map((each) => toldProblem('content', each))),
    check('No published value changes in silence', silentChanges(options, inputs)),
    check('Every bridge from the quarter before closes to the last digit', thrown(() => bridgesOf(book, quarter))),
    check('Every report tells what is adverse as plainly as what is favourable', verdict.faults.filter(isImbalance).map(page)),
    check('The finished pages are whole: no dead link, nothing still to be written, no word that the data does not bear out', verdict.faults.filter((fault) => !isImbalance(fault)).map(page)),
    check('Nothing unreleased in the finished pages', verdict.leaks.map(({ path, words }) => `${path}: ${words}`)),
  ]
}

interface Told { readonly file: string; readonly line: number; readonly column: number; readonly message: string; readonly remedy: string }

const toldProblem = (folder: string, { file, line, column, message, remedy }: Told): string => `${folder}/${file}${line === 0 ? '' : `:${line}:${column}`} ${message} ${remedy}`

/** Revenue below zero can be true, as after a reversal, and is more often a sign that was typed. */
const negativeRevenue = (book: Book, quarter: Quarter): readonly string[] => book.every('revenue').filter((row) => row.folder === quarter && (valueOf(row, 'amount')?.s ?? 0n) < 0n)
  .map(({ cells: { amount } }) => `data/${amount!.file}:${amount!.line}:${amount!.column} amount ${amount!.text} is negative. Look whether it is meant.`)

/** Whether a fault of a finished page is one of balance. */
const isImbalance = ({ words }: Fault): boolean => /^B\d+: /.test(words)

/** The commentary a report's page is made from, where there is one to repair; else the page itself. */
function sourceOf(path: string, { content }: BuildOptions): string {
  const [, italian, year, quarter] = /^(it\/)?reports\/(\d{4})-q([1-4])\/index\.html$/.exec(path) ?? []
  return year === undefined || content === null ? path : `${path} (its commentary is content/reports/${year}-Q${quarter}/${italian ? 'it' : 'en'}.mdx)`
}

/** What a person can do about a fault of a finished page. */
function remedyFor(words: string, path: string): string {
  if (words.includes('stands where something was to be written')) return `. Write what is missing: in the commentary, or in the row whose note says so${path.startsWith('datasets/') ? '; this file repeats the rows' : ''}.`
  if (words.startsWith('the link')) return '. Correct the link in the commentary or in milestones.csv.'
  if (isImbalance({ path, words })) return ' Say it in the commentary, or leave out there what outweighs it.'
  return /[.!?]$/.test(words) ? '' : '. If nothing in the commentary explains it, it is a fault of the program: report it with this line.'
}

function silentChanges(options: BuildOptions, inputs: PublicInputs): readonly string[] {
  try {
    auditLedger(options, inputs)
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.details.length > 0 ? error.details : [error.message]
    throw error
  }
}

function thrown(run: () => unknown): readonly string[] {
  try {
    run()
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}
