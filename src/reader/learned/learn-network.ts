/** Learns a net from examples, batch by batch; units are left out by chance (Srivastava and others 2014, JMLR 15). */
import { type KnownSigns, knownSigns, signIndex } from './known-signs.ts'
import type { Meanings } from './meanings.ts'
import { addRow, Layer, SignRows } from './net-layers.ts'
import { type Network, SMALL, VIEW_WEIGHT, VIEWS } from './network.ts'
import { randomFrom, shuffle } from './shuffle.ts'
import { steppedSigns } from './sign-steps.ts'

export interface NetExample {
  /** Rows of the meanings of the words inside, beside and before. */
  readonly words: readonly [Int32Array, Int32Array, Int32Array]
  readonly signs: Int32Array
  readonly values: Float32Array
  /** What is known of each outcome beforehand, as a score. */
  readonly prior: Float32Array
  /** Outcomes that hold. */
  readonly holds: readonly number[]
}

export interface NetOptions {
  readonly outcomes: number
  readonly hidden: number
  readonly rounds: number
  readonly batch: number
  /** Longest step of the layers, which shortens to nothing, and of the signs. */
  readonly step: number
  readonly signStep: number
  /** Weights decay by this part of a step. */
  readonly decay: number
  /** Share of the numbers left out at each example. */
  readonly left: number
  /** Signs seen in fewer examples are left out. */
  readonly leastSeen: number
  readonly seed: number
}

/** Settings found by cross-validation (docs/reading.md); rounds are fewer since lessons are more. */
export const USUAL_NET: Omit<NetOptions, 'outcomes'> = {
  hidden: 64,
  rounds: 10,
  batch: 32,
  step: 0.002,
  signStep: 0.02,
  decay: 0.01,
  left: 0.3,
  leastSeen: 3,
  seed: 7,
}

/** What a word is worth: the logarithm of how rare it is among the examples. */
function worthOf(examples: readonly NetExample[], rows: number): Float32Array {
  const met = new Float64Array(rows)
  for (const { words } of examples) for (const row of new Set(words[0])) met[row]!++
  return Float32Array.from(met, (count) => Math.log(examples.length / (1 + Math.max(1, count))) / 5)
}

/** The averages of the words of an example, view after view. */
function averages(words: NetExample['words'], worth: Float32Array, meanings: Meanings): Float32Array {
  const { size, vectors, scale } = meanings
  const all = new Float32Array(VIEWS * size)
  for (let view = 0; view < VIEWS; view++) {
    let squares = 0
    const base = view * size
    for (const row of words[view]!) {
      const own = worth[row]!
      squares += own * own
      for (let at = 0; at < size; at++) all[base + at]! += own * scale * vectors[row * size + at]!
    }
    const factor = VIEW_WEIGHT[view]! / (Math.sqrt(squares) + SMALL)
    for (let at = 0; at < size; at++) all[base + at]! *= factor
  }
  return all
}

/** Learns a net; the same for the same examples, order and seed. */
export function learnNetwork(
  examples: readonly NetExample[],
  meanings: Meanings,
  options: NetOptions,
): Network {
  const random = randomFrom(options.seed)
  const worth = worthOf(examples, meanings.rows)
  const index = signIndex(examples, options.leastSeen)
  const lessons = examples.map(
    (example): Lesson => ({
      input: averages(example.words, worth, meanings),
      ...knownSigns(example, index),
      prior: example.prior,
      holds: example.holds,
    }),
  )
  const net = new Learner(VIEWS * meanings.size, index.size, options, random)
  const order = Int32Array.from(lessons.keys())
  for (let round = 0; round < options.rounds; round++) {
    shuffle(order, random)
    const length = options.step * (1 - round / options.rounds) + SHORTEST
    for (let first = 0; first < order.length; first += options.batch) {
      const last = Math.min(order.length, first + options.batch)
      for (let at = first; at < last; at++) net.see(lessons[order[at]!]!, 1 / (last - first))
      net.step(length)
    }
  }
  const { hidden, outcomes } = options
  const { inward, bias, outward, outBias, signs } = net
  return {
    hidden,
    outcomes,
    worth,
    inward: inward.values,
    bias: bias.values,
    outward: outward.values,
    outBias: outBias.values,
    ...steppedSigns(index, signs.values, hidden),
  }
}

/** The last step of the layers. */
const SHORTEST = 1e-5

/** An example as the learner sees it. */
interface Lesson extends KnownSigns {
  /** The averages of its words. */
  readonly input: Float32Array
  readonly prior: Float32Array
  readonly holds: readonly number[]
}

