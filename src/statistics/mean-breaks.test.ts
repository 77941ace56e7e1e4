/** Breaks of the mean are those that trying every division finds. */
import { expect, test } from 'vitest'
import { meanBreaks } from './mean-breaks.ts'

const series = [3, 5, 4, 4, 9, 11, 10, 8, 10, 2, 1, 3, 2, 6, 5, 7]

function leftBy(breaks: readonly number[]): number {
  const ends = [0, ...breaks, series.length]
  return ends.slice(1).reduce((sum, end, i) => {
    const stretch = series.slice(ends[i], end)
    const mean = stretch.reduce((total, value) => total + value, 0) / stretch.length
    return sum + stretch.reduce((total, value) => total + (value - mean) ** 2, 0)
  }, 0)
}

test('two breaks: no pair of places leaves less', () => {
  const pairs = series.flatMap((_, one) =>
    series
      .map((_, other) => [one, other] as const)
      .filter(([a, b]) => a >= 3 && b >= a + 3 && b <= series.length - 3),
  )
  const best = pairs.reduce((least, pair) => (leftBy(pair) < leftBy(least) ? pair : least))
  const found = meanBreaks(series, 3, 2)?.byNumber[2]
  expect(found?.breaks).toEqual(best)
  expect(found?.rss).toBeCloseTo(leftBy(best), 10)
})

test('BIC by hand: n(log(rss/n) + 1 + log 2π) + 2(m + 1) log n, the least of which is chosen', () => {
  const found = meanBreaks(series, 3)
  const n = series.length
  for (const { breaks, rss, bic } of found?.byNumber ?? [])
    expect(bic).toBeCloseTo(
      n * (Math.log(rss / n) + 1 + Math.log(2 * Math.PI)) + 2 * (breaks.length + 1) * Math.log(n),
      10,
    )
  const least = Math.min(...(found?.byNumber ?? []).map(({ bic }) => bic))
  expect(found?.byNumber.find(({ bic }) => bic === least)?.breaks).toEqual(found?.breaks)
})

test('a series shorter than two stretches, or that does not vary, has no breaks to tell', () => {
  expect([meanBreaks([1, 2, 3], 2), meanBreaks([4, 4, 4, 4, 4], 2)]).toEqual([undefined, undefined])
})
