/** Regressions agree with R (glm.oracle.R), and say nothing where nothing can be told apart. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fitGlm, fitNegativeBinomial, type GlmFit, robustCovariance } from './glm.ts'

interface Answer {
  readonly coefficients: number[]
  readonly se: number[]
  readonly deviance: number[]
  readonly theta?: number[]
}
const oracle = JSON.parse(readFileSync(new URL('./glm.oracle.json', import.meta.url), 'utf8'))
const { x, y, tested, share } = oracle as { x: number[][]; y: number[]; tested: number[]; share: number[] }

function expectSame(fit: GlmFit | undefined, wanted: Answer, dispersion = 1): void {
  for (const [j, value] of wanted.coefficients.entries()) {
    expect(fit?.coefficients[j]).toBeCloseTo(value, 7)
    expect(Math.sqrt((fit?.covariance[j]?.[j] ?? Number.NaN) * dispersion)).toBeCloseTo(wanted.se[j] ?? 0, 6)
  }
  expect(fit?.deviance).toBeCloseTo(wanted.deviance[0] ?? 0, 5)
}

test('Poisson with an exposure', () => {
  expectSame(fitGlm(x, y, { offset: tested.map(Math.log) }), oracle.poisson)
})

test('quasi-Poisson: the same line, wider errors', () => {
  const fit = fitGlm(x, y)
  expectSame(fit, oracle.quasi, fit?.dispersion)
})

test('negative binomial with its dispersion', () => {
  const fit = fitNegativeBinomial(x, y)
  expectSame(fit, oracle.negative)
  expect(fit?.theta).toBeCloseTo(oracle.negative.theta[0], 5)
})

test('binomial with the tests as weights', () => {
  expectSame(fitGlm(x, share, { family: 'binomial', weights: tested }), oracle.binomial)
})

test('of counts alone the robust error of a log mean is that of the mean, over the mean', () => {
  const counts = [1, 4, 2, 9]
  const ones = counts.map(() => [1])
  const fit = fitGlm(ones, counts)
  if (!fit) throw new Error('no fit')
  const squares = counts.reduce((sum, count) => sum + (count - 4) ** 2, 0)
  expect(robustCovariance(ones, counts, fit)[0]?.[0]).toBeCloseTo(squares / 16 ** 2, 6)
})

test('a column that repeats another, or no more rows than columns, gives nothing', () => {
  expect(
    fitGlm(
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      [1, 2, 3],
    ),
  ).toBeUndefined()
  expect(fitGlm([[1]], [1])).toBeUndefined()
})
