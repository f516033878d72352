import { beforeAll, expect, inject, test } from 'vitest'
import { tagsOf } from '../../src/release/markup.ts'
import { filesIn } from './project.ts'

type Pages = ReadonlyMap<string, ReturnType<typeof tagsOf>>

let files: ReadonlySet<string>
let pages: Pages

beforeAll(() => {
  const tree = filesIn(inject('folder'))
  files = new Set(tree.keys())
  pages = new Map([...tree].filter(([path]) => path.endsWith('.html')).map(([path, bytes]) => [path, tagsOf(bytes.toString())]))
})

const ORIGIN = 'https://site.test'
const pageOf = (address: string): string => `${address.slice(1)}${address.endsWith('/') ? 'index.html' : ''}`
const addressOf = (path: string): string => `/${path.replace(/(^|\/)index\.html$/, '$1')}`
const linksIn = (tags: ReturnType<typeof tagsOf>): readonly string[] => tags.flatMap(({ attributes }) => ['href', 'src'].flatMap((name) => attributes.get(name) ?? []))

/** Links that end nowhere: no file, or no such place in the page. */
function deadLinks(all: Pages): readonly string[] {
  const ids = new Map([...all].map(([path, tags]) => [path, new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? []))]))
  return [...all].flatMap(([path, tags]) => [...new Set(linksIn(tags))].flatMap((link) => {
    const target = new URL(link, ORIGIN + addressOf(path))
    if (target.origin !== ORIGIN) return []
    const file = pageOf(target.pathname)
    const place = decodeURIComponent(target.hash.slice(1))
    return files.has(file) && (place === '' || ids.get(file)?.has(place)) ? [] : [`${path}: ${link}`]
  }))
}

test('every link leads to a file, and to a place that is in it', () => {
  expect(deadLinks(pages)).toEqual([])
  expect([...pages.values()].flatMap(linksIn).length).toBeGreaterThan(10_000)
})

test('a link that leads nowhere is seen', () => {
  const tags = tagsOf('<a href="/reports/">a</a><a href="/reports/1999-q1/">b</a><a href="/reports/2025-q3/#nowhere">c</a><img src="gone.png"><a href="#missing">d</a><a href="https://example.com/x">e</a>')
  expect(deadLinks(new Map([...pages, ['index.html', tags]])).filter((each) => each.startsWith('index.html'))).toEqual(['index.html: /reports/1999-q1/', 'index.html: /reports/2025-q3/#nowhere', 'index.html: gone.png', 'index.html: #missing'])
})

test('a link to another origin is marked as such, is safe, and is encrypted', () => {
  const outside = [...pages].flatMap(([path, tags]) => tags.filter(({ name, attributes }) => name === 'a' && /^\w+:/.test(attributes.get('href') ?? '')).map(({ attributes }) => ({ path, href: attributes.get('href')!, rel: attributes.get('rel') ?? '' })))
  expect(outside.length).toBeGreaterThan(100)
  expect(outside.filter(({ href, rel }) => !/^https:\/\//.test(href) || !/\bnofollow\b/.test(rel) || !/\bnoopener\b/.test(rel))).toEqual([])
})

test('every page has a twin in the other language, and leads to it, unless it stands in the frame of another', () => {
  const twin = (path: string): string => (path.startsWith('it/') ? path.slice(3) : `it/${path}`)
  const named = [...pages].filter(([path]) => path !== '404.html')
  expect(named.filter(([path]) => !pages.has(twin(path))).map(([path]) => path)).toEqual([])
  const leads = (path: string, tags: ReturnType<typeof tagsOf>): boolean => tags.some(({ name, attributes }) => name === 'a' && attributes.get('hreflang') === (path.startsWith('it/') ? 'en' : 'it') && attributes.get('href') === addressOf(twin(path)))
  expect(named.filter(([path, tags]) => !leads(path, tags) && !/^(it\/)?embed\//.test(path)).map(([path]) => path)).toEqual([])
})
