import { formatDate } from '../view/format.ts'
import type { Archive } from './archive.ts'
import { currentVersion } from './version.ts'

/** The README of the bundle in plain words. */
export function readmeEn(archive: Archive): string {
  const { issuer, quarters } = archive.book
  const { date, id } = currentVersion(archive)
  return text([
    `${issuer.name}: energy and revenue, ${quarters[0]} to ${quarters.at(-1)}`,
    `Version ${id}${date ? `, published on ${formatDate(date, 'en')}` : ''}.`,
    issuer.disclaimer.en ?? '',
    archive.origin ? `This bundle and everything in it also lie at ${archive.origin}/datasets/` : '',
    issuer.licence ? `The data may be used under the terms of ${issuer.licence}` : '',
    'WHAT IS WHAT',
    ['data/            the files as they were given, one folder a quarter; the rest is computed from them',
      'figures.csv      every computed figure, one row a figure and period',
      'figures.xlsx     the same for spreadsheets, with notes and definitions',
      'figures.parquet  the same for data tools',
      'figures.json     the same with lineage: how each figure was computed, down to the cell; of quarters before the latest 80 the address of their own file',
      'narrative/       the sentences of each report with what they rest on',
      'versions.json    what was published when; versions/ holds the figures of quarters as they were on those days',
      'datapackage.json what every column of every CSV file means, for machines; the files in versions/ have the columns of figures.csv',
      'SHA256SUMS       check the files with: sha256sum -c SHA256SUMS'].join('\n'),
    'HOW TO READ A FIGURE',
    ['A blank value is not known, and the column reason says why; it is never zero.',
      'The status estimated marks an estimate; low and high are its range where there is one.',
      'value has up to 20 significant digits; spreadsheets keep about 15.',
      'MW is capacity, MWh is use. A ratio must not be averaged: divide the sums instead.',
      'first_reported is the value as first published, where it was restated since.',
      'as_of is the day on which the figure was first published here as it stands now.'].join('\n'),
  ])
}

/** The README of the bundle in Italian. */
export function readmeIt(archive: Archive): string {
  const { issuer, quarters } = archive.book
  const { date, id } = currentVersion(archive)
  return text([
    `${issuer.name}: energia e ricavi, dal ${quarters[0]} al ${quarters.at(-1)}`,
    `Versione ${id}${date ? `, pubblicata il ${formatDate(date, 'it')}` : ''}.`,
    issuer.disclaimer.it ?? '',
    archive.origin ? `Questo archivio e tutto ciò che contiene si trovano anche all’indirizzo ${archive.origin}/it/datasets/` : '',
    issuer.licence ? `I dati si possono usare alle condizioni indicate in ${issuer.licence}` : '',
    'CHE COSA CONTIENE',
    ['data/            i file come sono stati forniti, una cartella per trimestre; tutto il resto è calcolato da questi',
      'figures.csv      ogni dato calcolato, una riga per dato e periodo',
      'figures.xlsx     gli stessi dati per i fogli di calcolo, con note e definizioni',
      'figures.parquet  gli stessi dati per gli strumenti di analisi',
      'figures.json     gli stessi dati con la loro origine: come ciascuno è stato calcolato, fino alla cella; dei trimestri anteriori agli ultimi 80 l’indirizzo del loro file',
      'narrative/       le frasi di ogni rapporto con ciò su cui poggiano',
      'versions.json    che cosa è stato pubblicato e quando; versions/ contiene i dati dei trimestri com’erano in quei giorni',
      'datapackage.json che cosa significa ogni colonna di ogni file CSV, per i programmi; i file in versions/ hanno le colonne di figures.csv',
      'SHA256SUMS       per verificare i file: sha256sum -c SHA256SUMS'].join('\n'),
    'COME LEGGERE UN DATO',
    ['Un valore vuoto non è noto, e la colonna reason dice perché; non è mai zero.',
      'Lo stato estimated indica una stima; low e high ne danno l’intervallo, dove esiste.',
      'value ha fino a 20 cifre significative; i fogli di calcolo ne conservano circa 15.',
      'I MW sono capacità, i MWh sono consumo. Di un rapporto non si fa la media: si dividono le somme.',
      'first_reported è il valore della prima pubblicazione, se in seguito è stato rideterminato.',
      'as_of è il giorno in cui il dato è stato pubblicato qui per la prima volta com’è ora.'].join('\n'),
  ])
}

const text = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`
