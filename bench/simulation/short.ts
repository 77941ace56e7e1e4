/** The study of short series: how many outbreaks each method finds at the same rate of false alarms. */
import { ears } from '../../src/statistics/ears.ts'
import { farringtonFlexible, NOUFAILY } from '../../src/statistics/farrington-flexible.ts'
import { negativeBinomialUpper } from '../../src/statistics/negative-binomial.ts'
import { normalUpper } from '../../src/statistics/normal.ts'
import { judgeShortSeries } from '../../src/statistics/short-series.ts'
import { SCENARIOS, type SimulatedSeries, STUDY_WEEKS } from '../../src/statistics/simulated-outbreaks.ts'

/** How improbable the last count of `y` is, 1 where the method says nothing. */
type Surprise = (y: readonly number[]) => number

const surpriseOfEars: Surprise = (y) => {
  const t = y.length - 1
  const mean = ears(y, t, { method: 'C2', alpha: 0.5 })?.upperbound
  const above = ears(y, t, { method: 'C2', alpha: normalUpper(1) })?.upperbound
  if (mean === undefined || above === undefined) return 1
  const apart = (y[t] ?? 0) - mean
  if (above === mean) return apart > 0 ? 0 : 1
  return normalUpper(apart / (above - mean))
}

/** Bayes 1: six last weeks under Jeffreys' prior. */
const surpriseOfBayes: Surprise = (y) => {
  const total = y.slice(-7, -1).reduce((sum, count) => sum + count, 0)
  return negativeBinomialUpper(y.at(-1) ?? 0, total + 0.5, 6 / 7)
}

const surpriseOfFarrington =
  (b: number): Surprise =>
  (y) =>
    farringtonFlexible({ observed: y, frequency: 52 }, y.length - 1, { ...NOUFAILY, b, limit54: [0, 4] })
      ?.pvalue ?? 1

const METHODS: Readonly<Record<string, { surprise: Surprise; alpha: number; years?: number }>> = {
  'EARS C2': { surprise: surpriseOfEars, alpha: 0.01 },
  'Bayes 1': { surprise: surpriseOfBayes, alpha: 0.05 },
  'short series': { surprise: (y) => judgeShortSeries(y, y.length - 1)?.pvalue ?? 1, alpha: 0.01 },
  'short series, one week': {
    surprise: (y) => judgeShortSeries(y, y.length - 1, { window: 1 })?.pvalue ?? 1,
    alpha: 0.01,
  },
  'Farrington, 3 years': { surprise: surpriseOfFarrington(3), alpha: 0.01, years: 3 },
  'Farrington, 5 years': { surprise: surpriseOfFarrington(5), alpha: 0.01, years: 5 },
}

interface Surprises {
  /** Of every week without an outbreak, by scenario. */
  readonly quiet: number[][]
  /** The least of each outbreak's weeks. */
  readonly outbreaks: number[]
}

/** Compares the methods on series cut to `years` before each week judged. */
export function compareShort(
  cells: Iterable<SimulatedSeries & { readonly scenario: number }>,
  years: readonly number[],
): void {
  const results = new Map<string, Surprises>()
  const resultOf = (key: string): Surprises => {
    const held = results.get(key) ?? { quiet: SCENARIOS.map(() => []), outbreaks: [] }
    results.set(key, held)
    return held
  }
  for (const { observed, outbreak, scenario } of cells) {
    const [from, to] = outbreak ? [outbreak[0], outbreak[1] + 1] : STUDY_WEEKS.current
    for (const length of years)
      for (const [name, { surprise, years: needed = 0 }] of Object.entries(METHODS)) {
        if (length < needed || (needed > 0 && length > needed)) continue
        const result = resultOf(`${length}\t${name}`)
        let least = 1
        // Farrington's window reaches three weeks further than its years.
        const back = Math.round(length * 52) + (needed > 0 ? 3 : 0)
        for (let t = from; t < to; t++) {
          const p = surprise(observed.slice(t - back, t + 1))
          if (outbreak) least = Math.min(least, p)
          else result.quiet[scenario]!.push(p)
        }
        if (outbreak) result.outbreaks.push(least)
      }
  }
  print(results)
}

const RATES = [0.01, 0.02, 0.05, 0.085, 0.098]

function print(results: ReadonlyMap<string, Surprises>): void {
  console.log(
    `years  method                    at its alpha: FPR  POD   POD at FPR of ${RATES.map((rate) => 100 * rate).join(', ')} %   FPR by level`,
  )
  const percent = (share: number): string => (100 * share).toFixed(1).padStart(5)
  for (const [key, { quiet, outbreaks }] of results) {
    const [length = '', name = ''] = key.split('\t')
    const alpha = METHODS[name]?.alpha ?? 0
    const share = (values: readonly number[], limit: number): number =>
      values.filter((p) => p <= limit).length / values.length
    const sorted = quiet.flat().sort((a, b) => a - b)
    const atRate = RATES.map((rate) => {
      // The largest threshold that keeps the rate: ties (many at 0) may leave none.
      const cut = sorted[Math.floor(rate * sorted.length)] ?? 1
      return outbreaks.filter((p) => p < cut).length / outbreaks.length
    })
    const byLevel = [0, 1, 2, 3, 4, 5, 6].map((level) =>
      share(quiet.slice(6 * level, 6 * level + 6).flat(), alpha),
    )
    console.log(
      `${length.padEnd(6)} ${name.padEnd(36)} ${percent(share(sorted, alpha))} ${percent(share(outbreaks, alpha))}   ${atRate.map(percent).join(' ')}   ${byLevel.map(percent).join(' ')}`,
    )
  }
}
