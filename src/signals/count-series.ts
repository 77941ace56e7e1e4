/** Series of count tables: emergency visits, deaths, calls, with their denominators where a table gives them. */

import { groupBy } from '../core/group-by.ts'
import { daysOf } from '../core/period.ts'
import type { Count } from '../core/sample.ts'
import { ordinalOf, periodOfSpan, type Unit } from './periods.ts'
import { rowOfPeriods, subjectKey, type WatchedMaterial, type WatchedSeries } from './watched-series.ts'

/**
 * A series for each name × substance × place, by week where its rows are weeks or days, by month otherwise; rows of quarters or years are too coarse to
 * watch. Rows of one cell and period are added up. A period without a row is not observed. Places are not added up: a table
 * that lacks a town one month would make its region fall.
 */
export function countSeries(
  { counts }: WatchedMaterial,
  on: { readonly week: string; readonly month: string },
): WatchedSeries[] {
  const fine = counts.filter(({ period }) => unitOfRow(period) !== null)
  return [...groupBy(fine, keyOf).values()].flatMap((rows) => {
    const unit = rows.every(({ period }) => unitOfRow(period) === 'week') ? 'week' : 'month'
    return seriesOf(rows, unit, on[unit]) ?? []
  })
}

const keyOf = (row: Count): string => subjectKey(subjectOf(row))
const subjectOf = ({ series, phenomenon, substance, place }: Count) =>
  ({ measure: 'counts', aspect: series, phenomenon, substance, place }) as const

function unitOfRow(period: string): Unit | null {
  const days = daysOf(period)
  if (!days?.first || !days.last) return null
  const length = (Date.parse(days.last) - Date.parse(days.first)) / 86_400_000 + 1
  return length <= 7 ? 'week' : length <= 31 ? 'month' : null
}

function seriesOf(rows: readonly Count[], unit: Unit, last: string): WatchedSeries | null {
  const [first] = rows
  const placed = rows.flatMap((row) => {
    const period = periodOfSpan(row.period, unit)
    return period && ordinalOf(period) <= ordinalOf(last) ? [{ row, period }] : []
  })
  if (!first || placed.length === 0) return null
  const byPeriod = groupBy(placed, ({ period }) => period)
  const periods = rowOfPeriods(byPeriod.keys(), last)
  const inPeriods = periods.map((period) => (byPeriod.get(period) ?? []).map(({ row }) => row))
  const hasDenominator = placed.every(({ row }) => row.denominator !== null)
  const sum = (of: readonly Count[], key: 'value' | 'denominator') =>
    of.length ? of.reduce((total, row) => total + (row[key] ?? 0), 0) : undefined
  return {
    subject: subjectOf(first),
    unit,
    periods,
    observed: inPeriods.map((of) => sum(of, 'value')),
    denominator: hasDenominator ? inPeriods.map((of) => sum(of, 'denominator')) : null,
    evidence: inPeriods.map((of) => of.map(({ id }) => id)),
    isShare: false,
    mix: inPeriods.map(() => new Map()),
  }
}
