import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Archive } from './archive.ts'
import type { Value } from './csv.ts'
import { FIGURE_COLUMNS, type FigureColumn, type FigureRow } from './tidy.ts'
import { currentVersion } from './version.ts'

const TYPES = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, number: { type: 'DOUBLE' }, date: { type: 'INT32', converted_type: 'DATE' },
} as const

/** The table of figures as Parquet: texts, doubles and dates. It is not compressed, so that the gate can read its texts as anyone can. */
export function figuresParquet(archive: Archive, turns: Iterable<readonly FigureRow[]>): Uint8Array {
  const { issuer } = archive.book
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes, schema: [{ name: 'figures', num_children: FIGURE_COLUMNS.length }, ...FIGURE_COLUMNS.map(({ name, type }) => ({ name, ...TYPES[type], repetition_type: 'OPTIONAL' as const }))],
    codec: 'UNCOMPRESSED', createdBy: 'wattledger',
    kvMetadata: [{ key: 'issuer', value: issuer.name }, { key: 'version', value: currentVersion(archive).id }, { key: 'disclaimer', value: issuer.disclaimer.en ?? issuer.disclaimer.it ?? '' }],
  })
  // A row group for each turn.
  for (const rows of turns) if (rows.length > 0) void writer.write({ rowGroupSize: rows.length, columnData: FIGURE_COLUMNS.map(({ name, type }, index) => ({ name, data: rows.map((row) => typed(type, row[index]!)) })) })
  void writer.finish()
  return new Uint8Array(bytes.getBuffer())
}

function typed(type: FigureColumn['type'], value: Value): unknown {
  if (value === null) return null
  return type === 'number' ? Number(value) : type === 'date' ? new Date(`${value}T00:00:00Z`) : value
}
