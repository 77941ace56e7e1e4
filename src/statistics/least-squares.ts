/** Least squares by Householder reflections: the solution, and what its errors are made of. */
import type { Matrix } from './demand.ts'

export interface LeastSquares {
  readonly coefficients: readonly number[]
  /** (X′X)⁻¹. */
  readonly inverse: Matrix
  /** How much each row weighs on its own fitted value: the diagonal of X(X′X)⁻¹X′. */
  readonly leverage: readonly number[]
  /** Logarithm of the determinant of X′X. */
  readonly logDeterminant: number
}

/**
 * Coefficients that bring `x` times them closest to `y`.
 *
 * Golub (1965), Numer. Math. 7. Columns are reflected rather than multiplied with one another, which keeps twice the digits.
 *
 * @returns `undefined` with fewer rows than columns, or when a column repeats others to one part in 10¹⁰.
 * @example
 * solveLeastSquares([[1, 0], [0, 1]], [3, 4])?.coefficients.map(Math.round) // => [3, 4]
 * solveLeastSquares([[1, 1], [1, 1]], [3, 4]) // => undefined
 */
export function solveLeastSquares(x: Matrix, y: readonly number[]): LeastSquares | undefined {
  const columns = x[0]?.length ?? 0
  if (columns === 0 || x.length < columns) return undefined
  const a = x.map((row) => [...row])
  const right = [...y]
  for (let j = 0; j < columns; j++) if (!reflectColumn(a, right, j, lengthOf(x, j))) return undefined
  const upper = a.slice(0, columns)
  const coefficients = solveUpper(upper, right)
  const inverseUpper = Array.from({ length: columns }, (_, j) =>
    solveUpper(
      upper,
      Array.from({ length: columns }, (_, i) => Number(i === j)),
    ),
  )
  const inverse = Array.from({ length: columns }, (_, j) =>
    Array.from({ length: columns }, (_, k) => {
      let sum = 0
      for (const column of inverseUpper) sum += (column[j] ?? 0) * (column[k] ?? 0)
      return sum
    }),
  )
  const leverage = x.map((row) =>
    inverseUpper.reduce((sum, column) => {
      let projected = 0
      for (let j = 0; j < columns; j++) projected += (row[j] ?? 0) * (column[j] ?? 0)
      return sum + projected * projected
    }, 0),
  )
  const logDeterminant = 2 * upper.reduce((sum, row, j) => sum + Math.log(Math.abs(row[j]!)), 0)
  return { coefficients, inverse, leverage, logDeterminant }
}

const lengthOf = (x: Matrix, j: number): number => Math.hypot(...x.map((row) => row[j] ?? 0))

/** Turns what is below the diagonal of column `j` into zeros; false when nothing of the column is left. */
function reflectColumn(a: number[][], right: number[], j: number, whole: number): boolean {
  let square = 0
  for (let i = j; i < a.length; i++) square += a[i]![j]! ** 2
  const left = Math.sqrt(square)
  if (!(left > 1e-10 * whole)) return false
  const head = a[j]![j]!
  const diagonal = head > 0 ? -left : left
  const v = a.slice(j).map((row) => row[j]!)
  v[0] = head - diagonal
  const scale = 2 / v.reduce((sum, value) => sum + value * value, 0)
  const width = a[0]!.length
  for (let k = j; k < width; k++) {
    let along = 0
    for (const [i, value] of v.entries()) along += value * a[j + i]![k]!
    for (const [i, value] of v.entries()) a[j + i]![k]! -= scale * along * value
  }
  let along = 0
  for (const [i, value] of v.entries()) along += value * right[j + i]!
  for (const [i, value] of v.entries()) right[j + i]! -= scale * along * value
  return true
}

function solveUpper(upper: Matrix, right: readonly number[]): number[] {
  const solved = new Array<number>(upper.length).fill(0)
  for (let i = upper.length - 1; i >= 0; i--) {
    let sum = right[i]!
    for (let k = i + 1; k < upper.length; k++) sum -= upper[i]![k]! * solved[k]!
    solved[i] = sum / upper[i]![i]!
  }
  return solved
}
