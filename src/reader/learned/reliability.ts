/** Does a confidence of 0.8 mean right eight times in ten? Claims by confidence, what was promised beside what came. */
import type { OrMissing } from '../../core/missing.ts'
import type { Judged } from './calibrate.ts'

export interface ReliabilityBin {
  /** Confidence from, and up to (the last bin: up to and with) 1. */
  readonly from: number
  readonly to: number
  readonly count: number
  /** Mean confidence of the claims. */
  readonly promised: OrMissing<number>
  /** Share of them that is right. */
  readonly kept: OrMissing<number>
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[]
  /** Mean distance between promised and kept, bins weighed by their claims (expected calibration error). */
  readonly error: OrMissing<number>
  /** Mean squared distance between confidence and outcome: Brier (1950), Monthly Weather Review 78(1). */
  readonly brier: OrMissing<number>
}

/**
 * The reliability curve of judged claims, in `bins` bins of equal width from 0 to 1. An empty bin says `not-observed`.
 *
 * DeGroot & Fienberg (1983), The Statistician 32; the error as Naeini, Cooper & Hauskrecht (2015), AAAI.
 *
 * @param claims their `score` is a confidence, 0 to 1
 * @throws RangeError when `bins` is not a whole number above 0, or a confidence lies outside 0 to 1
 * @example
 * reliabilityOf([{ score: 0.9, isRight: true }], 2).bins[1].kept // => 1
 */
export function reliabilityOf(claims: readonly Judged[], bins: number): Reliability {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`expected 1 bin or more, found ${bins}`)
  const outside = claims.find(({ score }) => !(score >= 0 && score <= 1))
  if (outside) throw new RangeError(`expected confidences from 0 to 1, found ${outside.score}`)
  const inBin = Array.from({ length: bins }, (): Judged[] => [])
  for (const claim of claims) inBin[Math.min(bins - 1, Math.floor(claim.score * bins))]?.push(claim)
  const told = inBin.map((some, at) => ({
    from: at / bins,
    to: (at + 1) / bins,
    count: some.length,
    promised: mean(some.map(({ score }) => score)),
    kept: mean(some.map(({ isRight }) => Number(isRight))),
  }))
  const gaps = inBin.map((some) => Math.abs(sum(some.map(({ score, isRight }) => score - Number(isRight)))))
  return {
    bins: told,
    error: claims.length ? sum(gaps) / claims.length : { missing: 'not-observed' },
    brier: mean(claims.map(({ score, isRight }) => (score - Number(isRight)) ** 2)),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

const mean = (values: readonly number[]): OrMissing<number> =>
  values.length ? sum(values) / values.length : { missing: 'not-observed' }
