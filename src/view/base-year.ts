import type { BaseYear } from '../core/base-year.ts'
import { exactText } from '../core/rational.ts'
import { formatNumber, formatPercent, type Locale } from './format.ts'
import type { Line, NumberMark } from './mark.ts'

/** What a base year was, what it is, and by how much its events have moved it. */
export function baseLine({ metric, original, current, cumulative }: BaseYear, locale: Locale): Line {
  const mark = (part: 'original' | 'current' | 'cumulative', value: typeof original, text: string): NumberMark => ({ text, exact: exactText(value), figure: `base_year.${part}[${metric}]` })
  const whole = (value: typeof original): string => formatNumber(value, { locale, decimals: 0 })
  return [
    mark('original', original, whole(original)), ' → ', mark('current', current, whole(current)), ' (',
    mark('cumulative', cumulative, formatPercent(cumulative, { locale, decimals: 1, sign: 'always' })), ')',
  ]
}
