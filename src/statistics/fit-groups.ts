/** Poisson regression on groups and one slope, in closed form: the fit inside Farrington's algorithms. */

export interface GroupData {
  readonly y: Float64Array
  /** Group of each row, from 0. */
  readonly group: Int32Array
  readonly groups: number
  /** Time of each row; absent for a fit without trend. */
  readonly t?: Float64Array
  /** Logarithm of the exposure of each row. */
  readonly offset?: Float64Array
  readonly prior?: Float64Array
}

export interface GroupFit {
  readonly converged: boolean
  /** Intercept of each group at time zero. */
  readonly intercepts: Float64Array
  readonly slope: number
  readonly mu: Float64Array
  /** Working weights of the last step, that is at the means of the step before it. */
  readonly weights: Float64Array
  readonly groupWeight: Float64Array
  readonly groupTime: Float64Array
  /** Weighted sum of squares of time within groups; Infinity without a trend. */
  readonly spread: number
  readonly df: number
  /** Pearson's chi-squared over its degrees of freedom, unclamped. */
  readonly dispersion: number
}

/**
 * Poisson means by group, with one common slope on time if `t` is given.
 *
 * Iteratively reweighted least squares (Nelder & Wedderburn 1972): with a dummy for every group each step is a weighted mean a group and
 * one weighted covariance, no matrix. Starts at y + 0.1 and stops when the deviance changes by less than 1e-8 of itself, as
 * statistical packages do, so that bounds agree with theirs to the last digits; at most 25 steps.
 */
export function fitGroups({ y, group, groups, t, offset, prior }: GroupData): GroupFit {
  const n = y.length
  const mu = new Float64Array(n)
  const eta = new Float64Array(n)
  const weights = new Float64Array(n)
  const z = new Float64Array(n)
  const intercepts = new Float64Array(groups)
  const groupWeight = new Float64Array(groups)
  const groupTime = new Float64Array(groups)
  const groupZ = new Float64Array(groups)
  let saturated = 0
  let deviance = 0
  for (let i = 0; i < n; i++) {
    const count = y[i]!
    const weight = prior ? prior[i]! : 1
    mu[i] = count + 0.1
    eta[i] = Math.log(count + 0.1)
    if (count > 0) saturated += weight * count * (Math.log(count) - 1)
    deviance += weight * (mu[i]! - count * eta[i]!)
  }
  deviance = 2 * (deviance + saturated)
  let slope = 0
  let spread = Number.POSITIVE_INFINITY
  let converged = false
  for (let step = 0; step < 25 && !converged; step++) {
    groupWeight.fill(0)
    groupTime.fill(0)
    groupZ.fill(0)
    for (let i = 0; i < n; i++) {
      const m = mu[i]!
      const w = prior ? prior[i]! * m : m
      const value = eta[i]! - (offset ? offset[i]! : 0) + (y[i]! - m) / m
      const g = group[i]!
      weights[i] = w
      z[i] = value
      groupWeight[g]! += w
      groupZ[g]! += w * value
      if (t) groupTime[g]! += w * t[i]!
    }
    for (let g = 0; g < groups; g++) {
      groupZ[g]! /= groupWeight[g]!
      groupTime[g]! /= groupWeight[g]!
    }
    if (t) {
      let covariance = 0
      spread = 0
      for (let i = 0; i < n; i++) {
        const g = group[i]!
        const apart = t[i]! - groupTime[g]!
        const weighted = weights[i]! * apart
        covariance += weighted * (z[i]! - groupZ[g]!)
        spread += weighted * apart
      }
      slope = covariance / spread
    }
    for (let g = 0; g < groups; g++) intercepts[g] = groupZ[g]! - slope * groupTime[g]!
    let sum = 0
    for (let i = 0; i < n; i++) {
      const line = intercepts[group[i]!]! + (t ? slope * t[i]! : 0) + (offset ? offset[i]! : 0)
      const m = Math.exp(line)
      eta[i] = line
      mu[i] = m
      sum += prior ? prior[i]! * (m - y[i]! * line) : m - y[i]! * line
    }
    const next = 2 * (sum + saturated)
    converged = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < 1e-8
    deviance = next
    if (!Number.isFinite(next)) break
  }
  let used = 0
  for (let g = 0; g < groups; g++) if (groupWeight[g]! > 0) used++
  const df = n - used - (t ? 1 : 0)
  let pearson = 0
  for (let i = 0; i < n; i++) pearson += weights[i]! * (y[i]! / mu[i]! - 1) ** 2
  return {
    converged,
    intercepts,
    slope,
    mu,
    weights,
    groupWeight,
    groupTime,
    spread,
    df,
    dispersion: pearson / df,
  }
}

/** How much row `i` pulls its own fit (diagonal of the hat matrix). */
export function leverage(
  { weights, groupWeight, groupTime, spread }: GroupFit,
  { group, t }: GroupData,
  i: number,
): number {
  const g = group[i]!
  return weights[i]! * (1 / groupWeight[g]! + (t ? (t[i]! - groupTime[g]!) ** 2 / spread : 0))
}

/** Variance of the linear predictor of group `g` at time `at`, for a dispersion of one. */
export function predictionVariance(
  { groupWeight, groupTime, spread }: GroupFit,
  g: number,
  at: number | undefined,
): number {
  return 1 / groupWeight[g]! + (at === undefined ? 0 : (at - groupTime[g]!) ** 2 / spread)
}
