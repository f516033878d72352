import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkCommand } from '../../src/intake/command.ts'
import { silentProblems } from '../../src/release/silent.ts'
import { filesOf, newFolder, writeFiles } from './issuer.ts'
import { runBuild } from './sites.ts'

const TODAY = '2026-11-22'

/** A data folder with the ledger of a build, and `check` over it. */
async function published(): Promise<{ readonly data: string; readonly check: (format: string) => { readonly code: number; readonly said: string } }> {
  const room = newFolder('silent')
  const data = join(room, 'data')
  writeFiles(filesOf(), data)
  rmSync(join(data, 'targets.csv'))
  expect(await runBuild(['--data', data, '--out', join(room, 'site'), '--private', join(room, 'private.log'), '--today', TODAY, '--ledger'])).toMatchObject({ code: 0, err: '' })
  return {
    data, check: (format) => {
      const said: string[] = []
      return { code: checkCommand(['--data', data, '--format', format], (line) => said.push(line), TODAY, silentProblems), said: said.join('\n') }
    },
  }
}

describe('the check of a folder with a ledger', () => {
  test('warns of what a build refuses, at its cell, and of a row that is gone', async () => {
    const { data, check } = await published()
    expect(check('text')).toMatchObject({ code: 0, said: expect.stringContaining('no problems') })
    const [energy, revenue] = [join(data, '2026-Q1/energy.csv'), join(data, '2026-Q1/revenue.csv')]
    writeFileSync(energy, readFileSync(energy, 'utf8').replace('370000', '371000'))
    writeFileSync(revenue, readFileSync(revenue, 'utf8').replace(/^2026-Q1,ai_hosting.*\n/m, ''))
    const { code, said } = check('json')
    const problems = (JSON.parse(said) as { problems: readonly object[] }).problems
    expect([code, problems]).toEqual([0, [
      expect.objectContaining({ code: 'W_PUBLISHED', severity: 'warning', file: join(data, '2026-Q1/energy.csv'), line: 2, value: '371000', message: 'energy_mwh was published as 370000 and is now 371000.', remedy: expect.stringMatching(/^A build refuses it\. Let this row read as it was published, 2026-Q1,lake,mining,facility_total,370000,/) }),
      expect.objectContaining({ code: 'W_PUBLISHED', file: join(data, '2026-Q1/revenue.csv'), line: null, message: expect.stringMatching(/^The row 2026-Q1\|ai_hosting\|all\|USD was published and is gone;/) }),
    ]])
    expect(check('text').said).toContain('  2 │ 2026-Q1,lake,mining,facility_total,371000,')
  })

  test('names a line of the ledger that cannot be read, and is silent without a ledger', async () => {
    const { data, check } = await published()
    writeFileSync(join(data, 'ledger.jsonl'), 'garbled\n')
    expect(check('text').said).toMatch(/ledger\.jsonl.*Restore the file from version control\./s)
    rmSync(join(data, 'ledger.jsonl'))
    expect(check('text').said).toContain('no problems')
  })
})
