import type { Draft } from './draft.ts'
import type { Finding } from './problem.ts'
import { audit } from './rules/audit.ts'
import { capacity } from './rules/capacity.ts'
import { certificates } from './rules/certificates.ts'
import { energy } from './rules/energy.ts'
import { facilities } from './rules/facilities.ts'
import { factors } from './rules/factors.ts'
import { hours } from './rules/hours.ts'
import { keys } from './rules/keys.ts'
import { mix } from './rules/mix.ts'
import { periods } from './rules/periods.ts'
import { presence } from './rules/presence.ts'
import { ranges } from './rules/ranges.ts'
import { references } from './rules/references.ts'
import { releases } from './rules/releases.ts'
import { restatements } from './rules/restatements.ts'
import { revenue } from './rules/revenue.ts'

const RULES = [presence, keys, references, periods, hours, audit, ranges, capacity, energy, certificates, mix, revenue, factors, facilities, restatements, releases]

/** Everything that only several cells, rows or files together can have wrong. */
export const checkRules = (draft: Draft): readonly Finding[] => RULES.flatMap((rule) => rule(draft))
