/** Standardised figures on what can be reckoned by hand. */
import { expect, test } from 'vitest'
import { mantelHaenszel, standardisedRate, type TwoByTwo } from './standardised.ts'

test('one stratum standardised is its own rate, its interval that of a Poisson count', () => {
  const { rate, ci95 } = standardisedRate([10], [1000], [7]) ?? {}
  expect(rate).toBeCloseTo(0.01, 15)
  // Garwood’s exact limits of 10 events: 4.795 and 18.390.
  expect(ci95?.map((limit) => ((limit ?? 0) * 1000).toFixed(3))).toEqual(['4.795', '18.390'])
})

test('a changed mix alone moves no standardised rate', () => {
  const before = standardisedRate([10, 90], [100, 300], [1, 1])
  const after = standardisedRate([30, 30], [300, 100], [1, 1])
  expect(before?.rate).toBeCloseTo(after?.rate ?? 0, 12)
})

test('strata of one odds ratio share it, and turning the rows round inverts it', () => {
  const strata: TwoByTwo[] = [
    [
      [20, 10],
      [10, 10],
    ],
    [
      [40, 20],
      [30, 30],
    ],
  ]
  const turned: TwoByTwo[] = strata.map(([one, two]) => [two, one])
  expect(mantelHaenszel(strata)?.commonOR).toBeCloseTo(2, 12)
  expect(mantelHaenszel(turned)?.commonOR).toBeCloseTo(0.5, 12)
  expect(mantelHaenszel(turned)?.p).toBeCloseTo(mantelHaenszel(strata)?.p ?? 0, 12)
})
