/** Have cases begun to beget cases? The likelihood-ratio CUSUM of an epidemic that feeds on the period before. */
import type { LikelihoodCusumOptions, LikelihoodCusumPoint } from './likelihood-cusum.ts'
import { between } from './solve-monotone.ts'

export interface EpidemicCusumOptions extends Pick<LikelihoodCusumOptions, 'threshold' | 'M' | 'Mtilde'> {
  /** Count of the period before the first. */
  readonly before?: number
}

/**
 * Statistic and alarm at each period: the largest log likelihood ratio, over starts and over lambda ≥ 0, of Poisson means mu + lambda × (count of
 * the period before) against mu; after an alarm it starts anew.
 *
 * Höhle & Paul (2008), Comput. Stat. Data Anal. 52(9), section 3.2. Lambda is found by bracketing its concave likelihood; the search of R `surveillance::glrpois` often
 * stops near zero, so that its statistic is that of another start, never a larger one.
 *
 * @param x counts
 * @param mu their expectations without an epidemic
 * @throws RangeError for unequal lengths, a negative count, or an expectation that is not above 0.
 * @example
 * epidemicCusum([1, 3, 30], [1, 1, 1], { threshold: 10 }).map(({ alarm }) => alarm) // => [false, false, true]
 */
export function epidemicCusum(
  x: readonly number[],
  mu: readonly number[],
  options: EpidemicCusumOptions,
): LikelihoodCusumPoint[] {
  let start = 0
  return x.map((_, n) => {
    const statistic = epidemicRatios(x, mu, { ...options, start, end: n }).reduce((a, b) => Math.max(a, b), 0)
    const alarm = statistic >= options.threshold
    if (alarm) start = n + 1
    return { statistic, alarm }
  })
}

/**
 * The largest log likelihood ratio of an epidemic from each possible start to `end`, latest start first.
 *
 * @example
 * epidemicRatios([0, 5], [5, 5], { start: 0, end: 1 }) // => [0, 0]
 */
export function epidemicRatios(
  x: readonly number[],
  mu: readonly number[],
  {
    start,
    end,
    M = -1,
    Mtilde = 1,
    before = 0,
  }: Omit<EpidemicCusumOptions, 'threshold'> & { start: number; end: number },
): number[] {
  demandCounts(x, mu)
  const first = M < 0 ? start : Math.max(start, end - M)
  const ratios: number[] = []
  for (let k = end; k >= first; k--) {
    if (end - k + 1 < Mtilde) continue
    const [counts, means, sources]: [number[], number[], number[]] = [[], [], []]
    for (let i = k; i <= end; i++) {
      const source = i > 0 ? x[i - 1]! : before
      if (source === 0) continue
      counts.push(x[i]!)
      means.push(mu[i]!)
      sources.push(source)
    }
    ratios.push(largestRatio(counts, means, sources))
  }
  return ratios
}

function demandCounts(x: readonly number[], mu: readonly number[]): void {
  if (x.length !== mu.length)
    throw new RangeError(`epidemicCusum: expected mu as long as x, found ${mu.length} beside ${x.length}`)
  // Beyond whole numbers' range the ratio's two halves no longer differ by what is looked for.
  const at = x.findIndex(
    (count, i) => !(count >= 0 && mu[i]! > 0 && count + mu[i]! < Number.MAX_SAFE_INTEGER),
  )
  if (at >= 0)
    throw new RangeError(
      `epidemicCusum: expected a count of 0 or more and an expectation above 0, both below 2⁵³, found ${x[at]} and ${mu[at]} at ${at}`,
    )
}

function largestRatio(
  counts: readonly number[],
  means: readonly number[],
  sources: readonly number[],
): number {
  const begotten = sources.reduce((sum, source) => sum + source, 0)
  // Minus the score, which rises with lambda.
  const score = (lambda: number): number =>
    counts.reduce(
      (sum, count, i) => sum - (count * sources[i]!) / (means[i]! + lambda * sources[i]!),
      begotten,
    )
  if (begotten === 0 || score(0) >= 0) return 0
  let high = 1
  while (score(high) < 0) high *= 2
  const lambda = between(score, [0, score(0)], [high, score(high)])
  return counts.reduce(
    (sum, count, i) => sum + count * Math.log1p((lambda * sources[i]!) / means[i]!) - lambda * sources[i]!,
    0,
  )
}
