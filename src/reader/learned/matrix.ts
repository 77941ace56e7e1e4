/** Matrices in a memory of their own, where they are multiplied quickly (`matrix-code.ts`). */
import { COLUMNS_AT_ONCE, type Multiply, matrixCode, ROWS_AT_ONCE } from './matrix-code.ts'

const PAGE = 65_536
let code: WebAssembly.Module | undefined

/** Rows there is room for where so many are asked for: what is multiplied is a multiple of four high. */
export const rowsFor = (rows: number): number => Math.ceil(rows / ROWS_AT_ONCE) * ROWS_AT_ONCE

/** Where a matrix lies. */
export type Place = number

export class Matrices {
  readonly #memory = new WebAssembly.Memory({ initial: 1 })
  readonly #multiply: Multiply
  #used = 16

  constructor() {
    code ??= new WebAssembly.Module(matrixCode())
    this.#multiply = this.linked(code).multiply as Multiply
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
