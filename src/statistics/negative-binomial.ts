/** The negative binomial distribution (counts more spread than Poisson): probabilities, both tails, quantiles. */

import { betaTails, logBeta } from './beta.ts'
import { demandCount } from './demand.ts'
import { cornishFisher, countQuantile } from './discrete-quantile.ts'
import { halfDeviance, stirlingError } from './gamma-function.ts'
import { normalQuantile } from './normal.ts'

/**
 * Probability of exactly `y`.
 *
 * @param size dispersion: variance = mean + mean² / size
 * @param prob size / (size + mean)
 * @example
 * negativeBinomialPmf(0, 1, 0.25) // => 0.25
 */
export function negativeBinomialPmf(y: number, size: number, prob: number): number {
  if (!(y >= 0) || !Number.isInteger(y)) return 0
  if (y === 0) return prob ** size
  if (prob === 1) return 0
  const n = size + y
  if (size > 1 && n < 1e15) {
    // A binomial probability of `size` in n = size + y, times size / n (Loader 2000).
    const deviance = halfDeviance(size, n * prob) + halfDeviance(y, n * (1 - prob))
    const correction = stirlingError(n) - stirlingError(size) - stirlingError(y)
    return (size / n) * Math.sqrt(n / (2 * Math.PI * size * y)) * Math.exp(correction - deviance)
  }
  return Math.exp(size * Math.log(prob) + y * Math.log1p(-prob) - Math.log(y) - logBeta(size, y))
}

/**
 * Probability of at most `y`.
 *
 * @throws RangeError for a `y` that is NaN or above 1e15.
 * @example
 * negativeBinomialCdf(-1, 2, 0.5) // => 0
 */
export function negativeBinomialCdf(y: number, size: number, prob: number): number {
  demandCount('negativeBinomialCdf', y)
  return y < 0 ? 0 : betaTails(size, Math.floor(y) + 1, prob).lower
}

/**
 * Probability of `y` or more, accurate however small.
 *
 * @throws RangeError for a `y` that is NaN or above 1e15.
 * @example
 * negativeBinomialUpper(0, 2, 0.5) // => 1
 */
export function negativeBinomialUpper(y: number, size: number, prob: number): number {
  demandCount('negativeBinomialUpper', y)
  return y <= 0 ? 1 : betaTails(size, Math.ceil(y), prob).upper
}

/**
 * Smallest count that is not exceeded with probability `p`.
 *
 * @returns `undefined` when `p` or `prob` is not a probability or `size` is not positive; infinite at p = 1.
 * @example
 * negativeBinomialQuantile(0.5, 48, 0.5) // => 47
 */
export function negativeBinomialQuantile(p: number, size: number, prob: number): number | undefined {
  if (!(p >= 0 && p <= 1 && size > 0 && prob > 0 && prob <= 1)) return undefined
  if (prob === 1 || p === 0) return 0
  if (p === 1) return Number.POSITIVE_INFINITY
  const odds = (1 - prob) / prob
  const mean = size * odds
  const sd = Math.sqrt(mean / prob)
  const distribution = {
    cdf: (y: number) => negativeBinomialCdf(y, size, prob),
    pmf: (y: number) => negativeBinomialPmf(y, size, prob),
    next: (y: number) => ((y + size) / (y + 1)) * (1 - prob),
  }
  const start = cornishFisher(normalQuantile(p) ?? 0, mean, sd, (2 - prob) / Math.sqrt(size * (1 - prob)))
  return countQuantile(distribution, p, start)
}
