/** Finds the place of a sign among those that were learned, by open addressing. */

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
    const slots = new Int32Array(2 << bits)
    const mask = slots.length - 2
    // By their first bits: signs are stored in order, so that the table is filled from one end to the other.
    const shift = 31 - bits
    for (let place = 0; place < signs.length; place++) {
      const sign = signs[place]!
      let slot = (sign >>> shift) & mask
      while (slots[slot] !== 0) slot = (slot + 2) & mask
      slots[slot] = place + 1
      slots[slot + 1] = sign
    }
    this.#slots = slots
    this.#mask = mask
    this.#shift = shift
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
