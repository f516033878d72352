import type { Book } from '../../core/book.ts'
import { plainName } from '../../core/change.ts'
import type { Figure } from '../../core/figure.ts'
import { changeOfValue } from '../../core/restatement.ts'
import { valueOf, type Row } from '../../core/row.ts'
import { isMostlyEstimated } from '../../narrative/estimate.ts'
import type { Compared } from '../../narrative/comparison.ts'
import type { Judged } from '../../narrative/movement.ts'
import type { ContentOf, Kind, Parting, Statement } from '../../narrative/statement.ts'
import { formatDate } from '../format.ts'
import { figureName, inSentence, metricWords, scopeName } from '../names.ts'
import { englishLevel, englishMovement, englishName, isUp, wordKey } from './english-moves.ts'
import { ENGLISH_DRIVERS, ENGLISH_PAIRS, ENGLISH_WORKLOADS } from './english-names.ts'
import { absoluteSize, aimText, bare, isEstimate, level, nameOf, percentOf, quarterText, rangeParts, signedAmount, sizeOf } from './numbers.ts'
import { listed, opened, say, strung, type NumberPart, type Sentence } from './parts.ts'
import { beforePart, restatedFigure, restatedValue, restatedWord, revisionPart } from './restated.ts'

/** What a sentence is said in: the book, its quarter, and how many like it came before. */
export interface Context {
  readonly book: Book
  readonly quarter: string
  readonly turn: number
}

/** The sentences of one language, one for every kind of statement. */
export type Voice = { readonly [K in Kind]: (statement: Statement & ContentOf<K>, context: Context) => Sentence }

const at = (quarter: string): string => quarterText(quarter, 'en')
const and = (parts: readonly Sentence[]): Sentence => listed(parts, ' and ')
const number = (figure: Figure): NumberPart => level(figure, 'en')
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = (amount: number): string => WORDS[amount] ?? String(amount)

/** The names of figures as a list; two that belong together share one name. */
function names(book: Book, figures: readonly Figure[]): Sentence {
  const keys = figures.map(wordKey)
  const pairs = ENGLISH_PAIRS.filter(([first, second]) => keys.includes(first) && keys.includes(second))
  return and(figures.flatMap((figure) => {
    if (pairs.some(([, second]) => second === wordKey(figure))) return []
    const pair = pairs.find(([first]) => first === wordKey(figure))
    const twin = pair ? figures.find((each) => wordKey(each) === pair[1])! : null
    return [[nameOf(pair?.[2] ?? englishName(book, figure), [figure, ...(twin ? [twin] : [])], 'en')]]
  }))
}

function scope({ covered, operating, use, measured, estimated, soFar }: ContentOf<'scope'>, { book, quarter }: Context): Sentence {
  if (operating === 0) return say`No facility was in service in ${at(quarter)}.`
  const all = operating === 1 ? 'the one facility' : operating === 2 ? 'both facilities' : `all ${count(operating)} facilities`
  if (covered === 0) return say`This report covers ${all} in service in ${at(quarter)}; no source gives the electricity used.`
  const sites = say`This report covers ${covered === operating ? all : `${count(covered)} of ${count(operating)} facilities`} in service in ${at(quarter)}.`
  if (soFar.length > 0) return say`${sites} Reported so far: ${and(soFar.map((found) => say`${englishLevel(found)} at ${scopeName(book, found.scope, 'en')}`))}.`
  if (use.quantity.value === null || measured.quantity.value === null) return sites
  const [metered, guessed] = [measured.quantity.value, estimated.quantity.value!]
  if (guessed.equals(1)) return say`${sites} All electricity figures are estimates; no meter reading is published.`
  if (guessed.equals(0) && metered.equals(0)) return say`${sites} Electricity is neither metered nor estimated: it rests on reported figures.`
  return say`${sites} ${level(measured, 'en', 1)} of electricity is metered; ${guessed.equals(0) ? 'none' : level(estimated, 'en', 1)} is estimated.`
}

