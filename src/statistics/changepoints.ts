/** Where a series' level changed: the best division into stretches, found exactly. */
import { demandFinite, demandNotNegative, demandPositive } from './demand.ts'

export type SegmentCost = (from: number, to: number) => number

/**
 * Cost of a stretch whose counts have one Poisson mean, twice the negative log likelihood without log y!.
 *
 * @throws RangeError for a count below zero or that is none.
 * @example
 * poissonCost([1, 1])(0, 2) // => 4
 */
export function poissonCost(y: readonly number[]): SegmentCost {
  demandNotNegative('poissonCost', 'y', y)
  const sums = runningSums(y)
  return (from, to) => {
    const total = (sums[to] ?? 0) - (sums[from] ?? 0)
    return total === 0 ? 0 : 2 * (total - total * Math.log(total / (to - from)))
  }
}

/** Cost of a stretch of one normal mean and a known standard deviation: squares about the mean in units of its square. */
export function normalCost(y: readonly number[], scale: number): SegmentCost {
  demandFinite('normalCost', 'y', y)
  demandPositive('normalCost', 'scale', [scale])
  const scaled = y.map((value) => value / scale)
  const sums = runningSums(scaled)
  const squares = runningSums(scaled.map((value) => value * value))
  return (from, to) => {
    const total = (sums[to] ?? 0) - (sums[from] ?? 0)
    return from === to ? 0 : (squares[to] ?? 0) - (squares[from] ?? 0) - (total * total) / (to - from)
  }
}

function runningSums(y: readonly number[]): number[] {
  const sums = [0]
  for (const value of y) sums.push((sums.at(-1) ?? 0) + value)
  return sums
}

/**
 * Division of `n` values that costs least, a `penalty` for each change, every stretch at least `minSegment` long.
 *
 * Optimal partitioning, Jackson et al. (2005), pruned as PELT, Killick, Fearnhead & Eckley (2012), J. Am. Stat. Assoc. 107: the exact optimum.
 *
 * @returns `changepoints`, each the number of values up to the end of a stretch, and the `cost`; `undefined` for fewer values than a stretch.
 * @example
 * changepoints(6, normalCost([0, 0, 0, 9, 9, 9], 1), 4, 1)?.changepoints // => [3]
 */
export function changepoints(
  n: number,
  cost: SegmentCost,
  penalty: number,
  minSegment = 1,
): { changepoints: number[]; cost: number } | undefined {
  if (n < minSegment || n < 1) return undefined
  const best = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY)
  const last = new Array<number>(n + 1).fill(0)
  best[0] = -penalty
  let candidates: number[] = []
  for (let to = minSegment; to <= n; to++) {
    const newest = to - minSegment
    if (newest === 0 || newest >= minSegment) candidates.push(newest)
    const costs = candidates.map((from) => (best[from] ?? 0) + cost(from, to))
    const lowest = Math.min(...costs.map((value) => value + penalty))
    const at = costs.findIndex((value) => value + penalty === lowest)
    best[to] = lowest
    last[to] = candidates[at] ?? 0
    // A start that already costs more than the best division can only be the best of one that ends within the next stretch.
    if (minSegment === 1) candidates = candidates.filter((_, i) => (costs[i] ?? 0) <= lowest + 1e-9)
  }
  const found: number[] = []
  for (let to = last[n] ?? 0; to > 0; to = last[to] ?? 0) found.unshift(to)
  return { changepoints: found, cost: best[n] ?? 0 }
}
