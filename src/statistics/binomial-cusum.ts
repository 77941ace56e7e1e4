/** CUSUM of a share with its denominators: have positives among the tested become more common? */
import { demandCounts, demandSameLength } from './demand.ts'

/**
 * Log likelihood ratio of a share `p1` against `p0`, added up and never below zero; after an alarm it starts anew.
 *
 * Page (1954); Höhle (2010), categorical CUSUM. Agrees with R `surveillance::categoricalCUSUM`.
 *
 * @param positive positives of each period
 * @param tested tests of each period, the denominator
 * @throws RangeError for unequal lengths or counts that are none.
 * @example
 * binomialCusum([0], [10], { p0: 0.1, p1: 0.2, h: 3 }) // => [{ statistic: 0, alarm: false }]
 */
export function binomialCusum(
  positive: readonly number[],
  tested: readonly number[],
  { p0, p1, h, resetAfterAlarm = true }: { p0: number; p1: number; h: number; resetAfterAlarm?: boolean },
): { statistic: number; alarm: boolean }[] {
  demandSameLength('binomialCusum', { positive, tested })
  demandCounts('binomialCusum', 'positive', positive)
  demandCounts('binomialCusum', 'tested', tested)
  const [gain, loss] = [Math.log(p1 / p0), Math.log1p(-p1) - Math.log1p(-p0)]
  let sum = 0
  return positive.map((found, t) => {
    sum = Math.max(0, sum + found * gain + ((tested[t] ?? 0) - found) * loss)
    const statistic = sum
    const alarm = statistic >= h
    if (alarm && resetAfterAlarm) sum = 0
    return { statistic, alarm }
  })
}
