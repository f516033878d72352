import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { copyProject, filesIn, runCommand, TODAY } from './project.ts'

const place = mkdtempSync(join(tmpdir(), 'wattledger-bytes-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** A tree as text: the path, the rights and the bytes of every file. */
const told = (folder: string): readonly string[] =>
  [...filesIn(folder)].map(([path, bytes]) => `${path} ${(statSync(join(folder, path)).mode & 0o777).toString(8)} ${bytes.toString('base64')}`)

const PLACES = [
  { name: 'Kiritimati, Italian, for its owner alone', umask: '077', env: { TZ: 'Pacific/Kiritimati', LANG: 'it_IT.UTF-8', LC_ALL: 'it_IT.UTF-8' } },
  { name: 'New York, Turkish, for a group', umask: '002', env: { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
] as const

test.for(PLACES)('another folder, zone, language and umask give the same bytes: $name', { timeout: 300_000 }, async ({ name, umask, env }) => {
  const project = copyProject(mkdtempSync(join(place, 'a folder of another name ')))
  const out = join(project, 'elsewhere')
  await runCommand(['build', '--out', out, '--today', TODAY], { project, env, umask })
  const [here, there] = [told(inject('folder')), told(out)]
  expect([name, here.length]).toEqual([name, there.length])
  expect(here.length).toBeGreaterThan(250)
  expect(here.filter((file, index) => file !== there[index]).map((file) => file.slice(0, 120))).toEqual([])
})

test('a byte or a right that differs is noticed', () => {
  expect(told(inject('folder')).find((file) => file.startsWith('robots.txt'))).toMatch(/^robots\.txt 644 \S+$/)
})
