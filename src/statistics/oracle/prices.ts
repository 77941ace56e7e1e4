/** Cases of prices: quantity discounts, indices, small samples. */
import { bootstrap, exactBootstrapMedian } from '../bootstrap.ts'
import { geometricMean, geometricMeanInterval } from '../geometric-mean.ts'
import { hodgesLehmann, hodgesLehmannInterval } from '../hodges-lehmann.ts'
import { huberMean, trimmedMean, winsorisedMean } from '../location.ts'
import { medianInterval } from '../median-interval.ts'
import { mmRegression } from '../mm-regression.ts'
import { gearyKhamis, geks, timeProductDummy } from '../multilateral-index.ts'
import { errorsOf, heteroskedasticCovariance, type OlsFit, ols } from '../ols.ts'
import { chainedIndex, directIndex, type PricePanel } from '../price-index.ts'
import { quantileRegression } from '../quantile-regression.ts'
import { median, medianAbsoluteDeviation, type QuantileType, quantile } from '../quantiles.ts'
import type { Loose, OracleRun } from './case.ts'
import { differences } from './compare.ts'

const KINDS = ['HC0', 'HC1', 'HC2', 'HC3'] as const

/** A fit by the names of its columns, as R shows it. */
export function shown(names: readonly string[], x: readonly (readonly number[])[], fit: OlsFit): Loose {
  const named = (values: readonly number[]) => Object.fromEntries(names.map((name, j) => [name, values[j]]))
  const robust = KINDS.map((kind) => [
    `se${kind}`,
    named(errorsOf(heteroskedasticCovariance(x, fit, kind) ?? [])),
  ])
  return {
    coef: named(fit.coefficients),
    se: named(fit.standardErrors),
    r2: fit.r2,
    sigma: fit.sigma,
    df: fit.df,
    ...Object.fromEntries(robust),
  }
}

const runDiscount: OracleRun = ({ input, expected }) => {
  const x = input.grams.map((grams: number) => [1, Math.log(grams)])
  const y = input.price.map(Math.log)
  const fit = ols(x, y)
  if (!fit) return ['no fit']
  const names = ['(Intercept)', 'lq']
  const line = (tau: number) => {
    const coefficients = quantileRegression(x, y, tau)?.coefficients
    return coefficients && Object.fromEntries(names.map((name, j) => [name, coefficients[j]]))
  }
  const robust = expected.mm_KS2014 && mmRegression(x, y, { seed: 1 })
  return [
    ...differences('ols', shown(names, x, fit), expected.ols, { relative: 1e-9 }),
    ...differences('lad', line(0.5), expected.lad, { relative: 1e-8 }),
    ...differences('q25', line(0.25), expected.q25, { relative: 1e-8 }),
    ...differences('q75', line(0.75), expected.q75, { relative: 1e-8 }),
    ...differences(
      'mm',
      [robust?.coefficients, robust?.scale],
      [Object.values(expected.mm_KS2014.coef), expected.mm_KS2014.scale],
      { absolute: 1e-4 },
    ),
  ]
}

const filled = (table: (number | null)[][]): (number | undefined)[][] =>
  table.map((row) => row.map((value) => value ?? undefined))

const runIndices: OracleRun = ({ input, expected }) => {
  const panel: PricePanel = { price: filled(input.price), quantity: filled(input.quantityWeight) }
  const plain: PricePanel = { price: panel.price }
  const got = {
    directJevons: directIndex(plain, 'jevons'),
    directCarli: directIndex(plain, 'carli'),
    directDutot: directIndex(plain, 'dutot'),
    directLaspeyres: directIndex(panel, 'laspeyres'),
    directPaasche: directIndex(panel, 'paasche'),
    directFisher: directIndex(panel, 'fisher'),
    directTornqvist: directIndex(panel, 'tornqvist'),
    chainedJevons: chainedIndex(plain, 'jevons'),
    chainedCarli: chainedIndex(plain, 'carli'),
    chainedFisher: chainedIndex(panel, 'fisher'),
    chainedTornqvist: chainedIndex(panel, 'tornqvist'),
    geksJevons: geks(plain, 'jevons'),
    geksFisher: geks(panel, 'fisher'),
    ccdi_geksTornqvist: geks(panel, 'tornqvist'),
    timeProductDummy: timeProductDummy(plain),
    weightedTimeProductDummy: timeProductDummy(panel, true),
    gearyKhamis: gearyKhamis(panel),
  }
  return differences('index', got, expected, { relative: 1e-9 })
}

/** A sample and what R says of it; Monte Carlo figures to two parts in a hundred. */
const runSmall: OracleRun = ({ input, expected }) =>
  input.samples.flatMap((sample: number[], at: number) => {
    const wanted = expected[at] ?? expected[String(at)]
    const { bootstrap9999, hodgesLehmannLog, hodgesLehmannCI95, ...plain } = wanted
    const logs = sample.map(Math.log)
    const interval = medianInterval(sample)
    const exact = exactBootstrapMedian(sample)
    const quartiles = (type: QuantileType) => [quantile(sample, 0.25, type), quantile(sample, 0.75, type)]
    const got = {
      n: sample.length,
      median: median(sample),
      mean: sample.reduce((sum, value) => sum + value, 0) / sample.length,
      geometricMean: geometricMean(sample),
      geometricCI95_t: geometricMeanInterval(sample) ?? [undefined, undefined],
      mad: medianAbsoluteDeviation(sample),
      iqr_type7: quartiles(7),
      iqr_type6: quartiles(6),
      trimmedMean20: trimmedMean(sample, 0.2),
      winsorisedMean20: winsorisedMean(sample, 0.2),
      huberM: huberMean(sample),
      medianOrderStatCI: [interval?.low, interval?.high],
      medianOrderStatCoverage: interval?.coverage,
      exactBootstrapMedian: exact && { mean: exact.mean, sd: exact.sd, percentile95: exact.percentile },
    }
    const centre = hodgesLehmann(logs)
    const around = hodgesLehmannInterval(logs)
    const limits = around ? [around.low, around.high].map(Math.exp) : [undefined, undefined]
    const drawn = [median, geometricMean].map((figure) => bootstrap(sample, figure, { seed: 1 }))
    const chance = {
      medianPercentile95: drawn[0]?.percentile ?? [sample[0], sample[0]],
      geoMeanPercentile95: drawn[1]?.percentile,
      geoMeanBCa95: drawn[1]?.bca,
    }
    const { tolerance: _said, ...monteCarlo } = bootstrap9999
    return [
      ...differences(`${at}`, got, plain, { relative: 1e-9, absolute: 1e-12 }),
      // With ties R looks for the same ends by a search that stops at 1e-4 of a logarithm.
      ...differences(
        `${at}.hodgesLehmann`,
        [centre && Math.exp(centre), limits],
        [hodgesLehmannLog, hodgesLehmannCI95],
        {
          relative: 2e-4,
        },
      ),
      ...differences(`${at}.bootstrap`, chance, monteCarlo, { relative: 0.02 }),
    ]
  })

export const PRICES: Readonly<Record<string, OracleRun>> = {
  'quantity-discount model log P = log a + b log Q': runDiscount,
  'robust location and intervals for small samples of prices': runSmall,
  'price index numbers (bilateral, chained, GEKS, TPD, Geary-Khamis)': runIndices,
}
