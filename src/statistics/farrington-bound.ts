/** The upper bound a count may reach before it is an alarm, from an expectation and its spread. */
import type { Baseline } from './farrington-baseline.ts'
import { negativeBinomialQuantile, negativeBinomialUpper } from './negative-binomial.ts'
import { normalBound, normalUpper } from './normal.ts'
import { poissonQuantile, poissonUpper } from './poisson.ts'

export type PowerTransform = '2/3' | '1/2' | 'none'

export interface Bound {
  readonly upperbound: number
  /** Probability of a count as high or higher. */
  readonly pvalue: number
}

/**
 * Bound of Farrington et al. (1996): normal on a scale where counts are nearly symmetric (`2/3`), or of constant variance (`1/2`).
 *
 * @param z normal quantile of the bound
 */
export function deltaBound(
  { expected, seEta, phi }: Baseline,
  y: number,
  z: number,
  transform: PowerTransform,
): Bound {
  const tau = phi + expected * seEta * seEta
  const [power, sd] =
    transform === '2/3'
      ? [2 / 3, Math.sqrt((4 / 9) * Math.cbrt(expected) * tau)]
      : transform === '1/2'
        ? [1 / 2, Math.sqrt(tau / 4)]
        : [1, Math.sqrt(expected * tau)]
  const centre = expected ** power
  return { upperbound: (centre + z * sd) ** (1 / power), pvalue: normalUpper((y ** power - centre) / sd) }
}

/** Bound of Noufaily et al. (2013): quantile of a negative binomial (Poisson when there is no overdispersion) of mean `mean`. */
export function countBound(mean: number, phi: number, y: number, alpha: number): Bound | undefined {
  if (!(phi > 1)) {
    const upperbound = poissonQuantile(1 - alpha, mean)
    return upperbound === undefined ? undefined : { upperbound, pvalue: poissonUpper(y, mean) }
  }
  const size = mean / (phi - 1)
  const upperbound = negativeBinomialQuantile(1 - alpha, size, 1 / phi)
  return upperbound === undefined
    ? undefined
    : { upperbound, pvalue: negativeBinomialUpper(y, size, 1 / phi) }
}

/** The mean `muan` bounds stand on: the expectation's own upper limit. */
export function upperMean({ eta, seEta }: Baseline, alpha: number): number {
  return Math.exp(eta + normalBound(alpha) * seEta)
}
