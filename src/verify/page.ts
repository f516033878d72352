import type { Book } from '../core/book.ts'
import type { Row, Cell } from '../core/row.ts'
import { TABLE_NAMES } from '../core/tables.ts'
import { judge, type Judgement, type Shown } from '../proof/judge.ts'
import { inputAt } from '../proof/published.ts'
import { cellsIn, numbersIn } from './numbers.ts'
import type { Fault } from './verify.ts'

/** What a page says and what of it does not agree with the data. */
export interface PageVerdict {
  readonly figures: number
  readonly faults: readonly Fault[]
}

/** Computes every marked number of a page again; on the page of a file compares each cell with the file. */
export function faultsOfPage(book: Book, path: string, html: string): PageVerdict {
  const shown = numbersIn(html)
  const locale = path.startsWith('it/') ? 'it' : 'en'
  const faults = shown.flatMap((each) => {
    const judgement = judge(book, each, locale)
    return judgement.agrees ? [] : [{ path, words: wordsOf(each, judgement) }]
  })
  return { figures: shown.length, faults: [...faults, ...faultsOfCells(book, path, html)] }
}

function wordsOf(shown: Shown, judgement: Judgement & { agrees: false }): string {
  const name = [shown.figure ?? `the cell ${shown.cell}`, shown.end && `${shown.end} end`, shown.step !== undefined && `step ${shown.step}`, shown.period && `of ${shown.period}`].filter((part) => part).join(', ')
  if (judgement.fault === 'unknown') return `shows ${JSON.stringify(shown.text)} as ${name}, which the published data does not know`
  if (judgement.fault === 'value') return `${name}: the exact value is ${shown.value} here and ${judgement.computed.join(' or ') || 'absent'} by the published data`
  return `${name}: prints ${JSON.stringify(shown.text)}, which is not how ${shown.value} is printed; that is ${JSON.stringify(judgement.computed[0] ?? '')}`
}

function faultsOfCells(book: Book, path: string, html: string): readonly Fault[] {
  const place = inputAt(path.replace(/^it\//, '').replace(/\/index\.html$/, '.csv'))
  if (!place) return []
  const given = book.once('texts by place', () => textsByPlace(book))
  return cellsIn(html).flatMap(({ id, text }) => {
    const cell = given.get(`${place.file}#${id}`)
    // A blank that figures use is shown as a dash, to be pointed at.
    if (cell?.text === text || (cell?.text === '' && text === '–')) return []
    return [{ path, words: `the cell ${id} shows ${JSON.stringify(text)}; ${place.file}:${cell ? `${cell.line}:${cell.column} ${cell.name} says ${JSON.stringify(cell.text)}` : 'the published file has no such cell'}` }]
  })
}

const textsByPlace = (book: Book): ReadonlyMap<string, Cell> =>
  new Map(TABLE_NAMES.flatMap((table) => (book.every(table) as readonly Row[]).flatMap((row) => [row, ...book.predecessors(row)]))
    .flatMap((row) => (Object.values(row.cells) as Cell[]).map((cell) => [`${cell.file}#L${cell.line}C${cell.field}`, cell])))
