/** Quantile regression: the line half of the observations lie above (LAD), or any other part of them. */
import { demandFinite, demandInside, demandRows, demandSameLength, type Matrix } from './demand.ts'
import { solveLeastSquares } from './least-squares.ts'
import { normalDensity, normalQuantile } from './normal.ts'
import { studentQuantile } from './student.ts'
import { invertSymmetric, multiply } from './symmetric.ts'

export interface QuantileFit {
  readonly coefficients: readonly number[]
  readonly residuals: readonly number[]
  /** Sum of the weighted distances the line makes least: tau above it, 1 − tau below. */
  readonly loss: number
  /** Rows the line passes through, as many as columns. */
  readonly basis: readonly number[]
}

/**
 * The line of `x` that a part `tau` of the values of `y` stays below: 0.5 is least absolute deviations, which a few wild prices do not move.
 *
 * Koenker & Bassett (1978), Econometrica 46(1). The exact optimum, by descent from one line through as many observations as
 * coefficients to a neighbouring one (Barrodale & Roberts 1973). Ties are broken by moving each value by less than its last digits. Agrees
 * with R `quantreg::rq` (regression.oracle.json); where several lines are as good, one of them.
 *
 * @param x rows, a column of ones for an intercept
 * @returns `undefined` with fewer rows than columns, or when a column repeats others.
 * @throws RangeError for unequal lengths, numbers that are none, or `tau` not between 0 and 1.
 * @example
 * quantileRegression([[1], [1], [1]], [1, 2, 9])?.coefficients // => [2]
 */
export function quantileRegression(x: Matrix, y: readonly number[], tau = 0.5): QuantileFit | undefined {
  demandSameLength('quantileRegression', { x, y })
  demandRows('quantileRegression', 'x', x)
  demandFinite('quantileRegression', 'y', y)
  demandInside('quantileRegression', 'tau', tau)
  const start = solveLeastSquares(x, y)
  if (!start) return undefined
  const spread = Math.max(...y) - Math.min(...y) || Math.abs(y[0] ?? 0) || 1
  const untied = y.map((value, i) => value + 1e-10 * spread * (((i + 1) * GOLDEN) % 1))
  const basis = startingRows(x, untied, start.coefficients, tau)
  if (!basis) return undefined
  const rows = descend(x, untied, tau, basis)
  const coefficients = rows && solveRows(x, y, rows)
  if (!coefficients) return undefined
  const residuals = y.map((value, i) => value - dot(x[i]!, coefficients))
  const loss = residuals.reduce((sum, left) => sum + left * (left > 0 ? tau : tau - 1), 0)
  return { coefficients, residuals, loss, basis: rows }
}

// Multiples of the golden section, less their whole part, never tie.
const GOLDEN = (Math.sqrt(5) - 1) / 2

const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!
  return sum
}

/** Rows close to the quantile sought, independent of one another. */
function startingRows(
  x: Matrix,
  y: readonly number[],
  line: readonly number[],
  tau: number,
): number[] | undefined {
  const left = y.map((value, i) => value - dot(x[i]!, line))
  const target = [...left].sort((a, b) => a - b)[Math.floor(tau * (left.length - 1))]!
  const order = left
    .map((_, i) => i)
    .sort((a, b) => Math.abs(left[a]! - target) - Math.abs(left[b]! - target))
  const columns = x[0]!.length
  const chosen: number[] = []
  const directions: number[][] = []
  for (const i of order) {
    const rest = [...x[i]!]
    for (const direction of directions) {
      const along = dot(rest, direction)
      for (let j = 0; j < columns; j++) rest[j]! -= along * direction[j]!
    }
    const length = Math.hypot(...rest)
    if (length <= 1e-6 * Math.hypot(...x[i]!)) continue
    directions.push(rest.map((value) => value / length))
    chosen.push(i)
    if (chosen.length === columns) return chosen
  }
  return undefined
}

/** From basis to basis while the loss falls. */
function descend(
  x: Matrix,
  y: readonly number[],
  tau: number,
  start: readonly number[],
): number[] | undefined {
  const basis = [...start]
  for (let step = 0; step < 100 * (y.length + 10); step++) {
    const inverse = invertRows(x, basis)
    if (!inverse) return undefined
    const line = multiply(
      inverse,
      basis.map((i) => y[i]!),
    )
    const inBasis = new Set(basis)
    const left = y.map((value, i) => (inBasis.has(i) ? 0 : value - dot(x[i]!, line)))
    const move = steepest(x, left, inBasis, inverse, tau)
    if (!move) return basis
    const entering = search(x, left, inBasis, move)
    if (entering === undefined) return undefined
    basis[move.leaving] = entering
  }
  return undefined
}

interface Move {
  readonly leaving: number
  readonly direction: readonly number[]
  readonly slope: number
}

