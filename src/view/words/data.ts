import type { Locale } from '../format.ts'

interface FileWords {
  readonly name: string
  readonly meaning: string
}

const en = {
  title: 'Data', lead: 'Everything on this site, to take away.', leadMore: 'Each figure comes with its unit, status, range, sources and the day from which it has stood.',
  version: (id: string) => `Version ${id}`, publishedOn: (date: string) => `published on ${date}`, licence: 'Licence', noLicence: 'The issuer states no licence for these data.',
  choices: 'Take everything', tools: 'In your tool', toolsLead: 'Lines to paste. Each reads the figures from where they lie: of all quarters, the line for Sheets those of the latest, because the whole is too large for it.', siteNote: 'SITE stands for the address of this site.',
  columns: 'What each column means', column: 'Column', meaning: 'Meaning', preview: 'Some rows', details: 'Preview and columns',
  quarters: 'By quarter', quartersLead: 'Every quarter has its own folder, with what was given and what was computed. The folder latest always holds the last one.',
  tables: 'Tables as given', tablesLead: 'The files the figures are computed from, as the issuer filled them in.', tableFiles: (count: number) => (count === 1 ? 'one file' : `${count} files`),
  versions: 'Versions', versionsLead: 'What was published when. The figures of a version never change, whatever is corrected later.', brought: 'Brought', corrected: 'Corrected', figures: 'Figures', quartersCount: (first: string, last: string, count: number) => (count === 1 ? first : `${first} to ${last}, ${count} quarters`),
  sets: 'The whole, format by format', setsLead: 'Every figure of every quarter and full fiscal year, and of four trailing quarters where only a year can say it.', machines: 'For machines', machinesLead: 'Every address, with its type and what it holds, listed from what was published.', apiLink: 'All addresses',
  rows: 'Rows', size: 'Size', changed: 'Last change', sha256: 'SHA-256', file: 'File', asCsv: 'CSV', asJson: 'JSON', narrative: 'Narrative', given: 'As given', quarter: 'Quarter', noDate: 'no date given', openFile: 'Open with line numbers',
  folderTitle: (period: string) => `Data of ${period}`, folderLead: 'What was given for this quarter, what was computed from it, and what each column means.', report: 'The report', allData: 'All data',
  api: 'Addresses', apiTitle: 'Every address', apiLead: 'Made from the files that were published.', pattern: 'Address', type: 'Type', files: 'Files', example: 'Example',
  rules: 'How to read them', rulesText: ['Addresses stay; below latest/ lie the tables that the newest quarter has. A column keeps its name and meaning; new ones come after the last.', 'All files are UTF-8. CSV has commas, one heading line and a point for decimals; a blank is not known, and never zero.', 'Any site may read the data from a browser: the addresses below /datasets/ allow every origin, where the host sends the headers that come with the site.', 'In figures.json a figure names its step; steps name their operands, down to cells with file, line and column. Exact values are fractions.', 'A key without a value is left out. Parquet and the workbook keep numbers as doubles, CSV up to 20 digits.'],
  excel: 'Excel', excelText: 'Open the workbook, or: Data, From Web, and this address.', sheets: 'Google Sheets', pandas: 'pandas (Python)', r: 'R', duckdb: 'DuckDB', curl: 'curl',
}

/** The words of the data pages in one language. */
export type DataWords = typeof en

