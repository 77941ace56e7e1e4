import { describe, expect, it } from 'vitest'
import { isMissing } from '../../core/missing.ts'
import { tierOf } from '../../core/tier.ts'
import { calibrate, calibrated, fitIsotonic, fitPlatt, type Judged } from './calibrate.ts'
import { reliabilityOf } from './reliability.ts'

const judged = (...pairs: [score: number, right: 0 | 1][]): Judged[] =>
  pairs.map(([score, right]) => ({ score, isRight: right === 1 }))

/** Scores of a fixed seed, the surer the more often right. */
function invented(count: number, seed: number): Judged[] {
  let state = seed
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  return Array.from({ length: count }, () => {
    const score = Math.round(next() * 40) / 40
    return { score, isRight: next() < score * score }
  })
}

describe('isotonic regression', () => {
  it('pools neighbours that fall: wrong, right, wrong, right is 0, a half, a half, 1', () => {
    const fitted = fitIsotonic(judged([1, 0], [2, 1], [3, 0], [4, 1]))
    expect([1, 2, 3, 4].map((score) => calibrated(fitted, score))).toEqual([0, 0.5, 0.5, 1])
  })

  it('pools everything when the surer claims are the wrong ones', () => {
    const fitted = fitIsotonic(judged([1, 1], [2, 1], [3, 0]))
    expect([0, 1, 2, 3, 9].map((score) => calibrated(fitted, score))).toEqual(Array(5).fill(2 / 3))
  })

  it('takes claims of one score together, in whatever order they come', () => {
    const claims = judged([1, 0], [1, 1], [2, 1], [1, 0])
    expect(fitIsotonic(claims)).toEqual({ kind: 'isotonic', scores: [1, 2], values: [1 / 3, 1] })
    expect(fitIsotonic([...claims].reverse())).toEqual(fitIsotonic(claims))
  })

  it('is the min-max of means, as Barlow and others (1972) prove of the least-squares solution', () => {
    for (const seed of [1, 2, 3]) {
      const claims = invented(200, seed)
      const fitted = fitIsotonic(claims)
      const scores = [...new Set(claims.map(({ score }) => score))].sort((a, b) => a - b)
      const meanOf = (low: number, high: number): number => {
        const some = claims.filter(({ score }) => score >= low && score <= high)
        return some.filter(({ isRight }) => isRight).length / some.length
      }
      for (const at of scores) {
        const lows = scores.filter((one) => one <= at)
        const highs = scores.filter((one) => one >= at)
        const expected = Math.max(...lows.map((low) => Math.min(...highs.map((high) => meanOf(low, high)))))
        expect(calibrated(fitted, at)).toBeCloseTo(expected, 12)
      }
    }
  })
})

describe('Platt’s sigmoid', () => {
  it('stands at its optimum: residuals add up to nothing, alone and times the score', () => {
    for (const seed of [4, 5, 6]) {
      const claims = invented(300, seed)
      const right = claims.filter(({ isRight }) => isRight).length
      const targets = { yes: (right + 1) / (right + 2), no: 1 / (claims.length - right + 2) }
      const fitted = fitPlatt(claims)
      const residuals = claims.map(({ score, isRight }) => ({
        score,
        residual: (isRight ? targets.yes : targets.no) - calibrated(fitted, score),
      }))
      expect(residuals.reduce((sum, { residual }) => sum + residual, 0)).toBeCloseTo(0, 7)
      expect(residuals.reduce((sum, { score, residual }) => sum + score * residual, 0)).toBeCloseTo(0, 7)
    }
  })

  it('goes through the drawn-in shares when there are two scores only', () => {
    // 3 right and 3 wrong: targets 4/5 and 1/5. At 0: one right, two wrong, (4/5 + 1/5 + 1/5) / 3 = 0.4; at 1: 0.6.
    const fitted = fitPlatt(judged([0, 0], [0, 0], [0, 1], [1, 1], [1, 1], [1, 0]))
    expect(calibrated(fitted, 0)).toBeCloseTo(0.4, 9)
    expect(calibrated(fitted, 1)).toBeCloseTo(0.6, 9)
  })

  it('is never certain, even where a score separates all', () => {
    const fitted = fitPlatt(judged([0, 0], [0, 0], [1, 1], [1, 1]))
    expect(calibrated(fitted, 0)).toBeCloseTo(0.25, 6)
    expect(calibrated(fitted, 1)).toBeCloseTo(0.75, 6)
  })

  it('stands huge scores', () => {
    const fitted = fitPlatt(judged([-1e6, 0], [1e6, 1], [-1e6, 0], [1e6, 1]))
    expect(calibrated(fitted, 1e9)).toBeLessThanOrEqual(1)
    expect(calibrated(fitted, -1e9)).toBeGreaterThanOrEqual(0)
  })
})

