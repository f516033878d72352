import { openBook, type Book } from '../core/book.ts'
import type { Dataset } from '../core/row.ts'
import { readData } from '../intake/load.ts'
import { counted } from '../intake/problem.ts'
import { Refusal } from '../release/refusal.ts'
import type { Folders } from './options.ts'

/** The data folder as it stands; refuses to go on where it is not sound. */
export function soundData({ data, dataName, today }: Pick<Folders, 'data' | 'dataName' | 'today'>): { readonly dataset: Dataset; readonly book: Book } {
  const { dataset, problems } = readData(data, { today })
  if (dataset) return { dataset, book: openBook(dataset) }
  const errors = problems.filter(({ severity }) => severity === 'error').length
  throw new Refusal(1, `The data in ${dataName} has ${counted(errors, 'problem')}. Repair ${errors === 1 ? 'it' : 'them'} first: npm run check shows ${errors === 1 ? 'it' : 'each'} with its remedy.`)
}
