/** Clusters, charts and epidemics: what they find, what they leave unsaid, and that they agree with R (clusters.oracle.R). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bayesianBound } from './bayesian-bound.ts'
import { emergingCluster } from './emerging-cluster.ts'
import { fitEndemicEpidemic } from './endemic-epidemic.ts'
import { epidemicCusum } from './epidemic-cusum.ts'
import { knox } from './knox.ts'
import type { OracleCase } from './oracle/case.ts'
import { runCase } from './oracle/run-case.ts'
import { poissonPmf } from './poisson.ts'
import { drawPoisson, seeded } from './random.ts'
import { countRunLength, designCusum, normalRunLength } from './run-length.ts'
import { circularZones } from './scan-zones.ts'
import { scanSpaceTime } from './space-time-scan.ts'

const cases: OracleCase[] = JSON.parse(
  readFileSync(new URL('./clusters.oracle.json', import.meta.url), 'utf8'),
)

test.each(cases.map((oracle) => [oracle.id, oracle] as const))('%s gives what R gives', (_, oracle) => {
  expect(runCase(oracle)).toEqual([])
})

describe('the scan', () => {
  const places = 8
  const chance = seeded(3)
  const x = Array.from({ length: places }, () => 10 * chance())
  const y = Array.from({ length: places }, () => 10 * chance())
  const population = Array.from({ length: places }, () => 100 + Math.floor(900 * chance()))
  const counts = population.map((people, i) =>
    Array.from({ length: 10 }, (_, t) => drawPoisson(chance, (people / 300) * (i < 2 && t > 6 ? 4 : 1))),
  )

  /** Every zone and window looked at one by one, by the definition of the ratio. */
  function likeliest(isProspective: boolean): number {
    const total = counts.flat().reduce((a, b) => a + b, 0)
    const people = population.reduce((a, b) => a + b, 0)
    let best = 0
    for (const zone of circularZones(x, y, population, 0.5))
      for (let from = 0; from < 10; from++)
        for (let to = from; to < Math.min(10, from + 4); to++) {
          if (isProspective && to < 9) continue
          const c = zone.reduce(
            (sum, i) => sum + counts[i]!.slice(from, to + 1).reduce((a, b) => a + b, 0),
            0,
          )
          const share = zone.reduce((sum, i) => sum + population[i]!, 0) / people
          const e = (total * share * (to - from + 1)) / 10
          if (c > e)
            best = Math.max(best, c * Math.log(c / e) + (total - c) * Math.log((total - c) / (total - e)))
        }
    return best
  }

  test.each([true, false])('finds the likeliest of all windows (to the end alone: %s)', (isProspective) => {
    const found = scanSpaceTime(x, y, population, counts, { maxWindow: 4, isProspective })
    expect(Math.abs((found.clusters[0]?.llr ?? 0) - likeliest(isProspective))).toBeLessThan(1e-9)
  })

  test('is repeated by the same seed, and p counts the observed set among the simulated', () => {
    const again = () =>
      scanSpaceTime(x, y, population, counts, { maxWindow: 4, chance: seeded(9), replicates: 99 })
    expect(again()).toEqual(again())
    const { p = 0, simulated, clusters } = again()
    const above = simulated.filter((llr) => llr >= (clusters[0]?.llr ?? 0)).length
    expect(p).toBeCloseTo((above + 1) / 100, 12)
  })

  test('holds margins in the permutation baseline: a busy place and a busy week alone are no cluster', () => {
    const product = [1, 2, 6].map((place) => [1, 1, 4, 1].map((period) => place * period))
    const found = scanSpaceTime([0, 5, 9], [0, 0, 0], [1, 1, 1], product, {
      maxWindow: 2,
      baseline: 'permutation',
      maxShare: 0.7,
    })
    expect(found.clusters.every(({ llr }) => llr < 1e-9)).toBe(true)
  })

  test('says nothing of places where nothing was counted', () => {
    const found = scanSpaceTime(
      [0, 1],
      [0, 0],
      [5, 5],
      [
        [0, 0],
        [0, 0],
      ],
      { maxWindow: 1, chance: seeded(1) },
    )
    expect(found.clusters).toEqual([])
    expect(found.p).toBeUndefined()
  })

  test.each([
    ['unequal lengths', [0, 1], [0], [1, 1], [[1], [1]]],
    ['a missing count', [0, 1], [0, 0], [1, 1], [[1], [Number.NaN]]],
    ['a negative count', [0, 1], [0, 0], [1, 1], [[1], [-1]]],
    ['places of unequal histories', [0, 1], [0, 0], [1, 1], [[1, 2], [1]]],
  ])('refuses %s', (_, a, b, people, table) => {
    expect(() => scanSpaceTime(a, b, people, table, { maxWindow: 1 })).toThrow(RangeError)
  })

  test('a place with more people than the largest share stands in no zone', () => {
    expect(circularZones([0, 1], [0, 0], [90, 10], 0.5)).toEqual([[1]])
  })
})

