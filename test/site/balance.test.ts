import { expect, inject, test } from 'vitest'
import { faultsOfWords } from '../../src/balance.ts'
import { readData } from '../../src/intake/load.ts'
import { treeOnDisk, type TreeFile } from '../../src/release/tree.ts'
import { TODAY } from './project.ts'

const dataset = readData('data', { today: TODAY }).dataset!
const tree = treeOnDisk(inject('folder'))
const text = ({ bytes }: TreeFile): string => new TextDecoder().decode(bytes)
const file = (path: string): TreeFile => tree.find((each) => each.path === path)!
/** What the gate says of a page or file after a change to it, beside what it says of all others, which is nothing. */
const faultsAfter = (path: string, change: (text: string) => string): readonly string[] => {
  const bytes = new TextEncoder().encode(change(text(file(path))))
  const reports = tree.filter((each) => /^(?:it\/)?reports\/[^/]+\/index\.html$/.test(each.path))
  return faultsOfWords([...reports.filter((each) => each.path !== path), { path, bytes }], dataset).map((fault) => `${fault.path} ${fault.words}`)
}

test('the finished site is balanced and says nothing that it may not', () => {
  expect(faultsOfWords(tree, dataset)).toEqual([])
})

const REPORT = 'reports/2025-q3/index.html'
const sentence = (id: string): RegExp => new RegExp(`<span[^>]*data-statement="${id.replace(/[[\]/.]/g, '\\$&')}"[^]*?</span>`)

test.each([
  ['B1', REPORT, (html: string) => html.replace(sentence('adverse/movement/mining.energy_per_btc'), '')],
  ['B1', 'it/reports/2025-q3/index.html', (html: string) => html.replace(sentence('adverse/movement/revenue.mining'), '')],
  ['B3', REPORT, (html: string) => html.replace(sentence('most/movement/revenue.mining'), (found) => found.replace(/; against[^]*(?=<\/span>)/, '.'))],
  ['B4', REPORT, (html: string) => html.replace(sentence('energy/scope2'), (found) => found.replace(/<data[^>]*scope2_market[^]*?<\/data>/, 'little'))],
  ['B5', REPORT, (html: string) => html.replace(/(<div data-block="adverse"[^>]*><h3[^>]*>[^<]*<\/h3><p)/, '$1 class="small"')],
  ['B9', 'reports/2026-q1/index.html', (html: string) => html.replace(sentence('absent/lost'), '')],
  ['B11', 'reports/2026-q1/index.html', (html: string) => html.replace(sentence('assurance/assurance'), '')],
  ['B13', REPORT, (html: string) => html.replace('change.yoy_pct[emissions.scope2_market]', 'change.qoq_pct[emissions.scope2_market]')],
  ['says “green”', REPORT, (html: string) => html.replace('</main>', '<p>A green quarter</p></main>')],
  ['says “record”', 'reports/2025-q3.md', (markdown: string) => `${markdown}\nA record quarter\n`],
  ['says “net zero”', 'feed.xml', (xml: string) => xml.replace('</title>', ': net zero</title>')],
  ['says “leading”', 'llms.txt', (words: string) => `${words}\nThe leading miner\n`],
  ['says “sustainable”', 'datasets/index.html', (html: string) => html.replace('</main>', '<p title="Sustainable data">x</p></main>')],
])('%s is found when it is written into %s', (code, path, change) => {
  expect(change(text(file(path)))).not.toBe(text(file(path)))
  expect(faultsAfter(path, change).join('\n').toLowerCase()).toContain(`${path} ${code}`.toLowerCase())
})

test('a report that is not there is a fault', () => {
  expect(faultsOfWords(tree.filter(({ path }) => path !== REPORT), dataset)).toContainEqual({ path: REPORT, words: 'the report is missing' })
})

test.each([
  ['en', REPORT, /an estimated <a[^>]*><data[^>]*change\.qoq_pct\[energy\.use_mwh[^>]*>20\.4%<\/data><\/a> less/],
  ['it', 'it/reports/2025-q3/index.html', /il <a[^>]*><data[^>]*change\.qoq_pct\[energy\.use_mwh[^>]*>20,4%<\/data><\/a> in meno secondo le stime/],
])('%s: a commentary calls the change of an estimate one, and of a reported figure none', (_, path, estimated) => {
  const commentary = /id="commentary"[^]*?<\/section>/.exec(text(file(path)))![0]
  expect(commentary).toMatch(estimated)
  expect(commentary.match(/an estimated|secondo le stime/g)).toHaveLength(1)
})
