/** The quantile of a count distribution: the smallest count whose lower tail reaches `p`. */

/**
 * How far below `p` a lower tail may fall and still count as reaching it. At an exact tie such as P(Y ≤ 47) = ½ the sum is
 * a few units in the last place off, on either side; without slack the answer would be a matter of rounding.
 */
const SLACK = 1 - 64 * Number.EPSILON

/** Steps walked with the probabilities' recursion before the search turns to doubling and halving. */
const WALK = 40

export interface CountDistribution {
  cdf(y: number): number
  /** Probability of exactly `y`. */
  pmf(y: number): number
  /** pmf(y + 1) / pmf(y). */
  next(y: number): number
}

/**
 * Smallest count whose lower tail reaches `p`, searched from `start`.
 *
 * From a good start a short walk by recursion finds it; otherwise the distance is doubled, then halved, so that a bound in the
 * billions (a very overdispersed series) costs dozens of steps and not billions.
 */
export function countQuantile(distribution: CountDistribution, p: number, start: number): number {
  const target = p * SLACK
  let y = Math.max(0, Math.floor(start))
  let cdf = distribution.cdf(y)
  let pmf = distribution.pmf(y)
  for (let steps = 0; steps < WALK; steps++) {
    if (cdf >= target) {
      if (y === 0 || cdf - pmf < target) return y
      cdf -= pmf
      y--
      pmf /= distribution.next(y)
    } else {
      pmf *= distribution.next(y)
      y++
      cdf += pmf
      if (cdf >= target) return y
    }
  }
  return bisect(distribution, target, y)
}

function bisect({ cdf }: CountDistribution, target: number, from: number): number {
  let low = from
  let high = from
  for (let step = 64; low > 0 && cdf(low) >= target; step *= 2) {
    high = low
    low = Math.max(0, low - step)
  }
  if (low === 0 && cdf(0) >= target) return 0
  for (let step = 64; high < Number.MAX_SAFE_INTEGER && cdf(high) < target; step *= 2) {
    low = high
    high += step
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (cdf(middle) >= target) high = middle
    else low = middle
  }
  return high
}

/**
 * Where the normal approximation corrected for skewness (Cornish & Fisher 1938) puts the quantile `z` standard deviations out.
 *
 * @example
 * cornishFisher(0, 10, 3, 0) // => 10
 */
export function cornishFisher(z: number, mean: number, sd: number, skewness: number): number {
  return Math.max(0, Math.round(mean + sd * (z + (skewness * (z * z - 1)) / 6)))
}
