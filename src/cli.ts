import { helpAsked, keptByNpm } from './help.ts'
import type { WordCheck } from './release/build.ts'

type Say = (line: string) => void
type Command = (args: readonly string[], say: Say, sayError: Say) => number | Promise<number>

const words = async (): Promise<WordCheck> => (await import('./balance.ts')).faultsOfWords

const DESK = ['desk', 'errors', 'init', 'new', 'workbook', 'import', 'schedule', 'approve', 'rehearse']
const fromDesk = (name: string): Command => async (...given) => (await import('./desk/door.ts')).deskCommands(await words())[name]!(...given)

/** The IR team's door: one command a word. Each loads only what it needs: a site must be put back within two seconds. */
const COMMANDS: Readonly<Record<string, Command>> = {
  check: async (args, answer) => (await import('./intake/command.ts')).checkCommand(args, answer, undefined, (await import('./release/silent.ts')).silentProblems),
  figures: async (...given) => (await import('./inspect.ts')).figuresCommand(...given), explain: async (...given) => (await import('./inspect.ts')).explainCommand(...given),
  build: async (args, answer, complain) => (await import('./release/command.ts')).buildCommand(args, answer, complain, undefined, await words()), rollback: async (...given) => (await import('./release/rollback.ts')).rollbackCommand(...given),
  verify: async (...given) => (await import('./verify/command.ts')).verifyCommand(...given), ...Object.fromEntries(DESK.map((name) => [name, fromDesk(name)])),
  dev: async (...given) => (await import('./release/preview.ts')).devCommand(...given), preview: async (...given) => (await import('./release/preview.ts')).previewCommand(...given),
  serve: async (args, answer, complain) => (await import('./release/preview.ts')).serveCommand(args, answer, complain, undefined, await words()),
}

const say: Say = (line) => void process.stdout.write(`${line}\n`)
const sayError: Say = (line) => void process.stderr.write(`${line}\n`)

// A reader that closes early, such as `| head`, is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (!command) sayError(`There is no command ${JSON.stringify(name)}. The commands are ${Object.keys(COMMANDS).join(', ')}.`)
const help = helpAsked(name, args)
const kept = keptByNpm(name, args, process.env)
if (kept.length > 0) {
  sayError(`npm kept ${kept.join(', ')} for itself, so nothing was done. Write -- before the options: npm run ${name} -- ${kept.join(' ')} …`)
  process.exitCode = 2
} else if (help !== null) say(help)
else process.exitCode = command ? await command(args, say, sayError) : 2
