import { CLAIM_RULES, RECORD_QUARTERS, type ClaimWord } from '../../narrative/claim.ts'
import { MATERIAL } from '../../core/effect.ts'
import { LIMITS, THRESHOLDS, type Threshold, type ThresholdClass } from '../../narrative/thresholds.ts'
import { rational, type Rational } from '../../core/rational.ts'
import { formatNumber, formatPercent, type Locale } from '../format.ts'
import { GUARDS, REMEDIES, type Rule } from '../gate/patterns.ts'
import { RULES_IN_WORDS } from './dictionary-rules.ts'

/** A word and what it means here, in numbers. */
export interface Entry {
  readonly term: string
  readonly meaning: string
}

/** A part of the dictionary page. */
export interface DictionarySection {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly entries: readonly Entry[]
}

const CLASSES: Readonly<Record<Locale, Readonly<Record<ThresholdClass, string>>>> = {
  en: { quantity: 'Quantities (MWh, tCO₂e, m³, BTC)', money: 'Amounts of money', share: 'Shares, factors and scores', intensity: 'Intensities, prices, values per MW and per MWh', pue: 'PUE', wue: 'WUE', efficiency: 'Energy per terahash (J/TH)', points: 'Gap to the linear pace of a target' },
  it: { quantity: 'Quantità (MWh, tCO₂e, m³, BTC)', money: 'Importi', share: 'Quote, fattori e punteggi', intensity: 'Intensità, prezzi, valori per MW e per MWh', pue: 'PUE', wue: 'WUE', efficiency: 'Energia per terahash (J/TH)', points: 'Scarto dal ritmo lineare di un obiettivo' },
}

const percent = (value: Rational, locale: Locale): string => formatPercent(value, { locale, decimals: value.mul(100).d === 1n ? 0 : 1 })

function thresholdText({ class: kind, measure, limit, floor }: Threshold, locale: Locale): string {
  const size = measure === 'pct' ? percent(limit, locale) : measure === 'pp' ? `${formatNumber(limit, { locale, decimals: 1 })} ${locale === 'en' ? 'percentage points' : 'punti percentuali'}` : `${formatNumber(limit, { locale, decimals: 2 })}${kind === 'wue' ? '\u00a0L/kWh' : ''}`
  if (!floor) return locale === 'en' ? `${size} or more, up or down.` : `${size} o più, in aumento o in calo.`
  const share = percent(floor.share, locale)
  return locale === 'en' ? `${size} or more, up or down, and at least ${share} of ${floor.of === 'revenue' ? 'revenue' : 'the company total'}.` : `${size} o più, in aumento o in calo, e almeno ${share === '0,5%' ? 'lo ' : ''}${share} ${floor.of === 'revenue' ? 'dei ricavi' : 'del totale della società'}.`
}

/** The thresholds of movements by class, as a page prints them. */
export const thresholdEntries = (locale: Locale): readonly Entry[] =>
  THRESHOLDS.map((threshold) => ({ term: CLASSES[locale][threshold.class], meaning: thresholdText(threshold, locale) }))

const CLAIM_NAMES: Readonly<Record<Locale, Readonly<Record<ClaimWord, string>>>> = {
  en: { 'record-high': '“record”, high', 'record-low': '“record”, low', rose: '“rose”', fell: '“fell”', 'broadly-flat': '“broadly flat”', doubled: '“at least twice”', halved: '“at most half”', majority: '“majority”', minority: '“minority”', all: '“all”', none: '“none”' },
  it: { 'record-high': '«record», massimo', 'record-low': '«record», minimo', rose: '«in aumento»', fell: '«in calo»', 'broadly-flat': '«pressoché stabile»', doubled: '«almeno il doppio»', halved: '«al massimo la metà»', majority: '«maggior parte»', minority: '«minoranza»', all: '«totalità»', none: '«nulla»' },
}

function claimMeaning(word: ClaimWord, locale: Locale): string {
  const half = percent(rational('0.5'), locale)
  const count = String(RECORD_QUARTERS)
  return {
    en: {
      'record-high': `Strictly above every earlier value, among at least ${count} quarters with a value.`, 'record-low': `Strictly below every earlier value, among at least ${count} quarters with a value.`,
      rose: 'Up on the quarter before by the threshold of its class or more. In a computed sentence the verb stands beside its amount and the quarter it is compared with; where the year goes the other way, the sentence says so.', fell: 'Down on the quarter before by the threshold of its class or more; in a computed sentence likewise with its amount and quarter.', 'broadly-flat': 'Changed on the quarter before by less than the threshold of its class.',
      doubled: 'At least 2 times the value of the quarter before.', halved: 'At most 0.5 times the value of the quarter before.', majority: `A share above ${half}.`, minority: `A share below ${half}.`, all: 'A share of exactly 100%.', none: 'A share of exactly 0%.',
    },
    it: {
      'record-high': `Strettamente al di sopra di ogni valore precedente, su almeno ${count} trimestri con un valore.`, 'record-low': `Strettamente al di sotto di ogni valore precedente, su almeno ${count} trimestri con un valore.`,
      rose: 'Superiore al trimestre precedente almeno della soglia della sua classe. In una frase calcolata il verbo sta accanto alla misura della variazione e al trimestre di confronto; se l’anno va nel verso opposto, la frase lo dice.', fell: 'Inferiore al trimestre precedente almeno della soglia della sua classe; in una frase calcolata, parimenti, con la misura e il trimestre.', 'broadly-flat': 'Variato rispetto al trimestre precedente di meno della soglia della sua classe.',
      doubled: 'Almeno 2 volte il valore del trimestre precedente.', halved: 'Al massimo 0,5 volte il valore del trimestre precedente.', majority: `Una quota superiore al ${half}.`, minority: `Una quota inferiore al ${half}.`, all: 'Una quota esattamente del 100%.', none: 'Una quota esattamente dello 0%.',
    },
  }[locale][word]
}

