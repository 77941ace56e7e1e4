/** The CDC's comparison of the last four weeks with the same weeks of five years. */
import { normalBound } from './normal.ts'

/**
 * Total of the four weeks up to `t` (from 0) against fifteen earlier four-week totals: the same weeks, those just before and those just
 * after, in each of the last `b` years.
 *
 * Stroup, Williamson, Herndon & Karon (1989), Stat. Med. 8(3): mean plus z standard deviations √(1 + 1/n). Agrees with R
 * `surveillance::cdc`.
 *
 * @param m how many four-week totals on each side of the same weeks
 * @param alpha two-sided
 * @returns `undefined` when the series starts too late.
 * @example
 * cdc([1, 2, 3], 2) // => undefined
 */
export function cdc(
  y: readonly number[],
  t: number,
  { b = 5, m = 1, alpha = 0.05, frequency = 52 } = {},
): { upperbound: number; total: number; alarm: boolean } | undefined {
  const totalAt = (at: number): number => y.slice(at - 3, at + 1).reduce((sum, count) => sum + count, 0)
  const ends = Array.from({ length: b }, (_, year) => t - (year + 1) * frequency).flatMap((end) =>
    Array.from({ length: 2 * m + 1 }, (_, i) => end + (i - m) * 4),
  )
  if (ends.length < 2 || ends.some((end) => end - 3 < 0) || t >= y.length) return undefined
  const past = ends.map(totalAt)
  const mean = past.reduce((sum, value) => sum + value, 0) / past.length
  const sd = Math.sqrt(past.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (past.length - 1))
  const upperbound = mean + normalBound(alpha / 2) * sd * Math.sqrt(1 + 1 / past.length)
  const total = totalAt(t)
  return { upperbound, total, alarm: total > upperbound }
}
