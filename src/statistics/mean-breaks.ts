/** Bai and Perron's breaks: how many times did the mean change, and when, each stretch being long enough? */
import { demandFinite } from './demand.ts'

export interface MeanBreaks {
  /** Breaks of the number the information criterion prefers, each the number of values up to the end of a stretch. */
  readonly breaks: readonly number[]
  /** The best division with no break, one, two …: its breaks, what it leaves (sum of squares), and its BIC. */
  readonly byNumber: readonly {
    readonly breaks: readonly number[]
    readonly rss: number
    readonly bic: number
  }[]
}

/**
 * Divisions of a series into stretches of one mean each, at least `minSegment` values long, with the least squares left for every number of
 * breaks. Unlike `changepoints` no penalty is chosen: the number of breaks is that of the least BIC.
 *
 * Bai & Perron (1998), Econometrica 66(1); (2003), J. Appl. Econometrics 18(1): dynamic programming. Agrees with R
 * `strucchange::breakpoints(y ~ 1)`.
 *
 * @param maxBreaks as many as leave some room, when not given
 * @returns `undefined` when the series is shorter than two stretches, or does not vary.
 * @throws RangeError for numbers that are none, or a stretch of less than two values.
 * @example
 * meanBreaks([1, 2, 1, 2, 9, 8, 9, 8], 2)?.breaks // => [4]
 */
export function meanBreaks(
  y: readonly number[],
  minSegment: number,
  maxBreaks = Math.max(1, Math.ceil(y.length / minSegment) - 2),
): MeanBreaks | undefined {
  demandFinite('meanBreaks', 'y', y)
  if (!(Number.isInteger(minSegment) && minSegment >= 2))
    throw new RangeError(`meanBreaks: expected stretches of two values or more, found ${minSegment}`)
  const n = y.length
  const cost = squaresLeft(y)
  if (n < 2 * minSegment || !(cost(0, n) > 0)) return undefined
  // For each number of breaks: the least that values up to `end` can leave, and where the last break then lies.
  let least = Array.from({ length: n + 1 }, (_, end) =>
    end < minSegment ? Number.POSITIVE_INFINITY : cost(0, end),
  )
  const lastBreak: number[][] = []
  const byNumber = [describe(n, cost(0, n), [])]
  for (let count = 1; count <= maxBreaks && (count + 1) * minSegment <= n; count++) {
    const next = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY)
    const from = new Array<number>(n + 1).fill(0)
    for (let end = (count + 1) * minSegment; end <= n; end++)
      for (let at = count * minSegment; at <= end - minSegment; at++) {
        const left = least[at]! + cost(at, end)
        if (left < next[end]!) {
          next[end] = left
          from[end] = at
        }
      }
    least = next
    lastBreak.push(from)
    byNumber.push(describe(n, least[n]!, traceBack(lastBreak, n)))
  }
  const best = byNumber.reduce((one, other) => (other.bic < one.bic ? other : one))
  return { breaks: best.breaks, byNumber }
}

function traceBack(lastBreak: readonly (readonly number[])[], n: number): number[] {
  const breaks: number[] = []
  let end = n
  for (const from of lastBreak.toReversed()) {
    end = from[end]!
    breaks.unshift(end)
  }
  return breaks
}

/** BIC of a normal model with a mean for each stretch, a place for each break, and one variance. */
function describe(n: number, rss: number, breaks: readonly number[]) {
  const parameters = 2 * (breaks.length + 1)
  const bic = n * (Math.log(rss / n) + 1 + Math.log(2 * Math.PI)) + parameters * Math.log(n)
  return { breaks, rss, bic }
}

/** Sum of squares about their mean of the values from one place up to another, not included. */
function squaresLeft(y: readonly number[]): (from: number, to: number) => number {
  const centre = y.reduce((sum, value) => sum + value, 0) / y.length
  const [sums, squares] = [[0], [0]]
  for (const value of y) {
    sums.push(sums[sums.length - 1]! + value - centre)
    squares.push(squares[squares.length - 1]! + (value - centre) ** 2)
  }
  return (from, to) =>
    Math.max(0, squares[to]! - squares[from]! - (sums[to]! - sums[from]!) ** 2 / (to - from))
}
