import type { Book } from '../core/book.ts'
import type { Figure } from '../core/figure.ts'
import { statusOfRow } from '../core/lineage.ts'
import type { Operation, Quantity } from '../core/quantity.ts'
import { decimalText } from '../core/rational.ts'
import { valueOf, type Row } from '../core/row.ts'
import { figureName } from './names.ts'
import { printFigure } from './printed.ts'

const SIGNS: Readonly<Record<Operation, string>> = {
  cell: '', constant: '', absent: '', sum: '+', difference: '−', product: '×', quotient: '÷', smaller: 'smaller of', larger: 'larger of', conversion: '×',
}

/** A figure as a tree that ends in file:line:column and source, for the terminal. */
export function explain(book: Book, figure: Figure, folder: string): string {
  const printed = printFigure(figure, 'en')
  const head = `${figureName(book, figure.metric, figure.scope, 'en')}, ${figure.period.id}: ${[printed.number, printed.unit].join(' ').trim()}`
  const facts = [figure.status && `status: ${figure.status}`, printed.range && `range: ${printed.range}`, figure.flags.length > 0 && `flags: ${figure.flags.join(', ')}`].filter((part) => part)
  return [head, ...facts.map((fact) => `  ${fact}`), ...branch({ book, folder }, figure.quantity, '', '')].join('\n')
}

/** The book, and the folder its files lie in as the reader named it. */
interface Place {
  readonly book: Book
  readonly folder: string
}

/** A step and, below it, what it was computed from. */
function branch(at: Place, step: Quantity, indent: string, sign: string): readonly string[] {
  const line = `${indent}${sign === '' ? '' : `${sign} `}${step.name} = ${valueText(step)}`
  const below = step.operands.flatMap((operand, index) => branch(at, operand, `${indent}  `, index === 0 && step.operation !== 'sum' ? '' : SIGNS[step.operation]))
  return [line, ...(step.row ? [`${indent}  ${at.folder}/${placeOf(step)}`, ...sourceLines(at.book, step.row, `${indent}  `)] : []), ...below]
}

const valueText = (step: Quantity): string => (step.value === null ? `absent (${step.reason})` : `${decimalText(step.value)} ${step.unit.symbol}`)

const placeOf = (step: Quantity): string =>
  step.cell ? `${step.cell.file}:${step.cell.line}:${step.cell.column} ${step.cell.name} "${step.cell.text}"` : `${step.row!.file}:${step.row!.line}`

function sourceLines(book: Book, row: Row, indent: string): readonly string[] {
  const [status, note, id] = [statusOfRow(row), valueOf(row as Row<'energy'>, 'note'), valueOf(row as Row<'energy'>, 'source')]
  const source = book.rows('sources').find((each) => valueOf(each, 'source') === id)
  const about = source ? `source: ${valueOf(source, 'title')}${valueOf(source, 'url') ? ` <${valueOf(source, 'url')}>` : ''}` : ''
  return [[status, about].filter((part) => part).join(', '), note ? `note: ${note}` : ''].filter((part) => part !== '').map((part) => `${indent}${part}`)
}
