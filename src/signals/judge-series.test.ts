/** Which method judges which series, and what no method is asked to judge. */
import { describe, expect, test } from 'vitest'
import { chooseFor, judgeSeries } from './judge-series.ts'
import { judgeShare } from './share-against-past.ts'
import { series } from './signals.fixture.ts'

const repeat = (count: number | undefined, times: number) => Array.from({ length: times }, () => count)
const wavy = (length: number) => Array.from({ length }, (_, i) => 4 + ((i * 7) % 5))

describe('the method follows length and sparseness', () => {
  test.each([
    ['one point', series('2025-01', [4]), undefined],
    ['seven past months', series('2025-01', wavy(8)), undefined],
    ['two years of months', series('2024-01', wavy(24)), 'short-series'],
    ['two years of weeks', series('2024-W01', wavy(104)), 'short-series'],
    ['six years of weeks', series('2020-W01', wavy(312)), 'farrington-flexible'],
    ['six years of months', series('2020-01', wavy(72)), 'short-series'],
    ['a past of zeros', series('2024-01', [...repeat(0, 12), 1]), 'first-appearance'],
    ['a last month nobody sent', series('2024-01', [...wavy(12), undefined]), undefined],
    [
      'missing months all along, fewer than eight sent',
      series('2024-01', [1, ...repeat(undefined, 20), 2]),
      undefined,
    ],
    [
      'positives among tests',
      series('2024-01', wavy(24), { isShare: true, denominator: repeat(10, 24) }),
      'exact-share',
    ],
    [
      'a rise never said before, of a product spoken of',
      series('2024-01', [...repeat(0, 12), 2], {
        isShare: true,
        denominator: repeat(2, 13),
        isKnownBefore: () => true,
      }),
      'exact-share',
    ],
  ])('%s', (_, one, method) => {
    expect(chooseFor(one, one.observed.length - 1)).toBe(method)
  })
})

describe('a judgement', () => {
  test('of five times the usual is an alarm, of the usual is none', () => {
    const usual = wavy(24)
    expect(judgeSeries(series('2024-01', [...usual, 30]), 24, 0.01)?.alarm).toBe(true)
    expect(judgeSeries(series('2024-01', [...usual, 6]), 24, 0.01)?.alarm).toBe(false)
  })

  test('allows for missing months', () => {
    const gappy = wavy(24).map((count, i) => (i % 5 === 2 ? undefined : count))
    expect(judgeSeries(series('2024-01', [...gappy, 30]), 24, 0.01)?.alarm).toBe(true)
  })

  test('of a fall is never an alarm', () => {
    expect(judgeSeries(series('2024-01', [...repeat(40, 24), 0]), 24, 0.01)?.alarm).toBe(false)
  })

  test('five times the visits among five times the patients are no rise', () => {
    const visits = [...repeat(5, 20), 25]
    const patients = [...repeat(400, 20), 2000]
    expect(judgeSeries(series('2024-01', visits, { denominator: patients }), 20, 0.01)?.alarm).toBe(false)
    expect(judgeSeries(series('2024-01', visits), 20, 0.01)?.alarm).toBe(true)
  })

  test('holds over a year of 53 weeks', () => {
    const weeks = wavy(312)
    const one = series('2021-W20', [...weeks, 60])
    expect(one.periods).toContain('2026-W53')
    expect(judgeSeries(one, 312, 0.01)).toMatchObject({ method: 'farrington-flexible', alarm: true })
  })

  test('of a first appearance gives no expectation, no bound and no probability', () => {
    expect(judgeSeries(series('2024-01', [...repeat(0, 12), 1]), 12, 0.01)).toEqual({
      method: 'first-appearance',
      expected: { missing: 'too-few' },
      upperbound: { missing: 'too-few' },
      pvalue: { missing: 'too-few' },
      alarm: true,
    })
  })
})

describe('a share against its past', () => {
  test('of two in two after none in thirteen has the chance of one table in 105, twice for looking twice', () => {
    const tested = [...repeat(1, 12), 1, 2]
    const found = [...repeat(0, 13), 2]
    // Past: the eleven periods before the window; alone 2 of 2 against 0 of 11, 1 in 78; with the window 2 of 4 against 0 of 11.
    expect(judgeShare(found, tested, 13, 0.05)?.pvalue).toBeCloseTo(2 / 78, 12)
  })

  test('adds up a small rise that lasts', () => {
    const tested = repeat(4, 15)
    const found = [...repeat(0, 12), 1, 1, 1]
    const judged = judgeShare(found, tested, 14, 0.02)
    expect(judged?.alarm).toBe(true)
    expect(judged?.upperbound).toBeGreaterThanOrEqual(1)
  })

  test.each([
    ['nothing was tested today', [...repeat(0, 12), 0], [...repeat(4, 12), 0]],
    ['seven periods were tested before the window', [...repeat(0, 10), 1], repeat(4, 10)],
  ])('is not judged when %s', (_, found, tested) => {
    expect(judgeShare(found, tested, found.length - 1, 0.01)).toBeUndefined()
  })
})
