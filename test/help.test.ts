import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> }
const COMMANDS = Object.values(scripts).flatMap((script) => /^node src\/cli\.ts (\w+)$/.exec(script)?.[1] ?? [])

const run = (...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => spawnSync(process.execPath, ['src/cli.ts', ...args], { encoding: 'utf8' })

test('every command of the program is one of package.json', () => {
  const { stderr, status } = run('no-such-command')
  expect([status, [...COMMANDS].sort()]).toEqual([2, /The commands are (.*)\./.exec(stderr)![1]!.split(', ').sort()])
})

test.each([['--period=2025-Q3', '--period'], ['--data', '--data'], ['--as-of=2026-01-01T00:00:00Z', '--as-of'], ['--no-ledger', '--no-ledger']])('npm run figures %s without a -- before it does nothing and says so', (given, name) => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'figures', given], { encoding: 'utf8', shell: process.platform === 'win32' })
  expect([status, stdout, stderr.trim().split('\n').at(-1)]).toEqual([2, '', `npm kept ${name} for itself, so nothing was done. Write -- before the options: npm run figures -- ${name} …`])
})

describe.each(COMMANDS)('%s --help', (name) => {
  const { status, stdout, stderr } = run(name, '--help')

  test('says what it does and what it takes, and does nothing', () => {
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(new RegExp(`^Usage: npm run (?:--silent )?${name} -- `))
    expect(stdout).toMatch(/\n\n[A-Z][^\n]+\.\n|\n\n[A-Z][\s\S]+?\.\n\n/)
  })

  test('names no option that the command does not know', () => {
    // An option of its own is accepted, so that what is refused is the other one.
    const options = [...stdout.matchAll(/^ {2}(--[\w-]+)( [A-Z]\S*)?/gm)].filter(([, option]) => option !== '--help')
    const given = options.flatMap(([, option, value]) => (value === undefined ? [option!] : [`${option}=x`]))
    const { stdout: out, stderr: err } = run(name, ...given, '--no-such-option')
    for (const [, option] of options) expect(`${out}${err}`).not.toMatch(new RegExp(`Unknown option '${option}'|make sense of "${option}`))
  })
})
