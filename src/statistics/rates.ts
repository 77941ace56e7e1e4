/** Rates of rare events over time or population: how sure one is, and whether two differ. */

import { demandCounts, demandInside } from './demand.ts'
import { chiSquaredQuantile } from './gamma.ts'
import { clopperPearson } from './proportions.ts'

/**
 * Exact interval of the rate of `x` events over an exposure `t`.
 *
 * Garwood (1936), Biometrika 28. Agrees with R `poisson.test`.
 *
 * @returns `undefined` without exposure.
 * @throws RangeError for events that are no whole number from 0 on, or a level not between 0 and 1.
 * @example
 * poissonRateInterval(0, 300)?.map((rate) => rate.toFixed(7)) // => ['0.0000000', '0.0122963']
 */
export function poissonRateInterval(
  x: number,
  t: number,
  level = 0.95,
): readonly [low: number, high: number] | undefined {
  demandCounts('poissonRateInterval', 'x', [x])
  demandInside('poissonRateInterval', 'level', level)
  if (!(t > 0 && Number.isFinite(t))) return undefined
  const tail = (1 - level) / 2
  const low = x === 0 ? 0 : chiSquaredQuantile(tail, 2 * x)! / 2
  return [low / t, chiSquaredQuantile(1 - tail, 2 * x + 2)! / 2 / t]
}

export interface RateRatio {
  /** First rate over the second; infinite when the second has no event. */
  readonly ratio: number
  readonly interval: readonly [number, number]
  /** Chance of events shared out at least as unlikely as these, were the rates equal. */
  readonly p: number
}

/**
 * Ratio of two rates with its exact interval and test: given all events, those of the first are binomial.
 *
 * Przyborowski & Wilenski (1940), Biometrika 31. Agrees with R `poisson.test`.
 *
 * @returns `undefined` without exposure on both sides, or without any event.
 * @throws RangeError for events that are no whole number from 0 on, or a level not between 0 and 1.
 * @example
 * rateRatio(12, 1000, 5, 900)?.ratio.toFixed(6) // => '2.160000'
 */
export function rateRatio(
  x1: number,
  t1: number,
  x2: number,
  t2: number,
  level = 0.95,
): RateRatio | undefined {
  demandCounts('rateRatio', 'events', [x1, x2])
  demandInside('rateRatio', 'level', level)
  const all = x1 + x2
  if (!(t1 > 0 && t2 > 0 && Number.isFinite(t1) && Number.isFinite(t2)) || all === 0) return undefined
  const share = clopperPearson(x1, all, level)!
  const [low, high] = share.map((part) => (part / (1 - part)) * (t2 / t1)) as [number, number]
  return {
    ratio: x1 / t1 / (x2 / t2),
    interval: [low, high],
    p: binomialP(x1, all, t1 / (t1 + t2)),
  }
}

/** Chance of the outcomes no likelier than `x` of `n`. */
function binomialP(x: number, n: number, share: number): number {
  const chances = binomialChances(n, share)
  const here = chances[x]! * (1 + 1e-7)
  return Math.min(
    1,
    chances.reduce((sum, chance) => sum + (chance <= here ? chance : 0), 0),
  )
}

/** From the mode outwards, so that none underflows before it counts for nothing. */
function binomialChances(n: number, share: number): number[] {
  const chances = new Array<number>(n + 1).fill(0)
  const mode = Math.min(n, Math.floor((n + 1) * share))
  chances[mode] = 1
  for (let k = mode; k < n; k++) chances[k + 1] = (chances[k]! * (n - k) * share) / ((k + 1) * (1 - share))
  for (let k = mode; k > 0; k--) chances[k - 1] = (chances[k]! * k * (1 - share)) / ((n - k + 1) * share)
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  return chances.map((chance) => chance / total)
}
