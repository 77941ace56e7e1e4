/** Intervals of shares, against the worked examples of Newcombe (1998). */
import { expect, test } from 'vitest'
import { clopperPearson, newcombe, wilson } from './proportions.ts'

const rounded = (interval: readonly number[] | undefined) =>
  interval?.map((limit) => Number(limit.toFixed(4)))

test.each([
  [81, 263, [0.2553, 0.3662], [0.2535, 0.3682], [0.2527, 0.3676]],
  [15, 148, [0.0624, 0.1605], [0.0598, 0.1644], [0.0578, 0.1617]],
  [0, 20, [0, 0.1611], [0, 0.2005], [0, 0.1684]],
  [1, 29, [0.0061, 0.1718], [0.0018, 0.1963], [0.0009, 0.1776]],
])('%d of %d has the intervals of Newcombe’s table I', (x, n, plain, continuous, exact) => {
  expect(rounded(wilson(x, n))).toEqual(plain)
  expect(rounded(wilson(x, n, 0.95, true))).toEqual(continuous)
  expect(rounded(clopperPearson(x, n))).toEqual(exact)
})

test('56 of 70 against 48 of 80 differ by 0.0524 to 0.3339 (Newcombe’s method 10)', () => {
  expect(rounded(newcombe(56, 70, 48, 80))).toEqual([0.0524, 0.3339])
})

test('of nothing tested nothing is said, nor of more positives than tests', () => {
  expect(wilson(0, 0)).toBeUndefined()
  expect(clopperPearson(3, 2)).toBeUndefined()
})
