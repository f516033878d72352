import { openBook } from './core/book.ts'
import { lastDay } from './core/period.ts'
import type { Dataset } from './core/row.ts'
import { imbalances } from './narrative/balance.ts'
import { readReport } from './narrative/told.ts'
import type { Fault } from './release/links.ts'
import type { TreeFile } from './release/tree.ts'
import { reportAddress } from './view/address.ts'
import { LOCALES } from './view/format.ts'
import { gate, pageTexts, quotedTexts } from './view/gate/gate.ts'
import { ENGLISH_DRIVERS } from './view/narrative/english-names.ts'
import { ITALIAN_DRIVERS } from './view/narrative/italian-names.ts'

/** What the finished pages say that the data does not bear out: guarded words without a claim, and reports out of balance (metrics.md 5.3, 5.5). */
export function faultsOfWords(tree: readonly TreeFile[], dataset: Dataset): readonly Fault[] {
  return [...guardedWords(tree, dataset), ...unbalanced(tree, dataset)]
}

/** How many texts are remembered as judged. */
const REMEMBERED = 20_000

/** An address spells the name of its page and says nothing. */
const ADDRESS = /(?:https?:\/)?\/[\w.-]+\/\S*/g

/** Files shown as they were given are quoted whole, and are no statement of the site's. */
const isStatement = (path: string): boolean => path.endsWith('.html') && !/^(?:it\/)?datasets\//.test(path)

function guardedWords(tree: readonly TreeFile[], dataset: Dataset): readonly Fault[] {
  const book = openBook(dataset)
  const last = book.quarters.at(-1)
  const context = { claims: book.rows('claims'), quoted: quotedTexts(dataset), ...(last ? { day: lastDay(last) } : {}) }
  const known = new Map<string, readonly string[]>()
  return tree.filter(({ path }) => isStatement(path)).flatMap(({ path, bytes }) => {
    const locale = path.startsWith('it/') ? 'it' : 'en'
    const scope = /^(?:it\/)?facilities\/[^/]+\//.test(path) ? 'site' : 'entity'
    const found = pageTexts(new TextDecoder().decode(bytes)).map((text) => text.replace(ADDRESS, ' ')).flatMap((text) => {
      const key = `${locale}${scope}${text}`
      // Most texts recur on page after page; those of one page alone need not be remembered for ever.
      if (known.size > REMEMBERED) known.clear()
      const words = known.get(key) ?? gate(text, locale, { ...context, scope }).map((finding) => `says “${finding.found}” in “${text.slice(0, 120)}”. ${finding.remedy}`)
      known.set(key, words)
      return words
    })
    return [...new Set(found)].map((words) => ({ path, words }))
  })
}

const DRIVERS = { en: ENGLISH_DRIVERS, it: ITALIAN_DRIVERS } as const

/** The rules of balance, read from each finished report in each language. */
function unbalanced(tree: readonly TreeFile[], dataset: Dataset): readonly Fault[] {
  const book = openBook(dataset)
  const pages = new Map(tree.map((file) => [file.path, file]))
  return book.quarters.flatMap((quarter) => LOCALES.flatMap((locale) => {
    const path = `${reportAddress(quarter, locale).slice(1)}index.html`
    const file = pages.get(path)
    if (!file) return [{ path, words: 'the report is missing' }]
    return imbalances(book, quarter, readReport(new TextDecoder().decode(file.bytes)), DRIVERS[locale]).map(({ code, message }) => ({ path, words: `${code}: ${message}` }))
  }))
}
