/** The beta distribution: both tails and quantiles. */

import type { Tails } from './gamma.ts'
import { halfDeviance, logGamma, stirlingError } from './gamma-function.ts'
import { solveMonotone } from './solve-monotone.ts'

/**
 * Both tails of a beta variable at `x`; `y` is 1 − x, given apart so that neither end loses digits.
 *
 * Continued fraction 26.5.8 of Abramowitz & Stegun on the side where it converges fast, the factor before it by
 * Loader's deviances.
 *
 * @example
 * betaTails(1, 1, 0.25) // => { lower: 0.25, upper: 0.75 }
 */
export function betaTails(a: number, b: number, x: number, y = 1 - x): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 }
  if (!(y > 0)) return { lower: 1, upper: 0 }
  if (x > (a + 1) / (a + b + 2)) {
    const { lower, upper } = lowerSide(b, a, y, x)
    return { lower: upper, upper: lower }
  }
  return lowerSide(a, b, x, y)
}

function lowerSide(a: number, b: number, x: number, y: number): Tails {
  const lower = Math.min(1, (betaTerm(a, b, x, y) / a) * continuedFraction(a, b, x))
  // Where nearly everything lies below (a tiny shape), the little above it is summed itself.
  return {
    lower,
    upper: lower > 0.9 ? Math.min(1, (betaTerm(b, a, y, x) / b) * continuedFraction(b, a, y)) : 1 - lower,
  }
}

/** x^a y^b / B(a, b), with Loader's deviances where both parameters are large. */
function betaTerm(a: number, b: number, x: number, y: number): number {
  if (a > 1 && b > 1) {
    const n = a + b
    const deviance = halfDeviance(a, n * x) + halfDeviance(b, n * y)
    const scale = Math.sqrt((a * b) / (2 * Math.PI * n))
    return scale * Math.exp(stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance)
  }
  return Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b))
}

/**
 * Logarithm of the beta function.
 *
 * @example
 * logBeta(1, 1) // => 0
 */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a]
  if (large < 15) return logGamma(a) + logGamma(b) - logGamma(a + b)
  const n = small + large
  // log Γ(large) − log Γ(n) without subtracting two huge numbers.
  const ratio =
    stirlingError(large) -
    stirlingError(n) -
    (large - 0.5) * Math.log1p(small / large) -
    small * Math.log(n) +
    small
  return logGamma(small) + ratio
}

/** Abramowitz & Stegun 26.5.8, summed by Lentz's method. */
function continuedFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / atLeast(1 - ((a + b) * x) / (a + 1), tiny)
  let h = d
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / atLeast(1 + even * d, tiny)
    c = atLeast(1 + even / c, tiny)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / atLeast(1 + odd * d, tiny)
    c = atLeast(1 + odd / c, tiny)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

const atLeast = (value: number, tiny: number): number => (Math.abs(value) < tiny ? tiny : value)

/**
 * Value a beta variable stays below with probability `p`.
 *
 * @returns `undefined` when `p` is not a probability or a parameter is not positive.
 * @example
 * betaQuantile(0.25, 1, 1)?.toFixed(12) // => '0.250000000000'
 */
export function betaQuantile(p: number, a: number, b: number): number | undefined {
  return betaQuantilePair(p, a, b)?.x
}

/** The beta quantile `x` beside 1 − x, which keeps its digits when `x` is nearly one. */
export function betaQuantilePair(p: number, a: number, b: number): { x: number; y: number } | undefined {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return undefined
  if (p === 0) return { x: 0, y: 1 }
  if (p === 1) return { x: 1, y: 0 }
  const u = solveMonotone(
    (at) => betaTails(a, b, 1 / (1 + Math.exp(-at)), 1 / (1 + Math.exp(at))),
    p,
    Math.log(a / b),
  )
  return { x: 1 / (1 + Math.exp(-u)), y: 1 / (1 + Math.exp(u)) }
}
