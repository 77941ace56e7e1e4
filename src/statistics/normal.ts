/** The normal distribution: probabilities, both tails kept accurate, and quantiles. */
import { demandNumber } from './demand.ts'

const SQRT_2PI = Math.sqrt(2 * Math.PI)

/**
 * Density of the standard normal at `x`.
 *
 * @throws RangeError for NaN.
 * @example
 * normalDensity(0) // => 0.3989422804014327
 */
export function normalDensity(x: number): number {
  demandNumber('normalDensity', 'x', x)
  return Math.exp(-0.5 * x * x) / SQRT_2PI
}

/**
 * Probability that a standard normal value is at most `x`.
 *
 * Near the middle by the series of Marsaglia (2004, J. Stat. Softw. 11(4)), whose terms are all positive;
 * in the tails by Laplace's continued fraction, so that a tail of 1e-300 still has all its digits.
 *
 * @throws RangeError for NaN.
 * @example
 * normalCdf(0) // => 0.5
 */
export function normalCdf(x: number): number {
  demandNumber('normalCdf', 'x', x)
  return x < 0 ? tail(-x) : 1 - tail(x)
}

/**
 * Probability that a standard normal value exceeds `x`, accurate however small it is.
 *
 * @throws RangeError for NaN.
 * @example
 * normalUpper(0) // => 0.5
 */
export function normalUpper(x: number): number {
  demandNumber('normalUpper', 'x', x)
  return x < 0 ? 1 - tail(-x) : tail(x)
}

/** Upper tail for x >= 0. */
function tail(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  if (x < 2.2) {
    let term = x
    let sum = x
    for (let k = 3; term > sum * 1e-18; k += 2) {
      term *= (x * x) / k
      sum += term
    }
    return 0.5 - sum * normalDensity(x)
  }
  let fraction = x
  for (let k = x < 4 ? 180 : 60; k >= 1; k--) fraction = x + k / fraction
  // exp(-x²/2) in two parts: x rounded to 1/16 squares without error, and so keeps the far tail's digits.
  const coarse = Math.trunc(x * 16) / 16
  const rest = (x - coarse) * (x + coarse)
  return (Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * rest)) / SQRT_2PI / fraction
}

const ratio = (top: readonly number[], bottom: readonly number[], x: number): number =>
  horner(top, x) / horner(bottom, x)
const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)

const CENTRE = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
] as const
const FLANK = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const
const FAR = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
] as const

/**
 * The value a standard normal stays below with probability `p`.
 *
 * Wichura (1988), algorithm AS 241, Applied Statistics 37: sixteen digits.
 *
 * @returns `undefined` when `p` is not a probability; infinite at 0 and 1.
 * @example
 * normalQuantile(0.975) // => 1.959963984540054
 */
export function normalQuantile(p: number): number | undefined {
  if (!(p >= 0 && p <= 1)) return undefined
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE[0], CENTRE[1], 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const size = r <= 5 ? ratio(FLANK[0], FLANK[1], r - 1.6) : ratio(FAR[0], FAR[1], r - 5)
  return q < 0 ? -size : size
}

/**
 * Normal quantile of `1 - alpha`, for one-sided bounds.
 *
 * @example
 * normalBound(0.5) // => 0
 */
export function normalBound(alpha: number): number {
  return normalQuantile(1 - alpha) ?? Number.POSITIVE_INFINITY
}