describe('a calibration', () => {
  it('is not fitted on too few claims, nor where all are right', () => {
    expect(calibrate(invented(29, 1))).toEqual({ missing: 'too-few' })
    expect(calibrate(invented(200, 1).map((one) => ({ ...one, isRight: true })))).toEqual({
      missing: 'too-few',
    })
  })

  it('is a sigmoid on hundreds of claims, isotonic on thousands', () => {
    const kindOf = (count: number) => {
      const fitted = calibrate(invented(count, 3))
      return isMissing(fitted) ? fitted : fitted.kind
    }
    expect([kindOf(999), kindOf(1000)]).toEqual(['platt', 'isotonic'])
  })

  it('never puts a surer claim below a less sure one', () => {
    for (const count of [200, 2000]) {
      const fitted = calibrate(invented(count, 8))
      if (isMissing(fitted)) throw new Error('expected a calibration')
      const values = Array.from({ length: 101 }, (_, at) => calibrated(fitted, at / 100))
      expect(values).toEqual([...values].sort((a, b) => a - b))
    }
  })

  it('refuses no claims and scores that are no numbers', () => {
    for (const curveOf of [fitIsotonic, fitPlatt]) {
      expect(() => curveOf([])).toThrow(RangeError)
      expect(() => curveOf([{ score: Number.NaN, isRight: true }])).toThrow(RangeError)
    }
  })
})

describe('reliability', () => {
  it('sets what was promised beside what came, bin by bin', () => {
    const { bins, error, brier } = reliabilityOf(judged([0.25, 0], [0.25, 1], [1, 1], [1, 1]), 2)
    expect(bins).toEqual([
      { from: 0, to: 0.5, count: 2, promised: 0.25, kept: 0.5 },
      { from: 0.5, to: 1, count: 2, promised: 1, kept: 1 },
    ])
    // Two claims of four are off by 0.25; squares: 0.0625, 0.5625, 0, 0.
    expect([error, brier]).toEqual([0.125, 0.15625])
  })

  it('says nothing of an empty bin, nor of no claims', () => {
    const { bins, error, brier } = reliabilityOf([], 1)
    const nothing = { missing: 'not-observed' }
    expect([bins[0]?.promised, bins[0]?.kept, error, brier]).toEqual([nothing, nothing, nothing, nothing])
  })

  it('refuses what is no confidence, and no bins', () => {
    expect(() => reliabilityOf(judged([1.2, 1]), 4)).toThrow(RangeError)
    expect(() => reliabilityOf([], 0)).toThrow(RangeError)
  })
})

it.each([
  [0.95, 'accept'],
  [0.9, 'accept'],
  [0.89, 'review'],
  [0.2, 'review'],
  [0.19, 'drop'],
] as const)(
  'a confidence of %d is to %s when 0.9 is accepted and less than 0.2 dropped',
  (confidence, tier) => {
    expect(tierOf(confidence, { accept: 0.9, drop: 0.2 })).toBe(tier)
  },
)

it('tiers need thresholds in order', () => {
  expect(() => tierOf(0.5, { accept: 0.2, drop: 0.9 })).toThrow(RangeError)
})