/** A net while it learns. */
class Learner {
  readonly inward: Layer
  readonly bias: Layer
  readonly outward: Layer
  readonly outBias: Layer
  readonly signs: SignRows
  readonly #options: NetOptions
  readonly #random: () => number
  #time = 0
  /** The input, the hidden layer and the outcomes of the example at hand, and how each pulls. */
  readonly #input: Float32Array
  readonly #units: Float32Array
  readonly #active: Float32Array
  readonly #unitSlopes: Float32Array
  readonly #slopes: Float32Array

  constructor(width: number, signs: number, options: NetOptions, random: () => number) {
    const { hidden, outcomes } = options
    this.#options = options
    this.#random = random
    this.inward = Layer.byChance(width * hidden, 1 / Math.sqrt(width), random)
    this.bias = Layer.byChance(hidden, 1 / Math.sqrt(width), random)
    this.outward = Layer.byChance(hidden * outcomes, 1 / Math.sqrt(hidden), random)
    this.outBias = new Layer(outcomes)
    this.signs = new SignRows(signs, hidden, options.signStep)
    this.#input = new Float32Array(width)
    this.#units = new Float32Array(hidden)
    this.#active = new Float32Array(hidden)
    this.#unitSlopes = new Float32Array(hidden)
    this.#slopes = new Float32Array(outcomes)
  }

  /** Sees an example: what it pulls is kept for the next step, counting as `part` of it. */
  see(lesson: Lesson, part: number): void {
    this.#forward(lesson)
    const slopes = this.#slopes
    for (let outcome = 0; outcome < slopes.length; outcome++)
      slopes[outcome] = 1 / (1 + Math.exp(-slopes[outcome]!))
    for (const outcome of lesson.holds) slopes[outcome]! -= 1
    for (let outcome = 0; outcome < slopes.length; outcome++) slopes[outcome]! *= part
    this.#backward(lesson)
  }

  step(length: number): void {
    this.#time++
    for (const layer of [this.inward, this.bias, this.outward, this.outBias])
      layer.step(length, this.#options.decay, this.#time)
    this.signs.step()
  }

  /** The scores of the outcomes, some of the input and of the hidden layer left out by chance. */
  #forward({ input, at, value, prior }: Lesson): void {
    const { left, hidden, outcomes } = this.#options
    const kept = 1 / (1 - left)
    const units = this.#units
    units.set(this.bias.values)
    for (let from = 0; from < input.length; from++) {
      const one = input[from] === 0 || this.#random() < left ? 0 : input[from]! * kept
      this.#input[from] = one
      if (one !== 0) addRow(units, this.inward.values, from * hidden, one)
    }
    for (let i = 0; i < at.length; i++) addRow(units, this.signs.values, at[i]! * hidden, value[i]!)
    const scores = this.#slopes
    scores.set(this.outBias.values)
    addRow(scores, prior, 0, 1)
    for (let unit = 0; unit < hidden; unit++) {
      const one = units[unit]! <= 0 || this.#random() < left ? 0 : units[unit]! * kept
      this.#active[unit] = one
      if (one !== 0) addRow(scores, this.outward.values, unit * outcomes, one)
    }
  }

  /** What each number should change by, from how far each outcome is off. */
  #backward({ at, value }: Lesson): void {
    const { left, hidden, outcomes } = this.#options
    const slopes = this.#slopes
    addRow(this.outBias.slopes, slopes, 0, 1)
    for (let unit = 0; unit < hidden; unit++) {
      this.#unitSlopes[unit] = 0
      if (this.#active[unit] === 0) continue
      const base = unit * outcomes
      let back = 0
      for (let outcome = 0; outcome < outcomes; outcome++) {
        back += slopes[outcome]! * this.outward.values[base + outcome]!
        this.outward.slopes[base + outcome]! += slopes[outcome]! * this.#active[unit]!
      }
      this.#unitSlopes[unit] = back / (1 - left)
    }
    addRow(this.bias.slopes, this.#unitSlopes, 0, 1)
    for (let from = 0; from < this.#input.length; from++) {
      const one = this.#input[from]!
      const base = from * hidden
      if (one === 0) continue
      for (let unit = 0; unit < hidden; unit++)
        this.inward.slopes[base + unit]! += one * this.#unitSlopes[unit]!
    }
    for (let i = 0; i < at.length; i++) this.signs.pull(at[i]!, value[i]!, this.#unitSlopes)
  }
}
