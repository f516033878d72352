import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { isDate } from './date.ts'
import { isFolder, readData, type DataReading } from './load.ts'
import { githubOf, jsonOf, textOf, type Findings } from './print.ts'
import { byPlace, quoted, type Problem } from './problem.ts'
import { readProse } from './prose.ts'

/** The help of `check`. */
export const CHECK_HELP = `Usage: npm run --silent check -- [--data DIR] [--content DIR] [--today DATE] [--format text|json|github]

Reads the data folder and the prose beside it, and says everything that is wrong with them.

  --data DIR      the folder to read (data)
  --content DIR   the folder of its prose (the folder content beside the data, if there is one)
  --today DATE    the date that stands for today, YYYY-MM-DD, in the rule that refuses a quarter that has not ended
  --format FORM   text for people, json for programs, github for the log of GitHub Actions
  --help          this help

Exit codes: 0 sound (there may be warnings), 1 bad data, 2 misused.`

const FORMS: ReadonlyMap<string, (findings: Findings) => string> = new Map([['text', textOf], ['json', jsonOf], ['github', githubOf]])

interface Options {
  readonly directory: string
  readonly content: string | null
  readonly today: string
  readonly form: (findings: Findings) => string
}

/** Says what of a folder is not as it was published. */
export type PublishedCheck = (folder: string, reading: DataReading, today: string) => readonly Problem[]

/** Runs `check`; returns the exit code. `today` stands for the clock where no --today is given. */
export function checkCommand(args: readonly string[], say: (text: string) => void, today = new Date().toISOString().slice(0, 10), published: PublishedCheck = () => []): number {
  const options = readOptions(args, today)
  if (options === 'help') {
    say(CHECK_HELP)
    return 0
  }
  if (typeof options === 'string') {
    say(`${options}\nSee npm run --silent check -- --help.`)
    return 2
  }
  const { directory, form } = options
  const reading = readData(directory, { today: options.today })
  const { summary } = reading
  const problems = [...[...reading.problems, ...published(directory, reading, options.today)].sort(byPlace), ...(options.content === null ? [] : readProse(options.content))]
  say(form({ directory, problems, summary }))
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0
}

/** The options as given, or a sentence that says how they were misused. */
function readOptions(args: readonly string[], clock: string): Options | string {
  const parsed = parse(args)
  if (typeof parsed === 'string') return parsed
  const { help, data = 'data', content, today = clock, format = 'text' } = parsed
  if (help) return 'help'
  const form = FORMS.get(format)
  if (form === undefined) return `--format does not know ${quoted(format)}; write text, json or github.`
  if (!isDate(today)) return `--today ${quoted(today)} is not a date; write it in the form 2026-11-22.`
  if (data === '' || !isFolder(data)) return `--data ${quoted(data)} is not a folder that can be read.`
  if (content !== undefined && !isFolder(content)) return `--content ${quoted(content)} is not a folder that can be read.`
  const beside = content ?? join(dirname(data), 'content')
  return { directory: data, content: isFolder(beside) ? beside : null, today, form }
}

function parse(args: readonly string[]): { help?: boolean; data?: string; content?: string; today?: string; format?: string } | string {
  try {
    return parseArgs({
      args: [...args], allowPositionals: false,
      options: { help: { type: 'boolean', short: 'h' }, data: { type: 'string' }, content: { type: 'string' }, today: { type: 'string' }, format: { type: 'string' } },
    }).values
  } catch {
    const odd = args.find((arg) => !/^--(help|data|content|today|format)(=.*)?$/.test(arg) && arg.startsWith('-')) ?? args.join(' ')
    return `check cannot make sense of ${quoted(odd)}.`
  }
}
