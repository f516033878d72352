import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'

const PROGRAM = join(import.meta.dirname, 'recompute.mjs')

const place = mkdtempSync(join(tmpdir(), 'wattledger-second-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

interface Opinion { readonly pages: number; readonly elements: number; readonly distinct: number; readonly figures: number; readonly uncovered: readonly string[]; readonly wrong: readonly string[] }

const opinionOn = (folder: string): Opinion => JSON.parse(spawnSync(process.execPath, [PROGRAM, folder], { encoding: 'utf8', maxBuffer: 1e8 }).stdout) as Opinion

test('a second program that shares no code computes every figure of every page from the published CSV files, and agrees', () => {
  const { pages, elements, distinct, figures, uncovered, wrong } = opinionOn(`${inject('folder')}/`)
  expect({ uncovered, wrong }).toEqual({ uncovered: [], wrong: [] })
  expect(pages).toBeGreaterThan(600)
  expect(elements).toBeGreaterThan(40_000)
  expect(distinct).toBeGreaterThan(3_000)
  expect(figures).toBeGreaterThan(240)
})

test('the second program imports nothing of the product', () => {
  expect([...readFileSync(PROGRAM, 'utf8').matchAll(/from '([^']+)'/g)].map(([, target]) => target)).toEqual(['node:fs', 'node:path'])
})

test('the second program sees a changed digit in a page and in a CSV file', () => {
  const copy = join(place, 'site')
  cpSync(join(inject('folder'), 'datasets'), join(copy, 'datasets'), { recursive: true, filter: (path) => !path.endsWith('.html') })
  const page = readFileSync(join(inject('folder'), 'reports', '2025-q3', 'index.html'), 'utf8')
  writeFileSync(join(copy, 'page.html'), page)
  expect(opinionOn(copy).wrong).toEqual([])
  writeFileSync(join(copy, 'page.html'), page.replace('value="70380/49"', 'value="70381/49"'))
  expect(opinionOn(copy).wrong).toEqual([expect.stringMatching(/energy\.per_mw\[mining\].*is 70381\/49, recomputed 70380\/49/)])
  writeFileSync(join(copy, 'page.html'), page.replaceAll('data-figure="energy.per_mw[mining]"', 'data-figure="energy.per_mw_hour[mining]"'))
  expect([...new Set(opinionOn(copy).uncovered)]).toEqual(['page.html: energy.per_mw_hour[mining]'])
  const csv = join(copy, 'datasets', '2025-q3', 'energy.csv')
  writeFileSync(join(copy, 'page.html'), page)
  writeFileSync(csv, readFileSync(csv, 'utf8').replace('351900', '351800'))
  expect(opinionOn(copy).wrong.length).toBeGreaterThan(10)
})
