/** Poisson regression on groups and one slope, in closed form: the fit inside Farrington's algorithms. */

export interface GroupData {
  /** Counts, the rows of a group one after the other. */
  readonly y: Float64Array
  /** First row of each group, from 0, and after them the number of rows. */
  readonly starts: Int32Array
  /** Time of each row, best counted from today: the closer to zero, the more digits are kept. */
  readonly t: Float64Array
  /** Logarithm of the exposure of each row. */
  readonly offset: Float64Array
  readonly prior: Float64Array
  /** Logarithm of y + 0.1, and y (log y − 1): the same for every fit of these counts. */
  readonly startLine: Float64Array
  readonly saturated: Float64Array
}

/**
 * Rows made ready for fits: no exposure unless given, every row of weight 1.
 *
 * @example
 * groupData(Float64Array.of(0, 1), Int32Array.of(0, 2), Float64Array.of(-1, 0)).saturated // => Float64Array.of(0, -1)
 */
export function groupData(
  y: Float64Array,
  starts: Int32Array,
  t: Float64Array,
  offset: Float64Array = new Float64Array(y.length),
): GroupData {
  const n = y.length
  const startLine = new Float64Array(n)
  const saturated = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const count = y[i]!
    startLine[i] = Math.log(count + 0.1)
    if (count > 0) saturated[i] = count * (Math.log(count) - 1)
  }
  return { y, starts, t, offset, prior: new Float64Array(n).fill(1), startLine, saturated }
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

/** Most steps, and the relative change of the deviance that ends them: those of statistical packages. */
const STEPS = 25
const ENOUGH = 1e-8

/**
 * Poisson means by group, with one common slope on time if `hasTrend`.
 *
 * Iteratively reweighted least squares (Nelder & Wedderburn 1972): with a dummy for every group each step is a weighted mean a group and
 * one weighted covariance, no matrix. Starts at y + 0.1 and stops when the deviance changes by less than 1e-8 of itself, as
 * statistical packages do, so that bounds agree with theirs to the last digits; at most 25 steps.
 *
 * One walk over the rows a step: it makes the means, their deviance, and the sums the next step needs. Steps are taken as differences from the last, whose sums need no
 * division and lose no digits.
 */
export function fitGroups(data: GroupData, hasTrend: boolean): GroupFit {
  const { prior, saturated } = data
  const n = prior.length
  const sums = new Sums(data.starts.length - 1, hasTrend)
  // Two buffers in turn, since the means of the last step but one are asked for at the end.
  let before = new Float64Array(n)
  let mu = new Float64Array(n)
  let constant = 0
  for (let i = 0; i < n; i++) constant += prior[i]! * saturated[i]!
  let deviance = sums.start(data, mu) + constant
  let converged = false
  for (let step = 0; step < STEPS && !converged; step++) {
    sums.solve()
    const held = before
    before = mu
    mu = held
    const next = sums.walk(data, mu) + constant
    // Twice these are the deviances.
    converged = Math.abs(next - deviance) / (Math.abs(next) + 0.05) < ENOUGH
    deviance = next
    if (!Number.isFinite(next)) break
  }
  for (let i = 0; i < n; i++) before[i]! *= prior[i]!
  return describe(data, sums, before, mu, converged)
}

/** The sums of a step, and the coefficients they lead to. */
class Sums {
  readonly groups: number
  readonly hasTrend: boolean
  readonly intercepts: Float64Array
  slope = 0
  spread = Number.POSITIVE_INFINITY
  readonly groupWeight: Float64Array
  readonly groupTime: Float64Array
  /** Of the walk just made: weight, weight × time and residual of each group; squares of time, and time × residual. */
  readonly #weight: Float64Array
  readonly #time: Float64Array
  readonly #residual: Float64Array
  #square = 0
  #cross = 0

  constructor(groups: number, hasTrend: boolean) {
    this.groups = groups
    this.hasTrend = hasTrend
    this.intercepts = new Float64Array(groups)
    this.groupWeight = new Float64Array(groups)
    this.groupTime = new Float64Array(groups)
    this.#weight = new Float64Array(groups)
    this.#time = new Float64Array(groups)
    this.#residual = new Float64Array(groups)
  }

