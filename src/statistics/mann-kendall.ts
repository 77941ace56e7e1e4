/** Mann–Kendall's test and Sen's slope: does a short series rise or fall, whatever its shape, and how fast? */
import { demandFinite, demandSameLength } from './demand.ts'
import { normalQuantile, normalUpper } from './normal.ts'

export interface MannKendall {
  readonly n: number
  /** Rises less falls over all pairs. */
  readonly S: number
  readonly varS: number
  readonly Z: number
  readonly pTwoSided: number
  /** Exact p-value, where no values are tied and there are fewer than fifty. */
  readonly exactP: number | undefined
  readonly tauB: number | undefined
  /** Median of the slopes over all pairs, and the median intercept that goes with it. */
  readonly senSlope: number
  readonly senIntercept: number
  /** 95 % interval of the slope (Gilbert 1987). */
  readonly senCI95: readonly [number | undefined, number | undefined]
  readonly M1: number
  readonly M2: number
}

/**
 * Trend of `y` over the times `t`.
 *
 * Mann (1945), Kendall (1975), ties corrected, continuity corrected; Sen (1968), J. Am. Stat. Assoc. 63; interval after Gilbert (1987).
 *
 * @returns `undefined` below three values, or where none differs: nothing rises or falls.
 * @throws RangeError for unequal lengths or numbers that are none.
 * @example
 * mannKendall([1, 2, 3], [5, 6, 9])?.S // => 3
 */
export function mannKendall(
  t: readonly number[],
  y: readonly number[],
  level = 0.95,
): MannKendall | undefined {
  demandSameLength('mannKendall', { t, y })
  demandFinite('mannKendall', 't', t)
  demandFinite('mannKendall', 'y', y)
  const n = y.length
  if (n < 3) return undefined
  const slopes: number[] = []
  let S = 0
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      S += Math.sign((y[j] ?? 0) - (y[i] ?? 0))
      slopes.push(((y[j] ?? 0) - (y[i] ?? 0)) / ((t[j] ?? 0) - (t[i] ?? 0)))
    }
  const varS = tieCorrectedVariance(y)
  if (!(varS > 0)) return undefined
  slopes.sort((a, b) => a - b)
  const Z = (S - Math.sign(S)) / Math.sqrt(varS)
  const pairs = slopes.length
  const tied = tieSizes(y).reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const half = (normalQuantile(0.5 + level / 2) ?? 0) * Math.sqrt(varS)
  const [M1, M2] = [(pairs - half) / 2, (pairs + half) / 2]
  const senSlope = median(slopes)
  return {
    n,
    S,
    varS,
    Z,
    pTwoSided: Math.min(1, 2 * normalUpper(Math.abs(Z))),
    exactP: tied === 0 && n < 50 ? exactP(n, S) : undefined,
    tauB: S / Math.sqrt(pairs * (pairs - tied)),
    senSlope,
    senIntercept: median(y.map((value, i) => value - senSlope * (t[i] ?? 0)).sort((a, b) => a - b)),
    senCI95: [interpolate(slopes, M1), interpolate(slopes, M2 + 1)],
    M1,
    M2,
  }
}

/** Variance of S when nothing but chance orders the values. */
export function tieCorrectedVariance(y: readonly number[]): number {
  const term = (size: number): number => size * (size - 1) * (2 * size + 5)
  return (term(y.length) - tieSizes(y).reduce((sum, size) => sum + term(size), 0)) / 18
}

/** Chance of an |S| as large or larger when all orders are equally likely (Kendall 1975). */
function exactP(n: number, S: number): number {
  const most = (n * (n - 1)) / 2
  // Share of the orders of 1, 2 … n values with each number of falls.
  let share = [1]
  for (let size = 2; size <= n; size++) {
    const next = new Array<number>(share.length + size - 1).fill(0)
    for (const [falls, value] of share.entries())
      for (let more = 0; more < size; more++) next[falls + more]! += value / size
    share = next
  }
  const atLeast = (most - Math.abs(S)) / 2
  return Math.min(1, 2 * share.slice(0, atLeast + 1).reduce((sum, value) => sum + value, 0))
}

function tieSizes(y: readonly number[]): number[] {
  const sizes = new Map<number, number>()
  for (const value of y) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  return [...sizes.values()]
}

/** Value at a rank from 1 of sorted values, between two by proportion, extended in line beyond the first and last. */
function interpolate(sorted: readonly number[], rank: number): number | undefined {
  const below = Math.min(Math.max(1, Math.floor(rank)), sorted.length - 1)
  const [low, high] = [sorted[below - 1], sorted[below]]
  return low === undefined || high === undefined ? undefined : low + (rank - below) * (high - low)
}

/** The middle of sorted values, or the mean of the middle two. */
export function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}
