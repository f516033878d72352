import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commentaryOf, commentaryStand, snippetsOf, writeCommentary, type Commentaries } from '../../src/desk/commentary.ts'
import { makeQuarter } from '../../src/desk/new.ts'
import { soundData } from '../../src/desk/reading.ts'
import { figureOf } from '../../src/core/figure.ts'
import { readProse } from '../../src/intake/prose.ts'
import { imprint, sampleIssuer, smallIssuer } from './folders.ts'

const BLANK = { title: '', summary: '', text: '' }
const WRITTEN: Commentaries = {
  en: { title: 'Cost: "what" it was', summary: 'One sentence.', text: 'Revenue was <Figure of="revenue.total" />.\r\n\r\nThat is all.' }, it: { title: 'Costi', summary: 'Una frase.', text: 'I ricavi: <Figure of="revenue.total" />.' },
}

describe('a commentary', () => {
  test('that is begun is blank on the desk, and comes back as it was written', () => {
    const folders = smallIssuer()
    makeQuarter(folders, '2026-Q3')
    expect([commentaryOf(folders, '2026-Q3'), commentaryStand(folders, '2026-Q3')]).toEqual([{ en: BLANK, it: BLANK }, 'pending'])
    expect(writeCommentary(folders, '2026-Q3', WRITTEN)).toEqual([])
    expect(readFileSync(join(folders.content, 'reports/2026-Q3/en.mdx'), 'utf8')).toBe('---\ntitle: \'Cost: "what" it was\'\nsummary: One sentence.\n---\n\nRevenue was <Figure of="revenue.total" />.\n\nThat is all.\n')
    expect(readProse(folders.content)).toEqual([])
    expect([commentaryOf(folders, '2026-Q3'), commentaryStand(folders, '2026-Q3')]).toEqual([{ ...WRITTEN, en: { ...WRITTEN.en, text: WRITTEN.en.text.replaceAll('\r', '') } }, 'written'])
  })

  test.each([['a mark of byte order', '\uFEFF', 'Costi'], ['a blank behind the first line', '', '']])('that begins with %s is not lost when the other language is saved', (_, before, title) => {
    const folders = smallIssuer()
    makeQuarter(folders, '2026-Q3')
    writeCommentary(folders, '2026-Q3', WRITTEN)
    const file = join(folders.content, 'reports/2026-Q3/it.mdx')
    writeFileSync(file, before === '' ? readFileSync(file, 'utf8').replace('---\n', '--- \n') : `${before}${readFileSync(file, 'utf8')}`)
    const shown = commentaryOf(folders, '2026-Q3')
    expect([shown.it.title, shown.it.text.includes('I ricavi')]).toEqual([title, true])
    const problems = writeCommentary(folders, '2026-Q3', shown)
    expect([problems.length, readFileSync(file, 'utf8').includes('I ricavi')]).toEqual([title === '' ? 1 : 0, true])
  })

  test('left blank in a language has no file there', () => {
    const folders = smallIssuer()
    makeQuarter(folders, '2026-Q3')
    expect(writeCommentary(folders, '2026-Q3', { ...WRITTEN, it: BLANK })).toEqual([])
    expect([existsSync(join(folders.content, 'reports/2026-Q3/it.mdx')), commentaryStand(folders, '2026-Q3')]).toEqual([false, 'written'])
    expect(writeCommentary(folders, '2026-Q3', { en: BLANK, it: BLANK })).toEqual([])
    expect(commentaryStand(folders, '2026-Q3')).toBe('none')
  })

  test.each([
    ['types a number', { ...WRITTEN.en, text: 'Revenue was 42 million.' }, 'The number "42" is typed into prose.'], ['types a direction', { ...WRITTEN.en, text: 'Revenue rose.' }, 'The word "rose" is typed into a commentary'],
    ['has no title', { ...WRITTEN.en, title: ' ' }, 'The title, the summary or the text is missing.'],
  ])('that %s is not written, and the reason is said', (_, en, message) => {
    const folders = smallIssuer()
    makeQuarter(folders, '2026-Q3')
    const before = imprint(folders.content)
    expect(writeCommentary(folders, '2026-Q3', { ...WRITTEN, en }).map((each) => each.message)).toEqual([expect.stringContaining(message)])
    expect(imprint(folders.content)).toBe(before)
  })

  test('is offered what prints each headline figure', () => {
    const { book } = soundData(sampleIssuer())
    const snippets = snippetsOf(book, '2025-Q3')
    expect(snippets.slice(0, 2)).toMatchInlineSnapshot(`
      [
        {
          "code": "<Figure of="energy.per_mw" workload="mining" />",
          "name": "Energy use per MW, bitcoin mining",
          "value": "≈1,436 MWh/MW",
        },
        {
          "code": "<Figure of="energy.per_mw" workload="ai_hosting" />",
          "name": "Energy use per MW, AI hosting",
          "value": "≈965 MWh/MW",
        },
      ]
    `)
    for (const { code } of snippets) {
      const [, metric, inside] = /^<Figure of="([\w.]+)"(.*) \/>$/.exec(code)!
      const scope = [...inside!.matchAll(/"([^"]+)"/g)].map(([, word]) => word)
      expect(figureOf(book, scope.length > 0 ? `${metric}[${scope.join('/')}]` : metric!, { kind: 'quarter', id: '2025-Q3' })?.quantity.value, code).toBeTruthy()
    }
  })
})