  /** The first walk, at means y + 0.1: its residuals are from zero. Half the deviance, less its saturated part. */
  start({ y, starts, t, prior, offset, startLine }: GroupData, mu: Float64Array): number {
    let [sum, square, cross] = [0, 0, 0]
    for (let g = 0; g < this.groups; g++) {
      let [weight, time, residual] = [0, 0, 0]
      for (let i = starts[g]!; i < starts[g + 1]!; i++) {
        const m = y[i]! + 0.1
        const line = startLine[i]!
        const w = prior[i]! * m
        const wt = w * t[i]!
        const r = w * (line - offset[i]!) - prior[i]! * 0.1
        mu[i] = m
        sum += prior[i]! * (m - y[i]! * line)
        weight += w
        time += wt
        residual += r
        square += wt * t[i]!
        cross += r * t[i]!
      }
      this.#keep(g, weight, time, residual)
    }
    this.#square = square
    this.#cross = cross
    return sum
  }

  /** Means from the coefficients, and the sums of the next step. */
  walk({ y, starts, t, prior, offset }: GroupData, mu: Float64Array): number {
    let sum = 0
    let square = 0
    let cross = 0
    const slope = this.slope
    for (let g = 0; g < this.groups; g++) {
      const intercept = this.intercepts[g]!
      let weight = 0
      let time = 0
      let residual = 0
      const end = starts[g + 1]!
      for (let i = starts[g]!; i < end; i++) {
        const count = y[i]!
        const at = t[i]!
        const p = prior[i]!
        const line = intercept + slope * at + offset[i]!
        const m = Math.exp(line)
        mu[i] = m
        const w = p * m
        const wt = w * at
        const r = p * (count - m)
        sum += p * (m - count * line)
        weight += w
        time += wt
        residual += r
        square += wt * at
        cross += r * at
      }
      this.#keep(g, weight, time, residual)
    }
    this.#square = square
    this.#cross = cross
    return sum
  }

  #keep(g: number, weight: number, time: number, residual: number): void {
    this.#weight[g] = weight
    this.#time[g] = time
    this.#residual[g] = residual
  }

  /** Moves the coefficients by the weighted least squares of the residuals. */
  solve(): void {
    const { groups, groupWeight, groupTime } = this
    let [spread, cross] = [this.#square, this.#cross]
    for (let g = 0; g < groups; g++) {
      const weight = this.#weight[g]!
      const time = this.#time[g]! / weight
      groupWeight[g] = weight
      groupTime[g] = time
      if (weight > 0) {
        spread -= this.#time[g]! * time
        cross -= this.#residual[g]! * time
      }
    }
    const move = this.hasTrend ? cross / spread : 0
    if (this.hasTrend) this.spread = spread
    this.slope += move
    for (let g = 0; g < groups; g++)
      if (groupWeight[g]! > 0)
        this.intercepts[g]! += this.#residual[g]! / groupWeight[g]! - move * groupTime[g]!
  }
}

function describe(
  { y }: GroupData,
  { groups, hasTrend, intercepts, slope, spread, groupWeight, groupTime }: Sums,
  weights: Float64Array,
  mu: Float64Array,
  converged: boolean,
): GroupFit {
  const n = y.length
  let used = 0
  for (let g = 0; g < groups; g++) if (groupWeight[g]! > 0) used++
  const df = n - used - (hasTrend ? 1 : 0)
  let pearson = 0
  for (let i = 0; i < n; i++) {
    const apart = y[i]! / mu[i]! - 1
    pearson += weights[i]! * apart * apart
  }
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

/** How much row `i` of group `g` pulls its own fit (diagonal of the hat matrix). */
export function leverage(
  { weights, groupWeight, groupTime, spread }: GroupFit,
  { t }: GroupData,
  g: number,
  i: number,
): number {
  const apart = t[i]! - groupTime[g]!
  return weights[i]! * (1 / groupWeight[g]! + (apart * apart) / spread)
}

/** Variance of the linear predictor of group `g` at time `at`, for a dispersion of one. */
export function predictionVariance(
  { groupWeight, groupTime, spread }: GroupFit,
  g: number,
  at: number,
): number {
  return 1 / groupWeight[g]! + (at - groupTime[g]!) ** 2 / spread
}
