/** Tables of numbers in a memory of their own, where their rows are added up quickly (`row-code.ts`). */
import { type AddRows, type RowKind, rowCode } from './row-code.ts'

/** Rows are added up so many at a call at most. */
export const MOST_ROWS = 2048

const PAGE = 65_536
let code: WebAssembly.Module | undefined

/** Numbers are added up so many at once: what lies in the memory is as wide as a multiple of it. */
const AT_ONCE = 8
export const wideFor = (count: number): number => Math.ceil(count / AT_ONCE) * AT_ONCE

export class RowAdder {
  readonly #memory = new WebAssembly.Memory({ initial: 1 })
  readonly #add: Readonly<Record<RowKind, AddRows>>
  readonly #rowsAt: number
  readonly #timesAt: number
  #used = 0
  /** To be filled in before rows are added up: where they begin behind their table, in bytes, and how often each counts. */
  rows = new Int32Array()
  times: Float64Array = new Float64Array()

  constructor() {
    code ??= new WebAssembly.Module(rowCode())
    const { exports } = new WebAssembly.Instance(code, { from: { memory: this.#memory } })
    this.#add = exports as unknown as Record<RowKind, AddRows>
    this.#rowsAt = this.take(4 * MOST_ROWS)
    this.#timesAt = this.take(8 * MOST_ROWS)
    this.#lookAnew()
  }

  /** Room for so many bytes behind all that is taken: its address. Arrays over the memory are of no use afterwards. */
  take(bytes: number): number {
    const at = this.#used
    this.#used += Math.ceil(bytes / 16) * 16
    const missing = this.#used - this.#memory.buffer.byteLength
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE))
    this.#lookAnew()
    return at
  }

  #lookAnew(): void {
    this.rows = new Int32Array(this.#memory.buffer, this.#rowsAt, MOST_ROWS)
    this.times = this.numbers(this.#timesAt, MOST_ROWS)
  }

  /** The 64-bit numbers at an address. */
  numbers(at: number, count: number): Float64Array {
    return new Float64Array(this.#memory.buffer, at, count)
  }

  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.#memory.buffer, at, count)
  }

  /** Takes in a table of rows of `width`, each widened to a multiple of `AT_ONCE`: its address. */
  keep(table: Int8Array | Float32Array, width: number): number {
    const wide = wideFor(width)
    const cells = (table.length / width) * wide
    const at = this.take(cells * table.BYTES_PER_ELEMENT)
    const kept =
      table instanceof Int8Array ? new Int8Array(this.#memory.buffer, at, cells) : this.floats(at, cells)
    if (wide === width) kept.set(table)
    else
      for (let from = 0; from < table.length; from += width)
        kept.set(table.subarray(from, from + width), (from / width) * wide)
    return at
  }

  /** Adds the first `count` rows noted, of a table of steps, to the `width` numbers at `to`. */
  addSteps(to: number, width: number, table: number, count: number): void {
    if (count > 0) this.#add.steps(to, width, table, this.#rowsAt, this.#timesAt, count)
  }

  /** The same of a table of 32-bit numbers. */
  addFloats(to: number, width: number, table: number, count: number): void {
    if (count > 0) this.#add.floats(to, width, table, this.#rowsAt, this.#timesAt, count)
  }

  /** The same of a table of 64-bit numbers, each row once. */
  addWholes(to: number, width: number, table: number, count: number): void {
    if (count > 0) this.#add.doubles(to, width, table, this.#rowsAt, this.#timesAt, count)
  }
}
