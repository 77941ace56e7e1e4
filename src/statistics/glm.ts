/** Generalised linear models of counts and shares: how an expectation moves with time, season and exposure. */
import { demandNotNegative, demandRows, demandSameLength } from './demand.ts'
import { digamma, logGamma, trigamma } from './gamma-function.ts'
import { invertSymmetric, multiply } from './symmetric.ts'

/** Poisson, negative binomial of dispersion `theta` (variance mu + mu² / theta), or binomial (log odds, `y` a share, `weights` its tests). */
export type Family = 'poisson' | 'binomial' | { readonly theta: number }

export interface GlmOptions {
  readonly family?: Family
  /** Known part of the linear predictor, such as the logarithm of a population. */
  readonly offset?: readonly number[]
  readonly weights?: readonly number[]
  /** Linear predictor to start from. */
  readonly start?: readonly number[]
}

export interface GlmFit {
  readonly coefficients: readonly number[]
  /** Covariance of the coefficients for a dispersion of 1. */
  readonly covariance: readonly (readonly number[])[]
  readonly mu: readonly number[]
  readonly deviance: number
  /** Pearson's chi-squared over its degrees of freedom: 1 when the family's variance holds, more when counts are overdispersed. */
  readonly dispersion: number
  readonly df: number
}

/**
 * Maximum likelihood fit of `y` on the columns of `x` (give a column of ones for an intercept).
 *
 * Nelder & Wedderburn (1972), J. R. Stat. Soc. A 135(3); McCullagh & Nelder (1989). For quasi-Poisson multiply the covariance by
 * `dispersion`. Agrees with R `glm` (glm.oracle.json).
 *
 * @param x rows
 * @returns `undefined` when there are no more rows than columns, a column repeats others, or the fit does not converge.
 * @throws RangeError for unequal lengths, numbers that are none, or a `y` below zero.
 * @example
 * fitGlm([[1], [1]], [1, 3])?.mu.map(Math.round) // => [2, 2]
 */
export function fitGlm(
  x: readonly (readonly number[])[],
  y: readonly number[],
  options: GlmOptions = {},
): GlmFit | undefined {
  const { offset, weights } = options
  demandSameLength('fitGlm', { x, y, ...(offset && { offset }), ...(weights && { weights }) })
  demandRows('fitGlm', 'x', x)
  demandNotNegative('fitGlm', 'y', y)
  const found = iterate(x, y, options, 1e-13)
  return found?.isStill ? found.fit : undefined
}

/** Reweighted least squares until the deviance moves by less than a part of itself, or a hundred steps are made. */
function iterate(
  x: readonly (readonly number[])[],
  y: readonly number[],
  { family = 'poisson', offset, weights, start }: GlmOptions,
  tolerance: number,
): { fit: GlmFit; isStill: boolean } | undefined {
  const columns = x[0]?.length ?? 0
  if (columns === 0 || y.length <= columns) return undefined
  const weight = (i: number): number => weights?.[i] ?? 1
  let mu = y.map((value, i) =>
    family === 'binomial'
      ? (weight(i) * value + 0.5) / (weight(i) + 1)
      : value + (value === 0 || family === 'poisson' ? 0.1 : 0),
  )
  let eta = mu.map((m) => (family === 'binomial' ? Math.log(m / (1 - m)) : Math.log(m)))
  if (start) {
    eta = [...start]
    mu = eta.map((line) => inverseLink(line, family))
  }
  const devianceOf = (means: readonly number[]): number =>
    means.reduce((sum, m, i) => sum + weight(i) * unitDeviance(y[i] ?? 0, m, family), 0)
  let deviance = devianceOf(mu)
  for (let step = 0; step < 100; step++) {
    const work = mu.map((m, i) => weight(i) * workingWeight(m, family))
    const z = mu.map((m, i) => (eta[i] ?? 0) - (offset?.[i] ?? 0) + ((y[i] ?? 0) - m) / slope(m, family))
    const covariance = invertSymmetric(crossProduct(x, work))
    if (!covariance) return undefined
    const right = Array.from({ length: columns }, (_, j) =>
      x.reduce((sum, row, i) => sum + (row[j] ?? 0) * (work[i] ?? 0) * (z[i] ?? 0), 0),
    )
    const coefficients = multiply(covariance, right)
    eta = x.map((row, i) =>
      row.reduce((sum, value, j) => sum + value * (coefficients[j] ?? 0), offset?.[i] ?? 0),
    )
    mu = eta.map((line) => inverseLink(line, family))
    const next = devianceOf(mu)
    if (!Number.isFinite(next)) return undefined
    const isStill = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < tolerance
    if (isStill || step === 99) {
      const df = y.length - columns
      const pearson = mu.reduce(
        (sum, m, i) => sum + weight(i) * (((y[i] ?? 0) - m) ** 2 / variance(m, family)),
        0,
      )
      return { fit: { coefficients, covariance, mu, deviance: next, dispersion: pearson / df, df }, isStill }
    }
    deviance = next
  }
  return undefined
}

