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

test.each([
  [1, 8, 8],
  [7, 64, 16],
  [130, 128, 256],
])('%d rows of %d times %d columns in steps are nearly that', (rows, inner, width) => {
  const matrices = new Matrices()
  const to = matrices.take(rowsFor(rows) * width)
  const left = matrices.take(rowsFor(rows) * inner)
  const right = matrices.takeRightSteps(inner, width)
  const steps = matrices.takeLeftSteps(rows, inner)
  const a = numbers(rows * inner)
  const b = numbers(inner * width)
  // A row of nothing, and a column of nothing.
  a.fill(0, 0, rows > 1 ? inner : 0)
  for (let row = 0; row < inner; row++) b[row * width] = 0
  matrices.at(left, a.length).set(a)
  matrices.at(to, rows * width).fill(1)
  matrices.layInSteps(right, b, inner, width)
  matrices.multiplySteps(to, left, right, rows, inner, width, steps)
  const found = matrices.at(to, rows * width)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < width; column++) {
      let sum = 1
      let off = 0
      for (let at = 0; at < inner; at++) {
        const term = a[row * inner + at]! * b[at * width + column]!
        sum += term
        // Half a step of each, whose largest is a half.
        off +=
          (0.25 * Math.abs(b[at * width + column]!)) / 4095 + (0.25 * Math.abs(a[row * inner + at]!)) / 2047
      }
      expect(Math.abs(found[row * width + column]! - sum)).toBeLessThanOrEqual(off + 1e-5)
    }
})

test('the largest sums of steps there are do not outgrow 32 bits', () => {
  const matrices = new Matrices()
  const [to, left] = [matrices.take(32), matrices.take(4 * 128)] as [number, number]
  const right = matrices.takeRightSteps(128, 8)
  const steps = matrices.takeLeftSteps(4, 128)
  matrices.at(left, 4 * 128).fill(-3)
  matrices.layInSteps(right, new Float32Array(8 * 128).fill(2), 128, 8)
  matrices.multiplySteps(to, left, right, 4, 128, 8, steps)
  for (const sum of matrices.at(to, 32)) expect(sum).toBeCloseTo(-768, 3)
})

test('what would outgrow its sum is turned down', () => {
  const matrices = new Matrices()
  expect(() => matrices.layInSteps(matrices.take(8 * 136), new Float32Array(8 * 136), 136, 8)).toThrow(
    'expected 128 rows at most',
  )
})
