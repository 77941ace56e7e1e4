/** Trends over years and their turns: what is found, and what is left unsaid. */
import { describe, expect, test } from 'vitest'
import { joinpoints } from './joinpoint.ts'
import { mannKendall } from './mann-kendall.ts'
import { negativeBinomialPmf } from './negative-binomial.ts'
import { onlineChangepoints } from './online-changepoint.ts'
import { drawPoisson, seeded } from './random.ts'
import { seasonalMannKendall } from './seasonal-mann-kendall.ts'

describe('the seasonal test', () => {
  test('with one season is the plain one', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6]
    const plain = mannKendall(
      values.map((_, i) => i),
      values,
    )
    const seasonal = seasonalMannKendall(values.map((value) => [value]))
    expect([seasonal?.S, seasonal?.varS, seasonal?.Z]).toEqual([plain?.S, plain?.varS, plain?.Z])
    expect(seasonal?.slopePerYear).toBe(plain?.senSlope)
  })

  test('does not take a season for a trend', () => {
    expect(
      seasonalMannKendall([
        [1, 9],
        [1, 9],
        [1, 9],
      ]),
    ).toBeUndefined()
    expect(
      seasonalMannKendall([
        [1, 9],
        [1, 9],
        [2, 9],
      ])?.S,
    ).toBe(2)
  })

  test('counts two seasons that always move together as one: twice the plain variance is added', () => {
    const years = [4, 7, 1, 8, 5].map((value) => [value, value])
    const found = seasonalMannKendall(years)
    // Of two equal seasons the sum is twice one's, its variance four times one's, with (K + 4ΣR² − n(n+1)²)/3 for the covariance.
    expect(found?.varSDependence).toBeCloseTo(2 * (found?.varS ?? 0), 10)
  })

  test('uses the pairs of years that both have a value', () => {
    const found = seasonalMannKendall([
      [1, undefined],
      [2, 5],
      [undefined, 6],
      [4, Number.NaN],
    ])
    expect(found?.S).toBe(3 + 1)
  })

  test('refuses years of unequal seasons', () => {
    expect(() => seasonalMannKendall([[1, 2], [1]])).toThrow('2 seasons a year')
  })
})

describe('online changepoints', () => {
  const options = { shape: 1, rate: 0.2, lambda: 60 }

  test('add up to one, and the evidence is that of every count given those before', () => {
    const y = [4, 6, 5]
    const points = onlineChangepoints(y, { ...options, lambda: 1e12 })
    // Without changes the counts are negative binomial, one after the other.
    const logs = y.map((count, i) => {
      const before = y.slice(0, i).reduce((a, b) => a + b, 0)
      return Math.log(negativeBinomialPmf(count, 1 + before, (0.2 + i) / (1.2 + i)))
    })
    expect(points[2]?.logEvidence).toBeCloseTo(
      logs.reduce((a, b) => a + b, 0),
      8,
    )
    expect(points.map(({ likeliest }) => likeliest)).toEqual([1, 2, 3])
  })

  test('see a level that rises at the 30th count, three counts later', () => {
    const chance = seeded(2)
    const y = Array.from({ length: 40 }, (_, t) => drawPoisson(chance, t < 30 ? 4 : 15))
    const points = onlineChangepoints(y, options)
    expect(points[29]?.likeliest).toBe(30)
    expect(points[32]?.likeliest).toBe(3)
    expect(points[32]?.probabilityRecent).toBeGreaterThan(0.9)
  })

  test('let time pass over a missing count, whatever stands for it', () => {
    const withGap = (gap: number | undefined) => onlineChangepoints([4, 5, gap, 4, 5], options)
    expect(withGap(Number.NaN)).toEqual(withGap(undefined))
    expect(withGap(-2)).toEqual(withGap(undefined))
    expect(withGap(undefined)[2]?.logEvidence).toBeCloseTo(withGap(undefined)[1]?.logEvidence ?? 0, 12)
  })

  test('bear huge counts and none at all', () => {
    expect(onlineChangepoints([], options)).toEqual([])
    expect(onlineChangepoints([1e9, 2e9], options)[1]?.mean).toBeGreaterThan(0)
    expect(() => onlineChangepoints([1], { ...options, lambda: 1 })).toThrow(RangeError)
  })
})

describe('joinpoints', () => {
  const t = Array.from({ length: 15 }, (_, i) => 2005 + i)
  const turned = t.map((year) => Math.exp(year < 2012 ? 0.1 * (year - 2012) : -0.2 * (year - 2012)))

  test('find the year a trend turns, and the change a year on each side', () => {
    const found = joinpoints(
      t,
      turned.map((value, i) => value * (1 + 0.001 * (i % 3))),
    )
    expect(found?.best).toBe(1)
    expect(found?.models[1]?.joinpoints).toEqual([2012])
    expect(found?.models[1]?.apc[0]).toBeCloseTo(100 * Math.expm1(0.1), 0)
    expect(found?.models[1]?.apc[1]).toBeCloseTo(100 * Math.expm1(-0.2), 0)
  })

  test('are as many as the series is long enough for', () => {
    expect(joinpoints([1, 2, 3, 4], [1, 2, 3, 4])).toBeUndefined()
    expect(joinpoints([1, 2, 3, 4, 5], [1, 2, 3, 4, 7])?.models).toHaveLength(2)
  })

  test.each([
    ['a price of zero', [1, 2, 3, 4, 5], [1, 0, 1, 1, 1]],
    ['years that repeat', [1, 2, 2, 4, 5], [1, 1, 1, 1, 1]],
    ['unequal lengths', [1, 2, 3], [1, 2]],
    ['no number', [1, 2, 3, 4, 5], [1, Number.NaN, 1, 1, 1]],
  ])('refuse %s', (_, times, values) => {
    expect(() => joinpoints(times, values)).toThrow(RangeError)
  })
})
