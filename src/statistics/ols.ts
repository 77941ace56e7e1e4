/** Ordinary least squares: a straight line through numbers, with errors that hold when they scatter unevenly. */
import { demandFinite, demandNotNegative, demandRows, demandSameLength, type Matrix } from './demand.ts'
import { solveLeastSquares } from './least-squares.ts'
import { studentQuantile } from './student.ts'
import { multiply } from './symmetric.ts'

export interface OlsFit {
  readonly coefficients: readonly number[]
  /** Errors supposing the same scatter everywhere. */
  readonly standardErrors: readonly number[]
  /** Their covariance, of the same supposition. */
  readonly covariance: Matrix
  readonly fitted: readonly number[]
  readonly residuals: readonly number[]
  readonly leverage: readonly number[]
  /** Standard deviation of what the line leaves. */
  readonly sigma: number
  readonly df: number
  /** Part of the variance explained; about zero when no column is constant. `undefined` where `y` does not vary. */
  readonly r2: number | undefined
  readonly weights: readonly number[] | undefined
}

/**
 * Least squares of `y` on the columns of `x` (give a column of ones for an intercept), with `weights` for rows that count more.
 *
 * Agrees with R `lm` (regression.oracle.json).
 *
 * @param x rows
 * @returns `undefined` when there are no more rows than columns, or a column repeats others.
 * @throws RangeError for unequal lengths, numbers that are none, or a weight that is not above zero.
 * @example
 * ols([[1, 1], [1, 2], [1, 3]], [3, 5, 7])?.coefficients.map(Math.round) // => [1, 2]
 * ols([[1], [1]], [1, 3])?.sigma.toFixed(4) // => '1.4142'
 */
export function ols(x: Matrix, y: readonly number[], weights?: readonly number[]): OlsFit | undefined {
  demandSameLength('ols', { x, y, ...(weights && { weights }) })
  demandRows('ols', 'x', x)
  demandFinite('ols', 'y', y)
  const root = weights?.map((weight, i) => {
    if (!(weight > 0 && Number.isFinite(weight)))
      throw new RangeError(`ols: expected weights above zero, found ${weight} at ${i}`)
    return Math.sqrt(weight)
  })
  const df = y.length - (x[0]?.length ?? 0)
  if (df <= 0) return undefined
  const solved = solveLeastSquares(
    root ? x.map((row, i) => row.map((value) => value * root[i]!)) : x,
    root ? y.map((value, i) => value * root[i]!) : y,
  )
  if (!solved) return undefined
  const { coefficients, inverse, leverage } = solved
  const fitted = multiply(x, coefficients)
  const residuals = y.map((value, i) => value - fitted[i]!)
  const weight = (i: number): number => weights?.[i] ?? 1
  const left = residuals.reduce((sum, value, i) => sum + weight(i) * value * value, 0)
  const covariance = inverse.map((row) => row.map((value) => (value * left) / df))
  return {
    coefficients,
    standardErrors: covariance.map((row, j) => Math.sqrt(row[j]!)),
    covariance,
    fitted,
    residuals,
    leverage,
    sigma: Math.sqrt(left / df),
    df,
    r2: shareExplained(x, fitted, left, weight),
    weights,
  }
}

function shareExplained(
  x: Matrix,
  fitted: readonly number[],
  left: number,
  weight: (i: number) => number,
): number | undefined {
  const hasConstant = x[0]!.some((value, j) => value !== 0 && x.every((row) => row[j] === value))
  const total = fitted.reduce((sum, _, i) => sum + weight(i), 0)
  const centre = hasConstant ? fitted.reduce((sum, value, i) => sum + weight(i) * value, 0) / total : 0
  const explained = fitted.reduce((sum, value, i) => sum + weight(i) * (value - centre) ** 2, 0)
  return explained + left > 0 ? explained / (explained + left) : undefined
}

export type HeteroskedasticKind = 'HC0' | 'HC1' | 'HC2' | 'HC3'

