/** Mann–Kendall's test month by month: does a series rise or fall over the years, its season aside? */
import { median, tieCorrectedVariance } from './mann-kendall.ts'
import { normalUpper } from './normal.ts'

export interface SeasonalMannKendall {
  /** Rises less falls over all pairs of years, months never mixed. */
  readonly S: number
  /** Variance of S if months move independently, its Z and two-sided p. */
  readonly varS: number
  readonly Z: number
  readonly p: number
  /** The same when a good year may lift all its months: Hirsch and Slack's covariances included. */
  readonly varSDependence: number
  readonly ZDependence: number
  readonly pDependence: number
  /** Median of the slopes a year over all pairs. */
  readonly slopePerYear: number
}

/**
 * Trend over years of values a year and season (`years[i][g]`; `undefined` where none was observed).
 *
 * Hirsch, Slack & Smith (1982), Water Resour. Res. 18(1); dependence after Hirsch & Slack (1984), Water Resour. Res. 20(6), missing values ranked in the middle as
 * they do. Agrees with plain formulas in R.
 *
 * @returns `undefined` when no season holds two values that differ.
 * @throws RangeError when the years have not the same number of seasons.
 * @example
 * seasonalMannKendall([[1, 5], [2, 6], [3, 7]])?.S // => 6
 */
export function seasonalMannKendall(
  years: readonly (readonly (number | undefined)[])[],
): SeasonalMannKendall | undefined {
  const seasons = years[0]?.length ?? 0
  const odd = years.findIndex((year) => year.length !== seasons)
  if (odd >= 0)
    throw new RangeError(
      `seasonalMannKendall: expected ${seasons} seasons a year, found ${years[odd]?.length} in year ${odd}`,
    )
  const columns = Array.from({ length: seasons }, (_, g) => years.map((year) => known(year[g])))
  const slopes: number[] = []
  let [S, varS, shared] = [0, 0, 0]
  const ranks = columns.map(ranksOf)
  for (const [g, column] of columns.entries()) {
    const values = column.filter((value) => value !== undefined)
    varS += tieCorrectedVariance(values)
    for (let i = 0; i < column.length; i++)
      for (let j = i + 1; j < column.length; j++) {
        const [then, now] = [column[i], column[j]]
        if (then === undefined || now === undefined) continue
        S += Math.sign(now - then)
        slopes.push((now - then) / (j - i))
      }
    for (let h = 0; h < g; h++) shared += 2 * covariance(column, columns[h]!, ranks[g]!, ranks[h]!)
  }
  if (!(varS > 0)) return undefined
  const tested = (variance: number): [Z: number, p: number] => {
    const Z = variance > 0 ? (S - Math.sign(S)) / Math.sqrt(variance) : 0
    return [Z, Math.min(1, 2 * normalUpper(Math.abs(Z)))]
  }
  const [Z, p] = tested(varS)
  const varSDependence = varS + shared
  const [ZDependence, pDependence] = tested(varSDependence)
  slopes.sort((a, b) => a - b)
  return { S, varS, Z, p, varSDependence, ZDependence, pDependence, slopePerYear: median(slopes) }
}

const known = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined

/** Mean ranks within a season; those without a value stand in the middle. */
function ranksOf(column: readonly (number | undefined)[]): number[] {
  const count = column.filter((value) => value !== undefined).length
  return column.map((value) =>
    value === undefined
      ? (count + 1) / 2
      : (count +
          1 +
          column.reduce<number>(
            (sum, other) => sum + (other === undefined ? 0 : Math.sign(value - other)),
            0,
          )) /
        2,
  )
}

/** Covariance of two seasons' sums, estimated from years both have. */
function covariance(
  one: readonly (number | undefined)[],
  other: readonly (number | undefined)[],
  ranks: readonly number[],
  otherRanks: readonly number[],
): number {
  let concordant = 0
  for (let i = 0; i < one.length; i++)
    for (let j = i + 1; j < one.length; j++) {
      const [a, b, c, d] = [one[i], one[j], other[i], other[j]]
      if (a === undefined || b === undefined || c === undefined || d === undefined) continue
      concordant += Math.sign((b - a) * (d - c))
    }
  const size = (column: readonly (number | undefined)[]): number =>
    column.filter((value) => value !== undefined).length
  const products = ranks.reduce((sum, rank, i) => sum + rank * (otherRanks[i] ?? 0), 0)
  return (concordant + 4 * products - one.length * (size(one) + 1) * (size(other) + 1)) / 3
}
