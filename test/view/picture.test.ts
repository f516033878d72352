import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { creditOf } from '../../src/datasets/credit.ts'
import { unescaped } from '../../src/release/markup.ts'
import { reportExhibits, reportSlugs, standingExhibits, type Exhibit } from '../../src/view/exhibit.ts'
import { LOCALES } from '../../src/view/format.ts'
import { PALETTE, resolved } from '../../src/view/palette.ts'
import { drawPicture } from '../../src/view/picture.ts'
import { archiveOf, FULL_YEAR, SAMPLE, TWO_SITES } from '../datasets/archives.ts'

const textsOf = (svg: string): string => [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => unescaped(text!.replace(/<[^>]*>/g, ''))).join(' ').replaceAll('\u00a0', ' ')
const all = (archive: typeof SAMPLE): readonly Exhibit[] => LOCALES.flatMap((locale) => [...archive.book.quarters.flatMap((quarter) => reportExhibits(archive.book, quarter, locale)), ...standingExhibits(archive.book, locale)])

describe.each([['the sample', archiveOf('data', 'https://esg.example.com')], ['a full year', FULL_YEAR], ['two sites', TWO_SITES]])('%s', (_, archive) => {
  test('every picture says title, unit, period, source, version, address, licence and disclaimer inside, and needs nothing from outside', () => {
    const exhibits = all(archive)
    expect(exhibits.length).toBeGreaterThan(40)
    for (const exhibit of exhibits) {
      const credit = creditOf(archive, exhibit)
      const svg = drawPicture(exhibit, credit)
      const text = textsOf(svg)
      for (const part of [exhibit.title, exhibit.subtitle, exhibit.span, credit.issuer, credit.address, credit.licence ?? 'licenz', credit.disclaimer, credit.standing ?? '', ...exhibit.notes]) expect([exhibit.slug, text.toLowerCase().replace('licence', 'licenz')]).toEqual([exhibit.slug, expect.stringContaining(part.toLowerCase().replaceAll('\u00a0', ' '))])
      expect(svg).not.toMatch(/var\(|href|url\((?!#)|<script| class=/)
    }
  })

  test('the slugs of a report are known before its exhibits are made', () => {
    for (const quarter of archive.book.quarters) expect(reportSlugs(archive.book, quarter)).toEqual(reportExhibits(archive.book, quarter, 'en').map(({ slug }) => slug))
  })

  test('no address of an exhibit is used twice', () => {
    const slugs = all(archive).map(({ slug, locale }) => `${locale} ${slug}`)
    expect(new Set(slugs).size).toBe(slugs.length)
  })
})

test('the palette has the colours of the light page', () => {
  const root = /:root \{([^}]*)\}/.exec(readFileSync('src/components/site.css', 'utf8'))![1]!
  const colours = Object.entries(PALETTE).filter(([, value]) => value.startsWith('#'))
  expect(colours.length).toBe(8)
  expect(colours.map(([name]) => [name, new RegExp(`--${name}: ([^;]*);`).exec(root)![1]])).toEqual(colours)
})

test('a variable that the palette lacks is no picture', () => {
  expect(() => resolved('<path stroke="var(--sky)"/>')).toThrow('The palette has no var(--sky).')
})

test('texts of the data stay texts', () => {
  const [exhibit] = reportExhibits(SAMPLE.book, '2025-Q3', 'en')
  const svg = drawPicture({ ...exhibit!, title: '</text><script>', notes: ['a & b'] }, { ...creditOf(SAMPLE, exhibit!), issuer: '"><svg onload=x>' })
  expect(svg).not.toMatch(/<script|<svg onload/)
  expect(textsOf(svg)).toContain('</text><script>')
})
