/** Is the share of positives today more than in the past? Exactly, however few: also where the past holds none. */
import { hypergeometricUpper } from '../statistics/hypergeometric.ts'

export interface ShareJudgement {
  readonly expected: number
  /** The largest count today that is no alarm by itself; with those just before, fewer may be one. */
  readonly upperbound: number
  readonly pvalue: number
  readonly alarm: boolean
}

/** Fewest past periods with tests, as for counts. */
const FEWEST_PERIODS = 8

/** Positives accumulate over this many periods, so that a small rise that lasts is seen too. */
const WINDOW = 3

/**
 * Judges position `t`: alone, and together with the two periods before it, each against all of the past before the window. The p-value is twice the smaller
 * of the two (Bonferroni), so that looking twice costs what it should.
 *
 * The one-sided exact test of Fisher (1935) takes the uncertainty of the baseline itself into account; `2 of 2` after `0 of 13` is 1 in 105.
 *
 * @returns `undefined` when nothing was tested at `t`, or in fewer than eight periods before the window.
 * @example
 * judgeShare([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4], [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5], 10, 0.01)?.alarm // => true
 * judgeShare([0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1], [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5], 10, 0.01)?.alarm // => false
 */
export function judgeShare(
  positive: readonly (number | undefined)[],
  tested: readonly (number | undefined)[],
  t: number,
  alpha: number,
): ShareJudgement | undefined {
  const [x, n] = [positive[t], tested[t]]
  if (x === undefined || !n) return undefined
  const first = Math.max(0, t - WINDOW + 1)
  const past = sums(positive, tested, 0, first)
  if (past.periods < FEWEST_PERIODS) return undefined
  const earlier = sums(positive, tested, first, t)
  const chanceOf = (count: number): number =>
    Math.min(
      1,
      2 *
        Math.min(
          hypergeometricUpper(count, n, past.tested, count + past.positive) ?? 1,
          hypergeometricUpper(
            count + earlier.positive,
            n + earlier.tested,
            past.tested,
            count + earlier.positive + past.positive,
          ) ?? 1,
        ),
    )
  const pvalue = chanceOf(x)
  const alone = (count: number) =>
    2 * (hypergeometricUpper(count, n, past.tested, count + past.positive) ?? 1)
  return {
    expected: (n * past.positive) / past.tested,
    upperbound: largestQuiet(n, (count) => alone(count) < alpha),
    pvalue,
    alarm: pvalue < alpha,
  }
}

function sums(
  positive: readonly (number | undefined)[],
  tested: readonly (number | undefined)[],
  from: number,
  to: number,
) {
  const total = { positive: 0, tested: 0, periods: 0 }
  for (let i = from; i < to; i++) {
    if (positive[i] === undefined || !tested[i]) continue
    total.positive += positive[i] ?? 0
    total.tested += tested[i] ?? 0
    total.periods++
  }
  return total
}

/** The largest count below the first alarm, found by halving: more positives are never less surprising. */
function largestQuiet(most: number, isAlarm: (count: number) => boolean): number {
  let [quiet, loud] = [-1, most + 1]
  while (loud - quiet > 1) {
    const middle = Math.floor((quiet + loud) / 2)
    if (isAlarm(middle)) loud = middle
    else quiet = middle
  }
  return quiet
}
