import type { Book } from '../../core/book.ts'
import { figureOf, type Figure } from '../../core/figure.ts'
import type { Restatement } from '../../core/restatement.ts'
import { valueOf, type Row } from '../../core/row.ts'

/** The company figure a restated cell belongs to, which names it in a sentence. Throws a RangeError for a table no figure stands for. */
export function restatedFigure(book: Book, { row, quarter }: Restatement): Figure {
  const id = idOf(row)
  const found = id === null || quarter === null ? null : figureOf(book, id, { kind: 'quarter', id: quarter })
  if (!found) throw new RangeError(`No figure names the restated row ${row.file}:${row.line} in a sentence.`)
  return found
}

function idOf(row: Row): string | null {
  switch (row.table) {
    case 'energy': return 'energy.use_mwh'
    case 'mining': return 'mining.btc'
    case 'revenue': { const segment = valueOf(row as Row<'revenue'>, 'segment')!; return segment === 'total' ? 'revenue.total' : `revenue.${segment}` }
    case 'power_cost': return { net_power: 'power.cost_net', demand_response_proceeds: 'power.demand_response' }[valueOf(row as Row<'power_cost'>, 'component') as string] ?? 'power.cost'
    default: return null
  }
}
