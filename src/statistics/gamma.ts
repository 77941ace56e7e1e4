/** The gamma distribution (and chi-squared with it): both tails and quantiles. */

import { demandFinite } from './demand.ts'
import { halfDeviance, logGamma, stirlingError } from './gamma-function.ts'
import { solveMonotone } from './solve-monotone.ts'

/** Lower and upper probability of one point, each computed so that the small one has all its digits. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

/**
 * Both tails of a gamma variable of this `shape` and rate 1 at `x`.
 *
 * The power series below shape + 1, Legendre's continued fraction above (Gautschi 1979, ACM TOMS 5(4)); the factor before
 * them by Loader's deviance, so that a shape of thousands loses no digits.
 *
 * @example
 * gammaTails(1, 0) // => { lower: 0, upper: 1 }
 */
export function gammaTails(shape: number, x: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  const factor = poissonTerm(shape, x)
  if (x < shape + 1) {
    let term = 1
    let sum = 1
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= x / (shape + k)
      sum += term
    }
    const lower = Math.min(1, factor * sum)
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, factor * shape * continuedFraction(shape, x))
  return { lower: 1 - upper, upper }
}

/** x^a e^-x / Γ(a+1): the Poisson probability of `a`, which need not be whole. */
export function poissonTerm(a: number, x: number): number {
  if (a === 0) return Math.exp(-x)
  if (a < 1e-8) return Math.exp(a * Math.log(x) - x)
  if (a < 15) return Math.exp(a * Math.log(x) - x - logGamma(a + 1))
  return Math.exp(-stirlingError(a) - halfDeviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

function continuedFraction(shape: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - shape
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let k = 1; k < 10_000; k++) {
    const an = -k * (k - shape)
    b += 2
    d = an * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + an / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

/**
 * Value a gamma variable stays below with probability `p`.
 *
 * @param shape the paper's α or k
 * @param rate events per unit: the mean is shape / rate
 * @returns `undefined` when `p` is not a probability or a parameter is not positive.
 * @example
 * gammaQuantile(1 - Math.exp(-1), 1, 2).toFixed(12) // => '0.500000000000'
 */
export function gammaQuantile(p: number, shape: number, rate = 1): number | undefined {
  if (!(p >= 0 && p <= 1 && shape > 0 && rate > 0)) return undefined
  if (p === 0) return 0
  if (p === 1) return Number.POSITIVE_INFINITY
  // In log x the logarithm of the lower tail is nearly a straight line of slope `shape` near zero.
  const start = Math.min(
    (Math.log(p) + logGamma(shape + 1)) / shape,
    Math.log(shape + 10 * Math.sqrt(shape) + 10),
  )
  const u = solveMonotone((at) => gammaTails(shape, Math.exp(at)), p, start)
  return Math.exp(u) / rate
}

/**
 * Value a chi-squared variable of `df` degrees of freedom stays below with probability `p`.
 *
 * @example
 * chiSquaredQuantile(0.95, 2).toFixed(9) // => '5.991464547'
 */
export function chiSquaredQuantile(p: number, df: number): number | undefined {
  return gammaQuantile(p, df / 2, 0.5)
}

/**
 * Probability that a chi-squared variable of `df` degrees of freedom exceeds `x`.
 *
 * @throws RangeError for numbers that are none.
 * @example
 * chiSquaredUpper(0, 3) // => 1
 */
export function chiSquaredUpper(x: number, df: number): number {
  demandFinite('chiSquaredUpper', 'x and df', [x, df])
  return x <= 0 ? 1 : gammaTails(df / 2, x / 2).upper
}
