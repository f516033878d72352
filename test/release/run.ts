import { buildCommand } from '../../src/release/command.ts'

const [project, ...args] = process.argv.slice(2)
process.exitCode = await buildCommand(args, (line) => void process.stdout.write(`${line}\n`), (line) => void process.stderr.write(`${line}\n`), project)
