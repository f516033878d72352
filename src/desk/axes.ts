import type { Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { valueAxis } from '../view/axis.ts'
import type { ChartSpec } from '../view/chart.ts'
import { reportExhibits, standingExhibits, type Exhibit } from '../view/exhibit.ts'

/** A chart whose axis does not span what it did. */
export interface AxisChange {
  readonly chart: string
  /** The page it stands on. */
  readonly page: string
  readonly before: string
  readonly after: string
}

/** The charts whose axis spans something else after a release, those of reports, metrics and facilities: a reader who compares sees another picture. */
export function axisChanges(before: Book, after: Book, quarter: Quarter): readonly AxisChange[] {
  const last = before.quarters.at(-1)
  if (last === undefined) return []
  // A new report is laid beside the one before it, every other beside itself.
  const reports = [[before.quarters.includes(quarter) ? quarter : last, quarter], ...before.quarters.filter((each) => each !== quarter && after.quarters.includes(each)).map((each) => [each, each])] as const
  return [
    ...reports.flatMap(([then, now]) => changesBetween(reportExhibits(before, then, 'en'), reportExhibits(after, now, 'en'), ({ slug }) => slug.split('/').at(-1)!)),
    ...changesBetween(standingExhibits(before, 'en'), standingExhibits(after, 'en'), ({ slug }) => slug),
  ]
}

function changesBetween(before: readonly Exhibit[], after: readonly Exhibit[], nameOf: (exhibit: Exhibit) => string): readonly AxisChange[] {
  const known = new Map(before.map((exhibit) => [nameOf(exhibit), exhibit.chart]))
  return after.flatMap((exhibit) => {
    const [old, now] = [known.get(nameOf(exhibit)), exhibit.chart]
    if (!old || !now) return []
    const [was, is] = [spanOf(old), spanOf(now)]
    return was === is ? [] : [{ chart: `${exhibit.title}, ${exhibit.subtitle}`, page: exhibit.page.split('#', 1)[0]!, before: was, after: is }]
  })
}

function spanOf(spec: ChartSpec): string {
  const { ticks } = valueAxis(spec)
  return `${ticks[0]!.text} to ${ticks.at(-1)!.text}`
}
