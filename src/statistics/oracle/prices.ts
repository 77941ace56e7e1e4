/** Cases of prices: quantity discounts, indices, small samples. */
import { bootstrap, exactBootstrapMedian } from '../bootstrap.ts'
import { deflatedIndex } from '../deflated-index.ts'
import { expectedPurity, expectedPurityPooled } from '../expected-purity.ts'
import { geometricMean, geometricMeanInterval } from '../geometric-mean.ts'
import { hedonicIndex } from '../hedonic-index.ts'
import { hodgesLehmann, hodgesLehmannInterval } from '../hodges-lehmann.ts'
import { huberMean, trimmedMean, winsorisedMean } from '../location.ts'
import { medianInterval } from '../median-interval.ts'
import type { MixedFit } from '../mixed-model.ts'
import { mmRegression } from '../mm-regression.ts'
import { gearyKhamis, geks, timeProductDummy } from '../multilateral-index.ts'
import { errorsOf, heteroskedasticCovariance, type OlsFit, ols } from '../ols.ts'
import { chainedIndex, directIndex, type PricePanel } from '../price-index.ts'
import { quantileRegression } from '../quantile-regression.ts'
import { median, medianAbsoluteDeviation, type QuantileType, quantile } from '../quantiles.ts'
import { fitQuantityDiscount, medianUnitPrice, priceOfQuantity, readTiers } from '../quantity-discount.ts'
import { theilSen } from '../theil-sen.ts'
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
  const { grams, price } = input as { grams: number[]; price: number[] }
  const x = grams.map((amount) => [1, Math.log(amount)])
  const y = price.map(Math.log)
  const discount = fitQuantityDiscount(grams, price)
  if (!discount) return ['no fit']
  const names = ['(Intercept)', 'lq']
  const line = (tau: number) => {
    const coefficients = quantileRegression(x, y, tau)?.coefficients
    return coefficients && Object.fromEntries(names.map((name, j) => [name, coefficients[j]]))
  }
  const robust = expected.mm_KS2014 && mmRegression(x, y, { seed: 1 })
  const used = expected.theilSenSlope?.rowsUsed
  const rows: number[] = Array.isArray(used) ? used : grams.map((_, i) => i + 1)
  const pick = (values: readonly number[]) => rows.map((row) => values[row - 1] ?? Number.NaN)
  const slope = expected.theilSenSlope && theilSen(pick(x.map((row) => row[1] ?? 0)), pick(y))?.slope
  const told = expected.priceAt.map(({ grams: amount }: Loose) => {
    const found = priceOfQuantity(discount, amount)
    return (
      found && {
        grams: amount,
        median: found.median,
        medianCI95: found.interval,
        predictionInterval95: found.predictionInterval,
        smearingMean: found.smearingMean,
        lognormalMean: found.lognormalMean,
      }
    )
  })
  const medians = medianUnitPrice(grams, price, discount.exponent)
  const plain = {
    ols: shown(names, x, discount.fit),
    theilSen: slope,
    priceAt: told,
    perDoubling: discount.discountPerDoubling,
    medians: [medians?.quoted, medians?.standardised],
  }
  const { medianPerGram, medianStandardised } = expected.standardisedToOneGram
  const wanted = {
    ols: expected.ols,
    theilSen: expected.theilSenSlope?.value,
    priceAt: expected.priceAt,
    perDoubling: expected.quantityDiscountPercentPerDoubling,
    medians: [medianPerGram, medianStandardised],
  }
  return [
    ...differences('discount', plain, wanted, { relative: 1e-9 }),
    ...differences(
      'quantiles',
      [line(0.5), line(0.25), line(0.75)],
      [expected.lad, expected.q25, expected.q75],
      { relative: 1e-8 },
    ),
    ...(expected.mm_KS2014
      ? differences(
          'mm',
          [robust?.coefficients, robust?.scale],
          [Object.values(expected.mm_KS2014.coef), expected.mm_KS2014.scale],
          { absolute: 1e-4 },
        )
      : []),
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
    const centre = hodgesLehmann(logs, 'R')
    const around = hodgesLehmannInterval(logs, 0.95, 'R')
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
      ...differences(
        `${at}.hodgesLehmann`,
        [centre && Math.exp(centre), limits],
        [hodgesLehmannLog, hodgesLehmannCI95],
        {
          relative: 1e-9,
        },
      ),
      ...differences(`${at}.bootstrap`, chance, monteCarlo, { relative: 0.02 }),
    ]
  })