const inverseLink = (line: number, family: Family): number =>
  family === 'binomial' ? 1 / (1 + Math.exp(-line)) : Math.exp(line)
const slope = (m: number, family: Family): number => (family === 'binomial' ? m * (1 - m) : m)
const variance = (m: number, family: Family): number =>
  family === 'poisson' ? m : family === 'binomial' ? m * (1 - m) : m + (m * m) / family.theta
const workingWeight = (m: number, family: Family): number => slope(m, family) ** 2 / variance(m, family)

function unitDeviance(y: number, m: number, family: Family): number {
  if (family === 'poisson') return 2 * ((y && y * Math.log(y / m)) - (y - m))
  if (family === 'binomial')
    return 2 * ((y && y * Math.log(y / m)) + (y === 1 ? 0 : (1 - y) * Math.log((1 - y) / (1 - m))))
  const { theta } = family
  return 2 * ((y && y * Math.log(y / m)) - (y + theta) * Math.log((y + theta) / (m + theta)))
}

/** X′WX. */
export function crossProduct(x: readonly (readonly number[])[], weights: readonly number[]): number[][] {
  const columns = x[0]?.length ?? 0
  const product = Array.from({ length: columns }, () => new Array<number>(columns).fill(0))
  for (const [i, row] of x.entries())
    for (let j = 0; j < columns; j++)
      for (let k = 0; k < columns; k++) product[j]![k]! += (weights[i] ?? 0) * (row[j] ?? 0) * (row[k] ?? 0)
  return product
}

export interface NegativeBinomialFit extends GlmFit {
  readonly theta: number
  readonly thetaError: number
  readonly logLikelihood: number
}

/**
 * Negative binomial regression with its dispersion estimated: for counts more spread than Poisson.
 *
 * Lawless (1987), Can. J. Stat. 15(3): coefficients and `theta` in turn until neither moves. Agrees with R `MASS::glm.nb` (glm.oracle.json).
 *
 * @returns `undefined` when the counts are not overdispersed (theta grows without end) or the fit does not converge.
 * @throws RangeError for unequal lengths, numbers that are none, or a `y` below zero.
 * @example
 * fitNegativeBinomial([[1], [1], [1]], [2, 2, 2]) // => undefined
 */
export function fitNegativeBinomial(
  x: readonly (readonly number[])[],
  y: readonly number[],
  offset?: readonly number[],
): NegativeBinomialFit | undefined {
  demandSameLength('fitNegativeBinomial', { x, y, ...(offset && { offset }) })
  const first = fitGlm(x, y, { offset }) && iterate(x, y, { offset }, STOP)?.fit
  let spread = first && likeliestTheta(y, first.mu)
  if (!first || !spread) return undefined
  let fit = first
  const unit = Math.sqrt(2 * Math.max(1, fit.df))
  let logLikelihood = negativeBinomialLogLikelihood(y, fit.mu, spread.theta)
  for (let step = 0; step < 100; step++) {
    const { mu } = fit
    const { theta } = spread
    const next = iterate(x, y, { family: { theta }, offset, start: mu.map(Math.log) }, STOP)?.fit
    const nextSpread: Spread | undefined = likeliestTheta(y, mu)
    if (!next || !nextSpread) return undefined
    const reached = negativeBinomialLogLikelihood(y, next.mu, nextSpread.theta)
    const moved = Math.abs(reached - logLikelihood) / unit + Math.abs(nextSpread.theta - theta)
    fit = next
    spread = nextSpread
    logLikelihood = reached
    if (moved <= STOP) break
  }
  return { ...fit, ...spread, logLikelihood }
}

