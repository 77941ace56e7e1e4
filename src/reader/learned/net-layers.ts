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
  readonly #slopes = new Map<number, Float32Array>()
  readonly #hidden: number
  readonly #step: number

  constructor(signs: number, hidden: number, step: number) {
    this.values = new Float32Array(signs * hidden)
    this.#squares = new Float32Array(signs * hidden)
    this.#hidden = hidden
    this.#step = step
  }

  pull(sign: number, value: number, unitSlopes: Float32Array): void {
    const slopes = this.#slopes.get(sign) ?? new Float32Array(this.#hidden)
    addRow(slopes, unitSlopes, 0, value)
    this.#slopes.set(sign, slopes)
  }

  step(): void {
    for (const [sign, slopes] of this.#slopes) {
      const base = sign * this.#hidden
      for (let unit = 0; unit < slopes.length; unit++) {
        const slope = slopes[unit]!
        if (slope === 0) continue
        this.#squares[base + unit]! += slope * slope
        this.values[base + unit]! -= (this.#step * slope) / (Math.sqrt(this.#squares[base + unit]!) + 1e-10)
      }
    }
    this.#slopes.clear()
  }
}
