import { mkdirSync, readdirSync, readFileSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { LEDGER, ledgerTextIn, prepareLedger, settleLedger, takeLedger } from '../../src/release/pending-ledger.ts'
import { placeOf } from '../../src/release/place.ts'
import { sweepReleases } from '../../src/release/publish.ts'
import { newFolder } from './issuer.ts'
import { swapIn, wholeSite } from './sites.ts'

let data: string
let out: string
const ledger = (): string => readFileSync(join(data, LEDGER), 'utf8')

beforeEach(() => {
  data = newFolder('ledger')
  out = join(newFolder('out'), 'site')
  writeFileSync(join(data, LEDGER), 'old\n')
})

test('lines wait beside the ledger, which stands until they are kept; the lock and what a dead build left go with it', () => {
  writeFileSync(join(data, `.${LEDGER}-999999999`), 'left')
  const lock = takeLedger(data)
  const pending = prepareLedger(data, 'new\n', out, 'a'.repeat(64))
  expect([ledger(), readdirSync(data).sort()]).toEqual(['old\n', [`.${LEDGER}-lock`, `.${LEDGER}-next`, LEDGER]])
  pending.keep()
  prepareLedger(data, 'never\n', out, 'b'.repeat(64)).drop()
  lock.release()
  expect([ledger(), readdirSync(data)]).toEqual(['old\nnew\n', [LEDGER]])
})

test('lines whose site was put in place before the kill are in the ledger, whatever is put in place after it', () => {
  for (const letters of ['a', 'ab']) {
    writeFileSync(join(data, LEDGER), 'old\n')
    swapIn(out, 'a')
    prepareLedger(data, 'new\n', out, wholeSite(out))
    for (const letter of letters.slice(1)) swapIn(out, letter)
    expect([ledger(), ledgerTextIn(data)]).toEqual(['old\n', 'old\nnew\n'])
    settleLedger(data)
    expect([ledger(), readdirSync(data)]).toEqual(['old\nnew\n', [LEDGER]])
  }
})

test('lines that were added before the kill are not added again', () => {
  swapIn(out, 'a')
  prepareLedger(data, 'new\n', out, wholeSite(out))
  writeFileSync(join(data, LEDGER), 'old\nnew\n')
  settleLedger(data)
  expect([ledger(), readdirSync(data)]).toEqual(['old\nnew\n', [LEDGER]])
})

test('lines whose site was never put in place are put away', () => {
  swapIn(out, 'a')
  prepareLedger(data, 'new\n', out, 'f'.repeat(64))
  expect(ledgerTextIn(data)).toBe('old\n')
  settleLedger(data)
  expect([ledger(), readdirSync(data)]).toEqual(['old\n', [LEDGER]])
})

test('one build at a time keeps a ledger, whatever site it builds', () => {
  const lock = takeLedger(data)
  expect(() => takeLedger(data)).toThrow(`Another build is at work on the ledger of this data folder (process ${process.pid}); the site is as it was.`)
  lock.release()
  takeLedger(data).release()
})

test('who asks for the lock just now keeps what is not yet written to its end; what a dead process left there goes, here and beside the releases', () => {
  swapIn(out, 'a')
  const living = `lock-${process.pid}-0a1b2c3d4e5f`
  for (const [folder, prefix] of [[data, `.${LEDGER}-`], [`${out}.releases`, '.']] as const) for (const name of [living, 'lock-999999999-0a1b2c3d4e5f', 'lock-999999999-0a1b2c3d4e5f-dead']) writeFileSync(join(folder, `${prefix}${name}`), '')
  takeLedger(data).release()
  sweepReleases(placeOf(out))
  expect([data, `${out}.releases`].map((folder) => readdirSync(folder).filter((name) => name.includes('lock')))).toEqual([[`.${LEDGER}-${living}`], [`.${living}`]])
})

test('a ledger that cannot be added to says that the new site stands without it, and its lines still wait', () => {
  swapIn(out, 'a')
  const pending = prepareLedger(data, 'new\n', out, wholeSite(out))
  rmSync(join(data, LEDGER))
  mkdirSync(join(data, LEDGER))
  expect(() => pending.keep()).toThrow('The new site is in place, but its ledger could not be kept in the data folder: ledger.jsonl in the data folder is not a file. Put that right and build again.')
  rmdirSync(join(data, LEDGER))
  expect(ledgerTextIn(data)).toBe('new\n')
})
