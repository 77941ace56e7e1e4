/** How sure the median of a few values is: an interval made of two of the values themselves. */
import { demandFinite, demandInside } from './demand.ts'

export interface MedianInterval {
  readonly low: number
  readonly high: number
  /** Chance that such an interval holds the median: at least the level asked, often more. */
  readonly coverage: number
}

/**
 * Order-statistic interval of the median: the pair of values furthest in, counted alike from both ends, that still covers it with
 * `level`. It supposes nothing of the shape.
 *
 * Thompson (1936), Ann. Math. Stat. 7(3); David & Nagaraja (2003), §7.1.
 *
 * @returns `undefined` when even the smallest and largest value do not reach the level: below six values at 95 %.
 * @throws RangeError for numbers that are none or a level not between 0 and 1.
 * @example
 * medianInterval([1, 2, 3, 4, 5, 6]) // => { low: 1, high: 6, coverage: 0.96875 }
 * medianInterval([1, 2, 3, 4, 5]) // => undefined
 */
export function medianInterval(sample: readonly number[], level = 0.95): MedianInterval | undefined {
  demandFinite('medianInterval', 'sample', sample)
  demandInside('medianInterval', 'level', level)
  const n = sample.length
  if (n === 0) return undefined
  const sorted = [...sample].sort((a, b) => a - b)
  // Chance that fewer than `rank` of n fair coins fall heads.
  let [rank, below, term] = [0, 0, 0.5 ** n]
  while (rank < n / 2 && 1 - 2 * (below + term) >= level) {
    below += term
    rank += 1
    term *= (n - rank + 1) / rank
  }
  if (rank === 0) return undefined
  return { low: sorted[rank - 1]!, high: sorted[n - rank]!, coverage: 1 - 2 * below }
}
