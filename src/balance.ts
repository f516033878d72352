import { openBook, type Book } from './core/book.ts'
import { figureOf } from './core/figure.ts'
import { lastDay, type Quarter } from './core/period.ts'
import type { Dataset } from './core/row.ts'
import { imbalances } from './narrative/balance.ts'
import { readReport, type ToldReport } from './narrative/told.ts'
import type { Fault } from './release/links.ts'
import type { TreeFile } from './release/tree.ts'
import { reportAddress } from './view/address.ts'
import { LOCALES, type Locale } from './view/format.ts'
import { gate, idsOf, quotedTexts, type GateContext } from './view/gate/gate.ts'
import { decoded, textsOf } from './view/gate/texts.ts'
import { ENGLISH_DRIVERS } from './view/narrative/english-names.ts'
import { ITALIAN_DRIVERS } from './view/narrative/italian-names.ts'
import { headlineSentence } from './view/narrative/opening.ts'
import { plainText } from './view/narrative/parts.ts'
import { sentencesOf } from './view/narrative/sentences.ts'

/** What the finished pages say that the data does not bear out: guarded words without a claim, and reports out of balance (metrics.md 5.3, 5.5). */
export function faultsOfWords(tree: readonly TreeFile[], dataset: Dataset): readonly Fault[] {
  const book = openBook(dataset)
  return [...guardedWords(tree, dataset, book), ...unbalanced(tree, book)]
}

/** How many texts are remembered as judged. */
const REMEMBERED = 20_000

/** An address spells the name of its page and says nothing. */
const ADDRESS = /(?:https?:\/)?\/[\w.-]+\/\S*/g

/** The files as they were given, and the figures as data, are quoted whole: rows and notes, and no statement of the site's. */
const isStatement = (path: string): boolean => !/^(?:it\/)?datasets\/(?:[^/]+\/)?(?:[\w.-]+\.(?:csv|json|yaml|md|txt)(?:$|\/)|v\/)/.test(path)

function guardedWords(tree: readonly TreeFile[], dataset: Dataset, book: Book): readonly Fault[] {
  const claims = book.rows('claims')
  const [quoted, ids] = [quotedTexts(dataset), idsOf(dataset)]
  const known = new Map<string, readonly string[]>()
  return tree.filter(({ path }) => isStatement(path)).flatMap(({ path, bytes }) => {
    const locale = path.startsWith('it/') ? 'it' : 'en'
    const context = { claims, quoted, ids, ...contextOf(book, path, claims.length === 0 ? new Set() : figuresOn(bytes)) }
    const found = textsOf(path, bytes).map((text) => text.replace(ADDRESS, ' ')).flatMap((text) => {
      // Where there are no claims to unlock anything, a text is judged alike on all pages but the dictionary.
      const key = `${locale}${claims.length === 0 ? '' : path}${context.defines}${context.paceGap?.toFraction() ?? ''}${text}`
      // Most texts recur on page after page; those of one page alone need not be remembered for ever.
      if (known.size > REMEMBERED) known.clear()
      const words = known.get(key) ?? gate(text, locale, context).map((finding) => `says “${finding.found}” in “${text.slice(0, 120)}”. ${finding.remedy}`)
      known.set(key, words)
      return words
    })
    return [...new Set(found)].map((words) => ({ path, words }))
  })
}

/** What a page is about: its quarter or the newest, its site, and whether it is the dictionary. */
function contextOf(book: Book, path: string, figures: ReadonlySet<string>): GateContext {
  const named = /(?:^|\/)(\d{4})-q([1-4])(?=[/.])/.exec(path)
  const quarter = named ? `${named[1]}-Q${named[2]}` : book.quarters.at(-1)
  const facility = /^(?:it\/)?facilities\/([^/]+)\//.exec(path)?.[1]
  return {
    figures, defines: /^(?:it\/)?dictionary\//.test(path), scope: facility ? 'site' : 'entity', ...(facility ? { facility } : {}),
    ...(quarter ? { day: lastDay(quarter), paceGap: figureOf(book, 'ai.pace_gap_pp', { kind: 'quarter', id: quarter })?.quantity.value ?? null } : {}),
  }
}

const figuresOn = (bytes: Uint8Array): ReadonlySet<string> => new Set(readReport(new TextDecoder().decode(bytes)).numbers.map(({ figure }) => figure))

const DRIVERS = { en: ENGLISH_DRIVERS, it: ITALIAN_DRIVERS } as const

/** The rules of balance, read from each finished report in each language. */
function unbalanced(tree: readonly TreeFile[], book: Book): readonly Fault[] {
  const pages = new Map(tree.map((file) => [file.path, file]))
  return book.quarters.flatMap((quarter) => LOCALES.flatMap((locale) => {
    const path = `${reportAddress(quarter, locale).slice(1)}index.html`
    const file = pages.get(path)
    if (!file) return [{ path, words: 'the report is missing' }]
    const report = readReport(new TextDecoder().decode(file.bytes))
    const otherwise = saidOtherwise(book, quarter, locale, report).map((id) => ({ path, words: `${id} does not say what was computed` }))
    return [...imbalances(book, quarter, report, DRIVERS[locale]).map(({ code, message }) => ({ path, words: `${code}: ${message}` })), ...otherwise]
  }))
}

/** The computed sentences of a report that read otherwise on its page than they were computed. */
function saidOtherwise(book: Book, quarter: Quarter, locale: Locale, { sentences }: ToldReport): readonly string[] {
  const spoken = new Map(sentencesOf(book, quarter, locale).flatMap((block) => block.spoken).map(({ statement, sentence }) => [statement.id, plainText(sentence)]))
  const computed = new Map([...spoken, ['headline', plainText(headlineSentence(book, quarter, locale))]])
  const said = sentences.filter(({ block }) => block !== 'commentary').map(({ id, text }) => [id, decoded(text)] as const)
  return [...said.filter(([id, text]) => computed.get(id) !== text).map(([id]) => id), ...[...computed.keys()].filter((id) => !said.some(([each]) => each === id))]
}
