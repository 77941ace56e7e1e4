/** The detectors of the study on whole series: alarms at the weeks judged, with the settings of the published comparisons. */
import { cdc } from '../../src/statistics/cdc.ts'
import { type CusumTransform, cusum } from '../../src/statistics/cusum.ts'
import { ears } from '../../src/statistics/ears.ts'
import {
  type FarringtonFlexibleOptions,
  farringtonFlexible,
  NOUFAILY,
} from '../../src/statistics/farrington-flexible.ts'
import { fitGlm, fitNegativeBinomial } from '../../src/statistics/glm.ts'
import { likelihoodCusum } from '../../src/statistics/likelihood-cusum.ts'
import { negativeBinomialUpper } from '../../src/statistics/negative-binomial.ts'
import { outbreakP } from '../../src/statistics/outbreak-p.ts'
import { poissonUpper } from '../../src/statistics/poisson.ts'
import { bayes, REFERENCE_SETS, rki } from '../../src/statistics/reference-sets.ts'
import { STUDY_WEEKS } from '../../src/statistics/simulated-outbreaks.ts'

/** Alarms at weeks 576 to 624. */
export type Detector = (y: readonly number[]) => boolean[]

const [FROM, TO] = STUDY_WEEKS.current
const WEEKS = Array.from({ length: TO - FROM }, (_, i) => FROM + i)

const weekly =
  (isAlarm: (y: readonly number[], t: number) => boolean | undefined): Detector =>
  (y) =>
    WEEKS.map((t) => isAlarm(y, t) ?? false)

const IMPROVED = { ...NOUFAILY, limit54: [0, 4] } as const
const ORIGINAL = {
  ...IMPROVED,
  noPeriods: 1,
  thresholdMethod: 'delta',
  weightsThreshold: 1,
  pastWeeksNotIncluded: 3,
  pThresholdTrend: 0.05,
} as const

const flexible = (options: FarringtonFlexibleOptions): Detector =>
  weekly((y, t) => farringtonFlexible({ observed: y, frequency: 52 }, t, options)?.alarm)

/** Constant, trend and one harmonic; the trend in years. */
const seasonRow = (t: number, hasTrend: boolean): number[] => {
  const angle = (2 * Math.PI * (t + 1)) / 52
  return [1, ...(hasTrend ? [(t + 1) / 52] : []), Math.cos(angle), Math.sin(angle)]
}

const lineAt = (coefficients: readonly number[], row: readonly number[]): number =>
  Math.exp(row.reduce((sum, value, j) => sum + value * (coefficients[j] ?? 0), 0))

/** Fitted once, on all weeks before the first judged. */
const periodic =
  (isNegativeBinomial: boolean): Detector =>
  (y) => {
    const past = y.slice(0, FROM)
    const x = past.map((_, t) => seasonRow(t, true))
    const spread = isNegativeBinomial ? fitNegativeBinomial(x, past) : undefined
    const fit = spread ?? fitGlm(x, past)
    if (!fit) return WEEKS.map(() => false)
    return WEEKS.map((t) => {
      const mean = lineAt(fit.coefficients, seasonRow(t, true))
      const p = spread
        ? negativeBinomialUpper(y[t]!, spread.theta, spread.theta / (spread.theta + mean))
        : poissonUpper(y[t]!, mean)
      return p <= 0.01
    })
  }

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Expectations of the weeks judged: the mean of all earlier weeks, or their season. */
function expectedFrom(y: readonly number[], isSeasonal: boolean): number[] {
  const past = y.slice(0, FROM)
  const x = past.map((_, t) => seasonRow(t, false))
  const fit = isSeasonal ? fitGlm(x, past) : undefined
  return WEEKS.map((t) => (fit ? lineAt(fit.coefficients, seasonRow(t, false)) : meanOf(past)))
}

const summed =
  (trans: CusumTransform, isSeasonal: boolean): Detector =>
  (y) =>
    cusum(y.slice(FROM, TO), expectedFrom(y, isSeasonal), { k: 1.04, h: 2.26, trans }).map(
      ({ alarm }) => alarm,
    )

const generalisedRatio: Detector = (y) =>
  likelihoodCusum(y.slice(FROM, TO), expectedFrom(y, true), { threshold: 5 }).map(({ alarm }) => alarm)

export const DETECTORS: Readonly<Record<string, Detector>> = {
  improved: flexible(IMPROVED),
  improved_delta: flexible({ ...IMPROVED, thresholdMethod: 'delta', pThresholdTrend: 0.05 }),
  original: flexible({ ...ORIGINAL, compat: 'surveillance-1.20' }),
  original_corrected: flexible(ORIGINAL),
  periodic_nb_glm: periodic(true),
  periodic_poisson_glm: periodic(false),
  earsC1: weekly((y, t) => ears(y, t, { method: 'C1', alpha: 0.01 })?.alarm),
  earsC2: weekly((y, t) => ears(y, t, { method: 'C2', alpha: 0.01 })?.alarm),
  earsC3: weekly((y, t) => ears(y, t, { method: 'C3', alpha: 0.01 })?.alarm),
  rki1: weekly((y, t) => rki(y, t, REFERENCE_SETS[0])?.alarm),
  rki2: weekly((y, t) => rki(y, t, REFERENCE_SETS[1])?.alarm),
  rki3: weekly((y, t) => rki(y, t, REFERENCE_SETS[2])?.alarm),
  bayes1: weekly((y, t) => bayes(y, t, REFERENCE_SETS[0])?.alarm),
  bayes2: weekly((y, t) => bayes(y, t, REFERENCE_SETS[1])?.alarm),
  bayes3: weekly((y, t) => bayes(y, t, REFERENCE_SETS[2])?.alarm),
  cdc: weekly((y, t) => cdc(y, t, { alpha: 0.01 })?.alarm),
  glrpois: generalisedRatio,
  cusum: summed('standard', false),
  cusum_rossi: summed('rossi', false),
  cusum_glm: summed('standard', true),
  cusum_glm_rossi: summed('rossi', true),
  outbreakP: (y) =>
    outbreakP(y, 100)
      .slice(FROM, TO)
      .map(({ alarm }) => alarm),
}
