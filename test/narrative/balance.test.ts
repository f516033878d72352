import { describe, expect, test } from 'vitest'
import { openBook, type Book } from '../../src/core/book.ts'
import { changeOf } from '../../src/core/change.ts'
import { figureOf } from '../../src/core/figure.ts'
import { readData } from '../../src/intake/load.ts'
import { imbalances, pageImbalances } from '../../src/narrative/balance.ts'
import { narrativeOf } from '../../src/narrative/narrative.ts'
import type { Statement } from '../../src/narrative/statement.ts'

const bookOf = (folder: string): Book => openBook(readData(folder, { today: '2026-11-22' }).dataset!)
const golden = bookOf('test/golden/two-sites/data')
const sample = bookOf('data')
const codes = (book: Book, quarter: string, statements: readonly Statement[]): readonly string[] => [...new Set(imbalances(book, quarter, statements).map(({ code }) => code))]

test.each([['the sample', sample], ['two sites', golden], ['a full year', bookOf('test/golden/full-year/data')]] as const)('every narrative of %s is balanced', (_, book) => {
  for (const quarter of book.quarters) expect(imbalances(book, quarter, narrativeOf(book, quarter))).toEqual([])
})

/** Changes the statements of a narrative. */
type Breakage = (statements: readonly Statement[], book: Book) => readonly Statement[]

const without = (drop: (statement: Statement) => boolean): Breakage => (statements) => statements.filter((statement) => !drop(statement))
const edited = (which: (statement: Statement) => boolean, edit: (statement: Statement) => object): Breakage => (statements) => statements.map((statement) => (which(statement) ? { ...statement, ...edit(statement) } as Statement : statement))

describe('each rule is broken by', () => {
  const quarters = { golden: [golden, '2026-Q3'], sample: [sample, '2025-Q3'], full: [sample, '2024-Q3'], falling: [sample, '2025-Q4'], silent: [sample, '2026-Q1'], firm: [sample, '2025-Q2'] } as const
  const cases: readonly (readonly [string, string, keyof typeof quarters, Breakage])[] = [
    ['B1', 'an adverse movement left out', 'golden', without(({ block, kind }) => block === 'adverse' && kind === 'movement')],
    ['B2', 'favourable movements first', 'golden', (statements) => [...statements].sort((a, b) => Number(a.tone === 'adverse') - Number(b.tone === 'adverse'))],
    ['B3', 'the comparison that goes the other way left out', 'sample', edited(({ kind }) => kind === 'movement', ({ changes }) => ({ changes: changes.slice(0, 1) }))],
    ['B4', 'one Scope 2 basis alone', 'golden', edited(({ kind }) => kind === 'scope2', ({ figures }) => ({ figures: figures.slice(0, 1) }))],
    ['B4', 'a zero-carbon share on one basis where there are two', 'golden', without(({ kind }) => kind === 'zero_carbon')],
    ['B6', 'a comparator of one’s own choice', 'golden', edited(({ kind }) => kind === 'use', ({ changes }) => ({ changes: changes.map((change) => ({ ...change, before: { ...change.before, period: { kind: 'quarter', id: '2025-Q1' } } })) }))],
    ['B7', 'an intensity without the total it parts from', 'falling', without(({ kind }) => kind === 'parted')],
    ['B8', 'energy per bitcoin without what drives it', 'full', without(({ kind }) => kind === 'bitcoin')],
    ['B9', 'a metric dropped in silence', 'silent', without(({ kind }) => kind === 'lost')],
    ['B10', 'a target behind its pace left out', 'golden', without(({ kind }) => kind === 'pace')],
    ['B11', 'no word on assurance', 'golden', without(({ kind }) => kind === 'assurance')],
    ['B12', 'a seasonal metric led by the quarter', 'firm', edited((statement) => statement.kind === 'movement' && statement.movement.slot === 'power.price_gross', (statement) => (statement.kind === 'movement' ? { movement: { ...statement.movement, lead: statement.movement.other!, other: statement.movement.lead } } : {}))],
    ['B13', 'instruments compared quarter on quarter', 'full', (statements, book) => {
      const market = figureOf(book, 'emissions.scope2_market', { kind: 'quarter', id: '2024-Q3' })!
      return edited(({ kind }) => kind === 'scope2', () => ({ changes: [changeOf(book, market, 'qoq')] }))(statements, book)
    }],
  ]
  test.each(cases)('%s: %s', (code, _, where, breakage) => {
    const [book, quarter] = quarters[where]
    expect(codes(book, quarter, breakage(narrativeOf(book, quarter), book))).toContain(code)
  })
})

describe('B5, the form of the adverse block', () => {
  const page = (adverse: string, around: readonly [string, string] = ['', '']): string => `<div data-block="most"><p>a</p></div>${around[0]}${adverse}${around[1]}`
  const block = (body: string): string => `<div data-block="adverse"><h3>x</h3>${body}</div>`

  test('and what must be said stands on the page', () => {
    const html = narrativeOf(golden, '2026-Q3').filter(({ block }) => block !== 'assurance').map(({ id }) => `<span data-statement="${id}"></span>`).join('')
    expect(pageImbalances(page(block(`<p>${html}</p>`)), narrativeOf(golden, '2026-Q3')).map(({ code }) => code)).toEqual(['B11'])
  })
  test('passes when it looks like its neighbours', () => expect(pageImbalances(page(block('<p data-tone="adverse">b</p>')))).toEqual([]))
  test.each([
    ['left out', '<div data-block="most"><p>a</p></div>'], ['within a fold', page(block('<p>b</p>'), ['<details>', '</details>'])], ['folded', page(block('<details><p>b</p></details>'))],
    ['smaller', page(block('<p><small>b</small></p>'))], ['of a class of its own', page(block('<p class="red">b</p>'))], ['styled', page(block('<p style="color:red">b</p>'))], ['hidden', page(block('<p hidden>b</p>'))],
  ])('fails when it is %s', (_, html) => expect(pageImbalances(html).map(({ code }) => code)).toContain('B5'))
})
