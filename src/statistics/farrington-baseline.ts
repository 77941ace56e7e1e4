/** The baseline of Farrington's algorithms: fits it, weighs past outbreaks down, decides on a trend, predicts today. */
import { fitGroups, type GroupData, type GroupFit, leverage, predictionVariance } from './fit-groups.ts'
import { studentTwoSided } from './student.ts'

export interface BaselineOptions {
  readonly b: number
  readonly reweight: boolean
  readonly weightsThreshold: number
  readonly trend: boolean
  readonly pThresholdTrend: number
  /**
   * Dispersion behind the prediction's standard error: Pearson's, the same never below 1 for the prediction, or the one a reference package
   * arrives at after reweighting (see `farringtonFlexible`).
   */
  readonly dispersion: 'pearson' | 'clamped' | 'unweighted'
}

export interface Today {
  readonly t: number
  readonly group: number
  readonly offset: number
}

export interface Baseline {
  /** Expected count, its logarithm, and the standard error of that logarithm. */
  readonly expected: number
  readonly eta: number
  readonly seEta: number
  /** Dispersion, at least 1. */
  readonly phi: number
  /** Slope per period on the log scale; `undefined` when no trend was kept. */
  readonly slope: number | undefined
}

/**
 * Today's expectation from the reference counts.
 *
 * @returns `undefined` when the fit does not converge even without a trend, as with a baseline of zeros: nothing can be expected of it.
 */
export function predictFromBaseline(
  data: GroupData,
  today: Today,
  options: BaselineOptions,
): Baseline | undefined {
  const withTime = options.trend ? fitReweighted(data, options, true) : undefined
  if (withTime) {
    const baseline = predict(withTime, today)
    const { slope, spread, df } = withTime.fit
    const p = studentTwoSided(slope / Math.sqrt(withTime.dispersion / spread), df)
    if (options.b >= 3 && p < options.pThresholdTrend && baseline.expected <= largest(data.y))
      return { ...baseline, slope }
  }
  const level = fitReweighted(data, options, false)
  return level && predict(level, today)
}

function largest(y: Float64Array): number {
  let most = 0
  for (let i = 0; i < y.length; i++) if (y[i]! > most) most = y[i]!
  return most
}

interface Fitted {
  readonly fit: GroupFit
  readonly phi: number
  /** Dispersion behind the trend's test. */
  readonly dispersion: number
  /** Dispersion behind the prediction's standard error. */
  readonly ahead: number
}

function fitReweighted(
  data: GroupData,
  { reweight, weightsThreshold, dispersion }: BaselineOptions,
  hasTrend: boolean,
): Fitted | undefined {
  const first = fitGroups(data, hasTrend)
  if (!first.converged) return undefined
  const phi = Math.max(1, first.dispersion)
  if (!reweight)
    return {
      fit: first,
      phi,
      dispersion: first.dispersion,
      ahead: dispersion === 'clamped' ? phi : first.dispersion,
    }
  const prior = outbreakWeights(data, first, phi, weightsThreshold)
  const fit = fitGroups({ ...data, prior }, hasTrend)
  const clamped = Math.max(1, fit.dispersion)
  const tested = dispersion === 'unweighted' ? unweightedDispersion(data.y, fit, prior) : fit.dispersion
  return { fit, phi: clamped, dispersion: tested, ahead: dispersion === 'clamped' ? clamped : tested }
}

/** Weights s⁻² for rows whose Anscombe residual s exceeds the threshold, 1 for the others, scaled to sum to n. */
function outbreakWeights(data: GroupData, fit: GroupFit, phi: number, threshold: number): Float64Array {
  const { y, starts } = data
  const weights = new Float64Array(y.length)
  let sum = 0
  for (let g = 0; g < starts.length - 1; g++)
    for (let i = starts[g]!; i < starts[g + 1]!; i++) {
      const weight =
        y[i]! > fit.mu[i]!
          ? outbreakWeight(y[i]!, fit.mu[i]!, phi * (1 - leverage(fit, data, g, i)), threshold)
          : 1
      weights[i] = weight
      sum += weight
    }
  const scale = y.length / sum
  for (let i = 0; i < weights.length; i++) weights[i]! *= scale
  return weights
}

/** Of a count above its mean; one below has a residual below zero, and its whole weight. */
function outbreakWeight(count: number, mu: number, variance: number, threshold: number): number {
  const root = Math.sqrt(mu)
  const cube = Math.cbrt(count)
  const residual = (1.5 * ((cube * cube) / Math.cbrt(root) - root)) / Math.sqrt(variance)
  return residual > threshold ? 1 / (residual * residual) : 1
}

const unweightedDispersion = (y: Float64Array, { mu, df }: GroupFit, prior: Float64Array): number =>
  y.reduce((sum, count, i) => sum + prior[i]! * (count / mu[i]! - 1) ** 2, 0) / df

/** Without a trend the slope is 0 and the spread of time infinite, so that time drops out. */
function predict({ fit, phi, ahead }: Fitted, today: Today): Baseline {
  const eta = fit.intercepts[today.group]! + fit.slope * today.t + today.offset
  const seEta = Math.sqrt(ahead * predictionVariance(fit, today.group, today.t))
  return { expected: Math.exp(eta), eta, seEta, phi, slope: undefined }
}