function use({ use: found, qoq, yoy, silenced, yearKnown, onEstimates }: ContentOf<'use'>): Sentence {
  if (found.quantity.value === null) return say`Electricity use is not reported for the quarter, and nothing that rests on it is computed.`
  if (silenced) return say`Electricity use was ${englishLevel(found)}.`
  const against = (judged: Judged): Sentence => say`${isUp(judged) ? 'up' : 'down'} ${judged.mostlyEstimated ? 'an estimated ' : ''}${sizeOf(judged, 'en')} on ${at(judged.change!.before.period.id)}`
  const moves = [qoq, yoy].filter((judged) => judged !== null)
  return say`Electricity use was ${number(found)}${moves.length > 0 ? say`, ${and(moves.map(against))}` : ''}${onEstimates ? '; the figures before it are estimates, and no change is told' : yearKnown ? '' : '; no prior-year figure is available'}.`
}

function scope2({ location, market, fallback }: ContentOf<'scope2'>): Sentence {
  if (location.quantity.value === null || market.quantity.value === null) return say`Scope 2 was ${location.quantity.value ? number(location) : 'not reported'} location-based and ${market.quantity.value ? number(market) : 'not reported'} market-based.`
  const rough = isEstimate(location) ? 'an estimated ' : ''
  const range = rangeParts(location, 'en')
  const same = location.quantity.value.equals(market.quantity.value)
  const reason = fallback ? '; no residual mix is published for the grid, and its average stands in where no instrument covers use' : ''
  return say`Scope 2 was ${rough}${number(location)} location-based and ${number(market)} market-based${range && same ? say` (range of both ${range})` : ''}${reason}.`
}

function zeroCarbon({ contractual, gridMix }: ContentOf<'zero_carbon'>): Sentence {
  if (contractual.quantity.value === null) return say`On a grid-mix basis the zero-carbon share was ${englishLevel(gridMix)}; on a contractual basis none can be stated.`
  if (gridMix.quantity.value !== null) return say`On a contractual basis the zero-carbon share was ${englishLevel(contractual)}; on a grid-mix basis ${englishLevel(gridMix)}. They are not additive.`
  return say`On a contractual basis the zero-carbon share was ${englishLevel(contractual)}; on a grid-mix basis none can be stated.`
}

function capacity({ total, parts, change, partial }: ContentOf<'capacity'>): Sentence {
  const split = parts.length > 1 ? say`: ${and(parts.map((part) => say`${number(part)} for ${ENGLISH_WORKLOADS[part.scope.workload!]!}`))}` : parts.length === 1 ? say`, all of it for ${ENGLISH_WORKLOADS[parts[0]!.scope.workload!]!}` : []
  const moved = change && !change.absolute.value!.equals(0) ? say`, ${absoluteSize(change, 'en')} ${change.absolute.value!.compare(0) > 0 ? 'more' : 'less'} than a quarter earlier` : change ? ', unchanged over the quarter' : ''
  return say`Energised capacity stood at ${isEstimate(total) ? 'an estimated ' : ''}${number(total)} at the end of the quarter${moved}${split}${partial ? '; it changed during the quarter, and averages weigh each level by its hours' : ''}.`
}

function mix({ shares, total, rest }: ContentOf<'mix'>): Sentence {
  const whole = say`Of ${number(total)} of revenue`
  if (shares.length === 0) return say`Revenue was ${number(total)}; the source does not split it.`
  if (shares.length === 1 && shares[0]!.quantity.value!.sub(1).abs().compare('0.005') < 0) return say`All revenue, ${number(total)}, came from ${ENGLISH_WORKLOADS[shares[0]!.scope.variant!]!}.`
  const large = rest && rest.quantity.value!.compare(total.quantity.value!.div(200)) > 0 ? say`; ${number(rest)} is not split in the source` : []
  return say`${whole}, ${and(shares.map((share, index) => say`${ENGLISH_WORKLOADS[share.scope.variant!]!}${index === 0 ? ' earned' : ''} ${number(share)}`))}${large}.`
}

