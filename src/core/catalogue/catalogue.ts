import { GROUPS, type Metric } from '../metric.ts'
import { capacityMetrics } from './capacity.ts'
import { datacentreMetrics } from './datacentre.ts'
import { emissionMetrics } from './emissions.ts'
import { energyMetrics } from './energy.ts'
import { gridMetrics } from './grid.ts'
import { hourlyMetrics } from './hourly.ts'
import { miningMetrics } from './mining.ts'
import { powerMetrics } from './power.ts'
import { qualityMetrics } from './quality.ts'
import { revenueMetrics } from './revenue.ts'
import { targetMetrics } from './targets.ts'

const listed: readonly Metric[] = [
  ...capacityMetrics, ...energyMetrics, ...revenueMetrics, ...powerMetrics, ...emissionMetrics, ...datacentreMetrics,
  ...hourlyMetrics, ...miningMetrics, ...gridMetrics, ...targetMetrics, ...qualityMetrics,
]

/** Every metric there is, by subject (metrics.md 1.7). */
export const CATALOGUE: readonly Metric[] = GROUPS.flatMap((group) => listed.filter((metric) => metric.group === group))

const byId = new Map(CATALOGUE.map((metric) => [metric.id, metric]))

/** The metric of an id without brackets; undefined for an unknown one. */
export const metricOf = (id: string): Metric | undefined => byId.get(id)
