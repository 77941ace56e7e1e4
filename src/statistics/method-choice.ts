/** Which method may judge a count, by how much past comes before it and how much of that is not zero. */
import { FEWEST_PERIODS } from './short-series.ts'

export type MethodChoice =
  | { readonly method: 'too-short' }
  | { readonly method: 'first-appearance' }
  | { readonly method: 'short-series' }
  | { readonly method: 'farrington-flexible'; readonly b: number }

/** Years of past the improved Farrington algorithm was made for; with three the short-series bound still finds more. */
const FARRINGTON_YEARS = 5

/** Half-width of its window around the same week of earlier years. */
const HALF_WINDOW = 3

/**
 * The method for the count at position `t` (from 0), and for Farrington's how many years it may look back.
 *
 * `too-short`: fewer than eight counts before; `first-appearance`: none of them above zero, so that any count is news but no surprise can be
 * computed; `short-series` below five years, or where most weeks of five years are missing; `farrington-flexible` from five years on, the
 * published standard.
 * The reasons, measured: docs/methods/simulation-study.md.
 *
 * @example
 * chooseMethod([1, 2, 3], 2) // => { method: 'too-short' }
 * chooseMethod(Array(60).fill(0), 59) // => { method: 'first-appearance' }
 * chooseMethod(Array(60).fill(1), 59) // => { method: 'short-series' }
 * chooseMethod(Array(300).fill(1), 299) // => { method: 'farrington-flexible', b: 5 }
 */
export function chooseMethod(
  observed: readonly (number | undefined)[],
  t: number,
  frequency = 52,
): MethodChoice {
  const past = observed
    .slice(0, t)
    .map((count, i) => ({ count, age: t - i }))
    .filter(({ count }) => count !== undefined && count >= 0 && Number.isFinite(count))
  if (past.length < FEWEST_PERIODS) return { method: 'too-short' }
  if (past.every(({ count }) => count === 0)) return { method: 'first-appearance' }
  const years = Math.floor(((past[0]?.age ?? 0) - HALF_WINDOW) / frequency)
  const b = Math.min(FARRINGTON_YEARS, years)
  const within = past.filter(({ age }) => age <= b * frequency + HALF_WINDOW)
  const isCovered = within.length >= (b * frequency) / 2 && within.some(({ count }) => count !== 0)
  return b >= FARRINGTON_YEARS && isCovered
    ? { method: 'farrington-flexible', b }
    : { method: 'short-series' }
}
