import { baseYearsOf } from '../core/base-year.ts'
import { quarterOf, type Book } from '../core/book.ts'
import { changeById, mixAndWithin, type Change } from '../core/change.ts'
import { effectsOf } from '../core/effect.ts'
import { figureOf, type Figure } from '../core/figure.ts'
import { parsePeriod, type Period } from '../core/period.ts'
import type { Quantity } from '../core/quantity.ts'
import type { Rational } from '../core/rational.ts'
import { changeOfValue, restatementsOf, type Restatement } from '../core/restatement.ts'
import { numberIn, type Cell, type Row } from '../core/row.ts'
import { TABLE_NAMES } from '../core/tables.ts'
import { bridgesOf, type Bridge } from '../narrative/bridge.ts'
import { placeOf } from '../view/mark.ts'

/** What a number on a page says it is: the attributes of its element. */
export interface Mark {
  /** The id of a figure, of a change, of a part of a change or of a former value. */
  readonly figure?: string | undefined
  readonly period?: string | undefined
  /** The end of the figure's range. */
  readonly end?: 'low' | 'high' | undefined
  /** The way down the figure's computation, an operand a number: `0.1`. */
  readonly step?: string | undefined
  /** The figure it is divided by. */
  readonly over?: string | undefined
  /** The cell it is: `2025-Q3/energy.csv#L2C6`. */
  readonly cell?: string | undefined
}

/** What the data gives for a mark; several values where the id leaves the form open. */
export type Stated =
  | { readonly kind: 'figure'; readonly figure: Figure; readonly values: readonly Rational[] }
  | { readonly kind: 'step'; readonly quantity: Quantity; readonly values: readonly Rational[] }
  | { readonly kind: 'change'; readonly change: Change; readonly values: readonly Rational[] }
  | { readonly kind: 'part'; readonly bridge: Bridge; readonly values: readonly Rational[] }
  | { readonly kind: 'former'; readonly symbol: string | null; readonly values: readonly Rational[] }
  | { readonly kind: 'cell'; readonly cell: Cell<Rational>; readonly values: readonly Rational[] }
  | { readonly kind: 'ratio'; readonly values: readonly Rational[] }

/** What the data gives for a number of a page; null when it knows no such figure, change, part or cell. */
export function statedBy(book: Book, mark: Mark): Stated | null {
  if (mark.cell !== undefined) return statedCell(book, mark.cell)
  const [whole = '', kind = '', inside = ''] = /^(first|previous|restated|revision|before|base_year\.[a-z]+|bridge\.[a-z_]+\.[a-z]+)\[(.*)\]$/.exec(mark.figure ?? '') ?? [mark.figure]
  if (kind.startsWith('base_year.')) return baseYear(book, kind.slice(10), inside)
  if (kind === 'revision') return revision(book, inside)
  const period = periodOf(mark.period)
  if (!period) return null
  if (kind === 'first') return statedFigure(figureOf(book, inside, period)?.first ?? null, mark)
  if (kind === 'before') return before(book, inside, period)
  if (kind.startsWith('bridge.')) return partOf(book, kind.split('.') as [string, string, string], inside, period.id)
  if (kind !== '') return former(book, kind as 'previous' | 'restated', inside, period.id)
  if (whole.startsWith('change.')) return changed(book, whole, period)
  return mark.over === undefined ? statedFigure(figureOf(book, whole, period), mark) : divided(figureOf(book, whole, period), figureOf(book, mark.over, period))
}

function periodOf(text: string | undefined): Period | null {
  try {
    return parsePeriod(text ?? '')
  } catch {
    return null
  }
}

function divided(part: Figure | null, whole: Figure | null): Stated | null {
  const [over, under] = [part?.quantity.value, whole?.quantity.value]
  return over && under && !under.equals(0) ? { kind: 'ratio', values: [over.div(under)] } : null
}

function statedCell(book: Book, place: string): Stated | null {
  const cell = book.once('cells by place', () => cellsByPlace(book)).get(place)
  return cell ? { kind: 'cell', cell, values: known([cell.value]) } : null
}

function cellsByPlace(book: Book): ReadonlyMap<string, Cell<Rational>> {
  const rows = TABLE_NAMES.flatMap((table) => (book.every(table) as readonly Row[]).flatMap((row) => [row, ...book.predecessors(row)]))
  return new Map(rows.flatMap((row) => (Object.values(row.cells) as Cell[]).filter(({ value }) => value !== null && typeof value === 'object').map((cell) => [placeOf(cell), cell as Cell<Rational>])))
}

function baseYear(book: Book, part: string, metric: string): Stated | null {
  const base = baseYearsOf(book).find((each) => each.metric === metric)
  return base ? { kind: part === 'cumulative' ? 'ratio' : 'former', symbol: null, values: known([base[part as 'original']]) } : null
}

const restatementAt = (book: Book, place: string): Restatement | undefined => restatementsOf(book).find(({ current }) => placeOf(current) === place)

function revision(book: Book, place: string): Stated | null {
  const told = restatementAt(book, place)
  return told ? { kind: 'ratio', values: known([changeOfValue(told)]) } : null
}

/** A figure as it was before one cell was restated. */
function before(book: Book, text: string, period: Period): Stated | null {
  const [place = '', id = ''] = text.split('|')
  const told = restatementAt(book, place)
  if (!told) return null
  const effect = effectsOf(book, told).find(({ after }) => after.id === id && after.period.id === period.id)
  return statedFigure(effect?.before ?? figureOf(book, id, period), {})
}

const known = (values: readonly (Rational | null | undefined)[]): readonly Rational[] => values.filter((value) => value !== null && value !== undefined)

function statedFigure(found: Figure | null, { end, step }: Mark): Stated | null {
  if (!found) return null
  if (step === undefined) return { kind: 'figure', figure: found, values: known([end ? found.range?.[end] : found.quantity.value]) }
  const quantity = step.split('.').reduce<Quantity | undefined>((at, index) => at?.operands[Number(index)], found.quantity)
  return quantity ? { kind: 'step', quantity, values: known([quantity.value]) } : null
}

function changed(book: Book, id: string, period: Period): Stated | null {
  const change = changeById(book, id, period)
  if (change) return { kind: 'change', change, values: known([change.change.value, change.absolute.value]) }
  const bridge = bridgesOf(book, period.id).find((each) => each.id === 'grid_mix_share')
  const { mix, within } = mixAndWithin(book, period)
  const part = [mix, within].find((each) => each.name === id)
  return part && bridge ? { kind: 'part', bridge, values: known([part.value]) } : null
}

function partOf(book: Book, [, id, part]: [string, string, string], now: string, quarter: string): Stated | null {
  const bridge = book.once(`bridges@${quarter}`, () => bridgesOf(book, quarter)).find((each) => each.id === id && each.now.id === now)
  return bridge ? { kind: 'part', bridge, values: known([bridge.parts.find((each) => each.part === part)?.value]) } : null
}

function former(book: Book, which: 'previous' | 'restated', id: string, quarter: string): Stated | null {
  const told = restatementsOf(book).filter(({ row, column }) => quarterOf(row) === quarter || id === `${row.table}.${column}`)
  const values = known(told.map((each) => numberIn(each[which === 'previous' ? 'previous' : 'current'])))
  const found = figureOf(book, id, parsePeriod(quarter))
  return values.length === 0 ? null : { kind: 'former', symbol: found?.quantity.unit.symbol ?? null, values }
}
