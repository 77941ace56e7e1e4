/** The improved Farrington algorithm: is this week's count more than the season, the trend and past outbreaks explain? */
import { type Baseline, predictFromBaseline } from './farrington-baseline.ts'
import { type Bound, countBound, deltaBound, type PowerTransform, upperMean } from './farrington-bound.ts'
import { groupData } from './fit-groups.ts'
import { normalBound } from './normal.ts'
import { dayNumber, referencePositions, seasonLevels } from './reference-periods.ts'

export interface FarringtonSeries {
  /** Counts, `undefined` where none was observed. */
  readonly observed: readonly (number | undefined)[]
  /** Periods a year: 52 or 12. */
  readonly frequency: number
  /** ISO dates of the periods; without them a year is `frequency` positions. */
  readonly dates?: readonly string[]
  readonly population?: readonly number[]
}

export interface FarringtonFlexibleOptions {
  /** Years looked back. */
  readonly b?: number
  /** Half-width of the window around the same week of earlier years. */
  readonly w?: number
  /** Seasonal levels a year; 1 uses only the windows. */
  readonly noPeriods?: number
  /** Most recent periods left out of the baseline, in case an outbreak is under way. */
  readonly pastWeeksNotIncluded?: number
  readonly reweight?: boolean
  /** Anscombe residual above which a past count weighs less. */
  readonly weightsThreshold?: number
  readonly trend?: boolean
  /** A trend is kept when its p-value is below this; 1 keeps every trend that does not extrapolate. */
  readonly pThresholdTrend?: number
  readonly thresholdMethod?: 'delta' | 'nbPlugin' | 'muan'
  readonly powertrans?: PowerTransform
  /** One-sided false-alarm rate. */
  readonly alpha?: number
  /** No alarm unless at least `cases` were counted over the last `period` periods: [cases, period]. */
  readonly limit54?: readonly [cases: number, period: number]
  readonly populationOffset?: boolean
  /** Repeat R surveillance 1.20.3 to the digit, its wrong dispersion after reweighting included. */
  readonly compat?: 'surveillance-1.20'
}

export interface FarringtonPoint extends Partial<Bound> {
  readonly alarm: boolean
  readonly expected: number
  readonly phi: number
  /** (observed − fit) / (bound − fit); `fit` is the expectation for delta bounds, its logarithm for the others, as in R. */
  readonly score: number
  /** Slope per period on the log scale when a trend was kept. */
  readonly trend: number | undefined
  readonly seEta: number
}

/** Settings of Noufaily et al. (2013), the defaults here. */
export const NOUFAILY = {
  b: 5,
  w: 3,
  noPeriods: 10,
  pastWeeksNotIncluded: 26,
  reweight: true,
  weightsThreshold: 2.58,
  trend: true,
  pThresholdTrend: 1,
  thresholdMethod: 'nbPlugin',
  powertrans: '2/3',
  alpha: 0.01,
  limit54: [5, 4],
  populationOffset: false,
} as const satisfies FarringtonFlexibleOptions

/**
 * Judges the count at position `k` (from 0): what was expected, the bound it may reach, whether it is an alarm.
 *
 * Noufaily et al. (2013), Stat. Med. 32(7); Farrington et al. (1996), J. R. Stat. Soc. A 159(3). Agrees with R
 * `surveillance::farringtonFlexible` (farrington-flexible.oracle.json). That package computes the standard error and the trend's p-value from
 * a wrong dispersion after reweighting; the default here is right, `compat: 'surveillance-1.20'` faithful.
 *
 * @returns `undefined` when too little past precedes `k`, its count is missing, or no fit converges (a baseline of zeros: a first
 * appearance, which is not this method's to judge). `upperbound` is `undefined` when the last periods hold too few
 * cases (`limit54`) or one of them is missing.
 * @example
 * farringtonFlexible({ observed: [1, 2, 3], frequency: 52 }, 2) // => undefined
 */
