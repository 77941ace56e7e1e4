/** Falling samples: when less is received than before, fewer sightings prove nothing. */

/** Falls smaller than this are of no consequence, however certain. */
const WORTH_SAYING = 0.3
/** Chance of so steep a fall if reporting had stayed as it was. */
const SURE = 0.05

/**
 * True when `after` documents against `before` in a period of the same length is a fall of at least 30 %, and steeper than chance
 * explains: with reporting unchanged, each of the `before + after` documents falls into either period with one chance in two
 * (conditional binomial test of two Poisson counts, Przyborowski and Wilenski 1940).
 *
 * @example
 * isFallingSample(40, 18) // => true
 * isFallingSample(4, 2) // => false
 */
export function isFallingSample(before: number, after: number): boolean {
  if (before <= 0 || after > before * (1 - WORTH_SAYING)) return false
  return chanceOfAtMost(after, before + after) < SURE
}

/** P(X ≤ k) for X binomial(n, 1/2), summed from its logarithms so that large samples do not underflow. */
function chanceOfAtMost(k: number, n: number): number {
  let logTerm = -n * Math.LN2
  let sum = Math.exp(logTerm)
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log((n - i + 1) / i)
    sum += Math.exp(logTerm)
  }
  return sum
}
