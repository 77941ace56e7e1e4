/** How long a CUSUM runs before it alarms, by chance or after a shift; and the settings that give wished-for run lengths. */
import { solveLinear } from './linear-system.ts'
import { normalCdf, normalDensity } from './normal.ts'
import { gaussLegendre } from './quadrature.ts'
import { between } from './solve-monotone.ts'

/**
 * Reference value `k` of a Poisson CUSUM that finds a rise of the mean from `mean0` to `mean1` soonest.
 *
 * Lucas (1985), Technometrics 27(2).
 *
 * @throws RangeError unless the means are above 0 and differ.
 * @example
 * poissonReference(1, 2) // => 1.4426950408889634
 */
export function poissonReference(mean0: number, mean1: number): number {
  if (!(mean0 > 0 && mean1 > 0 && mean0 !== mean1 && Number.isFinite(mean0 + mean1)))
    throw new RangeError(
      `poissonReference: expected two means above 0 that differ, found ${mean0} and ${mean1}`,
    )
  return (mean1 - mean0) / (Math.log(mean1) - Math.log(mean0))
}

/**
 * Reference value of a binomial CUSUM with `n` tests a period for a share that rises from `p0` to `p1`.
 *
 * Hawkins & Olwell (1998), Cumulative Sum Charts, section 5.
 *
 * @throws RangeError unless the shares lie between 0 and 1 and differ.
 * @example
 * binomialReference(0.1, 0.2, 20).toFixed(4) // => '2.9049'
 */
export function binomialReference(p0: number, p1: number, n: number): number {
  if (!(p0 > 0 && p0 < 1 && p1 > 0 && p1 < 1 && p0 !== p1))
    throw new RangeError(
      `binomialReference: expected two shares between 0 and 1 that differ, found ${p0} and ${p1}`,
    )
  const odds = Math.log(p1 / p0) - Math.log1p(-p1) + Math.log1p(-p0)
  return (n * (Math.log1p(-p0) - Math.log1p(-p1))) / odds
}

export interface CountRunLength {
  /** Mean number of periods to an alarm from a sum of 0. */
  readonly arl: number
  /** The same started at half the threshold, rounded up to a state of the sum (fast initial response). */
  readonly fastStart: number
}

export interface CountRunLengthOptions {
  readonly k: number
  readonly h: number
  readonly digits?: number
  /** Larger counts are taken for this (a robust CUSUM, which no single count sets off). */
  readonly cap?: number
}

/**
 * Mean run length of the sum C = max(0, C + x − k) to its threshold `h`, for counts `x` with probabilities `pmf`.
 *
 * Brook & Evans (1972), Biometrika 59(3): exact as a Markov chain, since the sum moves on a grid of steps of 10^−`digits`, to which `k` and `h` are rounded.
 *
 * @returns infinite where the sum can never reach `h`.
 * @throws RangeError when `h` is not above 0 or the grid would have more than 5,000 states.
 * @example
 * countRunLength((x) => (x === 0 ? 0.5 : x === 1 ? 0.5 : 0), { k: 0, h: 1 }).arl // => 2
 */
export function countRunLength(
  pmf: (x: number) => number,
  { k, h, digits = 1, cap = Number.POSITIVE_INFINITY }: CountRunLengthOptions,
): CountRunLength {
  const unit = 10 ** digits
  const [step, states] = [Math.round(k * unit), Math.round(h * unit)]
  if (!(states > 0 && states <= 5000))
    throw new RangeError(`countRunLength: expected h above 0 and at most ${5000 / unit}, found ${h}`)
  const most = Math.min(cap, Math.ceil((states + step) / unit))
  const probability = Array.from({ length: most + 1 }, (_, x) => pmf(x))
  if (most === cap) probability[most] = 1 - probability.slice(0, -1).reduce((sum, p) => sum + p, 0)
  // (I − Q) arl = 1, Q the moves between sums that are no alarm.
  const system = Array.from({ length: states }, (_, from) => {
    const row = new Array<number>(states).fill(0)
    row[from] = 1
    for (const [x, p] of probability.entries()) {
      const to = Math.max(0, from + x * unit - step)
      if (to < states) row[to]! -= p
    }
    return row
  })
  const arl = solveLinear(system, new Array<number>(states).fill(1)) ?? []
  const infinite = Number.POSITIVE_INFINITY
  return { arl: arl[0] ?? infinite, fastStart: arl[Math.ceil(states / 2)] ?? infinite }
}

/**
 * Mean run length of a one-sided CUSUM of standard normal values shifted by `mu`, from a sum of 0.
 *
 * Page's integral equation solved at Gauss–Legendre nodes, Vance (1986), J. Qual. Technol. 18; agrees with R `spc::xcusum.arl`.
 *
 * @example
 * normalRunLength({ k: 0.5, h: 4 }).toFixed(3) // => '335.368'
 */
export function normalRunLength({
  k,
  h,
  mu = 0,
  nodes = 60,
}: {
  k: number
  h: number
  mu?: number
  nodes?: number
}): number {
  const { nodes: at, weights } = gaussLegendre(nodes, 0, h)
  const states = [0, ...at]
  const system = states.map((from, i) => {
    const row = [
      -normalCdf(k - mu - from),
      ...at.map((to, j) => -weights[j]! * normalDensity(to + k - mu - from)),
    ]
    row[i]! += 1
    return row
  })
  return (
    solveLinear(
      system,
      states.map(() => 1),
    )?.[0] ?? Number.POSITIVE_INFINITY
  )
}

/**
 * Threshold `h` that gives a normal CUSUM the mean run length `arl` when nothing has shifted.
 *
 * @example
 * normalThreshold(0.5, normalRunLength({ k: 0.5, h: 4 })).toFixed(6) // => '4.000000'
 */
export function normalThreshold(k: number, arl: number): number {
  const apart = (h: number): number => Math.log(normalRunLength({ k, h })) - Math.log(arl)
  return bracketed(apart, 0, 1)
}

/**
 * Settings `k` and `h` of a normal CUSUM with run length `inControl` when nothing has shifted and `outOfControl` after the shift it is made
 * for, 2 `k`.
 *
 * Agrees with R `surveillance::find.kh`.
 *
 * @returns `undefined` unless 1 < `outOfControl` < `inControl`.
 * @example
 * designCusum(5, 200) // => undefined
 */
export function designCusum(inControl: number, outOfControl: number): { k: number; h: number } | undefined {
  if (!(outOfControl > 1 && outOfControl < inControl)) return undefined
  const apart = (k: number): number =>
    Math.log(outOfControl) - Math.log(normalRunLength({ k, h: normalThreshold(k, inControl), mu: 2 * k }))
  const k = bracketed(apart, 0.01, 0.1)
  return { k, h: normalThreshold(k, inControl) }
}

/** Root of an increasing function above `low`. */
function bracketed(f: (x: number) => number, low: number, step: number): number {
  let from = low
  let to = low + step
  let fTo = f(to)
  while (fTo < 0 && to < 64) {
    from = to
    to *= 2
    fTo = f(to)
  }
  return between(f, [from, f(from)], [to, fTo])
}
