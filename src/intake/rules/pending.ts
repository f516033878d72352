import { allRows, cellsOf, type Draft } from '../draft.ts'
import { finding, placeOf, type Finding } from '../problem.ts'

/** The note of a row whose value is still to come; the gate publishes no site in which it stands. */
export const PENDING = 'PENDING'

/** The files in which rows still wait for their values: one word a file, at the first of them, for a new quarter has many. */
export function pending(draft: Draft): readonly Finding[] {
  const waiting = allRows(draft).flatMap((row) => (cellsOf(row).note?.text.trim() === PENDING ? [cellsOf(row).note!] : []))
  return [...Map.groupBy(waiting, ({ file }) => file).values()].map(([first]) => finding(placeOf(first!), {
    code: 'W_PENDING', message: 'This file has rows whose values are still to come, beginning with this one.', remedy: `Fill them in, or say in the note why a value is not known; nothing is published while ${PENDING} stands there.`,
  }))
}
