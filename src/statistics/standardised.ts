/** Figures freed of their mix: rates on a standard population, two-by-two tables over strata. */
import { demandNotNegative, demandSameLength } from './demand.ts'
import { chiSquaredQuantile, chiSquaredUpper } from './gamma.ts'
import { normalBound } from './normal.ts'

/**
 * Rate a standard population would have, with its variance and 95 % interval: two years compare though their mixes of sources or ages differ.
 *
 * Direct standardisation; interval of Fay & Feuer (1997), Stat. Med. 16(7), which holds for few cases.
 *
 * @param x cases of each stratum
 * @param n people, or tests, of each stratum
 * @param standard how much each stratum counts
 * @returns `undefined` when a stratum holds nobody.
 * @throws RangeError for unequal lengths or a number that is none or below zero.
 * @example
 * standardisedRate([1], [0], [1]) // => undefined
 */
export function standardisedRate(
  x: readonly number[],
  n: readonly number[],
  standard: readonly number[],
): { rate: number; var: number; ci95: readonly [number, number | undefined] } | undefined {
  demandSameLength('standardisedRate', { x, n, standard })
  for (const [name, values] of Object.entries({ x, n, standard }))
    demandNotNegative('standardisedRate', name, values)
  const total = standard.reduce((sum, part) => sum + part, 0)
  if (x.length === 0 || !(total > 0) || x.some((_, i) => !((n[i] ?? 0) > 0))) return undefined
  const weights = x.map((_, i) => (standard[i] ?? 0) / total / (n[i] ?? 1))
  const rate = x.reduce((sum, cases, i) => sum + (weights[i] ?? 0) * cases, 0)
  const variance = x.reduce((sum, cases, i) => sum + (weights[i] ?? 0) ** 2 * cases, 0)
  const limit = (p: number, mean: number, spread: number): number | undefined => {
    const quantile = chiSquaredQuantile(p, (2 * mean * mean) / spread)
    return quantile === undefined ? undefined : (spread / (2 * mean)) * quantile
  }
  const heaviest = Math.max(...weights)
  const low = rate === 0 ? 0 : (limit(0.025, rate, variance) ?? 0)
  return { rate, var: variance, ci95: [low, limit(0.975, rate + heaviest, variance + heaviest ** 2)] }
}

export type TwoByTwo = readonly [readonly [a: number, b: number], readonly [c: number, d: number]]

/**
 * Odds ratio common to strata, its 95 % interval, and the test that it is one: a change in positives that a changed mix of sources cannot explain.
 *
 * Mantel & Haenszel (1959), without continuity correction; interval of Robins, Breslow & Greenland (1986), Biometrics 42(2).
 *
 * @param strata rows are periods, columns positive and negative
 * @returns `undefined` when no stratum tells the rows apart.
 * @example
 * mantelHaenszel([[[0, 0], [1, 1]]]) // => undefined
 */
export function mantelHaenszel(
  strata: readonly TwoByTwo[],
): { chisq: number; p: number; commonOR: number; ci95: readonly [number, number] } | undefined {
  let [excess, variance, r, s, pr, psqr, qs] = [0, 0, 0, 0, 0, 0, 0]
  for (const [[a, b], [c, d]] of strata) {
    const n = a + b + c + d
    if (n < 2) continue
    excess += a - ((a + b) * (a + c)) / n
    variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1))
    const [ri, si, pi, qi] = [(a * d) / n, (b * c) / n, (a + d) / n, (b + c) / n]
    r += ri
    s += si
    pr += pi * ri
    psqr += pi * si + qi * ri
    qs += qi * si
  }
  if (!(variance > 0 && r > 0 && s > 0)) return undefined
  const chisq = excess ** 2 / variance
  const commonOR = r / s
  const error = Math.sqrt(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s))
  const factor = Math.exp(normalBound(0.025) * error)
  return { chisq, p: chiSquaredUpper(chisq, 1), commonOR, ci95: [commonOR / factor, commonOR * factor] }
}
