/** A second look learns from claims judged by people which rules and neighbours to believe. */
import { expect, test } from 'vitest'
import type { Frame } from '../observe.ts'
import type { Sentence } from '../sentence.ts'
import { Stretches } from './detect.ts'
import { type JudgedText, learnSecondLook, lookAgain } from './second-look.ts'

const PHENOMENA = ['market.price', 'use.level']

/** A claim in a sentence, its words `from` to `to`. */
const claim = (rule: string, phenomenon: string, confidence: number, from = 0, to = 8): Frame =>
  ({
    rule,
    phenomenon,
    confidence,
    evidence: { from, to, start: from * 5, end: to * 5 },
    sentence: { index: 0 } as Sentence,
    measures: [],
    substances: [],
    direction: 'present',
    certainty: 'asserted',
  }) as unknown as Frame

const textOf = (frames: Frame[], isRight: boolean[]): JudgedText => ({
  frames,
  isRight,
  stretches: new Stretches([], PHENOMENA.length),
})

test('of two rules the net is as sure of, the one that people found right is believed', () => {
  const frames = (): Frame[] => [
    claim('fr/market/good', 'market.price', 0.5, 0, 8),
    claim('fr/market/bad', 'market.price', 0.5, 20, 28),
  ]
  const look = learnSecondLook(
    Array.from({ length: 80 }, () => textOf(frames(), [true, false])),
    PHENOMENA,
  )!
  const [good, bad] = lookAgain(look, frames(), new Stretches([], 2), PHENOMENA)
  expect(good).toBeGreaterThan(0.8)
  expect(bad).toBeLessThan(0.2)
})

test('a claim at the words of a far surer one is believed less than the same claim alone', () => {
  const weak = (): Frame => claim('fr/learned/use.level', 'use.level', 0.35)
  const sure = (): Frame => claim('fr/learned/market.price', 'market.price', 0.95)
  const lessons = Array.from({ length: 120 }, (_, at) =>
    at % 2 ? textOf([weak()], [at % 10 !== 1]) : textOf([weak(), sure()], [at % 10 === 0, true]),
  )
  const look = learnSecondLook(lessons, PHENOMENA)!
  const [alone] = lookAgain(look, [weak()], new Stretches([], 2), PHENOMENA)
  const [beside, surest] = lookAgain(look, [weak(), sure()], new Stretches([], 2), PHENOMENA)
  expect(alone).toBeGreaterThan(beside! + 0.3)
  expect(surest).toBeGreaterThan(0.8)
})

test('from a handful of claims, or from claims that were all right, nothing is learned', () => {
  const one = (isRight: boolean): JudgedText => textOf([claim('fr/a', 'use.level', 0.5)], [isRight])
  expect(learnSecondLook([one(true), one(false)], PHENOMENA)).toBeUndefined()
  expect(
    learnSecondLook(
      Array.from({ length: 100 }, () => one(true)),
      PHENOMENA,
    ),
  ).toBeUndefined()
})
