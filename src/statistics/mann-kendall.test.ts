/** Mann–Kendall, Sen and adjusted p-values on what can be reckoned by hand. */
import { expect, test } from 'vitest'
import { adjustP } from './adjust-p.ts'
import { mannKendall } from './mann-kendall.ts'

test('a series that rises every year has every pair rising, and one order in n! does so', () => {
  const trend = mannKendall([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])
  expect(trend).toMatchObject({ S: 10, tauB: 1, senSlope: 1, senIntercept: 0 })
  expect(trend?.varS).toBeCloseTo((5 * 4 * 15) / 18, 12)
  expect(trend?.exactP).toBeCloseTo(2 / 120, 12)
})

test('turning time round turns the trend round', () => {
  const y = [3, 1, 4, 1, 5, 9, 2, 6]
  const t = y.map((_, i) => i)
  const there = mannKendall(t, y)
  const back = mannKendall(t, [...y].reverse())
  expect(back?.S).toBe(-(there?.S ?? 0))
  expect(back?.senSlope).toBeCloseTo(-(there?.senSlope ?? 0), 12)
})

test('equal values show no trend to speak of', () => {
  expect(mannKendall([1, 2, 3], [4, 4, 4])).toBeUndefined()
})

test('Benjamini and Hochberg’s own fifteen p-values: four are significant at 5 %, Bonferroni keeps three', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  const kept = (method: 'BH' | 'bonferroni') => adjustP(p, method).filter((value) => value <= 0.05).length
  expect([kept('BH'), kept('bonferroni')]).toEqual([4, 3])
})
