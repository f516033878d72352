import { parseArgs } from 'node:util'
import { openBook, type Book } from './core/book.ts'
import { figureOf, figuresOf } from './core/figure.ts'
import { fiscalYearOf, parsePeriod, quartersOf, type Period } from './core/period.ts'
import { figureRecords } from './datasets/figures.ts'
import { isDate } from './intake/date.ts'
import { isFolder, readData } from './intake/load.ts'
import { nearest } from './intake/nearest.ts'
import { explain } from './view/explanation.ts'

type Say = (line: string) => void

const FIGURES_HELP = `Usage: npm run --silent figures -- [--data DIR] [--period P] [--today DATE]

Prints every figure as JSON: an array of {id, period, value, exact, unit, display, reason, status, flags, low, high}.

  --data DIR    the folder to read (data)
  --period P    2025-Q3, FY2025 or TTM:2025-Q3; without it every quarter, full fiscal year and four trailing quarters
  --today DATE  the date that stands for today where a quarter must have ended`

const EXPLAIN_HELP = `Usage: npm run --silent explain -- PERIOD ID [--data DIR] [--today DATE]

Prints how a figure was computed, as a tree that ends in file:line:column and source.

  npm run --silent explain -- 2025-Q3 "energy.per_mw[mining]"`

/** `figures`: prints the figures of a data folder; returns the exit code. */
export function figuresCommand(args: readonly string[], say: Say, sayError: Say): number {
  return withBook(args, FIGURES_HELP, 0, say, sayError, ({ book, period }) => {
    const periods = period === null ? allPeriods(book) : [period]
    say(JSON.stringify(periods.flatMap((each) => figureRecords(book, each)), null, 1))
    return 0
  })
}

/** `explain`: prints the lineage of one figure; returns the exit code. */
export function explainCommand(args: readonly string[], say: Say, sayError: Say): number {
  return withBook(args, EXPLAIN_HELP, 2, say, sayError, ({ book, data, words: [, id = ''], period }) => {
    const found = figureOf(book, id, period!)
    if (found) {
      say(explain(book, found, data.replace(/\/+$/, '')))
      return 0
    }
    const close = nearest(id, figuresOf(book, period!).map((figure) => figure.id))
    sayError(`There is no figure ${id} in ${period!.id}.${close ? ` Did you mean ${close}?` : ''} All ids: npm run --silent figures -- --period ${period!.id}`)
    return 2
  })
}

interface Question {
  readonly book: Book
  readonly data: string
  readonly period: Period | null
  readonly words: readonly string[]
}

/** Reads options and data; what is misused or unsound is said, and ends with 2 or 1. */
function withBook(args: readonly string[], help: string, wanted: number, say: Say, sayError: Say, answer: (question: Question) => number): number {
  const options = readOptions(args, wanted)
  if (options === 'help') {
    say(help)
    return 0
  }
  if (typeof options === 'string') {
    sayError(`${options}\n\n${help}`)
    return 2
  }
  const { dataset, problems } = readData(options.data, { today: options.today })
  if (dataset) return answer({ ...options, book: openBook(dataset) })
  const errors = problems.filter((problem) => problem.severity === 'error').length
  sayError(`The data in ${options.data} is not sound: ${errors} ${errors === 1 ? 'problem' : 'problems'}. Run npm run --silent check -- --data ${options.data} to see ${errors === 1 ? 'it' : 'them'}.`)
  return 1
}

interface Options {
  readonly data: string
  readonly today: string
  readonly period: Period | null
  readonly words: readonly string[]
}

function readOptions(args: readonly string[], wanted: number): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { data: { type: 'string', default: 'data' }, period: { type: 'string' }, today: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help) return 'help'
    if (positionals.length !== wanted) return wanted === 0 ? `${JSON.stringify(positionals[0])} is not expected here.` : 'A period and a figure are needed.'
    const today = values.today ?? new Date().toISOString().slice(0, 10)
    if (!isDate(today)) return `--today ${JSON.stringify(today)} is not a date; write it in the form 2026-11-22.`
    if (!isFolder(values.data)) return `--data ${JSON.stringify(values.data)} is not a folder that can be read.`
    const period = values.period ?? positionals[0]
    return { data: values.data, today, words: positionals, period: period === undefined ? null : parsePeriod(period) }
  } catch (error) {
    return (error as Error).message
  }
}

/** Every quarter, every full fiscal year, and the trailing four of every quarter that has three before it. */
function allPeriods(book: Book): readonly Period[] {
  const month = book.issuer.fiscal_year_start_month
  const years = [...new Set(book.quarters.map((quarter) => fiscalYearOf(quarter, month).id))].map(parsePeriod)
  const trailing = book.quarters.map((quarter) => parsePeriod(`TTM:${quarter}`))
  const whole = (period: Period): boolean => quartersOf(period, month).every((quarter) => book.quarters.includes(quarter))
  return [...book.quarters.map(parsePeriod), ...[...years, ...trailing].filter(whole)]
}
