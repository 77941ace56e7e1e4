/** Student's t distribution: tails and quantiles. */

import { betaQuantilePair, betaTails } from './beta.ts'
import { demandNumber } from './demand.ts'

/**
 * Probability that a t variable of `df` degrees of freedom exceeds `x`.
 *
 * @throws RangeError for NaN, or degrees of freedom that are not above zero.
 * @example
 * studentUpper(0, 5) // => 0.5
 */
export function studentUpper(x: number, df: number): number {
  demandNumber('studentUpper', 'x', x)
  if (!(df > 0 && Number.isFinite(df)))
    throw new RangeError(`studentUpper: expected degrees of freedom above 0, found ${df}`)
  const square = x * x
  const half = 0.5 * betaTails(df / 2, 0.5, df / (df + square), square / (df + square)).lower
  return x < 0 ? 1 - half : half
}

/**
 * Probability that a t variable of `df` degrees of freedom is further from zero than `x`, on either side: the p-value of a t test.
 *
 * @example
 * studentTwoSided(1, 1).toFixed(12) // => '0.500000000000'
 */
export function studentTwoSided(x: number, df: number): number {
  return 2 * studentUpper(Math.abs(x), df)
}

/**
 * Value a t variable of `df` degrees of freedom stays below with probability `p`.
 *
 * @returns `undefined` when `p` is not a probability or `df` is not positive.
 * @example
 * studentQuantile(0.975, 1)?.toFixed(10) // => '12.7062047362'
 */
export function studentQuantile(p: number, df: number): number | undefined {
  if (!(p >= 0 && p <= 1 && df > 0)) return undefined
  if (p === 0.5) return 0
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  const pair = betaQuantilePair(2 * Math.min(p, 1 - p), df / 2, 0.5)
  if (!pair) return undefined
  const size = Math.sqrt((df * pair.y) / pair.x)
  return p < 0.5 ? -size : size
}
