/** Do events close in space also come close in time, more than chance would bring them together? */
import { demandFinite, demandSameLength } from './demand.ts'
import { poissonUpper } from './poisson.ts'
import { type Chance, shuffle } from './random.ts'

export interface KnoxResult {
  /** Pairs close in both. */
  readonly statistic: number
  /** Such pairs if space and time were unrelated. */
  readonly expected: number
  /** Probability of as many or more, by Poisson, and by shuffling the times. */
  readonly pPoisson: number
  readonly pPermutation: number | undefined
  /** Pairs: rows close in time and not, columns close in space and not. */
  readonly table: readonly [readonly [number, number], readonly [number, number]]
}

export interface KnoxOptions {
  /** Times apart below this are close. */
  readonly closeTime: number
  /** Distances below this are close. */
  readonly closeSpace: number
  /** Shuffles of the times; none without `chance`. */
  readonly replicates?: number
  readonly chance?: Chance
}

/**
 * Knox's test of space-time interaction among events at `x`, `y`, `t`.
 *
 * Knox (1964), J. R. Stat. Soc. C 13(1); Mantel (1967) for the permutation. Agrees with R `surveillance::knox`.
 *
 * @returns `undefined` below two events.
 * @throws RangeError for unequal lengths or numbers that are not finite.
 * @example
 * knox([0, 0, 9], [0, 0, 9], [1, 2, 50], { closeTime: 5, closeSpace: 1 })?.statistic // => 1
 */
export function knox(
  x: readonly number[],
  y: readonly number[],
  t: readonly number[],
  { closeTime, closeSpace, replicates = 999, chance }: KnoxOptions,
): KnoxResult | undefined {
  demandSameLength('knox', { x, y, t })
  for (const [name, values] of Object.entries({ x, y, t })) demandFinite('knox', name, values)
  const n = t.length
  if (n < 2) return undefined
  const near: [number, number][] = []
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) if (Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) < closeSpace) near.push([i, j])
  const countClose = (times: ArrayLike<number>): number =>
    near.reduce((sum, [i, j]) => sum + Number(Math.abs(times[i]! - times[j]!) < closeTime), 0)
  let soon = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) soon += Number(Math.abs(t[i]! - t[j]!) < closeTime)
  const pairs = (n * (n - 1)) / 2
  const statistic = countClose(t)
  const expected = (near.length * soon) / pairs
  let asMany = 0
  if (chance) {
    const times = Float64Array.from(t)
    for (let b = 0; b < replicates; b++) if (countClose(shuffle(chance, times)) >= statistic) asMany++
  }
  return {
    statistic,
    expected,
    pPoisson: poissonUpper(statistic, expected),
    pPermutation: chance ? (asMany + 1) / (replicates + 1) : undefined,
    table: [
      [statistic, soon - statistic],
      [near.length - statistic, pairs - near.length - soon + statistic],
    ],
  }
}
