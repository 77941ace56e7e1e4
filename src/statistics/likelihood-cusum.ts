/** Likelihood-ratio CUSUMs on counts: has the mean shifted since some unknown week? */
import { demandSameLength } from './demand.ts'
import { between } from './solve-monotone.ts'

export interface LikelihoodCusumOptions {
  /** Dispersion: variance mu + alpha mu²; 0 is Poisson. */
  readonly alpha?: number
  /** Log of the rate ratio to be found soonest; absent, the likeliest shift is estimated (the generalised ratio). */
  readonly theta?: number
  /** Alarm where the statistic reaches this. */
  readonly threshold: number
  /** Most periods a shift may lie back; −1 for no limit. */
  readonly M?: number
  /** Fewest periods a shift is estimated from. */
  readonly Mtilde?: number
  /** Whether rises or falls are looked for. */
  readonly direction?: 'inc' | 'dec'
  /** Repeat R surveillance 1.20.3, whose windowed Poisson form asks for one period more than `Mtilde`. */
  readonly compat?: 'surveillance-1.20'
}

export interface LikelihoodCusumPoint {
  readonly statistic: number
  readonly alarm: boolean
}

/**
 * Statistic and alarm at each period; after an alarm it starts anew.
 *
 * Höhle & Paul (2008), Comput. Stat. Data Anal. 52(9). For the negative binomial the shift is maximised to the last digits: R
 * `surveillance::glrnb` stops at 0 for large jumps in sparse series, which are just those looked for.
 *
 * @param x counts
 * @param mu their expectations when nothing has changed
 * @throws RangeError for unequal lengths.
 * @example
 * likelihoodCusum([5], [5], { threshold: 3 }) // => [{ statistic: 0, alarm: false }]
 */
export function likelihoodCusum(
  x: readonly number[],
  mu: readonly number[],
  options: LikelihoodCusumOptions,
): LikelihoodCusumPoint[] {
  demandSameLength('likelihoodCusum', { x, mu })
  return walk(x, mu, options).map(({ statistic, alarm }) => ({ statistic, alarm }))
}

/**
 * The count from which each period would have been an alarm, given the periods before it.
 *
 * @throws RangeError for unequal lengths.
 * @example
 * casesToAlarm([5], [5], { threshold: 3 }) // => [12]
 */
export function casesToAlarm(
  x: readonly number[],
  mu: readonly number[],
  options: LikelihoodCusumOptions,
): number[] {
  demandSameLength('casesToAlarm', { x, mu })
  return walk(x, mu, options).map(({ statisticOf }) => {
    const isAlarm = (count: number) => statisticOf(count) >= options.threshold
    let high = 1
    while (!isAlarm(high) && high < 2 ** 40) high *= 2
    let low = isAlarm(0) ? -1 : 0
    if (low < 0) return 0
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (isAlarm(middle)) high = middle
      else low = middle
    }
    return high
  })
}

function walk(x: readonly number[], mu: readonly number[], options: LikelihoodCusumOptions) {
  const { alpha = 0, theta, threshold } = options
  let start = 0
  let sum = 0
  return x.map((count, n) => {
    const [from, before] = [start, sum]
    const statisticOf = (today: number): number => {
      if (theta !== undefined) return Math.max(0, before + logRatio(today, mu[n] ?? 0, theta, alpha))
      const seen = today === x[n] ? x : x.with(n, today)
      return largestRatio(seen, mu, from, n, options)
    }
    const statistic = statisticOf(count)
    const alarm = statistic >= threshold
    start = alarm ? n + 1 : start
    sum = alarm ? 0 : statistic
    return { statistic, alarm, statisticOf }
  })
}

/** Log likelihood ratio of a mean mu e^theta against mu. */
function logRatio(x: number, mu: number, theta: number, alpha: number): number {
  if (alpha === 0) return x * theta - mu * Math.expm1(theta)
  return x * theta - (x + 1 / alpha) * Math.log1p((alpha * mu * Math.expm1(theta)) / (1 + alpha * mu))
}

function largestRatio(
  x: readonly number[],
  mu: readonly number[],
  start: number,
  n: number,
  options: LikelihoodCusumOptions,
): number {
  const { alpha = 0, M = -1, Mtilde = 1, direction = 'inc', compat } = options
  const fewest = compat && alpha === 0 && M >= 0 ? Mtilde + 1 : Mtilde
  const first = M < 0 ? start : Math.max(start, n - M)
  let best = 0
  let counted = 0
  let expected = 0
  for (let k = n; k >= first; k--) {
    counted += x[k] ?? 0
    expected += mu[k] ?? 0
    if (n - k + 1 < fewest || (direction === 'dec' && counted === 0)) continue
    let ratio = 0
    if (alpha > 0) ratio = largestShift(x, mu, k, n, alpha, direction)
    else if (counted > expected === (direction === 'inc'))
      ratio = (counted && counted * Math.log(counted / expected)) + expected - counted
    best = Math.max(best, ratio)
  }
  return best
}

/** Largest log likelihood ratio of a shift common to periods k to n, the score's root found by bracketing. */
function largestShift(
  x: readonly number[],
  mu: readonly number[],
  k: number,
  n: number,
  alpha: number,
  direction: 'inc' | 'dec',
): number {
  const total = (f: (count: number, mean: number) => number): number => {
    let sum = 0
    for (let i = k; i <= n; i++) sum += f(x[i] ?? 0, mu[i] ?? 0)
    return sum
  }
  const score = (theta: number) =>
    total((count, mean) => (mean * Math.exp(theta) - count) / (1 + alpha * mean * Math.exp(theta)))
  const isRise = score(0) < 0
  if (isRise !== (direction === 'inc')) return 0
  let [low, high] = [0, 0]
  for (let step = 1; score(high) < 0 && step < 1e3; step *= 2) high += step
  for (let step = 1; score(low) > 0 && step < 1e3; step *= 2) low -= step
  const theta = between(score, [low, score(low)], [high, score(high)])
  return Math.max(
    0,
    total((count, mean) => logRatio(count, mean, theta, alpha)),
  )
}