test('one event is no cluster, and events out of order are refused', () => {
  expect(knox([0], [0], [0], { closeTime: 1, closeSpace: 1 })).toBeUndefined()
  expect(emergingCluster([], [], [], { radius: 1, epsilon: 1, threshold: 5 }).statistic).toEqual([])
  expect(() => emergingCluster([0, 0], [0, 0], [2, 1], { radius: 1, epsilon: 1, threshold: 5 })).toThrow(
    'order of time',
  )
})

describe('run lengths', () => {
  test('of a chart that any case sets off are those of waiting for one', () => {
    const { arl } = countRunLength((count) => poissonPmf(count, 0.2), { k: 0, h: 1 })
    expect(arl).toBeCloseTo(1 / (1 - Math.exp(-0.2)), 10)
  })

  test('agree with running the chart many times', () => {
    const chance = seeded(21)
    let periods = 0
    for (let run = 0; run < 4000; run++)
      for (let sum = 0; sum < 3; periods++) sum = Math.max(0, sum + drawPoisson(chance, 1) - 1.2)
    const { arl } = countRunLength((count) => poissonPmf(count, 1), { k: 1.2, h: 3 })
    // A run length's standard deviation is about its mean: five standard errors of 4,000 runs.
    expect(Math.abs(periods / 4000 - arl)).toBeLessThan((5 * arl) / Math.sqrt(4000))
  })

  test('are those asked for, with the settings found', () => {
    const { k = 0, h = 0 } = designCusum(300, 6) ?? {}
    expect(normalRunLength({ k, h })).toBeCloseTo(300, 4)
    expect(normalRunLength({ k, h, mu: 2 * k })).toBeCloseTo(6, 6)
  })

  test('are infinite where no count can reach the threshold', () => {
    expect(countRunLength((count) => Number(count === 0), { k: 1, h: 2 }).arl).toBeGreaterThan(1e300)
  })
})

describe('an epidemic', () => {
  test('is seen where each case begets one and a half, and not in counts that stay', () => {
    const growing = [2, 3, 4, 7, 10, 15, 22]
    const alarms = (x: number[]) =>
      epidemicCusum(
        x,
        x.map(() => 2.5),
        { threshold: 5 },
      ).some(({ alarm }) => alarm)
    expect(alarms(growing)).toBe(true)
    expect(alarms([2, 3, 2, 3, 2, 3, 2])).toBe(false)
  })

  test('of expectations that are none is refused', () => {
    expect(() => epidemicCusum([1], [0], { threshold: 5 })).toThrow('expectation above 0')
    expect(() => epidemicCusum([1, 2], [1], { threshold: 5 })).toThrow('as long as')
    expect(() => epidemicCusum([Number.NaN], [1], { threshold: 5 })).toThrow(RangeError)
  })

  test('leaves a model unsaid where nothing was counted, or the counts cannot tell its parts', () => {
    const ones = [[1], [1], [1], [1]]
    expect(fitEndemicEpidemic({ counts: [[0, 0, 0, 0]] }, { endemic: ones })).toBeUndefined()
    expect(
      fitEndemicEpidemic({ counts: [[3, 3, 3, 3]] }, { endemic: ones, family: 'negative-binomial' }),
    ).toBeUndefined()
  })
})

describe('the Bayesian bound', () => {
  const chance = seeded(31)
  const observed = Array.from({ length: 330 }, () => drawPoisson(chance, 5))

  test('lies a little above that of the counts alone, for the expectation is not known', () => {
    const point = bayesianBound({ observed, frequency: 52 }, 329, { alpha: 0.05 })
    expect(point?.upperbound).toBeGreaterThanOrEqual(8)
    expect(point?.upperbound).toBeLessThanOrEqual(12)
  })

  test.each([
    ['too little past', [1, 2, 3], 2],
    ['zeros alone', Array(330).fill(0), 329],
    ['a missing count', [...observed.slice(0, 329), undefined], 329],
  ])('is unsaid with %s', (_, series, k) => {
    expect(bayesianBound({ observed: series, frequency: 52 }, k)).toBeUndefined()
  })
})
