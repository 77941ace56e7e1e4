/** Which past periods are compared with today: the same season of earlier years, and the blocks between. */

/**
 * Positions of today and of the same day one to `b` years earlier, from 0, today first.
 *
 * With dates a year back is a calendar step, moved for weekly data to the nearest date of the same week day; without, `frequency` positions.
 *
 * @returns `undefined` when a date a year back is not in the series.
 * @example
 * referencePositions(120, 2, 52) // => [120, 68, 16]
 */
export function referencePositions(
  k: number,
  b: number,
  frequency: number,
  dates?: readonly string[],
): number[] | undefined {
  const years = Array.from({ length: b + 1 }, (_, year) => year)
  if (!dates) return years.map((year) => k - year * frequency)
  const today = dates[k]
  if (today === undefined) return undefined
  const positions = years.map((year) => {
    const date = yearsBefore(today, year)
    return dates.indexOf(frequency === 52 ? nearestSameWeekday(date, weekdayOf(today)) : date)
  })
  return positions.includes(-1) ? undefined : positions
}

const DAY = 86_400_000

/** Days since 1970-01-01 of an ISO date. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY
const isoDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
/** Monday is 0. */
const weekdayOf = (date: string): number => (((dayNumber(date) + 3) % 7) + 7) % 7

function yearsBefore(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return isoDate(Date.UTC(year - years, month - 1, day) / DAY)
}

function nearestSameWeekday(date: string, weekday: number): string {
  const apart = weekdayOf(date) - weekday
  const day = dayNumber(date)
  const candidate = day - apart
  const other = apart > 0 ? candidate + 7 : candidate - 7
  return isoDate(Math.abs(candidate - day) <= Math.abs(other - day) ? candidate : other)
}

/**
 * Level of each position up to today: the last level for the windows of ±`w` around the references, the others for the
 * `noPeriods` − 1 blocks into which each gap between windows is cut, the older first; −1 outside.
 *
 * @returns `undefined` when a window starts before the series or a gap is too short to cut.
 * @example
 * seasonLevels([8, 4, 0], 0, 2) // => Int32Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1])
 */
export function seasonLevels(
  references: readonly number[],
  w: number,
  noPeriods: number,
): Int32Array | undefined {
  const [k = 0] = references
  const levels = new Int32Array(k + 1).fill(-1)
  for (let i = 1; i < references.length; i++) {
    const [newer, older] = [references[i - 1]!, references[i]!]
    if (older - w < 0) return undefined
    levels.fill(noPeriods - 1, older - w, older + w + 1)
    if (noPeriods === 1) continue
    const gap = newer - older - 2 * w - 1
    if (gap < noPeriods - (2 * w + 1)) return undefined
    const length = Math.floor(gap / (noPeriods - 1))
    let from = older + w + 1
    for (let level = 0; level < noPeriods - 1; level++) {
      const to = from + length + (level < gap % (noPeriods - 1) ? 1 : 0)
      levels.fill(level, from, to)
      from = to
    }
  }
  levels.fill(noPeriods - 1, k - w, k + 1)
  return levels
}
