import type { WordCheck } from '../release/build.ts'
import { causeOf, Refusal } from '../release/refusal.ts'
import { deskCommand } from './desk.ts'
import { workbookCommand } from './export.ts'
import { examplesText } from './gallery.ts'
import { importCommand } from './import.ts'
import { initCommand } from './init.ts'
import { newCommand } from './new.ts'
import { approveCommand, rehearseCommand } from './rehearse.ts'
import { scheduleCommand } from './schedule.ts'

type Say = (line: string) => void
type Command = (args: readonly string[], say: Say, sayError: Say) => number | Promise<number>

/** The commands of the desk, given the check of the words on finished pages: what stops one is said in plain sentences, and nothing is half-written. */
export function deskCommands(words: WordCheck): Readonly<Record<string, Command>> {
  const commands: Readonly<Record<string, Command>> = {
    desk: (args, say) => deskCommand(args, say, words), errors: (_, say) => { say(examplesText()); return 0 }, init: initCommand, new: newCommand, workbook: workbookCommand, import: importCommand, schedule: scheduleCommand, approve: approveCommand, rehearse: (args, say) => rehearseCommand(args, say, words),
  }
  return Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, guarded(command)]))
}

const guarded = (command: Command): Command => async (args, say, sayError) => {
  try {
    return await command(args, say, sayError)
  } catch (error) {
    return refused(error, sayError)
  }
}

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
