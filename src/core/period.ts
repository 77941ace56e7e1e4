/** Periods: ISO 8601 years, months, days, quarters (`2024-Q2`), halves (`2024-H1`), weeks and intervals with open ends. */

/** First and last day, inclusive, ISO 8601; null is an open end. */
export interface DaySpan {
  readonly first: string | null
  readonly last: string | null
}

/**
 * The days a period covers.
 *
 * @returns null when the words are not a period this module knows.
 * @example
 * daysOf('2016') // => { first: '2016-01-01', last: '2016-12-31' }
 * daysOf('2014/') // => { first: '2014-01-01', last: null }
 */
export function daysOf(period: string): DaySpan | null {
  const slash = period.indexOf('/')
  if (slash < 0) return daysOfUnit(period)
  const from = period.slice(0, slash)
  const to = period.slice(slash + 1)
  const first = from === '' ? null : daysOfUnit(from)
  const last = to === '' ? null : daysOfUnit(to)
  if ((from !== '' && !first) || (to !== '' && !last)) return null
  const span = { first: first?.first ?? null, last: last?.last ?? null }
  return span.first && span.last && span.first > span.last ? null : span
}

function daysOfUnit(unit: string): DaySpan | null {
  const year = /^(\d{4})$/.exec(unit)
  if (year) return { first: `${unit}-01-01`, last: `${unit}-12-31` }
  const part = /^(\d{4})-([QHS])(\d)$/.exec(unit)
  if (part) return daysOfPart(Number(part[1]), part[2] === 'Q' ? 3 : 6, Number(part[3]))
  const month = /^(\d{4})-(\d{2})$/.exec(unit)
  if (month) return daysOfMonths(Number(month[1]), Number(month[2]), 1)
  const week = /^(\d{4})-W(\d{2})$/.exec(unit)
  if (week) return daysOfWeek(Number(week[1]), Number(week[2]))
  return isDay(unit) ? { first: unit, last: unit } : null
}

function daysOfPart(year: number, months: number, index: number): DaySpan | null {
  if (index < 1 || index > 12 / months) return null
  return daysOfMonths(year, (index - 1) * months + 1, months)
}

function daysOfMonths(year: number, month: number, count: number): DaySpan | null {
  if (month < 1 || month > 12) return null
  return { first: dayText(Date.UTC(year, month - 1, 1)), last: dayText(Date.UTC(year, month - 1 + count, 0)) }
}

function daysOfWeek(year: number, week: number): DaySpan | null {
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (week - 1) * 7 * DAY
  const thursdayYear = new Date(monday + 3 * DAY).getUTCFullYear()
  return week < 1 || thursdayYear !== year
    ? null
    : { first: dayText(monday), last: dayText(monday + 6 * DAY) }
}

const DAY = 86_400_000
const dayText = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** True for a calendar day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && dayText(time) === text
}

/**
 * True when two periods share a day.
 *
 * @example
 * overlaps('2014/', '2016-03') // => true
 * overlaps('2014', '2015') // => false
 */
export function overlaps(a: string, b: string): boolean {
  const x = daysOf(a)
  const y = daysOf(b)
  if (!x || !y) return false
  return (x.first ?? '') <= (y.last ?? '9999') && (y.first ?? '') <= (x.last ?? '9999')
}

/**
 * The months a period covers, `YYYY-MM`, in order; nothing when an end is open.
 *
 * @example
 * monthsOf('2024-Q1') // => ['2024-01', '2024-02', '2024-03']
 */
export function monthsOf(period: string): string[] {
  const days = daysOf(period)
  if (!days?.first || !days.last) return []
  const months: string[] = []
  let [year, month] = days.first.slice(0, 7).split('-').map(Number) as [number, number]
  for (;;) {
    const text = `${year}-${String(month).padStart(2, '0')}`
    if (text > days.last.slice(0, 7)) return months
    months.push(text)
    month++
    if (month > 12) {
      month = 1
      year++
    }
  }
}

/**
 * The day before a period begins, or null when it has no beginning.
 *
 * @example
 * dayBefore('2025-Q1') // => '2024-12-31'
 * dayBefore('/2025') // => null
 */
export function dayBefore(period: string): string | null {
  const first = daysOf(period)?.first
  return first ? dayText(Date.parse(`${first}T00:00:00Z`) - DAY) : null
}
