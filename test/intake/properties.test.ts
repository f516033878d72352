import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { checkCommand } from '../../src/intake/command.ts'
import { readData } from '../../src/intake/load.ts'
import type { Cell } from '../../src/core/row.ts'
import type { SourceFile } from '../../src/intake/source.ts'
import { readTable } from '../../src/intake/table.ts'
import { readCase, TODAY } from './gallery.ts'

const room = mkdtempSync(join(tmpdir(), 'wattledger-'))
afterAll(() => rmSync(room, { recursive: true }))

const SOURCES = readCase(null).files
const ENERGY = SOURCES.find((file) => file.path === '2025-Q3/energy.csv')!
const [HEADER, ...ROWS] = ENERGY.text.trimEnd().split('\n').map((line) => line.split(','))
const sourceOf = (text: string, path = ENERGY.path): SourceFile => ({ path, text, bytes: new TextEncoder().encode(text) })
const read = (text: string) => readTable(sourceOf(text), 'energy', '2025-Q3')
const meaningOf = (text: string) => read(text).rows.map((row) => Object.fromEntries(Object.entries(row.cells).map(([name, cell]) => [name, String((cell as Cell).value)]).sort()))

const WORDS = fc.constantFrom('as metered', 'hall 1, hall 2', 'a "quoted" word', 'two\nlines', 'constructor', '__proto__', 'è così', '😀 ok', '')

test('the same rows in any lawful spelling mean the same', () => {
  const spelling = fc.record({
    order: fc.shuffledSubarray([...HEADER!.keys()], { minLength: HEADER!.length }), end: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\uFEFF'), quoteAll: fc.boolean(), tail: fc.constantFrom('', 'E', 'EEE', ',,,,,,,', 'E,,,,,,,E'), note: WORDS,
  })
  fc.assert(fc.property(spelling, ({ order, end, mark, quoteAll, tail, note }) => {
    const rows = [HEADER!, ...ROWS.map((row) => [...row.slice(0, -1), note])]
    const quote = (text: string): string => (quoteAll || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    const written = (cells: readonly string[]): string => order.map((index) => quote(cells[index]!)).join(',')
    const plain = rows.map((row) => row.map(quote).join(',')).join('\n')
    const text = mark + rows.map(written).join(end) + (tail.startsWith(',') ? end : '') + tail.replaceAll('E', end)
    // The mark is taken off where bytes become text.
    expect(meaningOf(text.replace(/^\uFEFF/, ''))).toEqual(meaningOf(plain))
    expect(read(text.replace(/^\uFEFF/, '')).findings).toEqual([])
  }), { numRuns: 300 })
})

test('every cell stands where its line and column say', () => {
  const cell = fc.stringMatching(/^[a-zè😀" ,\n]{0,8}$/u)
  fc.assert(fc.property(fc.array(cell, { minLength: 3, maxLength: 3 }), fc.constantFrom('\n', '\r\n'), (notes, end) => {
    const text = `${HEADER!.join(',')}${end}${notes.map((note, index) => `2025-Q3,lake,mining,facility_total,${index},"measured",meter,"${note.replaceAll('"', '""')}"`).join(end)}`
    const lines = text.split(/\r\n|\n/)
    for (const { cells } of read(text).rows) {
      for (const { line, column, text: written } of Object.values(cells) as Cell[]) {
        const first = written.split('\n')[0]!.replaceAll('"', '""')
        expect(lines[line - 1]!.slice(column - 1, column - 1 + first.length)).toBe(first)
      }
    }
  }), { numRuns: 300 })
})

/** Ways to spoil a number, each with the code that must name it. */
const SPOILED: readonly (readonly [string, (digits: string) => string])[] = [
  ['E_DECIMAL_COMMA', (digits) => `"${digits},5"`], ['E_THOUSANDS', (digits) => `"${digits},000.5"`], ['E_THOUSANDS', (digits) => `${digits} 000`],
  ['E_THOUSANDS', (digits) => `${digits}\u{A0}000`], ['E_PERCENT', (digits) => `${digits}%`], ['E_EXPONENT', (digits) => `${digits}e3`], ['E_NEGATIVE', (digits) => `-${digits}`],
  ['E_NUMBER', (digits) => `+${digits}`], ['E_NUMBER', (digits) => `\u{2212}${digits}`], ['E_CURRENCY_SIGN', (digits) => `€${digits}`], ['E_UNIT', (digits) => `${digits} MWh`],
  ['E_FORMULA', (digits) => `=${digits}`], ['E_CHARACTER', (digits) => `${digits}\u{200B}`], ['E_SPACE', (digits) => ` ${digits}`], ['E_SPREADSHEET', () => '#VALUE!'], ['E_PLACEHOLDER', () => 'TBD'],
]

test('a spoiled number is named with its code, its line and its column, and nothing else is', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: ROWS.length - 1 }), fc.constantFrom(...SPOILED), fc.integer({ min: 1, max: 999 }), (at, [code, spoil], digits) => {
    const rows = ROWS.map((row, index) => (index === at ? row.with(4, spoil(String(digits))) : row))
    const { findings } = read([HEADER!, ...rows].map((row) => row.join(',')).join('\n'))
    const column = rows[at]!.slice(0, 4).join(',').length + 2 + (rows[at]![4]!.startsWith('"') ? 1 : 0)
    expect(findings.map((found) => [found.code, found.line, found.column])).toEqual([[code, at + 2, column]])
  }), { numRuns: 400 })
})

