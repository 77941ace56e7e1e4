/** Changes of mix: who brings samples, or which kinds of source speak, so that pooled numbers no longer compare. */
import { type MixChange, mixChange } from '../samples/adjusted-trend.ts'
import type { WatchedSeries } from './watched-series.ts'

/** Periods taken for now, and those before them it is compared with. */
const RECENT = { month: 6, week: 26 } as const
const BEFORE = { month: 12, week: 52 } as const

/** What of a series' own mix is needed. */
export type Mixed = Pick<WatchedSeries, 'periods' | 'unit' | 'mix'>

/**
 * The change of mix of the last half-year up to position `t` against the year before it.
 *
 * Pearson's chi-squared at 1 %, and at least 15 points moved (`samples/adjusted-trend.ts`).
 *
 * @returns `undefined` when there is none, or when one of the two was not looked at.
 */
export function changeOfMix(
  { periods, unit, mix }: Mixed,
  t = periods.length - 1,
): (MixChange & { readonly first: string }) | undefined {
  const from = t - RECENT[unit] + 1
  if (from < RECENT[unit]) return undefined
  const sums = (period: string, first: number, last: number) => {
    const totals = new Map<string, number>()
    for (let at = Math.max(0, first); at <= last; at++)
      for (const [stratum, tests] of mix[at] ?? []) totals.set(stratum, (totals.get(stratum) ?? 0) + tests)
    return [...totals].map(([stratum, tests]) => ({ period, stratum, positive: 0, tests }))
  }
  const counts = [...sums('before', from - BEFORE[unit], from - 1), ...sums('after', from, t)]
  const change = mixChange(counts, 'before', 'after')
  return change && { ...change, first: periods[from] ?? '' }
}

/** The mix of several series over the same periods, taken together. */
export function pooledMix(series: readonly WatchedSeries[], periods: readonly string[]): Mixed['mix'] {
  return periods.map((_, at) => {
    const totals = new Map<string, number>()
    for (const { mix } of series)
      for (const [stratum, tests] of mix[at] ?? []) totals.set(stratum, (totals.get(stratum) ?? 0) + tests)
    return totals
  })
}
