/** Samples together: verdicts, shares with their tests, amounts below the limit, the mix of sources. */
import { describe, expect, test } from 'vitest'
import { isMissing } from '../core/missing.ts'
import type { FoundSubstance, Sample } from '../core/sample.ts'
import { adjustedTrend, changeWithinStrata, mixChange, type StratumCount } from './adjusted-trend.ts'
import { dosePerTablet, purityOf } from './amounts.ts'
import { judgeSample } from './judge-sample.ts'
import { adulteration, expectedAgainstFound, mismatch, positivityOf } from './positivity.ts'

let made = 0
const found = (
  substance: string,
  amount: number | null = null,
  unit: string | null = null,
): FoundSubstance => ({
  substance,
  amount,
  unit,
})
const sample = (
  expected: string | null,
  contents: FoundSubstance[],
  change: Partial<Sample> = {},
): Sample => ({
  id: `s${++made}`,
  documentId: null,
  expected,
  found: contents,
  form: 'powder',
  method: 'HPLC',
  place: 'FR-59350',
  site: 'FR-59350',
  collectedOn: '2025-03-01',
  reason: 'drop-in',
  chain: 'lab',
  ...change,
})

describe('a verdict', () => {
  test.each([
    ['ketamine', ['ketamine'], 'as-expected'],
    ['ketamine', ['ketamine', 'caffeine'], 'with-other'],
    ['oxycodone', ['nitazenes'], 'not-expected'],
    ['mdma', [], 'nothing-found'],
    [null, ['mdma'], 'unstated'],
  ] as const)('%s, found %j: %s', (expected, contents, verdict) => {
    expect(
      judgeSample(
        sample(
          expected,
          contents.map((code) => found(code)),
        ),
      ).verdict,
    ).toBe(verdict)
  })

  test('what lies below the limit of detection is no adulterant', () => {
    const trace = { substance: 'fentanyl', amount: null, unit: 'mg', limit: 0.1, isBelowLimit: true }
    expect(judgeSample(sample('heroin', [found('heroin'), trace])).verdict).toBe('as-expected')
  })

  test('a narrower product is what was expected, where the vocabulary says so', () => {
    const covers = (wider: string, code: string) =>
      wider === code || (wider === 'nitazenes' && code === 'metonitazene')
    expect(judgeSample(sample('nitazenes', [found('metonitazene')]), covers).verdict).toBe('as-expected')
  })
})

describe('a share', () => {
  test('15 of 148 is 10.1 %, from 6.2 to 16.0 (Newcombe 1998, table I)', () => {
    const { share, interval } = positivityOf(15, 148)
    expect(share).toBeCloseTo(0.1014, 4)
    expect((isMissing(interval) ? [] : interval).map((end) => end.toFixed(4))).toEqual(['0.0624', '0.1605'])
  })

  test('zero of nine is zero with an upper end, and zero of zero is not observed', () => {
    expect(positivityOf(0, 9)).toMatchObject({ share: 0 })
    expect(positivityOf(0, 0)).toMatchObject({ share: { missing: 'not-observed' } })
  })

  test('adulteration and mismatch count only samples of which something was expected', () => {
    const judged = [
      sample('ketamine', [found('ketamine')]),
      sample('ketamine', [found('ketamine'), found('caffeine')]),
      sample('ketamine', [found('caffeine')]),
      sample('ketamine', []),
      sample(null, [found('caffeine')]),
    ].map((one) => judgeSample(one))
    expect(adulteration(judged)).toMatchObject({ positive: 2, tests: 4 })
    expect(mismatch(judged)).toMatchObject({ positive: 2, tests: 4 })
  })

  test('expected against found: each pair with the tests of its row', () => {
    const judged = [
      sample('ketamine', [found('ketamine'), found('caffeine')]),
      sample('ketamine', [found('caffeine')]),
    ].map((one) => judgeSample(one))
    expect(expectedAgainstFound(judged).map(({ chains, ...cell }) => cell)).toEqual([
      { expected: 'ketamine', found: 'ketamine', samples: 1, tests: 2 },
      { expected: 'ketamine', found: 'caffeine', samples: 2, tests: 2 },
    ])
  })
})

