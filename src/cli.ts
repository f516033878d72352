import { buildCommand } from './release/command.ts'

/** The IR team's door: one command a word. */
const COMMANDS: Readonly<Record<string, (args: readonly string[], say: (line: string) => void, sayError: (line: string) => void) => Promise<number>>> = {
  build: buildCommand,
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const sayError = (line: string): void => void process.stderr.write(`${line}\n`)

const [name = '', ...args] = process.argv.slice(2)
const command = COMMANDS[name]
if (!command) sayError(`There is no command ${JSON.stringify(name)}. The commands are ${Object.keys(COMMANDS).join(', ')}.`)
process.exitCode = command ? await command(args, say, sayError) : 2
