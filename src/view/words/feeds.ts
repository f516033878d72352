import type { Locale } from '../format.ts'

const en = {
  site: (issuer: string) => `${issuer}: energy and revenue`, metric: (name: string, issuer: string) => `${name}, ${issuer}`,
  released: (period: string) => `${period} is published`, restated: (what: string) => `Restated: ${what}`, others: 'the other figures that moved are on the page', defined: (name: string) => `The definition changed: ${name}`,
  follow: 'Follow this metric: new values, restatements and changes of its definition.',
  calendar: (issuer: string) => `${issuer}: publications`, published: (periods: string) => `${periods}: energy and revenue published`,
  announced: (issuer: string) => `${issuer}: next quarter, announced`, next: (date: string) => `The next report is announced for ${date}.`, days: 'All days of publication as a calendar',
  report: 'Report', reports: 'Reports', data: 'Data', about: 'About', disclaimer: 'Disclaimer', headline: 'Headline figures', page: 'The page of this report', lacks: 'The commentary stands on the page alone.',
  llms: (issuer: string) => `Quarterly energy and revenue of ${issuer}: every figure with its status, its range and the cells it was computed from.`,
  reading: 'A figure marked ≈ is an estimate. A figure that is not known is named with its reason and is never zero. MW is capacity, MWh is use.',
}

/** The words of feeds, calendars and texts for programs in one language. */
export type FeedWords = typeof en

const it: FeedWords = {
  site: (issuer) => `${issuer}: energia e ricavi`, metric: (name, issuer) => `${name}, ${issuer}`,
  released: (period) => `Pubblicato il ${period}`, restated: (what) => `Rideterminazione: ${what}`, others: 'gli altri dati che sono cambiati sono nella pagina', defined: (name) => `Definizione modificata: ${name}`,
  follow: 'Seguire questa metrica: valori nuovi, rideterminazioni e modifiche della definizione.',
  calendar: (issuer) => `${issuer}: pubblicazioni`, published: (periods) => `${periods}: pubblicati energia e ricavi`,
  announced: (issuer) => `${issuer}: prossimo trimestre, data annunciata`, next: (date) => `Il prossimo rapporto è annunciato per il ${date}.`, days: 'Tutti i giorni di pubblicazione come calendario',
  report: 'Rapporto', reports: 'Rapporti', data: 'Dati', about: 'Informazioni', disclaimer: 'Avvertenza', headline: 'Dati principali', page: 'La pagina di questo rapporto', lacks: 'Il commento si trova soltanto nella pagina.',
  llms: (issuer) => `Energia e ricavi trimestrali di ${issuer}: ogni dato con il suo stato, il suo intervallo e le celle da cui è calcolato.`,
  reading: 'Un dato preceduto da ≈ è una stima. Un dato non noto è indicato con il suo motivo e non è mai zero. I MW sono capacità, i MWh sono consumo.',
}

/** The words of feeds by language. */
export const feedWords: Readonly<Record<Locale, FeedWords>> = { en, it }
