import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { LEDGER, ledgerTextIn } from '../../src/release/pending-ledger.ts'
import { newFolder } from './issuer.ts'
import { swapIn as swap, wholeSite } from './sites.ts'

const STRACE = '/usr/bin/strace'
const SWAP = resolve(import.meta.dirname, 'swap.ts')
const NIGHTLY = process.env.NIGHTLY === '1'

/** Runs the swap under strace with a fault at the nth call of a kind; whether the fault struck. */
function swapWithFault(out: string, letter: string, calls: string, fault: string, nth: number): boolean {
  const { status, signal, stderr } = spawnSync(STRACE, ['-qq', '-e', `trace=${calls}`, '-e', `inject=${calls}:${fault}:when=${nth}`, process.execPath, SWAP, out, letter], { encoding: 'utf8' })
  return signal === 'SIGKILL' || status === 137 || stderr.includes('(INJECTED)')
}

describe.skipIf(!existsSync(STRACE))('a fault at any call of the swap', () => {
  let out: string
  let data: string
  let roots: readonly string[]

  beforeEach(() => {
    out = join(newFolder('swap'), 'site')
    data = join(out, '../data')
    swap(out, 'b')
    const other = wholeSite(out)
    rmSync(out)
    rmSync(`${out}.releases`, { recursive: true })
    rmSync(data, { recursive: true })
    swap(out, 'a')
    roots = [wholeSite(out), other]
  })

  test.each([
    ['rename', 'signal=KILL'], ['symlink', 'signal=KILL'], ['link', 'signal=KILL'], ['unlink', 'signal=KILL'], ['rename', 'error=EIO'], ['symlink', 'error=ENOSPC'], ['link', 'error=EIO'],
    ...(NIGHTLY ? ['fsync', 'mkdir', 'openat', 'write', 'close'].map((calls) => [calls, 'signal=KILL']) : []),
    ...(NIGHTLY ? [['fsync', 'error=EIO'], ['mkdir', 'error=ENOSPC'], ['write', 'error=ENOSPC'], ['statx', 'error=EIO']] : []),
  ] as [string, string][])('%s, %s: the site is the old one or the new one, and the next run puts all right', { timeout: 10_800_000 }, (calls, fault) => {
    let struck = 0
    for (let nth = 1; nth < 2000; nth += 1) {
      const hit = swapWithFault(out, 'b', calls, fault, nth)
      expect(roots).toContain(wholeSite(out))
      if (!hit) break
      struck += 1
      const [recorded, isPublished] = [ledgerTextIn(data)!.split('\n').includes(roots[1]!), wholeSite(out) === roots[1]]
      expect(isPublished && !recorded).toBe(false)
      swap(out, 'b')
      expect(wholeSite(out)).toBe(roots[1])
      expect(readdirSync(`${out}.releases`).filter((name) => !/^[0-9a-f]{64}|^history$/.test(name))).toEqual([])
      expect(readdirSync(data)).toEqual([LEDGER])
      expect(readFileSync(join(data, LEDGER), 'utf8')).toContain(roots[1])
      // The old release again, and nothing of the new one, so that every run has the same calls to make.
      swap(out, 'a')
      rmSync(join(`${out}.releases`, roots[1]!), { recursive: true })
      writeFileSync(join(data, LEDGER), `${roots[0]}\n`)
    }
    expect(struck).toBeGreaterThan(0)
  })
})
