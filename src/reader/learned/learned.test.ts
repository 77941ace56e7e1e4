/** The learned part on small lessons of its own: what it must do whatever it is taught. */
import { describe, expect, test } from 'vitest'
import { createReader, createRuleReader } from '../load.ts'
import { FullRows } from './full-rows.ts'
import { LabelFault, parseLabelled } from './labelled.ts'
import {
  type Example,
  learn,
  packWeights,
  probability,
  scoreInto,
  unpackWeights,
  weightOf,
} from './linear.ts'
import { parseSenses } from './senses.ts'
import { randomFrom } from './shuffle.ts'
import { SignTable } from './sign-table.ts'

const example = (signs: number[], holds: number[]): Example => ({
  signs: Int32Array.from(signs),
  values: Float32Array.from(signs, () => 1),
  holds,
})
const OPTIONS = { outcomes: 2, rounds: 30, alpha: 0.5, l2: 0, leastSeen: 1, leastWeight: 0, seed: 1 }

describe('linear weights', () => {
  const examples = Array.from({ length: 40 }, (_, at) =>
    at % 2 ? example([11, 99], [0]) : example([22, 99], [1]),
  )
  const weights = learn(examples, OPTIONS)
  const oddsOf = (signs: number[], from = weights): number[] => {
    const scores = new Float64Array(2)
    scoreInto(
      from,
      Int32Array.from(signs),
      Float32Array.from(signs, () => 1),
      signs.length,
      scores,
    )
    return [...scores].map(probability)
  }

  test('a sign that always stands with an outcome speaks for it, and against the other', () => {
    expect(oddsOf([11])[0]).toBeGreaterThan(0.8)
    expect(oddsOf([11])[1]).toBeLessThan(0.2)
    expect(weightOf(weights, 11, 0)).toBeGreaterThan(0)
    expect(weightOf(weights, 22, 0)).toBeLessThan(0)
  })

  test('a sign never met says nothing', () => {
    expect(oddsOf([12345])).toEqual(oddsOf([]))
    expect(weightOf(weights, 12345, 0)).toBe(0)
  })

  test('the same examples and seed give the same weights, stored or not', () => {
    const again = learn(examples, OPTIONS)
    expect(packWeights(again)).toEqual(packWeights(weights))
    expect(oddsOf([11, 22], unpackWeights(packWeights(weights)))).toEqual(oddsOf([11, 22]))
  })

  test('full rows of two choices give the sums of each to the last bit', () => {
    const random = randomFrom(3)
    const learnedOf = (shift: number, outcomes: number) =>
      learn(
        Array.from({ length: 60 }, (_, at) =>
          example([shift + (at % 7), 10 + (at % 5), 20 + (at % 3)], [at % outcomes]),
        ),
        { ...OPTIONS, outcomes },
      )
    const all = [learnedOf(0, 6), learnedOf(4, 3)]
    const full = new FullRows(all)
    for (let round = 0; round < 50; round++) {
      const signs = Int32Array.from({ length: 40 }, () => Math.floor(random() * 24))
      const values = Float32Array.from(signs, () => random())
      const rows = all.map(({ outcomes }) => new Float64Array(outcomes))
      full.scoreInto({ numbers: signs, values, count: signs.length }, rows)
      const cells = all.map((one) => {
        const scores = new Float64Array(one.outcomes)
        scoreInto(one, signs, values, signs.length, scores)
        return scores
      })
      expect(rows).toEqual(cells)
    }
  })

  test('what is known beforehand need not be learned', () => {
    const told = Array.from({ length: 20 }, () => ({
      ...example([5], [0]),
      prior: Float32Array.from([4, -4]),
    }))
    const untold = Array.from({ length: 20 }, () => example([5], [0]))
    expect(weightOf(learn(told, OPTIONS), 5, 0)).toBeLessThan(weightOf(learn(untold, OPTIONS), 5, 0))
  })
})

test('a table finds each sign it was made of, and no other', () => {
  const signs = Int32Array.from({ length: 1000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1))
  const table = new SignTable(signs)
  expect([...signs].every((sign, at) => table.find(sign) === at)).toBe(true)
  expect(table.find(7)).toBe(-1)
})

describe('families of meaning', () => {
  const senses = parseSenses('sense\tfr\ten\ncarry\tlivr* colis\tdeliver*\nlaw\tloi\tlaw\n', 'fr')
  test.each([
    ['livreurs', [0]],
    ['colis', [0]],
    ['loi', [1]],
    ['lois', []],
    ['lit', []],
  ])('%s is of %j', (word, expected) => {
    expect(senses.of(word)).toEqual(expected)
  })
})

describe('labelled sentences', () => {
  test('a line may claim several things, or nothing', () => {
    const [first, second] = parseLabelled(
      'en',
      'x',
      'a.b:up,a.c:absent:denied | words\n# a remark\n- | other words',
      ['a.b', 'a.c'],
    )
    expect(
      first?.observations.map(({ phenomenon, direction, certainty }) => [phenomenon, direction, certainty]),
    ).toEqual([
      ['a.b', 'up', 'asserted'],
      ['a.c', 'absent', 'denied'],
    ])
    expect(second?.observations).toEqual([])
  })
  test.each(['no bar', 'a.x | unknown code', 'a.b:sideways | unknown direction'])(
    '%s is a fault that names its line',
    (line) => {
      expect(() => parseLabelled('en', 'x', line, ['a.b'])).toThrow(LabelFault)
    },
  )
})

describe('the reader that has learned', () => {
  test.each([
    [
      "Des convois de résine de cannabis de dix à trente kilos sont régulièrement interceptés à la frontière ; l'un d'eux, en mai, dissimulait 22 kg dans un camion.",
      [10, 22],
    ],
    [
      'Customs found 40 kg of cocaine in a container at Hull on Monday; a second box, opened on Thursday, held 12 kg.',
      [40, 12],
    ],
  ])('two events of one sentence are two, each with its own figure: %s', (text, figures) => {
    const seized = createReader()
      .read(text)
      .observations.filter(({ phenomenon }) => phenomenon === 'flow.seizure')
    expect(seized.map(({ measures }) => measures.map(({ value, min }) => value ?? min))).toEqual(
      figures.map((figure) => [figure]),
    )
  })

  const text =
    'On the ward we saw three lads who had collapsed after a night out in Leeds. Their mates thought it was ketamine. ' +
    'Nurses say that such admissions have become far more common since the spring. The lab found a nitazene in the powder, ' +
    'and the trust sent a warning to every hospital in the county the same evening.'

  test('says how likely each claim is, and why when asked', () => {
    const { observations } = createReader().read(text, { explain: true })
    expect(observations.length).toBeGreaterThan(0)
    for (const { confidence, because } of observations) {
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
      expect(because?.every((sign) => !/#\d/.test(sign))).toBe(true)
    }
  })

  test('quotes the text exactly and names the rule or that it was learned', () => {
    for (const { evidence, rule } of createReader().read(text).observations) {
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
      expect(rule).toMatch(/^en\//)
    }
  })

  test('finds what the rules find in a plain sentence, with or without it', () => {
    const plain = 'In Leeds a gram of cocaine costs £80.'
    const found = (reader: ReturnType<typeof createReader>) =>
      reader.read(plain).observations.map(({ phenomenon, substances }) => [phenomenon, substances])
    expect(found(createReader())).toEqual([['market.price', ['cocaine']]])
    expect(found(createRuleReader())).toEqual(found(createReader()))
  })
})
