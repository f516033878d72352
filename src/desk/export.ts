import { existsSync, writeFileSync } from 'node:fs'
import { Refusal } from '../release/refusal.ts'
import { quarterAsked, readAsked } from './options.ts'
import { soundData } from './reading.ts'
import { workbookOf } from './workbook.ts'

/** `workbook`: writes the workbook of a quarter; resolves to the exit code. */
export async function workbookCommand(args: readonly string[], say: (line: string) => void): Promise<number> {
  const asked = readAsked('workbook', '2026-Q3 [--out FILE.xlsx] [--data DIR]', args, { out: { type: 'string' } })
  const quarter = quarterAsked('workbook', asked)
  const { dataset, book } = soundData(asked)
  if (!book.quarters.includes(quarter)) throw new Refusal(1, `There is no folder ${asked.dataName}/${quarter}. Begin the quarter with npm run new -- ${quarter}.`)
  const out = (asked.values.out as string | undefined) ?? `${quarter}.xlsx`
  if (existsSync(out)) throw new Refusal(1, `${out} is there already and may hold somebody's work. Move it away, or name another file with --out.`)
  writeFileSync(out, await workbookOf(dataset, quarter))
  say(`${out} is written. Fill in the white cells and run npm run import -- ${out}.`)
  return 0
}
