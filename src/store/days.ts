/** Periods as days of the database, open ends as its infinities, so that one comparison tells an overlap. */
import { daysOf, monthsOf } from '../core/period.ts'
import { type Sql, sql } from './sql.ts'

export interface Days {
  readonly first_day: string | null
  readonly last_day: string | null
}

/**
 * The days of the first period given that is one.
 *
 * @example
 * daysFor(null, '2014/') // => { first_day: '2014-01-01', last_day: 'infinity' }
 */
export function daysFor(...periods: readonly (string | null | undefined)[]): Days {
  for (const period of periods) {
    const days = period ? daysOf(period) : null
    if (days) return { first_day: days.first ?? '-infinity', last_day: days.last ?? 'infinity' }
  }
  return { first_day: null, last_day: null }
}

/** Months a document speaks of: those of its period, unless that is more than two years or open, else of its publication. */
export function monthsFor(period: string | null, publishedOn: string | null): string[] {
  const own = period ? monthsOf(period) : []
  if (own.length > 0 && own.length <= 24) return own
  const months = publishedOn ? monthsOf(publishedOn) : []
  return months.length > 0 ? months : own.slice(-1)
}

/** Rows of `table` whose days overlap the period; none when it is not a period. */
export function overlapping(table: Sql, period: string | undefined): Sql | undefined {
  if (period === undefined) return undefined
  const { first_day, last_day } = daysFor(period)
  return sql`${table}.first_day <= ${last_day}::date and ${table}.last_day >= ${first_day}::date`
}
