/** A share over time freed of the mix of who brings samples: adjusted beside raw, and a warning when the mix itself changed. */
import type { OrMissing } from '../core/missing.ts'
import { chiSquaredUpper } from '../statistics/gamma.ts'
import { mantelHaenszel, standardisedRate } from '../statistics/standardised.ts'
import { type Positivity, positivityOf } from './positivity.ts'

/** Tests of one stratum (a reason for collection, a site) in one period. */
export interface StratumCount {
  readonly period: string
  readonly stratum: string
  readonly positive: number
  readonly tests: number
}

export interface TrendPoint extends Positivity {
  readonly period: string
  /** The share this period would have with the mix of all periods together; too few when a stratum was not tested. */
  readonly adjusted: OrMissing<number>
  readonly adjustedInterval: OrMissing<readonly [low: number, high: number]>
}

const TOO_FEW = { missing: 'too-few' } as const

/**
 * Raw and source-mix-adjusted shares a period. The standard mix is that of all the tests given, so that adjusted and raw agree over the whole.
 *
 * Direct standardisation, interval of Fay & Feuer (1997), Stat. Med. 16(7).
 *
 * @param periods in order; one without tests is not observed
 * @example
 * adjustedTrend([{ period: '2024', stratum: 'all', positive: 1, tests: 4 }], ['2024'])[0]?.adjusted // => 0.25
 */
export function adjustedTrend(counts: readonly StratumCount[], periods: readonly string[]): TrendPoint[] {
  const strata = [...new Set(counts.map(({ stratum }) => stratum))].sort()
  const sum = (of: readonly StratumCount[], key: 'positive' | 'tests') =>
    of.reduce((total, count) => total + count[key], 0)
  const standard = strata.map((stratum) =>
    sum(
      counts.filter((count) => count.stratum === stratum),
      'tests',
    ),
  )
  return periods.map((period) => {
    const own = counts.filter((count) => count.period === period)
    const by = (key: 'positive' | 'tests') =>
      strata.map((stratum) =>
        sum(
          own.filter((count) => count.stratum === stratum),
          key,
        ),
      )
    const rate = standardisedRate(by('positive'), by('tests'), standard)
    return {
      period,
      ...positivityOf(sum(own, 'positive'), sum(own, 'tests')),
      adjusted: rate ? Number(rate.rate.toPrecision(12)) : TOO_FEW,
      adjustedInterval: rate?.ci95[1] === undefined ? TOO_FEW : [rate.ci95[0], Math.min(1, rate.ci95[1])],
    }
  })
}

export interface ChangeWithinStrata {
  /** Odds of a positive in the later period over those in the earlier one, strata alike. */
  readonly oddsRatio: number
  readonly interval: readonly [number, number]
  readonly p: number
}

/**
 * Did the share change between two periods within the strata, whatever became of their mix?
 *
 * Mantel & Haenszel (1959); interval of Robins, Breslow & Greenland (1986).
 *
 * @returns `undefined` when no stratum was tested in both.
 * @example
 * changeWithinStrata([], '2024', '2025') // => undefined
 */
export function changeWithinStrata(
  counts: readonly StratumCount[],
  before: string,
  after: string,
): ChangeWithinStrata | undefined {
  const row = (period: string, stratum: string): readonly [number, number] => {
    const own = counts.filter((count) => count.period === period && count.stratum === stratum)
    const positive = own.reduce((sum, count) => sum + count.positive, 0)
    return [positive, own.reduce((sum, count) => sum + count.tests, 0) - positive]
  }
  const strata = [...new Set(counts.map(({ stratum }) => stratum))]
  const test = mantelHaenszel(strata.map((stratum) => [row(after, stratum), row(before, stratum)]))
  return test && { oddsRatio: test.commonOR, interval: test.ci95, p: test.p }
}

export interface MixChange {
  /** Half the sum of the differences of shares: 0 for the same mix, 1 for nothing in common. */
  readonly distance: number
  readonly p: number
  /** The stratum whose share moved most. */
  readonly stratum: string
  readonly before: number
  readonly after: number
}

/** A change of mix is worth a warning from this distance on, when it is not chance. */
const WORTH_SAYING = 0.15

/**
 * Whether the mix of strata changed between two periods, so that pooled shares no longer compare.
 *
 * Pearson's chi-squared test, at 1 %, and a distance of 0.15 or more: with many tests a trifle is significant.
 *
 * @returns `undefined` when it did not, or when one of the periods was not tested.
 * @example
 * mixChange([], '2024', '2025') // => undefined
 */
export function mixChange(
  counts: readonly StratumCount[],
  before: string,
  after: string,
): MixChange | undefined {
  const strata = [...new Set(counts.map(({ stratum }) => stratum))].sort()
  const testsOf = (period: string) =>
    strata.map((stratum) =>
      counts
        .filter((count) => count.period === period && count.stratum === stratum)
        .reduce((sum, { tests }) => sum + tests, 0),
    )
  const [was, is] = [testsOf(before), testsOf(after)]
  const [allWas, allIs] = [was.reduce((sum, n) => sum + n, 0), is.reduce((sum, n) => sum + n, 0)]
  if (allWas === 0 || allIs === 0) return undefined
  const moves = strata.map((stratum, at) => ({ stratum, before: was[at]! / allWas, after: is[at]! / allIs }))
  const distance = moves.reduce((sum, move) => sum + Math.abs(move.after - move.before), 0) / 2
  const seen = strata.map((_, at) => was[at]! + is[at]!)
  const chiSquared = seen.reduce((sum, total, at) => {
    const [a, b] = [(total * allWas) / (allWas + allIs), (total * allIs) / (allWas + allIs)]
    return total === 0 ? sum : sum + (was[at]! - a) ** 2 / a + (is[at]! - b) ** 2 / b
  }, 0)
  const df = seen.filter((total) => total > 0).length - 1
  const p = df < 1 ? 1 : chiSquaredUpper(chiSquared, df)
  if (p >= 0.01 || distance < WORTH_SAYING) return undefined
  const most = moves.reduce((a, b) => (Math.abs(b.after - b.before) > Math.abs(a.after - a.before) ? b : a))
  return { distance, p, ...most }
}
