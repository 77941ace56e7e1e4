/**
 * Weights laid out in full rows, one number for every outcome of a sign: adding them up takes half as long as picking out those that
 * are not 0, and gives the same sums to the last bit. What is asked of the same signs lies in the same rows, found once. Laying them out costs as
 * much as reading a long text, so that short ones do without.
 */
import { scoreInto, type Weights } from './linear.ts'
import { SignTable } from './sign-table.ts'
import type { Signs } from './signs.ts'

/** Outcomes are added up so many at a time, their sums kept out of memory. */
const WIDE = 4

type Told = Pick<Signs, 'numbers' | 'values' | 'count'>

export class FullRows {
  readonly #all: readonly Weights[]
  readonly #table: SignTable
  /** By weights, where their outcomes begin in a row; one more at the end. Each takes a multiple of `WIDE`. */
  readonly #starts: Int32Array
  readonly #rows: Int8Array
  /** The rows of the signs that were learned, and how much each counts. */
  #found = new Int32Array(256)
  #values = new Float64Array(256)

  constructor(all: readonly Weights[]) {
    this.#all = all
    this.#table = tableOf(all)
    this.#starts = new Int32Array(all.length + 1)
    all.forEach(({ outcomes }, which) => {
      this.#starts[which + 1] = this.#starts[which]! + Math.ceil(outcomes / WIDE) * WIDE
    })
    const width = this.#starts[all.length]!
    this.#rows = new Int8Array(this.#table.signs.length * width)
    all.forEach(({ table, starts, outcome, weight }, which) => {
      for (let sign = 0; sign < table.signs.length; sign++) {
        const row = this.#table.find(table.signs[sign]!) * width + this.#starts[which]!
        for (let cell = starts[sign]!; cell < starts[sign + 1]!; cell++)
          this.#rows[row + outcome[cell]!] = weight[cell]!
      }
    })
  }

  /** As `scoreInto`, for each of the weights. */
  scoreInto({ numbers, values, count }: Told, scores: readonly Float64Array[]): void {
    const found = this.#find(numbers, values, count)
    for (let which = 0; which < scores.length; which++)
      this.#addUp(found, this.#starts[which]!, this.#all[which]!, scores[which]!)
  }

  #find(signs: Int32Array, values: Float32Array, count: number): number {
    if (count > this.#found.length) {
      this.#found = new Int32Array(count * 2)
      this.#values = new Float64Array(count * 2)
    }
    const table = this.#table
    const width = this.#starts[this.#all.length]!
    let found = 0
    for (let at = 0; at < count; at++) {
      const sign = table.find(signs[at]!)
      if (sign < 0) continue
      this.#found[found] = sign * width
      this.#values[found++] = values[at]!
    }
    return found
  }

  #addUp(count: number, start: number, { scale, bias }: Weights, scores: Float64Array): void {
    const rows = this.#rows
    const found = this.#found
    const values = this.#values
    for (let first = 0; first < scores.length; first += WIDE) {
      let a = bias[first]!
      let b = bias[first + 1] ?? 0
      let c = bias[first + 2] ?? 0
      let d = bias[first + 3] ?? 0
      for (let at = 0; at < count; at++) {
        const value = values[at]! * scale
        const row = found[at]! + start + first
        a += value * rows[row]!
        b += value * rows[row + 1]!
        c += value * rows[row + 2]!
        d += value * rows[row + 3]!
      }
      // Beyond the last outcome nothing is kept.
      scores[first] = a
      scores[first + 1] = b
      scores[first + 2] = c
      scores[first + 3] = d
    }
  }
}

/** The signs of all weights. */
function tableOf(all: readonly Weights[]): SignTable {
  const [only] = all
  if (only && all.length === 1) return only.table
  const signs = new Set<number>()
  for (const { table } of all) for (const sign of table.signs) signs.add(sign)
  return new SignTable(Int32Array.from(signs).sort())
}

/** Adds up the weights of signs for each outcome of each of the weights; `scores` is overwritten. */
export type Scorer = (signs: Told, scores: readonly Float64Array[]) => void

/** Times from which full rows are worth laying out. */
const MANY = 500

/** How often some weights were asked for, and their full rows once that was often. */
interface Asked {
  readonly of: readonly Weights[]
  times: number
  rows: FullRows | undefined
}
const asked = new WeakMap<Weights, Asked>()

/** How to score by weights that are about to be asked for together so many times: the same scores either way. */
export function scorerOf(all: readonly Weights[], times: number): Scorer {
  const before = asked.get(all[0]!)
  const isSame = before?.of.length === all.length && all.every((one, at) => one === before.of[at])
  const known = isSame ? before : { of: [...all], times: 0, rows: undefined }
  asked.set(all[0]!, known)
  known.times += times
  if (known.times >= MANY) known.rows ??= new FullRows(all)
  const { rows } = known
  if (rows) return (signs, scores) => rows.scoreInto(signs, scores)
  return ({ numbers, values, count }, scores) => {
    for (let which = 0; which < all.length; which++)
      scoreInto(all[which]!, numbers, values, count, scores[which]!)
  }
}
