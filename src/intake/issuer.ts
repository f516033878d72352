import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type YAMLError, type YAMLMap } from 'yaml'
import type { Issuer } from '../core/row.ts'
import { readIdentifier } from './identifier.ts'
import { nearest } from './nearest.ts'
import { finding, listed, quoted, wholeFile, type Finding, type Words } from './problem.ts'
import type { Reading as KindReading } from './reading.ts'
import { readKind } from './schema.ts'
import { findingInText, type SourceFile } from './source.ts'

const REQUIRED = ['name', 'short_name', 'currency', 'time_zone', 'fiscal_year_start_month', 'languages', 'disclaimer'] as const
const OPTIONAL = ['ticker', 'exchange', 'boundary', 'publisher', 'licence', 'website', 'lei', 'cik', 'next_release'] as const
const KEYS: readonly string[] = [...REQUIRED, ...OPTIONAL]
const LANGUAGES = ['en', 'it']
const MONTHS = [1, 4, 7, 10]

/** The issuer of a data folder, or null with what keeps issuer.yaml from being read. */
export interface IssuerReading {
  readonly issuer: Issuer | null
  readonly findings: readonly Finding[]
}

/** Reads issuer.yaml; every problem knows its line and column. */
export function readIssuer(file: SourceFile): IssuerReading {
  if (file.text.trim() === '') return { issuer: null, findings: [finding(wholeFile(file.path), { code: 'E_EMPTY', message: 'This file holds nothing.', remedy: `Write the keys ${listed(REQUIRED)}.` })] }
  const document = parseDocument(file.text, { lineCounter: new LineCounter(), version: '1.2', merge: false, prettyErrors: false })
  if (document.errors.length > 0) return { issuer: null, findings: document.errors.slice(0, 1).map((error) => yamlFault(file, error)) }
  if (!isMap(document.contents)) return { issuer: null, findings: [findingInText(file, 0, 1, { code: 'E_ISSUER_YAML', message: 'This file is not a list of keys with their values.', remedy: 'Write one key a line with its value behind a colon, beginning with `name: Example Inc.`.' })] }
  return new Reading(file, document.contents).read()
}

function yamlFault(file: SourceFile, error: YAMLError): Finding {
  const words: Words = error.code === 'DUPLICATE_KEY'
    ? { code: 'E_ISSUER_KEY', message: 'This key stands in the file twice.', remedy: 'Delete one of the two.' }
    : error.code === 'TAB_AS_INDENT'
      ? { code: 'E_ISSUER_YAML', message: 'This line is indented with a tab.', remedy: 'Indent with two spaces.' }
      : { code: 'E_ISSUER_YAML', message: 'From here the file cannot be read as keys and values.', remedy: 'Write `key: value`, indent with two spaces, and put text that holds a colon or begins with a sign between double quotes.' }
  const offset = Math.min(error.pos[0], Math.max(0, file.text.length - 1))
  return findingInText(file, offset, 1, words)
}

/** One reading of issuer.yaml; it gathers findings as it goes from key to key. */
class Reading {
  private readonly findings: Finding[] = []
  /** Keys that an unknown key comes near, so that they are not called missing too. */
  private readonly meant = new Set<string>()
  private readonly pairs = new Map<string, Pair<Node, Node | null>>()
  private readonly file: SourceFile
  private readonly map: YAMLMap

  constructor(file: SourceFile, map: YAMLMap) {
    this.file = file
    this.map = map
  }

