/** Products of matrices by compiled code are what plain loops make. */
import { expect, test } from 'vitest'
import { Matrices, rowsFor } from './matrix.ts'
import { randomFrom } from './shuffle.ts'

const random = randomFrom(5)
const numbers = (count: number): Float32Array => Float32Array.from({ length: count }, () => random() - 0.5)

test.each([
  [1, 1, 8],
  [4, 64, 16],
  [7, 33, 48],
  [130, 96, 192],
])('%d rows of %d times %d columns', (rows, inner, width) => {
  const matrices = new Matrices()
  const [to, left, right, turned] = [
    rowsFor(rows) * width,
    rowsFor(rows) * inner,
    inner * width,
    inner * width,
  ].map((count) => matrices.take(count)) as [number, number, number, number]
  const a = numbers(rows * inner)
  const b = numbers(inner * width)
  matrices.at(left, a.length).set(a)
  matrices.at(to, rows * width).fill(1)
  matrices.lay(right, b, inner, width)
  matrices.multiply(to, left, right, rows, inner, width)
  const wanted = Float32Array.from({ length: rows * width }, (_, cell) => {
    const [row, column] = [Math.floor(cell / width), cell % width]
    let sum = 1
    for (let at = 0; at < inner; at++)
      sum = Math.fround(sum + Math.fround(a[row * inner + at]! * b[at * width + column]!))
    return sum
  })
  expect([...matrices.at(to, rows * width)]).toEqual([...wanted])
  const onSide = Float32Array.from(
    { length: b.length },
    (_, cell) => b[(cell % inner) * width + Math.floor(cell / inner)]!,
  )
  matrices.layTurned(turned, onSide, inner, width)
  expect(matrices.at(turned, b.length)).toEqual(matrices.at(right, b.length))
})
