/** How sure a figure of a small sample is, from samples drawn of it again. */
import { betaTails } from './beta.ts'
import { demandFinite, demandInside } from './demand.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { seeded } from './random.ts'

export interface BootstrapOptions {
  /** Where chance starts. */
  readonly seed: number
  /** Samples drawn again. */
  readonly draws?: number
  readonly level?: number
}

export type Figure = (sample: readonly number[]) => number | undefined

export interface BootstrapIntervals {
  readonly estimate: number
  readonly standardError: number
  /** Between the quantiles of the figures drawn. */
  readonly percentile: readonly [number, number]
  /** The same with bias and skewness corrected; `undefined` where a figure of all but one value cannot be had. */
  readonly bca: readonly [number, number] | undefined
  /** True when every sample that could be drawn was weighed, and chance had no part. */
  readonly isExact: boolean
}

/**
 * Percentile and BCa intervals of any figure of a sample. Up to eight values, every sample that could be drawn is weighed by its chance
 * (Fisher & Hall 1991); above, samples are drawn.
 *
 * Efron (1987), J. Am. Stat. Assoc. 82; Davison & Hinkley (1997), §5.2–5.3, whose interpolation between draws is used; acceleration by the
 * jackknife. Agrees with R `boot::boot.ci` up to chance.
 *
 * @param figure must not mind the order of the values
 * @returns `undefined` below two values, when the figure of the sample is undefined, or when all draws give one figure.
 * @throws RangeError for numbers that are none, a level not between 0 and 1, or fewer than 100 draws.
 * @example
 * bootstrap([5, 5, 5], (sample) => sample[0], { seed: 1 }) // => undefined
 * bootstrap([1, 2], (sample) => Math.max(...sample), { seed: 1 })?.percentile // => [1, 2]
 */
export function bootstrap(
  sample: readonly number[],
  figure: Figure,
  { seed, draws = 9999, level = 0.95 }: BootstrapOptions,
): BootstrapIntervals | undefined {
  demandFinite('bootstrap', 'sample', sample)
  demandInside('bootstrap', 'level', level)
  if (!(Number.isInteger(draws) && draws >= 100))
    throw new RangeError(`bootstrap: expected 100 draws or more, found ${draws}`)
  const n = sample.length
  const estimate = n < 2 ? undefined : figure(sample)
  if (estimate === undefined) return undefined
  const isExact = n <= 8
  const figures = (isExact ? allFigures(sample, figure) : drawFigures(sample, figure, seed, draws)).sort(
    (a, b) => a.value - b.value,
  )
  const [first, last] = [figures[0], figures[figures.length - 1]]
  if (!first || !last || first.value === last.value) return undefined
  const whole = figures.reduce((sum, { chance }) => sum + chance, 0)
  const mean = figures.reduce((sum, { value, chance }) => sum + value * chance, 0) / whole
  const square = figures.reduce((sum, { value, chance }) => sum + (value - mean) ** 2 * chance, 0) / whole
  const at = (p: number): number => (isExact ? reach(figures, p * whole) : drawnQuantile(figures, p))
  const tail = (1 - level) / 2
  const slack = 1e-12 * Math.abs(estimate)
  const below = figures.reduce((sum, { value, chance }) => sum + (value < estimate - slack ? chance : 0), 0)
  const correct = correction(sample, figure, below / whole)
  return {
    estimate,
    standardError: Math.sqrt(square),
    percentile: [at(tail), at(1 - tail)],
    bca: correct && [at(correct(tail)), at(correct(1 - tail))],
    isExact,
  }
}

interface Drawn {
  readonly value: number
  readonly chance: number
}

function drawFigures(sample: readonly number[], figure: Figure, seed: number, draws: number): Drawn[] {
  const chance = seeded(seed)
  return Array.from({ length: draws }).flatMap(() => {
    const value = figure(sample.map(() => sample[Math.floor(chance() * sample.length)]!))
    return value === undefined ? [] : [{ value, chance: 1 }]
  })
}

