import { expect, test } from 'vitest'
import { CHECK_HELP, checkCommand } from '../../src/intake/command.ts'
import { textOf } from '../../src/intake/print.ts'
import { readCase, TODAY, withFolder } from './gallery.ts'

/** Runs check on a case; the folder's own path is written `data`. */
function check(name: string | null, ...args: readonly string[]): { readonly code: number; readonly text: string } {
  return withFolder(name, [], (folder) => {
    const lines: string[] = []
    const code = checkCommand(['--data', folder, ...args], (text) => lines.push(text), TODAY)
    return { code, text: lines.join('\n').replaceAll(folder, 'data') }
  })
}

function misuse(...args: readonly string[]): string {
  const lines: string[] = []
  expect(checkCommand(args, (text) => lines.push(text), TODAY)).toBe(2)
  return lines.join('\n').split('\n')[0]!
}

test('sound data: one line and 0', () => {
  expect(check(null)).toEqual({ code: 0, text: 'data: 2 quarters, 9 files, 22 rows, no problems.' })
  expect(check('accepted-blank-rows').text).toBe('data: 2 quarters, 9 files, 22 rows, 4 blank rows skipped, no problems.')
})

test('warnings alone: 0, and the line says so', () => {
  const { code, text } = check('release-without-data')
  expect(code).toBe(0)
  expect(text).toBe(`1 warning in data

data/releases.csv:4:1  Warning: 2025-Q4 has a release and no folder, so there is nothing to release.
  4 │ 2025-Q4,2026-02-10,
    │ ^^^^^^^
  Add the folder 2025-Q4, or delete the row.  [W_RELEASE_EMPTY]

data: 2 quarters, 9 files, 23 rows, no errors.`)
})

test('bad data: 1, all problems at once, sorted', () => {
  const { code, text } = check('two-faults')
  expect(code).toBe(1)
  expect(text.split('\n')[0]).toBe('3 problems in data')
  expect(text.match(/^data\S+:\d+:\d+/gm)).toEqual(['data/2025-Q3/energy.csv:2:37', 'data/2025-Q3/energy.csv:5:14', 'data/2025-Q3/revenue.csv:2:20'])
})

test('json holds every problem with its parts', () => {
  const report = JSON.parse(check('negative', '--format', 'json').text)
  expect(report).toEqual({
    data: 'data', sound: false, errors: 1, warnings: 0, quarters: 2, files: 9, rows: 22, refused_rows: 0, blank_rows: 0,
    problems: [{
      code: 'E_NEGATIVE', severity: 'error', file: 'data/2025-Q3/energy.csv', line: 2, column: 36, value: '-374000',
      message: 'energy_mwh "-374000" is negative.', remedy: 'Write zero or a number above it; if the value is unknown, leave the cell blank.',
    }],
  })
})

test('github gets its commands, with its escapes', () => {
  expect(check('percent', '--format', 'github').text).toBe(`::error file=data/grid_mix.csv,line=2,col=26,title=E_PERCENT::share "91%25" is written in percent; the column holds a share between 0 and 1. Write 0.91.
::error file=data/grid_mix.csv,line=3,col=26,title=E_PERCENT::share 45 is above 1; the column holds a share between 0 and 1. Write 0.45 if 45 percent is meant.
data: 2 quarters, 10 files, 24 rows, 0 rows refused.`)
})

test('--today stands for the clock in the one rule that needs it', () => {
  expect(check(null, '--today', '2025-09-30').text).toContain('The quarter 2025-Q3 has not ended: its last day is 2025-09-30, and today is 2025-09-30.')
  expect(check(null, '--today', '2025-10-01').code).toBe(0)
})

test('misuse: 2, and a sentence that says how', () => {
  expect(misuse('--data', 'nowhere')).toBe('--data "nowhere" is not a folder that can be read.')
  expect(misuse('--data', 'package.json')).toBe('--data "package.json" is not a folder that can be read.')
  expect(misuse('--data=')).toBe('--data "" is not a folder that can be read.')
  expect(misuse('--today', '22/11/2026')).toBe('--today "22/11/2026" is not a date; write it in the form 2026-11-22.')
  expect(misuse('--format', 'xml')).toBe('--format does not know "xml"; write text, json or github.')
  expect(misuse('--frob')).toBe('check cannot make sense of "--frob".')
  expect(misuse('data')).toBe('check cannot make sense of "data".')
  expect(misuse('--data')).toBe('check cannot make sense of "--data".')
})

test('help: 0', () => {
  const lines: string[] = []
  expect(checkCommand(['--help'], (text) => lines.push(text))).toBe(0)
  expect(lines).toEqual([CHECK_HELP])
})

test('at most 200 problems are printed, and the rest is counted', () => {
  const { problems, summary } = readCase('negative')
  const text = textOf({ directory: 'data', summary, problems: Array.from({ length: 250 }, () => problems[0]!) })
  expect(text.match(/E_NEGATIVE/g)).toHaveLength(200)
  expect(text).toContain('… and 50 more.')
})
