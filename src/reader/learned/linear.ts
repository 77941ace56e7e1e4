/**
 * Linear models over signs, many outcomes at once: one logistic curve an outcome, learned example by example with AdaGrad
 * (Duchi, Hazan and Singer 2011, JMLR 12) and an L2 penalty, then cut to the weights that matter.
 */

import { knownSigns, signIndex } from './known-signs.ts'
import { randomFrom, shuffle } from './shuffle.ts'
import { type Packed, SignTable } from './sign-table.ts'

export interface Example {
  /** Signs as numbers; a sign that stands twice counts twice. */
  readonly signs: Int32Array
  /** How much each sign counts. */
  readonly values: Float32Array
  /** What is known of each outcome beforehand, as a score. */
  readonly prior?: Float32Array
  /** Outcomes that hold. */
  readonly holds: readonly number[]
  /** How much the example counts; 1 when left out. */
  readonly weight?: number
}

export interface LearnOptions {
  readonly outcomes: number
  readonly rounds: number
  readonly alpha: number
  readonly l2: number
  /** Signs seen in fewer examples are left out. */
  readonly leastSeen: number
  /** Weights smaller than this are left out in the end. */
  readonly leastWeight: number
  readonly seed: number
}

/** Learned weights by sign and outcome, and one an outcome that always counts. */
export interface Weights {
  readonly outcomes: number
  readonly table: SignTable
  /** Where the weights of a sign begin; one more at the end. */
  readonly starts: Uint32Array
  readonly outcome: Uint8Array
  readonly weight: Int8Array
  /** What a weight of 1 stands for. */
  readonly scale: number
  readonly bias: Float32Array
}

/**
 * Learns the weights of `options.outcomes` outcomes from examples.
 *
 * @returns weights rounded to 1/127 of the largest; the same for the same examples, order and seed.
 */
export function learn(examples: readonly Example[], options: LearnOptions): Weights {
  const { outcomes, alpha, l2 } = options
  const index = signIndex(examples, options.leastSeen)
  const size = index.size * outcomes
  const weights = new Float32Array(size + outcomes)
  const squares = new Float32Array(size + outcomes)
  const rows = examples.map((example) => knownSigns(example, index))
  const order = Int32Array.from(examples.keys())
  const random = randomFrom(options.seed)
  const isHeld = new Float32Array(outcomes)
  const score = new Float32Array(outcomes)
  if (!examples[0]?.prior) weights.fill(START, size)
  for (let round = 0; round < options.rounds; round++) {
    shuffle(order, random)
    for (const which of order) {
      const { at, value } = rows[which]!
      const example = examples[which]!
      isHeld.fill(0)
      for (const outcome of example.holds) isHeld[outcome] = 1
      for (let outcome = 0; outcome < outcomes; outcome++)
        score[outcome] = weights[size + outcome]! + (example.prior?.[outcome] ?? 0)
      for (let i = 0; i < at.length; i++) {
        const base = at[i]! * outcomes
        const v = value[i]!
        for (let outcome = 0; outcome < outcomes; outcome++) score[outcome]! += v * weights[base + outcome]!
      }
      for (let outcome = 0; outcome < outcomes; outcome++) {
        const gradient = (1 / (1 + Math.exp(-score[outcome]!)) - isHeld[outcome]!) * (example.weight ?? 1)
        if (Math.abs(gradient) < SMALL) continue
        for (let i = 0; i < at.length; i++) {
          const cell = at[i]! * outcomes + outcome
          const slope = gradient * value[i]! + l2 * weights[cell]!
          squares[cell]! += slope * slope
          weights[cell]! -= (alpha * slope) / Math.sqrt(squares[cell]! + CAREFUL)
        }
        const cell = size + outcome
        squares[cell]! += gradient * gradient
        weights[cell]! -= (0.1 * alpha * gradient) / Math.sqrt(squares[cell]! + 1)
      }
    }
  }
  return sparse(index, weights, outcomes, options.leastWeight)
}

/** Score of an outcome before anything is learned: most do not hold. */
const START = -3
/** Errors so small teach nothing. */
const SMALL = 0.005
/** Keeps the first steps from being long. */
const CAREFUL = 0.01

/** Adds up the weights of the signs for each outcome; `scores` is overwritten. */
export function scoreInto(
  weights: Weights,
  signs: Int32Array,
  values: Float32Array,
  count: number,
  scores: Float64Array,
): void {
  scores.set(weights.bias)
  const { table, starts, outcome, weight, scale } = weights
  for (let at = 0; at < count; at++) {
    const sign = table.find(signs[at]!)
    if (sign < 0) continue
    const value = values[at]! * scale
    const end = starts[sign + 1]!
    for (let cell = starts[sign]!; cell < end; cell++) scores[outcome[cell]!]! += value * weight[cell]!
  }
}

/** The weight of one sign for one outcome. */
export function weightOf(weights: Weights, sign: number, outcome: number): number {
  const at = weights.table.find(sign)
  if (at < 0) return 0
  for (let cell = weights.starts[at]!; cell < weights.starts[at + 1]!; cell++)
    if (weights.outcome[cell] === outcome) return weights.weight[cell]! * weights.scale
  return 0
}

/**
 * A score as a probability.
 *
 * @example
 * probability(0) // => 0.5
 */
export const probability = (score: number): number => 1 / (1 + Math.exp(-score))

function sparse(
  index: ReadonlyMap<number, number>,
  all: Float32Array,
  outcomes: number,
  least: number,
): Weights {
  const size = index.size * outcomes
  let largest = 1e-6
  for (let cell = 0; cell < size; cell++) largest = Math.max(largest, Math.abs(all[cell]!))
  const scale = largest / 127
  const kept: number[] = []
  const starts: number[] = []
  const outcome: number[] = []
  const weight: number[] = []
  for (const [sign, at] of [...index].sort((a, b) => a[0] - b[0])) {
    const before = outcome.length
    for (let one = 0; one < outcomes; one++) {
      const value = all[at * outcomes + one]!
      const rounded = Math.round(value / scale)
      if (Math.abs(value) < least || rounded === 0) continue
      outcome.push(one)
      weight.push(rounded)
    }
    if (outcome.length === before) continue
    kept.push(sign)
    starts.push(before)
  }
  starts.push(outcome.length)
  return {
    outcomes,
    table: new SignTable(Int32Array.from(kept)),
    starts: Uint32Array.from(starts),
    outcome: Uint8Array.from(outcome),
    weight: Int8Array.from(weight),
    scale,
    bias: all.slice(size),
  }
}

/** Weights as plain arrays, to be stored. */
export function packWeights(weights: Weights): Packed {
  const { outcomes, table, starts, outcome, weight, scale, bias } = weights
  return { outcomes, signs: table.signs, starts, outcome, weight, scale, bias }
}

export function unpackWeights(packed: Packed): Weights {
  const { signs, ...rest } = packed
  return { ...rest, table: new SignTable(signs) }
}
