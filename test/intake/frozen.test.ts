import { afterAll, expect, test } from 'vitest'
import { readTable } from '../../src/intake/table.ts'
import { readIssuer } from '../../src/intake/issuer.ts'
import { readCase } from './gallery.ts'

const sources = readCase('column-proto').files

test('with every prototype frozen, files are read as before, and a column called __proto__ is an ordinary unknown one', () => {
  for (const frozen of [Object, Array, Map, Set, String, Function]) Object.freeze(frozen.prototype)
  const fileOf = (path: string) => sources.find((file) => file.path === path)!
  expect(readTable(fileOf('2025-Q3/energy.csv'), 'energy', '2025-Q3').findings.map((found) => found.code)).toEqual(['E_COLUMN_UNKNOWN'])
  expect(readTable(fileOf('2025-Q2/energy.csv'), 'energy', '2025-Q2').rows).toHaveLength(3)
  expect(readIssuer(fileOf('issuer.yaml')).findings).toEqual([])
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

afterAll(() => expect(Object.keys(Object.prototype)).toEqual([]))