/** Every sample that could be drawn, whatever its order, with its multinomial chance. */
function allFigures(sample: readonly number[], figure: Figure): Drawn[] {
  const n = sample.length
  const found: Drawn[] = []
  const fill = (from: number, drawn: readonly number[], chance: number): void => {
    if (drawn.length === n) {
      const value = figure(drawn)
      if (value !== undefined) found.push({ value, chance })
      return
    }
    if (from === n) return
    // Taking this value k times more divides the orders by k!.
    let orders = chance
    for (let k = 0; drawn.length + k <= n; k++) {
      if (k > 0) orders *= (drawn.length + k) / k / n
      fill(from + 1, [...drawn, ...new Array<number>(k).fill(sample[from]!)], orders)
    }
  }
  fill(0, [], 1)
  return found
}

/** Smallest figure reached with a chance. */
function reach(figures: readonly Drawn[], p: number): number {
  let sum = 0
  for (const { value, chance } of figures) {
    sum += chance
    if (sum >= p - 1e-12) return value
  }
  return figures[figures.length - 1]!.value
}

/** Where BCa reads its quantiles: moved by the bias and the skewness of the figure. */
function correction(
  sample: readonly number[],
  figure: Figure,
  below: number,
): ((p: number) => number) | undefined {
  if (below <= 0 || below >= 1) return undefined
  const bias = normalQuantile(below)!
  const without = sample.map((_, i) => figure(sample.filter((_, k) => k !== i)))
  if (without.some((value) => value === undefined)) return undefined
  const mean = without.reduce<number>((sum, value) => sum + value!, 0) / without.length
  const power = (k: number): number => without.reduce<number>((sum, value) => sum + (mean - value!) ** k, 0)
  const acceleration = power(2) > 0 ? power(3) / (6 * power(2) ** 1.5) : 0
  return (p) => {
    const shifted = bias + normalQuantile(p)!
    return normalCdf(bias + shifted / (1 - acceleration * shifted))
  }
}

/** Quantile of sorted draws, between two by proportion of their normal scores (Davison & Hinkley, equation 5.8). */
function drawnQuantile(figures: readonly Drawn[], p: number): number {
  const rank = (figures.length + 1) * p
  const below = Math.floor(rank)
  if (below < 1) return figures[0]!.value
  if (below >= figures.length) return figures[figures.length - 1]!.value
  const [low, high] = [figures[below - 1]!.value, figures[below]!.value]
  const score = (part: number): number => normalQuantile(part)!
  const [from, to] = [score(below / (figures.length + 1)), score((below + 1) / (figures.length + 1))]
  return low + ((score(p) - from) / (to - from)) * (high - low)
}

export interface ExactBootstrap {
  readonly mean: number
  readonly sd: number
  readonly percentile: readonly [number, number]
}

/**
 * What endless draws would say of the median, without drawing: the median of a drawn sample is one of the values, each with a binomial
 * chance.
 *
 * Maritz & Jarrett (1978), J. Am. Stat. Assoc. 73; Efron (1979), Ann. Stat. 7(1).
 *
 * @returns `undefined` for an even number of values, whose median lies between two.
 * @throws RangeError for numbers that are none or a level not between 0 and 1.
 * @example
 * exactBootstrapMedian([60, 70, 80])?.percentile // => [60, 80]
 */
export function exactBootstrapMedian(sample: readonly number[], level = 0.95): ExactBootstrap | undefined {
  demandFinite('exactBootstrapMedian', 'sample', sample)
  demandInside('exactBootstrapMedian', 'level', level)
  const n = sample.length
  if (n % 2 === 0) return undefined
  const sorted = [...sample].sort((a, b) => a - b)
  const upTo = sorted.map((_, i) => atLeastHalf(n, (i + 1) / n))
  const chances = upTo.map((chance, i) => chance - (upTo[i - 1] ?? 0))
  const mean = sorted.reduce((sum, value, i) => sum + value * chances[i]!, 0)
  const square = sorted.reduce((sum, value, i) => sum + (value - mean) ** 2 * chances[i]!, 0)
  const at = (p: number): number => sorted[upTo.findIndex((chance) => chance >= p - 1e-12)]!
  return { mean, sd: Math.sqrt(square), percentile: [at((1 - level) / 2), at((1 + level) / 2)] }
}

/** Chance that more than half of an odd number of trials succeed. */
function atLeastHalf(n: number, p: number): number {
  if (p >= 1) return 1
  return betaTails((n + 1) / 2, (n + 1) / 2, p).lower
}
