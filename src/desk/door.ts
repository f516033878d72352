import { causeOf, Refusal } from '../release/refusal.ts'
import { workbookCommand } from './export.ts'
import { importCommand } from './import.ts'
import { newCommand } from './new.ts'

type Say = (line: string) => void
type Command = (args: readonly string[], say: Say, sayError: Say) => number | Promise<number>

const COMMANDS: Readonly<Record<string, Command>> = { new: newCommand, workbook: workbookCommand, import: importCommand }

/** The commands of the desk: what stops one is said in plain sentences, and nothing is half-written. */
export const DESK: Readonly<Record<string, Command>> = Object.fromEntries(Object.entries(COMMANDS).map(([name, command]) => [name, async (args: readonly string[], say: Say, sayError: Say) => {
  try {
    return await command(args, say, sayError)
  } catch (error) {
    return refused(error, sayError)
  }
}]))

function refused(error: unknown, sayError: Say): number {
  if (error instanceof Refusal) {
    for (const line of [error.message, ...error.details]) sayError(line)
    return error.exitCode
  }
  const cause = causeOf(error)
  // A fault of the program keeps its trace: it is not the reader's to repair.
  if (cause === null) throw error
  sayError(`${cause}. Nothing was changed.`)
  return 1
}
