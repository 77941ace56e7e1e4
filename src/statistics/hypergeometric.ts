/** How many of the positives fall into a sample by chance alone: the hypergeometric distribution's upper tail. */
import { logGamma } from './gamma-function.ts'

/**
 * Chance that a draw of `n` from `n + m` holds `x` positives or more, when `positives` of all are positive: the one-sided p-value of Fisher's exact test
 * of `x` of `n` against `positives − x` of `m`.
 *
 * Fisher (1935), J. R. Stat. Soc. 98(1).
 *
 * @returns `undefined` when the counts fit no table.
 * @throws RangeError beyond a million in all: every term is added up
 * @example
 * hypergeometricUpper(2, 2, 13, 2)?.toFixed(9) // => '0.009523810'
 * hypergeometricUpper(0, 3, 5, 2) // => 1
 */
export function hypergeometricUpper(x: number, n: number, m: number, positives: number): number | undefined {
  const isWhole = [x, n, m, positives].every((count) => Number.isSafeInteger(count) && count >= 0)
  if (!isWhole || positives > n + m || x > n || x > positives) return undefined
  if (n + m > MOST) throw new RangeError(`expected ${MOST} at most in all, found ${n + m}`)
  const [lowest, highest] = [Math.max(0, positives - m), Math.min(n, positives)]
  if (x <= lowest) return 1
  const whole = logChoose(n + m, positives)
  let sum = 0
  for (let k = highest; k >= x; k--) sum += Math.exp(logChoose(n, k) + logChoose(m, positives - k) - whole)
  return Math.min(1, sum)
}

const MOST = 1_000_000

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
