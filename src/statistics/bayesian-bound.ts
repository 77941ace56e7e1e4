/** Is a count above what a Bayesian forecast from the same season of earlier years allows? */
import type { FarringtonSeries } from './farrington-flexible.ts'
import { fitGlm, fitNegativeBinomial } from './glm.ts'
import { negativeBinomialCdf, negativeBinomialUpper } from './negative-binomial.ts'
import { normalDensity } from './normal.ts'
import { poissonCdf, poissonUpper } from './poisson.ts'
import { gaussLegendre } from './quadrature.ts'
import { referencePositions, seasonLevels } from './reference-periods.ts'
import { multiply } from './symmetric.ts'

export interface BayesianBoundOptions {
  /** Years looked back, half-width of the windows, levels a year, most recent periods left out: as `farringtonFlexible` has them. */
  readonly b?: number
  readonly w?: number
  readonly noPeriods?: number
  readonly pastWeeksNotIncluded?: number
  readonly trend?: boolean
  /** One-sided false-alarm rate. */
  readonly alpha?: number
}

export interface BayesianBoundPoint {
  readonly expected: number
  readonly upperbound: number
  readonly pvalue: number
  readonly alarm: boolean
}

/** Both are integrated over so many standard errors, at so many nodes: what lies beyond weighs less than 1e-8. */
const REACH = 6
const NODES = 24

/**
 * Bound of the count at position `k` (from 0): the quantile 1 − alpha of the posterior predictive distribution, the linear predictor and the logarithm of the
 * dispersion normal about their estimates, the counts negative binomial (Poisson when they are no more spread than that).
 *
 * Salmon, Schumacher, Stark & Höhle (2015), Biom. J. 57(6), asymptotic posterior, without its model of reporting delays. Agrees with R
 * `surveillance::bodaDelay(inferenceMethod = "asym")` within its own Monte Carlo error; here the mixture is integrated, not drawn.
 *
 * @returns `undefined` when too little past precedes `k`, its count is missing, or the baseline holds only zeros or does not converge.
 * @example
 * bayesianBound({ observed: [1, 2, 3], frequency: 52 }, 2) // => undefined
 */
export function bayesianBound(
  { observed, frequency, dates, population }: FarringtonSeries,
  k: number,
  options: BayesianBoundOptions = {},
): BayesianBoundPoint | undefined {
  const { b = 5, w = 3, noPeriods = 1, pastWeeksNotIncluded = 26, trend = false, alpha = 0.05 } = options
  const y = observed[k]
  if (y === undefined || !(y >= 0)) return undefined
  const references = referencePositions(k, b, frequency, dates)
  const levels = references && seasonLevels(references, w, noPeriods)
  if (!levels) return undefined
  const rows = Array.from({ length: Math.max(0, k - pastWeeksNotIncluded) }, (_, i) => i).filter(
    (i) => levels[i]! >= 0 && observed[i] !== undefined,
  )
  const columns = (i: number): number[] => [
    1,
    ...(trend ? [(i - k) / frequency] : []),
    ...Array.from({ length: noPeriods - 1 }, (_, level) => Number(levels[i] === level)),
  ]
  const x = rows.map(columns)
  const counts = rows.map((i) => observed[i] ?? 0)
  if (!counts.some((count) => count > 0)) return undefined
  const exposureOf = (i: number): number => Math.log(population?.[i] ?? 1)
  const offset = population && rows.map(exposureOf)
  const spread = fitNegativeBinomial(x, counts, offset)
  const fit = spread ?? fitGlm(x, counts, { offset })
  if (!fit) return undefined
  const today = columns(k)
  const eta = today.reduce((sum, value, j) => sum + value * fit.coefficients[j]!, exposureOf(k))
  const variance = multiply(fit.covariance, today).reduce((sum, value, j) => sum + value * today[j]!, 0)
  const predictive = predictiveOf(eta, Math.sqrt(variance), spread)
  const upperbound = quantile(predictive.cdf, 1 - alpha)
  return { expected: Math.exp(eta), upperbound, pvalue: predictive.upper(y), alarm: y > upperbound }
}

/** The count's distribution, mixed over the normal linear predictor and the normal logarithm of the dispersion. */
function predictiveOf(eta: number, se: number, spread: { theta: number; thetaError: number } | undefined) {
  const { nodes, weights } = gaussLegendre(NODES, -REACH, REACH)
  const shares = nodes.map((z, i) => weights[i]! * normalDensity(z))
  const means = nodes.map((z) => Math.exp(eta + se * z))
  const sizes = spread && nodes.map((z) => spread.theta * Math.exp((spread.thetaError / spread.theta) * z))
  const mix = (
    poisson: (mean: number) => number,
    negativeBinomial: (size: number, prob: number) => number,
  ): number =>
    means.reduce((sum, mean, i) => {
      const part = sizes
        ? sizes.reduce(
            (inner, size, j) => inner + shares[j]! * negativeBinomial(size, size / (size + mean)),
            0,
          )
        : poisson(mean)
      return sum + shares[i]! * part
    }, 0)
  return {
    cdf: (count: number): number =>
      mix(
        (mean) => poissonCdf(count, mean),
        (size, prob) => negativeBinomialCdf(count, size, prob),
      ),
    upper: (count: number): number =>
      mix(
        (mean) => poissonUpper(count, mean),
        (size, prob) => negativeBinomialUpper(count, size, prob),
      ),
  }
}

/** Smallest count whose cdf reaches `p`, by doubling and halving. */
function quantile(cdf: (count: number) => number, p: number): number {
  let high = 1
  while (cdf(high) < p && high < Number.MAX_SAFE_INTEGER) high *= 2
  let low = -1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (cdf(middle) >= p) high = middle
    else low = middle
  }
  return high
}