const RUNS = Number(process.env.FUZZ ?? 150)
const NASTY = ['"', ',', '\n', '\r', ';', '\t', '\0', '\uFEFF', '__proto__', '=1+1', '#REF!', '\u202E', '9'.repeat(400), '2025-Q3', 'all', '-', 'é', '😀', '::error', '<script>', '${x}', '%0A', 'lake', ',,,,,,,', '""']

test('any bytes: no throw, no place outside its file, nothing unseen in what is printed', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join()
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(fc.tuple(fc.nat(ENERGY.text.length), fc.nat(6), fc.constantFrom(...NASTY)), { minLength: 1, maxLength: 4 }).map((edits) =>
      new TextEncoder().encode(edits.reduce((text, [at, cut, token]) => text.slice(0, at) + token + text.slice(at + cut), ENERGY.text))),
    fc.tuple(fc.nat(ENERGY.bytes.length - 1), fc.nat(255)).map(([at, byte]) => ENERGY.bytes.with(at, byte)),
  )
  const folder = join(room, 'energy')
  readCaseInto(folder)
  fc.assert(fc.property(bytes, fc.constantFrom('2025-Q3/energy.csv', 'issuer.yaml', 'facilities.csv', 'capacity.csv'), (content, path) => {
    writeFileSync(join(folder, path), content)
    const { problems, files } = readData(folder, { today: TODAY })
    for (const { file, line, column, excerpt } of problems.filter((problem) => problem.line > 0)) {
      const lines = files.find((each) => each.path === file)!.text.split(/\r\n|\n|\r/)
      expect(lines[line - 1]).toBe(excerpt)
      expect(column >= 1 && column <= excerpt.length + 1).toBe(true)
    }
    for (const format of ['text', 'json', 'github']) printsCleanly(folder, format)
    writeFileSync(join(folder, path), SOURCES.find((file) => file.path === path)!.bytes)
  }), { numRuns: RUNS })
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before)
}, 600_000)

test('any one cell of any table, emptied or spoiled: no throw, and what is required is missed', () => {
  const golden = fileURLToPath(new URL('../golden/two-sites/data', import.meta.url))
  const folder = join(room, 'two-sites')
  const files = readData(golden, { today: '2026-11-22' }).files
  for (const { path, bytes } of files) writeInto(join(folder, path), bytes)
  const cells = files.filter(({ path }) => path.endsWith('.csv')).flatMap(({ path, text }) => text.trimEnd().split('\n').flatMap((line, row) => line.split(',').map((_, column) => ({ path, text, row, column }))))
  fc.assert(fc.property(fc.constantFrom(...cells), fc.constantFrom('', 'zzz', '0', '-1', '1e9', '"'), ({ path, text, row, column }, spoiled) => {
    writeFileSync(join(folder, path), text.split('\n').map((line, at) => (at === row ? line.split(',').with(column, spoiled).join(',') : line)).join('\n'))
    const { problems } = readData(folder, { today: '2026-11-22' })
    if (spoiled === '"' || row === 0) expect(problems.length).toBeGreaterThan(0)
    writeFileSync(join(folder, path), text)
  }), { numRuns: RUNS })
}, 600_000)

test('a blank day of a level is missed, and nothing is computed with it', () => {
  const folder = join(room, 'blank-day')
  for (const { path, bytes } of readData(fileURLToPath(new URL('../golden/two-sites/data', import.meta.url)), { today: '2026-11-22' }).files) writeInto(join(folder, path), bytes)
  const path = join(folder, 'capacity.csv')
  writeFileSync(path, readFileSync(path, 'utf8').split('\n').map((line, row) => (row === 1 ? line.split(',').with(3, '').join(',') : line)).join('\n'))
  expect(readData(folder, { today: '2026-11-22' }).problems.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual(['E_BLANK capacity.csv:2'])
})

function printsCleanly(folder: string, format: string): void {
  const printed: string[] = []
  const code = checkCommand(['--data', folder, '--format', format], (text) => printed.push(text), TODAY)
  expect([0, 1]).toContain(code)
  const text = printed.join('\n').replaceAll(folder, 'data')
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(text).not.toMatch(/\[object Object\]|\n +at .*\(|node_modules/)
  if (format === 'text') expect(text).not.toMatch(/^::/m)
  if (format !== 'json') expect(text.length).toBeLessThan(65_536)
}

function readCaseInto(folder: string): void {
  for (const { path, bytes } of SOURCES) writeInto(join(folder, path), bytes)
}

function writeInto(path: string, bytes: Uint8Array): void {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, bytes)
}
