import { describe, expect, it } from 'vitest'
import { type Fitted, fitLogistic, logisticScore } from './logistic.ts'

describe('a logistic curve', () => {
  it('over nothing gives the odds of the whole', () => {
    const rows = Array.from(
      { length: 40 },
      (_, at): Fitted => ({ values: [], holds: at % 4 === 0, weight: 1 }),
    )
    expect(fitLogistic(rows)[0]).toBeCloseTo(Math.log(10 / 30), 3)
  })

  it('gives two groups the odds of each: a curve over one mark is saturated', () => {
    const rows = [0, 1].flatMap((mark) =>
      Array.from(
        { length: 50 },
        (_, at): Fitted => ({ values: [mark], holds: at < (mark ? 40 : 10), weight: 1 }),
      ),
    )
    const weights = fitLogistic(rows)
    expect(logisticScore(weights, [0])).toBeCloseTo(Math.log(10 / 40), 2)
    expect(logisticScore(weights, [1])).toBeCloseTo(Math.log(40 / 10), 2)
  })

  it('counts a row of weight three as three rows', () => {
    const row = (value: number, holds: boolean, weight = 1): Fitted => ({ values: [value], holds, weight })
    const some = [row(1, true), row(2, false), row(3, true), row(0, false)]
    const heavy = fitLogistic([...some, row(2, true, 3)])
    const many = fitLogistic([...some, row(2, true), row(2, true), row(2, true)])
    expect(heavy.map((one) => one.toFixed(6))).toEqual(many.map((one) => one.toFixed(6)))
  })

  it('stays finite where a value parts the rows wholly, and asks for rows', () => {
    const rows = [-2, -1, 1, 2].map((value): Fitted => ({ values: [value], holds: value > 0, weight: 1 }))
    expect(fitLogistic(rows).every(Number.isFinite)).toBe(true)
    expect(() => fitLogistic([])).toThrow(RangeError)
  })
})
