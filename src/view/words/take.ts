import type { Locale } from '../format.ts'

interface PictureWords {
  readonly source: (issuer: string, span: string, standing: string | null) => string
  readonly published: (day: string) => string
  readonly draft: string
  readonly licence: (terms: string) => string
  readonly noLicence: string
}

/** What stands below a picture that leaves the site. */
export const pictureWords: Readonly<Record<Locale, PictureWords>> = {
  en: {
    source: (issuer, span, standing) => `Source: ${issuer}, ${span}${standing ? `, ${standing}` : ''}.`, published: (day) => `as published on ${day}`, draft: 'draft, not published', licence: (terms) => `Licence: ${terms}`, noLicence: 'The issuer states no licence for these data.',
  },
  it: {
    source: (issuer, span, standing) => `Fonte: ${issuer}, ${span}${standing ? `, ${standing}` : ''}.`, published: (day) => `versione pubblicata il ${day}`, draft: 'bozza, non pubblicata', licence: (terms) => `Licenza: ${terms}`, noLicence: 'L’emittente non indica alcuna licenza per questi dati.',
  },
}

/** What a citation says besides names and dates. */
export const citationWords: Readonly<Record<Locale, { readonly version: (id: string) => string; readonly day: (day: string) => string; readonly noDate: string; readonly report: string; readonly dataset: string }>> = {
  en: { version: (id) => `Version ${id}`, day: (day) => day.split(' ').reverse().join(' '), noDate: 'n.d.', report: 'Report', dataset: 'Data set' },
  it: { version: (id) => `Versione ${id}`, day: (day) => day, noDate: 's.d.', report: 'Rapporto', dataset: 'Insieme di dati' },
}

const en = {
  title: (period: string) => `Quote, cite and embed: ${period}`, kicker: 'The report', lead: 'The figures of this report in words that can be quoted, its citation, and its charts to take away.',
  quotes: 'Quote', quotesLead: 'Each figure as a number, in one sentence and in two. What is copied brings its caveats, its source and its address along.',
  number: 'Number', one: 'One sentence', two: 'Two sentences', caveat: 'Caveat', misreading: 'Often misread', passport: 'How it was computed', copy: 'Copy', copied: 'Copied',
  cite: 'Cite', citeLead: 'The report and the data behind it. The version is the day on which the figures last changed.', thisReport: 'This report', allData: 'The data of all quarters',
  charts: 'Charts', chartsLead: 'As a picture with its title, unit, source and address inside, as a table, or as a frame for another site.',
  picture: 'Picture', table: 'Values', frame: 'Embed', embed: 'Embed this chart', live: 'Live', liveMeaning: 'follows the site: if a figure is restated later, the chart in your article changes with it.',
  frozen: 'Frozen', frozenMeaning: (day: string) => `never changes: the figures stay as they were published on ${day}. The right choice for news.`,
  frozenInside: 'never changes: the picture itself is in the code, and nothing is fetched. The right choice for news.', whole: 'The chart in its report', standing: 'The chart on its page', stays: (day: string) => `As published on ${day}; it does not change.`, follows: 'Follows later restatements.',
  take: 'Quote, cite, embed',
}

/** The words of what can be taken away from a report, in one language. */
export type TakeWords = typeof en

const it: TakeWords = {
  title: (period) => `Citare e incorporare: ${period}`, kicker: 'Il rapporto', lead: 'I dati di questo rapporto in frasi da citare, la sua citazione e i suoi grafici da portare con sé.',
  quotes: 'Frasi da citare', quotesLead: 'Ogni dato come numero, in una frase e in due. Ciò che si copia porta con sé avvertenze, fonte e indirizzo.',
  number: 'Numero', one: 'Una frase', two: 'Due frasi', caveat: 'Avvertenza', misreading: 'Spesso frainteso', passport: 'Come è stato calcolato', copy: 'Copiare', copied: 'Copiato',
  cite: 'Citazione', citeLead: 'Il rapporto e i dati su cui poggia. La versione è il giorno in cui i dati sono cambiati l’ultima volta.', thisReport: 'Questo rapporto', allData: 'I dati di tutti i trimestri',
  charts: 'Grafici', chartsLead: 'Come immagine con titolo, unità, fonte e indirizzo al suo interno, come tabella, o come riquadro per un altro sito.',
  picture: 'Immagine', table: 'Valori', frame: 'Riquadro', embed: 'Incorporare questo grafico', live: 'Aggiornato', liveMeaning: 'segue il sito: se un dato viene rideterminato, il grafico nel tuo articolo cambia con lui.',
  frozen: 'Fisso', frozenMeaning: (day) => `non cambia mai: i dati restano quelli pubblicati il ${day}. La scelta giusta per le notizie.`,
  frozenInside: 'non cambia mai: l’immagine è nel codice stesso e nulla viene richiesto. La scelta giusta per le notizie.', whole: 'Il grafico nel suo rapporto', standing: 'Il grafico nella sua pagina', stays: (day) => `Come pubblicato il ${day}; non cambia.`, follows: 'Segue le rideterminazioni successive.',
  take: 'Citare, incorporare',
}

/** The words of what can be taken away, by language. */
export const takeWords: Readonly<Record<Locale, TakeWords>> = { en, it }
