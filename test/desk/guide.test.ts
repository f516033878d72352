import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openXlsx, saveXlsx, type CellValue } from 'hucre/xlsx'
import { afterAll, expect, test } from 'vitest'
import { copyProject, plainEnvironment, runCommand } from '../site/project.ts'

const place = mkdtempSync(join(tmpdir(), 'wattledger-guide-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** The guide of the README. */
const GUIDE = /## Your first quarter in fifteen minutes\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8'))![1]!

/** The commands of its blocks, in order. */
const commands = [...GUIDE.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) => block[1]!.trim().split('\n'))

/** The commands inside its sentences. */
const inline = [...GUIDE.replace(/```sh\n[\s\S]*?```/g, '').matchAll(/`(npm run [^`]+)`/g)].map(([, command]) => command!)

/** What follows `npm run`, without the mark that hands options on. */
const wordsOf = (command: string): readonly string[] => [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!).slice(2).filter((word) => word !== '--')

/** Starts a command that serves until it is stopped, and gives back what stands at a path of it. */
async function served(command: string, project: string, path: string): Promise<string> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(project, 'src', 'cli.ts'), ...wordsOf(command), '--port', String(port)], { cwd: project, env: plainEnvironment(), detached: true, stdio: 'ignore' })
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null)
      if (answer) return await answer.text()
      if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`)
      await new Promise((done) => setTimeout(done, 250))
    }
  } finally {
    // The server may have started others; together they are a group, which is gone when no signal reaches it.
    process.kill(-child.pid!, 'SIGTERM')
    while (isRunning(child.pid!)) await new Promise((done) => setTimeout(done, 100))
  }
}

function isRunning(group: number): boolean {
  try {
    return process.kill(-group, 0)
  } catch {
    return false
  }
}

const freePort = (): Promise<number> => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => done(port))
  })
})

/** Types values into a workbook: by sheet a list of rows, from the second line on. */
async function fill(path: string, entries: Readonly<Record<string, readonly Readonly<Record<string, CellValue>>[]>>): Promise<void> {
  const workbook = await openXlsx(readFileSync(path), { readStyles: true })
  for (const [name, rows] of Object.entries(entries)) {
    const sheet = workbook.sheets.find((each) => each.name === name)!
    for (const [line, values] of rows.entries()) {
      for (const [column, value] of Object.entries(values)) {
        const at = `${line + 1},${sheet.rows[0]!.indexOf(column)}`
        sheet.cells!.set(at, { ...sheet.cells!.get(at), value, type: typeof value === 'number' ? 'number' : 'string' })
      }
    }
  }
  writeFileSync(path, await saveXlsx(workbook))
}

const KNOWN = { status: 'reported', source: 'company-records' }
const valuesOf = (mining: number, hosting: number) => ({
  energy: [{ energy_mwh: mining, ...KNOWN }, { energy_mwh: hosting, ...KNOWN }],
  revenue: [{ amount: mining * 100, ...KNOWN }, { amount: hosting * 300, ...KNOWN }, { amount: mining * 100 + hosting * 300, ...KNOWN }],
})

test('every command of the guide does what it says, in its order', { timeout: 900_000 }, async () => {
  const project = copyProject(mkdtempSync(join(place, 'project-')))
  const at = (path: string): string => join(project, path)
  const run = (index: number): Promise<void> => runCommand(wordsOf(commands[index]!), { project })
  expect(commands.map((command) => wordsOf(command)[0])).toEqual(['init', 'check', 'workbook', 'import', 'dev', 'new', 'workbook', 'import', 'schedule', 'rehearse', 'approve', 'build', 'schedule'])
  expect(inline).toEqual(['npm run desk', 'npm run serve -- --rehearsal 2026-Q3'])
  for (const index of [0, 1, 2]) await run(index)
  // What is begun builds at once, and its blanks are nothing that the ledger keeps.
  await runCommand(['build'], { project })
  expect(readFileSync(at('dist/manifest.json'), 'utf8')).toContain('"quarters": ["2026-Q2"]')
  expect(readFileSync(at('data/ledger.jsonl'), 'utf8')).toBe('')
  await fill(at('2026-Q2.xlsx'), { ...valuesOf(190_000, 80_000), capacity: [{ capacity_mw: 100 }, { capacity_mw: 50 }] })
  await run(3)
  expect(readFileSync(at('data/2026-Q2/energy.csv'), 'utf8')).not.toMatch(/PENDING|Not reported yet/)
  expect(await served(commands[4]!, project, '/reports/2026-q2/')).toContain('190,000')
  expect(await served(inline[0]!, project, '/')).toContain('Q2 2026')
  writeFileSync(at('data/facilities.csv'), readFileSync(at('data/facilities.csv'), 'utf8').replace('GRID-REGION', 'NYUP'))
  writeFileSync(at('data/releases.csv'), 'period,published_on,embargo_until\n2026-Q2,2026-08-07,\n')
  for (const index of [5, 6, 7]) await run(index)
  expect(readFileSync(at('data/2026-Q3/energy.csv'), 'utf8')).toContain('PENDING')
  // With values still pending the rehearsal says so, and nobody can sign.
  await expect(run(9)).rejects.toThrow(/FAILED {2}Every row of the quarter is filled in/)
  await expect(run(10)).rejects.toThrow(/has no row in data\/releases\.csv/)
  await fill(at('2026-Q3.xlsx'), valuesOf(200_000, 90_000))
  await run(7)
  rmSync(at('content/reports/2026-Q3'), { recursive: true })
  await run(8)
  expect(readFileSync(at('data/releases.csv'), 'utf8')).toBe('period,published_on,embargo_until\n2026-Q2,2026-08-07,\n2026-Q3,2026-11-06,2026-11-06T16:05:00-05:00\n')
  await run(9)
  expect(await served(inline[1]!, project, '/reports/2026-q3/')).toContain('200,000')
  // Filled in and rehearsed it still needs a person's word.
  await expect(run(11)).rejects.toThrow(/sign/)
  await run(10)
  await run(11)
  expect(readFileSync(at('dist/manifest.json'), 'utf8')).toContain('"quarters": ["2026-Q2","2026-Q3"]')
  await run(12)
  await runCommand(['build'], { project })
  expect(readFileSync(at('dist/manifest.json'), 'utf8')).toContain('"quarters": ["2026-Q2","2026-Q3"]')
})
