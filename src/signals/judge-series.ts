/** Judges one period of a series by the method its length and sparseness allow. */
import type { OrMissing } from '../core/missing.ts'
import { daysOf } from '../core/period.ts'
import { farringtonFlexible } from '../statistics/farrington-flexible.ts'
import { chooseMethod } from '../statistics/method-choice.ts'
import { FEWEST_PERIODS, judgeShortSeries } from '../statistics/short-series.ts'
import { FREQUENCY } from './periods.ts'
import { judgeShare } from './share-against-past.ts'
import type { WatchedSeries } from './watched-series.ts'

export const METHODS = ['farrington-flexible', 'short-series', 'exact-share', 'first-appearance'] as const
export type Method = (typeof METHODS)[number]

export interface Judgement {
  readonly method: Method
  readonly expected: OrMissing<number>
  readonly upperbound: OrMissing<number>
  readonly pvalue: OrMissing<number>
  readonly alarm: boolean
}

/**
 * The method for position `t`: `first-appearance` where all of a long enough past is zero and nothing was known; `exact-share` for parts of few (sources
 * among those received, positives among tests); for counts Farrington's improved algorithm from five years of weeks on, the short-series method below.
 *
 * @returns `undefined` when too little past comes before, or nobody looked at `t`.
 */
export function chooseFor(series: WatchedSeries, t: number): Method | undefined {
  const { observed, unit, isShare, isKnownBefore } = series
  if (observed[t] === undefined) return undefined
  const { method } = chooseMethod(observed, t, FREQUENCY[unit])
  if (method === 'too-short') return undefined
  if (method === 'first-appearance' && !(isShare && isKnownBefore?.(t))) return 'first-appearance'
  if (isShare) return 'exact-share'
  return method === 'farrington-flexible' && unit === 'week' ? 'farrington-flexible' : 'short-series'
}

const TOO_FEW = { missing: 'too-few' } as const

/**
 * What was expected at `t`, how much would have been no alarm, how probable so much is. A first appearance has neither expectation nor probability:
 * no rate of false alarms can be given to the first of its kind.
 *
 * @returns `undefined` when the past does not allow a judgement.
 */
export function judgeSeries(series: WatchedSeries, t: number, alpha: number): Judgement | undefined {
  const method = chooseFor(series, t)
  if (method === undefined) return undefined
  if (method === 'first-appearance')
    return {
      method,
      expected: TOO_FEW,
      upperbound: TOO_FEW,
      pvalue: TOO_FEW,
      alarm: (series.observed[t] ?? 0) > 0,
    }
  const judged = JUDGE[method](series, t, alpha)
  return (
    judged && {
      method,
      expected: judged.expected,
      upperbound: judged.upperbound ?? TOO_FEW,
      pvalue: judged.pvalue ?? TOO_FEW,
      alarm: judged.alarm && (series.observed[t] ?? 0) > 0,
    }
  )
}

interface Judged {
  readonly expected: number
  readonly upperbound?: number | undefined
  readonly pvalue?: number | undefined
  readonly alarm: boolean
}

const JUDGE: Readonly<
  Record<
    Exclude<Method, 'first-appearance'>,
    (series: WatchedSeries, t: number, alpha: number) => Judged | undefined
  >
> = {
  'exact-share': ({ observed, denominator }, t, alpha) => judgeShare(observed, denominator ?? [], t, alpha),
  'short-series': judgeByShortSeries,
  'farrington-flexible': judgeByFarrington,
}

/**
 * The alarm and its probability are those of two periods together, so that a rise that spreads over both is seen; expectation and bound are those of
 * the one period, which is what a chart shows.
 */
function judgeByShortSeries(
  { observed, denominator, unit }: WatchedSeries,
  t: number,
  alpha: number,
): Judged | undefined {
  const settings = { frequency: FREQUENCY[unit], alpha, ...(denominator ? { exposure: denominator } : {}) }
  const together = judgeShortSeries(observed, t, settings)
  // The period before is part of what is judged, and so no part of the past.
  const alone = judgeShortSeries(
    observed.map((count, i) => (i === t - 1 ? undefined : count)),
    t,
    { ...settings, window: 1 },
  )
  return (
    together && {
      expected: alone?.expected ?? together.expected,
      upperbound: alone?.upperbound,
      pvalue: together.pvalue,
      alarm: together.alarm,
    }
  )
}

/** Settings of Noufaily et al. (2013), by calendar weeks, as many years back as there are. A week without a denominator is left out. */
function judgeByFarrington(
  { observed, denominator, periods }: WatchedSeries,
  t: number,
  alpha: number,
): Judged | undefined {
  const choice = chooseMethod(observed, t, FREQUENCY.week)
  if (choice.method !== 'farrington-flexible') return undefined
  const known = observed.map((count, i) => (denominator && !denominator[i] ? undefined : count))
  return farringtonFlexible(
    {
      observed: known,
      frequency: FREQUENCY.week,
      dates: periods.map((period) => daysOf(period)?.first ?? ''),
      ...(denominator ? { population: denominator.map((count) => count || 1) } : {}),
    },
    t,
    { b: choice.b, alpha, populationOffset: denominator !== null },
  )
}

/** Past periods in which somebody looked, before `t`. */
export const watchedBefore = ({ observed }: WatchedSeries, t: number): number =>
  observed.slice(0, t).filter((count) => count !== undefined).length

/** Fewest of them before a first sighting is one: below, nothing is known of before. */
export const WATCHED_ENOUGH = FEWEST_PERIODS
