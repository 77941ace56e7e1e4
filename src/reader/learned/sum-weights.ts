/**
 * A conditional logit without a hidden layer (McFadden 1974), as it is kept: weights of signs, added up. What speaks for every kind of measure alike, by
 * the words around a number, has one row of weights, a kind each, found once.
 */
import { KINDS } from './offer-measures.ts'
import type { RankWeights } from './ranker.ts'
import { mix } from './sign-number.ts'
import { SignTable } from './sign-table.ts'

/** As it is stored: weights are steps of `scale`. */
export interface StoredSum {
  readonly signs: Int32Array
  readonly steps: Int8Array
  /** Signs around a number, and their weights: sign × KINDS. */
  readonly around: Int32Array
  readonly rows: Int8Array
  readonly scale: number
}

/** The sign of what stands around a number together with the kind of measure that is asked for. */
export const forKind = (sign: number, kind: number): number => mix(FOR_KIND, sign, kind)
const FOR_KIND = 90

export class SumWeights {
  readonly stored: StoredSum
  readonly #table: SignTable
  readonly #around: SignTable

  constructor(stored: StoredSum) {
    this.stored = stored
    this.#table = new SignTable(stored.signs)
    this.#around = new SignTable(stored.around)
  }

  /** What a sign adds; 0 for one that was not learned. */
  of(sign: number): number {
    const at = this.#table.find(sign)
    return at < 0 ? 0 : this.stored.steps[at]! * this.stored.scale
  }

  /** What signs around a number add to each kind of measure; `sums` is overwritten. */
  kindsInto(signs: readonly number[], sums: Float64Array): void {
    const { rows, scale } = this.stored
    sums.fill(0)
    for (let one = 0; one < signs.length; one++) {
      const at = this.#around.find(signs[one]!)
      if (at < 0) continue
      const row = at * KINDS.length
      for (let kind = 0; kind < KINDS.length; kind++) sums[kind]! += rows[row + kind]!
    }
    for (let kind = 0; kind < KINDS.length; kind++) sums[kind]! *= scale
  }
}

/** Weights learned without a hidden layer; those below `least` are left out. `around` are the signs met around numbers. */
export function sumWeights(
  { table, rows, scale }: RankWeights,
  around: ReadonlySet<number>,
  least: number,
): SumWeights {
  const weights = new Map<number, number>()
  let largest = 1e-6
  table.signs.forEach((sign, at) => {
    const weight = rows[at]! * scale[at]!
    if (Math.abs(weight) < least) return
    weights.set(sign, weight)
    largest = Math.max(largest, Math.abs(weight))
  })
  const step = largest / 127
  const stepsOf = (sign: number): number => Math.round((weights.get(sign) ?? 0) / step)
  const kept: number[] = []
  const keptRows: number[] = []
  for (const sign of [...around].sort((a, b) => a - b)) {
    const row = KINDS.map((_, kind) => stepsOf(forKind(sign, kind)))
    for (const kind of KINDS.keys()) weights.delete(forKind(sign, kind))
    if (row.every((steps) => steps === 0)) continue
    kept.push(sign)
    keptRows.push(...row)
  }
  const signs = Int32Array.from(weights.keys()).sort()
  return new SumWeights({
    signs,
    steps: Int8Array.from(signs, stepsOf),
    around: Int32Array.from(kept),
    rows: Int8Array.from(keptRows),
    scale: step,
  })
}
