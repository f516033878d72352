import type { Rational } from '../../core/rational.ts'
import { valueOf, type Cell, type Dataset, type Row } from '../../core/row.ts'
import { TABLES } from '../../core/tables.ts'
import type { Locale } from '../format.ts'
import { ALLOWANCES, type Allowance } from './allowances.ts'
import { GUARDS, REMEDIES, type Rule } from './patterns.ts'

/** What a text may lean on: claims with evidence, texts quoted from others, and the pace. */
export interface GateContext {
  readonly claims?: readonly Row<'claims'>[]
  /** Texts shown as someone else's words: titles of documents, names of publishers, notes of public claims. */
  readonly quoted?: readonly string[]
  /** Ids, which say nothing where they stand alone. */
  readonly ids?: ReadonlySet<string>
  readonly paceGap?: Rational | null
  /** The page speaks of the whole company, or of one site. */
  readonly scope?: 'entity' | 'site'
  /** The day on which a claim must be valid. */
  readonly day?: string
  /** The site a page speaks of. */
  readonly facility?: string
  /** The ids of the figures on the page; a claim of a metric that is not among them unlocks nothing. */
  readonly figures?: ReadonlySet<string>
  /** Whether the page defines the guarded words, between quotation marks. */
  readonly defines?: boolean
}

/** A guarded word that nothing allows. */
export interface GateFinding {
  readonly index: number
  readonly length: number
  /** The words found. */
  readonly found: string
  readonly pattern: string
  readonly rule: Rule
  readonly remedy: string
}

interface Span { readonly start: number; readonly end: number }

const boundary = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${pattern})(?![\\p{L}\\p{N}_])`, 'giu')
const compiled = new Map<string, RegExp>()

function spansOf(text: string, pattern: string): readonly Span[] {
  const ready = compiled.get(pattern) ?? boundary(pattern)
  compiled.set(pattern, ready)
  return [...text.matchAll(ready)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

const covers = (outer: readonly Span[], { start, end }: Span): boolean => outer.some((span) => span.start <= start && span.end >= end)

/** Whether a text has any guarded word; most have none, and need not be read rule by rule. */
const ANY: Readonly<Record<Locale, RegExp>> = { en: anyOf('en'), it: anyOf('it') }

function anyOf(language: Locale): RegExp {
  const { source } = boundary(GUARDS[language].map(({ pattern }) => pattern).join('|'))
  return new RegExp(source, 'iu')
}

/** Every guarded word of a text that no allowance and no claim covers. Indexes count in the text normalised to NFC, with no-break spaces as spaces. */
export function gate(text: string, language: Locale, context: GateContext = {}, allowances: readonly Allowance[] = ALLOWANCES[language]): readonly GateFinding[] {
  const plain = text.normalize('NFC').replace(/[\u00a0\u202f]/g, ' ')
  if (!ANY[language].test(plain) || context.ids?.has(plain.trim())) return []
  const quoted = (context.quoted ?? []).flatMap((quote) => literalSpans(plain, quote))
  return GUARDS[language].flatMap(({ rule, pattern }) => {
    const found = spansOf(plain, pattern)
    if (found.length === 0 || (rule === 'pace' && context.paceGap && context.paceGap.compare(0) >= 0)) return []
    const allowed = [...quoted, ...allowances.filter((allowance) => allowance.rules.includes(rule) && (!allowance.onlyWhereDefined || context.defines)).flatMap((allowance) => spansOf(plain, allowance.pattern)), ...claimSpans(plain, language, rule, context)]
    return found.filter((span) => !covers(allowed, span)).map(({ start, end }) => ({ index: start, length: end - start, found: plain.slice(start, end), pattern, rule, remedy: REMEDIES[rule] }))
  }).sort((a, b) => a.index - b.index)
}

function literalSpans(text: string, literal: string): readonly Span[] {
  const wanted = literal.normalize('NFC').replace(/[\u00a0\u202f]/g, ' ').trim()
  if (wanted === '') return []
  const spans: Span[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) spans.push({ start: at, end: at + wanted.length })
  return spans
}

/** Where a claim's exact text stands, for claims that fit the page, the metric and the day. */
function claimSpans(text: string, language: Locale, rule: Rule, context: GateContext): readonly Span[] {
  return (context.claims ?? []).filter((claim) => fits(claim, rule, context)).flatMap((claim) => literalSpans(text, valueOf(claim, language === 'en' ? 'text_en' : 'text_it')!))
}

/** Whether a figure speaks of a site: its id names it first in its brackets. */
const isOfSite = (id: string, facility: string | undefined): boolean => facility !== undefined && /\[([^\]/]+)/.exec(id)?.[1] === facility

/** Words no claim unlocks: computed amounts replace them, and general environmental claims are not proven by a row. */
const NEVER: ReadonlySet<Rule> = new Set(['generic', 'offset', 'magnitude', 'record', 'pace'])

function fits(claim: Row<'claims'>, rule: Rule, { scope = 'entity', day, facility, figures = new Set() }: GateContext): boolean {
  if (NEVER.has(rule)) return false
  if (day === undefined || valueOf(claim, 'valid_from')! > day || valueOf(claim, 'valid_to')! < day) return false
  const metric = valueOf(claim, 'metric')!
  if (valueOf(claim, 'scope') === 'site' && (scope !== 'site' || !isOfSite(metric, facility))) return false
  // A product or a part of a period is nothing that a page of the company speaks of.
  if (!['site', 'entity'].includes(valueOf(claim, 'scope')!) || !figures.has(metric)) return false
  const assurance = valueOf(claim, 'assurance')
  if (rule === 'neutrality') return assurance === 'reasonable' && valueOf(claim, 'verifier') !== null
  return rule !== 'assurance' || assurance !== 'none'
}

/** A name of several words, such as First Street Campus; a single guarded word would unlock itself everywhere. */
const isProperName = (name: string | null): boolean => name !== null && /\S\s+\S/.test(name)

/** The ids that a dataset gives to its sites, sources and factors: names where they stand alone. */
export const idsOf = ({ tables }: Dataset): ReadonlySet<string> => new Set((Object.values(tables) as readonly (readonly Row[])[]).flatMap((rows) => rows.flatMap((row) => Object.entries(TABLES[row.table].columns)
  .filter(([, { kind }]) => kind === 'id').map(([name]) => (row.cells as Readonly<Record<string, Cell | undefined>>)[name]?.text ?? ''))))

/** The texts of a dataset that are other people's words and shown as such, and the names of the company and its sites. */
export const quotedTexts = ({ tables, issuer }: Dataset): readonly string[] => [
  ...[issuer.name, issuer.short_name, ...tables.facilities.flatMap((row) => [valueOf(row, 'name'), valueOf(row, 'place')])].filter(isProperName), ...tables.sources.flatMap((row) => [valueOf(row, 'title'), valueOf(row, 'publisher')].filter(isProperName)), ...tables.public_claims.map((row) => valueOf(row, 'note')).filter(isProperName),
].filter((text) => text !== null)
