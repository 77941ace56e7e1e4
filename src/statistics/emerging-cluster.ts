/** Is a cluster of events emerging somewhere, now? Shiryaev and Roberts' statistic in space and time. */
import { demandFinite, demandSameLength } from './demand.ts'

export interface EmergingClusterOptions {
  /** Events within this distance of the first of a cluster belong to it. */
  readonly radius: number
  /** Relative rise of the rate inside a cluster that is to be found soonest. */
  readonly epsilon: number
  /** Alarm where the statistic exceeds this: about the mean number of events between two false alarms. */
  readonly threshold: number
  /** The likeliest start alone (CUSUM), rather than the sum over all starts. */
  readonly isCusum?: boolean
}

export interface EmergingCluster {
  /** Statistic after each event. */
  readonly statistic: readonly number[]
  /** The event (from 0) of the first alarm, and the one its likeliest cluster started with and is centred on. */
  readonly firstAlarm: number | undefined
  readonly centre: number | undefined
}

/**
 * Walks through events at `x`, `y`, ordered in time, each a possible start of a cluster around itself.
 *
 * Assunção & Correa (2009), Comput. Stat. Data Anal. 53(8): with space and time independent, the expectation of a cylinder is its share of the events in space times its
 * share in time, so that neither population nor season need be known. Agrees with R `surveillance::stcd`.
 *
 * @throws RangeError for unequal lengths, numbers that are not finite, or times out of order.
 * @example
 * emergingCluster([0], [0], [1], { radius: 1, epsilon: 0.5, threshold: 60 }).firstAlarm // => undefined
 */
export function emergingCluster(
  x: readonly number[],
  y: readonly number[],
  t: readonly number[],
  { radius, epsilon, threshold, isCusum = false }: EmergingClusterOptions,
): EmergingCluster {
  demandSameLength('emergingCluster', { x, y, t })
  for (const [name, values] of Object.entries({ x, y, t })) demandFinite('emergingCluster', name, values)
  const early = t.findIndex((time, i) => i > 0 && time < t[i - 1]!)
  if (early >= 0)
    throw new RangeError(
      `emergingCluster: expected events in order of time, found an earlier one at ${early}`,
    )
  const near = t.map((_, k) => t.map((_, i) => Math.hypot(x[i]! - x[k]!, y[i]! - y[k]!) <= radius))
  const statistic: number[] = []
  let [firstAlarm, centre]: (number | undefined)[] = [undefined, undefined]
  // Of each start: events of its disc so far, and those since it.
  const inDisc = t.map(() => 0)
  const inCylinder = t.map(() => 0)
  for (let n = 0; n < t.length; n++) {
    for (let i = 0; i < n; i++) if (near[n]![i]) inDisc[n]!++
    for (let k = 0; k <= n; k++)
      if (near[k]![n]) {
        inDisc[k]!++
        inCylinder[k]!++
      }
    let [value, best] = [0, 0]
    for (let k = 0; k <= n; k++) {
      const expected = (inDisc[k]! * (n - k + 1)) / (n + 1)
      const ratio = Math.exp(inCylinder[k]! * Math.log1p(epsilon) - epsilon * expected)
      value = isCusum ? Math.max(value, ratio) : value + ratio
      if (ratio > best) {
        best = ratio
        if (firstAlarm === undefined) centre = k
      }
    }
    statistic.push(value)
    if (firstAlarm === undefined && value > threshold) firstAlarm = n
  }
  return { statistic, firstAlarm, centre: firstAlarm === undefined ? undefined : centre }
}
