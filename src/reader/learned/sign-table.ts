/** Finds the place of a sign among those that were learned, by open addressing. */

import { slotsOf } from './slot-code.ts'

/** What is stored of linear weights. */
export interface Packed {
  readonly outcomes: number
  readonly signs: Int32Array
  readonly starts: Uint32Array
  readonly outcome: Uint8Array
  readonly weight: Int8Array
  readonly scale: number
  readonly bias: Float32Array
}

export class SignTable {
  readonly signs: Int32Array
  /** By slot, the place of a sign counted from one and the sign itself: both lie in one line of the cache. */
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #shift: number

  constructor(signs: Int32Array) {
    this.signs = signs
    let bits = 4
    while (1 << bits < signs.length * 2) bits++
    const length = 2 << bits
    // By their first bits: signs are stored in order, so that the table is filled from one end to the other.
    this.#shift = 31 - bits
    this.#mask = length - 2
    this.#slots = signs.length ? slotsOf(signs, length, this.#shift) : new Int32Array(length)
  }

  /** The place of a sign, −1 when it was not learned. */
  find(sign: number): number {
    const slots = this.#slots
    const mask = this.#mask
    let slot = (sign >>> this.#shift) & mask
    for (;;) {
      const place = slots[slot]!
      if (place === 0) return -1
      if (slots[slot + 1] === sign) return place - 1
      slot = (slot + 2) & mask
    }
  }
}
