import type { Book } from '../core/book.ts'
import { changeOf, type Change } from '../core/change.ts'
import { figureOf, type Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { figuresFor, SLOTS } from '../narrative/slots.ts'
import { tilesOf } from '../view/headline.ts'
import { figureName } from '../view/names.ts'
import { printChange, printFigure } from '../view/printed.ts'

/** The moves it takes before one can be called unusual. */
export const ENOUGH = 4

/** A headline figure with its move on the quarter before, or on the year before where that quarter says nothing. */
export interface Move {
  /** The id of the figure. */
  readonly id: string
  readonly name: string
  readonly value: string
  readonly before: string
  readonly change: string
  /** Whether the quarter itself has a value. */
  readonly stated: boolean
  /** Whether either quarter has a value. */
  readonly known: boolean
  /** How the move compares with the issuer's own: larger than every one of so many before it, or not; null where nobody can say. */
  readonly unusual: boolean | null
  /** The same in words. */
  readonly judged: string
  readonly earlier: number
}

/** Every headline figure of a quarter, those of the report's first screen first, with its move, and whether the move is larger than all of its kind that the issuer made before. */
export function movesOf(book: Book, quarter: Quarter): readonly Move[] {
  const shown = tilesOf(book, quarter, 'en').flatMap(({ headlines }) => headlines).flatMap(({ printed: { id } }) => figureOf(book, id, { kind: 'quarter', id: quarter }) ?? [])
  const told = SLOTS.flatMap((slot) => {
    const found = figuresFor(book, slot, quarter)
    return found.find(({ quantity }) => quantity.value !== null) ?? found[0] ?? []
  })
  return [...new Map([...shown, ...told].map((each) => [each.id, each])).values()].map((each) => moveOf(book, each, quarter))
}

function moveOf(book: Book, now: Figure, quarter: Quarter): Move {
  const changes = (['qoq', 'yoy'] as const).map((comparison) => changeOf(book, now, comparison))
  // Where the quarter before is blank, the year before is what there is to judge by.
  const change = changes.find((each) => sizeOf(each) !== null) ?? changes[0]!
  const size = sizeOf(change)
  const sizes = book.quarters.filter((each) => each < quarter).flatMap((each) => {
    const then = figureOf(book, now.id, { kind: 'quarter', id: each })
    const moved = then ? changeOf(book, then, change.comparison) : null
    const value = change.change.value === null ? moved?.absolute.value : moved?.change.value
    return value ? [value.abs()] : []
  })
  const unusual = size === null || sizes.length < ENOUGH ? null : sizes.every((each) => size.abs().compare(each) > 0)
  const since = change.comparison === 'yoy' ? ', on the year before' : ''
  return {
    id: now.id, stated: now.quantity.value !== null,
    name: figureName(book, now.metric, now.scope, 'en'), known: now.quantity.value !== null || change.before.quantity.value !== null, value: printed(now), before: printed(change.before), change: `${printChange(change, 'en').text}${since}`, earlier: sizes.length,
    unusual, judged: size === null ? `no move to judge: ${now.quantity.value === null ? 'it has no value' : 'neither the quarter before nor the year before has one'}` : judged(unusual, sizes.length),
  }
}

const sizeOf = ({ change, absolute }: Change): Change['absolute']['value'] => change.value ?? absolute.value

function judged(unusual: boolean | null, earlier: number): string {
  if (unusual === null) return `too few earlier moves to say: ${earlier === 0 ? 'none' : earlier}, and it takes ${ENOUGH}`
  return unusual ? `unusual: larger than each of the ${earlier} moves before it` : 'within its own history'
}

function printed(figure: Figure): string {
  const { number, unit } = printFigure(figure, 'en')
  return [number, unit].filter((part) => part !== '').join('\u00a0')
}
