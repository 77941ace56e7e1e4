/** Matrices in a memory of their own, where they are multiplied quickly (`matrix-code.ts`, `step-matrix-code.ts`). */
import { COLUMNS_AT_ONCE, type Multiply, matrixCode, ROWS_AT_ONCE } from './matrix-code.ts'
import {
  LEFT_HEAD,
  MOST_INNER,
  RIGHT_HEAD,
  RIGHT_STEPS,
  type StepsCode,
  stepsCode,
} from './step-matrix-code.ts'

const PAGE = 65_536
let code: WebAssembly.Module | undefined
let inStepsCode: WebAssembly.Module | undefined

/** Rows there is room for where so many are asked for: what is multiplied is a multiple of four high. */
export const rowsFor = (rows: number): number => Math.ceil(rows / ROWS_AT_ONCE) * ROWS_AT_ONCE

/** Where a matrix lies. */
export type Place = number

export class Matrices {
  readonly #memory = new WebAssembly.Memory({ initial: 1 })
  readonly #multiply: Multiply
  readonly #steps: StepsCode
  #used = 16

  constructor() {
    code ??= new WebAssembly.Module(matrixCode())
    inStepsCode ??= new WebAssembly.Module(stepsCode())
    this.#multiply = this.linked(code).multiply as Multiply
    this.#steps = this.linked(inStepsCode) as StepsCode
  }

  /** What a module that works in this memory gives out. */
  linked(module: WebAssembly.Module): WebAssembly.Exports {
    return new WebAssembly.Instance(module, { from: { memory: this.#memory } }).exports
  }

  /** Room for so many numbers behind all that is taken. Arrays over the memory are of no use afterwards. */
  take(count: number): Place {
    const at = this.#used
    this.#used += Math.ceil(count / 4) * 16
    const missing = this.#used - this.#memory.buffer.byteLength
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE))
    return at
  }

  /** The numbers at a place. */
  at(place: Place, count: number): Float32Array {
    return new Float32Array(this.#memory.buffer, place, count)
  }

  /** Takes in bytes as they are. */
  keep(bytes: Int8Array): Place {
    const at = this.take(Math.ceil(bytes.length / 4))
    new Int8Array(this.#memory.buffer, at, bytes.length).set(bytes)
    return at
  }

  /** Adds to `to` (rows × width) what `left` (rows × inner) times `right` (inner × width, as `lay` lays it) makes. */
  multiply(to: Place, left: Place, right: Place, rows: number, inner: number, width: number): void {
    if (rows > 0) this.#multiply(to, left, right, rowsFor(rows), inner, width)
  }

  /** Room for a left of so many rows in steps, and for a right. */
  takeLeftSteps(rows: number, inner: number): Place {
    return this.take((rowsFor(rows) * (LEFT_HEAD + 2 * inner)) / 4)
  }

  takeRightSteps(inner: number, width: number): Place {
    return this.take(((width / COLUMNS_AT_ONCE) * (RIGHT_HEAD + 2 * COLUMNS_AT_ONCE * inner)) / 4)
  }

  /** The same as `multiply`, nearly and twice as fast: `left` is put in steps at `steps` first, `right` is as `layInSteps` lays it. */
  multiplySteps(
    to: Place,
    left: Place,
    right: Place,
    rows: number,
    inner: number,
    width: number,
    steps: Place,
  ): void {
    if (rows === 0) return
    this.#steps.toSteps(steps, left, 0, rowsFor(rows), inner, 0)
    this.#steps.multiplySteps(to, steps, right, rowsFor(rows), inner, width)
  }

  /** Lays a matrix out in steps, as the right of a product. */
  layInSteps(place: Place, matrix: Float32Array, inner: number, width: number): void {
    if (inner > MOST_INNER || inner % COLUMNS_AT_ONCE !== 0 || width % COLUMNS_AT_ONCE !== 0)
      throw new RangeError(
        `expected ${MOST_INNER} rows at most and multiples of ${COLUMNS_AT_ONCE}, found ${inner} × ${width}`,
      )
    let next = place
    for (let first = 0; first < width; first += COLUMNS_AT_ONCE) {
      const lengths = this.at(next, COLUMNS_AT_ONCE)
      for (let column = 0; column < COLUMNS_AT_ONCE; column++) {
        let largest = 0
        for (let row = 0; row < inner; row++)
          largest = Math.max(largest, Math.abs(matrix[row * width + first + column]!))
        lengths[column] = largest / RIGHT_STEPS
      }
      next += RIGHT_HEAD
      const steps = new Int16Array(this.#memory.buffer, next, COLUMNS_AT_ONCE * inner)
      for (let row = 0; row < inner; row++)
        for (let column = 0; column < COLUMNS_AT_ONCE; column++)
          steps[(row >> 1) * 2 * COLUMNS_AT_ONCE + 2 * column + (row & 1)] =
            Math.round(matrix[row * width + first + column]! / lengths[column]!) || 0
      next += 2 * COLUMNS_AT_ONCE * inner
    }
  }

  /** Lays a matrix out as the right of a product: eight columns behind eight columns. */
  lay(place: Place, matrix: Float32Array, inner: number, width: number): void {
    const to = this.at(place, inner * width)
    let next = 0
    for (let first = 0; first < width; first += COLUMNS_AT_ONCE)
      for (let row = 0; row < inner; row++) {
        const from = row * width + first
        for (let column = 0; column < COLUMNS_AT_ONCE; column++) to[next++] = matrix[from + column]!
      }
  }

  /** The same of a matrix turned on its side: `matrix` is width × inner. */
  layTurned(place: Place, matrix: Float32Array, inner: number, width: number): void {
    const to = this.at(place, inner * width)
    let next = 0
    for (let first = 0; first < width; first += COLUMNS_AT_ONCE)
      for (let row = 0; row < inner; row++)
        for (let column = 0; column < COLUMNS_AT_ONCE; column++)
          to[next++] = matrix[(first + column) * inner + row]!
  }
}
