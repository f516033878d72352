import type { Quarter } from '../core/period.ts'
import type { TreeFile } from '../release/tree.ts'
import { formatPeriod, type Locale } from '../view/format.ts'
import { textFile } from './folder.ts'
import { PENDING } from './quarter.ts'

const HINTS: Readonly<Record<Locale, readonly [string, string]>> = {
  en: ['Write the commentary here. Numbers are printed from the data:', 'Delete these lines, and the word in the head of the file, when you are done; without a commentary delete the file.'],
  it: ['Scrivere qui il commento. I numeri vengono stampati dai dati:', 'Al termine cancellare queste righe e la parola in testa al file; senza commento cancellare il file.'],
}

/** The commentary files of a quarter, still to be written, in both languages. */
export const stubs = (quarter: Quarter): readonly TreeFile[] => (['en', 'it'] as const).map((locale) => textFile(`reports/${quarter}/${locale}.mdx`, stub(quarter, locale)))

function stub(quarter: Quarter, locale: Locale): string {
  const [write, remove] = HINTS[locale]
  return `---\ntitle: ${PENDING}\nsummary: ${PENDING} ${formatPeriod(quarter, locale)}\n---\n\n{/* ${write}\n    <Figure of="revenue.total" />, <Figure of="revenue.total" change="qoq" />\n    ${remove} */}\n`
}
