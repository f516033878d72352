import type { Locale } from '../format.ts'

/** What would make a guarded word true (metrics.md 5.5). */
export type Rule = 'neutrality' | 'basis' | 'generic' | 'full_renewable' | 'renewable' | 'offset' | 'grid' | 'assurance' | 'rank' | 'record' | 'magnitude' | 'compliance' | 'forward' | 'pace'

/** A guarded word of one language, in all its forms. */
export interface Guard {
  readonly rule: Rule
  /** The source of a case-insensitive, Unicode pattern without its word boundaries. */
  readonly pattern: string
}

const guard = (rule: Rule, ...patterns: readonly string[]): readonly Guard[] => patterns.map((pattern) => ({ rule, pattern }))

const ENGLISH: readonly Guard[] = [
  ...guard('neutrality', '(?:carbon|climate|CO[2₂])[- ]neutral(?:ity)?', 'net[- ]zero', 'zero[- ]emissions?', 'emissions?[- ]free', 'climate[- ]positive'),
  ...guard('basis', 'zero[- ]carbon', 'carbon[- ]free', 'clean (?:energy|power|electricity)'),
  ...guard('generic', 'green(?:er|est)?', 'eco-friendly', 'environmentally friendly', 'clean(?:er|est)?(?! (?:energy|power|electricity))', 'sustainab(?:le|ly|ility)', 'responsible mining'),
  ...guard('full_renewable', '100\\s?% renewables?', 'fully renewable', 'renewable-powered', 'powered by', 'runs? on', '24/7', 'round the clock'),
  ...guard('renewable', 'renewables?'),
  ...guard('offset', 'offsets?(?:ting)?', 'compensated', 'avoided emissions', 'emissions avoided', 'saved energy', 'energy saved'),
  ...guard('grid', 'stabili[sz]es the grid', 'grid-friendly'),
  ...guard('assurance', 'audited', 'verified', 'assured', 'certified'),
  ...guard('rank', 'leading', 'best-in-class', 'most efficient', 'lowest-cost', 'first'),
  ...guard('record', 'record(?:s|-high|-low)?', 'all-time highs?'),
  ...guard('magnitude', 'significant(?:ly)?', 'substantial(?:ly)?', 'dramatic(?:ally)?'),
  ...guard('compliance', 'compliant with', 'in accordance with'),
  ...guard('forward', 'will', 'expect(?:s|ed|ing)?'),
  ...guard('pace', 'on track'),
]

const ITALIAN: readonly Guard[] = [
  ...guard('neutrality', 'carbon[- ]neutral', 'impatto zero', 'neutralità (?:carbonica|climatica)', 'climaticamente neutr[oaie]', 'emissioni zero', 'net[- ]zero', 'zero[- ]emissioni'),
  ...guard('basis', 'energia pulita', 'zero emissioni di carbonio', 'carbon[- ]free'),
  ...guard('generic', 'verd[ei]', 'green', 'ecologic(?:o|a|i|he)', 'ecosostenibil[ei]', '(?<!energia )pulit[oaie]', 'sostenibil(?:e|i|ità|mente)', 'rispettos[oaie] dell[’\']ambiente', 'mining responsabile'),
  ...guard('full_renewable', '100\\s?% rinnovabil[ei]', 'interamente rinnovabil[ei]', 'alimentat[oaie] d(?:a|al|allo|alla|ai|agli|alle|all[’\'])', 'funziona(?:no)? con', '24 ore su 24'),
  ...guard('renewable', 'rinnovabil[ei]'),
  ...guard('offset', 'compensat[oaie]', 'compensazion[ei]', 'emissioni evitate', 'energia risparmiata'),
  ...guard('grid', 'stabilizza(?:no)? la rete'),
  ...guard('assurance', 'certificat[oaie]', 'verificat[oaie]', 'assicurat[oaie]', 'sottopost[oaie] a revisione'),
  ...guard('rank', 'leader', 'all[’\']avanguardia', 'migliore della categoria', '(?:il|la) più efficiente', 'prim[oaie]'),
  ...guard('record', 'record', 'massim[oi] storic[oi]'),
  ...guard('magnitude', 'significativ(?:o|a|i|e|amente)', 'notevol(?:e|i|mente)', 'drastic(?:o|a|i|he|amente)'),
  ...guard('compliance', 'conform[ei] a(?:l|llo|lla|i|gli|lle|ll[’\'])?', 'in conformità (?:con|a)'),
  ...guard('forward', 'raggiunger(?:à|anno)', '(?:aument|diminu|cresc)er(?:à|anno)', 'preved(?:e|ono)', 'previst[oaie]', 'attes[oaie]'),
  ...guard('pace', 'in linea'),
]

/** The guarded words by language. */
export const GUARDS: Readonly<Record<Locale, readonly Guard[]>> = { en: ENGLISH, it: ITALIAN }

/** What to do about a finding, by rule. */
export const REMEDIES: Readonly<Record<Rule, string>> = {
  neutrality: 'Leave the claim out, or add a row to claims.csv with this exact text, reasonable assurance and a verifier.',
  basis: 'Name the basis: grid mix, contractual or hourly; or add a row to claims.csv with this exact text.',
  generic: 'Say what was measured instead; a general environmental claim is not printed.',
  full_renewable: 'State the share on its basis and the retired instruments, or add a row to claims.csv with this exact text.',
  renewable: 'Name the standard set or the instruments, or add a row to claims.csv with this exact text.',
  offset: 'Leave it out: credits and avoided emissions are not computed here.',
  grid: 'Give the MWh and hours of the programme instead.',
  assurance: 'Name the level of assurance, or add a row to claims.csv with this exact text and an assurance other than none.',
  rank: 'Leave the rank out, or add a row to claims.csv with this exact text and the dated comparison as evidence.',
  record: 'Use <Claim says="record-high" />, which needs eight comparable quarters.',
  magnitude: 'Give the number instead of the adjective.',
  compliance: 'Write "mapped to".',
  forward: 'Give the dated target of targets.csv instead.',
  pace: 'Say how far progress is from the linear pace; these words need a pace gap of zero or more.',
}
