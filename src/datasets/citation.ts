import type { Quarter } from '../core/period.ts'
import { publisherOf } from '../core/row.ts'
import { address, quarterSlug, reportAddress } from '../view/address.ts'
import { formatDate, type Locale } from '../view/format.ts'
import { citationWords } from '../view/words/take.ts'
import type { Archive } from './archive.ts'
import { nameOf } from './structured-data.ts'
import { currentVersion, lastChange } from './version.ts'

/** What a citation names: a quarter's report, or the data set of all quarters. */
export interface Work {
  readonly kind: 'report' | 'dataset'
  readonly key: string
  readonly author: string
  readonly title: string
  /** The day its figures last changed; null where none is known. */
  readonly date: string | null
  /** The version, named by its day; null where none is known. */
  readonly version: string | null
  /** Its address, whole where the site has one. */
  readonly url: string
  /** What the issuer says of it. */
  readonly note: string
  readonly locale: Locale
}

/** The report of a quarter, or the data set of all (null), as it is cited. */
export function workOf(archive: Archive, quarter: Quarter | null, locale: Locale): Work {
  const { issuer } = archive.book
  const date = quarter ? lastChange(archive, quarter) : currentVersion(archive).date
  const path = quarter ? reportAddress(quarter, locale) : address('/datasets/', locale)
  return {
    kind: quarter ? 'report' : 'dataset', key: `${issuer.short_name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${quarter ? quarterSlug(quarter) : 'data'}`,
    author: publisherOf(issuer), title: nameOf(archive, quarter, locale), date, version: date, url: `${archive.origin ?? ''}${path}`, note: issuer.disclaimer[locale] ?? '', locale,
  }
}

/** The address of a work's citation in a format: `/reports/2025-q3/citation.bib`. */
export const citationAddress = (quarter: Quarter | null, ending: 'bib' | 'ris' | 'json', locale: Locale): string =>
  address(quarter ? `/reports/${quarterSlug(quarter)}/citation.${ending}` : `/datasets/citation.${ending}`, locale)

/** The work in the style of the American Psychological Association, seventh edition. */
export function apaText({ author, date, title, version, kind, url, locale }: Work): string {
  const words = citationWords[locale]
  const when = date ? `${date.slice(0, 4)}, ${words.day(formatDate(date, locale).replace(/ \d{4}$/, ''))}` : words.noDate
  return `${author.replace(/\.$/, '')}. (${when}). ${title}${version ? ` (${words.version(version)})` : ''} [${words[kind]}]. ${url}`
}

/** The work as BibTeX. */
export function bibtexText({ kind, key, author, title, date, version, url, note }: Work): string {
  const fields = [['author', `{${tex(author)}}`], ['title', `{${tex(title)}}`], ['year', date?.slice(0, 4)], ['month', date && String(Number(date.slice(5, 7)))], ['version', version], ['url', url], ['note', tex(note)]]
  return `@${kind === 'report' ? 'techreport' : 'misc'}{${key},\n${fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`).join('')}${kind === 'report' ? `  institution = {{${tex(author)}}},\n` : '  howpublished = {Data set},\n'}}\n`
}

/** Signs that TeX would read as its own. */
const OF_TEX: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' }

const tex = (text: string): string => text.replace(/[\\{}%&#$_~^]/g, (sign) => OF_TEX[sign] ?? `\\${sign}`)

/** The work as RIS, which would read what follows a comma in an author as a given name. */
export function risText({ kind, author, title, date, version, url, note }: Work): string {
  const lines = [['TY', kind === 'report' ? 'RPRT' : 'DATA'], ['AU', author.replaceAll(',', '')], ['TI', title], ['PY', date?.slice(0, 4)], ['DA', date?.replaceAll('-', '/')], ['ET', version], ['PB', author], ['UR', url], ['N1', note]]
  return [...lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value!.replace(/\s+/g, ' ')}\r\n`), 'ER  - \r\n'].join('')
}

/** The work as CSL-JSON. */
export function cslText({ kind, key, author, title, date, version, url, note, locale }: Work): string {
  const issued = date ? { issued: { 'date-parts': [date.split('-').map(Number)] } } : {}
  return `${JSON.stringify([{ id: key, type: kind, title, author: [{ literal: author }], publisher: author, ...issued, ...(version ? { version } : {}), URL: url, language: locale, ...(note ? { note } : {}) }], null, 1)}\n`
}
