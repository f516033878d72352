import { latest } from '../../core/history.ts'
import { decimalText, rational, total, ZERO, type Rational } from '../../core/rational.ts'
import type { Row } from '../../core/row.ts'
import { numberOf, soundIn, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

const TOLERANCE = rational('0.005')

/** Money: parts against their total, and the rate that turns another currency into the issuer's. */
export const revenue = (draft: Draft): readonly Finding[] => [...parts(draft), ...rates(draft)]

function parts(draft: Draft): readonly Finding[] {
  const rows = latest(soundIn(draft.tables.revenue, ['period', 'segment', 'facility', 'amount', 'currency', 'as_of']))
  return rows.filter((row) => wordOf(row, 'segment') === 'total').flatMap((whole) => {
    const facility = wordOf(whole, 'facility')
    const period = rows.filter((row) => wordOf(row, 'period') === wordOf(whole, 'period') && wordOf(row, 'segment') !== 'total')
    const own = period.filter((row) => facility === 'all' || wordOf(row, 'facility') === facility)
    // Amounts in several currencies are compared where they are converted, not here.
    if (own.some((row) => wordOf(row, 'currency') !== wordOf(whole, 'currency'))) return []
    return aboveTotal(whole, total(own.flatMap((row) => numberOf(row, 'amount') ?? [])))
  })
}

function aboveTotal(whole: Row<'revenue'>, sum: Rational): readonly Finding[] {
  const limit = numberOf(whole, 'amount')
  if (limit === null || sum.sub(limit).compare(limit.abs().mul(TOLERANCE)) <= 0) return []
  return [findingAt(whole.cells.amount!, {
    code: 'E_PARTS_OVER_TOTAL', message: `The segments of ${wordOf(whole, 'period')} add up to ${decimalText(sum)}, more than the total of ${whole.cells.amount!.text} by ${limit.compare(ZERO) === 0 ? 'all of it' : `${decimalText(sum.sub(limit).div(limit.abs()).mul(100), 3)}%`}.`,
    remedy: 'Correct the total or the segments; a difference of up to 0.5% is accepted as rounding.',
  })]
}

function rates(draft: Draft): readonly Finding[] {
  const home = draft.issuer?.currency
  if (home === undefined || draft.incomplete.has('fx')) return []
  const known = new Set(draft.tables.fx.filter((row) => numberOf(row, 'rate') !== null && wordOf(row, 'rate_type') === 'average').map((row) => `${wordOf(row, 'period')}|${wordOf(row, 'currency')}|${wordOf(row, 'to_currency')}`))
  const rows: readonly Row[] = [...draft.tables.revenue, ...draft.tables.power_cost]
  const lacking = rows.filter((row) => isForeign(row, home) && !known.has(`${wordOf(row, 'period')}|${wordOf(row, 'currency')}|${home}`))
  const first = [...Map.groupBy(lacking, (row) => `${row.file}|${wordOf(row, 'currency')}`).values()].map((same) => same[0]!)
  return first.map((row) => findingAt((row as Row<'revenue'>).cells.currency!, {
    code: 'E_FX_MISSING', message: `currency is ${wordOf(row, 'currency')}, and no average rate from ${wordOf(row, 'currency')} to ${home} is given for ${wordOf(row, 'period')}.`,
    remedy: `Add a row to fx.csv: period ${wordOf(row, 'period')}, currency ${wordOf(row, 'currency')}, to_currency ${home}, rate_type average, with its rate, status and source.`,
  }))
}

const isForeign = (row: Row, home: string): boolean => wordOf(row, 'currency') !== '' && wordOf(row, 'currency') !== home && wordOf(row, 'period') !== '' && numberOf(row, 'amount') !== null
