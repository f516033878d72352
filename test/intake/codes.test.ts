import { expect, test } from 'vitest'
import { CODES } from '../../src/intake/codes.ts'
import { caseNames, readCase } from './gallery.ts'

/** Codes that a folder in a repository cannot show; load.test.ts makes what they need. */
const OF_THE_DISK = ['E_LINK', 'E_TOO_MANY', 'E_UNREADABLE']
/** Codes of what was published; silent.test.ts shows them. */
const OF_THE_LEDGER = ['W_PUBLISHED']
/** Codes of the prose beside the data; prose.test.ts shows them. */
const OF_PROSE = ['E_PROSE_ARTICLE', 'E_PROSE_DIGIT', 'E_PROSE_DIRECTION', 'E_PROSE_HEAD', 'E_PROSE_PLACE']
const CASES = [...caseNames().map((name) => readCase(name))]

test('every code has a case in the gallery', () => {
  const shown = new Set<string>(CASES.flatMap(({ problems }) => problems.map((problem) => problem.code)))
  expect(Object.keys(CODES).filter((code) => !shown.has(code) && ![...OF_THE_DISK, ...OF_THE_LEDGER, ...OF_PROSE].includes(code))).toEqual([])
})

test('every message is a sentence without jargon, and every remedy tells what to do', () => {
  for (const { message, remedy } of CASES.flatMap(({ problems }) => problems)) {
    expect(message).toMatch(/\.$/)
    expect(remedy).toMatch(/^[A-Z]/)
    expect(`${message} ${remedy}`).not.toMatch(/\b(error:|invalid|oops|schema|parse|null|undefined|regex|enum)\b|\[object/i)
  }
})

test('every place lies inside its file', () => {
  for (const { problems, files } of CASES) {
    for (const { file, line, column, excerpt } of problems.filter((problem) => problem.line > 0)) {
      const lines = files.find((each) => each.path === file)!.text.split(/\r\n|\n|\r/)
      expect(lines[line - 1]).toBe(excerpt)
      expect(column).toBeGreaterThan(0)
      expect(column).toBeLessThanOrEqual(excerpt.length + 1)
    }
  }
})
