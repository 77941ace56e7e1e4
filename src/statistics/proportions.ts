/** Intervals of a share of few, and of the difference of two. */
import { betaQuantile } from './beta.ts'
import { normalBound } from './normal.ts'

export type Interval = readonly [low: number, high: number]

/**
 * Wilson's interval of `x` of `n`; with `continuity` widened by half a case.
 *
 * Wilson (1927), J. Am. Stat. Assoc. 22; Newcombe (1998), Stat. Med. 17, for the continuity correction.
 *
 * @returns `undefined` when nothing was tried.
 * @example
 * wilson(0, 0) // => undefined
 */
export function wilson(x: number, n: number, level = 0.95, continuity = false): Interval | undefined {
  if (!(n > 0 && x >= 0 && x <= n)) return undefined
  const z = normalBound((1 - level) / 2)
  const p = x / n
  const scale = 2 * (n + z * z)
  const limit = (sign: 1 | -1): number => {
    if (!continuity) return (2 * x + z * z + sign * z * Math.sqrt(z * z + 4 * x * (1 - p))) / scale
    const inside = z * z + sign * 2 - 1 / n + 4 * p * (n * (1 - p) - sign)
    return (2 * x + z * z + sign * (1 + z * Math.sqrt(Math.max(0, inside)))) / scale
  }
  return [x === 0 ? 0 : Math.max(0, limit(-1)), x === n ? 1 : Math.min(1, limit(1))]
}

/**
 * Clopper and Pearson's exact interval: never covers less than it says, often more.
 *
 * Clopper & Pearson (1934), Biometrika 26.
 *
 * @example
 * clopperPearson(0, 0) // => undefined
 */
export function clopperPearson(x: number, n: number, level = 0.95): Interval | undefined {
  if (!(n > 0 && x >= 0 && x <= n)) return undefined
  const tail = (1 - level) / 2
  return [
    x === 0 ? 0 : (betaQuantile(tail, x, n - x + 1) ?? 0),
    x === n ? 1 : (betaQuantile(1 - tail, x + 1, n - x) ?? 1),
  ]
}

/**
 * Jeffreys' interval: between quantiles of what half a positive and half a negative, known beforehand, and `x` of `n` make probable.
 *
 * Brown, Cai & DasGupta (2001), Stat. Sci. 16(2).
 *
 * @returns `undefined` when nothing was tried.
 * @example
 * jeffreys(0, 0) // => undefined
 */
export function jeffreys(x: number, n: number, level = 0.95): Interval | undefined {
  if (!(n > 0 && x >= 0 && x <= n)) return undefined
  const tail = (1 - level) / 2
  return [
    x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5)!,
    x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5)!,
  ]
}

/**
 * Agresti and Coull's interval: the plain one after adding z²/2 positives and as many negatives. Easy to check by hand; may pass 0 or 1.
 *
 * Agresti & Coull (1998), Am. Statistician 52(2).
 *
 * @returns `undefined` when nothing was tried.
 * @example
 * agrestiCoull(0, 0) // => undefined
 */
export function agrestiCoull(x: number, n: number, level = 0.95): Interval | undefined {
  if (!(n > 0 && x >= 0 && x <= n)) return undefined
  const z = normalBound((1 - level) / 2)
  const tried = n + z * z
  const share = (x + (z * z) / 2) / tried
  const half = z * Math.sqrt((share * (1 - share)) / tried)
  return [share - half, share + half]
}

/**
 * Interval of the difference x1/n1 − x2/n2, from the Wilson intervals of both.
 *
 * Newcombe (1998), Stat. Med. 17(8), method 10.
 *
 * @example
 * newcombe(0, 0, 1, 2) // => undefined
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number, level = 0.95): Interval | undefined {
  const [one, two] = [wilson(x1, n1, level), wilson(x2, n2, level)]
  if (!one || !two) return undefined
  const [p1, p2] = [x1 / n1, x2 / n2]
  return [p1 - p2 - Math.hypot(p1 - one[0], two[1] - p2), p1 - p2 + Math.hypot(one[1] - p1, p2 - two[0])]
}
