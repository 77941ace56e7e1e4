/** Small symmetric matrices: the inverse behind every regression. */

/**
 * Inverse of a symmetric positive definite matrix, by Cholesky's decomposition.
 *
 * @returns `undefined` when it has none to working precision, as when one column of a regression repeats others.
 * @example
 * invertSymmetric([[4]]) // => [[0.25]]
 * invertSymmetric([[1, 1], [1, 1]]) // => undefined
 */
export function invertSymmetric(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const n = matrix.length
  const scale = matrix.map((row, i) => 1 / Math.sqrt(row[i] ?? 0))
  const lower = matrix.map((row, i) => row.map((value, j) => value * (scale[i] ?? 0) * (scale[j] ?? 0)))
  for (let j = 0; j < n; j++) {
    const row = lower[j]!
    for (let k = 0; k < j; k++) row[j]! -= row[k]! ** 2
    if (!(row[j]! > 1e-11)) return undefined
    row[j] = Math.sqrt(row[j]!)
    for (let i = j + 1; i < n; i++) {
      const below = lower[i]!
      for (let k = 0; k < j; k++) below[j]! -= below[k]! * row[k]!
      below[j]! /= row[j]!
    }
  }
  const inverse = Array.from({ length: n }, (_, column) => {
    const solved = Array.from({ length: n }, (_, i) => Number(i === column))
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) solved[i]! -= lower[i]![k]! * solved[k]!
      solved[i]! /= lower[i]![i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) solved[i]! -= lower[k]![i]! * solved[k]!
      solved[i]! /= lower[i]![i]!
    }
    return solved
  })
  return inverse.map((row, i) => row.map((value, j) => value * scale[i]! * scale[j]!))
}

/**
 * A matrix times a vector.
 *
 * @example
 * multiply([[1, 2], [3, 4]], [1, 1]) // => [3, 7]
 */
export function multiply(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, j) => sum + value * (vector[j] ?? 0), 0))
}
