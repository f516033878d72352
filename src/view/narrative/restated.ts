import type { Book } from '../../core/book.ts'
import { figureOf, type Figure } from '../../core/figure.ts'
import { decimalText, exactText, type Rational } from '../../core/rational.ts'
import type { Restatement } from '../../core/restatement.ts'
import { valueOf, type Row } from '../../core/row.ts'
import { address } from '../address.ts'
import { formatNumber, formatPercent, type Locale } from '../format.ts'
import { placeOf } from '../mark.ts'
import { partOf, valueText } from './numbers.ts'
import type { NumberPart } from './parts.ts'

/** The company figure a restated cell belongs to, which names it in a sentence; null where it is an input of many figures, and its table names it. */
export function restatedFigure(book: Book, { row, quarter }: Restatement): Figure | null {
  const id = idOf(row)
  return id === null || quarter === null ? null : figureOf(book, id, { kind: 'quarter', id: quarter })
}

/** A former or present value of a restated cell, in the unit of its figure, or as it stands in its table. */
export function restatedValue(told: Restatement, which: 'previous' | 'current', figure: Figure | null, locale: Locale): NumberPart | null {
  const { value } = told[which]
  if (!value) return null
  const id = which === 'previous' ? 'previous' : 'restated'
  if (figure) return partOf(`${id}[${figure.id}]`, valueText(value, figure.quantity.unit.symbol, figure.metric.decimals, locale), value, figure, locale)
  const decimals = decimalText(value).split('.')[1]?.length ?? 0
  return { text: formatNumber(value, { locale, decimals }), figure: `${id}[${told.row.table}.${told.column}]`, period: told.quarter!, exact: exactText(value), href: address('/restatements/', locale) }
}

/** By how much a restated cell was changed, as a percentage of what it was. */
export const revisionPart = ({ current, quarter }: Restatement, change: Rational, locale: Locale): NumberPart => ({
  text: formatPercent(change, { locale, decimals: 1, sign: 'always' }), figure: `revision[${placeOf(current)}]`, period: quarter!, exact: exactText(change), href: address('/restatements/', locale),
})

function idOf(row: Row): string | null {
  switch (row.table) {
    case 'energy': return 'energy.use_mwh'
    case 'mining': return 'mining.btc'
    case 'revenue': { const segment = valueOf(row as Row<'revenue'>, 'segment')!; return segment === 'total' ? 'revenue.total' : `revenue.${segment}` }
    case 'power_cost': return { net_power: 'power.cost_net', demand_response_proceeds: 'power.demand_response' }[valueOf(row as Row<'power_cost'>, 'component') as string] ?? 'power.cost'
    default: return null
  }
}