const it: DataWords = {
  title: 'Dati', lead: 'Tutto ciò che c’è in questo sito, da portare con sé.', leadMore: 'Ogni dato ha unità, stato, intervallo, fonti e il giorno dal quale è quello attuale.',
  version: (id) => `Versione ${id}`, publishedOn: (date) => `pubblicata il ${date}`, licence: 'Licenza', noLicence: 'L’emittente non indica alcuna licenza per questi dati.',
  choices: 'Scaricare tutto', tools: 'Con i propri strumenti', toolsLead: 'Righe da incollare. Ciascuna legge i dati dove si trovano: di tutti i trimestri, e quella per Fogli dell’ultimo soltanto, perché l’insieme è troppo grande.', siteNote: 'SITE sta per l’indirizzo di questo sito.',
  columns: 'Che cosa significa ogni colonna', column: 'Colonna', meaning: 'Significato', preview: 'Alcune righe', details: 'Anteprima e colonne',
  quarters: 'Per trimestre', quartersLead: 'Ogni trimestre ha la sua cartella, con ciò che è stato fornito e ciò che è stato calcolato. La cartella latest contiene sempre l’ultimo.',
  tables: 'Tabelle come fornite', tablesLead: 'I file da cui sono calcolati i dati, come l’emittente li ha compilati.', tableFiles: (count) => (count === 1 ? 'un file' : `${count} file`),
  versions: 'Versioni', versionsLead: 'Che cosa è stato pubblicato e quando. I dati di una versione non cambiano mai, qualunque rideterminazione segua.', brought: 'Aggiunti', corrected: 'Rideterminati', figures: 'Dati', quartersCount: (first, last, count) => (count === 1 ? first : `da ${first} a ${last}, ${count} trimestri`),
  sets: 'L’insieme completo, formato per formato', setsLead: 'Ogni dato di ogni trimestre e di ogni esercizio completo, e di quattro trimestri consecutivi dove serve un anno intero.', machines: 'Per i programmi', machinesLead: 'Ogni indirizzo, con il suo tipo e il suo contenuto, elencato a partire da ciò che è stato pubblicato.', apiLink: 'Tutti gli indirizzi',
  rows: 'Righe', size: 'Dimensione', changed: 'Ultima modifica', sha256: 'SHA-256', file: 'File', asCsv: 'CSV', asJson: 'JSON', narrative: 'Testi', given: 'Come forniti', quarter: 'Trimestre', noDate: 'nessuna data indicata', openFile: 'Aprire con i numeri di riga',
  folderTitle: (period) => `Dati del ${period}`, folderLead: 'Che cosa è stato fornito per questo trimestre, che cosa ne è stato calcolato e che cosa significa ogni colonna.', report: 'Il rapporto', allData: 'Tutti i dati',
  api: 'Indirizzi', apiTitle: 'Tutti gli indirizzi', apiLead: 'Un elenco ricavato dai file pubblicati.', pattern: 'Indirizzo', type: 'Tipo', files: 'File', example: 'Esempio',
  rules: 'Come leggerli', rulesText: ['Gli indirizzi restano; sotto latest/ si trovano le tabelle che ha il trimestre più recente. Una colonna conserva nome e significato; quelle nuove si aggiungono in fondo.', 'Tutti i file sono in UTF-8. I CSV usano la virgola come separatore, una riga di intestazione e il punto per i decimali; una cella vuota è un valore non noto, mai zero.', 'Qualunque sito può leggere i dati da un browser: gli indirizzi sotto /datasets/ ammettono ogni origine, se l’host invia le intestazioni fornite con il sito.', 'In figures.json ogni dato indica il suo passaggio; i passaggi indicano i loro operandi, fino alle celle con file, riga e colonna. I valori esatti sono frazioni.', 'Una chiave senza valore è omessa. Parquet e la cartella di lavoro conservano i numeri in doppia precisione, i CSV fino a 20 cifre.'],
  excel: 'Excel', excelText: 'Aprire la cartella di lavoro, oppure: Dati, Da Web, e questo indirizzo.', sheets: 'Fogli Google', pandas: 'pandas (Python)', r: 'R', duckdb: 'DuckDB', curl: 'curl',
}

/** The words of the data pages by language. */
export const dataWords: Readonly<Record<Locale, DataWords>> = { en, it }

