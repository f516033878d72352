import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movesOf } from '../../src/desk/moves.ts'
import { soundData } from '../../src/desk/reading.ts'
import { sampleIssuer } from './folders.ts'

test('a move is judged on the year before where the quarter before is blank', () => {
  const folders = sampleIssuer()
  const path = join(folders.data, '2026-Q1', 'revenue.csv')
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^(2026-Q1,mining,[^,]*),\d+,(.*),[^,]*$/m, '$1,,$2,Not known'))
  const moves = new Map(movesOf(soundData(folders).book, '2026-Q2').map((move) => [move.name, move]))
  expect(moves.get('Revenue, bitcoin mining')).toMatchInlineSnapshot(`
    {
      "before": "47,600,000 USD",
      "change": "−73.1%, on the year before",
      "earlier": 6,
      "id": "revenue.mining",
      "judged": "within its own history",
      "known": true,
      "name": "Revenue, bitcoin mining",
      "stated": true,
      "unusual": false,
      "value": "12,800,000 USD",
    }
  `)
  expect(moves.get('Electricity use')!.judged).toBe('no move to judge: it has no value')
  expect(moves.get('Revenue, AI hosting')!.change).not.toContain('year before')
})