function perUnit(unit: 'MW' | 'MWh'): (content: ContentOf<'per_mw' | 'per_mwh'>, context: Context) => Sentence {
  const lead = unit === 'MW' ? 'Per average energised megawatt' : 'Per megawatt-hour'
  return ({ ai, mining }, { book }) => {
    const site = [ai, mining].find((found) => found?.scope.facility) ?? null
    const where = site ? `${lead} at ${englishName(book, site).split(' at ')[1]}` : lead
    const amount = (found: Figure): Sentence => englishLevel(found).map((part) => (typeof part === 'string' ? part : { ...part, text: part.text.replace(/\/MWh$/, '') }))
    if (ai && mining) return say`${where}, AI hosting earned ${amount(ai)} in the quarter and mining ${amount(mining)}.`
    return say`${where}, ${ai ? 'AI hosting' : 'mining'} earned ${amount((ai ?? mining)!)} in the quarter.`
  }
}

const PARTS = {
  capacity: 'capacity added or taken away', hours: 'the length of the quarter', load: 'load', price: 'revenue per MWh', volume: 'MWh per MW', mix: 'the mix of sites', within: 'the grids themselves',
} as const

function bridge({ bridge: { id, now, before, unit, parts, inputs } }: ContentOf<'bridge'>, { book }: Context): Sentence {
  const told = parts.map(({ part, value }) => say`${signedAmount(`bridge.${id}.${part}[${now.id}]`, value, now, unit, 'en')} from ${PARTS[part]}`)
  const whole = now.quantity.value!.sub(before.quantity.value!).mul(unit === 'pp' ? 100 : 1)
  const footing = isMostlyEstimated([...inputs, now, before]) ? '; the split rests on estimated electricity' : ''
  return opened(say`${englishName(book, now)} changed by ${signedAmount(`change.qoq_${unit === 'pp' ? 'pp' : 'abs'}[${plainName(now.id)}]`, whole, now, unit, 'en')} on ${at(before.period.id)}: ${and(told)}${footing}.`)
}

function contract({ contracted, energised, conversion, contractedChange, energisedChange }: ContentOf<'contract'>): Sentence {
  const grown = (change: typeof contractedChange): Sentence => (change && !change.absolute.value!.equals(0) ? say`, ${absoluteSize(change, 'en')} ${change.absolute.value!.compare(0) > 0 ? 'more' : 'less'} than a quarter earlier` : [])
  const share = conversion.quantity.value && !energised.quantity.value!.equals(0) ? say`, or ${number(conversion)} of it,` : []
  const still = !energised.quantity.value!.equals(0) && [contractedChange, energisedChange].every((change) => change?.absolute.value!.equals(0)) ? '; neither changed over the quarter' : ''
  const running = energised.quantity.value!.equals(0) ? say`none of it was energised` : say`${number(energised)}${share} was energised`
  return say`Contracts covered ${number(contracted)} of critical-IT capacity at the end of the quarter${grown(contractedChange)}; ${running}${grown(energisedChange)}${still}.`
}

function pace({ progress, elapsed, required, target, behind }: ContentOf<'pace'>): Sentence {
  const need = required.quantity.value ? say` Reaching it needs ${{ ...number(required), text: `${bare(required, 'en').text}\u00a0MW` }} per quarter.` : ' The target date has passed.'
  return say`Progress to the target of ${targetText(target)} is ${number(progress)}, against ${number(elapsed)} of the time elapsed.${behind ? need : ''}`
}

const targetText = (target: Row<'targets'>): string => aimText(target, 'MW', 'en')

function restatement({ restatement: told }: ContentOf<'restatement'>, { book }: Context): Sentence {
  const found = restatedFigure(book, told)
  const change = changeOfValue(told)
  const amount = (which: 'previous' | 'current'): Sentence => [restatedValue(told, which, found, 'en') ?? restatedWord(told, which) ?? 'no value']
  const reason = told.reason ? valueOf(told.reason, 'reason')! : 'not_stated'
  const name = found ? englishName(book, found) : `the value ${told.column} of the table ${told.row.table}`
  return opened(say`${name} for ${at(told.quarter!)} is restated from ${amount('previous')} to ${amount('current')}${change ? say` (${revisionPart(told, change, 'en')})` : ''}${REASONS[reason]}.`)
}

