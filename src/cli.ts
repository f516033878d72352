import { faultsOfWords } from './balance.ts'
import { deskCommands } from './desk/door.ts'
import { helpAsked } from './help.ts'
import { explainCommand, figuresCommand } from './inspect.ts'
import { checkCommand } from './intake/command.ts'
import { buildCommand, rollbackCommand } from './release/command.ts'
import { devCommand, previewCommand, serveCommand } from './release/preview.ts'
import { verifyCommand } from './verify/command.ts'

type Say = (line: string) => void
type Command = (args: readonly string[], say: Say, sayError: Say) => number | Promise<number>

/** The IR team's door: one command a word. */
const COMMANDS: Readonly<Record<string, Command>> = {
  check: (args, answer) => checkCommand(args, answer), figures: figuresCommand, explain: explainCommand,
  build: (args, answer, complain) => buildCommand(args, answer, complain, undefined, faultsOfWords), rollback: rollbackCommand, verify: verifyCommand,
  ...deskCommands(faultsOfWords), dev: devCommand, preview: previewCommand, serve: (args, answer, complain) => serveCommand(args, answer, complain, undefined, faultsOfWords),
}

const say: Say = (line) => void process.stdout.write(`${line}\n`)
const sayError: Say = (line) => void process.stderr.write(`${line}\n`)

// A reader that closes early, such as `| head`, is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (!command) sayError(`There is no command ${JSON.stringify(name)}. The commands are ${Object.keys(COMMANDS).join(', ')}.`)
const help = helpAsked(name, args)
if (help !== null) say(help)
else process.exitCode = command ? await command(args, say, sayError) : 2
