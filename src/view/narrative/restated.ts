import type { Book } from '../../core/book.ts'
import { currentOf, type Effect } from '../../core/effect.ts'
import { metricOf } from '../../core/catalogue/catalogue.ts'
import { figure, scopesOf, type Figure } from '../../core/figure.ts'
import { cellsOf } from '../../core/lineage.ts'
import type { Quantity } from '../../core/quantity.ts'
import { decimalText, exactText, type Rational } from '../../core/rational.ts'
import type { Restatement } from '../../core/restatement.ts'
import { numberIn, valueOf, type Row } from '../../core/row.ts'
import { TABLES } from '../../core/tables.ts'
import { address, fileAddress } from '../address.ts'
import { formatNumber, formatPercent, type Locale } from '../format.ts'
import { placeOf } from '../mark.ts'
import { unitName } from '../printed.ts'
import { level, partOf, valueText } from './numbers.ts'
import type { NumberPart } from './parts.ts'

/** The widest figure that is a restated cell and nothing else, which names it in a sentence; null where there is none, and its table names it. */
export function restatedFigure(book: Book, told: Restatement): Figure | null {
  const { row, column, quarter } = told
  const metric = TABLES[row.table].values[0] === column ? metricOf(metricOfRow(row)) : undefined
  if (!metric || quarter === null) return null
  const figures = scopesOf(book, metric).map((scope) => figure(book, metric, scope, { kind: 'quarter', id: quarter }))
  // The row of an earlier correction has itself been replaced; the figure rests on the one that counts today.
  const counting = currentOf(book, told)
  return figures.find(({ quantity }) => restsOnRow(quantity, counting)) ?? null
}

const restsOnRow = (quantity: Quantity, row: Row): boolean => {
  const cells = cellsOf(quantity)
  return cells.length === 1 && cells[0]!.row === row
}

/** A former or present value of a restated cell, in the unit of its figure, or as it stands in its table. */
export function restatedValue(told: Restatement, which: 'previous' | 'current', figure: Figure | null, locale: Locale): NumberPart | null {
  const value = numberIn(told[which])
  if (!value) return null
  const id = which === 'previous' ? 'previous' : 'restated'
  if (figure) {
    const short = (amount: Rational): string => valueText(amount, figure.quantity.unit.symbol, figure.metric.decimals, locale)
    // Two values that would print alike are printed in full.
    const alike = [told.previous, told.current].map(numberIn).every((number) => number !== null && short(number) === short(value))
    const text = alike ? `${formatNumber(value, { locale, decimals: figure.metric.decimals })}\u00a0${unitName(figure.quantity.unit.symbol, locale)}` : short(value)
    return partOf(`${id}[${figure.id}]`, text, value, figure, locale)
  }
  const decimals = decimalText(value).split('.')[1]?.length ?? 0
  return { text: formatNumber(value, { locale, decimals }), figure: `${id}[${told.row.table}.${told.column}]`, period: told.quarter!, exact: exactText(value), href: address('/restatements/', locale) }
}

/** A word or a date that was restated, as it stands in its table; null for a number or a blank. */
export const restatedWord = (told: Restatement, which: 'previous' | 'current'): string | null => (numberIn(told[which]) === null && told[which].text !== '' ? told[which].text : null)

/** What a figure was before a restatement moved it, as a sentence prints the figure now. */
export function beforePart({ current }: Restatement, { before, after }: Effect, locale: Locale): NumberPart {
  const { text, exact } = level(before, locale)
  return { ...level(after, locale), first: undefined, text, exact, figure: `before[${placeOf(current)}|${after.id}]` }
}

/** By how much a restated cell was changed, as a percentage of what it was. */
export const revisionPart = ({ current, quarter }: Restatement, change: Rational, locale: Locale): NumberPart => ({
  text: formatPercent(change, { locale, decimals: 1, sign: 'always' }), figure: `revision[${placeOf(current)}]`, period: quarter!, exact: exactText(change), href: fileAddress(current.file, locale, current.line, current.field),
})

function metricOfRow(row: Row): string {
  switch (row.table) {
    case 'energy': return 'energy.use_mwh'
    case 'mining': return 'mining.btc'
    case 'revenue': { const segment = valueOf(row as Row<'revenue'>, 'segment')!; return segment === 'total' ? 'revenue.total' : `revenue.${segment}` }
    case 'power_cost': return { net_power: 'power.cost_net', demand_response_proceeds: 'power.demand_response' }[valueOf(row as Row<'power_cost'>, 'component') as string] ?? 'power.cost'
    default: return ''
  }
}
