import type { Draft } from './draft.ts'
import type { Finding } from './problem.ts'

/** Everything that only several cells, rows or files together can have wrong. */
export function checkRules(_draft: Draft): readonly Finding[] {
  return []
}
