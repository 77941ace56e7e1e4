/** Square systems of linear equations that need not be symmetric. */

/**
 * The `x` with `matrix` x = `right`, by Gauss's elimination with row pivots.
 *
 * @returns `undefined` when the matrix is singular.
 * @example
 * solveLinear([[0, 2], [1, 0]], [4, 3]) // => [3, 2]
 */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  const n = rows.length
  for (let j = 0; j < n; j++) {
    let pivot = j
    for (let i = j + 1; i < n; i++) if (Math.abs(rows[i]![j]!) > Math.abs(rows[pivot]![j]!)) pivot = i
    if (rows[pivot]![j] === 0) return undefined
    ;[rows[j], rows[pivot]] = [rows[pivot]!, rows[j]!]
    const row = rows[j]!
    for (let i = j + 1; i < n; i++) {
      const below = rows[i]!
      const factor = below[j]! / row[j]!
      if (factor !== 0) for (let k = j; k <= n; k++) below[k]! -= factor * row[k]!
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    let sum = rows[i]![n]!
    for (let k = i + 1; k < n; k++) sum -= rows[i]![k]! * x[k]!
    x[i] = sum / rows[i]![i]!
  }
  return x
}
