/** A logistic curve over a few numbers, fitted by Newton's method (iteratively reweighted least squares: McCullagh and Nelder 1989, section 4.4). */
import { probability } from './linear.ts'

export interface Fitted {
  readonly values: readonly number[]
  readonly holds: boolean
  /** How much it counts. */
  readonly weight: number
}

/** Keeps weights finite where the curve would part the rows wholly. */
const RIDGE = 0.001
const MOST_STEPS = 50
const SETTLED = 1e-9

/** What a row scores: the first weight always counts. */
export const logisticScore = (weights: readonly number[], values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * weights[at + 1]!, weights[0]!)

/**
 * The weights of a logistic curve, the one that always counts first.
 *
 * @throws RangeError when there is no row.
 */
export function fitLogistic(rows: readonly Fitted[]): number[] {
  const [first] = rows
  if (!first) throw new RangeError('expected rows to fit a curve to, found none')
  const size = first.values.length + 1
  const weights = Array<number>(size).fill(0)
  for (let step = 0; step < MOST_STEPS; step++) {
    const slopes = weights.map((weight) => -RIDGE * weight)
    const bends = weights.map((_, at) => weights.map((_, other) => (at === other ? RIDGE : 0)))
    for (const { values, holds, weight } of rows) {
      const likely = probability(logisticScore(weights, values))
      const row = [1, ...values]
      const off = weight * (Number(holds) - likely)
      const bend = weight * likely * (1 - likely)
      for (let at = 0; at < size; at++) {
        slopes[at]! += off * row[at]!
        for (let other = 0; other < size; other++) bends[at]![other]! += bend * row[at]! * row[other]!
      }
    }
    const move = solved(bends, slopes)
    for (let at = 0; at < size; at++) weights[at]! += move[at]!
    if (move.every((one) => Math.abs(one) < SETTLED)) break
  }
  return weights
}

/** Solves a small system of equations, its matrix positive definite (elimination). */
function solved(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (const [at, pivot] of rows.entries())
    for (const other of rows) {
      if (other === pivot) continue
      const times = other[at]! / pivot[at]!
      for (let column = at; column < pivot.length; column++) other[column]! -= times * pivot[column]!
    }
  return rows.map((row, at) => row.at(-1)! / row[at]!)
}
