/** Quantiles of a sample, and what is built on them: the median, the quartiles, the median absolute deviation. */
import { demandFinite } from './demand.ts'

/** Hyndman and Fan's numbers: 6 (Weibull), 7 (the default of R and spreadsheets), 8 (about median-unbiased). */
export type QuantileType = 6 | 7 | 8

/**
 * Value a part `p` of the sample stays below, by proportion between two neighbours.
 *
 * Hyndman & Fan (1996), Am. Statistician 50(4). Agrees with R `quantile(type =)`.
 *
 * @returns `undefined` for an empty sample or a `p` outside 0 to 1.
 * @throws RangeError for numbers that are none.
 * @example
 * quantile([3, 1, 2], 0.5) // => 2
 * quantile([60, 70, 80], 0.25, 6) // => 60
 */
export function quantile(sample: readonly number[], p: number, type: QuantileType = 7): number | undefined {
  demandFinite('quantile', 'sample', sample)
  const n = sample.length
  if (n === 0 || !(p >= 0 && p <= 1)) return undefined
  const sorted = [...sample].sort((a, b) => a - b)
  const rank = n * p + (type === 6 ? p : type === 7 ? 1 - p : (p + 1) / 3)
  const below = Math.floor(rank + 4 * Number.EPSILON)
  const part = Math.max(0, rank - below)
  const [low, high] = [sorted[Math.max(below, 1) - 1] ?? sorted[n - 1]!, sorted[Math.min(below, n - 1)]!]
  return part < 4 * Number.EPSILON ? low : low + part * (high - low)
}

/**
 * The middle value, or the mean of the two middle ones.
 *
 * @returns `undefined` for an empty sample.
 * @example
 * median([70, 10, 60, 50]) // => 55
 */
export const median = (sample: readonly number[]): number | undefined => quantile(sample, 0.5)

/**
 * Median distance from the median, times 1.4826 so that it estimates the standard deviation of normal values: a spread one wild price does
 * not move.
 *
 * Hampel (1974), J. Am. Stat. Assoc. 69. Agrees with R `mad`.
 *
 * @returns `undefined` for an empty sample; 0 when more than half the values are equal.
 * @example
 * medianAbsoluteDeviation([60, 70, 80]) // => 14.826
 */
export function medianAbsoluteDeviation(sample: readonly number[]): number | undefined {
  const middle = median(sample)
  if (middle === undefined) return undefined
  return 1.4826 * median(sample.map((value) => Math.abs(value - middle)))!
}
