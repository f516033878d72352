import type { Locale } from '../format.ts'
import type { Rule } from '../gate/patterns.ts'

/** The rules of the gate as a reader is told them: the kind of word, and what it takes. */
export const RULES_IN_WORDS: Readonly<Record<Locale, { readonly rules: Readonly<Record<Rule, string>>; readonly remedies: Readonly<Record<Rule, string>> }>> = {
  en: {
    rules: {
      neutrality: 'Neutrality and the absence of emissions', basis: 'Shares of energy named after carbon', generic: 'General environmental praise', full_renewable: 'Supply from one source alone, at all hours',
      renewable: 'Energy by the kind of its source', offset: 'Compensation and avoidance', grid: 'Benefit to the grid', assurance: 'External checking', rank: 'Rank among companies', record: 'Extremes', magnitude: 'Adjectives of size',
      compliance: 'Conformity with a standard', forward: 'Predictions', pace: 'Progress as planned',
    },
    remedies: {
      neutrality: 'Needs a recorded claim with this exact text, reasonable assurance and a named verifier.', basis: 'Needs its basis beside it: grid mix, contractual or hourly.', generic: 'Is not used.', full_renewable: 'Needs retired instruments or metered supply for all of the load, in a recorded claim.',
      renewable: 'Needs the standard or the defined set beside it, or a recorded claim.', offset: 'Are not used: nothing of the kind is computed.', grid: 'Needs the MWh and hours of the programme in a recorded claim.', assurance: 'Needs a level of assurance and its report in a recorded claim.',
      rank: 'Needs a dated comparison with its source in a recorded claim.', record: 'Needs eight comparable quarters and a strict extreme.', magnitude: 'Are not used: the number stands instead.', compliance: 'Is not used: this site maps figures to standards.',
      forward: 'Only a dated target of the company is repeated, with the note that outcomes may differ.', pace: 'Needs a gap to the linear pace of zero or more.',
    },
  },
  it: {
    rules: {
      neutrality: 'Neutralità e assenza di emissioni', basis: 'Quote di energia che prendono nome dal carbonio', generic: 'Elogi ambientali generici', full_renewable: 'Fornitura da una sola fonte, a tutte le ore',
      renewable: 'Energia secondo il tipo di fonte', offset: 'Crediti ed emissioni non prodotte', grid: 'Beneficio per la rete', assurance: 'Controllo esterno', rank: 'Rango tra le società', record: 'Valori estremi', magnitude: 'Aggettivi di grandezza',
      compliance: 'Rispondenza a uno standard', forward: 'Previsioni', pace: 'Avanzamento secondo i piani',
    },
    remedies: {
      neutrality: 'Richiede una dichiarazione registrata con il testo esatto, assurance ragionevole e il nome di chi l’ha svolta.', basis: 'Richiede accanto la sua base: mix di rete, contrattuale oppure oraria.', generic: 'Non si usano.', full_renewable: 'Richiede strumenti annullati o forniture misurate per tutto il carico, in una dichiarazione registrata.',
      renewable: 'Richiede accanto lo standard o l’insieme definito, oppure una dichiarazione registrata.', offset: 'Non si usano: nulla del genere è calcolato.', grid: 'Richiede i MWh e le ore del programma in una dichiarazione registrata.', assurance: 'Richiede un livello di assurance e la sua relazione in una dichiarazione registrata.',
      rank: 'Richiede un confronto datato con la sua fonte in una dichiarazione registrata.', record: 'Richiede otto trimestri confrontabili e un estremo in senso stretto.', magnitude: 'Non si usano: al loro posto sta il numero.', compliance: 'Non si usa: questo sito mappa i dati agli standard.',
      forward: 'Si ripete soltanto un obiettivo datato della società, con la nota che i risultati possono differire.', pace: 'Richiede uno scarto dal ritmo lineare pari o superiore a zero.',
    },
  },
}
