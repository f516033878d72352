import type { Book } from '../core/book.ts'
import type { Figure } from '../core/figure.ts'
import { shiftQuarter, type Quarter } from '../core/period.ts'
import { known, lookUp, quarterBefore } from './lookup.ts'
import { movementsOf, type Movement } from './movement.ts'
import { partings } from './energy.ts'
import { DISCLOSED } from './record.ts'
import { selectionOf } from './selection.ts'
import { SLOTS } from './slots.ts'
import { LIMITS, thresholdOf } from './thresholds.ts'
import type { Block, Statement } from './statement.ts'

/** A rule of balance that a narrative breaks. */
export interface Imbalance {
  readonly code: string
  readonly message: string
}

type Lint = (book: Book, quarter: Quarter, statements: readonly Statement[]) => readonly string[]

const inBlock = (statements: readonly Statement[], block: Block): readonly Statement[] => statements.filter((statement) => statement.block === block)
const tells = (statement: Statement, movement: Movement): boolean => statement.kind === 'movement' && (statement.movement.slot === movement.slot || statement.companion?.slot === movement.slot)
const figuresIn = (statements: readonly Statement[]): readonly Figure[] => statements.flatMap(({ figures }) => figures)
const has = (statement: Statement, id: string): boolean => statement.figures.some((figure) => figure.id === id)

/** Every adverse movement over its threshold is told in the adverse block, and among those that moved most where its score ranks. */
const adverseTold: Lint = (book, quarter, statements) => {
  const { most, adverse } = selectionOf(movementsOf(book, quarter))
  const missing = adverse.filter(({ movement }) => !inBlock(statements, 'adverse').some((statement) => tells(statement, movement)))
  const unranked = most.filter((movement) => movement.lead.tone === 'adverse' && !inBlock(statements, 'most').some((statement) => tells(statement, movement)))
  return [...missing.map(({ movement }) => `${movement.now.id} moved adversely and is not told.`), ...unranked.map((movement) => `${movement.now.id} ranks among what moved most and is not told there.`)]
}

/** No favourable majority while an adverse movement waits, and the first adverse one second at the latest. */
const adverseForward: Lint = (book, quarter, statements) => {
  const told = inBlock(statements, 'most').filter((statement) => statement.kind === 'movement')
  const first = told.findIndex(({ tone }) => tone === 'adverse')
  const available = selectionOf(movementsOf(book, quarter)).adverse.filter(({ movement, judged }) => judged === movement.lead).length
  const [bad, good] = [told.filter(({ tone }) => tone === 'adverse').length, told.filter(({ tone }) => tone === 'favourable').length]
  const short = bad < Math.min(good, available) && told.length >= LIMITS.told
  return [...(first > 1 ? ['The first adverse movement stands after the second place.'] : []), ...(short ? [`${bad} adverse movements stand beside ${good} favourable ones while others wait.`] : [])]
}

/** A quarter and a year that go different ways are told together. */
const bothSigns: Lint = (_book, _quarter, statements) => statements.flatMap((statement) => {
  if (statement.kind !== 'movement' || statement.manner === 'recalled') return []
  const { lead, other } = statement.movement
  if (!other?.change || !lead.change || lead.first || other.first || lead.value.s * other.value.s >= 0 || lead.value.equals(0) || other.value.equals(0)) return []
  return [lead, other].every((judged) => statement.changes.includes(judged.change!)) ? [] : [`${statement.movement.now.id} goes different ways on the quarter and on the year, and only one is told.`]
})

const TWINS = ['emissions.scope2', 'emissions.per_mwh', 'emissions.total', 'emissions.per_musd', 'emissions.per_btc']

/** Both Scope 2 bases in one sentence; a zero-carbon share with its basis, and with the other one where it exists. */
const bothBases: Lint = (book, quarter, statements) => {
  const lone = statements.filter(({ block }) => block !== 'absent' && block !== 'estimates').flatMap((statement) => TWINS.filter((stem) => has(statement, `${stem}_location`) !== has(statement, `${stem}_market`) && lookUp(book, `${stem}_market`, quarter)?.quantity.value !== undefined)
    .map((stem) => `${stem} stands on one basis only in ${statement.id}.`))
  const bases = ['energy.zero_carbon_share[grid_mix]', 'energy.zero_carbon_share[contractual]']
  const together = statements.some((statement) => bases.every((id) => has(statement, id)))
  const shown = bases.some((id) => figuresIn(statements).some((figure) => figure.id === id))
  return [...lone, ...(shown && bases.every((id) => known(book, id, quarter)) && !together ? ['The zero-carbon share is told on one basis and not on the other.'] : [])]
}

/** Nothing is compared but with the quarter before and the same quarter a year before. */
const fixedComparator: Lint = (_book, quarter, statements) => statements.flatMap(({ changes }) => changes)
  .filter(({ before }) => before.period.id !== shiftQuarter(quarter, -1) && before.period.id !== shiftQuarter(quarter, -4)).map((change) => `${change.id} is compared with ${change.before.period.id}.`)

/** An intensity and its total that part are told in one sentence. */
const parted: Lint = (book, quarter, statements) => partings(book, quarter)
  .filter(({ intensity, absolute }) => !statements.some((statement) => [intensity, absolute].every((id) => has(statement, id)))).map(({ intensity, absolute }) => `${intensity} and ${absolute} part and are not told together.`)

