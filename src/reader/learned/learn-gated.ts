/**
 * Learns a net of gated layers from whole texts, some thousand words a step: by AdamW, units left out by chance (Srivastava and others 2014, JMLR 15), and so whole
 * words and all that rules say, so that no one of them is leaned on.
 */
import { GatedInput } from './gated-input.ts'
import { GatedLayers } from './gated-layers.ts'
import { type GatedNet, pool, score } from './gated-net.ts'
import type { ItemSigns } from './item-signs.ts'
import { signIndex } from './known-signs.ts'
import { type Meanings, NO_MEANING } from './meanings.ts'
import { Layer } from './net-layers.ts'
import { randomFrom, shuffle } from './shuffle.ts'
import { steppedSigns } from './sign-steps.ts'

/** A text with what its stretches claim. */
export interface GatedExample {
  /** By word, the row of its meaning. */
  readonly meanings: Int32Array
  readonly signs: ItemSigns
  readonly rules: ItemSigns
  /** Rules look better here than they are: what they say is left out. */
  readonly isBlind: boolean
  readonly stretches: readonly GatedStretch[]
}

export interface GatedStretch {
  /** Words. */
  readonly first: number
  readonly end: number
  /** What is known of each outcome beforehand, as a score. */
  readonly prior: Float32Array
  readonly holds: readonly number[]
}

export interface GatedOptions {
  readonly outcomes: number
  readonly width: number
  readonly layers: number
  readonly rounds: number
  /** Words of a step, at least. */
  readonly words: number
  /** Longest step, reached after `warm` steps, from where it shortens to nothing. */
  readonly step: number
  readonly warm: number
  readonly decay: number
  /** Shares left out by chance: of units, of words' meanings (twice as many of their signs), of texts' rules. */
  readonly left: number
  readonly wordsLeft: number
  readonly rulesLeft: number
  /** Signs seen in fewer texts are left out. */
  readonly leastSeen: number
  readonly seed: number
}

/** Settings found by trial (docs/reading.md); rounds are fewer since lessons are more. */
export const USUAL_GATED: Omit<GatedOptions, 'outcomes'> = {
  width: 128,
  layers: 4,
  rounds: 7,
  words: 2500,
  step: 0.003,
  warm: 200,
  decay: 0.02,
  left: 0.15,
  wordsLeft: 0.1,
  rulesLeft: 0.3,
  leastSeen: 3,
  seed: 7,
}

/** The last step, as a share of the longest. */
const SHORTEST = 0.02

/** Learns a net; the same for the same examples, order and seed. */
export function learnGated(
  examples: readonly GatedExample[],
  meanings: Meanings,
  options: GatedOptions,
): GatedNet {
  const { rounds, words, step, warm } = options
  const random = randomFrom(options.seed)
  const index = signIndex(
    examples.flatMap(({ signs, rules }) => [{ signs: signs.numbers }, { signs: rules.numbers }]),
    options.leastSeen,
  )
  const lessons = examples
    .filter(({ stretches }) => stretches.length > 0)
    .map((example) => ({
      ...example,
      signs: placesOf(example.signs, index),
      rules: placesOf(example.rules, index),
    }))
  const learner = new Learner(index.size, meanings, options, random)
  const order = Int32Array.from(lessons.keys())
  const total = lessons.reduce((sum, { meanings: { length } }) => sum + length, 0)
  const steps = Math.ceil((rounds * total) / words)
  let taken = 0
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (let first = 0; first < order.length; ) {
      let last = first
      let seen = 0
      let stretches = 0
      for (; last < order.length && seen < words; last++) {
        seen += lessons[order[last]!]!.meanings.length
        stretches += lessons[order[last]!]!.stretches.length
      }
      for (let at = first; at < last; at++) learner.see(lessons[order[at]!]!, 1 / stretches)
      taken++
      learner.step(step * Math.min(1, taken / warm) * Math.max(SHORTEST, 1 - taken / steps))
      first = last
    }
  }
  return learner.net(index)
}

/** Signs by their places among those learned; the others are left out. */
function placesOf({ numbers, starts }: ItemSigns, index: ReadonlyMap<number, number>): ItemSigns {
  const known: number[] = []
  const from = new Int32Array(starts.length)
  for (let item = 0; item + 1 < starts.length; item++) {
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const place = index.get(numbers[at]!)
      if (place !== undefined) known.push(place)
    }
    from[item + 1] = known.length
  }
  return { numbers: Int32Array.from(known), starts: from }
}

/** A net while it learns. */
class Learner {
  readonly #options: GatedOptions
  readonly #random: () => number
  readonly #layers: GatedLayers
  readonly #input: GatedInput
  readonly #inward: Layer
  readonly #signs: Layer
  readonly #outward: Layer
  readonly #outBias: Layer
  readonly #meaningSize: number
  #time = 0
  /** Of the stretch at hand. */
  readonly #pooled: Float32Array
  readonly #pooledDrop: Float32Array
  readonly #pooledSlopes: Float32Array
  readonly #highest: Int32Array
  readonly #scores: Float64Array