describe('amounts', () => {
  const below = { substance: 'mdma', amount: null, unit: '%', limit: 1, isBelowLimit: true }

  test('a value below the limit pulls the median down without being zero', () => {
    const samples = [below, found('mdma', 40, '%'), found('mdma', 60, '%')].map((one) =>
      sample('mdma', [one]),
    )
    expect(purityOf('mdma', samples)).toMatchObject({
      measured: 2,
      belowLimit: 1,
      median: 40,
      min: { missing: 'too-few' },
    })
  })

  test('with half the values below the limit there is no median to tell', () => {
    const samples = [below, below, found('mdma', 60, '%')].map((one) => sample('mdma', [one]))
    expect(purityOf('mdma', samples).median).toEqual({ missing: 'too-few' })
  })

  test('milligrams a tablet and per cent are two figures; powders have no dose', () => {
    const samples = [
      sample('mdma', [found('mdma', 150, 'mg')], { form: 'tablet' }),
      sample('mdma', [found('mdma', 0.25, 'g')], { form: 'tablet' }),
      sample('mdma', [found('mdma', 80, '%')], { form: 'tablet' }),
      sample('mdma', [found('mdma', 900, 'mg')], { form: 'powder' }),
    ]
    expect(dosePerTablet('mdma', samples)).toMatchObject({ measured: 2, notMeasured: 1, median: 200 })
    expect(purityOf('mdma', samples)).toMatchObject({ measured: 1, median: 80 })
  })

  test('samples that hold it without an amount are counted apart', () => {
    expect(purityOf('mdma', [sample('mdma', [found('mdma')])])).toMatchObject({ measured: 0, notMeasured: 1 })
  })
})

describe('a change of mix', () => {
  // Within each reason 45 % and 12 % in both years; only their mix turns round.
  const counts: StratumCount[] = [
    { period: '2024', stratum: 'unexpected effect', positive: 63, tests: 140 },
    { period: '2024', stratum: 'drop-in', positive: 7, tests: 60 },
    { period: '2025', stratum: 'unexpected effect', positive: 18, tests: 40 },
    { period: '2025', stratum: 'drop-in', positive: 19, tests: 160 },
  ]

  test('makes the raw share fall from 35 to 18.5 %, and the adjusted one not at all', () => {
    const [before, after] = adjustedTrend(counts, ['2024', '2025'])
    expect([before?.share, after?.share]).toEqual([0.35, 0.185])
    // 0.45 × 180/400 + 7/60 × 220/400, and 0.45 × 180/400 + 19/160 × 220/400.
    expect(before?.adjusted).toBeCloseTo(0.266667, 5)
    expect(after?.adjusted).toBeCloseTo(0.2678125, 6)
  })

  test('is a warning that names who comes less', () => {
    expect(mixChange(counts, '2024', '2025')).toMatchObject({
      distance: 0.5,
      before: 0.3,
      after: 0.8,
      stratum: 'drop-in',
    })
  })

  test('leaves the odds within the reasons alike', () => {
    const { oddsRatio, interval } = changeWithinStrata(counts, '2024', '2025') ?? {
      oddsRatio: 0,
      interval: [0, 0],
    }
    expect(oddsRatio).toBeCloseTo(1, 1)
    expect(interval[0]).toBeLessThan(1)
    expect(interval[1]).toBeGreaterThan(1)
  })

  test('small or of few tests is none', () => {
    const few = counts.map((count) => ({ ...count, positive: 0, tests: Math.round(count.tests / 20) }))
    expect(mixChange(few, '2024', '2025')).toBeUndefined()
  })

  test('a reason not tested at all in a period leaves it without an adjusted share', () => {
    const [, after] = adjustedTrend(counts.slice(0, 3), ['2024', '2025'])
    expect(after).toMatchObject({ share: 0.45, adjusted: { missing: 'too-few' } })
  })

  test('a period without tests is not observed', () => {
    expect(adjustedTrend(counts, ['2023'])[0]).toMatchObject({ tests: 0, share: { missing: 'not-observed' } })
  })
})
