import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { valueOf } from '../../src/core/row.ts'
import { isFolder, readData } from '../../src/intake/load.ts'
import { readCase, TODAY, withFolder } from './gallery.ts'

const pathTo = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const codesOf = (folder: string): readonly string[] => readData(folder, { today: TODAY }).problems.map(({ code, file }) => `${file} ${code}`)

test.each([
  ['data', '2026-11-22', { quarters: 14, files: 69, rows: 217, refusedRows: 0, blankRows: 0 }],
  ['test/golden/two-sites/data', '2026-11-22', { quarters: 2, files: 22, rows: 53, refusedRows: 0, blankRows: 0 }],
  ['test/golden/full-year/data', '2026-03-01', { quarters: 4, files: 30, rows: 43, refusedRows: 0, blankRows: 0 }],
])('%s is sound, without a warning', (folder, today, summary) => {
  const reading = readData(pathTo(folder), { today })
  expect(reading.problems).toEqual([])
  expect(reading.dataset).not.toBeNull()
  expect(reading.summary).toEqual(summary)
})

test('a row knows what it means and where every cell of it stands', () => {
  const row = readCase(null).dataset!.tables.energy.find((each) => each.folder === '2025-Q3' && valueOf(each, 'measure') === 'it_equipment')!
  expect(valueOf(row, 'energy_mwh')!.toFraction()).toBe('88000')
  expect(row.cells.energy_mwh).toMatchObject({ file: '2025-Q3/energy.csv', line: 4, column: 38, field: 5, name: 'energy_mwh', text: '88000' })
  expect(row.cells.note).toMatchObject({ text: '', value: null })
  expect(row.cells.low_mwh).toBeUndefined()
})

test('the issuer is read as it is written', () => {
  expect(readCase(null).dataset!.issuer).toMatchObject({ name: 'Example Power Compute Inc.', ticker: 'EXPC', fiscal_year_start_month: 1, languages: ['en', 'it'], disclaimer: { en: 'Fictional company, illustrative figures.' } })
})

test('the files are handed on byte for byte, in the order of their paths', () => withFolder(null, [], (folder) => {
  const { files } = readData(folder, { today: TODAY })
  expect(files.map((file) => file.path)).toEqual([...files.map((file) => file.path)].sort())
  for (const { path, bytes } of files) expect(Buffer.from(bytes).equals(readFileSync(join(folder, path)))).toBe(true)
}))

test('a warning keeps the dataset, an error does not', () => {
  expect(readCase('capacity-factor-warning').dataset).not.toBeNull()
  expect(readCase('capacity-factor-over').dataset).toBeNull()
})

test('links, pipes and devices are refused, and nothing waits on them', () => withFolder(null, ['2025-Q3/revenue.csv', 'sources.csv'], (folder) => {
  writeFileSync(join(folder, '../outside.csv'), 'source,title\n')
  symlinkSync('../outside.csv', join(folder, 'sources.csv'))
  symlinkSync('/dev/zero', join(folder, 'targets.csv'))
  symlinkSync('2025-Q2', join(folder, '2025-Q1'))
  execFileSync('mkfifo', [join(folder, '2025-Q3/revenue.csv')])
  expect(codesOf(folder)).toEqual(['2025-Q1 E_LINK', '2025-Q3/revenue.csv E_LINK', 'sources.csv E_LINK', 'targets.csv E_LINK'])
}))

test('a file without the right to read it is said to be so', () => withFolder(null, [], (folder) => {
  // Root may read everything, so the check runs as a user without rights where the tests run as root.
  const ordinary = process.getuid!() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  execFileSync('chmod', ['-R', 'a+rX', join(folder, '..')])
  chmodSync(join(folder, 'releases.csv'), 0)
  const { stdout, status } = spawnSync(process.execPath, [pathTo('src/cli.ts'), 'check', '--data', folder, '--today', TODAY, '--format', 'json'], { ...ordinary, encoding: 'utf8' })
  expect(status).toBe(1)
  expect((JSON.parse(stdout) as { problems: { code: string }[] }).problems.map(({ code }) => code)).toEqual(['E_UNREADABLE'])
}))

test('files, lines and tables beyond all measure are refused', () => withFolder(null, [], (folder) => {
  writeFileSync(join(folder, 'targets.csv'), Buffer.alloc(33 * 1024 * 1024, 'a'))
  writeFileSync(join(folder, 'claims.csv'), `claim\n${'a'.repeat(70_000)}\n`)
  writeFileSync(join(folder, 'fx.csv'), `period\n${'\n'.repeat(600_000)}`)
  expect(codesOf(folder)).toEqual(['claims.csv E_TOO_LARGE', 'fx.csv E_TOO_LARGE', 'targets.csv E_TOO_LARGE'])
}))

test('a file of nothing but problems is read up to a limit', () => withFolder(null, [], (folder) => {
  writeFileSync(join(folder, '2025-Q3/water.csv'), `period,facility,workload,flow,volume_m3,status,source\n${'x\n'.repeat(20_000)}`)
  const { problems, summary } = readData(folder, { today: TODAY })
  expect(problems).toHaveLength(10_001)
  expect(problems.at(-1)).toMatchObject({ code: 'E_TOO_MANY', line: 10_002 })
  expect(summary.refusedRows).toBe(20_000)
}))

test('a folder called like a file is not read as one', () => withFolder(null, ['releases.csv'], (folder) => {
  mkdirSync(join(folder, 'releases.csv'))
  expect(codesOf(folder)).toEqual(['releases.csv E_PERIOD_FOLDER'])
}))

test('only a folder is a folder', () => {
  expect([pathTo('data'), pathTo('package.json'), pathTo('nowhere')].map(isFolder)).toEqual([true, false, false])
})
