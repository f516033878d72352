import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { isQuarter } from '../core/period.ts'
import { isStray } from './names.ts'
import { PENDING } from './rules/pending.ts'
import { byPlace, finding, quoted, wholeFile, type Finding, type Problem } from './problem.ts'
import { findingInText, withExcerpts, type SourceFile } from './source.ts'

/** The two lines at the head of every prose file. */
const Head = z.strictObject({ title: z.string().min(1), summary: z.string().min(1) })

/** What prose may write in digits: dates, years, quarters, names, document numbers, scopes; every other number is a figure. */
const ALLOWED = [
  /\b\d{4}-\d{2}-\d{2}\b/g,
  /\b\d{1,2}[º°]? (?:January|February|March|April|May|June|July|August|September|October|November|December|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b/g,
  /\b(?:19|20)\d{2}(?:-Q[1-4])?\b/g,
  /\b(?:Scope|Ambito|Category|categoria|Form|Exhibit) \d+(?:\.\d+)?(?:-[A-Z])?\b/g,
  /\b[A-Za-z₂]+[-/]?\d[\w.-]*/g,
  /\b(?:ISO(?:\/IEC)?|EN|GRI|SB|ISAE|ISSA|IAS|ASC) \d[\d.-]*/g,
  /\b24\/7\b/g,
]

/** Reads a folder of prose and says what is wrong with it, and what is still to be written: places, heads, and digits that should be figures. */
export function readProse(directory: string): readonly Problem[] {
  const read = filesBelow(directory).map((path) => ({ path, bytes: readFileSync(join(directory, path)) }))
  return [...faultsOfProse(read), ...pendingProse(read)].sort(byPlace).map((problem) => ({ ...problem, folder: directory }))
}

/** Every line of a commentary that was left to be written: no fault of a draft, and of a release one. */
export function pendingProse(read: readonly { readonly path: string; readonly bytes: Uint8Array }[]): readonly Problem[] {
  const files = read.filter(({ path }) => /^reports\/.+\.mdx$/.test(path)).map(({ path, bytes }): SourceFile => ({ path, bytes, text: new TextDecoder().decode(bytes) }))
  return withExcerpts(files.flatMap((file) => [...file.text.matchAll(new RegExp(`^(title|summary)?.*?\\b(${PENDING})\\b`, 'gm'))].map((match) => findingInText(file, match.index + match[0].length - PENDING.length, PENDING.length, {
    code: 'W_PENDING', message: `The ${match[1] ?? 'text'} of this commentary is still to be written.`, remedy: 'Write it, or delete the file when the quarter has no commentary.',
  }))), files)
}

/** What is wrong with prose files that have been read. */
export function faultsOfProse(read: readonly { readonly path: string; readonly bytes: Uint8Array }[]): readonly Problem[] {
  const files = read.map(({ path, bytes }): SourceFile => ({ path, bytes, text: new TextDecoder().decode(bytes) }))
  const findings = files.flatMap((file): readonly Finding[] => {
    const place = faultOfPlace(file.path)
    return place ? [place] : [...faultsOfHead(file), ...partsInHead(file), ...digitsOf(file), ...directionsOf(file), ...articlesOf(file)]
  })
  return withExcerpts([...findings].sort(byPlace), files)
}

const filesBelow = (directory: string): readonly string[] => readdirSync(directory, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !isStray(entry.name)).map((entry) => join(entry.parentPath, entry.name).slice(join(directory, '/').length)).sort()

/** Prose lies in `reports/<quarter>/<language>.mdx` or `methodology/<language>.mdx`; pictures may lie beside it. */
function faultOfPlace(path: string): Finding | null {
  if (!path.endsWith('.mdx') && /\.(png|jpe?g|svg|webp|avif)$/.test(path)) return null
  const [, quarter] = /^reports\/([^/]+)\/(?:en|it)\.mdx$/.exec(path) ?? []
  if ((quarter !== undefined && isQuarter(quarter)) || /^methodology\/(?:en|it)\.mdx$/.test(path)) return null
  return finding(wholeFile(path), {
    code: 'E_PROSE_PLACE', message: `${quoted(path)} is no place for prose.`, remedy: 'Name it reports/2025-Q3/en.mdx (the quarter, then en or it) or methodology/en.mdx.',
  })
}

const headOf = (text: string): string => /^---\n([\s\S]*?\n)---\n/.exec(text.replaceAll('\r\n', '\n'))?.[1] ?? ''

function faultsOfHead(file: SourceFile): readonly Finding[] {
  if (!file.path.endsWith('.mdx')) return []
  const head = Head.safeParse(parseDocument(headOf(file.text)).toJS() ?? {})
  if (head.success) return []
  return [findingInText(file, 0, 3, {
    code: 'E_PROSE_HEAD', message: 'The head of the file does not give a title and a summary, and nothing else.', remedy: 'Begin the file with a line ---, then title: …, then summary: …, then a line ---.',
  })]
}

/** Every figure or claim asked for in a title or summary, where it would be printed as it is typed. */
function partsInHead(file: SourceFile): readonly Finding[] {
  return [...file.text.slice(0, endOfHead(file.text)).matchAll(/<(?:Figure|Claim)\b[^>\n]*>?/g)].map((match) => findingInText(file, match.index, match[0].length, {
    code: 'E_PROSE_HEAD', message: `A title and a summary are words only, and ${quoted(match[0])} would be printed as it stands.`, remedy: PLAIN_HEAD,
  }, match[0]))
}

const PLAIN_HEAD = 'Say it there in words, without a number or a direction; the text below prints the figures.'

/** Where the title and summary of a file end. */
const endOfHead = (text: string): number => /^\uFEFF?---\r?\n[\s\S]*?\n---\r?\n/.exec(text)?.[0].length ?? 0

/** Words of direction and rank by language; in a commentary the data say them, through a component. */
const DIRECTIONS: Readonly<Record<string, RegExp>> = {
  en: wordsOf('rose', 'ris(?:e|es|en|ing)', 'fell', 'fall(?:s|en|ing)?', 'gr(?:ew|own|ows?|owing|owth)', 'shr(?:ank|unk|inks?|inking)', '(?:in|de)creas(?:e|es|ed|ing)', 'declin(?:e|es|ed|ing)', 'drop(?:s|ped|ping)?', 'climb(?:s|ed|ing)?', 'jump(?:s|ed)?', 'reduc(?:es|ed|tion)', 'doubl(?:ed|es)', 'halved', 'tripled', 'surg(?:e|ed|es)', 'soared', 'plunged', 'improv(?:ed|es|ing|ement)', 'worsen(?:ed|s|ing)', 'majority', 'minority', 'most of', 'highe(?:r|st)', 'lowe(?:r|st)', '(?:larg|strong|bigg|great|small|weak)est', 'best', 'worst', 'peak', 'record', 'flat', 'up', 'down', 'more', 'less', 'fewer'),
  it: wordsOf('aument(?:o|i|a|ano|av\\p{L}+|at[oaie])', 'diminu(?:zione|isce|iscono|iv\\p{L}+|it[oaie])', 'cresc(?:e|ono|ita|iut[oaie]|ev\\p{L}+)', 'cal(?:o|i|a|ano|at[oaie])', 'in (?:rialzo|ribasso)', 'riduzion[ei]', 'ridott[oaie]', 'sal(?:gono|it[oaie])', 'scend(?:e|ono)', 'sces[oaie]', 'raddoppiat[oaie]', 'dimezzat[oaie]', 'maggior(?:e|i)? parte', 'maggioranza', 'minoranza', '(?:il|la) maggiore', '(?:più|meno) (?:alt|bass)[oaie]', 'superior[ei]', 'inferior[ei]', 'massim[oi]', 'minim[oi]', 'record', 'stabil[ei]', 'più', 'meno', 'migliorat[oaie]', 'miglior[ei]', 'peggiorat[oaie]', 'peggior[ei]'),
}

/** Terms of law and accounting, and turns of speech, in which such a word says no direction. */
const TERMS = /further (?:up|down)|once more|up to|made up|set up|broken down|flat (?:fee|rate)s?|(?:minority|majority) interests?|lower heating value|interess[ei] di (?:minoranza|maggioranza)|stabile organizzazione|più (?:avanti|sopra|sotto)|a meno (?:di|che)/giu

function wordsOf(...patterns: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}-])(?:${patterns.join('|')})(?!\\p{L})`, 'giu')
}

/** A commentary without its components and addresses, each place as it was. */
const plainProse = (text: string): string => text.replace(/<[A-Z][^>]*\/>/g, blank).replace(/\]\([^)]*\)/g, blank)
const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/** A word with a large letter within a sentence is part of a name: the Lower Colorado River Authority. */
const isName = (prose: string, { 0: word, index }: RegExpMatchArray): boolean => /^\p{Lu}/u.test(word!) && /[\p{L},’] $/u.test(prose.slice(0, index))

/** Every word of direction or rank that a commentary types, with its place. */
function directionsOf(file: SourceFile): readonly Finding[] {
  const [, language] = /^reports\/[^/]+\/(en|it)\.mdx$/.exec(file.path) ?? []
  if (language === undefined) return []
  const prose = plainProse(file.text).replace(TERMS, blank)
  return [...prose.matchAll(DIRECTIONS[language]!)].filter((match) => !isName(prose, match)).map((match) => findingInText(file, match.index, match[0].length, {
    code: 'E_PROSE_DIRECTION', message: `The word ${quoted(match[0])} is typed into a commentary; should the data change, it would still stand there.`,
    remedy: match.index < endOfHead(file.text) ? PLAIN_HEAD : 'Let the data say it: <Claim metric="revenue.total" says="rose" />, or <Figure of="revenue.total" change="qoq" size />, which prints "6.2% more" or "6.2% less".',
  }, match[0]))
}

/** What a number may change: an Italian article typed right before one. */
const ARTICLE = /(?:(?<![\p{L}])(?:il|lo|del|dello|al|allo|dal|dallo|nel|nello|sul|sullo) |(?:l|dell|all|dall|nell|sull)[’'])(?=<Figure)/giu

function articlesOf(file: SourceFile): readonly Finding[] {
  if (!/^reports\/[^/]+\/it\.mdx$/.test(file.path)) return []
  return [...file.text.matchAll(ARTICLE)].map((match) => findingInText(file, match.index, match[0].trim().length, {
    code: 'E_PROSE_ARTICLE', message: `The word ${quoted(match[0].trim())} is typed before a number; should the data change, the number may want another.`,
    remedy: 'Let the number choose: <Figure of="…" article="il" />, or "del", "al", "dal", "nel", "sul".',
  }, match[0].trim()))
}

/** Every digit outside the allowed forms, components and addresses, with its place. */
function digitsOf(file: SourceFile): readonly Finding[] {
  if (!file.path.endsWith('.mdx')) return []
  const prose = ALLOWED.reduce((text, pattern) => text.replace(pattern, blank), plainProse(file.text))
  return [...prose.matchAll(/[\p{Nd}](?:[\p{Nd}.,\u00a0]*[\p{Nd}])?/gu)].map((match) => findingInText(file, match.index, match[0].length, {
    code: 'E_PROSE_DIGIT', message: `The number ${quoted(match[0])} is typed into prose.`,
    remedy: match.index < endOfHead(file.text) ? PLAIN_HEAD : 'Print it with <Figure of="…" />, which takes it from the data; write a number that is no figure in words.',
  }, match[0]))
}
