/** The geometric mean, the centre of prices: half and double balance each other. */
import { demandInside, demandPositive } from './demand.ts'
import { studentQuantile } from './student.ts'

/**
 * Exponential of the mean logarithm.
 *
 * @returns `undefined` for an empty sample.
 * @throws RangeError for a value that is not above zero.
 * @example
 * geometricMean([10, 1000])?.toFixed(9) // => '100.000000000'
 */
export function geometricMean(sample: readonly number[]): number | undefined {
  demandPositive('geometricMean', 'sample', sample)
  if (sample.length === 0) return undefined
  return Math.exp(sample.reduce((sum, value) => sum + Math.log(value), 0) / sample.length)
}

/**
 * Interval of the geometric mean, from Student's t on the logarithms: right for values about log-normal, usable from two on and wide then.
 *
 * Armitage, Berry & Matthews (2002), §10.8. Agrees with R `exp(t.test(log(x))$conf.int)`.
 *
 * @returns `undefined` below two values, or when all are equal: their scatter is not known.
 * @throws RangeError for a value that is not above zero or a level not between 0 and 1.
 * @example
 * geometricMeanInterval([5]) // => undefined
 */
export function geometricMeanInterval(
  sample: readonly number[],
  level = 0.95,
): readonly [low: number, high: number] | undefined {
  demandInside('geometricMeanInterval', 'level', level)
  const centre = geometricMean(sample)
  const n = sample.length
  if (centre === undefined || n < 2 || sample.every((value) => value === sample[0])) return undefined
  const mean = Math.log(centre)
  const square = sample.reduce((sum, value) => sum + (Math.log(value) - mean) ** 2, 0)
  const half = studentQuantile((1 + level) / 2, n - 1)! * Math.sqrt(square / (n - 1) / n)
  return [Math.exp(mean - half), Math.exp(mean + half)]
}
