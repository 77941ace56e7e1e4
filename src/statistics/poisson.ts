/** The Poisson distribution: probabilities, both tails, quantiles. */
import { demandCount } from './demand.ts'
import { cornishFisher, countQuantile } from './discrete-quantile.ts'
import { gammaTails, poissonTerm } from './gamma.ts'
import { normalQuantile } from './normal.ts'

/**
 * Probability of exactly `y` events where `mu` are expected.
 *
 * @example
 * poissonPmf(0, 2) // => Math.exp(-2)
 */
export function poissonPmf(y: number, mu: number): number {
  if (!(y >= 0) || !Number.isInteger(y)) return 0
  return mu === 0 ? Number(y === 0) : poissonTerm(y, mu)
}

/**
 * Probability of at most `y` events where `mu` are expected.
 *
 * @throws RangeError for a `y` that is NaN or above 1e15.
 * @example
 * poissonCdf(-1, 2) // => 0
 */
export function poissonCdf(y: number, mu: number): number {
  demandCount('poissonCdf', y)
  return y < 0 ? 0 : gammaTails(Math.floor(y) + 1, mu).upper
}

/**
 * Probability of `y` events or more: what an observed count is judged by. Accurate however small.
 *
 * @throws RangeError for a `y` that is NaN or above 1e15.
 * @example
 * poissonUpper(0, 2) // => 1
 */
export function poissonUpper(y: number, mu: number): number {
  demandCount('poissonUpper', y)
  return y <= 0 ? 1 : gammaTails(Math.ceil(y), mu).lower
}

/**
 * Smallest count that is not exceeded with probability `p` where `mu` events are expected.
 *
 * @returns `undefined` when `p` is not a probability or `mu` is negative; infinite at p = 1.
 * @example
 * poissonQuantile(0.95, 3) // => 6
 */
export function poissonQuantile(p: number, mu: number): number | undefined {
  if (!(p >= 0 && p <= 1 && mu >= 0 && mu < Number.POSITIVE_INFINITY)) return undefined
  if (mu === 0 || p === 0) return 0
  if (p === 1) return Number.POSITIVE_INFINITY
  const sd = Math.sqrt(mu)
  const distribution = {
    cdf: (y: number) => poissonCdf(y, mu),
    pmf: (y: number) => poissonPmf(y, mu),
    next: (y: number) => mu / (y + 1),
  }
  return countQuantile(distribution, p, cornishFisher(normalQuantile(p) ?? 0, mu, sd, 1 / sd))
}
