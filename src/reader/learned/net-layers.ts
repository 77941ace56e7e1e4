/**
 * Tables of numbers that learn: whole layers by AdamW (Loshchilov and Hutter 2019, ICLR), rows of signs, of which each example has few, by AdaGrad
 * (Duchi, Hazan and Singer 2011, JMLR 12).
 */

/** A table of numbers that learns. */
export class Layer {
  readonly values: Float32Array
  readonly slopes: Float32Array
  readonly #means: Float32Array
  readonly #squares: Float32Array

  constructor(size: number) {
    this.values = new Float32Array(size)
    this.slopes = new Float32Array(size)
    this.#means = new Float32Array(size)
    this.#squares = new Float32Array(size)
  }

  /** Numbers by chance between −width and width. */
  static byChance(size: number, width: number, random: () => number): Layer {
    const layer = new Layer(size)
    for (let at = 0; at < size; at++) layer.values[at] = (2 * random() - 1) * width
    return layer
  }

  /** One step of AdamW; the slopes begin anew. */
  step(length: number, decay: number, time: number): void {
    const { values, slopes } = this
    const first = 1 - 0.9 ** time
    const second = 1 - 0.999 ** time
    for (let at = 0; at < values.length; at++) {
      const slope = slopes[at]!
      const mean = 0.9 * this.#means[at]! + 0.1 * slope
      const square = 0.999 * this.#squares[at]! + 0.001 * slope * slope
      this.#means[at] = mean
      this.#squares[at] = square
      values[at] =
        values[at]! * (1 - length * decay) - (length * (mean / first)) / (Math.sqrt(square / second) + 1e-8)
    }
    slopes.fill(0)
  }
}

/** Adds a row of a table, so many times, to numbers. */
export function addRow(to: Float32Array, table: Float32Array, from: number, times: number): void {
  for (let at = 0; at < to.length; at++) to[at]! += times * table[from + at]!
}

/** What each sign adds to the hidden layer; only the signs of a batch learn from it. */
export class SignRows {
  readonly values: Float32Array
  readonly #squares: Float32Array
  readonly #slopes: Float32Array
  /** The signs of the batch, in the order they were met. */
  readonly #met: Int32Array
  readonly #isMet: Uint8Array
  #count = 0
  readonly #hidden: number
  readonly #step: number

  constructor(signs: number, hidden: number, step: number) {
    this.values = new Float32Array(signs * hidden)
    this.#squares = new Float32Array(signs * hidden)
    this.#slopes = new Float32Array(signs * hidden)
    this.#met = new Int32Array(signs)
    this.#isMet = new Uint8Array(signs)
    this.#hidden = hidden
    this.#step = step
  }

  pull(sign: number, value: number, unitSlopes: Float32Array): void {
    if (this.#isMet[sign] === 0) {
      this.#isMet[sign] = 1
      this.#met[this.#count++] = sign
    }
    const slopes = this.#slopes
    const base = sign * this.#hidden
    for (let unit = 0; unit < unitSlopes.length; unit++) slopes[base + unit]! += value * unitSlopes[unit]!
  }

  /** A step, shortened to `share` of its length. */
  step(share = 1): void {
    const { values } = this
    const length = this.#step * share
    const squares = this.#squares
    const slopes = this.#slopes
    for (let at = 0; at < this.#count; at++) {
      const sign = this.#met[at]!
      this.#isMet[sign] = 0
      const base = sign * this.#hidden
      for (let cell = base; cell < base + this.#hidden; cell++) {
        const slope = slopes[cell]!
        if (slope === 0) continue
        slopes[cell] = 0
        squares[cell]! += slope * slope
        values[cell]! -= (length * slope) / (Math.sqrt(squares[cell]!) + 1e-10)
      }
    }
    this.#count = 0
  }
}
