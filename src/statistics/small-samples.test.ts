/** Centres and intervals of few prices agree with R (small-samples.oracle.R). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bootstrap, exactBootstrapMedian } from './bootstrap.ts'
import { geometricMean, geometricMeanInterval } from './geometric-mean.ts'
import { hodgesLehmann, hodgesLehmannInterval } from './hodges-lehmann.ts'
import { huberMean, trimmedMean, winsorisedMean } from './location.ts'
import { medianInterval } from './median-interval.ts'
import type { Loose } from './oracle/case.ts'
import { differences } from './oracle/compare.ts'
import { median, medianAbsoluteDeviation, quantile } from './quantiles.ts'

const cases: Loose[] = JSON.parse(
  readFileSync(new URL('./small-samples.oracle.json', import.meta.url), 'utf8'),
)

describe.each(cases.map((one) => [one.sample, one] as const))('of %j', (_, one) => {
  const { sample, tied } = one
  test('quantiles, spread and robust centres', () => {
    const parts = [0.1, 0.25, 0.9]
    const got = {
      quantiles6: parts.map((p) => quantile(sample, p, 6)),
      quantiles7: parts.map((p) => quantile(sample, p, 7)),
      quantiles8: parts.map((p) => quantile(sample, p, 8)),
      mad: [medianAbsoluteDeviation(sample)],
      trimmed: [trimmedMean(sample, 0.2)],
      huber: [huberMean(sample)],
      geometric: geometricMeanInterval(sample),
    }
    const { quantiles6, quantiles7, quantiles8, mad, trimmed, huber, geometric } = one
    const wanted = { quantiles6, quantiles7, quantiles8, mad, trimmed, huber, geometric }
    expect(differences('sample', got, wanted, { relative: 1e-12 })).toEqual([])
  })

  test('the centre of pair means, searched where values are tied as R does', () => {
    const logs = sample.map(Math.log)
    const [centre, interval] = [hodgesLehmann(logs, 'R'), hodgesLehmannInterval(logs, 0.95, 'R')]
    const got = [[centre], [interval?.low, interval?.high]]
    expect(differences('centre', got, [one.centre, one.centreInterval], { relative: 1e-10 })).toEqual([])
    // Ours are the places themselves, which the search stops short of by 1e-4.
    const own = hodgesLehmannInterval(logs)
    const ends = [[hodgesLehmann(logs)], [own?.low, own?.high]]
    const gate = tied ? { absolute: 1e-4 } : { relative: 1e-12 }
    expect(differences('own', ends, [one.centre, one.centreInterval], gate)).toEqual([])
  })

  test('bootstrap intervals of the geometric mean, up to chance', () => {
    const found = bootstrap(sample, geometricMean, { seed: 5, draws: 49_999 })
    expect(differences('percentile', found?.percentile, one.percentile, { relative: 0.02 })).toEqual([])
    expect(differences('bca', found?.bca, one.bca, { relative: 0.02 })).toEqual([])
  })
})

test('a fair coin of n flips gives the coverage of the interval of the median: 1 − 2·(1 + 9)/2⁹ for nine values', () => {
  expect(medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ low: 2, high: 8, coverage: 1 - 20 / 512 })
})

test('the median of three drawn from 60, 70, 80 is 60 with chance 7/27, 70 with 13/27', () => {
  const found = exactBootstrapMedian([60, 70, 80])
  expect(found?.mean).toBeCloseTo(70, 12)
  expect(found?.sd).toBeCloseTo(Math.sqrt((2 * 7 * 100) / 27), 12)
})

test('weighing every sample of seven gives what the exact chances of the median give', () => {
  const sample = [12, 15, 21, 22, 30, 41, 80]
  const [weighed, exact] = [bootstrap(sample, median, { seed: 1 }), exactBootstrapMedian(sample)]
  expect(weighed?.isExact).toBe(true)
  expect(weighed?.percentile).toEqual(exact?.percentile)
  expect(weighed?.standardError).toBeCloseTo(exact?.sd ?? 0, 10)
})

test('the same seed gives the same interval, another seed about the same', () => {
  const sample = [12, 15, 21, 22, 30, 41, 80, 33, 27, 19]
  const [one, again, other] = [4, 4, 5].map((seed) => bootstrap(sample, geometricMean, { seed, draws: 2000 }))
  expect(one).toEqual(again)
  expect(other?.percentile[0]).not.toBe(one?.percentile[0])
  expect(Math.abs((other?.percentile[0] ?? 0) / (one?.percentile[0] ?? 1) - 1)).toBeLessThan(0.1)
})

test('four values, two of them tied, cannot reach 95 %: their range covers the centre seven times in eight', () => {
  expect(hodgesLehmannInterval([20, 40, 40, 60])).toEqual({ low: 20, high: 60, coverage: 0.875 })
})

test('winsorised at a fifth, 50 60 60 70 80 is 60 60 60 70 70', () => {
  expect(winsorisedMean([50, 60, 60, 70, 80], 0.2)).toBe(64)
})

test('of one price a centre is told, and no interval', () => {
  expect([median([50]), hodgesLehmann([50]), geometricMean([50])?.toFixed(9)]).toEqual([
    50,
    50,
    '50.000000000',
  ])
  expect([
    medianInterval([50]),
    hodgesLehmannInterval([50]),
    geometricMeanInterval([50]),
    huberMean([50]),
  ]).toEqual(new Array(4).fill(undefined))
})
