/** The directions in which rows of numbers differ most (principal components), by orthogonal iteration (Golub and Van Loan 2013, section 8.2). */
import { randomFrom } from './shuffle.ts'

export interface Directions {
  readonly middle: Float64Array
  readonly axes: readonly Float64Array[]
  /** Mean length of a row along the axes: rows are divided by it. */
  readonly length: number
}

const ROUNDS = 60

/** The `count` main directions of rows, from a sample of them chosen by a fixed chance. */
export function mainDirections(rows: readonly Float64Array[], count: number, sampled: number): Directions {
  const width = rows[0]!.length
  const middle = new Float64Array(width)
  for (const row of rows) for (let at = 0; at < width; at++) middle[at]! += row[at]! / rows.length
  const every = Math.max(1, Math.floor(rows.length / sampled))
  const spread = spreadOf(
    rows.filter((_, at) => at % every === 0),
    middle,
  )
  const random = randomFrom(1)
  let axes: Float64Array[] = Array.from({ length: count }, () =>
    Float64Array.from({ length: width }, () => random() - 0.5),
  )
  for (let round = 0; round < ROUNDS; round++)
    axes = upright(
      axes.map((axis) => spread.map((row) => dot(row, axis))).map((axis) => Float64Array.from(axis)),
    )
  const lengths = rows.map((row) => Math.hypot(...along(middle, axes, row)))
  return { middle, axes, length: lengths.reduce((a, b) => a + b, 0) / rows.length }
}

/** A row along the main directions. */
export function project({ middle, axes, length }: Directions, row: Float64Array): Float64Array {
  return along(middle, axes, row).map((value) => value / length)
}

function along(middle: Float64Array, axes: readonly Float64Array[], row: Float64Array): Float64Array {
  const shifted = row.map((value, at) => value - middle[at]!)
  return Float64Array.from(axes, (axis) => dot(axis, shifted))
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

function spreadOf(rows: readonly Float64Array[], middle: Float64Array): Float64Array[] {
  const width = middle.length
  const spread = Array.from({ length: width }, () => new Float64Array(width))
  for (const row of rows) {
    const shifted = row.map((value, at) => value - middle[at]!)
    for (let one = 0; one < width; one++) {
      const value = shifted[one]!
      const to = spread[one]!
      for (let other = 0; other < width; other++) to[other]! += value * shifted[other]!
    }
  }
  return spread
}

/** Axes made upright to one another and of length 1 (Gram and Schmidt). */
function upright(axes: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = []
  for (const axis of axes) {
    const own = Float64Array.from(axis)
    for (const other of done) {
      const share = dot(own, other)
      for (let at = 0; at < own.length; at++) own[at]! -= share * other[at]!
    }
    const length = Math.sqrt(dot(own, own))
    done.push(own.map((value) => value / length))
  }
  return done
}
