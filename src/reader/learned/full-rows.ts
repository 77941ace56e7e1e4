/**
 * Weights laid out in full rows, one number for every outcome of a sign: adding them up takes half as long as picking out those that
 * are not 0, and gives the same sums to the last bit. Laying them out costs as much as reading a long text, so that short ones do without.
 */
import { scoreInto, type Weights } from './linear.ts'
import type { Signs } from './signs.ts'

/** Outcomes are added up so many at a time, their sums kept out of memory. */
const WIDE = 4

export class FullRows {
  readonly #weights: Weights
  /** Outcomes rounded up to a multiple of `WIDE`. */
  readonly #width: number
  readonly #rows: Int8Array
  readonly #sums: Float64Array
  /** The rows of the signs that were learned, and how much each counts. */
  #found = new Int32Array(256)
  #values = new Float64Array(256)

  constructor(weights: Weights) {
    const { outcomes, table, starts, outcome, weight } = weights
    this.#weights = weights
    this.#width = Math.ceil(outcomes / WIDE) * WIDE
    this.#sums = new Float64Array(this.#width)
    this.#rows = new Int8Array(table.signs.length * this.#width)
    for (let sign = 0; sign < table.signs.length; sign++)
      for (let cell = starts[sign]!; cell < starts[sign + 1]!; cell++)
        this.#rows[sign * this.#width + outcome[cell]!] = weight[cell]!
  }

  /** As `scoreInto`. */
  scoreInto(signs: Int32Array, values: Float32Array, count: number, scores: Float64Array): void {
    const found = this.#find(signs, values, count)
    const { bias } = this.#weights
    this.#sums.set(bias)
    for (let first = 0; first < this.#width; first += WIDE) this.#addUp(found, first)
    for (let outcome = 0; outcome < scores.length; outcome++) scores[outcome] = this.#sums[outcome]!
  }

  #find(signs: Int32Array, values: Float32Array, count: number): number {
    if (count > this.#found.length) {
      this.#found = new Int32Array(count * 2)
      this.#values = new Float64Array(count * 2)
    }
    const { table, scale } = this.#weights
    let found = 0
    for (let at = 0; at < count; at++) {
      const sign = table.find(signs[at]!)
      if (sign < 0) continue
      this.#found[found] = sign * this.#width
      this.#values[found++] = values[at]! * scale
    }
    return found
  }

  #addUp(found: number, first: number): void {
    const rows = this.#rows
    const sums = this.#sums
    let a = sums[first]!
    let b = sums[first + 1]!
    let c = sums[first + 2]!
    let d = sums[first + 3]!
    for (let at = 0; at < found; at++) {
      const value = this.#values[at]!
      const row = this.#found[at]! + first
      a += value * rows[row]!
      b += value * rows[row + 1]!
      c += value * rows[row + 2]!
      d += value * rows[row + 3]!
    }
    sums[first] = a
    sums[first + 1] = b
    sums[first + 2] = c
    sums[first + 3] = d
  }
}

/** Adds up the weights of signs for each outcome; `scores` is overwritten. */
export type Scorer = (signs: Signs, scores: Float64Array) => void

/** Times from which full rows are worth laying out. */
const MANY = 500

/** How often some weights were asked for, and their full rows once that was often. */
interface Asked {
  times: number
  rows: FullRows | undefined
}
const asked = new WeakMap<Weights, Asked>()

/** How to score by some weights that are about to be asked for so many times: the same scores either way. */
export function scorerOf(weights: Weights, times: number): Scorer {
  const known = asked.get(weights) ?? { times: 0, rows: undefined }
  asked.set(weights, known)
  known.times += times
  if (known.times >= MANY) known.rows ??= new FullRows(weights)
  const { rows } = known
  return ({ numbers, values, count }, scores) =>
    rows ? rows.scoreInto(numbers, values, count, scores) : scoreInto(weights, numbers, values, count, scores)
}
