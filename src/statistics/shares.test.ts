/** Shares and rates of few agree with R (shares.oracle.R). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Adjustment, adjustP } from './adjust-p.ts'
import { chiSquaredOfShares, fisherExact } from './fisher-exact.ts'
import type { Loose } from './oracle/case.ts'
import { differences } from './oracle/compare.ts'
import { proportionTrend } from './proportion-trend.ts'
import { agrestiCoull, clopperPearson, jeffreys, wilson } from './proportions.ts'
import { poissonRateInterval, rateRatio } from './rates.ts'
import { mantelHaenszel, standardisedRate, type TwoByTwo } from './standardised.ts'

interface Answers {
  readonly two: Loose[]
  readonly rates: Loose[]
  readonly single: Loose[]
  readonly trend: Loose
  readonly many: number[]
  readonly adjusted: Loose
  readonly strata: Loose
  readonly standard: Loose
}
const { two, rates, trend, many, adjusted, strata, standard, single }: Answers = JSON.parse(
  readFileSync(new URL('./shares.oracle.json', import.meta.url), 'utf8'),
)

test.each(two.map((one) => [one.table, one] as const))('shares %j', ([x1, n1, x2, n2], wanted) => {
  const exact = fisherExact(x1, n1, x2, n2)
  expect(differences('p', [exact?.p], wanted.p, { relative: 1e-10 })).toEqual([])
  // R searches the odds ratio to the fourth root of its precision.
  expect(differences('odds', [exact?.oddsRatio], wanted.odds, { relative: 1e-3 })).toEqual([])
  expect(
    differences('chisq', [chiSquaredOfShares(x1, n1, x2, n2)?.p], wanted.chisq, { relative: 1e-10 }),
  ).toEqual([])
})

test('of three of four against one of four, the odds ratio makes three expected', () => {
  // Hypergeometric weights 1, 16, 36, 16, 1 for 0 … 4 of the first four.
  const odds = fisherExact(3, 4, 1, 4)?.oddsRatio ?? 0
  const weights = [1, 16, 36, 16, 1].map((weight, k) => weight * odds ** k)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  expect(weights.reduce((sum, weight, k) => sum + k * weight, 0) / total).toBeCloseTo(3, 10)
})

test.each(rates.map((one) => [one.rate, one] as const))('rates %j', ([x1, t1, x2, t2], wanted) => {
  const found = rateRatio(x1, t1, x2, t2)
  const got = {
    own: poissonRateInterval(x1, t1),
    ratio: [found?.ratio],
    interval: found?.interval,
    p: [found?.p],
  }
  const { rate: _given, ...said } = wanted
  expect(differences('rate', got, said, { relative: 1e-10 })).toEqual([])
})

test('a trend in shares, by scores of one’s own', () => {
  const found = proportionTrend(trend.x, trend.n, trend.scores)
  const { coefficients, standardErrors } = found?.logistic ?? {}
  expect(differences('test', [found?.chisq, found?.p], trend.test, { relative: 1e-10 })).toEqual([])
  expect(differences('coef', coefficients, trend.coefficients, { relative: 1e-8 })).toEqual([])
  expect(differences('se', standardErrors, trend.se, { relative: 1e-6 })).toEqual([])
})

test('a period without tests tells nothing of a trend, and all positive is no trend', () => {
  expect(proportionTrend([1, 0, 3], [10, 0, 10])).toEqual(proportionTrend([1, 3], [10, 10], [1, 3]))
  expect(proportionTrend([4, 4], [4, 4])).toBeUndefined()
  expect(() => proportionTrend([5], [4])).toThrow('expected at most 4 positives, found 5')
})

test('Agresti–Coull of 0 of 10 by hand, Jeffreys between nothing and Clopper–Pearson', () => {
  const z2 = 1.959963984540054 ** 2
  const share = z2 / 2 / (10 + z2)
  const half = Math.sqrt((z2 * share * (1 - share)) / (10 + z2))
  expect(agrestiCoull(0, 10)?.map((limit) => limit.toFixed(10))).toEqual(
    [share - half, share + half].map((limit) => limit.toFixed(10)),
  )
  expect(jeffreys(0, 10)?.[0]).toBe(0)
  expect(jeffreys(0, 10)?.[1]).toBeLessThan(0.3085)
})

test.each(['BH', 'BY', 'holm', 'bonferroni'] as Adjustment[])(
  'p-values of many tests, adjusted by %s',
  (method) => {
    expect(differences(method, adjustP(many, method), adjusted[method], { relative: 1e-12 })).toEqual([])
  },
)

test('an odds ratio common to three strata', () => {
  const cells: number[] = strata.cells
  const tables = [0, 4, 8].map((at): TwoByTwo => {
    const [a = 0, c = 0, b = 0, d = 0] = cells.slice(at, at + 4)
    return [
      [a, b],
      [c, d],
    ]
  })
  const found = mantelHaenszel(tables)
  const got = [found?.chisq, found?.p, found?.commonOR, ...(found?.ci95 ?? [])]
  const wanted = [strata.chisq, strata.p, strata.odds, strata.interval].flat()
  expect(differences('strata', got, wanted, { relative: 1e-10 })).toEqual([])
})

test('a rate on a standard population, with the gamma interval', () => {
  const found = standardisedRate(standard.cases, standard.people, standard.standard)
  const got = [[found?.rate], found?.ci95]
  expect(differences('rate', got, [standard.rate, standard.interval], { relative: 1e-9 })).toEqual([])
})

test.each(single.map((one) => [one.of, one] as const))('intervals of %j', ([x, n], wanted) => {
  const got = {
    wilson: wilson(x, n),
    continuity: wilson(x, n, 0.95, true),
    exact: clopperPearson(x, n),
    jeffreys: jeffreys(x, n),
  }
  const { of: _given, ...said } = wanted
  expect(differences('share', got, said, { relative: 1e-10, absolute: 1e-15 })).toEqual([])
})
