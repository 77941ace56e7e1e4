/** Invented series for the tests of signals. */
import { periodsBetween, type Unit } from './periods.ts'
import type { WatchedSeries } from './watched-series.ts'

/** A series of these counts from `first` on. */
export function series(
  first: string,
  observed: readonly (number | undefined)[],
  more: Partial<WatchedSeries> = {},
): WatchedSeries {
  const unit: Unit = first.includes('W') ? 'week' : 'month'
  const periods = periodsBetween(first, unit === 'week' ? '2040-W01' : '2040-01').slice(0, observed.length)
  return {
    subject: { measure: 'counts', aspect: 'visits', phenomenon: null, substance: 'crack', place: 'FR-59350' },
    unit,
    periods,
    observed,
    denominator: null,
    evidence: periods.map((period) => [`row-${period}`]),
    isShare: false,
    mix: periods.map(() => new Map()),
    ...more,
  }
}
