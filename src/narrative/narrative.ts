import type { Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { contractStatements, emissionTargetStatements } from './contracts.ts'
import { energyStatements } from './energy.ts'
import { adverseStatements, mostStatements } from './moves.ts'
import { productivityStatements } from './productivity.ts'
import { absentStatements, assuranceStatements, estimateStatements, scopeStatements } from './record.ts'
import { contraries } from './comparison.ts'
import { withAlso, type Block, type Statement } from './statement.ts'

const TELL: Readonly<Record<Block, (book: Book, quarter: Quarter) => readonly Statement[]>> = {
  scope: scopeStatements, most: mostStatements, adverse: adverseStatements, energy: (book, quarter) => [...energyStatements(book, quarter), ...emissionTargetStatements(book, quarter)], productivity: productivityStatements,
  ai: contractStatements, estimates: estimateStatements, absent: absentStatements, assurance: assuranceStatements,
}

/** Every statement of a quarter, block by block in the fixed order; what goes another way against the other comparator is told with it (B3). */
export const narrativeOf = (book: Book, quarter: Quarter): readonly Statement[] =>
  book.once(`narrative@${quarter}`, () => Object.values(TELL).flatMap((tell) => tell(book, quarter)).map((statement) => withAlso(statement, contraries(book, statement.changes))))
