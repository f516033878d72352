import type { Book } from '../core/book.ts'
import type { Figure } from '../core/figure.ts'
import { statusOfRow } from '../core/lineage.ts'
import type { Operation, Quantity } from '../core/quantity.ts'
import { decimalText } from '../core/rational.ts'
import { valueOf, type Row } from '../core/row.ts'
import { textOf } from './mark.ts'
import { passportOf, type Passport } from './passport.ts'
import { passportWords } from './words/passport.ts'
import { ui } from './words/ui.ts'

const SIGNS: Readonly<Record<Operation, string>> = {
  cell: '', constant: '', absent: '', sum: '+', difference: '−', product: '×', quotient: '÷', smaller: 'smaller of', larger: 'larger of', conversion: '×',
}

/** The passport of a figure for the terminal, and below it the whole computation as a tree that ends in file:line:column and source. */
export function explain(book: Book, figure: Figure, folder: string): string {
  const passport = passportOf(book, figure, 'en')
  const { printed } = passport
  const head = `${passport.name}, ${figure.period.id}: ${[printed.number, printed.unit].join(' ').trim()}`
  return [head, ...factsOf(passport, figure), '', ui.en.computation, ...branch({ book, folder }, figure.quantity, '  ', '')].join('\n')
}

/** What the passport on the page says, a line a thing. */
function factsOf(passport: Passport, figure: Figure): readonly string[] {
  const words = ui.en
  const cells = passport.inputs.flatMap(({ place, column, value, what, status, note, source, ends }) => [
    `${what}: ${textOf(value)} (${[`${place} ${column}`, status, ends && textOf(ends)].filter((part) => part).join(', ')})`,
    ...(source ? [`  source: ${source.title}${source.url ? ` <${source.url}>` : ''}`] : []), ...(note ? [`  note: ${note}`] : []),
  ])
  const facts: readonly (readonly [string, string | null])[] = [
    ['', passport.definition], [words.formula, passport.formula], [words.operands, passport.sum && textOf(passport.sum)], [words.status, figure.status], [words.rangeLabel, passport.printed.range],
    [words.exactValue, passport.exact && textOf(passport.exact)], [words.unit, passport.unit], [words.roundingLabel, words.rounding(words.decimalsOf(passport.decimals))], ['Absent', passport.absence],
    [words.caution, passport.caution], [words.remarks, passport.flags.join(' ') || null], [words.assurance, passport.assurance],
    [words.permalink, passport.permalink], [words.citation, `${textOf(passport.citation)} ${passport.permalink}`],
  ]
  const moves = passport.moves.map(({ against, line, split }) => `${against}: ${textOf(line)}${split ? ` (${textOf(split.line)})` : ''}`)
  const past = passport.past.map(({ before, cell, change, date, reason }) => `${textOf([before])} ${passportWords.en.until(date)} (${cell}: ${textOf(change)}). ${reason}`)
  return [
    ...facts.flatMap(([name, text]) => (text === null ? [] : [`  ${name === '' ? '' : `${name}: `}${text}`])), `  ${words.past}: ${past.length === 0 ? passportWords.en.never : ''}`, ...past.map((line) => `    ${line}`),
    ...(moves.length > 0 ? [`  ${passportWords.en.moves}`, ...moves.map((line) => `    ${line}`)] : []),
    ...(cells.length > 0 ? [`  ${words.cells}`, ...cells.map((line) => `    ${line}`)] : []),
  ].map((line) => line.trimEnd())
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
