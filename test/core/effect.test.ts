import { expect, test } from 'vitest'
import { effectsOf } from '../../src/core/effect.ts'
import { exactText } from '../../src/core/rational.ts'
import { restatementsOf } from '../../src/core/restatement.ts'
import { bookOf } from './company.ts'

test('a part and its total corrected on one day are undone together: no value is called a former one that never was', () => {
  const book = bookOf({
    'capacity.csv': 'lake,mining,energised_gross,2025-07-01,100,measured,src-1,,',
    '2025-Q3/energy.csv': '2025-Q3,lake,mining,facility_total,200000,0,,,measured,src-1,,',
    '2025-Q3/revenue.csv': [
      '2025-Q3,total,all,5000,USD,reported,src-1,2025-11-01,', '2025-Q3,mining,all,1000,USD,reported,src-1,2025-11-01,', '2025-Q3,ai_hosting,all,4000,USD,reported,src-1,2025-11-01,',
      '2025-Q3,total,all,4800,USD,reported,src-1,2025-12-01,', '2025-Q3,mining,all,800,USD,reported,src-1,2025-12-01,',
    ].join('\n'),
    'restatements.csv': [
      'rst-total,revenue.csv,2025-Q3|total|all|USD,amount,5000,4800,error,none,The total was wrong.,Il totale era errato.',
      'rst-mining,revenue.csv,2025-Q3|mining|all|USD,amount,1000,800,error,none,Mining was wrong.,Il mining era errato.',
    ].join('\n'),
  })
  const restatements = restatementsOf(book)
  expect(restatements).toHaveLength(2)
  for (const restatement of restatements) {
    const moved = new Map(effectsOf(book, restatement).filter(({ after }) => after.period.id === '2025-Q3').map(({ before, after }) => [after.id, [before, after].map(({ quantity }) => quantity.value && exactText(quantity.value))]))
    expect(moved.get('revenue.share[mining]')).toEqual(['1/5', '1/6'])
    expect(moved.get('revenue.total')).toEqual(['5000', '4800'])
    // The parts made up the whole before and after: nothing was ever left over.
    expect(moved.has('revenue.not_split')).toBe(false)
  }
})
