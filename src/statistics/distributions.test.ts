/** What holds of every distribution: tails add to one, quantiles undo probabilities, limits are met, ties go to the lower count. */
import { describe, expect, test } from 'vitest'
import { betaQuantile, betaTails } from './beta.ts'
import { gammaQuantile, gammaTails } from './gamma.ts'
import { logGamma } from './gamma-function.ts'
import {
  negativeBinomialCdf,
  negativeBinomialPmf,
  negativeBinomialQuantile,
  negativeBinomialUpper,
} from './negative-binomial.ts'
import { normalCdf, normalQuantile, normalUpper } from './normal.ts'
import { poissonCdf, poissonPmf, poissonQuantile, poissonUpper } from './poisson.ts'
import { studentQuantile, studentUpper } from './student.ts'

const close = (got: number | undefined, wanted: number, relative = 1e-12): void =>
  expect(Math.abs((got ?? Number.NaN) - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted))

describe('quantiles undo probabilities', () => {
  test.each([1e-12, 0.01, 0.3, 0.5, 0.975, 0.9999])('at %d', (p) => {
    close(normalCdf(normalQuantile(p) ?? 0), p, 1e-12)
    close(1 - studentUpper(studentQuantile(p, 7) ?? 0, 7), p, 1e-4)
    for (const shape of [0.05, 1, 40, 3000])
      close(gammaTails(shape, gammaQuantile(p, shape) ?? 0).lower, p, 1e-10)
    for (const [a, b] of [
      [0.5, 0.5],
      [2, 30],
      [400, 500],
    ] as const)
      close(betaTails(a, b, betaQuantile(p, a, b) ?? 0).lower, p, 1e-10)
  })
})

test('the normal upper tail keeps its digits where one less the lower tail has none', () => {
  // Abramowitz & Stegun, table 26.2: −log10 Q(x).
  close(-Math.log10(normalUpper(10)), 23.11805, 5e-7)
  close(-Math.log10(normalUpper(30)), 197.30921, 5e-7)
})

test('log gamma knows factorials and the half', () => {
  close(logGamma(11), Math.log(3628800))
  close(logGamma(0.5), Math.log(Math.PI) / 2)
  close(logGamma(1e-15), -Math.log(1e-15))
})

test('count tails are the sums of their probabilities', () => {
  const sum = (f: (y: number) => number, from: number, to: number): number => {
    let total = 0
    for (let y = to; y >= from; y--) total += f(y)
    return total
  }
  for (const mu of [0.05, 4, 60]) {
    close(
      poissonCdf(12, mu),
      sum((y) => poissonPmf(y, mu), 0, 12),
      1e-11,
    )
    close(
      poissonUpper(13, mu),
      sum((y) => poissonPmf(y, mu), 13, 300),
      1e-11,
    )
  }
  for (const [size, prob] of [
    [0.05, 0.01],
    [3, 0.4],
    [500, 0.99],
  ] as const) {
    close(
      negativeBinomialCdf(20, size, prob),
      sum((y) => negativeBinomialPmf(y, size, prob), 0, 20),
      1e-11,
    )
    close(
      negativeBinomialUpper(21, size, prob),
      sum((y) => negativeBinomialPmf(y, size, prob), 21, 8000),
      1e-11,
    )
  }
})

test('count quantiles are the smallest counts that reach the probability, however spread', () => {
  for (const [size, prob] of [
    [0.01, 0.001],
    [1e-15, 0.02],
    [48, 0.5],
    [0.5, 1e-9],
  ] as const) {
    const q = negativeBinomialQuantile(0.99, size, prob) ?? Number.NaN
    expect(negativeBinomialCdf(q, size, prob)).toBeGreaterThanOrEqual(0.99 - 1e-13)
    expect(negativeBinomialCdf(q - 1, size, prob)).toBeLessThan(0.99)
  }
  expect(poissonQuantile(0.5, 2500)).toBe(2500)
})

test('what is no probability or no parameter gives nothing', () => {
  expect(normalQuantile(Number.NaN)).toBeUndefined()
  expect(gammaQuantile(0.5, -1)).toBeUndefined()
  expect(negativeBinomialQuantile(1.2, 1, 0.5)).toBeUndefined()
  expect(poissonQuantile(0.5, Number.POSITIVE_INFINITY)).toBeUndefined()
})