  read(): IssuerReading {
    for (const pair of this.map.items as Pair<Node, Node | null>[]) this.takeKey(pair)
    const missing = REQUIRED.filter((key) => !this.pairs.has(key) && !this.meant.has(key))
    if (missing.length > 0) this.fault(null, 'E_ISSUER', `issuer.yaml has no ${listed(missing)}.`, `Add ${listed(missing.map((key) => `\`${key}:\``))} with ${missing.length === 1 ? 'its value' : 'their values'}.`)
    const languages = this.languages()
    const issuer: Issuer = {
      name: this.text('name') ?? '', short_name: this.text('short_name') ?? '', ticker: this.text('ticker'), exchange: this.text('exchange'),
      currency: this.kind('currency', 'currency') ?? '', time_zone: this.kind('time_zone', 'zone') ?? '', fiscal_year_start_month: this.month(),
      languages, boundary: this.boundary(languages), publisher: this.text('publisher'),
      licence: this.kind('licence', 'url'), website: this.kind('website', 'url'), lei: this.identifier('lei'), cik: this.identifier('cik'), next_release: this.kind('next_release', 'date'), disclaimer: this.inEach('disclaimer', languages),
    }
    return { issuer: this.findings.length === 0 ? issuer : null, findings: this.findings }
  }

  private takeKey(pair: Pair<Node, Node | null>): void {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    if (KEYS.includes(key)) {
      this.pairs.set(key, pair)
      return
    }
    const near = nearest(key, KEYS)
    if (near !== null) this.meant.add(near)
    this.fault(pair.key, 'E_ISSUER_KEY', `issuer.yaml does not know the key ${quoted(key)}.`, near === null ? `Delete it, or use one of ${KEYS.join(', ')}.` : `Rename it ${near}.`)
  }

  private text(key: string): string | null {
    const node = this.pairs.get(key)?.value
    if (!this.pairs.has(key)) return null
    const value = isScalar(node) ? node.value : node === null ? null : undefined
    if ((value === null || value === '') && (OPTIONAL as readonly string[]).includes(key)) return null
    if (value === null || value === undefined || String(value).trim() === '') {
      this.fault(node ?? this.pairs.get(key)!.key, 'E_ISSUER', `${key} has no text.`, `Write the text behind \`${key}:\`, on the same line.`)
      return null
    }
    const text = isScalar(node) && typeof node.value !== 'string' ? (node.source ?? String(value)) : String(value)
    return this.checked(node!, key, 'text', text)
  }

  private kind(key: string, kind: 'currency' | 'zone' | 'url' | 'date'): string | null {
    const text = this.text(key)
    return text === null ? null : this.checked(this.pairs.get(key)!.value!, key, kind, text)
  }

  private identifier(key: 'lei' | 'cik'): string | null {
    const text = this.text(key)
    const node = this.pairs.get(key)?.value
    return text === null || !node ? null : this.taken(node, readIdentifier(key, text))
  }

  private checked(node: Node, key: string, kind: 'text' | 'currency' | 'zone' | 'url' | 'date', text: string): string | null {
    return this.taken(node, readKind(kind, text, key))
  }

  private taken(node: Node, reading: KindReading): string | null {
    if ('value' in reading) return String(reading.value)
    this.fault(node, reading.fault.code, reading.fault.message, reading.fault.remedy)
    return null
  }

  private month(): number {
    const pair = this.pairs.get('fiscal_year_start_month')
    const value = isScalar(pair?.value) ? pair.value.value : null
    if (pair && !MONTHS.includes(value as number)) this.fault(pair.value ?? pair.key, 'E_ISSUER', 'fiscal_year_start_month is not the first month of a quarter.', 'Write 1, 4, 7 or 10.')
    return typeof value === 'number' ? value : 1
  }

  private languages(): readonly string[] {
    const pair = this.pairs.get('languages')
    if (!pair) return []
    const found = isSeq(pair.value) ? pair.value.items.map((item) => (isScalar(item) ? String(item.value) : '')) : []
    const sound = found.length > 0 && found.every((language) => LANGUAGES.includes(language)) && new Set(found).size === found.length
    if (!sound) this.fault(pair.value ?? pair.key, 'E_ISSUER', 'languages is not a list of en and it, each at most once.', 'Write [en], [it] or [en, it].')
    return sound ? found : []
  }

  /** One text, which is in the first language, or texts by language. */
  private boundary(languages: readonly string[]): Readonly<Record<string, string>> | null {
    if (isMap(this.pairs.get('boundary')?.value)) return this.inEach('boundary', languages)
    const text = this.text('boundary')
    return text === null || languages.length === 0 ? null : { [languages[0]!]: text }
  }

  /** The texts of a key by language: a disclaimer in each, what the figures cover in those that have it. */
  private inEach(name: 'boundary' | 'disclaimer', languages: readonly string[]): Readonly<Record<string, string>> {
    const pair = this.pairs.get(name)
    if (!pair) return {}
    const items = isMap(pair.value) ? (pair.value.items as Pair<Node, Node | null>[]) : []
    const texts = new Map(items.map((item) => [isScalar(item.key) ? String(item.key.value) : '', item]))
    const wanted = name === 'boundary' ? languages.filter((language) => texts.has(language)) : languages
    for (const language of wanted) {
      const node = texts.get(language)?.value
      if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') this.fault(pair.key, 'E_ISSUER', `${name} has no text in the language ${language}.`, `Add a line "  ${language}: …" under ${name}, or take ${language} out of languages.`)
      else this.checked(node, name, 'text', node.value)
    }
    for (const [key, item] of texts) if (!LANGUAGES.includes(key)) this.fault(item.key, 'E_ISSUER_KEY', `${name} does not know the language ${quoted(key)}.`, 'Use en and it.')
    return Object.fromEntries(wanted.map((language) => [language, String((texts.get(language)?.value as { value?: unknown } | null)?.value ?? '').trim()]))
  }

  private fault(node: Node | null, code: Words['code'], message: string, remedy: string): void {
    const [start = 0, end = start + 1] = node?.range ?? []
    const length = Math.max(1, this.file.text.slice(start, end).split(/[\r\n]/, 1)[0]!.length)
    this.findings.push(findingInText(this.file, Math.min(start, this.file.text.length), length, { code, message, remedy }))
  }
}
