import { expect, test } from 'vitest'
import { inSheets } from '../../src/desk/sheet-words.ts'
import type { SheetFile } from '../../src/desk/sheet.ts'

const file = (path: string, sheet: string, above: number): SheetFile => ({ path, sheet, text: '', cellAt: (line) => `C${line + above}` })

const ENERGY = file('2026-Q3/energy.csv', 'energy', 1)
const FILES = [ENERGY, file('capacity.csv', 'capacity', 0)]

test.each([
  ['The same key stands in line 2.', 'The same key stands in row 3.'],
  ['It overlaps line 4 of capacity.csv.', 'It overlaps row 4 of the sheet capacity.'],
  ['They are claimed in line 2 of 2025-Q2/instruments.csv already.', 'They are claimed in line 2 of 2025-Q2/instruments.csv already.'],
  ['Add a row to fx.csv: period 2026-Q3.', 'Add a row to the sheet fx: period 2026-Q3.'],
  ['note "see line 2 of \\"capacity.csv\\"" is long. This file has it.', 'note "see line 2 of \\"capacity.csv\\"" is long. This sheet has it.'],
  ['Write energy.csv, or add to restatements.csv: rst-…,energy.csv,a|b', 'Write energy.csv, or add to the sheet restatements: rst-…,energy.csv,a|b'],
  ['Look in notes.csv.', 'Look in notes.csv.'],
])('%s', (said, expected) => expect(inSheets(said, ENERGY, FILES)).toBe(expected))

test('what is wrong elsewhere keeps the words of its file', () => {
  expect(inSheets('This file is empty; see line 3 and capacity.csv, or line 4 of capacity.csv.', undefined, FILES)).toBe('This file is empty; see line 3 and capacity.csv, or row 4 of the sheet capacity.')
})
