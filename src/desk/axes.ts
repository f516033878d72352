import type { Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { valueAxis } from '../view/axis.ts'
import type { ChartSpec } from '../view/chart.ts'
import { capacityChart, contractChart, emissionsChart, energyChart, perMwChart, revenueChart, revenuePerMwChart, revenuePerMwhChart, type ChartFrame } from '../view/report-charts.ts'
import { historyTo } from '../view/series.ts'

const CHARTS: readonly ((of: ChartFrame) => ChartSpec | null)[] = [revenueChart, perMwChart, energyChart, emissionsChart, revenuePerMwChart, revenuePerMwhChart, capacityChart, contractChart]

/** A chart whose axis does not end where it did. */
export interface AxisChange {
  readonly chart: string
  readonly before: string
  readonly after: string
}

/** The charts whose axis ends elsewhere once a quarter is added: a reader who compares two reports sees another picture. */
export function axisChanges(before: Book, after: Book, quarter: Quarter): readonly AxisChange[] {
  const last = before.quarters.at(-1)
  if (last === undefined) return []
  return CHARTS.flatMap((chart) => {
    const [old, now] = [specOf(chart, before, last), specOf(chart, after, quarter)]
    if (!old || !now) return []
    const [was, is] = [spanOf(old), spanOf(now)]
    return was === is ? [] : [{ chart: `${now.title}, ${now.subtitle}`, before: was, after: is }]
  })
}

const specOf = (chart: (of: ChartFrame) => ChartSpec | null, book: Book, quarter: Quarter): ChartSpec | null =>
  chart({ book, quarters: historyTo(book, quarter), locale: 'en', own: quarter })

function spanOf(spec: ChartSpec): string {
  const { ticks } = valueAxis(spec)
  return `${ticks[0]!.text} to ${ticks.at(-1)!.text}`
}
