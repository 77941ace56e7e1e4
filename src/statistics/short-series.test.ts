/** Counts of short and sparse series: what is judged, what is left unsaid, and what the fit agrees with. */
import { describe, expect, test } from 'vitest'
import { fitGlm } from './glm.ts'
import { fitHeldBack } from './held-back-fit.ts'
import { chooseMethod } from './method-choice.ts'
import { drawCount, seeded } from './random.ts'
import { judgeShortSeries } from './short-series.ts'

const year = (mean: number, phi = 1.3, seed = 4): number[] => {
  const chance = seeded(seed)
  return Array.from({ length: 52 }, (_, t) =>
    drawCount(chance, mean * Math.exp(0.4 * Math.cos((2 * Math.PI * t) / 52)), phi),
  )
}

const row = (t: number): number[] => [1, t / 52, Math.cos((2 * Math.PI * t) / 52)]

test('where nothing is held back the fit is the quasi-Poisson regression', () => {
  const y = year(6)
  const x = y.map((_, t) => row(t))
  const ones = new Float64Array(y.length).fill(1)
  const found = fitHeldBack(
    { y: Float64Array.from(y), x: Float64Array.from(x.flat()), exposure: ones, weights: ones },
    { precision: [0, 0, 0], phi: 1, phiRows: 0, outlier: Number.POSITIVE_INFINITY },
  )
  const glm = fitGlm(x, y)
  for (const [j, value] of (glm?.coefficients ?? []).entries()) {
    expect(Math.abs((found?.beta[j] ?? 0) - value)).toBeLessThan(1e-8)
    const variance = (glm?.covariance[j]?.[j] ?? 0) * Math.max(1, glm?.dispersion ?? 0)
    expect(Math.abs((found?.covariance[j]?.[j] ?? 0) / variance - 1)).toBeLessThan(1e-4)
  }
  expect(Math.abs((found?.phi ?? 0) - Math.max(1, glm?.dispersion ?? 0))).toBeLessThan(1e-6)
})

test('a season held back without end leaves the mean', () => {
  const y = [3, 1, 4, 1, 5, 9, 2, 6]
  const ones = new Float64Array(8).fill(1)
  const found = fitHeldBack(
    {
      y: Float64Array.from(y),
      x: Float64Array.from(y.flatMap((_, t) => row(t))),
      exposure: ones,
      weights: ones,
    },
    { precision: [0, 1e12, 1e12], phi: 1, phiRows: 1, outlier: Number.POSITIVE_INFINITY },
  )
  expect(found?.beta[0]).toBeCloseTo(Math.log(31 / 8), 8)
})

describe('a count', () => {
  const usual = year(4)

  test('far above its past is an alarm, a usual one is not', () => {
    expect(judgeShortSeries([...usual, 4, 25], 53)?.alarm).toBe(true)
    expect(judgeShortSeries([...usual, 4, 5], 53)?.alarm).toBe(false)
  })

  test('is an alarm where it exceeds its bound, and there alone', () => {
    for (let count = 0; count < 30; count++) {
      const point = judgeShortSeries([...usual, 6, count], 53)
      expect(point?.alarm).toBe(count > (point?.upperbound ?? 0))
      expect(point?.alarm).toBe((point?.pvalue ?? 1) <= 0.01)
    }
  })

  test('that follows a high one needs less to be an alarm', () => {
    const boundAfter = (before: number) => judgeShortSeries([...usual, before, 0], 53)?.upperbound ?? 0
    expect(boundAfter(10)).toBe(boundAfter(4) - 6)
  })

  test('twice as high with twice the tests is no news', () => {
    const tests = [...usual.map(() => 50), 100, 100]
    const observed = [...usual, 11, 12]
    expect(judgeShortSeries(observed, 53)?.alarm).toBe(true)
    const point = judgeShortSeries(observed, 53, { exposure: tests })
    expect(point?.alarm).toBe(false)
    expect(point?.expected).toBeGreaterThan(2 * 2)
  })

  test('is judged alone when the week before is missing', () => {
    expect(judgeShortSeries([...usual, undefined, 6], 53)?.window).toBe(1)
    expect(judgeShortSeries([...usual, 4, 6], 53)?.window).toBe(2)
  })
})

