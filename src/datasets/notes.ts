import { boundaryIn } from '../core/row.ts'
import { formatDate } from '../view/format.ts'
import type { Archive } from './archive.ts'
import { currentVersion } from './version.ts'

type Note = readonly [string, string]

const spoken = (notes: readonly (readonly [string, string | null])[]): readonly Note[] => notes.filter((note): note is Note => note[1] !== null && note[1] !== '')

/** The notes of the workbook in English, a subject and what is to be said of it. */
export function notesEn({ book, dataset, origin }: Archive): readonly Note[] {
  const { issuer, quarters } = book
  const { id, date } = currentVersion({ book, dataset })
  return spoken([
    [issuer.name, `Energy and revenue, ${quarters[0]} to ${quarters.at(-1)}`],
    ['Version', `${id}${date ? `, published on ${formatDate(date, 'en')}` : ''}`],
    ['Address', origin && `${origin}/datasets/figures.xlsx`],
    ['Licence', issuer.licence ?? 'The issuer states no licence for these data.'],
    ['Disclaimer', issuer.disclaimer.en ?? null], ['Boundary', boundaryIn(issuer, 'en')?.text ?? null],
    ['Sheets', 'One a subject, with a row a quarter and the unit of each column in its heading; All figures holds every figure of every site, business, quarter and fiscal year, and of four trailing quarters where only a year can say it, of a long history the latest 80 quarters; figures.csv holds all.'],
    ['Blank cells', 'A value that is not known. All figures says why, in the column reason. It is never zero.'],
    ['Italics', 'An estimate. All figures gives its range, in the columns low and high, where there is one.'],
    ['Ratios', 'A plain fraction: 0.142 is 14.2%. Ratios must not be averaged; divide the sums instead.'],
    ['MW and MWh', 'MW is capacity, the most that can be drawn at one moment; MWh is use over time.'],
    ['Precision', 'A spreadsheet keeps about 15 digits; figures.csv has 20, figures.json the exact fractions.'],
    ['No formulas', 'Nothing in this workbook is computed by it. How each figure was computed stands on its page and in figures.json.'],
  ])
}

/** The notes of the workbook in Italian. */
export function notesIt({ book, dataset, origin }: Archive): readonly Note[] {
  const { issuer, quarters } = book
  const { id, date } = currentVersion({ book, dataset })
  return spoken([
    [issuer.name, `Energia e ricavi, dal ${quarters[0]} al ${quarters.at(-1)}`],
    ['Versione', `${id}${date ? `, pubblicata il ${formatDate(date, 'it')}` : ''}`],
    ['Indirizzo', origin && `${origin}/datasets/figures.xlsx`],
    ['Licenza', issuer.licence ?? 'L’emittente non indica alcuna licenza per questi dati.'],
    ['Avvertenza', issuer.disclaimer.it ?? null], ['Perimetro', boundaryIn(issuer, 'it')?.text ?? null],
    ['Fogli', 'Uno per argomento, con una riga per trimestre e l’unità di ogni colonna nell’intestazione; All figures contiene ogni dato di ogni impianto, attività, trimestre ed esercizio, di una storia lunga gli ultimi 80 trimestri; figures.csv li contiene tutti.'],
    ['Celle vuote', 'Un valore non noto. All figures ne dà il motivo nella colonna reason. Non è mai zero.'],
    ['Corsivo', 'Una stima. All figures ne dà l’intervallo nelle colonne low e high, dove esiste.'],
    ['Rapporti', 'Una frazione semplice: 0,142 è il 14,2%. Dei rapporti non si fa la media: si dividono le somme.'],
    ['MW e MWh', 'I MW sono capacità, il massimo che si può prelevare in un istante; i MWh sono consumo nel tempo.'],
    ['Precisione', 'Un foglio di calcolo conserva circa 15 cifre; figures.csv ne ha 20, figures.json le frazioni esatte.'],
    ['Nessuna formula', 'Nulla in questa cartella di lavoro è calcolato al suo interno. Come ogni dato è stato calcolato si legge nella sua pagina e in figures.json.'],
  ])
}
