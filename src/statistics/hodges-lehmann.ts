/** Hodges and Lehmann's centre: the median of all means of two values, and its interval from the signed-rank test. */
import { demandFinite, demandInside } from './demand.ts'
import { normalQuantile } from './normal.ts'
import { median } from './quantiles.ts'
import { searchCentre, signedRankScore } from './signed-rank-search.ts'

/**
 * Median of the means of all pairs of values (each with itself too): nearly as sharp as the mean for normal values, and far less moved by
 * wild ones. Of logarithms of prices, its exponential is a robust geometric mean.
 *
 * Hodges & Lehmann (1963), Ann. Math. Stat. 34(2).
 *
 * @param compat `R` searches the centre to four digits where values are tied or fifty and more, as `wilcox.test` does
 * @returns `undefined` for an empty sample.
 * @throws RangeError for numbers that are none.
 * @example
 * hodgesLehmann([1, 2, 9]) // => 3.5
 */
export function hodgesLehmann(sample: readonly number[], compat?: 'R'): number | undefined {
  const means = pairMeans('hodgesLehmann', sample)
  const isSearched = compat === 'R' && !isExact(sample) && means[0] !== means[means.length - 1]
  return isSearched ? searchCentre(sample, 0.95)?.centre : median(means)
}

function pairMeans(method: string, sample: readonly number[]): number[] {
  demandFinite(method, 'sample', sample)
  return sample.flatMap((one, i) => sample.slice(i).map((other) => (one + other) / 2)).sort((a, b) => a - b)
}

/** Few enough and different enough for the exact chances of ranks. */
const isExact = (sample: readonly number[]): boolean =>
  sample.length < 50 &&
  !sample.includes(0) &&
  new Set(sample.map((value) => Math.abs(value))).size === sample.length

export interface RankInterval {
  readonly low: number
  readonly high: number
  /** Exact chance of covering the centre where no values are tied; the level asked otherwise, or what so few can reach. */
  readonly coverage: number
}

/**
 * Interval of the centre of values spread alike on both sides of it: the centres the signed-rank test does not reject. Exact below 50 values
 * without ties, else by the normal approximation with ties and continuity corrected.
 *
 * Hollander, Wolfe & Chicken (2014), §3.3. Agrees with R `wilcox.test(conf.int = TRUE)`; where values are tied that searches the ends to four
 * digits and lowers the level for few of them, which `compat: 'R'` repeats.
 *
 * @returns the smallest and largest value when so few cannot reach the level (`coverage` then says what they reach); `undefined` below two values
 * or when all are equal.
 * @throws RangeError for numbers that are none or a level not between 0 and 1.
 * @example
 * hodgesLehmannInterval([60, 70, 80]) // => { low: 60, high: 80, coverage: 0.75 }
 */
export function hodgesLehmannInterval(
  sample: readonly number[],
  level = 0.95,
  compat?: 'R',
): RankInterval | undefined {
  demandInside('hodgesLehmannInterval', 'level', level)
  const means = pairMeans('hodgesLehmannInterval', sample)
  const n = sample.length
  if (n < 2 || means[0] === means[means.length - 1]) return undefined
  if (isExact(sample)) return exactInterval(means, n, level)
  return compat === 'R' ? searchCentre(sample, level) : normalInterval(sample, means, level)
}

function exactInterval(means: readonly number[], n: number, level: number): RankInterval {
  const chances = signedRankChances(n)
  let [rank, below] = [0, 0]
  while (below + chances[rank]! < (1 - level) / 2) below += chances[rank++]!
  if (rank === 0) {
    rank = 1
    below = chances[0]!
  }
  return { low: means[rank - 1]!, high: means[means.length - rank]!, coverage: 1 - 2 * below }
}

/** Chance of each sum of those of the ranks 1 … n that carry heads. */
function signedRankChances(n: number): number[] {
  let chances = [1]
  for (let rank = 1; rank <= n; rank++) {
    const next = new Array<number>(chances.length + rank).fill(0)
    for (const [sum, chance] of chances.entries()) {
      next[sum]! += chance / 2
      next[sum + rank]! += chance / 2
    }
    chances = next
  }
  return chances
}

function normalInterval(sample: readonly number[], means: readonly number[], level: number): RankInterval {
  const z = normalQuantile((1 + level) / 2)!
  const steps = means.filter((value, i) => i === 0 || value > means[i - 1]!)
  const scores = steps.slice(1).map((value, i) => signedRankScore(sample, (value + steps[i]!) / 2))
  const [lowest, highest] = [steps[0]!, steps[steps.length - 1]!]
  const first = scores.findIndex((score) => score <= z)
  const last = scores.findLastIndex((score) => score >= -z)
  const low = first < 0 ? lowest : steps[first]!
  const high = last < 0 ? highest : steps[last + 1]!
  const isWhole = Math.min(...scores) > -z && Math.max(...scores) < z
  return { low, high, coverage: isWhole ? Math.min(level, 1 - 2 ** (1 - sample.length)) : level }
}
