import { CATALOGUE } from '../../src/core/catalogue/catalogue.ts'
import type { Cell, Dataset, Row } from '../../src/core/row.ts'
import { TABLE_NAMES, TABLES, type Column } from '../../src/core/tables.ts'
import { dictionaryOf, thresholdEntries } from '../../src/view/narrative/dictionary.ts'
import type { Piece } from './digits.ts'

/** A kind of digit that is no figure: why, where it may stand, and how it looks. */
export interface Allowance {
  readonly why: string
  /** The selector it must stand within; anywhere where there is none. */
  readonly within?: string
  /** The kinds of piece it is for: texts and attributes where there is none. */
  readonly kind?: string
  readonly pattern: RegExp
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre'

/** Every digit that is no figure, and may stand on a page. */
export const ALLOWANCES: readonly Allowance[] = [
  { why: 'the address of a passport', pattern: /\/(?:it\/)?figures\/[a-z0-9-]+\/[a-z]+\/#[a-z0-9-]+/g },
  { why: 'the place of a cell: file, line and column', pattern: /(?:\b(?:19|20)\d\d-[Qq]\d\/)?\b[a-z_]+\.csv(?::\d+:\d+)?/g },
  { why: 'the name of a quarter, alone or with its year', pattern: /\b[QT][1-4](?:[ \u00a0](?:19|20)\d\d)?\b/g },
  { why: 'the name of a fiscal year', pattern: /\b(?:FY|Esercizio |esercizio |financial year )(?:19|20)\d\d\b/g },
  { why: 'the id of a quarter', pattern: /\b(?:19|20)\d\d-[Qq][1-4]\b/g },
  { why: 'a date in words', pattern: new RegExp(`\\b(?:\\d{1,2} )?(?:${MONTHS}) (?:19|20)\\d\\d\\b`, 'g') },
  { why: 'a date for machines', pattern: /\b(?:19|20)\d\d-\d\d-\d\d\b/g },
  { why: 'the year under the quarters of a drawing', within: 'svg', kind: 'text', pattern: /^(?:19|20)\d\d$/g },
  { why: 'the year a document was published', within: '.sources .about', pattern: /\b(?:19|20)\d\d\b/g },
  { why: 'the number in a formula of chemistry or a unit', pattern: /CO₂e?|m³|\bs[fF]6\b|SF₆|SF6|\bh[fF][cC][ _]134a\b|HFC-134a/g },
  { why: 'a scope of the GHG Protocol, with its category', pattern: /\b(?:Scope|Ambito|Ambiti|Scopes)[ \u00a0][123](?:(?: \+ |\+| e | and )(?:Ambito |Scope )?[123])?(?: cat\. \d{1,2})?/g },
  { why: 'the id of a metric', within: 'code', pattern: /\b[a-z]+(?:\.[a-z0-9_]+)+\b/g },
  { why: 'the code of a standard', within: 'code', pattern: new RegExp([...new Set(CATALOGUE.flatMap(({ standards }) => standards))].sort((a, b) => b.length - a.length).map((code) => code.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'g') },
  { why: 'the name of a standard in the prose of the method', within: '.prose', pattern: /\bIFRS S2\b|\bISO\/IEC \d+\b|\beGRID(?:19|20)?\d*\b/g },
  { why: 'a year in prose', within: '.prose', pattern: /(?<![\d.,])(?:19|20)\d\d(?![\d,]|\.\d)/g },
  { why: 'the number of a line of a file', within: '.filepage', pattern: /^(?:(?:Line|Riga) )?\d+,?$/g },
  { why: 'a tick of an axis', within: 'svg .ticks', kind: 'text', pattern: /^−?[\d.,]+%?$/g },
  { why: 'in how many quarters a metric has a value, counted over the table that its page shows', within: '.count', pattern: /^\d+ (?:of|trimestri su) \d+(?: quarters)?$/g },
  { why: 'the day of a citation', within: '.citation', pattern: new RegExp(`\\((?:19|20)\\d\\d, (?:(?:${MONTHS}) \\d{1,2}|\\d{1,2} (?:${MONTHS}))\\)`, 'g') },
  { why: 'the number of a register or an id, for machines', within: 'script', pattern: /"propertyID":"(?:CIK|LEI)","value":"[0-9A-Z]+"|urn:uuid:[0-9a-f-]{36}|"propertyID":"[a-z]+(?:\.[a-z0-9_]+)+"/g },
  { why: 'the name of a hash or a program that makes one', pattern: /\bSHA-256\b|\bSHA256SUMS(?:\.txt)?\b|\bsha256sum\b/g },
  { why: 'the name of a format with its version', pattern: /\bData Package 2\.0\b|\bDCAT 3\b|\bUTF-8\b|\boEmbed 1\.0\b|(?<=(?:syntax|sintassi) )0\.5\b/g },
  { why: 'how many digits a file keeps', within: '.rules', pattern: /\b20 (?:digits|cifre)\b/g },
  { why: 'how many files an address stands for, counted over what was published', within: '.addresses .number', pattern: /^[\d.,\u00a0]+$/g },
  { why: 'how many rows, files and quarters there are to take, and how large they are', within: '.choices .about, .data, .tables', pattern: /[\d.,\u00a0]*\d (?:rows|righe|files|file|quarters|trimestri|[kM]?B)\b|^[\d.,\u00a0]+$/g },
  { why: 'the hash of a file', within: '.hash code', pattern: /^[0-9a-f]{64}$/g },
  { why: 'the size of a file, or how many rows it has', within: '.dataset dl', pattern: /^[\d.,\u00a0 ]+(?:[kM]?B)?$/g },
  { why: 'the first rows of a file as they stand in it, which is downloaded beside them', within: '.dataset .scroll', pattern: /^.+$/g },
  { why: 'the meaning of a column, declared in code, with its example', within: '.dataset .columns', pattern: /^.+$/g },
  { why: 'a line to paste into another program', within: '.tools', pattern: /^.+$/g },
  { why: 'a line to paste into another page', within: '.code', pattern: /^.+$/g },
  { why: 'how many cells of a passport are folded away', within: '.passport summary', pattern: /^(?:Altre )?\d+ (?:more cells|celle)$/g },
  { why: 'how many values of a drawing are missing or estimates, counted over its table', within: 'desc', pattern: /(?:\b\d+ (?:quarters|values) of [^.]* (?:are missing|are estimates)\.)|(?:: (?:mancano )?\d+ (?:trimestri|valori sono stime)\.)/g },
]

/** Texts as the data gives them, which a page may quote whole: titles, notes, names, ids, and what is declared in code. */
export function givenTexts({ tables, issuer }: Dataset): readonly string[] {
  const cells = TABLE_NAMES.flatMap((table) => (tables[table] as readonly Row[]).flatMap((row) => (Object.values(row.cells) as Cell[])
    .filter(({ name }) => ['text', 'id', 'code', 'url'].includes((TABLES[table].columns as Readonly<Record<string, Column>>)[name]!.kind as string)).map(({ text }) => text.trim())))
  const declared = (['en', 'it'] as const).flatMap((locale) => [...dictionaryOf(locale).flatMap(({ entries }) => entries), ...thresholdEntries(locale)].flatMap(({ term, meaning }) => [term, meaning]))
  const all = [...cells, ...Object.values(issuer.boundary ?? {}), ...Object.values(issuer.disclaimer), issuer.name, ...declared]
  return [...new Set(all.filter((text) => /\p{N}/u.test(text) && /\p{L}/u.test(text)))].sort((a, b) => b.length - a.length)
}

/** What is left of a piece's digits when all that may stand there is taken away; null when nothing is. */
export function strayIn({ kind, text, within, figures }: Piece, given: readonly string[], selectors: readonly string[]): string | null {
  let rest = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (selectors.indexOf('.filepage td') >= 0 && within.includes(selectors.indexOf('.filepage td'))) return null
  const without = (parts: readonly string[]): void => { for (const part of parts) rest = rest.split(part.replace(/\s+/g, ' ')).join(' ¤ ') }
  without(given.filter((each) => rest.includes(each.replace(/\s+/g, ' '))))
  for (const allowance of ALLOWANCES) {
    if (allowance.within !== undefined && !within.includes(selectors.indexOf(allowance.within))) continue
    if (allowance.kind === undefined || allowance.kind === kind) rest = rest.replace(allowance.pattern, ' ¤ ')
  }
  // A description sums up figures that stand on the page with their exact values.
  without([...figures].filter((each) => /\d/.test(each)).sort((a, b) => b.length - a.length))
  return /\p{N}/u.test(rest) ? rest : null
}