function limitEntries(locale: Locale): readonly Entry[] {
  const { estimated } = LIMITS
  const english = locale === 'en'
  return [
    { term: english ? 'Estimated electricity is mentioned' : 'L’elettricità stimata è menzionata', meaning: english ? `from ${percent(estimated.mention, locale)} of electricity on; from ${percent(estimated.banner, locale)} on within a frame.` : `dal ${percent(estimated.mention, locale)} dell’elettricità; dal ${percent(estimated.banner, locale)} in un riquadro.` },
    { term: english ? 'A movement that is not told' : 'Una variazione che non si indica', meaning: english ? `one of a figure with more than ${percent(estimated.silence, locale)} of its electricity estimated; an adverse one is told all the same, and called an estimate.` : `quella di un dato con più del ${percent(estimated.silence, locale)} dell’elettricità stimato; una sfavorevole si indica comunque, come stima.` },
    { term: english ? 'Market- and location-based Scope 2' : 'Ambito 2 sulle due basi', meaning: english ? `a gap of ${percent(LIMITS.gap, locale)} or more is explained.` : `uno scarto del ${percent(LIMITS.gap, locale)} o più è spiegato.` },
    { term: english ? 'The length of quarters' : 'La durata dei trimestri', meaning: english ? `is told from a difference of ${percent(LIMITS.calendar, locale)} on.` : `si indica a partire da una differenza dello ${percent(LIMITS.calendar, locale)}.` },
    { term: english ? 'Curtailed energy' : 'Energia ridotta', meaning: english ? `is told from ${percent(LIMITS.curtailment, locale)} of mining demand on.` : `si indica dall’${percent(LIMITS.curtailment, locale)} della domanda di mining.` },
    { term: english ? 'A restated value' : 'Un valore rideterminato', meaning: english ? `is told when it was an error, was withdrawn, or if it or any figure of a quarter moved by ${percent(MATERIAL, locale)} or more; all are listed.` : `si indica se era un errore, se è stato ritirato o se esso o un dato di un trimestre è variato dell’${percent(MATERIAL, locale)} o più; tutti sono elencati.` },
    { term: english ? 'What moved most' : 'Le variazioni maggiori', meaning: english ? `the ${LIMITS.told} movements largest for their threshold; adverse ones take places until they are not outnumbered by favourable ones, and one of them stands second at the latest.` : `le ${LIMITS.told} variazioni più grandi in rapporto alla loro soglia; le sfavorevoli prendono posto finché non sono meno delle favorevoli, e una di loro sta al più tardi al secondo posto.` },
  ]
}

/** The guarded words with their remedy, by rule. */
function guardEntries(locale: Locale): readonly Entry[] {
  const { rules, remedies } = RULES_IN_WORDS[locale]
  return (Object.keys(REMEDIES) as Rule[]).filter((rule) => GUARDS[locale].some((guard) => guard.rule === rule)).map((rule) => ({ term: rules[rule], meaning: remedies[rule] }))
}

const TITLES = {
  en: {
    claims: ['Words of change and rank', 'A word in the commentary is computed: where the data do not support it, the site is not built.'], thresholds: ['Thresholds', 'From when on a movement is mentioned; the same up and down. These are editorial defaults, not a judgement of materiality.'],
    limits: ['Other limits', 'What else is decided by a number.'], guarded: ['Guarded words', 'Kinds of words that no text of this site uses unless the data or a recorded claim with evidence allows it.'],
  },
  it: {
    claims: ['Parole di variazione e di rango', 'Una parola nel commento è calcolata: dove i dati non la sostengono, il sito non si costruisce.'], thresholds: ['Soglie', 'Da quando una variazione è menzionata; le stesse in aumento e in calo. Sono scelte redazionali, non un giudizio di rilevanza.'],
    limits: ['Altri limiti', 'Che cos’altro decide un numero.'], guarded: ['Parole sorvegliate', 'Tipi di parole che nessun testo di questo sito usa, salvo che i dati o una dichiarazione registrata con le sue prove lo permettano.'],
  },
} as const

/** Everything the dictionary page prints. */
export function dictionaryOf(locale: Locale): readonly DictionarySection[] {
  const section = (id: keyof (typeof TITLES)['en'], entries: readonly Entry[]): DictionarySection => ({ id, title: TITLES[locale][id][0], lead: TITLES[locale][id][1], entries })
  return [
    section('claims', CLAIM_RULES.map(({ word }) => ({ term: CLAIM_NAMES[locale][word], meaning: claimMeaning(word, locale) }))),
    section('thresholds', thresholdEntries(locale)), section('limits', limitEntries(locale)), section('guarded', guardEntries(locale)),
  ]
}
