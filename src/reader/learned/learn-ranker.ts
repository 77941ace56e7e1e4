/** Learns to choose one of several candidates from choices, batch by batch; units are left out by chance (Srivastava and others 2014, JMLR 15). */
import { signIndex } from './known-signs.ts'
import { addRow, Layer, SignRows } from './net-layers.ts'
import { type RankWeights, readOff } from './ranker.ts'
import { randomFrom, shuffle } from './shuffle.ts'
import { inSteps } from './sign-steps.ts'
import { SignTable } from './sign-table.ts'

export interface Choice {
  /** The signs of each candidate. */
  readonly candidates: readonly Int32Array[]
  /** Index of the right one. */
  readonly right: number
}

export interface RankOptions {
  readonly hidden: number
  readonly rounds: number
  readonly batch: number
  /** Longest step of the layers and of the signs; both shorten to nothing. */
  readonly step: number
  readonly signStep: number
  /** Share of the units left out at each choice. */
  readonly left: number
  /** Signs seen in fewer candidates are left out. */
  readonly leastSeen: number
  readonly seed: number
}

/** Settings found on texts that were not learned from (docs/reading.md). */
export const RANK_OPTIONS: RankOptions = {
  hidden: 32,
  rounds: 4,
  batch: 64,
  step: 0.001,
  signStep: 0.03,
  left: 0.3,
  leastSeen: 3,
  seed: 5,
}

/** Learns from choices; the same for the same choices, order and seed. */
export function learnChoices(choices: readonly Choice[], options: RankOptions = RANK_OPTIONS): RankWeights {
  const open = choices.filter(({ candidates }) => candidates.length > 1)
  const index = inOrder(signIndex(candidatesOf(open), options.leastSeen))
  const lessons = open.map(
    ({ candidates, right }): Lesson => ({
      right,
      candidates: candidates.map((signs) => placesIn(signs, index)),
    }),
  )
  const random = randomFrom(options.seed)
  const ranker = new Learner(index.size, options, random)
  const order = Int32Array.from(lessons.keys())
  const steps = Math.max(1, options.rounds * Math.ceil(order.length / options.batch))
  let taken = 0
  for (let round = 0; round < options.rounds; round++) {
    shuffle(order, random)
    for (let first = 0; first < order.length; first += options.batch) {
      const last = Math.min(order.length, first + options.batch)
      for (let at = first; at < last; at++) ranker.see(lessons[order[at]!]!, 1 / (last - first))
      ranker.step(1 - taken++ / steps)
    }
  }
  return {
    table: new SignTable(Int32Array.from(index.keys())),
    ...inSteps(ranker.signs.values, options.hidden + 1),
    bias: ranker.bias.values,
    outward: ranker.outward.values,
  }
}

/** A choice as the learner sees it: the signs of each candidate by their places. */
interface Lesson {
  readonly candidates: readonly Int32Array[]
  readonly right: number
}

function* candidatesOf(choices: readonly Choice[]): Generator<{ signs: Int32Array }> {
  for (const { candidates } of choices) for (const signs of candidates) yield { signs }
}

/** Signs by their numbers: a table of them is then filled from one end to the other. */
const inOrder = (index: ReadonlyMap<number, number>): Map<number, number> =>
  new Map([...index.keys()].sort((a, b) => a - b).map((sign, place) => [sign, place]))

const placesIn = (signs: Int32Array, index: ReadonlyMap<number, number>): Int32Array =>
  signs.map((sign) => index.get(sign) ?? -1).filter((place) => place >= 0)

/** A ranker while it learns. */
class Learner {
  readonly bias: Layer
  readonly outward: Layer
  readonly signs: SignRows
  readonly #options: RankOptions
  readonly #random: () => number
  #time = 0
  /** What a unit counts in the choice at hand: nothing when it is left out. */
  readonly #kept: Float32Array
  /** The units of each candidate, the score itself last; and how a candidate pulls at them. */
  readonly #units: Float32Array[] = []
  readonly #slopes: Float32Array

  constructor(signs: number, options: RankOptions, random: () => number) {
    const { hidden } = options
    this.#options = options
    this.#random = random
    this.bias = new Layer(hidden)
    this.bias.values.fill(AWAKE)
    this.outward = Layer.byChance(hidden, 1 / Math.sqrt(hidden), random)
    this.signs = new SignRows(signs, hidden + 1, options.signStep)
    this.#kept = new Float32Array(hidden)
    this.#slopes = new Float32Array(hidden + 1)
  }

  /** Sees a choice: what it pulls is kept for the next step, counting as `part` of it. */
  see({ candidates, right }: Lesson, part: number): void {
    const odds = this.#forward(candidates)
    odds[right]! -= 1
    for (const [index, signs] of candidates.entries()) {
      const pull = odds[index]!
      if (Math.abs(pull) > FAINT) this.#backward(signs, this.#units[index]!, pull * part)
    }
  }

  /** A step of learning, shortened to `share` of its length. */
  step(share: number): void {
    this.#time++
    for (const layer of [this.bias, this.outward]) layer.step(this.#options.step * share, 0, this.#time)
    this.signs.step(share)
  }

  /** How likely each candidate is the right one, some units left out by chance. */
  #forward(candidates: readonly Int32Array[]): number[] {
    const { left, hidden } = this.#options
    for (let unit = 0; unit < hidden; unit++) this.#kept[unit] = this.#random() < left ? 0 : 1 / (1 - left)
    const outward = this.outward.values.map((weight, unit) => weight * this.#kept[unit]!)
    const scores = candidates.map((signs, index) => {
      const units = this.#units[index] ?? new Float32Array(hidden + 1)
      this.#units[index] = units
      units.set(this.bias.values)
      units[hidden] = 0
      for (const sign of signs) addRow(units, this.signs.values, sign * units.length, 1)
      return readOff(units, outward)
    })
    const high = Math.max(...scores)
    const odds = scores.map((score) => Math.exp(score - high))
    const total = odds.reduce((sum, odd) => sum + odd, 0)
    return odds.map((odd) => odd / total)
  }

  #backward(signs: Int32Array, units: Float32Array, pull: number): void {
    const slopes = this.#slopes
    const { hidden } = this.#options
    for (let unit = 0; unit < hidden; unit++) {
      const kept = units[unit]! > 0 ? this.#kept[unit]! * pull : 0
      slopes[unit] = kept * this.outward.values[unit]!
      this.bias.slopes[unit]! += slopes[unit]!
      this.outward.slopes[unit]! += kept * units[unit]!
    }
    slopes[hidden] = pull
    for (const sign of signs) this.signs.pull(sign, 1, slopes)
  }
}

/** Units begin above nothing, or none would learn. */
const AWAKE = 0.1
/** A candidate that is off by less teaches nothing worth its time. */
const FAINT = 0.003