export function farringtonFlexible(
  series: FarringtonSeries,
  k: number,
  options: FarringtonFlexibleOptions = {},
): FarringtonPoint | undefined {
  const settings = { ...NOUFAILY, ...options }
  const y = series.observed[k]
  if (y === undefined || !(y >= 0 && y <= 1e15)) return undefined
  const baseline = baselineAt(series, k, settings)
  if (!baseline) return undefined
  const { expected, phi, seEta, slope: trend } = baseline
  const bound = boundOf(baseline, y, settings)
  if (!bound) return undefined
  const fit = settings.thresholdMethod === 'delta' ? expected : baseline.eta
  const score = (y - fit) / (bound.upperbound - fit)
  const [cases, period] = settings.limit54
  const recent = series.observed.slice(Math.max(0, k - period + 1), k + 1)
  const isEnough =
    recent.every((count) => count !== undefined) &&
    recent.reduce<number>((sum, count) => sum + (count ?? 0), 0) >= cases
  return {
    alarm: isEnough && score > 1 && y !== 0,
    upperbound: isEnough ? bound.upperbound : undefined,
    pvalue: bound.pvalue,
    score,
    expected,
    phi,
    trend,
    seEta,
  }
}

type Settings = Required<Omit<FarringtonFlexibleOptions, 'compat'>> &
  Pick<FarringtonFlexibleOptions, 'compat'>

function boundOf(
  baseline: Baseline,
  y: number,
  { thresholdMethod, powertrans, alpha }: Settings,
): Bound | undefined {
  if (thresholdMethod === 'delta') return deltaBound(baseline, y, normalBound(alpha), powertrans)
  const mean = thresholdMethod === 'muan' ? upperMean(baseline, alpha) : baseline.expected
  return countBound(mean, baseline.phi, y, alpha)
}

function baselineAt(series: FarringtonSeries, k: number, settings: Settings): Baseline | undefined {
  const { observed, dates, frequency, population } = series
  const { b, w, noPeriods, pastWeeksNotIncluded, compat } = settings
  const references = referencePositions(k, b, frequency, dates)
  const levels = references && seasonLevels(references, w, noPeriods)
  if (!levels) return undefined
  const { rows, starts, first } = rowsByLevel(levels, noPeriods, k - pastWeeksNotIncluded, observed)
  const timeOf = clock(dates, first)
  const exposure = settings.populationOffset ? population : undefined
  const offsetOf = (i: number): number => Math.log(exposure?.[i] ?? 1)
  const now = timeOf(k)
  const y = new Float64Array(rows.length)
  const t = new Float64Array(rows.length)
  const offset = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    y[i] = observed[row]!
    t[i] = timeOf(row) - now
    if (exposure) offset[i] = offsetOf(row)
  }
  const today = { t: 0, group: noPeriods - 1, offset: offsetOf(k) }
  return predictFromBaseline(groupData(y, starts, t, offset), today, {
    ...settings,
    dispersion: compat ? 'unweighted' : 'pearson',
  })
}

/** Positions before `end` with a level and a count, level by level, and the first of them all. */
function rowsByLevel(
  levels: Int32Array,
  groups: number,
  end: number,
  observed: readonly (number | undefined)[],
): { rows: Int32Array; starts: Int32Array; first: number } {
  const starts = new Int32Array(groups + 1)
  let first = -1
  for (let i = 0; i < end; i++)
    if (levels[i]! >= 0 && observed[i] !== undefined) {
      if (first < 0) first = i
      starts[levels[i]! + 1]!++
    }
  for (let g = 0; g < groups; g++) starts[g + 1]! += starts[g]!
  const next = starts.slice(0, groups)
  const rows = new Int32Array(starts[groups]!)
  for (let i = Math.max(0, first); i < end; i++)
    if (levels[i]! >= 0 && observed[i] !== undefined) rows[next[levels[i]!]!++] = i
  return { rows, starts, first: Math.max(0, first) }
}

/** Time of a position: its index, or with dates the periods since the first row. */
function clock(dates: readonly string[] | undefined, first: number): (i: number) => number {
  if (!dates) return (i) => i + 1
  const days = (i: number): number => dayNumber(dates[i] ?? '')
  const unit = days(1) - days(0)
  const start = days(first)
  return (i) => (days(i) - start) / unit
}