/**
 * Covariance of the coefficients of `ols` that holds however unevenly the residuals scatter. HC0 is right for many rows; HC3 is the
 * cautious one for few (Long & Ervin 2000).
 *
 * White (1980), Econometrica 48(4); MacKinnon & White (1985), J. Econometrics 29(3). Agrees with R `sandwich::vcovHC`.
 *
 * @param x the rows the fit was made on
 * @returns `undefined` for HC2 and HC3 when a row is fitted by itself alone (its leverage is 1): they divide by what is left of it.
 * @example
 * heteroskedasticCovariance([[1], [1]], ols([[1], [1]], [1, 3]), 'HC0')[0][0].toFixed(6) // => '0.500000'
 */
export function heteroskedasticCovariance(
  x: Matrix,
  fit: OlsFit,
  kind: HeteroskedasticKind = 'HC3',
): number[][] | undefined {
  demandSameLength('heteroskedasticCovariance', { x, residuals: fit.residuals })
  const columns = fit.coefficients.length
  const rows = fit.residuals.length
  const factor = (leverage: number): number =>
    kind === 'HC0' ? 1 : kind === 'HC1' ? rows / fit.df : 1 / (1 - leverage) ** (kind === 'HC2' ? 1 : 2)
  if ((kind === 'HC2' || kind === 'HC3') && fit.leverage.some((value) => value > 1 - 1e-10)) return undefined
  const meat = Array.from({ length: columns }, () => new Array<number>(columns).fill(0))
  for (const [i, row] of x.entries()) {
    const score = (fit.weights?.[i] ?? 1) * fit.residuals[i]!
    const square = score * score * factor(fit.leverage[i]!)
    for (let j = 0; j < columns; j++)
      for (let k = 0; k < columns; k++) meat[j]![k]! += square * row[j]! * row[k]!
  }
  const bread = breadOf(x, fit)
  const half = bread.map((row) => multiply(meat, row))
  return half.map((row) => multiply(bread, row))
}

/** (X′WX)⁻¹: from the covariance where something scatters, afresh where nothing does. */
function breadOf(x: Matrix, fit: OlsFit): Matrix {
  const square = fit.sigma * fit.sigma
  if (square > 0) return fit.covariance.map((row) => row.map((value) => value / square))
  const root = (i: number): number => Math.sqrt(fit.weights?.[i] ?? 1)
  const scaled = x.map((row, i) => row.map((value) => value * root(i)))
  return (
    solveLeastSquares(
      scaled,
      x.map(() => 0),
    )?.inverse ?? []
  )
}

/**
 * Square roots of the diagonal of a covariance: standard errors.
 *
 * @throws RangeError for a variance below zero.
 * @example
 * errorsOf([[4, 1], [1, 9]]) // => [2, 3]
 */
export function errorsOf(covariance: Matrix): number[] {
  const variances = covariance.map((row, j) => row[j]!)
  demandNotNegative('errorsOf', 'variances', variances)
  return variances.map(Math.sqrt)
}

export interface LinePrediction {
  readonly fit: number
  readonly standardError: number
  /** Where the mean lies. */
  readonly interval: readonly [number, number]
  /** Where one new observation would lie. */
  readonly predictionInterval: readonly [number, number]
}

/**
 * What the line says at one row of `x`: the mean, how sure, and where one more observation would fall.
 *
 * Student's t; agrees with R `predict.lm`.
 *
 * @returns `undefined` for a level that is not between 0 and 1.
 * @throws RangeError when the row has another width than the fit.
 * @example
 * predictLine(ols([[1], [1], [1]], [1, 2, 3]), [1])?.fit.toFixed(6) // => '2.000000'
 */
export function predictLine(fit: OlsFit, row: readonly number[], level = 0.95): LinePrediction | undefined {
  demandSameLength('predictLine', { coefficients: fit.coefficients, row })
  demandFinite('predictLine', 'row', row)
  const t = studentQuantile((1 + level) / 2, fit.df)
  if (t === undefined || !(level > 0 && level < 1)) return undefined
  const mean = row.reduce((sum, value, j) => sum + value * fit.coefficients[j]!, 0)
  const projected = multiply(fit.covariance, row)
  const variance = row.reduce((sum, value, j) => sum + value * projected[j]!, 0)
  const standardError = Math.sqrt(variance)
  const [near, far] = [t * standardError, t * Math.sqrt(variance + fit.sigma ** 2)]
  return {
    fit: mean,
    standardError,
    interval: [mean - near, mean + near],
    predictionInterval: [mean - far, mean + far],
  }
}
