import type { Row } from '../core/row.ts'
import { cellsOf, type Draft } from './draft.ts'
import type { Finding } from './problem.ts'
import { audit } from './rules/audit.ts'
import { capacity } from './rules/capacity.ts'
import { certificates } from './rules/certificates.ts'
import { energy } from './rules/energy.ts'
import { facilities } from './rules/facilities.ts'
import { factors } from './rules/factors.ts'
import { fleet } from './rules/fleet.ts'
import { history } from './rules/history.ts'
import { hours } from './rules/hours.ts'
import { keys } from './rules/keys.ts'
import { mix } from './rules/mix.ts'
import { pending } from './rules/pending.ts'
import { periods } from './rules/periods.ts'
import { presence } from './rules/presence.ts'
import { ranges } from './rules/ranges.ts'
import { references } from './rules/references.ts'
import { releases } from './rules/releases.ts'
import { restatements } from './rules/restatements.ts'
import { revenue } from './rules/revenue.ts'
import { targets } from './rules/targets.ts'

const RULES = [presence, keys, references, hours, audit, ranges, capacity, fleet, energy, certificates, mix, revenue, factors, facilities, targets, restatements, releases, history, pending]

/** Everything that only several cells, rows or files together can have wrong. */
export function checkRules(draft: Draft): readonly Finding[] {
  // A row of another quarter is reported as such; held against that quarter's rows it would only look like a duplicate.
  const placed = { ...draft, tables: Object.fromEntries(Object.entries(draft.tables).map(([table, rows]) => [table, (rows as readonly Row[]).filter(isPlaced)])) as unknown as Draft['tables'] }
  return [...periods(draft), ...RULES.flatMap((rule) => rule(placed))]
}

function isPlaced(row: Row): boolean {
  const period = cellsOf(row).period?.value ?? null
  return row.folder === null || period === null || period === row.folder
}
