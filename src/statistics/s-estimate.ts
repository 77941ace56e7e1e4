/** S-estimate of a line: the one whose residuals have the smallest robust scale, found from many lines through few rows each. */
import type { Matrix } from './demand.ts'
import { solveLeastSquares } from './least-squares.ts'
import { lossOf, RESISTANT, weightOf } from './lqq.ts'
import { type Chance, seeded } from './random.ts'
import { invertSymmetric, multiply } from './symmetric.ts'

export interface SEstimate {
  readonly coefficients: readonly number[]
  readonly scale: number
}

/**
 * The line that withstands nearly half the rows being wild, and the scale of its residuals; the start of `mmRegression`.
 *
 * Rousseeuw & Yohai (1984); Salibian-Barrera & Yohai (2006), J. Comput. Graph. Stat. 15(2): each of many lines is improved by two steps,
 * the ten best until they settle. Rows are drawn one by one, those that add nothing passed over.
 *
 * @param seed where chance starts; the line found hardly depends on it
 * @returns `undefined` when a column repeats others, or when more than half the rows lie on one line: there is no scale.
 * @example
 * sEstimate([[1], [1]], [5, 5], 1) // => undefined
 */
export function sEstimate(x: Matrix, y: readonly number[], seed: number, draws = 500): SEstimate | undefined {
  if (!solveLeastSquares(x, y)) return undefined
  const chance = seeded(seed)
  const df = y.length - x[0]!.length
  const best: SEstimate[] = []
  for (let draw = 0; draw < draws; draw++) {
    let line = lineThroughFew(x, y, chance)
    for (let step = 0; step < 2 && line; step++) line = improve(x, y, df, line)
    if (!line) continue
    if (best.length === 10 && meanLoss(x, y, df, line.coefficients, best[9]!.scale) > 0.5) continue
    const { coefficients } = line
    const scale = settleScale(residualsOf(x, y, coefficients), df, line.scale, 1e-5)
    if (scale === undefined) continue
    best.push({ coefficients, scale })
    best.sort((a, b) => a.scale - b.scale)
    best.splice(10)
  }
  const settled = best.map((line) => settle(x, y, df, line)).sort((a, b) => a.scale - b.scale)
  return settled[0]
}

function residualsOf(x: Matrix, y: readonly number[], coefficients: readonly number[]): number[] {
  const left = new Array<number>(y.length)
  for (let i = 0; i < y.length; i++) {
    const row = x[i]!
    let fitted = 0
    for (let j = 0; j < coefficients.length; j++) fitted += row[j]! * coefficients[j]!
    left[i] = y[i]! - fitted
  }
  return left
}

const meanLoss = (
  x: Matrix,
  y: readonly number[],
  df: number,
  coefficients: readonly number[],
  scale: number,
): number => residualsOf(x, y, coefficients).reduce((sum, left) => sum + lossOf(left / scale), 0) / df

/** A line through as many rows as it has coefficients. */
function lineThroughFew(x: Matrix, y: readonly number[], chance: Chance): SEstimate | undefined {
  const columns = x[0]!.length
  const rows = x.map((_, i) => i)
  const chosen: number[] = []
  const directions: number[][] = []
  for (let k = 0; k < rows.length && chosen.length < columns; k++) {
    const at = k + Math.floor(chance() * (rows.length - k))
    ;[rows[k], rows[at]] = [rows[at]!, rows[k]!]
    const rest = [...x[rows[k]!]!]
    for (const direction of directions) {
      const along = rest.reduce((sum, value, j) => sum + value * direction[j]!, 0)
      for (let j = 0; j < columns; j++) rest[j]! -= along * direction[j]!
    }
    const length = Math.hypot(...rest)
    if (length <= 1e-7 * Math.hypot(...x[rows[k]!]!)) continue
    directions.push(rest.map((value) => value / length))
    chosen.push(rows[k]!)
  }
  const coefficients = solveLeastSquares(
    chosen.map((i) => x[i]!),
    chosen.map((i) => y[i]!),
  )?.coefficients
  if (!coefficients) return undefined
  const scale = spreadOf(residualsOf(x, y, coefficients))
  return scale > 0 ? { coefficients, scale } : undefined
}

/** Median size of residuals, as a standard deviation. */
function spreadOf(residuals: readonly number[]): number {
  const sizes = Float64Array.from(residuals, Math.abs).sort()
  return 1.4826 * (sizes[sizes.length >> 1] ?? 0)
}

/** One step of weighted least squares, and of the scale. */
function improve(x: Matrix, y: readonly number[], df: number, line: SEstimate): SEstimate | undefined {
  const left = residualsOf(x, y, line.coefficients)
  const loss = left.reduce((sum, value) => sum + lossOf(value / line.scale), 0) / df
  const scale = line.scale * Math.sqrt(loss / 0.5)
  if (!(scale > 0)) return undefined
  const coefficients = weightedLine(x, y, (i) => weightOf(left[i]! / scale, RESISTANT))
  return coefficients && { coefficients, scale }
}

/**
 * Coefficients of a line whose rows count as `weight` says.
 *
 * @returns `undefined` when the rows that count do not determine it.
 * @example
 * weightedLine([[1], [1]], [1, 3], (row) => row)?.map(Math.round) // => [3]
 */
export function weightedLine(
  x: Matrix,
  y: readonly number[],
  weight: (row: number) => number,
): readonly number[] | undefined {
  const columns = x[0]?.length ?? 0
  const square = Array.from({ length: columns }, () => new Array<number>(columns).fill(0))
  const right = new Array<number>(columns).fill(0)
  for (let i = 0; i < x.length; i++) {
    const counts = weight(i)
    if (!(counts > 0)) continue
    const row = x[i]!
    for (let j = 0; j < columns; j++) {
      const part = counts * row[j]!
      right[j]! += part * y[i]!
      for (let k = 0; k <= j; k++) square[j]![k]! += part * row[k]!
    }
  }
  for (let j = 0; j < columns; j++) for (let k = 0; k < j; k++) square[k]![j] = square[j]![k]!
  const inverse = invertSymmetric(square)
  return inverse && multiply(inverse, right)
}

/** The scale at which the losses of residuals are half their most on average. */
function settleScale(
  left: readonly number[],
  df: number,
  start: number,
  tolerance = 1e-12,
): number | undefined {
  let scale = start
  for (let step = 0; step < 1000; step++) {
    const at = scale
    const loss = left.reduce((sum, value) => sum + lossOf(value / at), 0) / df
    const next = scale * Math.sqrt(loss / 0.5)
    if (!(next > 0)) return undefined
    if (Math.abs(next - scale) <= tolerance * scale) return next
    scale = next
  }
  return scale
}

function settle(x: Matrix, y: readonly number[], df: number, start: SEstimate): SEstimate {
  let line = start
  for (let step = 0; step < 500; step++) {
    const left = residualsOf(x, y, line.coefficients)
    const coefficients = weightedLine(x, y, (i) => weightOf(left[i]! / line.scale, RESISTANT))
    const scale = coefficients && settleScale(residualsOf(x, y, coefficients), df, line.scale)
    if (!coefficients || scale === undefined) return line
    const isStill = Math.abs(scale - line.scale) <= 1e-11 * scale
    line = { coefficients, scale }
    if (isStill) return line
  }
  return line
}
