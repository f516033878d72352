import { latest } from '../../core/history.ts'
import { isQuarter, shiftQuarter } from '../../core/period.ts'
import { rational, ZERO } from '../../core/rational.ts'
import type { Row } from '../../core/row.ts'
import { TABLES, type Table } from '../../core/tables.ts'
import { cellsOf, groupKey, numberOf, soundIn, wordOf, type Draft } from '../draft.ts'
import { findingAt, type Finding } from '../problem.ts'

const WATCHED = ['energy', 'revenue', 'mining', 'power_cost'] as const
const FOLD = rational(200)

/** What one sees only beside other rows: files copied with their values, values of another magnitude, totals beside their parts. */
export function history(draft: Draft): readonly Finding[] {
  return WATCHED.flatMap((table) => {
    const rows: readonly Row[] = latest(soundIn(draft.tables[table] as readonly Row[], [...(TABLES[table] as Table).key, 'as_of']))
    const before = new Map(rows.map((row) => [identity(row, wordOf(row, 'period')), row]))
    const pairs = rows.filter((row) => isQuarter(wordOf(row, 'period'))).flatMap((row) => {
      const other = before.get(identity(row, shiftQuarter(wordOf(row, 'period'), -1)))
      return other === undefined ? [] : [{ row, other }]
    })
    return [...copies(pairs, rows), ...jumps(pairs), ...(table === 'energy' ? [] : doubled(rows))]
  })
}

interface Pair {
  readonly row: Row
  readonly other: Row
}

const keyOf = (row: Row): readonly string[] => (TABLES[row.table] as Table).key.filter((name) => name !== 'period')
const identity = (row: Row, period: string): string => `${period}|${groupKey(row, keyOf(row))}`
const valueCell = (row: Row) => cellsOf(row)[(TABLES[row.table] as Table).values[0]!]
const valueIn = (row: Row) => numberOf(row, (TABLES[row.table] as Table).values[0]!)

function copies(pairs: readonly Pair[], rows: readonly Row[]): readonly Finding[] {
  const filled = Map.groupBy(rows.filter((row) => valueIn(row)?.compare(ZERO)), (row) => row.file)
  return [...Map.groupBy(pairs, ({ row }) => row.file)].flatMap(([file, own]) => {
    const same = own.filter(({ row, other }) => valueIn(row)?.compare(ZERO) && valueIn(other)?.equals(valueIn(row)!))
    const cell = same[0] && valueCell(same[0].row)
    if (!cell || same.length < 2 || same.length !== filled.get(file)?.length) return []
    return [findingAt(cell, { code: 'W_SAME_VALUES', message: `Every value of this file is that of the quarter before (${same[0]!.other.file}).`, remedy: 'If the file was copied, write the new values.' })]
  })
}

/** Energy is left out: its capacity tells the magnitude better. */
function jumps(pairs: readonly Pair[]): readonly Finding[] {
  return pairs.filter(({ row }) => row.table !== 'energy').flatMap(({ row, other }) => {
    const [now, then] = [valueIn(row)?.abs(), valueIn(other)?.abs()]
    if (!now || !then || now.equals(0) || then.equals(0)) return []
    const up = now.compare(then.mul(FOLD)) >= 0
    if (!up && now.mul(FOLD).compare(then) > 0) return []
    const [cell, past] = [valueCell(row)!, valueCell(other)!]
    return [findingAt(cell, { code: 'W_JUMP', message: `${cell.name} is ${cell.text} after ${past.text} in the quarter before, ${up ? 'more than 200 times as much' : 'less than a 200th of it'}.`, remedy: 'Check the unit: write whole units, not thousands or millions of them.' })]
  })
}

/** The company's row and a facility's row of one thing are added up, which is right only if the first is the rest. */
function doubled(rows: readonly Row[]): readonly Finding[] {
  const groups = Map.groupBy(rows.filter((row) => wordOf(row, 'segment') !== 'total'), (row) => `${wordOf(row, 'period')}|${groupKey(row, keyOf(row).filter((name) => name !== 'facility'))}`)
  return [...groups.values()].flatMap((group) => {
    const whole = group.find((row) => wordOf(row, 'facility') === 'all')
    const part = group.find((row) => wordOf(row, 'facility') !== 'all')
    if (!whole || !part) return []
    return [findingAt(cellsOf(whole).facility!, { code: 'W_ALL_AND_SITES', message: `facility is "all", and line ${part.line} gives the same for ${wordOf(part, 'facility')}; the two are added up.`, remedy: 'Keep "all" only for what belongs to no single facility, or delete one of the two rows.' })]
  })
}
