import type { Quarter } from '../period.ts'
import { absent, product, said, type Quantity } from '../quantity.ts'
import { valueOf, type Row } from '../row.ts'
import { cellOf, type View } from '../view.ts'

/** An amount in the issuer's currency, converted at the average rate of its own quarter (IAS 21, ASC 830); absent without a rate. */
export function amountOf(view: View, name: string, row: Row<'revenue'> | Row<'power_cost'>, quarter: Quarter): Quantity {
  const from = valueOf(row as Row<'revenue'>, 'currency')!
  const to = view.book.issuer.currency
  const amount = cellOf(view.book, name, from, row, 'amount')
  if (from === to) return amount
  const rate = view.book.rows('fx', quarter).find((each) =>
    valueOf(each, 'currency') === from && valueOf(each, 'to_currency') === to && valueOf(each, 'rate_type') === 'average')
  if (!rate) return absent(`rate of ${from} in ${to}, ${quarter}`, to, 'missing_input')
  return said(product(`${name} in ${to}`, amount, cellOf(view.book, `average rate of ${from} in ${to}`, `${to}/${from}`, rate, 'rate')), to)
}
