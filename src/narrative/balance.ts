import type { Book } from '../core/book.ts'
import { changeById, changeOf, plainName, type Change, type Comparison } from '../core/change.ts'
import { emissionTargets } from '../core/catalogue/targets.ts'
import type { Figure } from '../core/figure.ts'
import { shiftQuarter, type Quarter } from '../core/period.ts'
import { valueOf } from '../core/row.ts'
import { adverseBeyond } from './beyond.ts'
import { comparisonsOf, contraryTo } from './comparison.ts'
import { partings } from './energy.ts'
import { known, knownChange, lookUp, periodOf, quarterBefore } from './lookup.ts'
import { movementsOf, type Judged, type Movement } from './movement.ts'
import { TWINS, TWO_BASES } from './twins.ts'
import { disclosed } from './record.ts'
import { selectionOf } from './selection.ts'
import { SLOTS, isSeasonal } from './slots.ts'
import type { Block } from './statement.ts'
import { LIMITS, thresholdOf } from './thresholds.ts'
import { blockOf, FIRST_REPORTED, type ToldReport, type ToldSentence } from './told.ts'

/** A rule of balance that a finished report breaks. */
export interface Imbalance {
  readonly code: string
  readonly message: string
}

/** How a language says what moves a figure beside the company's own doing (B8). */
export interface Drivers {
  readonly difficulty: string
  readonly price: string
}

/** A finished report beside the data it speaks of. */
interface Held {
  readonly book: Book
  readonly quarter: Quarter
  readonly report: ToldReport
  readonly drivers: Drivers
}

type Lint = (held: Held) => readonly string[]

const inBlock = ({ sentences }: ToldReport, block: Block): readonly ToldSentence[] => sentences.filter((sentence) => sentence.block === block)
const says = ({ numbers }: ToldSentence, id: string, period: Quarter): boolean => numbers.some((number) => number.figure === id && number.period === period)
/** A figure in a sentence, by its value or by a change of it. */
const speaksOf = ({ numbers }: ToldSentence, id: string): boolean => numbers.some(({ figure }) => figure === id || figure.endsWith(`[${plainName(id)}]`))