const REASONS = {
  better_data: ' because better data became available', error: ' because the earlier value was wrong', methodology: ' because it is now computed in another way',
  structural: ' because a site or business changed hands', reclassification: ' because it was moved from one heading to another', not_stated: '; the source gives no reason',
} as const

const ABSENT = {
  missing_input: (list: Sentence) => say`No source gives a value, or the inputs for one, for ${list}.`,
  boundary_mismatch: (list: Sentence) => say`For the company as a whole, no value is stated for ${list}: revenue and energy do not cover the same sites.`,
  insufficient_coverage: (list: Sentence) => say`Hourly data do not suffice for ${list}.`,
  zero_denominator: (list: Sentence) => say`A denominator of zero leaves ${list} without a value.`,
  missing_comparator: (list: Sentence) => say`There is no period to compare with for ${list}.`,
  zero_base: (list: Sentence) => say`A base of zero leaves ${list} without a value.`,
  small_base: (list: Sentence) => say`Too small a base leaves ${list} without a value.`,
  not_applicable: (list: Sentence) => say`Nothing of the kind is in service for ${list}.`,
} as const

/** Every statement in English. */
export const ENGLISH: Voice = {
  scope, use, scope2, capacity, mix, bridge, contract, pace, restatement, zero_carbon: zeroCarbon, per_mw: perUnit('MW'), per_mwh: perUnit('MWh'),
  no_comparator: ({ first }) => (first ? say`No earlier quarter is on file to compare with, so no movement is told.` : say`No headline figure has a value both in this quarter and in one it could be compared with, so no movement is told.`),
  quiet: ({ silenced }) => (silenced > 0 ? say`No headline figure moved beyond its threshold on firm data; ${count(silenced)} estimated ${silenced === 1 ? 'movement is' : 'movements are'} named under estimates.` : say`No headline figure moved beyond its threshold.`),
  movement: (statement, { book, turn }) => englishMovement(book, statement, turn),
  beyond: ({ moved }, { book }) => {
    const told = (each: Compared): Sentence => say`${isUp(each) ? 'up' : 'down'}${each.measure === 'pct' ? '' : ' by'} ${each.mostlyEstimated || isEstimate(each.change.now) ? 'an estimated ' : ''}${sizeOf(each, 'en')}${each.measure === 'pp' ? ' percentage points' : ''} on ${at(each.change.before.period.id)}`
    const items = moved.map(({ now, told: changes }) => say`${inSentence(figureName(book, now.metric, now.scope, 'en'))}, ${changes.length > 0 ? and(changes.map(told)) : say`at ${englishLevel(now)}`}`)
    const driver = moved.some(({ now }) => now.metric.id.includes('per_musd')) ? `; ${ENGLISH_DRIVERS.price}` : ''
    return say`Outside the headline set ${moved.length === 1 ? 'this' : 'these'} also moved adversely: ${strung(items, '; ')}${driver}.`
  },
  no_adverse: ({ compared }) => (compared ? say`No headline figure with a better and a worse direction moved adversely beyond its threshold.` : say`No adverse movement can be established without values to compare.`),
  calendar: ({ now, before, load }) => say`The quarter had ${bare(now, 'en')} hours against ${bare(before, 'en')}${load?.change.value ? say`; average load ${load.change.value.compare(0) > 0 ? 'rose' : 'fell'} by ${percentOf(load, 'en')}` : []}.`,
  gap: ({ gap, coverage }) => say`Market-based is ${{ ...number(gap), text: number(gap).text.replace('\u2212', '') }} ${gap.quantity.value!.compare(0) > 0 ? 'higher' : 'lower'} because instruments covered ${number(coverage)} of use and the remainder takes the residual-mix factor.`,
  parted: ({ intensity, absolute }, { book }) => {
    const told = ({ moved, twin }: Parting, on = ''): Sentence => {
      const { now } = moved.change!
      const beside = twin ? say`, to ${number(now)} (${now.id.endsWith('_location') ? 'market' : 'location'}-based ${number(twin)})` : []
      return say`${englishName(book, now)} ${isUp(moved) ? 'rose' : 'fell'} by ${moved.mostlyEstimated || isEstimate(now) ? 'an estimated ' : ''}${sizeOf(moved, 'en')}${on}${beside}`
    }
    const driver = intensity.moved.change!.before.metric.id.endsWith('musd') ? `; ${ENGLISH_DRIVERS.price}` : ''
    return opened(say`${told(intensity, ` on ${at(intensity.moved.change!.before.period.id)}`)} while ${told(absolute)}${driver}.`)
  },
  curtailed: ({ curtailed, rate }) => say`An estimated ${level(curtailed, 'en', 0)} was curtailed (${level(rate, 'en', 1)} of mining demand) against a modelled baseline.`,
  price: ({ price }) => (price.metric.id === 'power.price_gross' ? say`The gross power price was ${englishLevel(price)}.` : say`The net power price, after grid services and demand response, was ${englishLevel(price)}.`),
  bitcoin: ({ btc, energy }) => say`Bitcoin mined came to ${bare(btc, 'en', Number(btc.quantity.value!.d === 1n ? 0 : 2))}${energy ? say`, at ${englishLevel(energy)}; ${ENGLISH_DRIVERS.difficulty}` : []}.`,
  efficiency: ({ efficiency }) => say`The mining fleet used ${englishLevel(efficiency)}, cooling and losses included.`,
  datacentre: ({ pue, wue }) => say`Interim PUE was ${englishLevel(pue)}${wue ? say`, and WUE on water input ${englishLevel(wue)}` : []}.`,
  no_ai: () => say`No AI capacity was under contract or energised at the end of the quarter.`,
  run_rate: ({ actual }) => say`Over the past four quarters energised AI capacity grew by ${{ ...number(actual), text: `${bare(actual, 'en').text}\u00a0MW` }} a quarter on average.`,
  emission_pace: ({ progress, elapsed, target }) => say`Progress to the target of ${aimText(target, valueOf(target, 'unit')!, 'en')} (${metricWords(valueOf(target, 'metric')!, 'en').name}) is ${number(progress)}, against ${number(elapsed)} of the time elapsed.`,
  no_target: () => say`No dated target for AI capacity is on file; no pace is stated.`,
  forward: ({ target }) => say`The company’s target is ${targetText(target)} by ${formatDate(valueOf(target, 'target_date')!, 'en')}; outcomes may differ. See cautionary statement.`,
  no_restatement: ({ minor }) => (minor ? say`No published value of the quarter has been restated by one per cent or more; smaller corrections are listed.` : say`No published value of the quarter has been restated.`),
  moved: ({ restatement: told, moved }, { book }) => (moved ? say`A value restated since moves ${englishName(book, moved.after)} from ${beforePart(told, moved, 'en')} to ${level(moved.after, 'en')}.` : say`A value restated since moves figures of the quarter; they are listed with the restatements.`),
  estimated: ({ share, silenced }, { book }) => say`${share.quantity.value!.equals(1) ? 'All' : level(share, 'en', 1)} of the quarter’s electricity is estimated${silenced.length > 0 ? say`; on that footing no movement is told of ${names(book, silenced.map(({ now }) => now))}` : []}.`,
  lost: ({ absent, before }, { book }) => say`Available for ${at(before)} and not for this quarter: ${names(book, absent)}.`,
  absent: ({ reason, absent }, { book }) => ABSENT[reason](names(book, absent)),
  no_energy: ({ absent }, { book }) => say`Electricity use is not reported, and what rests on it is not computed: ${names(book, absent)}.`,
  complete: () => say`Every figure of the headline set is reported.`,
  assurance: ({ level: kind, share }) => (kind === null ? say`These figures have not been subject to external assurance.` : say`${level(share!, 'en', 1)} of electricity has been subject to ${kind} assurance.`),
}
