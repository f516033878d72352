import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { keptByNpm } from '../src/help.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> }
const COMMANDS = Object.values(scripts).flatMap((script) => /^node src\/cli\.ts (\w+)$/.exec(script)?.[1] ?? [])

const run = (...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => spawnSync(process.execPath, ['src/cli.ts', ...args], { encoding: 'utf8' })

test('every command of the program is one of package.json', () => {
  const { stderr, status } = run('no-such-command')
  expect([status, [...COMMANDS].sort()]).toEqual([2, /The commands are (.*)\./.exec(stderr)![1]!.split(', ').sort()])
})

test.each([['figures', '--period=2025-Q3', '--period'], ['figures', '--data=', '--data'], ['rollback', '--as-of=2026-01-01T00:00:00Z', '--as-of'], ['build', '--no-ledger', '--no-ledger']])('npm run %s %s without a -- before it does nothing and says so', (command, given, name) => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', command, given], { encoding: 'utf8', shell: process.platform === 'win32' })
  expect([status, stdout, stderr.trim().split('\n').at(-1)]).toEqual([2, '', `npm kept ${name} for itself, so nothing was done. Write -- before the options: npm run ${command} -- ${name} …`])
})

test('what npm keeps for itself of other commands, and what was handed on, stops nothing', () => {
  const env = { npm_config_as_of: '2026-01-01T00:00:00Z', npm_config_name: 'foo', npm_config_ledger: '' }
  expect([keptByNpm('check', [], env), keptByNpm('build', ['--as-of', env.npm_config_as_of, '--no-ledger'], env), keptByNpm('init', [], env)]).toEqual([[], [], ['--name']])
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