  constructor(signs: number, meanings: Meanings, options: GatedOptions, random: () => number) {
    const { width, layers, outcomes } = options
    this.#options = options
    this.#random = random
    this.#meaningSize = meanings.size
    this.#inward = Layer.byChance(meanings.size * width, 1 / Math.sqrt(meanings.size), random)
    this.#layers = new GatedLayers(width, layers, random)
    this.#outward = new Layer(2 * width * outcomes)
    this.#outBias = new Layer(outcomes)
    this.#signs = Layer.byChance(signs * width, 0.17, random)
    this.#input = new GatedInput(meanings, this.#layers, this.#inward, this.#signs)
    this.#pooled = new Float32Array(2 * width)
    this.#pooledDrop = new Float32Array(2 * width)
    this.#pooledSlopes = new Float32Array(2 * width)
    this.#highest = new Int32Array(width)
    this.#scores = new Float64Array(outcomes)
  }

  /** Numbers that leave out a share by chance, the others being so much larger. */
  #drop(count: number): Float32Array {
    const { left } = this.#options
    const random = this.#random
    const kept = 1 / (1 - left)
    const drop = new Float32Array(count)
    for (let at = 0; at < count; at++) drop[at] = random() < left ? 0 : kept
    return drop
  }

  /** Sees a text: what it pulls is kept for the next step, each stretch counting as `part` of it. */
  see(lesson: GatedExample, part: number): void {
    const { width, layers, wordsLeft, rulesLeft } = this.#options
    const random = this.#random
    const words = lesson.meanings.length
    this.#input.begin(words)
    this.#layers.begin(words, this.#meaningSize)
    const isSpoken = Uint8Array.from(lesson.meanings, (row) =>
      row !== NO_MEANING && random() >= wordsLeft ? 1 : 0,
    )
    const isSigned = Uint8Array.from(lesson.meanings, () => (random() >= 2 * wordsLeft ? 1 : 0))
    const hasRules = !lesson.isBlind && random() >= rulesLeft
    const wordsIn = {
      meanings: lesson.meanings,
      signs: hasRules ? [lesson.signs, lesson.rules] : [lesson.signs],
    }
    const units = this.#input.fill(wordsIn, isSpoken, isSigned)
    const drop = this.#drop(words * width)
    for (let cell = 0; cell < units.length; cell++) units[cell]! *= drop[cell]!
    const layersDrop = this.#drop(layers * words * width)
    this.#layers.run(words, layersDrop)
    const slopes = this.#stretchSlopes(lesson, units, part)
    this.#layers.back(slopes, layersDrop, words)
    for (let cell = 0; cell < slopes.length; cell++) slopes[cell]! *= drop[cell]!
    this.#input.back(wordsIn, slopes, isSigned)
  }

  /** How the stretches pull at the units that came out. */
  #stretchSlopes({ stretches }: GatedExample, units: Float32Array, part: number): Float32Array {
    const { width, outcomes, left } = this.#options
    const slopes = new Float32Array(units.length)
    const pooled = this.#pooled
    const drop = this.#pooledDrop
    const pulls = this.#pooledSlopes
    const kept = 1 / (1 - left)
    const outward = this.#outward
    for (const { first, end, prior, holds } of stretches) {
      if (first === end) continue
      pool(units, width, first, end, pooled, this.#highest)
      for (let unit = 0; unit < pooled.length; unit++) {
        drop[unit] = this.#random() < left ? 0 : kept
        pooled[unit]! *= drop[unit]!
      }
      const scores = this.#scores
      score({ outward: outward.values, outBias: this.#outBias.values }, pooled, scores)
      for (let outcome = 0; outcome < outcomes; outcome++)
        scores[outcome] = 1 / (1 + Math.exp(-scores[outcome]! - prior[outcome]!))
      for (const outcome of holds) scores[outcome]! -= 1
      for (let outcome = 0; outcome < outcomes; outcome++) {
        scores[outcome]! *= part
        this.#outBias.slopes[outcome]! += scores[outcome]!
      }
      for (let unit = 0; unit < pooled.length; unit++) {
        const value = pooled[unit]!
        const from = unit * outcomes
        let pull = 0
        for (let outcome = 0; outcome < outcomes; outcome++) {
          outward.slopes[from + outcome]! += value * scores[outcome]!
          pull += outward.values[from + outcome]! * scores[outcome]!
        }
        pulls[unit] = pull * drop[unit]!
      }
      const share = 1 / (end - first)
      for (let unit = 0; unit < width; unit++) {
        slopes[this.#highest[unit]! * width + unit]! += pulls[unit]!
        const mean = pulls[width + unit]! * share
        for (let word = first; word < end; word++) slopes[word * width + unit]! += mean
      }
    }
    return slopes
  }

  step(length: number): void {
    const { decay } = this.#options
    this.#time++
    this.#input.step(length, decay, this.#time)
    this.#layers.step(length, decay, this.#time)
    this.#outward.step(length, decay, this.#time)
    this.#outBias.step(length, 0, this.#time)
  }

  net(index: ReadonlyMap<number, number>): GatedNet {
    const { width, outcomes } = this.#options
    return {
      ...this.#layers.weights,
      outcomes,
      inward: this.#inward.values,
      outward: this.#outward.values,
      outBias: this.#outBias.values,
      ...steppedSigns(index, this.#signs.values, width),
    }
  }
}
