import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LEDGER, prepareLedger } from '../../src/release/ledger-file.ts'
import { newFolder } from './issuer.ts'

test('a ledger waits beside the old one, which stands until it is kept, and what was left by a dead build is swept', () => {
  const data = newFolder('ledger')
  writeFileSync(join(data, LEDGER), 'old\n')
  writeFileSync(join(data, `.${LEDGER}-999999999`), 'left')
  const pending = prepareLedger(data, { begins: false, text: 'old\nnew\n' })
  expect([readFileSync(join(data, LEDGER), 'utf8'), readdirSync(data).sort()]).toEqual(['old\n', [`.${LEDGER}-${process.pid}`, LEDGER]])
  pending.keep()
  expect([readFileSync(join(data, LEDGER), 'utf8'), readdirSync(data)]).toEqual(['old\nnew\n', [LEDGER]])
  prepareLedger(data, { begins: false, text: 'old\nnew\nnever\n' }).drop()
  expect([readFileSync(join(data, LEDGER), 'utf8'), readdirSync(data)]).toEqual(['old\nnew\n', [LEDGER]])
})

test('a ledger that cannot take its place says that the new site stands without it', () => {
  const data = newFolder('ledger')
  const pending = prepareLedger(data, { begins: true, text: 'new\n' })
  mkdirSync(join(data, LEDGER))
  expect(() => pending.keep()).toThrow('The new site is in place, but its ledger could not be kept in the data folder: the system answered EISDIR. Put that right and build again.')
  rmdirSync(join(data, LEDGER))
  expect(readdirSync(data)).toEqual([])
})
