import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openBook, type Book } from '../../src/core/book.ts'
import type { Quarter } from '../../src/core/period.ts'
import { restatementsOf } from '../../src/core/restatement.ts'
import { readData } from '../../src/intake/load.ts'
import { levelTable } from '../../src/view/facility.ts'
import { LOCALES } from '../../src/view/format.ts'
import { textOf } from '../../src/view/mark.ts'
import { plainText } from '../../src/view/narrative/parts.ts'
import { sentencesOf } from '../../src/view/narrative/sentences.ts'
import { bookOf, type Rows } from '../core/company.ts'

const folder = mkdtempSync(join(tmpdir(), 'wattledger-restated-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The sample with a line of a file given its day and followed by its correction, and the restatement that says so. */
function sampleWith(file: string, old: string, corrected: string, restatement: string): Book {
  const data = mkdtempSync(join(folder, 'data-'))
  cpSync('data', data, { recursive: true })
  const text = readFileSync(join(data, file), 'utf8')
  const line = text.split('\n').find((each) => each.startsWith(old))!
  const cells = line.split(',')
  const [days, asOf] = [text.split('\n')[0]!.split(',').indexOf('as_of'), '2026-11-24']
  const dated = cells.map((cell, index) => (index === days ? '2026-11-23' : cell)).join(',')
  writeFileSync(join(data, file), text.replace(line, `${dated}\n${line.replace(old, corrected).split(',').map((cell, index) => (index === days ? asOf : cell)).join(',')}`))
  appendFileSync(join(data, 'restatements.csv'), `${restatement}\n`)
  const { dataset, problems } = readData(data, { today: '2026-11-26' })
  if (!dataset) throw new Error(problems.map((each) => `${each.file}:${each.line} ${each.message}`).join('\n'))
  return openBook(dataset)
}

const told = (book: Book, quarter: Quarter): readonly string[] => LOCALES.flatMap((locale) => sentencesOf(book, quarter, locale).flatMap(({ spoken }) => spoken)
  .filter(({ statement }) => ['restatement', 'moved', 'no_restatement'].includes(statement.kind)).map(({ sentence }) => plainText(sentence).replaceAll('\u00a0', ' ')))

test('a restated level of capacity is told in every quarter that it moves', () => {
  const book = sampleWith('capacity.csv', 'lake-mariner,mining,energised_gross,2025-02-15,245', 'lake-mariner,mining,energised_gross,2025-02-15,235',
    'capacity-2025,capacity.csv,lake-mariner|mining|energised_gross|2025-02-15,capacity_mw,245,235,better_data,none,A level was corrected.,Un livello è stato corretto.')
  expect(told(book, '2025-Q3')).toMatchInlineSnapshot(`
    [
      "A value restated since moves mining revenue per MW from $177 thousand to $185 thousand.",
      "Un valore poi rideterminato porta i ricavi del mining per MW da 177 mila USD a 185 mila USD.",
    ]
  `)
  const level = levelTable(book, 'lake-mariner', 'en').rows.find(({ label }) => label === '15 February 2025')!
  expect(level.cells.flatMap((cell) => (cell.kind === 'line' ? [textOf(cell.line)] : []))).toEqual(['235.0', expect.stringMatching(/^first reported: 245\.0; the day inside the quarter/)])
  expect(told(book, '2024-Q3')).toMatchInlineSnapshot(`
    [
      "No published value of the quarter has been restated.",
      "Nessun valore pubblicato del trimestre è stato rideterminato.",
    ]
  `)
})

const revenue = (reason: string): Book => sampleWith('2025-Q3/revenue.csv', '2025-Q3,mining,lake-mariner,43400000', '2025-Q3,mining,lake-mariner,43410000',
  `revenue-2025,revenue.csv,2025-Q3|mining|lake-mariner|USD,amount,43400000,43410000,${reason},none,Corrected.,Corretto.`)

const energy = (reason: string): Book => sampleWith('2025-Q3/energy.csv', '2025-Q3,lake-mariner,mining,facility_total,351900', '2025-Q3,lake-mariner,mining,facility_total,351950',
  `energy-2025,energy.csv,2025-Q3|lake-mariner|mining|facility_total,energy_mwh,351900,351950,${reason},none,Corrected.,Corretto.`)

test('a correction too small to tell is not denied; an error is told whatever its size, and what would print alike is printed in full', () => {
  expect(told(energy('better_data'), '2025-Q3')).toMatchInlineSnapshot(`
    [
      "No published value of the quarter has been restated by one per cent or more; smaller corrections are listed.",
      "Nessun valore pubblicato del trimestre è stato rideterminato dell’uno per cento o più; le correzioni minori sono elencate.",
    ]
  `)
  expect(told(energy('error'), '2025-Q3')).toMatchInlineSnapshot(`
    [
      "Mining electricity use for Q3 2025 is restated from 351,900 MWh to 351,950 MWh (0.0%) because the earlier value was wrong.",
      "Il consumo elettrico del mining per il T3 2025 è rideterminato da 351.900 MWh a 351.950 MWh (0,0%) perché il valore precedente era errato.",
    ]
  `)
  expect(told(revenue('error'), '2025-Q3')).toMatchInlineSnapshot(`
    [
      "Mining revenue for Q3 2025 is restated from 43,400,000 USD to 43,410,000 USD (0.0%) because the earlier value was wrong.",
      "I ricavi del mining per il T3 2025 sono rideterminati da 43.400.000 USD a 43.410.000 USD (0,0%) perché il valore precedente era errato.",
    ]
  `)
})

test('a value of one site among several is told as that of the site, not of the company', () => {
  const restated = (row: string, before: string, after: string, key: string, column: string): string => `r-1,${row},${key},${column},${before},${after},error,none,Corrected.,Corretto.`
  const company = (files: Rows): Book => bookOf({
    'capacity.csv': 'lake,mining,energised_gross,2025-01-01,100,measured,src-1,,\nmesa,mining,energised_gross,2025-01-01,100,measured,src-1,,',
    '2025-Q1/energy.csv': '2025-Q1,lake,mining,facility_total,100000,,,,measured,src-1,,\n2025-Q1,mesa,mining,facility_total,50000,,,,measured,src-1,,',
    '2025-Q1/revenue.csv': '2025-Q1,mining,lake,6000000,USD,reported,src-1,,\n2025-Q1,mining,mesa,4000000,USD,reported,src-1,,', ...files,
  })
  const energy = company({
    '2025-Q1/energy.csv': '2025-Q1,lake,mining,facility_total,100000,,,,measured,src-1,,\n2025-Q1,mesa,mining,facility_total,50000,,,,measured,src-1,2025-04-20,\n2025-Q1,mesa,mining,facility_total,60000,,,,measured,src-1,2025-05-20,',
    'restatements.csv': restated('energy.csv', '50000', '60000', '2025-Q1|mesa|mining|facility_total', 'energy_mwh'),
  })
  expect(told(energy, '2025-Q1')[0]).toBe('Electricity use at Mesa for Q1 2025 is restated from 50,000 MWh to 60,000 MWh (+20.0%) because the earlier value was wrong.')
  const twice = company({
    '2025-Q1/energy.csv': '2025-Q1,lake,mining,facility_total,100000,,,,measured,src-1,,\n2025-Q1,mesa,mining,facility_total,50000,,,,measured,src-1,2025-04-20,\n2025-Q1,mesa,mining,facility_total,60000,,,,measured,src-1,2025-05-20,\n2025-Q1,mesa,mining,facility_total,55000,,,,measured,src-1,2025-06-20,',
    'restatements.csv': `${restated('energy.csv', '50000', '60000', '2025-Q1|mesa|mining|facility_total', 'energy_mwh')}\n${restated('energy.csv', '60000', '55000', '2025-Q1|mesa|mining|facility_total', 'energy_mwh').replace('r-1', 'r-2')}`,
  })
  expect(told(twice, '2025-Q1').filter((text) => text.startsWith('Electricity use at Mesa for Q1 2025 is restated from')).map((text) => /from .* MWh/.exec(text)![0])).toEqual(['from 50,000 MWh to 60,000 MWh', 'from 60,000 MWh to 55,000 MWh'])
  const revenue = company({
    '2025-Q1/revenue.csv': '2025-Q1,mining,lake,6000000,USD,reported,src-1,,\n2025-Q1,mining,mesa,4000000,USD,reported,src-1,2025-04-20,\n2025-Q1,mining,mesa,5000000,USD,reported,src-1,2025-05-20,',
    'restatements.csv': restated('revenue.csv', '4000000', '5000000', '2025-Q1|mining|mesa|USD', 'amount'),
  })
  expect(told(revenue, '2025-Q1')[0]).toBe('Mining revenue at Mesa for Q1 2025 is restated from $4.0 million to $5.0 million (+25.0%) because the earlier value was wrong.')
})

test('a report asks only for figures of its own time, so that one edited cell is shown at once', () => {
  const { dataset } = readData('data', { today: '2026-11-26' })
  const book = openBook(dataset!)
  const asked = new Set<string>()
  sentencesOf({ ...book, once: (key, make) => { asked.add(key); return book.once(key, make) } }, '2026-Q2', 'en')
  expect([...asked].filter((key) => key.startsWith('effects@'))).toEqual([])
  expect(restatementsOf(book).length).toBeGreaterThan(0)
  // Its figures are compared with the quarter before and the year before; what was restated lies earlier.
  expect([...asked].filter((key) => /^figure@.*@2023-/.test(key))).toEqual([])
})
