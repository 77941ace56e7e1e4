/** Two groups of prices side by side: families that agree or do not, a time against the one before. Never averaged together. */
import { studentQuantile } from '../statistics/student.ts'

export interface PriceRatio {
  /** Geometric mean of the first over that of the second: 0.8 is 20 % cheaper. */
  readonly ratio: number
  readonly interval: readonly [low: number, high: number]
  /** True when the interval leaves 1 out: the two differ by more than chance. */
  readonly differs: boolean
}

/**
 * How much dearer or cheaper the first group is, with its 95 % interval. Two US agencies' prices of one good have differed by 19 to 155 %
 * (National Research Council 2001): that is shown, and never averaged away.
 *
 * Welch (1947), Biometrika 34, on logarithms.
 *
 * @returns `undefined` below three values in either group, or where none of them varies.
 * @throws RangeError for a price that is not above zero.
 * @example
 * comparePrices([50, 55, 60], [50, 55, 60])?.ratio // => 1
 * comparePrices([50, 55], [50, 55, 60]) // => undefined
 */
export function comparePrices(one: readonly number[], other: readonly number[]): PriceRatio | undefined {
  const odd = [...one, ...other].find((value) => !(value > 0))
  if (odd !== undefined) throw new RangeError(`comparePrices: expected prices above zero, found ${odd}`)
  if (one.length < 3 || other.length < 3) return undefined
  const [a, b] = [spreadOf(one), spreadOf(other)]
  const variance = a.square + b.square
  if (!(variance > 0)) return undefined
  const df = variance ** 2 / (a.square ** 2 / (one.length - 1) + b.square ** 2 / (other.length - 1))
  const half = studentQuantile(0.975, df)! * Math.sqrt(variance)
  const difference = a.mean - b.mean
  const [low, high] = [Math.exp(difference - half), Math.exp(difference + half)]
  return { ratio: Math.exp(difference), interval: [low, high], differs: low > 1 || high < 1 }
}

/** Mean of the logarithms, and the square of its standard error. */
function spreadOf(values: readonly number[]): { mean: number; square: number } {
  const logs = values.map(Math.log)
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length
  const square = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, square: square / (logs.length - 1) / logs.length }
}
