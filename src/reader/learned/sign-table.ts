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
  readonly #slots: Int32Array
  readonly #mask: number

  constructor(signs: Int32Array) {
    this.signs = signs
    let size = 16
    while (size < signs.length * 2) size *= 2
    this.#slots = new Int32Array(size)
    this.#mask = size - 1
    for (let place = 0; place < signs.length; place++) {
      let slot = spread(signs[place]!) & this.#mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = place + 1
    }
  }

  /** The place of a sign, −1 when it was not learned. */
  find(sign: number): number {
    let slot = spread(sign) & this.#mask
    for (;;) {
      const place = this.#slots[slot]!
      if (place === 0) return -1
      if (this.signs[place - 1] === sign) return place - 1
      slot = (slot + 1) & this.#mask
    }
  }
}

const spread = (sign: number): number => sign ^ (sign >>> 15)
