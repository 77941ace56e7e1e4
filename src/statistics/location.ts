/** Centres of a sample that a few wild values do not move. */
import { demandFinite } from './demand.ts'
import { median, medianAbsoluteDeviation } from './quantiles.ts'

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Mean of what remains when a part of the sample is cut off at either end.
 *
 * Tukey (1962), Ann. Math. Stat. 33. Agrees with R `mean(trim =)`.
 *
 * @returns `undefined` for an empty sample; the median where half or more is cut.
 * @throws RangeError for numbers that are none or a negative part.
 * @example
 * trimmedMean([1, 2, 3, 4, 100], 0.2) // => 3
 */
export function trimmedMean(sample: readonly number[], part: number): number | undefined {
  const cut = cutOf('trimmedMean', sample, part)
  if (2 * cut >= sample.length) return median(sample)
  const sorted = [...sample].sort((a, b) => a - b)
  return meanOf(sorted.slice(cut, sorted.length - cut))
}

/**
 * Mean of the sample after a part of it at either end is moved to the nearest value kept.
 *
 * Dixon (1960), Ann. Math. Stat. 31(2).
 *
 * @returns `undefined` for an empty sample; the median where half or more is moved.
 * @throws RangeError for numbers that are none or a negative part.
 * @example
 * winsorisedMean([1, 2, 3, 4, 100], 0.2) // => 3
 */
export function winsorisedMean(sample: readonly number[], part: number): number | undefined {
  const cut = cutOf('winsorisedMean', sample, part)
  if (2 * cut >= sample.length) return median(sample)
  const sorted = [...sample].sort((a, b) => a - b)
  const [low, high] = [sorted[cut]!, sorted[sorted.length - 1 - cut]!]
  return meanOf(sorted.map((value) => Math.min(Math.max(value, low), high)))
}

function cutOf(method: string, sample: readonly number[], part: number): number {
  demandFinite(method, 'sample', sample)
  if (!(part >= 0)) throw new RangeError(`${method}: expected a part of 0 or more, found ${part}`)
  return Math.floor(sample.length * part)
}

/**
 * Huber's mean: values further than `k` scales from the centre count as if they lay there, the scale being the median absolute deviation.
 *
 * Huber (1964), Ann. Math. Stat. 35(1). Steps stop at a millionth of the scale. Agrees with R `MASS::huber`.
 *
 * @returns `undefined` for an empty sample, or when more than half the values are equal: no scale can be told.
 * @throws RangeError for numbers that are none or a `k` that is not above zero.
 * @example
 * huberMean([50, 60, 60, 70, 80]) // => 64
 */
export function huberMean(sample: readonly number[], k = 1.5): number | undefined {
  if (!(k > 0)) throw new RangeError(`huberMean: expected k above 0, found ${k}`)
  const scale = medianAbsoluteDeviation(sample)
  let centre = median(sample)
  if (!scale || centre === undefined) return undefined
  const reach = k * scale
  for (let step = 0; step < 10_000; step++) {
    const around: number = centre
    const next = meanOf(sample.map((value) => Math.min(Math.max(value, around - reach), around + reach)))
    if (Math.abs(next - centre) < 1e-6 * scale) return centre
    centre = next
  }
  return undefined
}
