/** Theil and Sen's line: the median of the slopes between all pairs of points. */
import { demandFinite, demandSameLength } from './demand.ts'
import { median } from './quantiles.ts'

/**
 * Slope and level of a line that up to 29 % of wild points do not move. All pairs are looked at: for up to some thousand points.
 *
 * Theil (1950); Sen (1968), J. Am. Stat. Assoc. 63. The level is the median of what the slope leaves.
 *
 * @returns `undefined` when no two points differ in `x`.
 * @throws RangeError for unequal lengths or numbers that are none.
 * @example
 * theilSen([1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 100]) // => { slope: 2, intercept: 0 }
 */
export function theilSen(
  x: readonly number[],
  y: readonly number[],
): { slope: number; intercept: number } | undefined {
  demandSameLength('theilSen', { x, y })
  demandFinite('theilSen', 'x', x)
  demandFinite('theilSen', 'y', y)
  const slopes: number[] = []
  for (let i = 0; i < x.length; i++)
    for (let j = i + 1; j < x.length; j++) if (x[i] !== x[j]) slopes.push((y[j]! - y[i]!) / (x[j]! - x[i]!))
  const slope = median(slopes)
  return slope === undefined
    ? undefined
    : { slope, intercept: median(y.map((value, i) => value - slope * x[i]!))! }
}
