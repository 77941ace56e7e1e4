/** The original Farrington algorithm of 1996, still the yardstick newer ones are held against. */
import { predictFromBaseline } from './farrington-baseline.ts'
import { deltaBound, type PowerTransform } from './farrington-bound.ts'
import { groupData } from './fit-groups.ts'
import { normalBound } from './normal.ts'

export interface FarringtonOptions {
  /** Years looked back. */
  readonly b?: number
  /** Half-width of the window around the same week of earlier years. */
  readonly w?: number
  readonly reweight?: boolean
  readonly trend?: boolean
  readonly powertrans?: PowerTransform
  /** Two-sided: the bound is the quantile of 1 − alpha / 2. */
  readonly alpha?: number
  /** No alarm unless at least `cases` were counted over the last `period` periods: [cases, period]. */
  readonly limit54?: readonly [cases: number, period: number]
  readonly frequency?: number
}

/**
 * Judges the count at position `k` (from 0) against the same weeks of the last `b` years.
 *
 * Farrington, Andrews, Beale & Catchpole (1996), J. R. Stat. Soc. A 159(3). A trend is kept when p < 0.05 over three years or
 * more and it does not extrapolate; past counts with Anscombe residuals above 1 weigh less.
 *
 * @returns `undefined` when too little past precedes `k`, a count is missing, or no fit converges; `upperbound` is `undefined`
 * when the last periods hold too few cases.
 * @example
 * farrington([1, 2, 3], 2) // => undefined
 */
export function farrington(
  y: readonly number[],
  k: number,
  {
    b = 5,
    w = 3,
    reweight = true,
    trend = true,
    powertrans = '2/3',
    alpha = 0.05,
    limit54 = [5, 4],
    frequency = 52,
  }: FarringtonOptions = {},
): { alarm: boolean; upperbound: number | undefined; expected: number; pvalue: number } | undefined {
  const rows = Array.from({ length: b }, (_, i) => k - (b - i) * frequency).flatMap((centre) =>
    Array.from({ length: 2 * w + 1 }, (_, j) => centre - w + j),
  )
  const today = y[k]
  if (
    today === undefined ||
    !(today >= 0 && today <= 1e15) ||
    rows.length === 0 ||
    rows.some((row) => !((y[row] ?? -1) >= 0))
  )
    return undefined
  const data = groupData(
    Float64Array.from(rows, (row) => y[row] ?? 0),
    Int32Array.of(0, rows.length),
    Float64Array.from(rows, (row) => row - k),
  )
  const baseline = predictFromBaseline(
    data,
    { t: 0, group: 0, offset: 0 },
    { b, reweight, weightsThreshold: 1, trend, pThresholdTrend: 0.05, dispersion: 'clamped' },
  )
  if (!baseline) return undefined
  const { upperbound, pvalue } = deltaBound(baseline, today, normalBound(alpha / 2), powertrans)
  const [cases, period] = limit54
  const isEnough = y.slice(Math.max(0, k - period + 1), k + 1).reduce((sum, count) => sum + count, 0) >= cases
  return {
    alarm: isEnough && today > upperbound,
    upperbound: isEnough ? upperbound : undefined,
    expected: baseline.expected,
    pvalue,
  }
}
