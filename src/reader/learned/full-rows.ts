/**
 * Weights laid out in full rows, one number for every outcome of a sign: adding them up takes a fraction of what picking out those that
 * are not 0 takes, and gives the same sums to the last bit. What is asked of the same signs lies in the same rows, found once. Laying them out costs as
 * much as reading a long text, so that short ones do without.
 */
import { scoreInto, type Weights } from './linear.ts'
import { MOST_ROWS, RowAdder, wideFor } from './row-adder.ts'
import { SignTable } from './sign-table.ts'
import type { Signs } from './signs.ts'

type Told = Pick<Signs, 'numbers' | 'values' | 'count'>

/** Weights in the adder: where their rows and their sums lie, and what takes the sums. */
interface Kept {
  readonly weights: Weights
  readonly width: number
  readonly rowsAt: number
  readonly sumsAt: number
  readonly sums: Float64Array
}

export class FullRows {
  readonly #table: SignTable
  readonly #adder = new RowAdder()
  readonly #all: readonly Kept[]
  /** The signs that were learned, by their places, and how much each counts. */
  readonly #found = new Int32Array(MOST_ROWS)
  readonly #values = new Float64Array(MOST_ROWS)

  constructor(all: readonly Weights[]) {
    this.#table = tableOf(all)
    const kept = all.map((weights) => {
      const width = wideFor(weights.outcomes)
      const rowsAt = this.#adder.keep(rowsOf(weights, this.#table, width), width)
      return { weights, width, rowsAt, sumsAt: this.#adder.take(8 * width) }
    })
    // Once all have their room, arrays over it stay good.
    this.#all = kept.map((one) => ({ ...one, sums: this.#adder.numbers(one.sumsAt, one.weights.outcomes) }))
  }

  /** As `scoreInto`, for each of the weights. */
  scoreInto(told: Told, scores: readonly Float64Array[]): void {
    for (const { weights, sums } of this.#all) sums.set(weights.bias)
    for (let first = 0; first < told.count; ) first = this.#addUp(told, first)
    for (let which = 0; which < scores.length; which++) scores[which]!.set(this.#all[which]!.sums)
  }

  /** Adds up the signs from one on, as many as go together; the first of those left. */
  #addUp({ numbers, values, count }: Told, first: number): number {
    const { rows, times } = this.#adder
    const found = this.#found
    let noted = 0
    let at = first
    for (; at < count && noted < MOST_ROWS; at++) {
      const sign = this.#table.find(numbers[at]!)
      if (sign < 0) continue
      found[noted] = sign
      this.#values[noted++] = values[at]!
    }
    for (const { weights, width, rowsAt, sumsAt } of this.#all) {
      for (let one = 0; one < noted; one++) {
        rows[one] = found[one]! * width
        times[one] = this.#values[one]! * weights.scale
      }
      this.#adder.addSteps(sumsAt, width, rowsAt, noted)
    }
    return at
  }
}

/** The weights of each sign of a table in a row of its own. */
function rowsOf({ table, starts, outcome, weight }: Weights, all: SignTable, width: number): Int8Array {
  const rows = new Int8Array(all.signs.length * width)
  for (let sign = 0; sign < table.signs.length; sign++) {
    const row = all.find(table.signs[sign]!) * width
    for (let cell = starts[sign]!; cell < starts[sign + 1]!; cell++)
      rows[row + outcome[cell]!] = weight[cell]!
  }
  return rows
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
