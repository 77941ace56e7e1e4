/** How much was in it: purity in per cent, dose a tablet in milligrams; what lies below the limit is counted, never taken for zero. */
import type { OrMissing } from '../core/missing.ts'
import type { Sample } from '../core/sample.ts'
import { medianInterval } from '../statistics/median-interval.ts'
import { median, quantile } from '../statistics/quantiles.ts'

export interface AmountSummary {
  readonly substance: string
  /** `%` for purity, `mg` for the dose of one tablet or blotter. */
  readonly unit: '%' | 'mg'
  /** Samples with a value above the limit. */
  readonly measured: number
  /** Samples whose value lies below the limit of detection. */
  readonly belowLimit: number
  /** Samples that hold it without any amount being given. */
  readonly notMeasured: number
  /** Of measured and below-limit values together, as long as the middle one is above the limit; else too few. */
  readonly median: OrMissing<number>
  readonly medianInterval: OrMissing<readonly [low: number, high: number]>
  readonly quartiles: OrMissing<readonly [number, number]>
  readonly min: OrMissing<number>
  readonly max: OrMissing<number>
  readonly chains: readonly string[]
}

const TOO_FEW = { missing: 'too-few' } as const

/**
 * Purity of a substance in the samples that hold it, in per cent.
 *
 * @example
 * purityOf('cocaine', []).median // => { missing: 'too-few' }
 */
export const purityOf = (substance: string, samples: readonly Sample[]): AmountSummary =>
  summarise(substance, '%', samples, toPercent)

/**
 * Dose of a substance a tablet or blotter, in milligrams: only samples of that form count, and only amounts by weight.
 *
 * @example
 * dosePerTablet('mdma', []).measured // => 0
 */
export const dosePerTablet = (substance: string, samples: readonly Sample[]): AmountSummary =>
  summarise(
    substance,
    'mg',
    samples.filter(({ form }) => UNIT_FORMS.has(form ?? '')),
    toMilligrams,
  )

const UNIT_FORMS = new Set(['tablet', 'blotter', 'comprimé', 'cachet', 'buvard', 'pill', 'capsule', 'gélule'])

type Scale = (amount: number, unit: string | null) => number | null

const toPercent: Scale = (amount, unit) => (unit === '%' && amount <= 100 ? amount : null)
const MILLIGRAMS: Readonly<Record<string, number>> = { µg: 0.001, ug: 0.001, mg: 1, g: 1000 }
const toMilligrams: Scale = (amount, unit) => {
  const factor = MILLIGRAMS[(unit ?? '').replace(/\/.*/, '')]
  return factor === undefined ? null : amount * factor
}

/** Rank of what lies below the limit: under every measured value, and never shown. */
const BELOW = -1

/** A value below the limit ranks below every measured one: the median needs no more of it than that. */
function summarise(
  substance: string,
  unit: AmountSummary['unit'],
  samples: readonly Sample[],
  scale: Scale,
): AmountSummary {
  const values: number[] = []
  const chains: string[] = []
  let [belowLimit, notMeasured] = [0, 0]
  for (const { found, chain } of samples)
    for (const one of found) {
      if (one.substance !== substance) continue
      const value = one.amount === null ? null : scale(one.amount, one.unit)
      if (one.isBelowLimit) belowLimit++
      else if (value === null) notMeasured++
      else values.push(value)
      if (one.isBelowLimit || value !== null) chains.push(chain)
    }
  const ranked = [...Array.from({ length: belowLimit }, () => BELOW), ...values]
  const exact = medianInterval(ranked)
  const [low, high] = [quantile(ranked, 0.25), quantile(ranked, 0.75)]
  const isWhole = ranked.length >= 4 && low !== undefined && high !== undefined && low >= 0
  return {
    substance,
    unit,
    measured: values.length,
    belowLimit,
    notMeasured,
    median: middleOf(ranked) ?? TOO_FEW,
    medianInterval: exact && exact.low >= 0 ? [exact.low, exact.high] : TOO_FEW,
    quartiles: isWhole ? [low, high] : TOO_FEW,
    min: belowLimit > 0 || values.length === 0 ? TOO_FEW : Math.min(...values),
    max: values.length === 0 ? TOO_FEW : Math.max(...values),
    chains,
  }
}

/** Half a value below the limit and half one above is no number. */
function middleOf(ranked: readonly number[]): number | undefined {
  const sorted = [...ranked].sort((a, b) => a - b)
  const low = sorted[Math.ceil(sorted.length / 2) - 1]
  return low === undefined || low < 0 ? undefined : median(ranked)
}