/** What each kind of published file is called, and in one sentence what it holds. */
const KINDS: Readonly<Record<string, Readonly<Record<Locale, FileWords>>>> = {
  bundle: { en: { name: 'Everything in one zip', meaning: 'All formats, the files as given, the versions, a README and the sums of all files.' }, it: { name: 'Tutto in un solo zip', meaning: 'Tutti i formati, i file come forniti, le versioni, un LEGGIMI e le somme di controllo di tutti i file.' } },
  figures: { en: { name: 'Figures as CSV', meaning: 'Every computed figure, one row a figure and period.' }, it: { name: 'Dati in CSV', meaning: 'Ogni dato calcolato, una riga per dato e periodo.' } },
  workbook: { en: { name: 'Figures as a workbook', meaning: 'For Excel and LibreOffice: a sheet a subject, every figure, notes and definitions. No formulas.' }, it: { name: 'Dati in una cartella di lavoro', meaning: 'Per Excel e LibreOffice: un foglio per argomento, ogni dato, note e definizioni. Nessuna formula.' } },
  parquet: { en: { name: 'Figures as Parquet', meaning: 'The same table for pandas, R, DuckDB and other data tools.' }, it: { name: 'Dati in Parquet', meaning: 'La stessa tabella per pandas, R, DuckDB e altri strumenti di analisi.' } },
  lineage: { en: { name: 'Figures as JSON, with lineage', meaning: 'How each figure was computed: operations, operands, and the cells with file, line and column.' }, it: { name: 'Dati in JSON, con la loro origine', meaning: 'Come è stato calcolato ogni dato: operazioni, operandi e celle, con file, riga e colonna.' } },
  narrative: { en: { name: 'Narrative', meaning: 'The sentences of the report in both languages, with the figures they rest on.' }, it: { name: 'Testi', meaning: 'Le frasi del rapporto nelle due lingue, con i dati su cui poggiano.' } },
  versions: { en: { name: 'Versions', meaning: 'What was published when, and what was corrected.' }, it: { name: 'Versioni', meaning: 'Che cosa è stato pubblicato e quando, e che cosa è stato rideterminato.' } },
  edition: { en: { name: 'Figures of a version', meaning: 'The figures that a version brought or corrected, as they were on its day.' }, it: { name: 'Dati di una versione', meaning: 'I dati aggiunti o rideterminati da una versione, com’erano in quel giorno.' } },
  issuer: { en: { name: 'Issuer', meaning: 'Who reports, in which currency, time zone and fiscal year.' }, it: { name: 'Emittente', meaning: 'Chi riferisce, in quale valuta, fuso orario ed esercizio.' } },
  package: { en: { name: 'Data Package', meaning: 'What every column of every CSV file means, and the hash of every file (Data Package 2.0, Table Schema).' }, it: { name: 'Data Package', meaning: 'Che cosa significa ogni colonna di ogni file CSV, e l’impronta di ogni file (Data Package 2.0, Table Schema).' } },
  sums: { en: { name: 'Sums', meaning: 'The SHA-256 of every data set, for sha256sum -c.' }, it: { name: 'Somme di controllo', meaning: 'Lo SHA-256 di ogni insieme di dati, per sha256sum -c.' } },
  catalog: { en: { name: 'Catalogue', meaning: 'The data sets as a DCAT 3 catalogue in JSON-LD.' }, it: { name: 'Catalogo', meaning: 'Gli insiemi di dati come catalogo DCAT 3 in JSON-LD.' } },
  xbrl: { en: { name: 'xBRL-JSON, experimental', meaning: 'The figures that have a name in the IFRS sustainability taxonomy. An experiment: voluntary, unaudited, no filing.' }, it: { name: 'xBRL-JSON, sperimentale', meaning: 'I dati che hanno un nome nella tassonomia IFRS sulla sostenibilità. Un esperimento: volontario, non sottoposto a revisione, non un deposito.' } },
  atom: { en: { name: 'Feed (Atom)', meaning: 'New values, restatements and changed definitions, of the site or of one metric.' }, it: { name: 'Feed (Atom)', meaning: 'Valori nuovi, rideterminazioni e definizioni modificate, del sito o di una metrica.' } },
  feed: { en: { name: 'Feed (JSON)', meaning: 'The same as JSON Feed.' }, it: { name: 'Feed (JSON)', meaning: 'Lo stesso come JSON Feed.' } },
  calendar: { en: { name: 'Calendar', meaning: 'The days on which quarters were published (iCalendar).' }, it: { name: 'Calendario', meaning: 'I giorni in cui sono stati pubblicati i trimestri (iCalendar).' } },
  llms: { en: { name: 'llms.txt', meaning: 'What programs that read text should know of the site, with links to the reports as Markdown.' }, it: { name: 'llms.txt', meaning: 'Che cosa devono sapere del sito i programmi che leggono testo, con i collegamenti ai rapporti in Markdown.' } },
  markdown: { en: { name: 'Report as Markdown', meaning: 'The sentences, figures and tables of a report as plain text.' }, it: { name: 'Rapporto in Markdown', meaning: 'Le frasi, i dati e le tabelle di un rapporto come testo semplice.' } },
  robots: { en: { name: 'robots.txt', meaning: 'What crawlers may read.' }, it: { name: 'robots.txt', meaning: 'Che cosa possono leggere i crawler.' } },
  carbon: { en: { name: 'carbon.txt', meaning: 'Where the disclosures of the issuer are (syntax 0.5).' }, it: { name: 'carbon.txt', meaning: 'Dove si trovano le informative dell’emittente (sintassi 0.5).' } },
  sitemap: { en: { name: 'Sitemap', meaning: 'Every page in both languages, with the day its figures last changed.' }, it: { name: 'Mappa del sito', meaning: 'Ogni pagina nelle due lingue, con il giorno dell’ultima modifica dei suoi dati.' } },
  drawing: { en: { name: 'Chart as SVG', meaning: 'A chart with its title, unit, source, period, address and licence inside.' }, it: { name: 'Grafico in SVG', meaning: 'Un grafico con titolo, unità, fonte, periodo, indirizzo e licenza al suo interno.' } },
  raster: { en: { name: 'Chart as PNG', meaning: 'The same picture in dots.' }, it: { name: 'Grafico in PNG', meaning: 'La stessa immagine in punti.' } },
  chart: { en: { name: 'Chart as CSV', meaning: 'The values of a chart, one row a quarter and series, in the unit in which they are drawn; of a change, one row a part. The column figure has the id in figures.csv of the value, or of the figure that changed.' }, it: { name: 'Grafico in CSV', meaning: 'I valori di un grafico, una riga per trimestre e serie, nell’unità in cui sono disegnati; di una variazione, una riga per parte. La colonna figure riporta l’identificativo in figures.csv del valore, o del dato che è variato.' } },
  explore: { en: { name: 'Charts as JSON', meaning: 'What the charts of a page are explored from in the browser: values, printed texts and passports.' }, it: { name: 'Grafici in JSON', meaning: 'Ciò da cui il browser rende esplorabili i grafici di una pagina: valori, testi stampati e passaporti.' } },
  card: { en: { name: 'Social card', meaning: 'What a link to a page is shown with elsewhere: its title and figures.' }, it: { name: 'Anteprima', meaning: 'Ciò che altrove accompagna un collegamento a una pagina: il titolo e i dati.' } },
  oembed: { en: { name: 'oEmbed', meaning: 'How an embed is framed, or the card of a page shown, for programs that ask (oEmbed 1.0).' }, it: { name: 'oEmbed', meaning: 'Come si incorpora un grafico, o si mostra l’anteprima di una pagina, per i programmi che lo chiedono (oEmbed 1.0).' } },
  citation: { en: { name: 'Citation', meaning: 'The report, or the data of all quarters, as BibTeX, RIS and CSL-JSON.' }, it: { name: 'Citazione', meaning: 'Il rapporto, o i dati di tutti i trimestri, in BibTeX, RIS e CSL-JSON.' } },
  given: { en: { name: 'Table as given', meaning: 'A table as the issuer filled it in.' }, it: { name: 'Tabella come fornita', meaning: 'Una tabella come l’emittente l’ha compilata.' } },
}

/** The name and meaning of a kind of published file; throws a RangeError for one without words. */
export function kindWords(kind: string, locale: Locale): FileWords {
  const found = KINDS[kind]
  if (!found) throw new RangeError(`There are no words for files of the kind ${kind}.`)
  return found[locale]
}