/** The exponent of another market, which a case may quote beside its own, is not the offer's. */
const runTiers: OracleRun = ({ input, expected }) => {
  const offers = input.offers.map(({ grams, price }: Loose) => readTiers(grams, price))
  const got = {
    exponent: offers.map((offer: Loose) => offer?.exponent),
    unitPriceDropPercent: offers.map((offer: Loose) => offer?.unitPriceDrop),
  }
  const { exponent, unitPriceDropPercent } = expected
  return differences('offer', got, { exponent, unitPriceDropPercent }, { relative: 1e-9, absolute: 1e-12 })
}

const runDeflated: OracleRun = ({ input, expected }) => {
  const price = filled(input.price)
  const found = deflatedIndex(
    price.map((row, i) => ({ price: row, population: input.population[i], deflator: input.hicp[i] })),
  )
  const got = found && {
    included: found.included,
    imputedCells: found.imputed,
    deflatedWeightedMean: found.mean,
    index: found.index,
  }
  return differences('index', got, expected, { relative: 1e-9 })
}

const runHedonic: OracleRun = ({ input, control, expected }) => {
  const { month, region, grams, price } = input
  const found = hedonicIndex(
    { price, period: month, quantity: grams, factors: { reg: region } },
    { base: control.base },
  )
  if (!found) return ['no fit']
  const names = found.names.map((name) =>
    name === '(level)'
      ? '(Intercept)'
      : name === 'log quantity'
        ? 'log(grams)'
        : name.startsWith('reg: ')
          ? name.replace('reg: ', 'reg')
          : `mon${name}`,
  )
  const got = {
    model: shown(names, found.columns, found.fit),
    index: Object.fromEntries(found.points.map(({ period, index }) => [period, index])),
    indexCI95_HC1: found.points.flatMap(({ interval }) => (interval ? [interval] : [])),
  }
  return differences('hedonic', got, expected, { relative: 1e-9 })
}

const runExpectedPurity: OracleRun = ({ input, control, expected }) => {
  const { state, grams, purity, price } = input
  const clamp: [number, number] = control.clampExpectedPurity ?? [0.01, 1]
  const purchases = { price, quantity: grams, purity, place: state }
  const [own, pooled] = [expectedPurity(purchases, clamp), expectedPurityPooled(purchases, clamp)]
  if (!own || !pooled) return ['no fit']
  const named = (log: string) => ['(Intercept)', log, ...own.placeNames.map((name) => `state${name}`)]
  const pureColumns = own.columns.map(([one = 0, , ...rest], i) => [
    one,
    Math.log(grams[i] * Math.min(clamp[1], Math.max(clamp[0], own.purityFit.fitted[i] ?? 0))),
    ...rest,
  ])
  const naiveColumns = grams.map((amount: number, i: number) => [1, Math.log(amount * purity[i])])
  const naive = ols(naiveColumns, price.map(Math.log))
  const got = {
    stage1: shown(named('lw'), own.columns, own.purityFit),
    stage2: shown(named('lepq'), pureColumns, own.priceFit),
    naivePureGram: naive && shown(['(Intercept)', 'log(weight * pur)'], naiveColumns, naive),
    expectedPurityAt1g: Object.fromEntries(own.places.map((one) => [one.place, one.purity])),
    priceOfOneExpectedPureGram: Object.fromEntries(own.places.map((one) => [one.place, one.price])),
  }
  const { hierarchical, ...plain } = expected
  const mixed = (fit: MixedFit) => ({
    fixef: fit.coefficients,
    seFixef: fit.standardErrors,
    sdRandomIntercept: fit.sdGroups,
    sdResidual: fit.sdResidual,
    reml: -fit.criterion / 2,
    ranef: Object.fromEntries(fit.effects.map(({ group, effect }) => [group, effect])),
  })
  const stages = { stage1: mixed(pooled.purityFit), stage2: mixed(pooled.priceFit) }
  const { tolerance: _said, ...wanted } = hierarchical ?? {}
  return [
    ...differences('purity', got, plain, { relative: 1e-9 }),
    ...differences('pooled', stages, wanted, { relative: 1e-5, absolute: 1e-5 }),
  ]
}

export const PRICES: Readonly<Record<string, OracleRun>> = {
  'quantity-discount model log P = log a + b log Q': runDiscount,
  'implied exponent of a tiered offer': runTiers,
  'population-weighted deflated index with gap rules': runDeflated,
  'hedonic time-dummy index': runHedonic,
  'expected purity hypothesis: purity ~ log weight + place, then log price ~ log(weight*expected purity) + place':
    runExpectedPurity,
  'robust location and intervals for small samples of prices': runSmall,
  'price index numbers (bilateral, chained, GEKS, TPD, Geary-Khamis)': runIndices,
}
