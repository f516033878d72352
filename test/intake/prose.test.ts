import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { textOf } from '../../src/intake/print.ts'
import { readProse } from '../../src/intake/prose.ts'

const SUMMARY = { quarters: 0, files: 0, rows: 0, refusedRows: 0, blankRows: 0 }
const HEAD = '---\ntitle: The quarter\nsummary: What happened.\n---\n\n'

/** What `check` says about one prose file. */
function told(path: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'wattledger-'))
  try {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
    const problems = readProse(folder).map((problem) => ({ ...problem, folder: 'content' }))
    return problems.length === 0 ? 'sound' : textOf({ directory: 'data', problems, summary: SUMMARY }).split('\n\n').slice(1, -1).join('\n\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a typed number is shown with its place and the way to print it', () => {
  expect(told('reports/2025-Q3/en.mdx', `${HEAD}Revenue went to 6.2% to 50,6 million.\n`)).toMatchInlineSnapshot(`
    "content/reports/2025-Q3/en.mdx:6:17  The number "6.2" is typed into prose.
      6 │ Revenue went to 6.2% to 50,6 million.
        │                 ^^^
      Print it with <Figure of="…" />, which takes it from the data; write a number that is no figure in words.  [E_PROSE_DIGIT]

    content/reports/2025-Q3/en.mdx:6:25  The number "50,6" is typed into prose.
      6 │ Revenue went to 6.2% to 50,6 million.
        │                         ^^^^
      Print it with <Figure of="…" />, which takes it from the data; write a number that is no figure in words.  [E_PROSE_DIGIT]"
  `)
})

test('what is still to be written is a warning', () => {
  expect(told('reports/2025-Q3/en.mdx', '---\ntitle: A title\nsummary: PENDING Q3 2025\n---\n\nText.\n')).toMatchInlineSnapshot(`
    "content/reports/2025-Q3/en.mdx:3:10  Warning: The summary of this commentary is still to be written.
      3 │ summary: PENDING Q3 2025
        │          ^^^^^^^
      Write it, or delete the file when the quarter has no commentary.  [W_PENDING]"
  `)
})

test('a number in the head counts like one in the text', () => {
  expect(told('reports/2025-Q3/it.mdx', '---\ntitle: Ricavi a 50 milioni\nsummary: Che cosa è successo.\n---\n')).toContain('it.mdx:2:17  The number "50" is typed into prose.')
})

test('a head is words only: what prints a figure in the text would stand there as it is typed, and is advised for the text alone', () => {
  expect(told('reports/2025-Q3/en.mdx', '---\ntitle: Up by 5\nsummary: Revenue was <Figure of="revenue.total" />.\n---\n\nIt was <Figure of="revenue.total" />.\n')).toMatchInlineSnapshot(`
    "content/reports/2025-Q3/en.mdx:2:8  The word "Up" is typed into a commentary; should the data change, it would still stand there.
      2 │ title: Up by 5
        │        ^^
      Say it there in words, without a number or a direction; the text below prints the figures.  [E_PROSE_DIRECTION]

    content/reports/2025-Q3/en.mdx:2:14  The number "5" is typed into prose.
      2 │ title: Up by 5
        │              ^
      Say it there in words, without a number or a direction; the text below prints the figures.  [E_PROSE_DIGIT]

    content/reports/2025-Q3/en.mdx:3:22  A title and a summary are words only, and "<Figure of="revenue.total" />" would be printed as it stands.
      3 │ summary: Revenue was <Figure of="revenue.total" />.
        │                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      Say it there in words, without a number or a direction; the text below prints the figures.  [E_PROSE_HEAD]"
  `)
})

test('a head without a summary is refused', () => {
  expect(told('methodology/en.mdx', '---\ntitle: Method\n---\n\nText.\n')).toMatchInlineSnapshot(`
    "content/methodology/en.mdx:1:1  The head of the file does not give a title and a summary, and nothing else.
      1 │ ---
        │ ^^^
      Begin the file with a line ---, then title: …, then summary: …, then a line ---.  [E_PROSE_HEAD]"
  `)
})

test.each(['reports/2025-q3/en.mdx', 'reports/2025-Q3/fr.mdx', 'reports/en.mdx', 'notes.txt'])('%s is no place for prose', (path) => {
  expect(told(path, HEAD)).toContain(`content/${path}  "${path}" is no place for prose.`)
})

test.each([
  ['a date', 'On 14 August 2025 and on 2025-08-14, il 1º agosto 2025, il 1° settembre 2025.'],
  ['a year and a quarter', 'In 2024, in Q3 2025, in T3 2025 and in 2025-Q3.'],
  ['a scope', 'Scope 2 and Ambito 1, Category 13.'],
  ['a name', 'CB-1 and CB-3, eGRID2023, Form 10-K, ISO/IEC 30134-2, the S19, H100 and CO2.'],
  ['a component', 'Use was <Figure of="energy.use_mwh" period="2025-Q2" /> here.'],
  ['an address', 'See [the page](https://example.com/2/3).'],
])('%s may stand', (_, text) => {
  expect(told('reports/2025-Q3/en.mdx', `${HEAD}${text}\n`)).toBe('sound')
})

test.each(['72.5 MW', '5 per cent', '1.000', '٣ sites', '3x'])('%s may not', (text) => {
  expect(told('reports/2025-Q3/en.mdx', `${HEAD}It was ${text}.\n`)).toContain('E_PROSE_DIGIT')
})

test('a direction that is typed is shown with its place and the way to let the data say it', () => {
  expect(told('reports/2025-Q3/en.mdx', `${HEAD}Revenue rose.\n`)).toMatchInlineSnapshot(`
    "content/reports/2025-Q3/en.mdx:6:9  The word "rose" is typed into a commentary; should the data change, it would still stand there.
      6 │ Revenue rose.
        │         ^^^^
      Let the data say it: <Claim metric="revenue.total" says="rose" />, or <Figure of="revenue.total" change="qoq" size />, which prints "6.2% more" or "6.2% less".  [E_PROSE_DIRECTION]"
  `)
})

test.each([
  ['en', 'Mining revenue fell'], ['en', 'a record quarter'], ['en', 'the majority of revenue'], ['en', 'Both were lower'], ['it', 'I ricavi sono aumentati'], ['it', 'in calo sul trimestre'], ['it', 'la maggior parte dei ricavi'], ['it', 'un valore più alto'], ['en', 'Revenue was up'], ['en', 'Revenue growth'], ['en', 'the largest quarter'], ['en', 'a record-high quarter'], ['en', 'most of the revenue'], ['it', 'Un calo dei ricavi'], ['it', 'i ricavi scendono'], ['it', 'il valore massimo'], ['en', 'It used fewer megawatts'], ['it', 'ne ha usati di meno'], ['it', 'un po’ più di prima'],
])('%s: "%s" is a matter of the data', (locale, text) => {
  expect(told(`reports/2025-Q3/${locale}.mdx`, `${HEAD}${text}.\n`)).toContain('E_PROSE_DIRECTION')
  expect(told(`reports/2025-Q3/${locale}.mdx`, HEAD.replace('The quarter', text))).toContain('E_PROSE_DIRECTION')
})

test.each([['en', 'Revenue <Claim metric="revenue.total" says="rose" /> by recorded sums, flatly.'], ['it', 'Stabilimenti e calore, inferiorità.'], ['en', 'The Lower Colorado River Authority charges a flat fee.'], ['en', 'Their claims stand further down, once more.'], ['it', 'Stanno più avanti, a meno che il dato manchi.'], ['it', 'La stabile organizzazione e gli interessi di minoranza.'], ['en', 'See [what rose](https://example.com/rose).']])('%s: "%s" is not', (locale, text) => {
  expect(told(`reports/2025-Q3/${locale}.mdx`, `${HEAD}${text.replace('what rose', 'the note')}\n`)).toBe('sound')
  expect(told(`methodology/${locale}.mdx`, `${HEAD}What rose means, in aumento.\n`)).toBe('sound')
})

test('an Italian article is left to the number', () => {
  expect(told('reports/2025-Q3/it.mdx', `${HEAD}Il mining, l’<Figure of="revenue.mining" change="qoq" size />, e il <Figure of="revenue.total" />.\n`).match(/E_PROSE_ARTICLE/g)).toHaveLength(2)
  expect(told('reports/2025-Q3/it.mdx', `${HEAD}Il mining, <Figure of="revenue.mining" change="qoq" size article="il" />.\n`)).toBe('sound')
})
