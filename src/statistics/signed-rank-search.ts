/** The centre and interval of a tied sample as R searches them: where the signed-rank score crosses a bound, to four digits. */
import { normalQuantile } from './normal.ts'
import { median } from './quantiles.ts'

/**
 * Standard score of the signed ranks around `centre`, ties corrected; values equal to it are left out.
 *
 * Wilcoxon (1945), Biometrics Bull. 1(6); ties after Hollander, Wolfe & Chicken (2014), §3.1.
 *
 * @param correction how far from the middle a sum of ranks must lie to count: half a rank, or none
 * @example
 * signedRankScore([1, 2, 3], 2) // => 0
 */
export function signedRankScore(sample: readonly number[], centre: number, correction = 0.5): number {
  const left = sample.map((value) => value - centre).filter((value) => value !== 0)
  const n = left.length
  const order = left.map((_, i) => i).sort((a, b) => Math.abs(left[a]!) - Math.abs(left[b]!))
  let [positive, ties] = [0, 0]
  for (let i = 0; i < n; ) {
    let end = i
    while (end < n && Math.abs(left[order[end]!]!) === Math.abs(left[order[i]!]!)) end++
    const rank = (i + 1 + end) / 2
    for (let k = i; k < end; k++) if (left[order[k]!]! > 0) positive += rank
    ties += (end - i) ** 3 - (end - i)
    i = end
  }
  const above = positive - (n * (n + 1)) / 4
  return (above - correction * Math.sign(above)) / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48)
}

export interface SearchedCentre {
  readonly centre: number
  readonly low: number
  readonly high: number
  readonly coverage: number
}

/**
 * Centre and interval between the smallest and largest value. Where the score cannot reach the level within them, the chance left outside is
 * doubled until it can.
 *
 * @returns `undefined` where all values are equal.
 * @example
 * searchCentre([5, 5, 5], 0.95) // => undefined
 */
export function searchCentre(sample: readonly number[], level: number): SearchedCentre | undefined {
  const [low, high] = [Math.min(...sample), Math.max(...sample)]
  if (!(low < high)) return undefined
  const [first, last] = [signedRankScore(sample, low), signedRankScore(sample, high)]
  let outside = 1 - level
  const bound = (): number => normalQuantile(1 - outside / 2)!
  while (outside < 1 && (first < bound() || last > -bound())) outside *= 2
  const crossing = (z: number, correction: number): number =>
    crossZero((at) => signedRankScore(sample, at, correction) - z, low, high, 1e-4)
  const centre = crossing(0, 0)
  if (outside >= 1) {
    const middle = median(sample)!
    return { centre, low: middle, high: middle, coverage: 0 }
  }
  return { centre, low: crossing(bound(), 0.5), high: crossing(-bound(), 0.5), coverage: 1 - outside }
}

/** Where a function changes its sign between two places (Brent 1973, Algorithms for Minimization Without Derivatives, ch. 4). */
function crossZero(f: (at: number) => number, from: number, to: number, tolerance: number): number {
  let [a, b, fa, fb] = [from, to, f(from), f(to)]
  if (fa === 0) return a
  let [c, fc] = [a, fa]
  for (let step = 0; step < 1000 && fb !== 0; step++) {
    const before = b - a
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb]
    const near = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2
    let move = (c - b) / 2
    if (Math.abs(move) <= near) return b
    if (Math.abs(before) >= near && Math.abs(fa) > Math.abs(fb))
      move = interpolated([a, fa], [b, fb], [c, fc], before, near) ?? move
    ;[a, fa] = [b, fb]
    b += Math.abs(move) < near ? Math.sign(move) * near : move
    fb = f(b)
    if (fb > 0 === fc > 0 && fb !== 0) [c, fc] = [a, fa]
  }
  return b
}

type Place = readonly [at: number, value: number]

/** A step by the line or the parabola through the places known; `undefined` where halving is safer. */
function interpolated(
  [a, fa]: Place,
  [b, fb]: Place,
  [c, fc]: Place,
  before: number,
  near: number,
): number | undefined {
  const across = c - b
  let [p, q] = [across * (fb / fa), 1 - fb / fa]
  if (a !== c) {
    const [r, s, t] = [fa / fc, fb / fc, fb / fa]
    p = t * (across * r * (r - s) - (b - a) * (s - 1))
    q = (r - 1) * (s - 1) * (t - 1)
  }
  if (p > 0) q = -q
  else p = -p
  return p < 0.75 * across * q - Math.abs(near * q) / 2 && p < Math.abs((before * q) / 2) ? p / q : undefined
}
