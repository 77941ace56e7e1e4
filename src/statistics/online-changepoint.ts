/** How long has the present level lasted? Bayesian changepoints, judged count by count. */
import { logGamma } from './gamma-function.ts'

export interface OnlineChangepointOptions {
  /** Gamma prior of each level's mean: shape and rate (mean shape / rate). */
  readonly shape: number
  readonly rate: number
  /** Mean length of a level, in periods: a change has probability 1 / lambda at each. */
  readonly lambda: number
  /** Run lengths up to this add up to `probabilityRecent`. */
  readonly recent?: number
}

export interface RunLengthPoint {
  /** The likeliest number of periods since the last change, its mean, and the probability of at most `recent`. */
  readonly likeliest: number
  readonly mean: number
  readonly probabilityRecent: number
  /** Logarithm of the probability of all counts so far: larger for better priors. */
  readonly logEvidence: number
}

/**
 * Distribution of the time since the last change after each count, for Poisson counts of a level drawn anew at each change.
 *
 * Adams & MacKay (2007), arXiv:0710.3742, algorithm 1, in logarithms; run length 0 means that the level changes after this count. A missing count
 * (`undefined`, negative or not finite) tells nothing about the level: time passes and runs grow, or end, by the hazard alone.
 *
 * @throws RangeError when shape, rate are not above 0 or lambda is not above 1.
 * @example
 * onlineChangepoints([3, 3, 3, 3, 30, 30, 30], { shape: 1, rate: 0.2, lambda: 50 })[6].likeliest // => 3
 */
export function onlineChangepoints(
  y: readonly (number | undefined)[],
  { shape, rate, lambda, recent = 5 }: OnlineChangepointOptions,
): RunLengthPoint[] {
  if (!(shape > 0 && rate > 0 && lambda > 1 && Number.isFinite(shape + rate + lambda)))
    throw new RangeError(
      `onlineChangepoints: expected shape and rate above 0 and lambda above 1, found ${shape}, ${rate}, ${lambda}`,
    )
  const [grow, change] = [Math.log1p(-1 / lambda), -Math.log(lambda)]
  // For each run length r: log probability, and the counts and periods the level was seen for.
  let logs = [0]
  let totals = [0]
  let lengths = [0]
  let logEvidence = 0
  return y.map((value) => {
    const count = value !== undefined && value >= 0 && Number.isFinite(value) ? value : undefined
    const joint = logs.map((log, r) =>
      count === undefined ? log : log + predictive(count, shape + totals[r]!, rate + lengths[r]!),
    )
    const evidence = logSum(joint)
    logEvidence += evidence
    logs = [evidence + change, ...joint.map((log) => log + grow)].map((log) => log - evidence)
    totals = [0, ...totals.map((total) => total + (count ?? 0))]
    lengths = [0, ...lengths.map((length) => length + (count === undefined ? 0 : 1))]
    return { ...describe(logs, recent), logEvidence }
  })
}

/** Log probability of a count whose mean has a gamma distribution. */
function predictive(count: number, shape: number, rate: number): number {
  return (
    logGamma(shape + count) -
    logGamma(shape) -
    logGamma(count + 1) +
    shape * Math.log(rate / (rate + 1)) -
    count * Math.log1p(rate)
  )
}

function logSum(logs: readonly number[]): number {
  const largest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY)
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0))
}

function describe(logs: readonly number[], recent: number) {
  let [likeliest, mean, probabilityRecent] = [0, 0, 0]
  for (const [r, log] of logs.entries()) {
    const probability = Math.exp(log)
    if (log > logs[likeliest]!) likeliest = r
    mean += r * probability
    if (r <= recent) probabilityRecent += probability
  }
  return { likeliest, mean, probabilityRecent }
}
