import type { Book } from '../core/book.ts'
import { capacityTarget, emissionTargets } from '../core/catalogue/targets.ts'
import { ZERO } from '../core/rational.ts'
import { valueOf } from '../core/row.ts'
import type { Figure } from '../core/figure.ts'
import { hasQuarterBefore, known, knownChange, lookUp } from './lookup.ts'
import type { Quarter } from '../core/period.ts'
import { state, type Statement } from './statement.ts'
import { toneOf } from './movement.ts'
import { thresholdOf } from './thresholds.ts'

/** Block 6: AI capacity against contract and target. */
export function contractStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const levels = ['ai.contracted_it_mw', 'ai.energised_it_mw']
  const [contracted, energised] = [known(book, levels[0]!, quarter), known(book, levels[1]!, quarter)]
  if (levels.every((id) => isNone(lookUp(book, id, quarter)))) return [state(quarter, 'ai', { kind: 'no_ai' }, [contracted, energised].filter((each) => each !== null))]
  // What is not known is listed among what is not reported; it is not none.
  if (!contracted || !energised) return targetStatements(book, quarter)
  const conversion = lookUp(book, 'ai.contract_conversion', quarter)!
  const [contractedChange, energisedChange] = [contracted, energised].map((each) => (hasQuarterBefore(book, quarter) ? knownChange(book, each, 'qoq') : null)) as [ReturnType<typeof knownChange>, ReturnType<typeof knownChange>]
  const actual = known(book, 'ai.actual_run_rate', quarter)
  return [
    state(quarter, 'ai', { kind: 'contract', contracted, energised, conversion, contractedChange, energisedChange }, [contracted, energised, conversion], [contractedChange, energisedChange]),
    ...(actual && actual.quantity.value!.compare(ZERO) > 0 ? [state(quarter, 'ai', { kind: 'run_rate', actual }, [actual])] : []),
    ...targetStatements(book, quarter),
  ]
}

const isNone = (level: Figure | null): boolean => level === null || level.quantity.reason === 'not_applicable' || level.quantity.value?.equals(ZERO) === true

function targetStatements(book: Book, quarter: Quarter): readonly Statement[] {
  const target = capacityTarget(book, quarter)
  const ids = ['ai.progress_to_target', 'ai.time_elapsed', 'ai.required_run_rate', 'ai.pace_gap_pp']
  const [progress, elapsed, required, gap] = ids.map((id) => known(book, id, quarter))
  if (!target) return [state(quarter, 'ai', { kind: 'no_target' })]
  const forward = state(quarter, 'ai', { kind: 'forward', target })
  if (!progress || !elapsed || !gap) return [forward]
  const value = gap.quantity.value!
  if (value.abs().compare(thresholdOf(gap.metric)!.limit) < 0) return [forward]
  const rate = required ?? lookUp(book, 'ai.required_run_rate', quarter)!
  const content = { kind: 'pace', progress, elapsed, required: rate, gap, behind: value.compare(ZERO) < 0, target } as const
  return [state(quarter, 'ai', content, [progress, elapsed, rate, gap], [], toneOf('higher', value)), forward]
}

/** How far each target on emissions is, where that is ahead of or behind the linear pace. */
export const emissionTargetStatements = (book: Book, quarter: Quarter): readonly Statement[] => emissionTargets(book, quarter).flatMap((target) => {
  const [progress, elapsed, gap] = ['ai.progress_to_target', 'ai.time_elapsed', 'ai.pace_gap_pp'].map((id) => known(book, `${id}[${valueOf(target, 'target')}]`, quarter))
  if (!progress || !elapsed || !gap || gap.quantity.value!.abs().compare(thresholdOf(gap.metric)!.limit) < 0) return []
  return [state(quarter, 'energy', { kind: 'emission_pace', progress, elapsed, target }, [progress, elapsed, gap], [], toneOf('higher', gap.quantity.value!))]
})
