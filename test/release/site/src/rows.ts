import { readData } from '../../../../src/intake/load.ts'
import { quarterOf } from '../../../../src/core/book.ts'
import { TABLE_NAMES } from '../../../../src/core/tables.ts'
import type { Cell, Row } from '../../../../src/core/row.ts'

const reading = readData(process.env.WATTLEDGER_DATA!, { today: process.env.WATTLEDGER_TODAY! })

/** Every row of the data folder: these pages filter nothing, as those of the product do. */
export const rows = TABLE_NAMES.flatMap((table) => reading.dataset!.tables[table] as readonly Row[])
export const files = reading.files
export const quarters = [...new Set(rows.map(quarterOf).filter((quarter) => quarter !== null))].sort()
export const cellsOf = (row: Row): readonly Cell[] => Object.values(row.cells as unknown as Record<string, Cell>)
