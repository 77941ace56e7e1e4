/** Simple detectors on the counts of the last weeks and of the same weeks of earlier years: RKI and Bayes. */
import { negativeBinomialQuantile } from './negative-binomial.ts'

export interface ReferenceSet {
  /** Years looked back. */
  readonly b: number
  /** Half-width of the window around the same week of earlier years, and number of last weeks. */
  readonly w: number
  /** Whether the last `w` weeks count too. */
  readonly actY: boolean
  readonly frequency?: number
}

/** The three reference sets in common use: six last weeks; those and thirteen of last year; nine in each of two years. */
export const REFERENCE_SETS = [
  { b: 0, w: 6, actY: true },
  { b: 1, w: 6, actY: true },
  { b: 2, w: 4, actY: false },
] as const satisfies readonly ReferenceSet[]

/** Counts of a reference set at `t` (from 0), or `undefined` when the series starts too late. */
function referenceCounts(
  y: readonly number[],
  t: number,
  { b, w, actY, frequency = 52 }: ReferenceSet,
): number[] | undefined {
  if (t - (actY ? w : 0) < 0 || t - b * frequency - (b > 0 ? w : 0) < 0) return undefined
  const years = Array.from({ length: b }, (_, i) => t - (b - i) * frequency)
  const counts = [...years.flatMap((at) => y.slice(at - w, at + w + 1)), ...(actY ? y.slice(t - w, t) : [])]
  return counts.length === 0 ? undefined : counts
}

/** Upper limits for a mean of 0, 1 … 20, as printed with the method. */
const LIMITS = [
  3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633, 19.05, 20.335, 21.364,
  22.945, 23.762, 25.4, 26.306, 27.735, 28.966, 30.017,
]

/**
 * Bound of the Robert Koch Institute's weekly system at `t` (from 0): mean plus two standard deviations above a mean of twenty,
 * a printed Poisson limit below.
 *
 * Stroup et al. (1989), Stat. Med. 8; Altmann (2003). Agrees with R `surveillance::rki` (surveillance.oracle.json).
 *
 * @returns `undefined` when the series starts too late for its reference set.
 * @example
 * rki([1, 1, 1, 1, 1, 1, 9], 6, REFERENCE_SETS[0]) // => { upperbound: 5.323, alarm: true }
 */
export function rki(
  y: readonly number[],
  t: number,
  set: ReferenceSet,
): { upperbound: number; alarm: boolean } | undefined {
  const past = referenceCounts(y, t, set)
  const observed = y[t]
  if (!past || observed === undefined) return undefined
  const mean = past.reduce((sum, count) => sum + count, 0) / past.length
  const sd = Math.sqrt(past.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (past.length - 1))
  const upperbound = mean > 20 ? mean + 2 * sd : (LIMITS[Math.floor(mean)] ?? mean + 2 * sd)
  return { upperbound, alarm: observed > upperbound }
}

/**
 * Bound of the Bayesian subsystem at `t` (from 0): the quantile 1 − alpha of the predictive distribution, negative binomial with
 * Jeffreys' prior (size: sum of the n reference counts + ½; prob: n / (n + 1)).
 *
 * Riebler (2004); Höhle (2007), Comput. Stat. 22. Agrees with R `surveillance::bayes` (surveillance.oracle.json).
 *
 * @returns `undefined` when the series starts too late for its reference set.
 * @example
 * bayes([0, 0, 0, 0, 0, 0, 1], 6, REFERENCE_SETS[0]) // => { upperbound: 1, alarm: false }
 */
export function bayes(
  y: readonly number[],
  t: number,
  set: ReferenceSet,
  alpha = 0.05,
): { upperbound: number; alarm: boolean } | undefined {
  const past = referenceCounts(y, t, set)
  const observed = y[t]
  if (!past || observed === undefined) return undefined
  const total = past.reduce((sum, count) => sum + count, 0)
  const upperbound = negativeBinomialQuantile(1 - alpha, total + 0.5, past.length / (past.length + 1))
  return upperbound === undefined ? undefined : { upperbound, alarm: observed > upperbound }
}
