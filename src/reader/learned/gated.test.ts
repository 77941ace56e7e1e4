/** The net that sees the order of words, on small lessons of its own. */
import { describe, expect, test } from 'vitest'
import { GatedRunner, packGated, unpackGated } from './gated-runner.ts'
import type { ItemSigns } from './item-signs.ts'
import { type GatedExample, learnGated, USUAL_GATED } from './learn-gated.ts'
import { Meanings, NO_MEANING } from './meanings.ts'
import type { Seen } from './seen.ts'
import { randomFrom } from './shuffle.ts'

const NONE = { hashes: new Int32Array(16), rows: new Uint16Array(16) }
const random = randomFrom(11)
const meanings = new Meanings({
  size: 8,
  scale: 0.01,
  vectors: Int8Array.from({ length: 8 * 30 }, () => 250 * random() - 125),
  slots: { fr: NONE, en: NONE },
})

const signsOf = (signs: readonly number[]): ItemSigns => ({
  numbers: Int32Array.from(signs),
  starts: Int32Array.from({ length: signs.length + 1 }, (_, at) => at),
})
const noRules = (words: number): ItemSigns => ({
  numbers: new Int32Array(),
  starts: new Int32Array(words + 1),
})

/** Words of which two, 1 and 2, stand some words apart: whether 1 stands first is what the text claims. */
function textOf(isFirst: boolean): GatedExample {
  const words = Array.from({ length: 12 }, () => 3 + Math.floor(random() * 20))
  const at = 1 + Math.floor(random() * 6)
  words[at] = isFirst ? 1 : 2
  words[at + 1 + Math.floor(random() * 3)] = isFirst ? 2 : 1
  return {
    meanings: Int32Array.from(words, (word) => (word === 9 ? NO_MEANING : word)),
    signs: signsOf(words),
    rules: noRules(words.length),
    isBlind: true,
    stretches: [{ first: 0, end: words.length, prior: Float32Array.of(0, 0), holds: [isFirst ? 0 : 1] }],
  }
}

const OPTIONS = {
  ...USUAL_GATED,
  outcomes: 2,
  width: 16,
  layers: 3,
  rounds: 12,
  words: 200,
  warm: 20,
  step: 0.01,
  left: 0,
  wordsLeft: 0,
}
const lessons = Array.from({ length: 300 }, (_, at) => textOf(at % 2 === 0))
const net = learnGated(lessons, meanings, OPTIONS)

/** A text as a reader sees it: of a `Seen`, the net asks for the meanings of its words alone. */
const seenOf = ({ meanings: meaning }: GatedExample): Seen[] => [
  { items: { meaning }, first: 0, end: meaning.length } as unknown as Seen,
]

function scoresOf(runner: GatedRunner, text: GatedExample): number[] {
  runner.take(seenOf(text), [text.signs])
  return [...runner.scores(0, text.meanings.length)]
}

describe('what stands first', () => {
  test('is told in texts it has not learned from', () => {
    const runner = new GatedRunner(net, meanings)
    const right = Array.from({ length: 200 }, (_, at) => {
      const [first, second] = scoresOf(runner, textOf(at % 2 === 0))
      return first! > second! === (at % 2 === 0)
    })
    expect(right.filter(Boolean).length).toBeGreaterThan(190)
  })

  test('is told the same by a net stored, and whatever was read before', () => {
    const text = textOf(true)
    const runner = new GatedRunner(net, meanings)
    const scores = scoresOf(runner, text)
    const stored = new GatedRunner(unpackGated(packGated(net)), meanings)
    scoresOf(stored, textOf(false))
    expect(scoresOf(stored, text)).toEqual(scores)
  })

  test('the same lessons teach the same net', () => {
    expect(packGated(learnGated(lessons.slice(0, 40), meanings, { ...OPTIONS, rounds: 1 }))).toEqual(
      packGated(learnGated(lessons.slice(0, 40), meanings, { ...OPTIONS, rounds: 1 })),
    )
  })
})

test('a text read in parts is read as one', () => {
  const { width, layers } = net
  const texts = Array.from({ length: 120 }, () => textOf(random() < 0.5))
  const words = texts.flatMap(({ meanings: rows }) => [...rows])
  const signs = signsOf(texts.flatMap((text) => [...text.signs.numbers]))
  const long: Seen = {
    items: { meaning: Int32Array.from(words) },
    first: 0,
    end: words.length,
  } as unknown as Seen
  const runner = new GatedRunner(net, meanings)
  const scoresFrom = (first: number): number[] => [...runner.scores(first, first + 10)]
  runner.take([long], [signs])
  const forward = Array.from({ length: 140 }, (_, at) => scoresFrom(10 * at))
  const back = Array.from({ length: 140 }, (_, at) => scoresFrom(1390 - 10 * at)).reverse()
  expect({ width, layers, back }).toEqual({ width: 16, layers: 3, back: forward })
})

test('without a word, a text scores as one that has nothing there, and with it as before', () => {
  const text = textOf(true)
  const runner = new GatedRunner(net, meanings)
  const whole = scoresOf(runner, text)
  for (const word of [0, 3, text.meanings.length - 1]) {
    const without = [...runner.scoresWithout(word, 0, text.meanings.length)]
    const bare = { ...text, meanings: text.meanings.slice(), signs: signsOf([...text.signs.numbers]) }
    bare.meanings[word] = NO_MEANING
    bare.signs.numbers[word] = 999
    expect(scoresOf(new GatedRunner(net, meanings), bare)).toEqual(without)
    expect([...runner.scores(0, text.meanings.length)]).toEqual(whole)
  }
})

test('a text of no word, and a stretch of none, say nothing', () => {
  const runner = new GatedRunner(net, meanings)
  runner.take([], [])
  runner.take(seenOf(textOf(true)), [signsOf(Array(12).fill(999))])
  expect([...runner.scores(3, 3)]).toEqual([0, 0])
})
