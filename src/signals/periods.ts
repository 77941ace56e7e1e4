/** Weeks and months in a row: which one holds a day, which come between, how far apart two are. */
import { daysOf } from '../core/period.ts'

export type Unit = 'week' | 'month'

/** Periods a year, as seasonal methods count them. */
export const FREQUENCY: Readonly<Record<Unit, number>> = { week: 52, month: 12 }

const DAY = 86_400_000
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const two = (n: number): string => String(n).padStart(2, '0')

/**
 * The month or ISO 8601 week a day lies in.
 *
 * @example
 * periodHolding('2026-12-31', 'week') // => '2026-W53'
 * periodHolding('2027-01-01', 'week') // => '2026-W53'
 * periodHolding('2025-03-09', 'month') // => '2025-03'
 */
export function periodHolding(day: string, unit: Unit): string {
  if (unit === 'month') return day.slice(0, 7)
  const time = timeOf(day)
  const thursday = new Date(time + (3 - ((new Date(time).getUTCDay() + 6) % 7)) * DAY)
  const year = thursday.getUTCFullYear()
  return `${year}-W${two(Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1)}`
}

/** A number that grows by one from each period to the next. */
export function ordinalOf(period: string): number {
  const first = daysOf(period)?.first
  if (!first) return Number.NaN
  if (period.includes('W')) return Math.floor(timeOf(first) / (7 * DAY))
  const [year = 0, month = 1] = first.split('-').map(Number)
  return year * 12 + month - 1
}

/**
 * All periods from one to another, both included; week 53 has its place in the years that have one.
 *
 * @example
 * periodsBetween('2026-W52', '2027-W01') // => ['2026-W52', '2026-W53', '2027-W01']
 * periodsBetween('2024-12', '2025-02') // => ['2024-12', '2025-01', '2025-02']
 */
export function periodsBetween(first: string, last: string): string[] {
  const unit = unitOf(first)
  const periods: string[] = []
  for (let at = first; ordinalOf(at) <= ordinalOf(last); at = after(at, unit)) periods.push(at)
  return periods
}

const after = (period: string, unit: Unit): string =>
  periodHolding(dayAfter(daysOf(period)?.last ?? ''), unit)
const dayAfter = (day: string): string => new Date(timeOf(day) + DAY).toISOString().slice(0, 10)

/** Weeks are written `2025-W07`, months `2025-02`. */
export const unitOf = (period: string): Unit => (period.includes('W') ? 'week' : 'month')

/**
 * The period a row or a claim counts in, or null when it is too long to be placed in one.
 *
 * A span of up to three months counts in its last: a quarterly report says how it stood when it was written.
 *
 * @example
 * periodOfSpan('2025-03-04', 'month') // => '2025-03'
 * periodOfSpan('2025-Q1', 'month') // => '2025-03'
 * periodOfSpan('2025', 'month') // => null
 */
export function periodOfSpan(span: string | null, unit: Unit): string | null {
  const days = span === null ? null : daysOf(span)
  if (!days?.first || !days.last) return null
  const [first, last] = [periodHolding(days.first, unit), periodHolding(days.last, unit)]
  return ordinalOf(last) - ordinalOf(first) <= (unit === 'month' ? 2 : 0) ? last : null
}

/** True once a period has ended and the days reports need to come in have passed. */
export function isComplete(period: string, on: string, delayDays: number): boolean {
  const last = daysOf(period)?.last
  return last !== null && last !== undefined && timeOf(last) + delayDays * DAY <= timeOf(on)
}
