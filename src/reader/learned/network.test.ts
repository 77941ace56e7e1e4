/** Meanings of words and the net over them, on small cases worked by hand. */
import { describe, expect, test } from 'vitest'
import { loadMeanings } from '../load.ts'
import { learnNetwork, type NetExample, USUAL_NET } from './learn-network.ts'
import { probability } from './linear.ts'
import { mainDirections, project } from './main-directions.ts'
import { beginningOf, Meanings, NO_MEANING, tableOf, unpackMeanings, wordHash } from './meanings.ts'
import { packNetwork, Runner, unpackNetwork, Words } from './network.ts'

const none = tableOf([])
/** sell, vend (nearly the same) and rain, each two numbers. */
const MEANINGS = new Meanings({
  size: 2,
  scale: 0.01,
  vectors: Int8Array.from([100, 0, 90, 10, 0, 100]),
  slots: { fr: none, en: none },
})
const [SELL, VEND, RAIN] = [0, 1, 2]
const NOTHING = new Int32Array()

const example = (row: number, holds: number[]): NetExample => ({
  words: [Int32Array.of(row), NOTHING, NOTHING],
  signs: NOTHING,
  values: new Float32Array(),
  prior: new Float32Array(2),
  holds,
})
const OPTIONS = { ...USUAL_NET, outcomes: 2, hidden: 8, rounds: 200, left: 0, batch: 4 }
const examples = Array.from({ length: 40 }, (_, at) => (at % 2 ? example(SELL, [0]) : example(RAIN, [1])))

function oddsOf(runner: Runner, rows: readonly number[]): number[] {
  const words = new Words(0)
  for (const row of rows) runner.addWord(words, row)
  runner.begin()
  runner.addWords(words)
  return [...runner.finish()].map(probability)
}

describe('a net over meanings', () => {
  const net = learnNetwork(examples, MEANINGS, OPTIONS)
  const runner = new Runner(net, MEANINGS)

  test('a word never met is taken as the word of like meaning', () => {
    expect(oddsOf(runner, [SELL])[0]).toBeGreaterThan(0.8)
    expect(oddsOf(runner, [VEND])[0]).toBeGreaterThan(0.8)
    expect(oddsOf(runner, [RAIN])[0]).toBeLessThan(0.2)
    expect(oddsOf(runner, [RAIN])[1]).toBeGreaterThan(0.8)
  })

  test('the same examples and seed give the same net, stored or not', () => {
    const again = learnNetwork(examples, MEANINGS, OPTIONS)
    expect(packNetwork(again)).toEqual(packNetwork(net))
    const stored = new Runner(unpackNetwork(packNetwork(net)), MEANINGS)
    expect(oddsOf(stored, [SELL, RAIN])).toEqual(oddsOf(runner, [SELL, RAIN]))
  })

  test('words of one kind say what one of them says, and no words say nothing', () => {
    const scoresOf = (words: Words): number[] => {
      runner.begin()
      runner.addWords(words)
      return [...runner.finish()]
    }
    const one = new Words(0)
    const many = new Words(0)
    runner.addWord(one, SELL)
    for (let at = 0; at < 3000; at++) runner.addWord(many, SELL)
    const nothing = scoresOf(new Words(0))
    const [single = 0] = scoresOf(one)
    // A mean by the root of the squares: many of them say it louder.
    expect(Math.sign(scoresOf(many)[0]! - nothing[0]!)).toBe(Math.sign(single - nothing[0]!))
    runner.begin()
    expect([...runner.finish()]).toEqual(nothing)
  })

  test('a sign that always stands with an outcome speaks for it', () => {
    const signed = examples.map((one, at) => ({
      ...one,
      words: example(SELL, []).words,
      signs: Int32Array.of(at % 2 ? 11 : 22),
      values: Float32Array.of(1),
    }))
    const learned = new Runner(learnNetwork(signed, MEANINGS, OPTIONS), MEANINGS)
    const oddsWith = (sign: number): number => {
      learned.begin()
      learned.addSigns(Int32Array.of(sign), Float32Array.of(1), 1)
      return probability(learned.finish()[0]!)
    }
    expect(oddsWith(11)).toBeGreaterThan(0.8)
    expect(oddsWith(22)).toBeLessThan(0.2)
  })
})

describe('meanings of words', () => {
  test('a word is known by itself, then by its longest known beginning', () => {
    const meanings = new Meanings({
      size: 1,
      scale: 1,
      vectors: Int8Array.from([1, 2, 3]),
      slots: {
        en: none,
        fr: tableOf([
          [wordHash('livreur'), 0],
          [beginningOf(wordHash('livre')), 1],
          [beginningOf(wordHash('livrais')), 2],
        ]),
      },
    })
    const rowOf = (word: string): number => meanings.rowOf('fr', word, wordHash(word))
    expect(rowOf('livreur')).toBe(0)
    expect(rowOf('livreuses')).toBe(1)
    expect(rowOf('livraisons')).toBe(2)
    expect(rowOf('livre')).toBe(NO_MEANING)
    expect(meanings.rowOf('en', 'livreur', wordHash('livreur'))).toBe(NO_MEANING)
  })

  test('a file of another kind is none', () => {
    expect(unpackMeanings(new Uint8Array(64))).toBeUndefined()
  })

  test('words of one meaning lie nearer than words of another, across the two languages', () => {
    const meanings = loadMeanings()
    const vectorOf = (language: 'fr' | 'en', word: string): number[] => {
      const row = meanings.rowOf(language, word, wordHash(word))
      expect(row).not.toBe(NO_MEANING)
      return [...meanings.vectors.subarray(row * meanings.size, (row + 1) * meanings.size)]
    }
    const likeness = (a: number[], b: number[]): number =>
      a.reduce((sum, value, at) => sum + value * b[at]!, 0) / (Math.hypot(...a) * Math.hypot(...b))
    for (const [french, same, other] of [
      ['penurie', 'shortage', 'party'],
      ['livreur', 'courier', 'hospital'],
      ['prison', 'jail', 'price'],
      ['deces', 'death', 'delivery'],
    ] as const)
      expect(likeness(vectorOf('fr', french), vectorOf('en', same)), french).toBeGreaterThan(
        likeness(vectorOf('fr', french), vectorOf('en', other)) + 0.1,
      )
  })
})

test('the main direction of points along a line is the line', () => {
  const rows = Array.from({ length: 20 }, (_, at) => Float64Array.of(at, 2 * at))
  const directions = mainDirections(rows, 1, 20)
  const [axis] = directions.axes
  expect(Math.abs(axis![0]!)).toBeCloseTo(1 / Math.sqrt(5), 6)
  expect(axis![1]! / axis![0]!).toBeCloseTo(2, 6)
  expect(project(directions, Float64Array.of(9.5, 19))[0]).toBeCloseTo(0, 6)
})