/** Metrics that the price or the difficulty of bitcoin drives carry that remark. */
const driven: Lint = (_book, _quarter, statements) => figuresIn(statements.filter(({ kind, block }) => kind === 'movement' && block !== 'absent'))
  .filter(({ id }) => id === 'mining.energy_per_btc' && !statements.some((statement) => statement.kind === 'bitcoin' && statement.energy !== null)).map(({ id }) => `${id} is told without what drives it.`)

/** What the quarter before had and this one lacks is listed. */
const nothingDropped: Lint = (book, quarter, statements) => {
  const listed = new Set(inBlock(statements, 'absent').flatMap((statement) => (statement.kind === 'lost' ? statement.absent.map(({ id }) => id) : [])))
  return DISCLOSED.filter((id) => known(book, id, quarterBefore(quarter)) && lookUp(book, id, quarter)?.quantity.value === null && lookUp(book, id, quarter)?.quantity.reason !== 'not_applicable' && !listed.has(id)).map((id) => `${id} was available a quarter before and is dropped in silence.`)
}

/** A target that is behind its pace is told with the rate it needs. */
const paceTold: Lint = (book, quarter, statements) => {
  const gap = known(book, 'ai.pace_gap_pp', quarter)
  if (!gap || gap.quantity.value!.neg().compare(thresholdOf(gap.metric)!.limit) < 0) return []
  return statements.some((statement) => statement.kind === 'pace' && has(statement, 'ai.required_run_rate')) ? [] : ['AI capacity is behind its pace, and that is not told.']
}

const assuranceTold: Lint = (_book, _quarter, statements) => (statements.some(({ kind }) => kind === 'assurance') ? [] : ['The assurance statement is missing.'])

const movementsIn = (statements: readonly Statement[]): readonly Movement[] => statements.flatMap((statement) => (statement.kind === 'movement' ? [statement.movement] : []))

/** Seasonal metrics lead with the year. */
const seasonal: Lint = (_book, _quarter, statements) => movementsIn(statements)
  .filter(({ slot, lead, other }) => SLOTS.find(({ id }) => id === slot)?.comparisons[0] === 'yoy' && lead.comparison === 'qoq' && other?.comparison === 'yoy').map(({ now }) => `${now.id} is seasonal and leads with the quarter.`)

const INSTRUMENT_BASED = /^(energy\.zero_carbon_share\[contractual\]|emissions\.(scope2|total|per_mwh|per_musd|per_btc)_market|emissions\.instrument_coverage|datacentre\.ref)/

/** What rests on instruments is never told quarter on quarter. */
const instruments: Lint = (_book, quarter, statements) => statements.flatMap(({ changes }) => changes)
  .filter(({ before }) => INSTRUMENT_BASED.test(before.id) && before.period.id === quarterBefore(quarter)).map(({ before }) => `${before.id} rests on instruments and is compared quarter on quarter.`)

/** The rules of balance on statements, by code; B5 is a rule on the finished page (metrics.md 5.3). */
export const BALANCE: Readonly<Record<string, Lint>> = {
  B1: adverseTold, B2: adverseForward, B3: bothSigns, B4: bothBases, B6: fixedComparator, B7: parted, B8: driven, B9: nothingDropped, B10: paceTold, B11: assuranceTold, B12: seasonal, B13: instruments,
}

/** Every rule of balance that the statements of a quarter break. */
export const imbalances = (book: Book, quarter: Quarter, statements: readonly Statement[]): readonly Imbalance[] =>
  Object.entries(BALANCE).flatMap(([code, lint]) => lint(book, quarter, statements).map((message) => ({ code, message })))

const MUST_STAND: Readonly<Partial<Record<Block, string>>> = { adverse: 'B1', absent: 'B9', assurance: 'B11' }

/** The adverse block of a page is as large, as open and as plain as its neighbours (B5), and the page has what every report must say. */
export function pageImbalances(html: string, statements: readonly Statement[] = []): readonly Imbalance[] {
  const unsaid = statements.filter(({ id, block }) => MUST_STAND[block] && !html.includes(`data-statement="${id}"`)).map(({ id, block }) => ({ code: MUST_STAND[block]!, message: `${id} is not on the page.` }))
  return [...formOf(html), ...unsaid]
}

function formOf(html: string): readonly Imbalance[] {
  const sections = [...html.matchAll(/<div\b[^>]*\bdata-block="(\w+)"[^>]*>([\s\S]*?)<\/div>/g)].map(([whole, block, body]) => ({ whole, block: block!, body: body! }))
  const adverse = sections.find(({ block }) => block === 'adverse')
  if (!adverse) return [{ code: 'B5', message: 'The page has no block of adverse movements.' }]
  const shape = (body: string): string => [...new Set([...body.matchAll(/<p\b([^>]*)>/g)].map((match) => match[1]!.replace(/\s*data-[\w-]+="[^"]*"/g, '').trim()))].join('|')
  const most = sections.find(({ block }) => block === 'most')
  const before = html.slice(0, html.indexOf(adverse.whole))
  const collapsed = before.split('<details').length > before.split('</details>').length
  return [
    ...(collapsed || /<details\b|\bhidden\b|aria-hidden="true"|<small\b|\bstyle="/.test(adverse.whole) ? [{ code: 'B5', message: 'The adverse movements are collapsed, hidden or smaller.' }] : []),
    ...(most && shape(most.body) !== shape(adverse.body) ? [{ code: 'B5', message: 'The adverse movements are set apart from the others by form alone.' }] : []),
  ]
}
