/** A conditional logit without a hidden layer (McFadden 1974), as it is kept: one weight a sign, added up. */
import type { RankWeights } from './ranker.ts'
import { SignTable } from './sign-table.ts'

/** As it is stored: weights are steps of `scale`. */
export interface StoredSum {
  readonly signs: Int32Array
  readonly steps: Int8Array
  readonly scale: number
}

export class SumWeights {
  readonly stored: StoredSum
  readonly #table: SignTable

  constructor(stored: StoredSum) {
    this.stored = stored
    this.#table = new SignTable(stored.signs)
  }

  /** What a sign adds; 0 for one that was not learned. */
  of(sign: number): number {
    const at = this.#table.find(sign)
    return at < 0 ? 0 : this.stored.steps[at]! * this.stored.scale
  }
}

/** Weights learned without a hidden layer; those below `least` are left out. */
export function sumWeights({ table, rows, scale }: RankWeights, least: number): SumWeights {
  const { signs } = table
  let largest = 1e-6
  for (let at = 0; at < signs.length; at++) largest = Math.max(largest, Math.abs(rows[at]! * scale[at]!))
  const step = largest / 127
  const kept: number[] = []
  const steps: number[] = []
  for (let at = 0; at < signs.length; at++) {
    const weight = rows[at]! * scale[at]!
    if (Math.abs(weight) < least) continue
    kept.push(signs[at]!)
    steps.push(Math.round(weight / step))
  }
  return new SumWeights({ signs: Int32Array.from(kept), steps: Int8Array.from(steps), scale: step })
}