test('a past outbreak raises later bounds only a little', () => {
  const quiet = year(4)
  const shaken = quiet.map((count, t) => (t === 20 || t === 21 ? count + 40 : count))
  const bound = (past: number[]) => judgeShortSeries([...past, 4, 0], 53)?.upperbound ?? 0
  expect(bound(shaken) - bound(quiet)).toBeLessThanOrEqual(3)
})

describe('nothing is said', () => {
  test.each([
    ['of a missing count', [...year(4), undefined], 52],
    ['of a count that cannot be', [...year(4), -1], 52],
    ['of a count that is not finite', [...year(4), Number.POSITIVE_INFINITY], 52],
    ['of a position outside the series', year(4), 60],
    ['with fewer than eight counts before', [1, 2, 1, 2, 1, 2, 1, 2], 7],
    ['with nothing but zeros before', [...Array(30).fill(0), 3], 30],
  ])('%s', (_, observed, t) => {
    expect(judgeShortSeries(observed, t)).toBeUndefined()
  })
})

test('values no count can take are left out as missing ones are', () => {
  const holes = (hole: number | undefined) => [
    ...year(4).map((count, t) => (t % 7 === 3 ? hole : count)),
    3,
    8,
  ]
  const left = judgeShortSeries(holes(undefined), 53)
  for (const hole of [Number.NaN, -3, Number.POSITIVE_INFINITY])
    expect(judgeShortSeries(holes(hole), 53)).toEqual(left)
})

test('counts in the billions have a finite bound', () => {
  const point = judgeShortSeries([...year(4).map((count) => count * 1e9), 4e9, 5e9], 53)
  expect(Number.isFinite(point?.upperbound)).toBe(true)
})

test('a single case in a year leaves a bound of a few cases', () => {
  const point = judgeShortSeries([...Array(30).fill(0), 1, ...Array(22).fill(0), 0], 53)
  expect(point?.alarm).toBe(false)
  expect(point?.upperbound).toBeGreaterThanOrEqual(1)
  expect(point?.upperbound).toBeLessThanOrEqual(3)
})

test('false alarms keep near the rate asked for, on a steady series of two years', () => {
  const chance = seeded(12)
  let alarms = 0
  for (let series = 0; series < 40; series++) {
    const observed = Array.from({ length: 124 }, () => drawCount(chance, 3, 1.5))
    for (let t = 104; t < 124; t++) if (judgeShortSeries(observed, t)?.alarm) alarms++
  }
  // 800 weeks at 1 %: 8 expected; 20 would have a probability below 1 in 1,000 even with pairs of weeks alike.
  expect(alarms).toBeLessThan(20)
})

describe('the choice of a method', () => {
  test('turns to Farrington with five years and three weeks of past', () => {
    expect(chooseMethod(Array(300).fill(2), 262).method).toBe('short-series')
    expect(chooseMethod(Array(300).fill(2), 263)).toEqual({ method: 'farrington-flexible', b: 5 })
  })

  test('stays with the short series where most of the past is missing', () => {
    const sparse = Array.from({ length: 300 }, (_, t) => (t % 3 === 0 ? 2 : undefined))
    expect(chooseMethod(sparse, 299).method).toBe('short-series')
  })

  test('calls a first case after years of zeros a first appearance', () => {
    expect(chooseMethod([...Array(300).fill(0), 2], 300).method).toBe('first-appearance')
  })

  test('knows months as well as weeks', () => {
    expect(chooseMethod(Array(64).fill(2), 63, 12)).toEqual({ method: 'farrington-flexible', b: 5 })
  })
})
