/** Quasi-Poisson regression whose coefficients are held back by what is usual: for series too short to say everything themselves. */
import { invertSymmetric, multiply } from './symmetric.ts'

export interface HeldBackData {
  readonly y: Float64Array
  /** Columns of each row, one row after the other; the first column of ones. */
  readonly x: Float64Array
  /** Exposure of each row. */
  readonly exposure: Float64Array
  /** Weight of each row before outliers lose theirs. */
  readonly weights: Float64Array
}

export interface HeldBackPriors {
  /** One over the prior variance of each coefficient, whose prior mean is 0; 0 where nothing is held back. */
  readonly precision: readonly number[]
  /** A dispersion, and how many rows' evidence it counts for. */
  readonly phi: number
  readonly phiRows: number
  /** Anscombe residual above which a row weighs less. */
  readonly outlier: number
}

export interface HeldBackFit {
  readonly beta: readonly number[]
  /** Posterior covariance of the coefficients (Laplace's approximation). */
  readonly covariance: readonly (readonly number[])[]
  readonly phi: number
}

/** Times the dispersion and the outliers' weights are estimated anew. */
const ROUNDS = 4

/**
 * Posterior mode and covariance of the log-linear coefficients, and the dispersion.
 *
 * Penalised quasi-likelihood (Breslow & Clayton 1993, J. Am. Stat. Assoc. 88(421)) with fixed normal priors, by Newton's steps; Pearson dispersion over
 * the rows left after the effective number of coefficients; rows far above their mean weigh one over the square of their Anscombe residual, as in Noufaily et al.
 * (2013), so that past outbreaks do not raise the bound.
 *
 * @returns `undefined` when nothing was counted, or the information is singular (a column without prior repeats others).
 * @example
 * const one = Float64Array.of(1)
 * fitHeldBack({ y: Float64Array.of(0), x: one, exposure: one, weights: one }, { precision: [0], phi: 1, phiRows: 1, outlier: 3 })
 * // undefined: nothing was counted
 */
export function fitHeldBack(data: HeldBackData, priors: HeldBackPriors): HeldBackFit | undefined {
  const { y, exposure, weights } = data
  let [counted, exposed] = [0, 0]
  for (let i = 0; i < y.length; i++) {
    counted += weights[i]! * y[i]!
    exposed += weights[i]! * exposure[i]!
  }
  if (!(counted > 0 && exposed > 0)) return undefined
  const beta = new Float64Array(priors.precision.length)
  beta[0] = Math.log(counted / exposed)
  const mu = new Float64Array(y.length)
  const omega = weights.slice()
  let phi = priors.phi
  let covariance: number[][] | undefined
  for (let round = 0; round < ROUNDS; round++) {
    const isLast = round === ROUNDS - 1
    covariance = climb(data, priors.precision, beta, mu, omega, phi, isLast ? 1e-6 : 1e-3)
    if (!covariance) return undefined
    phi = dispersion(data, priors, mu, omega, covariance, phi)
    for (let i = 0; i < y.length; i++) {
      const residual = y[i]! > mu[i]! ? anscombe(y[i]!, mu[i]!) / Math.sqrt(phi) : 0
      omega[i] = residual > priors.outlier ? weights[i]! / residual ** 2 : weights[i]!
    }
  }
  return covariance && { beta: Array.from(beta), covariance, phi }
}

function anscombe(count: number, mu: number): number {
  const root = Math.sqrt(mu)
  const cube = Math.cbrt(count)
  return 1.5 * ((cube * cube) / Math.cbrt(root) - root)
}

/** Moves `beta` and `mu` to the posterior mode; the covariance there. */
function climb(
  data: HeldBackData,
  precision: readonly number[],
  beta: Float64Array,
  mu: Float64Array,
  omega: Float64Array,
  phi: number,
  enough: number,
): number[][] | undefined {
  let covariance: number[][] | undefined
  for (let step = 0; step < 25; step++) {
    const { information, score } = accumulate(data, precision, beta, mu, omega, phi)
    covariance = invertSymmetric(information)
    if (!covariance) return undefined
    const move = multiply(covariance, score)
    const largest = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    // Far from the mode a full step may overshoot exp(); two units of the log mean are step enough.
    const factor = largest > 2 ? 2 / largest : 1
    for (const [j, value] of move.entries()) beta[j]! += factor * value
    if (largest < enough) break
  }
  return covariance
}

/** Information and score of the posterior at `beta`; fills `mu`. */
function accumulate(
  { y, x, exposure }: HeldBackData,
  precision: readonly number[],
  beta: Float64Array,
  mu: Float64Array,
  omega: Float64Array,
  phi: number,
): { information: number[][]; score: number[] } {
  const p = precision.length
  const score = new Float64Array(p)
  // Lower triangle, row after row.
  const sums = new Float64Array((p * (p + 1)) / 2)
  for (let i = 0, at = 0; i < y.length; i++, at += p) {
    let line = 0
    for (let j = 0; j < p; j++) line += x[at + j]! * beta[j]!
    const m = exposure[i]! * Math.exp(line)
    mu[i] = m
    const weight = omega[i]! / phi
    const pull = weight * (y[i]! - m)
    for (let j = 0, cell = 0; j < p; j++) {
      const value = x[at + j]!
      score[j]! += pull * value
      const weighted = weight * m * value
      for (let k = 0; k <= j; k++) sums[cell++]! += weighted * x[at + k]!
    }
  }
  const cellOf = (j: number, k: number): number => (j >= k ? (j * (j + 1)) / 2 + k : (k * (k + 1)) / 2 + j)
  return {
    information: precision.map((value, j) =>
      precision.map((_, k) => sums[cellOf(j, k)]! + (j === k ? value : 0)),
    ),
    score: precision.map((value, j) => score[j]! - value * beta[j]!),
  }
}

function dispersion(
  { y, x }: HeldBackData,
  { phi: usual, phiRows }: HeldBackPriors,
  mu: Float64Array,
  omega: Float64Array,
  covariance: readonly (readonly number[])[],
  phi: number,
): number {
  const p = covariance.length
  const flat = Float64Array.from(covariance.flat())
  let [pearson, rows] = [usual * phiRows, phiRows]
  for (let i = 0, at = 0; i < y.length; i++, at += p) {
    let spread = 0
    for (let j = 0; j < p; j++) {
      let sum = 0
      for (let k = 0; k < p; k++) sum += flat[j * p + k]! * x[at + k]!
      spread += x[at + j]! * sum
    }
    pearson += (omega[i]! * (y[i]! - mu[i]!) ** 2) / mu[i]!
    rows += omega[i]! * (1 - Math.min(1, (omega[i]! * mu[i]! * spread) / phi))
  }
  return Math.max(1, pearson / rows)
}
