import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesOf, newFolder, writeFiles } from './issuer.ts'
import { swapIn, wholeSite } from './sites.ts'

const PROJECT = resolve(import.meta.dirname, '../..')

/** A data folder, and a site of two releases beside it. */
function published(): { readonly folder: string; readonly out: string; readonly first: string } {
  const folder = newFolder('rollback')
  const out = join(folder, 'site')
  writeFiles(filesOf(), join(folder, 'data'))
  swapIn(out, 'a')
  const first = wholeSite(out)
  swapIn(out, 'b')
  return { folder, out, first }
}

const rollback = ({ folder, out }: { readonly folder: string; readonly out: string }, env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [join(PROJECT, 'src/cli.ts'), 'rollback', '--data', join(folder, 'data'), '--out', out, '--today', '2026-11-22'], { encoding: 'utf8', env: { ...process.env, ...env } })

describe('rollback from the command line', () => {
  test('puts the earlier release back, and refuses one that is damaged', () => {
    const site = published()
    expect(rollback(site)).toMatchObject({ status: 0, stderr: '' })
    expect(wholeSite(site.out)).toBe(site.first)
    const other = published()
    writeFileSync(join(`${other.out}.releases`, other.first, 'a/index.html'), 'damaged')
    expect(rollback(other)).toMatchObject({ status: 1, stderr: 'That release is damaged; the site is as it was. Build it again.\n' })
  })

  test('says that what was corrected is public again as it was', () => {
    const site = published()
    swapIn(site.out, 'c', 'restatement_id,table\nrst-1,energy.csv\nrst-2,energy.csv\n')
    expect(rollback(site).stdout).toMatch(/\nIt lacks 2 restatements that the site had: what was corrected is public again as it was before, until the next npm run build\.\n$/)
    expect(rollback(published()).stdout).not.toContain('restatement')
  })

  test('loads nothing of pages, words and builds, so that two seconds are enough', () => {
    const coverage = newFolder('coverage')
    expect(rollback(published(), { NODE_V8_COVERAGE: coverage }).status).toBe(0)
    const loaded = readdirSync(coverage).flatMap((name) => (JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] }).result.map(({ url }) => /\/src\/(.+)$/.exec(url)?.[1] ?? ''))
    expect(loaded).toContain('release/rollback.ts')
    expect(loaded.filter((path) => /^(narrative|view|datasets|desk|verify|proof)\/|^balance\.ts|^release\/(build|gate|secrets)\.ts/.test(path))).toEqual([])
  })
})
