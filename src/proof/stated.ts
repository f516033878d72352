import type { Book } from '../core/book.ts'
import { CATALOGUE } from '../core/catalogue/catalogue.ts'
import { changeOf, mixAndWithin, type Change, type Comparison } from '../core/change.ts'
import { figure, figureOf, scopesOf, suits, type Figure } from '../core/figure.ts'
import { quarterOf } from '../core/book.ts'
import { parsePeriod, type Period } from '../core/period.ts'
import type { Quantity } from '../core/quantity.ts'
import type { Rational } from '../core/rational.ts'
import { restatementsOf } from '../core/restatement.ts'
import { figureId } from '../core/view.ts'
import { bridgesOf, type Bridge } from '../narrative/bridge.ts'

/** What a number on a page says it is: the attributes of its element. */
export interface Mark {
  /** The id of a figure, of a change, of a part of a change or of a former value. */
  readonly figure: string
  readonly period: string
  /** The end of the figure's range. */
  readonly end?: 'low' | 'high' | undefined
  /** The way down the figure's computation, an operand a number: `0.1`. */
  readonly step?: string | undefined
}

/** What the data gives for a mark; several values where the id leaves the form open. */
export type Stated =
  | { readonly kind: 'figure'; readonly figure: Figure; readonly values: readonly Rational[] }
  | { readonly kind: 'step'; readonly quantity: Quantity; readonly values: readonly Rational[] }
  | { readonly kind: 'change'; readonly change: Change; readonly values: readonly Rational[] }
  | { readonly kind: 'part'; readonly bridge: Bridge; readonly values: readonly Rational[] }
  | { readonly kind: 'former'; readonly symbol: string | null; readonly values: readonly Rational[] }

/** What the data gives for a number of a page; null when it knows no such figure, change or part. */
export function statedBy(book: Book, mark: Mark): Stated | null {
  const period = parsePeriod(mark.period)
  const [, kind = '', inside = ''] = /^(first|previous|restated|bridge\.[a-z_]+\.[a-z]+)\[(.*)\]$/.exec(mark.figure) ?? []
  if (mark.figure.startsWith('change.')) return changed(book, mark.figure, period)
  if (kind === 'first') return statedFigure(figureOf(book, inside, period)?.first ?? null, mark)
  if (kind.startsWith('bridge.')) return partOf(book, kind.split('.') as [string, string, string], inside, mark.period)
  if (kind !== '') return former(book, kind as 'previous' | 'restated', inside, mark.period)
  return statedFigure(figureOf(book, mark.figure, period), mark)
}

const known = (values: readonly (Rational | null | undefined)[]): readonly Rational[] => values.filter((value) => value !== null && value !== undefined)

function statedFigure(found: Figure | null, { end, step }: Mark): Stated | null {
  if (!found) return null
  if (step === undefined) return { kind: 'figure', figure: found, values: known([end ? found.range?.[end] : found.quantity.value]) }
  const quantity = step.split('.').reduce<Quantity | undefined>((at, index) => at?.operands[Number(index)], found.quantity)
  return quantity ? { kind: 'step', quantity, values: known([quantity.value]) } : null
}

function changed(book: Book, id: string, period: Period): Stated | null {
  const [, comparison, name] = /^change\.(qoq|yoy)_(?:pct|pp|abs)\[(.*)\]$/.exec(id) ?? []
  const found = name === undefined ? null : figureByPlainName(book, name, period)
  if (found) {
    const change = changeOf(book, found, comparison as Comparison)
    return { kind: 'change', change, values: known([change.change.value, change.absolute.value]) }
  }
  const bridge = bridgesOf(book, period.id).find((each) => each.id === 'grid_mix_share')
  const { mix, within } = mixAndWithin(book, period)
  const part = [mix, within].find((each) => each.name === id)
  return part && bridge ? { kind: 'part', bridge, values: known([part.value]) } : null
}

/** A change names its figure without brackets: `energy.per_mw.lake-mariner/mining`. */
function figureByPlainName(book: Book, name: string, period: Period): Figure | null {
  const names = book.once('figures by plain name', () => new Map(CATALOGUE.flatMap((metric) => scopesOf(book, metric).map((scope) => [figureId(metric.id, scope).replace('[', '.').replace(']', ''), { metric, scope }] as const))))
  const found = names.get(name)
  return found && suits(found.metric, period) ? figure(book, found.metric, found.scope, period) : null
}

function partOf(book: Book, [, id, part]: [string, string, string], now: string, quarter: string): Stated | null {
  const bridge = book.once(`bridges@${quarter}`, () => bridgesOf(book, quarter)).find((each) => each.id === id && each.now.id === now)
  return bridge ? { kind: 'part', bridge, values: known([bridge.parts.find((each) => each.part === part)?.value]) } : null
}

function former(book: Book, which: 'previous' | 'restated', id: string, quarter: string): Stated | null {
  const told = restatementsOf(book).filter(({ row, column }) => quarterOf(row) === quarter || id === `${row.table}.${column}`)
  const values = known(told.map((each) => each[which === 'previous' ? 'previous' : 'current'].value))
  const found = figureOf(book, id, parsePeriod(quarter))
  return values.length === 0 ? null : { kind: 'former', symbol: found?.quantity.unit.symbol ?? null, values }
}
