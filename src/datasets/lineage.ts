import { statusOfRow } from '../core/lineage.ts'
import type { Quantity } from '../core/quantity.ts'
import { exactText } from '../core/rational.ts'
import { valueOf, type Cell, type Row } from '../core/row.ts'

/** A step of a computation: what was done, with which steps before it, and what came of it. */
export interface Step {
  readonly name: string
  readonly operation: string
  readonly unit: string
  /** The exact value as a fraction; left out where there is none, and the reason stands instead. */
  readonly value?: string
  readonly reason?: string
  /** The numbers of the steps it was computed from. */
  readonly operands?: readonly number[]
  /** The place of the cell it was read from, and of those of its range. */
  readonly cell?: string
  readonly low?: string
  readonly high?: string
}

/** A cell as its file gives it. */
export interface GivenCell {
  readonly column: string
  readonly text: string
  readonly status?: string
  readonly source?: string
  readonly as_of?: string
}

/** The place of a cell: `2025-Q3/energy.csv:2:44`. */
export const placeOf = ({ file, line, column }: Cell): string => `${file}:${line}:${column}`

/** The steps and cells of many figures, each once: what several rest on is written down a single time, so that the whole grows with the data alone. */
export class Lineage {
  readonly steps: Step[] = []
  readonly cells: Record<string, GivenCell> = {}
  private readonly known = new Map<Quantity, number>()
  private readonly alike = new Map<string, number>()

  /** The number of a quantity's step; its own are written down before it. */
  add(quantity: Quantity): number {
    const known = this.known.get(quantity)
    if (known !== undefined) return known
    const step = this.stepOf(quantity)
    const key = JSON.stringify(step)
    const number = this.alike.get(key) ?? this.steps.push(step) - 1
    this.alike.set(key, number)
    this.known.set(quantity, number)
    return number
  }

  private stepOf({ name, operation, unit, value, reason, operands, row, cell, low, high }: Quantity): Step {
    return {
      name, operation, unit: unit.symbol, ...(value ? { value: exactText(value) } : { reason: reason! }),
      ...(operands.length > 0 ? { operands: operands.map((operand) => this.add(operand)) } : {}),
      ...(row && cell ? { cell: this.take(row, cell) } : {}), ...(row && low ? { low: this.take(row, low) } : {}), ...(row && high ? { high: this.take(row, high) } : {}),
    }
  }

  private take(row: Row, cell: Cell): string {
    const place = placeOf(cell)
    const [status, source, asOf] = [statusOfRow(row), valueOf(row as Row<'energy'>, 'source'), valueOf(row as Row<'energy'>, 'as_of')]
    this.cells[place] ??= { column: cell.name, text: cell.text, ...(status ? { status } : {}), ...(source ? { source } : {}), ...(asOf ? { as_of: asOf } : {}) }
    return place
  }
}
