import type { Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import type { Statement } from '../narrative/statement.ts'
import { plainText } from '../view/narrative/parts.ts'
import { sentencesOf } from '../view/narrative/sentences.ts'

/** A sentence that comes, goes or turns. */
export interface Turn {
  readonly quarter: Quarter
  readonly what: 'appears' | 'vanishes' | 'flips' | 'changes'
  readonly text: string
  readonly before: string | null
}

const CALLED: Readonly<Record<Turn['what'], string>> = { appears: 'new sentence', vanishes: 'sentence gone', flips: 'sentence turned round', changes: 'sentence changed' }

/** What became of a sentence of the quarter that is rehearsed, beside those of the one before it: `Sentence gone`. */
export const calledInQuarter = ({ what }: Turn): string => CALLED[what][0]!.toUpperCase() + CALLED[what].slice(1)

/** The same of a sentence in a report that is out: `2026-Q1, sentence changed`. */
export const calledInPublished = ({ quarter, what }: Turn): string => `${quarter}, ${CALLED[what]}`

interface Said { readonly statement: Statement; readonly text: string }

const saidIn = (book: Book, quarter: Quarter): readonly Said[] =>
  sentencesOf(book, quarter, 'en').flatMap(({ spoken }) => spoken.map(({ statement, sentence }) => ({ statement, text: plainText(sentence) })))

/** What a report says that the one before it did not, no longer says, or says the other way round. */
export function turnsBetween(book: Book, before: Quarter | null, quarter: Quarter): readonly Turn[] {
  const [then, now] = [before === null ? [] : saidIn(book, before), saidIn(book, quarter)]
  const by = (all: readonly Said[]): ReadonlyMap<string, Said> => new Map(all.map((each) => [each.statement.id, each]))
  const [old, own] = [by(then), by(now)]
  const [came, went] = [now.filter(({ statement }) => !old.has(statement.id)), then.filter(({ statement }) => !own.has(statement.id))]
  const turned = now.filter(({ statement }) => old.has(statement.id) && isTurned(old.get(statement.id)!.statement, statement))
  return [
    ...turned.map(({ statement, text }): Turn => ({ quarter, what: 'flips', text, before: old.get(statement.id)!.text })),
    ...came.map(({ text }): Turn => ({ quarter, what: 'appears', text, before: null })),
    ...went.map(({ text }): Turn => ({ quarter, what: 'vanishes', text, before: null })),
  ]
}

/** Whether a movement goes the other way, or for the worse instead of the better. */
function isTurned(before: Statement, now: Statement): boolean {
  if (before.kind !== 'movement' || now.kind !== 'movement') return before.tone !== now.tone
  return before.judged.value.s !== now.judged.value.s || before.tone !== now.tone
}

/** What the reports already out would say otherwise than they do. */
export function turnsInPublished(before: Book, after: Book): readonly Turn[] {
  return before.quarters.flatMap((quarter) => {
    const [old, now] = [saidIn(before, quarter), saidIn(after, quarter)]
    const [was, is] = [new Map(old.map(({ statement, text }) => [statement.id, text])), new Map(now.map(({ statement, text }) => [statement.id, text]))]
    const ids = [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id))
    return ids.map((id): Turn => ({ quarter, what: is.has(id) ? (was.has(id) ? 'changes' : 'appears') : 'vanishes', text: is.get(id) ?? was.get(id)!, before: was.has(id) && is.has(id) ? was.get(id)! : null }))
  })
}