/** Whether a sentence compares a figure: by its change, or by its value beside the earlier one. */
const compares = (sentence: ToldSentence, { id, now, before }: Change): boolean => {
  const formless = (text: string): string => text.replace(/_(?:pct|pp|abs)\[/, '[')
  return sentence.numbers.some(({ figure, period }) => period === now.period.id && formless(figure) === formless(id)) || (says(sentence, now.id, now.period.id) && says(sentence, now.id, before.period.id))
}

/** Whether a sentence tells a movement: its value, and how it compares; a twin of one value and one change needs that change once. */
function tells(book: Book, sentence: ToldSentence, { now }: Movement, { change, first }: Judged): boolean {
  if (!says(sentence, now.id, now.period.id)) return false
  if (!change || first || compares(sentence, change)) return true
  const twin = TWINS[now.id] === undefined ? null : lookUp(book, TWINS[now.id]!, now.period.id)
  const like = twin && changeOf(book, twin, change.comparison)
  return like?.change.value != null && change.change.value !== null && like.change.value.equals(change.change.value) && says(sentence, twin!.id, now.period.id) && compares(sentence, like)
}

/** Every adverse movement over its threshold is told in the adverse block, and among those that moved most where its score ranks. */
const adverseTold: Lint = ({ book, quarter, report }) => {
  const { most, adverse } = selectionOf(movementsOf(book, quarter))
  const missing = adverse.filter(({ movement, judged }) => !inBlock(report, 'adverse').some((sentence) => tells(book, sentence, movement, judged)))
  const unranked = most.filter((movement) => movement.lead.tone === 'adverse' && !inBlock(report, 'most').some((sentence) => tells(book, sentence, movement, movement.lead)))
  const untold = adverseBeyond(book, quarter).filter(({ now, told }) => !inBlock(report, 'adverse').some((sentence) => speaksOf(sentence, now.id) && told.every(({ change }) => compares(sentence, change))))
  return [...untold.map(({ now }) => `${now.id} moved adversely and is not told.`), ...missing.map(({ movement }) => `${movement.now.id} moved adversely and is not told.`), ...unranked.map((movement) => `${movement.now.id} ranks among what moved most and is not told there.`)]
}

/** No favourable majority while an adverse movement waits, and the first adverse one second at the latest. */
const adverseForward: Lint = ({ book, quarter, report }) => {
  const movements = movementsOf(book, quarter)
  const told = inBlock(report, 'most').flatMap(({ id }) => movements.filter(({ now }) => id === `most/movement/${now.id}`).map(({ lead }) => lead.tone))
  const available = selectionOf(movements).adverse.filter(({ movement, judged }) => judged === movement.lead).length
  const [bad, good] = [told.filter((tone) => tone === 'adverse').length, told.filter((tone) => tone === 'favourable').length]
  return [
    ...(told.indexOf('adverse') > 1 ? ['The first adverse movement stands after the second place.'] : []),
    ...(bad < Math.min(good, available) && told.length >= LIMITS.told ? [`${bad} adverse movements stand beside ${good} favourable ones while others wait.`] : []),
  ]
}

const COMPARISONS: readonly Comparison[] = ['qoq', 'yoy']

/** Every change that a sentence tells, by a change or by two values of one figure, in the order in which they stand. */
const changesIn = ({ book, quarter }: Held, { numbers }: ToldSentence): readonly Change[] => numbers.flatMap(({ figure, period }) => {
  const named = changeById(book, figure, periodOf(period))
  const now = period === quarter ? null : lookUp(book, figure, quarter)
  // Hours and megawatts stand beside one another without being movements.
  const between = now && thresholdOf(now.metric) && numbers.some((each) => each.figure === figure && each.period === quarter) ? COMPARISONS.map((comparison) => changeOf(book, now, comparison)).filter(({ before }) => before.period.id === period) : []
  return named ? [named] : between
})

/** A quarter and a year that go different ways are told together. */
const bothSigns: Lint = (held) => held.report.sentences.flatMap((sentence) => changesIn(held, sentence).flatMap((change) => {
  const contrary = contraryTo(held.book, change)
  return contrary && !compares(sentence, contrary.change) ? [`${change.now.id} goes different ways on the quarter and on the year, and ${sentence.id} tells only one.`] : []
}))

/** Both Scope 2 bases in one sentence; a zero-carbon share with its basis, and with the other one where it exists. */
const bothBases: Lint = ({ book, quarter, report: { sentences } }) => {
  const lone = sentences.filter(({ block }) => block !== 'absent' && block !== 'estimates').flatMap((sentence) => TWO_BASES
    .filter((stem) => speaksOf(sentence, `${stem}_location`) !== speaksOf(sentence, `${stem}_market`) && known(book, `${stem}_location`, quarter) && known(book, `${stem}_market`, quarter)).map((stem) => `${stem} stands on one basis only in ${sentence.id}.`))
  const bases = ['energy.zero_carbon_share[grid_mix]', 'energy.zero_carbon_share[contractual]']
  const shown = bases.some((id) => sentences.some((sentence) => speaksOf(sentence, id)))
  const together = sentences.some((sentence) => bases.every((id) => speaksOf(sentence, id)))
  return [...lone, ...(shown && bases.every((id) => known(book, id, quarter)) && !together ? ['The zero-carbon share is told on one basis and not on the other.'] : [])]
}

/** Nothing computed is compared but with the quarter before and the same quarter a year before. */
const fixedComparator: Lint = ({ quarter, report: { sentences } }) => {
  const allowed = [0, -1, -4].map((quarters) => shiftQuarter(quarter, quarters))
  return sentences.filter(({ block }) => block !== 'commentary').flatMap(({ id, numbers }) => numbers.filter(({ period }) => !allowed.includes(period)).map(({ figure, period }) => `${figure} of ${period} is drawn into ${id}.`))
}

/** An intensity and its total that part are told in one sentence. */
const parted: Lint = ({ book, quarter, report: { sentences } }) => partings(book, quarter)
  .filter(({ intensity, absolute }) => !sentences.some((sentence) => [intensity, absolute].every((id) => speaksOf(sentence, id)))).map(({ intensity, absolute }) => `${intensity} and ${absolute} part and are not told together.`)

const DRIVEN: readonly (readonly [pattern: RegExp, driver: keyof Drivers])[] = [[/^mining\.energy_per_btc$/, 'difficulty'], [/per_btc_(?:location|market)$/, 'difficulty'], [/per_musd(?:_location|_market)?$/, 'price']]

/** Metrics that the price or the difficulty of bitcoin drives carry that remark. */
const driven: Lint = ({ report: { sentences }, drivers }) => DRIVEN.flatMap(([pattern, driver]) => {
  const told = sentences.find(({ numbers }) => numbers.some(({ figure }) => pattern.test(figure.replace(/^change\..*\[(.*)\]$/, '$1'))))
  return told && !sentences.some(({ text }) => text.includes(drivers[driver])) ? [`${told.id} tells a figure without what drives it.`] : []
})

/** What the quarter before had and this one lacks is listed. */
const nothingDropped: Lint = ({ book, quarter, report }) => {
  const listed = new Set(inBlock(report, 'absent').flatMap(({ names }) => names))
  return disclosed(book, quarter).filter((id) => known(book, id, quarterBefore(quarter)) && lookUp(book, id, quarter)?.quantity.value === null && lookUp(book, id, quarter)?.quantity.reason !== 'not_applicable' && !listed.has(id)).map((id) => `${id} was available a quarter before and is dropped in silence.`)
}

/** A target that is behind its pace is told, one on AI capacity with the rate it needs. */
const paceTold: Lint = (held) => [...capacityPaceTold(held), ...emissionPaceTold(held)]

const emissionPaceTold: Lint = ({ book, quarter, report: { sentences } }) => emissionTargets(book, quarter).flatMap((target) => {
  const name = valueOf(target, 'target')!
  const gap = known(book, `ai.pace_gap_pp[${name}]`, quarter)
  const isBehind = gap !== null && gap.quantity.value!.neg().compare(thresholdOf(gap.metric)!.limit) >= 0
  return isBehind && !sentences.some((sentence) => says(sentence, `ai.progress_to_target[${name}]`, quarter)) ? [`The target ${name} is behind its pace, and that is not told.`] : []
})

const capacityPaceTold: Lint = ({ book, quarter, report: { sentences } }) => {
  const gap = known(book, 'ai.pace_gap_pp', quarter)
  if (!gap || gap.quantity.value!.neg().compare(thresholdOf(gap.metric)!.limit) < 0) return []
  // Past the date of the target no rate reaches it.
  const needed = known(book, 'ai.required_run_rate', quarter) ? 'ai.required_run_rate' : 'ai.progress_to_target'
  return sentences.some((sentence) => says(sentence, needed, quarter)) ? [] : ['AI capacity is behind its pace, and that is not told.']
}

const assuranceTold: Lint = ({ report }) => (inBlock(report, 'assurance').some(({ text }) => text !== '') ? [] : ['The assurance statement is missing.'])

const slotOf = (figure: Figure): string | undefined => SLOTS.find(({ options }) => options.some(([metric, scope]) => metric === figure.metric.id && (scope?.variant ?? null) === figure.scope.variant))?.id

/** Seasonal metrics lead with the year, in the headline and among what moved most. */
const seasonal: Lint = (held) => held.report.sentences.filter(({ block }) => block === 'headline' || block === 'most').flatMap((sentence) => {
  const changes = changesIn(held, sentence)
  const led = changes.filter(({ now }, index) => isSeasonal(slotOf(now) ?? '') && changes.findIndex((each) => each.now.id === now.id) === index)
  return led.filter(({ comparison, now }) => comparison === 'qoq' && knownChange(held.book, now, 'yoy')).map(({ now }) => `${now.id} is seasonal and leads with the quarter in ${sentence.id}.`)
})

/** What rests on instruments is compared with the quarter before nowhere on the page. */
const instruments: Lint = (held) => {
  const { book, report: { numbers, sentences } } = held
  const told = [...numbers.map(({ figure, period }) => changeById(book, figure, periodOf(period))), ...sentences.flatMap((sentence) => changesIn(held, sentence))]
  const wrong = told.filter((change) => change !== null && change.comparison === 'qoq' && !comparisonsOf(change.now).includes('qoq'))
  return [...new Set(wrong.map((change) => `${change!.now.id} rests on instruments and is compared quarter on quarter.`))]
}

/** The adverse block is as large, as open and as plain as its neighbours. */
const asPlain: Lint = ({ report: { html } }) => {
  const opening = /<div\b[^>]*\bdata-block="adverse"[^>]*>/.exec(html)
  if (!opening) return ['The page has no block of adverse movements.']
  const around = enclosing(html.slice(0, opening.index))
  const forms = (block: Block): readonly string[] => tagsOf(`${new RegExp(`<div\\b[^>]*\\bdata-block="${block}"[^>]*>`).exec(html)?.[0] ?? ''}${blockOf(html, block)}`.replace(FIRST_REPORTED, '')).map(formOf)
  const usual = new Set([...forms('most'), ...forms('productivity'), ...forms('energy')])
  const odd = forms('adverse').filter((form) => !usual.has(form))
  return [
    ...([...around, ...tagsOf(opening[0] + blockOf(html, 'adverse'))].some(isWithheld) ? ['The adverse movements are collapsed, hidden or smaller.'] : []),
    ...(usual.size > 0 && odd.length > 0 ? [`The adverse movements are set apart from the others by form: ${[...new Set(odd)].join(', ')}.`] : []),
  ]
}

const tagsOf = (html: string): readonly string[] => [...html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag)

/** The tags that are open where a text ends. */
function enclosing(html: string): readonly string[] {
  const open: string[] = []
  for (const [tag, slash, name] of html.matchAll(/<(\/?)(details|section|div|main|body)\b[^>]*>/g)) {
    if (slash === '') open.push(tag)
    else open.splice(open.findLastIndex((each) => each.startsWith(`<${name}`)), 1)
  }
  return open
}

/** Whether a tag folds, hides, shrinks or restyles what it holds; words within its values say nothing. */
const isWithheld = (tag: string): boolean => /^<(?:details|small)\b|\s(?:hidden|style|inert)(?=[\s=>])|\saria-hidden=true/.test(tag.replace(/aria-hidden="true"/, 'aria-hidden=true').replace(/="[^"]*"/g, '='))

/** A tag without what it says: its name, and the attributes that give it a form. */
const formOf = (tag: string): string => tag.replace(/\s(?:data-(?:block|statement|tone|figure|period|end|names)|href|value)="[^"]*"/g, '')

/** The rules of balance on a finished report, by code (metrics.md 5.3). */
export const BALANCE: Readonly<Record<string, Lint>> = {
  B1: adverseTold, B2: adverseForward, B3: bothSigns, B4: bothBases, B5: asPlain, B6: fixedComparator, B7: parted, B8: driven, B9: nothingDropped, B10: paceTold, B11: assuranceTold, B12: seasonal, B13: instruments,
}

/** Every rule of balance that a finished report breaks. */
export const imbalances = (book: Book, quarter: Quarter, report: ToldReport, drivers: Drivers): readonly Imbalance[] =>
  Object.entries(BALANCE).flatMap(([code, lint]) => lint({ book, quarter, report, drivers }).map((message) => ({ code, message })))
