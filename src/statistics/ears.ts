/** EARS C1, C2, C3: is today above the last days or weeks? For series too short for a season. */
import { normalBound } from './normal.ts'

export interface EarsOptions {
  readonly method?: 'C1' | 'C2' | 'C3'
  /** Periods averaged. */
  readonly baseline?: number
  /** One-sided false-alarm rate; 0.001 is the three standard deviations of the paper. */
  readonly alpha?: number
  /** Least standard deviation, so that a baseline of equal counts still allows a little. */
  readonly minSigma?: number
}

/**
 * Bound of EARS at position `t` (from 0), and whether the count there exceeds it. C1 looks at the periods just before, C2 leaves two
 * out so that a rise under way does not raise its own bound, C3 sums by how many standard deviations
 * beyond the first the two periods before exceeded theirs, and its bound is measured from the count itself, so that it alarms on a rise that lasts.
 *
 * Hutwagner et al. (2003), J. Urban Health 80(2). Agrees with R `surveillance::earsC` (surveillance.oracle.json).
 *
 * @returns `undefined` when too few periods come before `t`, or for C3 when the counts do not vary and `minSigma` is 0: nothing to measure by.
 * @example
 * ears([2, 4, 2, 4, 2, 4, 3, 9, 9, 7], 9, { method: 'C2' })?.alarm // => true
 * ears([2, 4], 1) // => undefined
 */
export function ears(
  y: readonly number[],
  t: number,
  { method = 'C1', baseline = 7, alpha = 0.001, minSigma = 0 }: EarsOptions = {},
) {
  const z = normalBound(alpha)
  const lag = method === 'C1' ? 0 : 2
  const today = past(y, t, baseline, lag, minSigma)
  const observed = y[t]
  if (!today || observed === undefined) return undefined
  if (method !== 'C3') return decide(observed, today.mean + z * today.sd)
  const [one, two] = [t - 1, t - 2].map((at) => {
    const window = past(y, at, baseline, lag, minSigma)
    return window && Math.max(0, ((y[at] ?? 0) - window.mean) / window.sd - 1)
  })
  if (one === undefined || two === undefined || Number.isNaN(one + two)) return undefined
  const upperbound = Math.max(0, observed + today.sd * (z - one - two))
  return Number.isNaN(upperbound) ? undefined : decide(observed, upperbound)
}

function past(y: readonly number[], t: number, baseline: number, lag: number, minSigma: number) {
  if (t - lag - baseline < 0) return undefined
  const window = y.slice(t - lag - baseline, t - lag)
  const mean = window.reduce((sum, count) => sum + count, 0) / baseline
  const variance = window.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (baseline - 1)
  return { mean, sd: Math.max(minSigma, Math.sqrt(variance)) }
}

const decide = (observed: number, upperbound: number) => ({ upperbound, alarm: observed > upperbound })
