import type { Book } from '../core/book.ts'
import { changeOf } from '../core/change.ts'
import type { Figure } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { figuresFor, SLOTS } from '../narrative/slots.ts'
import { figureName } from '../view/names.ts'
import { printChange, printFigure } from '../view/printed.ts'

/** The moves it takes before one can be called unusual. */
export const ENOUGH = 4

/** A headline figure with its move on the quarter before. */
export interface Move {
  readonly name: string
  readonly value: string
  readonly before: string
  readonly change: string
  /** Whether either quarter has a value. */
  readonly known: boolean
  /** How the move compares with the issuer's own: larger than every one of so many before it, or not; null without enough of them. */
  readonly unusual: boolean | null
  readonly earlier: number
}

/** Every headline figure of a quarter with its move, and whether the move is larger than all the issuer made before. */
export function movesOf(book: Book, quarter: Quarter): readonly Move[] {
  return SLOTS.flatMap((slot) => {
    const found = figuresFor(book, slot, quarter)
    const now = found.find(({ quantity }) => quantity.value !== null) ?? found[0]
    return now ? [moveOf(book, now, quarter)] : []
  })
}

function moveOf(book: Book, now: Figure, quarter: Quarter): Move {
  const change = changeOf(book, now, 'qoq')
  const size = change.change.value ?? change.absolute.value
  const sizes = book.quarters.filter((each) => each < quarter).flatMap((each) => {
    const then = figuresFor(book, { id: now.id, options: [[now.metric.id, now.scope]], comparisons: ['qoq'] }, each).find(({ scope }) => scope.facility === now.scope.facility)
    const moved = then ? changeOf(book, then, 'qoq') : null
    const value = change.change.value === null ? moved?.absolute.value : moved?.change.value
    return value ? [value.abs()] : []
  })
  return {
    name: figureName(book, now.metric, now.scope, 'en'), known: now.quantity.value !== null || change.before.quantity.value !== null, value: printed(now), before: printed(change.before), change: printChange(change, 'en').text, earlier: sizes.length,
    unusual: size === null || sizes.length < ENOUGH ? null : sizes.every((each) => size.abs().compare(each) > 0),
  }
}

function printed(figure: Figure): string {
  const { number, unit } = printFigure(figure, 'en')
  return [number, unit].filter((part) => part !== '').join('\u00a0')
}
