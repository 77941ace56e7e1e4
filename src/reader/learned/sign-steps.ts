/** Rows of numbers kept as whole steps, each row with its own length of step. */
import { SignTable } from './sign-table.ts'

/**
 * Rows of `width` numbers, to one part in 127 of the largest of each row.
 *
 * @example
 * [...inSteps(Float32Array.of(1, -0.5), 2).rows] // => [127, -63]
 */
export function inSteps(values: Float32Array, width: number): { rows: Int8Array; scale: Float32Array } {
  const rows = new Int8Array(values.length)
  const scale = new Float32Array(values.length / width)
  for (let row = 0; row < scale.length; row++) {
    const own = values.subarray(row * width, (row + 1) * width)
    const largest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6)
    scale[row] = largest / 127
    for (let at = 0; at < width; at++) rows[row * width + at] = Math.round((127 * own[at]!) / largest)
  }
  return { rows, scale }
}

/** Rows of signs, by their places in an index, as a net keeps them. */
export function steppedSigns(
  index: ReadonlyMap<number, number>,
  values: Float32Array,
  width: number,
): { table: SignTable; signs: Int8Array; scale: Float32Array } {
  const numbers = new Int32Array(index.size)
  for (const [number, at] of index) numbers[at] = number
  const { rows, scale } = inSteps(values, width)
  return { table: new SignTable(numbers), signs: rows, scale }
}
