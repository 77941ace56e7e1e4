/** Robust regression (MM, with a design-adaptive scale): a line wild prices do not move, nearly as sharp as least squares. */
import { demandFinite, demandRows, demandSameLength, type Matrix } from './demand.ts'
import { designScale, shrinkageOf } from './design-scale.ts'
import { solveLeastSquares } from './least-squares.ts'
import { EFFICIENT, scoreOf, slopeOf, weightOf } from './lqq.ts'
import { sEstimate, weightedLine } from './s-estimate.ts'
import { multiply } from './symmetric.ts'

export interface MmFit {
  readonly coefficients: readonly number[]
  readonly standardErrors: readonly number[]
  readonly covariance: Matrix
  readonly residuals: readonly number[]
  /** Spread of the residuals of rows that are not wild. */
  readonly scale: number
  /** How much each row counted, from 0 (wild) to 1. */
  readonly weights: readonly number[]
}

/**
 * Line of `y` on the columns of `x` that withstands nearly half the rows being wild, with 95 % of the sharpness of least squares where none is.
 *
 * Yohai (1987), Ann. Stat. 15(2); Koller & Stahel (2011), Comput. Stat. Data Anal. 55(8): an S-estimate, an M-step, a scale that knows the
 * design, an M-step again. Agrees with R `robustbase::lmrob(setting = "KS2014")` to 1e-4, which draws its starts by chance too.
 *
 * @param options.seed where the chance of the starts begins
 * @returns `undefined` when there are no more rows than columns, a column repeats others, or more than half the rows lie on one line.
 * @throws RangeError for unequal lengths or numbers that are none.
 * @example
 * mmRegression([[1], [1], [1], [1], [1], [1]], [9, 10, 11, 10.5, 9.5, 1000], { seed: 1 })?.weights[5] // => 0
 */
export function mmRegression(
  x: Matrix,
  y: readonly number[],
  { seed, draws }: { readonly seed: number; readonly draws?: number },
): MmFit | undefined {
  demandSameLength('mmRegression', { x, y })
  demandRows('mmRegression', 'x', x)
  demandFinite('mmRegression', 'y', y)
  if (y.length <= (x[0]?.length ?? 0)) return undefined
  const start = sEstimate(x, y, seed, draws)
  const first = start && descend(x, y, start.coefficients, start.scale)
  if (!first) return undefined
  const left = residualsOf(x, y, first)
  const tau = (leverages(x, left, start.scale) ?? left.map(() => 0)).map(shrinkageOf)
  const scale = designScale(left, tau, start.scale)
  const coefficients = scale === undefined ? undefined : descend(x, y, first, scale)
  if (scale === undefined || !coefficients) return undefined
  const residuals = residualsOf(x, y, coefficients)
  const covariance = robustErrors(x, residuals, tau, scale)
  if (!covariance) return undefined
  return {
    coefficients,
    standardErrors: covariance.map((row, j) => Math.sqrt(row[j]!)),
    covariance,
    residuals,
    scale,
    weights: residuals.map((value) => weightOf(value / scale, EFFICIENT)),
  }
}

function residualsOf(x: Matrix, y: readonly number[], coefficients: readonly number[]): number[] {
  const fitted = multiply(x, coefficients)
  return y.map((value, i) => value - fitted[i]!)
}

/** M-estimate at a given scale: weighted least squares until the line is still. */
function descend(
  x: Matrix,
  y: readonly number[],
  start: readonly number[],
  scale: number,
): readonly number[] | undefined {
  let line = start
  for (let step = 0; step < 1000; step++) {
    const left = residualsOf(x, y, line)
    const next = weightedLine(x, y, (i) => weightOf(left[i]! / scale, EFFICIENT))
    if (!next) return undefined
    const moved = Math.max(...next.map((value, j) => Math.abs(value - line[j]!)))
    const size = Math.max(...next.map(Math.abs), 1e-10)
    line = next
    if (moved <= 1e-11 * size) return line
  }
  return line
}

const weigh = (x: Matrix, left: readonly number[], scale: number): Matrix =>
  x.map((row, i) => {
    const root = Math.sqrt(weightOf(left[i]! / scale, EFFICIENT))
    return row.map((value) => value * root)
  })

const leverages = (x: Matrix, left: readonly number[], scale: number): readonly number[] | undefined =>
  solveLeastSquares(weigh(x, left, scale), left)?.leverage

/** Covariance by the mean square of the score over the square of its mean slope (Koller & Stahel 2011, §2.5). */
function robustErrors(
  x: Matrix,
  left: readonly number[],
  tau: readonly number[],
  scale: number,
): number[][] | undefined {
  const inverse = solveLeastSquares(weigh(x, left, scale), left)?.inverse
  if (!inverse) return undefined
  let [square, slope, weight, shrunk] = [0, 0, 0, 0]
  for (const [i, value] of left.entries()) {
    const own = value / scale / tau[i]!
    square += (tau[i]! * scoreOf(own, EFFICIENT)) ** 2
    slope += slopeOf(own, EFFICIENT)
    weight += weightOf(value / scale, EFFICIENT)
    shrunk += tau[i]! ** 2
  }
  const factor = (left.length * square * weight * scale * scale) / slope ** 2 / shrunk
  return inverse.map((row) => row.map((value) => value * factor))
}
