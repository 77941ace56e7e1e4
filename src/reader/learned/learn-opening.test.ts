import { describe, expect, it } from 'vitest'
import { type JudgedSides, learnOpening } from './learn-opening.ts'
import { openingScore } from './opening.ts'
import { randomFrom } from './shuffle.ts'

const random = randomFrom(3)
const near = (middle: number, wide: number): number => middle + wide * (random() + random() - 1)

/** Texts that claim something look likely and hold much; near misses look likely too, and hold little. */
const texts = Array.from({ length: 2000 }, (_, at): JudgedSides => {
  const claims = at % 5 !== 0
  return {
    claims,
    sides: {
      likely: Math.min(1, Math.max(0, near(claims ? 0.85 : 0.5, 0.4))),
      expected: Math.max(0, near(claims ? 6 : 1.5, 5)),
      stretches: 15 + (at % 11),
      named: (at * 7) % 4,
    },
  }
})

describe('a text is opened', () => {
  const opening = learnOpening(texts)!

  it('the sooner the likelier it looks and the more is found in it', () => {
    const scoreOf = (likely: number, expected: number): number =>
      openingScore(opening.weights, { likely, expected, stretches: 20, named: 2 })
    expect(scoreOf(0.9, 4)).toBeGreaterThan(scoreOf(0.6, 4))
    expect(scoreOf(0.9, 4)).toBeGreaterThan(scoreOf(0.9, 1))
  })

  it('whole in a few of a hundred that claim nothing, ajar in a few more', () => {
    const silent = texts.filter(({ claims }) => !claims)
    const above = (bar: number): number =>
      silent.filter(({ sides }) => openingScore(opening.weights, sides) > bar).length / silent.length
    expect(above(opening.open)).toBeCloseTo(0.045, 2)
    expect(above(opening.ajar)).toBeCloseTo(0.08, 2)
    expect(opening.ajar).toBeLessThan(opening.open)
  })

  it('better by both sides than by its words alone', () => {
    const claiming = texts.filter(({ claims }) => claims)
    const words = texts
      .filter(({ claims }) => !claims)
      .map(({ sides }) => sides.likely)
      .sort((a, b) => b - a)
    const bar = words[Math.floor(0.045 * words.length)]!
    const lost = claiming.filter(({ sides }) => openingScore(opening.weights, sides) <= opening.open).length
    expect(lost).toBeLessThan(claiming.filter(({ sides }) => sides.likely <= bar).length / 2)
  })
})

it('nothing is learned where hardly any text claims nothing', () => {
  expect(learnOpening(texts.filter(({ claims }) => claims))).toBeUndefined()
})
