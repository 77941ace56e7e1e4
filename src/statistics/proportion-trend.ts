/** Does a share rise or fall from period to period? */
import { demandCounts, demandFinite, demandSameLength } from './demand.ts'
import { chiSquaredUpper } from './gamma.ts'
import { fitGlm } from './glm.ts'

export interface ProportionTrend {
  readonly chisq: number
  readonly p: number
  /** Log odds at score 0 and their change a score, each with its error; `undefined` when the fit does not settle. */
  readonly logistic:
    | { readonly coefficients: readonly [number, number]; readonly standardErrors: readonly [number, number] }
    | undefined
}

/**
 * Test of a trend in shares `x` of `n` (Cochran–Armitage), and the change of the log odds a period (logistic regression). Few in each period is
 * no harm, few in all is.
 *
 * Cochran (1954), Biometrics 10(4); Armitage (1955), Biometrics 11(3). Agrees with R `prop.trend.test` and `glm(family = binomial)`.
 *
 * @param scores of the periods: 1, 2, 3 … when not given
 * @returns `undefined` when fewer than two periods have tests, all scores are equal, or all or none are positive.
 * @throws RangeError for unequal lengths, counts that are none, or more positives than tests.
 * @example
 * proportionTrend([1, 2, 3], [10, 10, 10])?.chisq.toFixed(6) // => '1.250000'
 */
export function proportionTrend(
  x: readonly number[],
  n: readonly number[],
  scores: readonly number[] = x.map((_, i) => i + 1),
): ProportionTrend | undefined {
  demandSameLength('proportionTrend', { x, n, scores })
  demandCounts('proportionTrend', 'x', x)
  demandCounts('proportionTrend', 'n', n)
  demandFinite('proportionTrend', 'scores', scores)
  const over = x.findIndex((positive, i) => positive > n[i]!)
  if (over >= 0)
    throw new RangeError(
      `proportionTrend: expected at most ${n[over]} positives, found ${x[over]} at ${over}`,
    )
  const seen = x.map((_, i) => i).filter((i) => n[i]! > 0)
  const tests = seen.reduce((sum, i) => sum + n[i]!, 0)
  const share = seen.reduce((sum, i) => sum + x[i]!, 0) / tests
  const centre = seen.reduce((sum, i) => sum + n[i]! * scores[i]!, 0) / tests
  const spread = seen.reduce((sum, i) => sum + n[i]! * (scores[i]! - centre) ** 2, 0)
  if (seen.length < 2 || !(spread > 0) || !(share > 0 && share < 1)) return undefined
  const drift = seen.reduce((sum, i) => sum + (x[i]! - n[i]! * share) * (scores[i]! - centre), 0)
  const chisq = drift ** 2 / (share * (1 - share) * spread)
  return { chisq, p: chiSquaredUpper(chisq, 1), logistic: logisticTrend(seen, x, n, scores) }
}

function logisticTrend(
  seen: readonly number[],
  x: readonly number[],
  n: readonly number[],
  scores: readonly number[],
): ProportionTrend['logistic'] {
  const fit = fitGlm(
    seen.map((i) => [1, scores[i]!]),
    seen.map((i) => x[i]! / n[i]!),
    { family: 'binomial', weights: seen.map((i) => n[i]!) },
  )
  if (!fit) return undefined
  const [level, slope] = fit.coefficients as [number, number]
  return {
    coefficients: [level, slope],
    standardErrors: [Math.sqrt(fit.covariance[0]![0]!), Math.sqrt(fit.covariance[1]![1]!)],
  }
}
