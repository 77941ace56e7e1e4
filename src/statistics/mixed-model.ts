/** A line whose level differs from group to group: places borrow from one another what few observations cannot say. */
import { demandFinite, demandRows, demandSameLength, type Matrix } from './demand.ts'
import { type LeastSquares, solveLeastSquares } from './least-squares.ts'
import { multiply } from './symmetric.ts'

export interface MixedFit {
  readonly coefficients: readonly number[]
  readonly standardErrors: readonly number[]
  readonly covariance: Matrix
  /** Standard deviation of the levels of groups about the common line. */
  readonly sdGroups: number
  readonly sdResidual: number
  /** −2 log likelihood, restricted or not: what the fit makes least. */
  readonly criterion: number
  /** How far each group lies from the common line, drawn towards it the more the fewer its rows; in the order first met. */
  readonly effects: readonly { readonly group: string | number; readonly effect: number }[]
}

/**
 * Line of `y` on the columns of `x`, with a level of its own for each group, drawn from a normal law.
 *
 * Laird & Ware (1982), Biometrics 38(4); restricted likelihood of Patterson & Thompson (1971). The ratio of the two variances is the only thing
 * searched; the rest follows from least squares on rows less a part of their group's mean (Fuller & Battese 1973). Agrees with R `lme4::lmer`
 * (regression.oracle.json).
 *
 * @param group of each row
 * @param method `REML` for the figures, `ML` to compare lines of different columns
 * @returns `undefined` when there are no more rows than columns, a column repeats others, fewer than two groups, or nothing scatters.
 * @throws RangeError for unequal lengths or numbers that are none.
 * @example
 * fitRandomIntercept([[1], [1], [1], [1]], [1, 2, 7, 8], ['a', 'a', 'b', 'b'])?.coefficients[0].toFixed(6) // => '4.500000'
 */
export function fitRandomIntercept(
  x: Matrix,
  y: readonly number[],
  group: readonly (string | number)[],
  method: 'REML' | 'ML' = 'REML',
): MixedFit | undefined {
  demandSameLength('fitRandomIntercept', { x, y, group })
  demandRows('fitRandomIntercept', 'x', x)
  demandFinite('fitRandomIntercept', 'y', y)
  const groups = groupRows(group)
  if (y.length <= (x[0]?.length ?? 0) || groups.size < 2) return undefined
  const at = (ratio: number): Profile | undefined => profile(x, y, [...groups.values()], ratio, method)
  const none = at(0)
  if (!none || !(none.variance > 0)) return undefined
  const ratio = leastOf((value) => at(value)?.criterion ?? Number.POSITIVE_INFINITY)
  const best = at(ratio)
  if (!best) return undefined
  const { coefficients, inverse } = best.solved
  const fitted = multiply(x, coefficients)
  const covariance = inverse.map((row) => row.map((value) => value * best.variance))
  const sdResidual = Math.sqrt(best.variance)
  return {
    coefficients,
    covariance,
    standardErrors: covariance.map((row, j) => Math.sqrt(row[j]!)),
    sdGroups: ratio * sdResidual,
    sdResidual,
    criterion: best.criterion,
    effects: [...groups].map(([name, rows]) => {
      const sum = rows.reduce((total, i) => total + y[i]! - fitted[i]!, 0)
      return { group: name, effect: (ratio * ratio * sum) / (1 + rows.length * ratio * ratio) }
    }),
  }
}

function groupRows(group: readonly (string | number)[]): Map<string | number, number[]> {
  const groups = new Map<string | number, number[]>()
  for (const [i, name] of group.entries()) {
    const rows = groups.get(name)
    if (rows) rows.push(i)
    else groups.set(name, [i])
  }
  return groups
}

interface Profile {
  readonly solved: LeastSquares
  readonly variance: number
  readonly criterion: number
}

/** The best line, variance and criterion when the groups' standard deviation is `ratio` times that of the rows. */
function profile(
  x: Matrix,
  y: readonly number[],
  groups: readonly (readonly number[])[],
  ratio: number,
  method: 'REML' | 'ML',
): Profile | undefined {
  const columns = x[0]!.length
  const rows = x.map((row) => [...row])
  const values = [...y]
  let determinant = 0
  for (const members of groups) {
    const size = members.length
    const inflation = 1 + size * ratio * ratio
    determinant += Math.log(inflation)
    const part = (1 - 1 / Math.sqrt(inflation)) / size
    const mean = members.reduce((sum, i) => sum + y[i]!, 0) * part
    const means = Array.from(
      { length: columns },
      (_, j) => members.reduce((sum, i) => sum + x[i]![j]!, 0) * part,
    )
    for (const i of members) {
      values[i] = y[i]! - mean
      for (let j = 0; j < columns; j++) rows[i]![j] = x[i]![j]! - means[j]!
    }
  }
  const solved = solveLeastSquares(rows, values)
  if (!solved) return undefined
  const fitted = multiply(rows, solved.coefficients)
  const left = values.reduce((sum, value, i) => sum + (value - fitted[i]!) ** 2, 0)
  const df = method === 'REML' ? y.length - columns : y.length
  const restricted = method === 'REML' ? solved.logDeterminant : 0
  const criterion = df * (1 + Math.log((2 * Math.PI * left) / df)) + determinant + restricted
  return { solved, variance: left / df, criterion }
}

const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Where a function of a ratio from 0 on is least: a coarse look over eight powers of ten, then golden sections. */
function leastOf(f: (ratio: number) => number): number {
  const grid = [0, ...Array.from({ length: 49 }, (_, i) => 10 ** (-4 + i / 6))]
  const values = grid.map(f)
  const least = values.indexOf(Math.min(...values))
  let [low, high] = [grid[Math.max(0, least - 1)]!, grid[Math.min(grid.length - 1, least + 1)]!]
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atLeft, atRight] = [f(left), f(right)]
  for (let step = 0; step < 100 && high - low > 1e-10 * (1e-4 + high); step++) {
    if (atLeft <= atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - GOLDEN * (high - low)
      atLeft = f(left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + GOLDEN * (high - low)
      atRight = f(right)
    }
  }
  const found = (low + high) / 2
  return values[0]! <= f(found) ? 0 : found
}
