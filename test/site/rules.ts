import type { Page } from 'playwright-core'
import { dataWords } from '../../src/view/words/data.ts'
import { terms } from '../../src/view/words/terms.ts'
import { ui } from '../../src/view/words/ui.ts'

/** What a reader's browser made of a page. */
export interface Visit {
  readonly address: string
  readonly status: number
  /** Errors of the console, of scripts and of requests, and requests that left the origin. */
  readonly troubles: readonly string[]
  readonly headings: number
  readonly title: string
  readonly description: string
  readonly lang: string
  /** The texts of the page, apart from those marked as another language and the name of the company. */
  readonly texts: readonly string[]
  /** By how many pixels the page is wider than its window, by the window's width. */
  readonly overflow: Readonly<Record<number, number>>
}

const WIDTHS = [1280, 390] as const

/** Opens a page and writes down what becomes of it. */
export async function visit(page: Page, base: string, address: string): Promise<Visit> {
  const troubles: string[] = []
  const watch = {
    console: (message: { type(): string; text(): string }) => void (message.type() === 'error' && troubles.push(`console: ${message.text()}`)),
    pageerror: (error: Error) => void troubles.push(`script: ${error.message}`),
    request: (request: { url(): string }) => void (!request.url().startsWith(`${base}/`) && !request.url().startsWith('data:') && troubles.push(`leaves the origin: ${request.url()}`)),
    requestfailed: (request: { url(): string }) => void troubles.push(`not fetched: ${request.url()}`),
    response: (response: { status(): number; url(): string }) => void (response.status() >= 400 && troubles.push(`${response.status()}: ${response.url()}`)),
  }
  for (const [event, listener] of Object.entries(watch)) page.on(event as 'request', listener as never)
  await page.setViewportSize({ width: WIDTHS[0], height: 900 })
  const response = await page.goto(base + address, { waitUntil: 'load' })
  const seen = await page.evaluate(() => {
    const lang = document.documentElement.lang
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!
      const text = walker.currentNode.nodeValue!.trim()
      if (text !== '' && !parent.closest('script, style, .brand') && parent.closest('[lang]')!.getAttribute('lang') === lang) texts.push(text)
    }
    return {
      lang, texts, headings: document.querySelectorAll('h1').length, title: document.title.trim(),
      description: document.querySelector('meta[name=description]')?.getAttribute('content')?.trim() ?? '',
    }
  })
  const overflow: Record<number, number> = {}
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    overflow[width] = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  }
  for (const [event, listener] of Object.entries(watch)) page.off(event as 'request', listener as never)
  return { address, status: response!.status(), troubles, ...seen, overflow }
}

/** What every page must keep: a name, and what of a visit breaks it. */
export const RULES: readonly { readonly name: string; readonly broken: (visit: Visit) => readonly string[] }[] = [
  { name: 'is there', broken: ({ status }) => (status === 200 ? [] : [`status ${status}`]) },
  { name: 'runs without an error and asks nobody else', broken: ({ troubles }) => troubles },
  { name: 'has one first heading', broken: ({ headings }) => (headings === 1 ? [] : [`${headings} first headings`]) },
  { name: 'has a title and a description', broken: ({ title, description }) => [...(title === '' ? ['no title'] : []), ...(description === '' ? ['no description'] : [])] },
  { name: 'says its language', broken: ({ address, lang }) => (lang === languageOf(address) ? [] : [`lang is ${JSON.stringify(lang)}`]) },
  { name: 'speaks its language alone', broken: ({ address, texts }) => texts.filter((text) => FOREIGN[languageOf(address)].has(text)) },
  { name: 'shows no value of a program', broken: ({ texts }) => texts.flatMap((text) => /\b(undefined|NaN|null|Infinity)\b|\[object\b/.exec(text)?.[0] ?? []) },
  { name: 'fits the window', broken: ({ overflow }) => Object.entries(overflow).flatMap(([width, excess]) => (excess > 0 ? [`${excess} px too wide at ${width}`] : [])) },
]

const languageOf = (address: string): 'en' | 'it' => (address.startsWith('/it/') ? 'it' : 'en')

/** Every string in a tree of words. */
const stringsIn = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [])

const [english, italian] = (['en', 'it'] as const).map((locale) => new Set([ui[locale], terms[locale], dataWords[locale]].flatMap(stringsIn)))

/** The words of the other language that this one does not share; the name of the other language is meant to stand in it. */
const FOREIGN = {
  en: new Set([...italian!].filter((text) => !english!.has(text) && text.length > 2 && text !== ui.it.language)),
  it: new Set([...english!].filter((text) => !italian!.has(text) && text.length > 2 && text !== ui.en.language)),
}
