/** Inverts a distribution: finds where its two tails say `p`. */
import type { Tails } from './gamma.ts'

/**
 * The point `u` of an increasing distribution where the lower tail is `p`, to the last digits.
 *
 * Compares logarithms, of the lower tail below one half and of the upper tail above, so that far tails are found as
 * surely as the middle; brackets by doubling, then Chandrupatla's (1997) mixture of bisection and inverse
 * quadratic interpolation.
 */
export function solveMonotone(tails: (u: number) => Tails, p: number, start: number): number {
  const distance =
    p <= 0.5
      ? (u: number) => Math.log(tails(u).lower) - Math.log(p)
      : (u: number) => Math.log1p(-p) - Math.log(tails(u).upper)
  let step = 0.5
  let low = start
  let high = start
  let fLow = distance(start)
  let fHigh = fLow
  for (let k = 0; k < 200 && fLow > 0; k++, step *= 2) {
    ;[high, fHigh] = [low, fLow]
    low -= step
    fLow = distance(low)
  }
  for (let k = 0; k < 200 && fHigh < 0; k++, step *= 2) {
    ;[low, fLow] = [high, fHigh]
    high += step
    fHigh = distance(high)
  }
  return between(distance, [low, fLow], [high, fHigh])
}

type Point = readonly [x: number, f: number]

/** Root of an increasing function between two points that enclose it (Chandrupatla 1997, Adv. Eng. Softw. 28(3)). */
export function between(f: (x: number) => number, low: Point, high: Point): number {
  let [b, fb] = low
  let [a, fa] = high
  let [c, fc] = low
  let t = 0.5
  for (let k = 0; k < 200; k++) {
    const x = a + t * (b - a)
    const fx = f(x)
    if (Math.sign(fx) === Math.sign(fa)) {
      ;[c, fc] = [a, fa]
    } else {
      ;[c, fc] = [b, fb]
      ;[b, fb] = [a, fa]
    }
    ;[a, fa] = [x, fx]
    const [best, fBest] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb]
    const tolerance = 2 * Number.EPSILON * Math.abs(best) + 1e-300
    const limit = tolerance / Math.abs(b - c)
    if (limit > 0.5 || fBest === 0 || !Number.isFinite(limit)) return best
    const xi = (a - b) / (c - b)
    const phi = (fa - fb) / (fc - fb)
    t =
      Number.isFinite(phi) && phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
        : 0.5
    t = Math.min(1 - limit, Math.max(limit, t))
  }
  return a
}