// The reference's order and its stopping rule, at the tolerance its figures were made with: these steps close in slowly, so that where they
// stop shows in the eighth digit. Large thetas never move as little as this; a hundred rounds are then enough.
const STOP = 1e-12

interface Spread {
  readonly theta: number
  readonly thetaError: number
}

/** First and second derivative of the log likelihood in theta. */
function thetaScore(y: readonly number[], mu: readonly number[], theta: number): [number, number] {
  let [first, second] = [0, 0]
  for (const [i, count] of y.entries()) {
    const m = mu[i] ?? 0
    first +=
      digamma(theta + count) -
      digamma(theta) +
      Math.log(theta) +
      1 -
      Math.log(theta + m) -
      (count + theta) / (m + theta)
    second +=
      trigamma(theta + count) -
      trigamma(theta) +
      1 / theta -
      2 / (m + theta) +
      (count + theta) / (m + theta) ** 2
  }
  return [first, second]
}

/** Newton's steps from the moment estimate, to the fourth root of the machine's precision and with the information of the last step, as the reference does. */
function likeliestTheta(y: readonly number[], mu: readonly number[]): Spread | undefined {
  let theta = y.length / y.reduce((sum, count, i) => sum + (count / (mu[i] ?? 1) - 1) ** 2, 0)
  for (let step = 0; step < 50; step++) {
    const [first, second] = thetaScore(y, mu, Math.abs(theta))
    const move = -first / second
    theta = Math.abs(theta) + move
    if (!(Math.abs(theta) < 1e6)) return undefined
    if (Math.abs(move) <= Number.EPSILON ** 0.25)
      return theta > 0 ? { theta, thetaError: Math.sqrt(-1 / second) } : undefined
  }
  return undefined
}

function negativeBinomialLogLikelihood(y: readonly number[], mu: readonly number[], theta: number): number {
  return y.reduce((sum, count, i) => {
    const m = mu[i] ?? 0
    const constant = logGamma(theta + count) - logGamma(theta) - logGamma(count + 1)
    return (
      sum +
      constant +
      theta * Math.log(theta) +
      (count && count * Math.log(m)) -
      (theta + count) * Math.log(theta + m)
    )
  }, 0)
}

/**
 * Covariance of Poisson coefficients that holds whatever the variance of the counts, and with `lags` whatever their correlation over so
 * many periods.
 *
 * White (1980) HC0; Newey & West (1987), Econometrica 55(3).
 *
 * @example
 * robustCovariance([[1], [1]], [2, 2], { mu: [2, 2], covariance: [[0.25]] }) // => [[0]]
 */
export function robustCovariance(
  x: readonly (readonly number[])[],
  y: readonly number[],
  { mu, covariance }: Pick<GlmFit, 'mu' | 'covariance'>,
  lags = 0,
): number[][] {
  const scores = x.map((row, i) => row.map((value) => value * ((y[i] ?? 0) - (mu[i] ?? 0))))
  const columns = covariance.length
  const meat = Array.from({ length: columns }, () => new Array<number>(columns).fill(0))
  for (let lag = 0; lag <= lags; lag++)
    for (let i = lag; i < scores.length; i++)
      for (let j = 0; j < columns; j++)
        for (let k = 0; k < columns; k++) {
          const [now, then] = [scores[i] ?? [], scores[i - lag] ?? []]
          const product = (now[j] ?? 0) * (then[k] ?? 0) + (lag === 0 ? 0 : (then[j] ?? 0) * (now[k] ?? 0))
          meat[j]![k]! += (1 - lag / (lags + 1)) * product
        }
  return covariance.map((row) => multiply(covariance, multiply(meat, row)))
}
