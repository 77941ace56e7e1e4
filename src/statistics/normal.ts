/** The normal distribution: probabilities, both tails kept accurate, and quantiles. */

const SQRT_2PI = Math.sqrt(2 * Math.PI)

/**
 * Density of the standard normal at `x`.
 *
 * @example
 * normalDensity(0) // => 0.3989422804014327
 */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / SQRT_2PI
}

/**
 * Probability that a standard normal value is at most `x`.
 *
 * Near the middle by the series of Marsaglia (2004, J. Stat. Softw. 11(4)), whose terms are all positive;
 * in the tails by Laplace's continued fraction, so that a tail of 1e-300 still has all its digits.
 *
 * @example
 * normalCdf(0) // => 0.5
 */
export function normalCdf(x: number): number {
  return x < 0 ? tail(-x) : 1 - tail(x)
}

/**
 * Probability that a standard normal value exceeds `x`, accurate however small it is.
 *
 * @example
 * normalUpper(0) // => 0.5
 */
export function normalUpper(x: number): number {
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

const ratio = (top: readonly number[], bottom: readonly number[], x: number): number => horner(top, x) / horner(bottom, x)
const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)

const CENTRE = [
  [3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727],
  [1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561],
] as const
const FLANK = [
  [1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4],
  [1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9],
] as const
const FAR = [
  [6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
    0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
  [1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15],
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