/** The direction leaving one row of the basis along which the loss falls fastest; `undefined` when it falls along none. */
function steepest(
  x: Matrix,
  left: readonly number[],
  inBasis: ReadonlySet<number>,
  inverse: Matrix,
  tau: number,
): Move | undefined {
  const columns = inverse.length
  const pull = new Array<number>(columns).fill(0)
  let size = 0
  for (const [i, row] of x.entries()) {
    if (inBasis.has(i)) continue
    const side = left[i]! > 0 ? tau : tau - 1
    for (let j = 0; j < columns; j++) pull[j]! += side * row[j]!
    size += 1
  }
  let best: Move | undefined
  for (let j = 0; j < columns; j++) {
    const column = inverse.map((row) => row[j]!)
    const along = dot(pull, column)
    for (const [sign, own] of [
      [1, 1 - tau],
      [-1, tau],
    ] as const) {
      const slope = own - sign * along
      if (slope < -1e-9 * (1 + size) && slope < (best?.slope ?? 0))
        best = { leaving: j, direction: column.map((value) => sign * value), slope }
    }
  }
  return best
}

/** The row at which the loss stops falling along a direction. */
function search(
  x: Matrix,
  left: readonly number[],
  inBasis: ReadonlySet<number>,
  { direction, slope }: Move,
): number | undefined {
  const crossings: { at: number; i: number; size: number }[] = []
  for (const [i, row] of x.entries()) {
    if (inBasis.has(i)) continue
    const speed = dot(row, direction)
    const at = left[i]! / speed
    if (Math.abs(speed) > 1e-12 && at > 0) crossings.push({ at, i, size: Math.abs(speed) })
  }
  crossings.sort((a, b) => a.at - b.at)
  let steepness = slope
  for (const { i, size } of crossings) {
    steepness += size
    if (steepness >= 0) return i
  }
  return undefined
}

function invertRows(x: Matrix, basis: readonly number[]): number[][] | undefined {
  const square = basis.map((i) => x[i]!)
  const columns = basis.map(
    (_, j) =>
      solveLeastSquares(
        square,
        basis.map((_, k) => Number(k === j)),
      )?.coefficients,
  )
  if (columns.some((column) => column === undefined)) return undefined
  return basis.map((_, i) => columns.map((column) => column![i]!))
}

const solveRows = (x: Matrix, y: readonly number[], basis: readonly number[]): number[] | undefined =>
  solveLeastSquares(
    basis.map((i) => x[i]!),
    basis.map((i) => y[i]!),
  )?.coefficients.slice()

/**
 * Covariance of the coefficients of a quantile regression, from how close the lines of the quantiles just below and above lie: right
 * however unevenly `y` scatters.
 *
 * Hendricks & Koenker (1992), J. Am. Stat. Assoc. 87, with the bandwidth of Hall & Sheather (1988). Agrees with R
 * `summary.rq(se = "nid")`.
 *
 * @returns `undefined` when there are too few rows for lines on both sides of `tau`.
 * @example
 * quantileCovariance([[1], [1]], [1, 2]) // => undefined
 */
export function quantileCovariance(x: Matrix, y: readonly number[], tau = 0.5): number[][] | undefined {
  demandInside('quantileCovariance', 'tau', tau)
  const h = hallSheather(y.length, tau)
  if (tau + h >= 1 || tau - h <= 0) return undefined
  const above = quantileRegression(x, y, tau + h)
  const below = quantileRegression(x, y, tau - h)
  if (!above || !below) return undefined
  const columns = above.coefficients.length
  const gap = above.coefficients.map((value, j) => value - below.coefficients[j]!)
  const bread = Array.from({ length: columns }, () => new Array<number>(columns).fill(0))
  const meat = Array.from({ length: columns }, () => new Array<number>(columns).fill(0))
  for (const row of x) {
    const density = Math.max(0, (2 * h) / (dot(row, gap) - Number.EPSILON ** (2 / 3)))
    for (let j = 0; j < columns; j++)
      for (let k = 0; k < columns; k++) {
        bread[j]![k]! += density * row[j]! * row[k]!
        meat[j]![k]! += row[j]! * row[k]!
      }
  }
  const inverse = invertSymmetric(bread)
  if (!inverse) return undefined
  const half = inverse.map((row) => multiply(meat, row))
  return half.map((row) => multiply(inverse, row).map((value) => value * tau * (1 - tau)))
}

/**
 * Interval of each coefficient of a quantile regression, by Student's t on the errors of `quantileCovariance`.
 *
 * @returns `undefined` as `quantileCovariance`, and with no more rows than columns.
 * @throws RangeError as `quantileRegression`, and for a level not between 0 and 1.
 * @example
 * quantileIntervals([[1], [1]], [1, 2]) // => undefined
 */
export function quantileIntervals(
  x: Matrix,
  y: readonly number[],
  tau = 0.5,
  level = 0.95,
): (readonly [low: number, high: number])[] | undefined {
  demandInside('quantileIntervals', 'level', level)
  const fit = quantileRegression(x, y, tau)
  const covariance = fit && quantileCovariance(x, y, tau)
  const t = fit && studentQuantile((1 + level) / 2, y.length - fit.coefficients.length)
  if (!covariance || t === undefined) return undefined
  return fit.coefficients.map((value, j) => {
    const half = t * Math.sqrt(Math.max(0, covariance[j]![j]!))
    return [value - half, value + half]
  })
}

/** How far above and below `tau` to look. */
function hallSheather(n: number, tau: number): number {
  const z = normalQuantile(tau)!
  const density = normalDensity(z)
  return (
    n ** (-1 / 3) * normalQuantile(0.975)! ** (2 / 3) * ((1.5 * density ** 2) / (2 * z * z + 1)) ** (1 / 3)
  )
}
