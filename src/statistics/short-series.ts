/** Is a count high for a series of a few months to three years? A level, a season and a trend held back by what is usual. */
import { type Bound, countBound } from './farrington-bound.ts'
import { fitHeldBack, type HeldBackFit } from './held-back-fit.ts'
import { multiply } from './symmetric.ts'

export interface ShortSeriesOptions {
  /** Periods a year; 52 for weeks, 12 for months, and it need not be whole. */
  readonly frequency?: number
  /** One-sided false-alarm rate a period. */
  readonly alpha?: number
  /** Periods judged together, today's the last: two see a rise that spreads over two weeks which one week's count would hide. */
  readonly window?: number
  /** Periods after which a past count weighs half; two years when absent. */
  readonly halfLife?: number
  /** What the counts stand on, such as tests done, position by position. */
  readonly exposure?: readonly (number | undefined)[]
}

export interface ShortSeriesPoint {
  /** Today's expectation. */
  readonly expected: number
  /** The largest count today that is no alarm, given the other periods of the window; below 0 when those alone are one. */
  readonly upperbound: number
  /** Probability of a total over the window as high or higher. */
  readonly pvalue: number
  readonly alarm: boolean
  /** Variance over mean of a single count. */
  readonly phi: number
  /** Periods judged together: fewer than asked when one just before is missing. */
  readonly window: number
}

/** Fewest past periods an expectation is made from. */
export const FEWEST_PERIODS = 8

/**
 * What is usual of counts in public health, as normal priors of the log mean: standard deviation of the trend a year and of the
 * season's two harmonics; a variance of 1.5 means that counts as eight periods' evidence; residuals above 3 are past outbreaks.
 */
const USUAL = { trend: 0.2, harmonics: [0.4, 0.3], phi: 1.5, phiRows: 8, outlier: 3 } as const
const PRECISION = [0, USUAL.trend ** -2, ...USUAL.harmonics.flatMap((sd) => [sd ** -2, sd ** -2])]

/**
 * Judges the count at position `t` (from 0), together with the one before it, against all that came earlier.
 *
 * One log-linear model at every length: with months of past the priors keep season and trend near none and the level speaks; with each further
 * year the series speaks more. Past counts weigh half as much every two years, past outbreaks less by their residual. The bound is the quantile 1 − alpha of a
 * negative binomial whose variance is that of the counts plus that of the expectation. Our own composition of published parts: quasi-Poisson season and trend
 * (Farrington et al. 1996), reweighting and negative binomial bound (Noufaily et al. 2013), penalised quasi-likelihood (Breslow & Clayton 1993). Compared with
 * EARS C2 and Bayes 1 in docs/methods/simulation-study.md.
 *
 * Missing periods (`undefined`), and values no count can take (negative, not finite), are left out; so are periods without exposure.
 *
 * @returns `undefined` when the count at `t` is missing, when fewer than eight counts come before, or when those are all zero: a first
 * appearance, which no rate of false alarms can judge.
 * @example
 * judgeShortSeries([2, 1, 3, 2, 2, 1, 2, 3, 2, 2, 12], 10)?.alarm // => true
 * judgeShortSeries([2, 1, 3, 2, 2, 1, 2, 3, 2, 2, 3], 10)?.alarm // => false
 * judgeShortSeries([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4], 10) // => undefined
 */
export function judgeShortSeries(
  observed: readonly (number | undefined)[],
  t: number,
  options: ShortSeriesOptions = {},
): ShortSeriesPoint | undefined {
  const { frequency = 52, alpha = 0.01, window = 2, halfLife = 2 * frequency, exposure } = options
  const exposureAt = (i: number): number => (exposure ? (exposure[i] ?? 0) : 1)
  const isKnown = (i: number): boolean =>
    isCount(observed[i]) && exposureAt(i) > 0 && Number.isFinite(exposureAt(i))
  if (!isKnown(t)) return undefined
  let first = t
  while (first > 0 && t - first + 1 < window && isKnown(first - 1)) first--
  const past: number[] = []
  for (let i = 0; i < first; i++) if (isKnown(i)) past.push(i)
  if (past.length < FEWEST_PERIODS) return undefined
  const n = past.length
  const y = new Float64Array(n)
  const x = new Float64Array(n * PRECISION.length)
  const exposures = new Float64Array(n)
  const weights = new Float64Array(n)
  for (const [row, i] of past.entries()) {
    y[row] = observed[i]!
    x.set(columnsAt(i - t, frequency), row * PRECISION.length)
    exposures[row] = exposureAt(i)
    weights[row] = 0.5 ** ((t - i) / halfLife)
  }
  const fit = fitHeldBack({ y, x, exposure: exposures, weights }, { precision: PRECISION, ...USUAL })
  if (!fit) return undefined
  const judged = Array.from({ length: t - first + 1 }, (_, i) => first + i)
  const total = judged.reduce((sum, i) => sum + (observed[i] ?? 0), 0)
  const rows = judged.map((i) => ({ x: columnsAt(i - t, frequency), exposure: exposureAt(i) }))
  const bound = boundOfTotal(fit, rows, total, alpha)
  if (!bound) return undefined
  return {
    expected: (rows.at(-1)?.exposure ?? 0) * Math.exp(fit.beta[0]! + seasonToday(fit)),
    upperbound: bound.upperbound - (total - (observed[t] ?? 0)),
    pvalue: bound.pvalue,
    alarm: total > bound.upperbound,
    phi: fit.phi,
    window: judged.length,
  }
}

const isCount = (value: number | undefined): boolean =>
  value !== undefined && value >= 0 && Number.isFinite(value)

/** Level, trend a year and two harmonics, `apart` periods from today; the season's phase is counted from today too, where it costs nothing. */
function columnsAt(apart: number, frequency: number): number[] {
  const angle = (2 * Math.PI * apart) / frequency
  return [1, apart / frequency, Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)]
}

/** Today every cosine is 1 and every sine and the time 0. */
const seasonToday = ({ beta }: HeldBackFit): number => beta[2]! + beta[4]!

/** Bound and p-value of the sum of the rows: the counts' own variance, and that of their common expectation. */
function boundOfTotal(
  { beta, covariance, phi }: HeldBackFit,
  rows: readonly { x: readonly number[]; exposure: number }[],
  total: number,
  alpha: number,
): Bound | undefined {
  let mean = 0
  const gradient = beta.map(() => 0)
  for (const { x, exposure } of rows) {
    const expected = exposure * Math.exp(x.reduce((sum, value, j) => sum + value * beta[j]!, 0))
    mean += expected
    for (const [j, value] of x.entries()) gradient[j]! += expected * value
  }
  const uncertain = multiply(covariance, gradient).reduce((sum, value, j) => sum + value * gradient[j]!, 0)
  return countBound(mean, phi + uncertain / mean, total, alpha)
}
