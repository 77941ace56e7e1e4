/** What prices of one kind come to: each statistic under its own name, with how many values and sources it rests on. */
import type { OrMissing } from '../core/missing.ts'
import { geometricMean, geometricMeanInterval } from '../statistics/geometric-mean.ts'
import { medianInterval } from '../statistics/median-interval.ts'
import { median, quantile } from '../statistics/quantiles.ts'

/** A price at the standard quantity, and whom it comes from. */
export interface PricedValue {
  readonly value: number
  readonly chain: string
}

export interface PriceSummary {
  readonly n: number
  /** Independent origins. */
  readonly sources: number
  /** Share of the values that the most talkative origin gives. */
  readonly largestShare: OrMissing<number>
  /** Half and double balance each other: the centre to quote for prices. */
  readonly geometricMean: OrMissing<number>
  /** Student's t on logarithms, 95 %; two values or more. */
  readonly geometricMeanInterval: OrMissing<readonly [number, number]>
  readonly median: OrMissing<number>
  /** Of two of the values themselves, 95 % at least; six values or more. */
  readonly medianInterval: OrMissing<readonly [number, number]>
  readonly quartiles: OrMissing<readonly [number, number]>
  /** Arithmetic, as other bodies publish it. */
  readonly mean: OrMissing<number>
  readonly min: OrMissing<number>
  readonly max: OrMissing<number>
  /** The price given most often; none when two are given equally often, or none twice. */
  readonly mode: OrMissing<number>
}

const NONE = { missing: 'not-observed' } as const
const TOO_FEW = { missing: 'too-few' } as const

/**
 * The statistics of prices of one substance, unit, family and time. Leave promotions out before.
 *
 * @throws RangeError for a price that is not above zero.
 * @example
 * summarisePrices([{ value: 40, chain: 'a' }, { value: 90, chain: 'b' }]).geometricMean // => 60
 * summarisePrices([{ value: 40, chain: 'a' }]).medianInterval // => { missing: 'too-few' }
 * summarisePrices([]).median // => { missing: 'not-observed' }
 */
export function summarisePrices(prices: readonly PricedValue[]): PriceSummary {
  const values = prices.map(({ value }) => value)
  const n = values.length
  const counts = countBy(prices.map(({ chain }) => chain))
  const exact = medianInterval(values)
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)]
  return {
    n,
    sources: counts.size,
    largestShare: n === 0 ? NONE : Math.max(...counts.values()) / n,
    geometricMean: round(geometricMean(values)) ?? NONE,
    geometricMeanInterval: geometricMeanInterval(values) ?? TOO_FEW,
    median: median(values) ?? NONE,
    medianInterval: exact ? [exact.low, exact.high] : TOO_FEW,
    quartiles: n >= 4 && low !== undefined && high !== undefined ? [low, high] : TOO_FEW,
    mean: n === 0 ? NONE : values.reduce((sum, value) => sum + value, 0) / n,
    min: n === 0 ? NONE : Math.min(...values),
    max: n === 0 ? NONE : Math.max(...values),
    mode: modeOf(values) ?? TOO_FEW,
  }
}

function modeOf(values: readonly number[]): number | undefined {
  const ranked = [...countBy(values)].sort(([, a], [, b]) => b - a)
  const [first, second] = ranked
  return first && first[1] > 1 && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}

function countBy<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Without the dust of logarithms. */
const round = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Number(value.toPrecision(12))
