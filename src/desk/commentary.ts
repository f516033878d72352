import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseDocument, stringify } from 'yaml'
import type { Book } from '../core/book.ts'
import { readFigureId } from '../core/figure.ts'
import type { Quarter } from '../core/period.ts'
import { faultsOfProse } from '../intake/prose.ts'
import { finding, wholeFile, type Problem } from '../intake/problem.ts'
import { withExcerpts } from '../intake/source.ts'
import { replaceFile } from '../release/tree.ts'
import { LOCALES, type Locale } from '../view/format.ts'
import type { Folders } from './options.ts'
import { movesOf } from './moves.ts'
import { PENDING } from './quarter.ts'

/** A commentary in one language as a person writes it. */
export interface Commentary {
  readonly title: string
  readonly summary: string
  readonly text: string
}

/** The commentary of a quarter by language. */
export type Commentaries = Readonly<Record<Locale, Commentary>>

const EMPTY: Commentary = { title: '', summary: '', text: '' }

const pathOf = (quarter: Quarter, locale: Locale): string => `reports/${quarter}/${locale}.mdx`

/** What stands in the files of a quarter's commentary; what `new` left to be written counts as nothing. */
export const commentaryOf = ({ content }: Folders, quarter: Quarter): Commentaries =>
  Object.fromEntries(LOCALES.map((locale) => [locale, readOne(join(content, pathOf(quarter, locale)))])) as unknown as Commentaries

function readOne(file: string): Commentary {
  if (!existsSync(file)) return EMPTY
  const written = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  // A file whose head cannot be read is shown as it stands, so that saving asks for its title and loses nothing.
  const [, head = '', text = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(written) ?? ['', '', written]
  const { title = '', summary = '' } = (parseDocument(head).toJS() ?? {}) as Partial<Commentary>
  const own = (words: string): string => (String(words).startsWith(PENDING) ? '' : String(words))
  return { title: own(title), summary: own(summary), text: (isPending(written) ? text.replace(/\{\/\*[\s\S]*?\*\/\}/g, '') : text).trim() }
}

const isPending = (text: string): boolean => new RegExp(`\\b${PENDING}\\b`).test(text)

/** How far the commentary of a quarter is: still to be written, written, or left out. */
export function commentaryStand({ content }: Folders, quarter: Quarter): 'pending' | 'written' | 'none' {
  const files = LOCALES.map((locale) => join(content, pathOf(quarter, locale))).filter(existsSync)
  return files.length === 0 ? 'none' : files.some((file) => isPending(readFileSync(file, 'utf8'))) ? 'pending' : 'written'
}

/** Writes the commentary of a quarter, or says what is wrong with it and writes nothing; a language in which all is blank has none. */
export function writeCommentary({ content }: Folders, quarter: Quarter, texts: Commentaries): readonly Problem[] {
  const files = LOCALES.map((locale) => ({ path: pathOf(quarter, locale), ...texts[locale] }))
  const written = files.filter(({ title, summary, text }) => `${title}${summary}${text}`.trim() !== '').map(({ path, title, summary, text }) => (
    { path, text: `---\n${stringify({ title: title.trim(), summary: summary.trim() }, { lineWidth: 0 })}---\n\n${text.replaceAll('\r\n', '\n').trim()}\n` }))
  const lacking = files.filter(({ title, summary, text }) => new Set([title, summary, text].map((part) => part.trim() === '')).size > 1).map(({ path }) => (
    finding(wholeFile(path), { code: 'E_PROSE_HEAD', message: 'The title, the summary or the text is missing.', remedy: 'Write all three, or leave all three blank.' })))
  const problems = lacking.length > 0 ? withExcerpts(lacking, []) : faultsOfProse(written.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })))
  if (problems.length > 0) return problems
  for (const { path } of files) if (!written.some((each) => each.path === path)) rmSync(join(content, path), { force: true })
  for (const { path, text } of written) {
    mkdirSync(dirname(join(content, path)), { recursive: true })
    replaceFile(join(content, path), text)
  }
  return []
}

/** A headline figure with what prints it in a commentary. */
export interface Snippet {
  readonly name: string
  readonly value: string
  readonly code: string
}

/** The headline figures of a quarter that have a value, with what prints each in a commentary. */
export const snippetsOf = (book: Book, quarter: Quarter): readonly Snippet[] => movesOf(book, quarter).filter(({ stated }) => stated).map(({ id, name, value }) => {
  const { metric, scope } = readFigureId(book, id)!
  const of = (['facility', 'workload', 'variant'] as const).flatMap((part) => (scope[part] === null ? [] : [` ${part}="${scope[part]}"`])).join('')
  return { name, value, code: `<Figure of="${metric.id}"${of} />` }
})
