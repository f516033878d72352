import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyProject, runCommand } from '../site/project.ts'

const place = mkdtempSync(join(tmpdir(), 'wattledger-guide-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** The commands of the guide in the README, in order. */
function commandsOfGuide(): readonly string[] {
  const guide = /## Your first quarter in fifteen minutes\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8'))![1]!
  return [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) => block[1]!.trim().split('\n'))
}

const wordsOf = (command: string): readonly string[] => [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!)

test('every command of the guide does what it says, in its order', { timeout: 300_000 }, async () => {
  const project = copyProject(mkdtempSync(join(place, 'project-')))
  const commands = commandsOfGuide()
  expect(commands.map((command) => wordsOf(command)[2])).toEqual(['init', 'check', 'workbook', 'import', 'dev', 'new', 'workbook', 'import', 'rehearse', 'approve', 'build'])
  const run = (command: string): Promise<void> => {
    const [, , name, ...rest] = wordsOf(command)
    return runCommand([name!, ...rest.filter((word, index) => !(word === '--' && index === 0))], { project })
  }
  const [before, after] = [commands.slice(0, 4), commands.slice(5, 8)]
  for (const command of [...before, ...after]) await run(command)
  expect(readFileSync(join(project, 'data', '2026-Q3', 'energy.csv'), 'utf8')).toContain('PENDING')
  // With values still pending the rehearsal says so, and nobody can sign.
  await expect(run(commands[8]!)).rejects.toThrow(/FAILED {2}Every row of the quarter is filled in/)
  await expect(run(commands[9]!)).rejects.toThrow(/has no row in data\/releases\.csv/)
  // The quarter that has a row of its own is public; the draft is not.
  await run(commands[10]!)
  expect(readFileSync(join(project, 'dist', 'manifest.json'), 'utf8')).toContain('"quarters": ["2026-Q2"]')
})
