/** Detectors and changepoints on series whose answer can be reckoned by hand. */
import { expect, test } from 'vitest'
import { binomialCusum } from './binomial-cusum.ts'
import { cdc } from './cdc.ts'
import { changepoints, poissonCost, type SegmentCost } from './changepoints.ts'
import { cusum } from './cusum.ts'
import { ears } from './ears.ts'
import { farringtonFlexible } from './farrington-flexible.ts'
import { outbreakP } from './outbreak-p.ts'

test('a share that doubles is found after as many positives as its likelihood ratio asks for', () => {
  const points = binomialCusum([1, 1, 1], [1, 1, 1], { p0: 0.1, p1: 0.2, h: 2 })
  expect(points.map(({ statistic }) => statistic / Math.LN2)).toEqual(
    [1, 2, 3].map((n) => expect.closeTo(n, 12)),
  )
  expect(points.map(({ alarm }) => alarm)).toEqual([false, false, true])
})

test('four weeks against a flat past: the bound is the past itself', () => {
  const y = Array.from({ length: 300 }, () => 2)
  expect(cdc(y, 299)).toEqual({ upperbound: 8, total: 8, alarm: false })
  expect(cdc([...y.slice(0, 299), 9], 299)?.alarm).toBe(true)
  expect(cdc(y, 250)).toBeUndefined()
})

test('a fall says nothing of an onset; a rise multiplies by (fit / mean) to the count', () => {
  expect(outbreakP([5, 4, 3], 100).map(({ statistic }) => statistic)).toEqual(
    [1, 1, 1].map((one) => expect.closeTo(one, 12)),
  )
  expect(outbreakP([3, 4], 100)[1]?.statistic).toBeCloseTo((3 / 3.5) ** 3 * (4 / 3.5) ** 4, 12)
})

test('the best division costs no more than any division there is', () => {
  const y = [1, 0, 2, 9, 7, 8, 8, 1, 0, 1]
  for (const minSegment of [1, 2, 3])
    for (const penalty of [1, 3, 10]) {
      const best = changepoints(y.length, poissonCost(y), penalty, minSegment)
      expect(best?.cost).toBeCloseTo(cheapest(poissonCost(y), y.length, penalty, minSegment), 9)
    }
})

/** Tries every division. */
function cheapest(cost: SegmentCost, n: number, penalty: number, minSegment: number): number {
  const from = (start: number): number =>
    Math.min(
      ...Array.from({ length: n - start }, (_, i) => start + i + 1)
        .filter((end) => end - start >= minSegment && (end === n || n - end >= minSegment))
        .map((end) => cost(start, end) + (end === n ? 0 : penalty + from(end))),
    )
  return from(0)
}

test('a CUSUM keeps its sum after an alarm and falls back by k where nothing happens', () => {
  const points = cusum([9, 4, 4], [4, 4, 4], { k: 0.5, h: 2, trans: 'standard' })
  expect(points.map(({ sum }) => sum)).toEqual([2, 1.5, 1])
  expect(points[0]?.upperbound).toBe(9)
})

test('a week far above five like years is an alarm, a first case ever is not Farrington’s to judge', () => {
  const level = Array.from({ length: 320 }, (_, i) => 4 + (i % 3))
  const jump = level.map((count, i) => (i === 319 ? 30 : count))
  expect(farringtonFlexible({ observed: level, frequency: 52 }, 319)?.alarm).toBe(false)
  expect(farringtonFlexible({ observed: jump, frequency: 52 }, 319)?.alarm).toBe(true)
  const never = level.map((_, i) => (i === 319 ? 1 : 0))
  expect(farringtonFlexible({ observed: never, frequency: 52 }, 319)).toBeUndefined()
})

test('one missing week among the last four leaves no bound; too short a past leaves nothing', () => {
  const level = Array.from({ length: 320 }, (_, i) => (i === 318 ? undefined : 4 + (i % 3)))
  expect(farringtonFlexible({ observed: level, frequency: 52 }, 319)).toMatchObject({
    alarm: false,
    upperbound: undefined,
  })
  expect(farringtonFlexible({ observed: level.slice(0, 200), frequency: 52 }, 199)).toBeUndefined()
  expect(farringtonFlexible({ observed: [Number.NaN], frequency: 52 }, 0)).toBeUndefined()
})

test('EARS says nothing before it has a baseline, and allows minSigma where counts never vary', () => {
  expect(ears([1, 1, 1, 1, 1, 1, 1], 6)).toBeUndefined()
  expect(ears([1, 1, 1, 1, 1, 1, 1, 2], 7, { minSigma: 0.5 })).toMatchObject({ alarm: false })
  expect(ears([1, 1, 1, 1, 1, 1, 1, 2], 7)).toEqual({ upperbound: 1, alarm: true })
})
