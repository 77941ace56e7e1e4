/** Every method has an answer to what is no ordinary series: a result without NaN, nothing, or a RangeError that says what was expected. */
import { describe, expect, test } from 'vitest'
import * as statistics from './index.ts'

type Series = number[]
const s = statistics
const rows = (y: Series) => y.map((_, i) => [1, i])
const names = (y: Series) => y.map((_, i) => (i % 2 ? 'a' : 'b'))
const one = (y: Series): number => y[0] ?? 0
const two = (y: Series): number => y[y.length - 1] ?? 0
const last = (y: Series): number => Math.max(0, y.length - 1)
const panel = (y: Series) => ({ price: [y, y.map((value) => value)], quantity: [y, y] })
const scenario = (y: Series) => ({ theta: one(y), beta: 0, gamma1: 0, gamma2: 0, phi: 1, m: 0 as const })
const half = { k: 0.5, h: 3, trans: 'standard' as const }
const fitted = s.ols([[1], [1], [1]], [1, 2, 4])!
const discount = s.fitQuantityDiscount([1, 2, 4], [60, 90, 135])!

/** How each method is called with a series. */
const CALLS: Record<string, (y: Series) => unknown> = {
  adjustP: (y) => s.adjustP(y, 'BH'),
  agrestiCoull: (y) => s.agrestiCoull(one(y), two(y)),
  bayes: (y) => s.bayes(y, last(y), s.REFERENCE_SETS[0]),
  bayesianBound: (y) =>
    s.bayesianBound({ observed: y, frequency: 4 }, last(y), { b: 1, w: 1, pastWeeksNotIncluded: 0 }),
  betaQuantile: (y) => s.betaQuantile(one(y), two(y), 2),
  binomialCusum: (y) => s.binomialCusum(y, y, { p0: 0.1, p1: 0.2, h: 3 }),
  binomialReference: (y) => s.binomialReference(one(y), two(y), 20),
  bootstrap: (y) => s.bootstrap(y, s.median, { seed: 1, draws: 200 }),
  casesToAlarm: (y) => s.casesToAlarm(y, y, { threshold: 3 }),
  cdc: (y) => s.cdc(y, last(y), { b: 1, frequency: 8 }),
  chainedIndex: (y) => s.chainedIndex(panel(y), 'fisher'),
  changepoints: (y) => s.changepoints(y.length, s.poissonCost(y), 2, 1),
  chiSquaredOfShares: (y) => s.chiSquaredOfShares(one(y), two(y), 1, 2),
  chiSquaredQuantile: (y) => s.chiSquaredQuantile(one(y), two(y)),
  chiSquaredUpper: (y) => s.chiSquaredUpper(one(y), two(y)),
  chooseMethod: (y) => s.chooseMethod(y, last(y)),
  circularZones: (y) => s.circularZones(y, y, y, 0.5),
  clopperPearson: (y) => s.clopperPearson(one(y), two(y)),
  cohensKappa: (y) => s.cohensKappa(y, y.toReversed()),
  compareTwo: (y) => s.compareTwo([{ p0: one(y), p1: two(y), q0: 1, q1: 1 }], 'tornqvist'),
  countRunLength: (y) => s.countRunLength((x) => s.poissonPmf(x, 1), { k: one(y), h: two(y) }),
  cusum: (y) => s.cusum(y, y, half),
  deflatedIndex: (y) => s.deflatedIndex([{ price: y, population: 1, deflator: y }]),
  designCusum: (y) => s.designCusum(one(y), two(y)),
  directIndex: (y) => s.directIndex(panel(y), 'tornqvist'),
  drawCount: (y) => s.drawCount(s.seeded(1), one(y), 2),
  drawGamma: (y) => s.drawGamma(s.seeded(1), one(y)),
  drawNormal: () => s.drawNormal(s.seeded(1)),
  drawPoisson: (y) => s.drawPoisson(s.seeded(1), one(y)),
  ears: (y) => s.ears(y, last(y), { baseline: 3, method: 'C1' }),
  emergingCluster: (y) =>
    s.emergingCluster(
      y,
      y,
      y.map((_, i) => i),
      { radius: 1, epsilon: 0.5, threshold: 9 },
    ),
  epidemicCusum: (y) => s.epidemicCusum(y, y, { threshold: 3 }),
  epidemicRatios: (y) => s.epidemicRatios(y, y, { start: 0, end: last(y) }),
  errorsOf: (y) => s.errorsOf(y.map((_, i) => y.map((value, j) => (i === j ? value : 0)))),
  exactBootstrapMedian: (y) => s.exactBootstrapMedian(y),
  expectedPurity: (y) =>
    s.expectedPurity({ price: y, quantity: y, purity: y.map(() => 0.5), place: names(y) }),
  expectedPurityPooled: (y) =>
    s.expectedPurityPooled({ price: y, quantity: y, purity: y.map((_, i) => (i % 3) / 4), place: names(y) }),
  farrington: (y) => s.farrington(y, last(y), { b: 1, w: 1, frequency: 4 }),
  farringtonFlexible: (y) =>
    s.farringtonFlexible({ observed: y, frequency: 4 }, last(y), {
      b: 1,
      w: 1,
      noPeriods: 1,
      pastWeeksNotIncluded: 0,
    }),
  fisherExact: (y) => s.fisherExact(one(y), two(y), 1, 2),
  hypergeometricUpper: (y) => s.hypergeometricUpper(one(y), two(y), 3, 2),
  fitEndemicEpidemic: (y) =>
    s.fitEndemicEpidemic({ counts: [y, y.toReversed()] }, { endemic: y.map(() => [1]) }),
  fitGlm: (y) => s.fitGlm(rows(y), y),
  fitNegativeBinomial: (y) => s.fitNegativeBinomial(rows(y), y),
  fitQuantityDiscount: (y) => s.fitQuantityDiscount(y, y.toReversed()),
  fitRandomIntercept: (y) => s.fitRandomIntercept(rows(y), y, names(y)),
  gammaQuantile: (y) => s.gammaQuantile(one(y), two(y)),
  gearyKhamis: (y) => s.gearyKhamis(panel(y)),
  geks: (y) => s.geks(panel(y), 'tornqvist'),
  geometricMean: (y) => s.geometricMean(y),
  geometricMeanInterval: (y) => s.geometricMeanInterval(y),
  hedonicIndex: (y) => s.hedonicIndex({ price: y, quantity: y.toReversed(), period: names(y) }),
  heteroskedasticCovariance: (y) => {
    const fit = s.ols(rows(y), y)
    return fit && s.heteroskedasticCovariance(rows(y), fit)
  },
  hodgesLehmann: (y) => s.hodgesLehmann(y),
  hodgesLehmannInterval: (y) => s.hodgesLehmannInterval(y),
  huberMean: (y) => s.huberMean(y),
  jeffreys: (y) => s.jeffreys(one(y), two(y)),
  joinpoints: (y) =>
    s.joinpoints(
      y.map((_, i) => i),
      y,
    ),
  judgeShortSeries: (y) => s.judgeShortSeries(y, last(y)),
  knox: (y) => s.knox(y, y, y, { closeTime: 2, closeSpace: 2, chance: s.seeded(1), replicates: 19 }),
  krippendorffsAlpha: (y) => s.krippendorffsAlpha([y, y.toReversed()], 'ratio'),
  likelihoodCusum: (y) => s.likelihoodCusum(y, y, { threshold: 3 }),
  mannKendall: (y) =>
    s.mannKendall(
      y.map((_, i) => i),
      y,
    ),
  mantelHaenszel: (y) =>
    s.mantelHaenszel([
      [
        [one(y), two(y)],
        [2, 3],
      ],
    ]),
  meanAt: (y) => s.meanAt(scenario(y), 1),
  meanBreaks: (y) => s.meanBreaks(y, 2),
  median: (y) => s.median(y),
  medianAbsoluteDeviation: (y) => s.medianAbsoluteDeviation(y),
  medianInterval: (y) => s.medianInterval(y),
  medianUnitPrice: (y) => s.medianUnitPrice(y, y, 0.8),
  mmRegression: (y) => s.mmRegression(rows(y), y, { seed: 1, draws: 20 }),
  negativeBinomialCdf: (y) => s.negativeBinomialCdf(one(y), 2, 0.5),
  negativeBinomialPmf: (y) => s.negativeBinomialPmf(one(y), 2, 0.5),
  negativeBinomialQuantile: (y) => s.negativeBinomialQuantile(one(y), two(y), 0.5),
  negativeBinomialUpper: (y) => s.negativeBinomialUpper(one(y), 2, 0.5),
  newcombe: (y) => s.newcombe(one(y), two(y), 1, 2),
  normalBound: (y) => s.normalBound(one(y)),
  normalCdf: (y) => s.normalCdf(one(y)),
  normalCost: (y) => s.normalCost(y, 1)(0, y.length),
  normalDensity: (y) => s.normalDensity(one(y)),
  normalQuantile: (y) => s.normalQuantile(one(y)),
  normalRunLength: (y) => s.normalRunLength({ k: one(y), h: two(y), nodes: 10 }),
  normalThreshold: (y) => s.normalThreshold(one(y), two(y)),
  normalUpper: (y) => s.normalUpper(one(y)),
  ols: (y) => s.ols(rows(y), y),
  onlineChangepoints: (y) => s.onlineChangepoints(y, { shape: 1, rate: 1, lambda: 20 }),
  outbreakP: (y) => s.outbreakP(y, 100),
  poissonCdf: (y) => s.poissonCdf(one(y), 2),
  poissonCost: (y) => s.poissonCost(y)(0, y.length),
  poissonPmf: (y) => s.poissonPmf(one(y), 2),
  poissonQuantile: (y) => s.poissonQuantile(0.5, one(y)),
  poissonRateInterval: (y) => s.poissonRateInterval(one(y), 10),
  poissonReference: (y) => s.poissonReference(one(y), two(y)),
  poissonUpper: (y) => s.poissonUpper(one(y), 2),
  predictLine: (y) => s.predictLine(fitted, [one(y)]),
  priceOfQuantity: (y) => s.priceOfQuantity(discount, one(y)),
  proportionTrend: (y) => s.proportionTrend(y, y),
  quantile: (y) => s.quantile(y, 0.3),
  quantileCovariance: (y) => s.quantileCovariance(rows(y), y),
  quantileIntervals: (y) => s.quantileIntervals(rows(y), y),
  quantileRegression: (y) => s.quantileRegression(rows(y), y),
  rateRatio: (y) => s.rateRatio(one(y), 10, two(y), 10),
  readTiers: (y) => s.readTiers(y, y.toReversed()),
  rki: (y) => s.rki(y, last(y), s.REFERENCE_SETS[0]),
  robustCovariance: (y) => {
    const fit = s.fitGlm(rows(y), y)
    return fit && s.robustCovariance(rows(y), y, fit, 1)
  },
  scanSpaceTime: (y) =>
    s.scanSpaceTime(
      y.map((_, i) => i),
      y,
      y.map(Math.abs),
      y.map((value) => [value, 1]),
      { maxWindow: 1, baseline: 'permutation', simulate: 'total' },
    ),
  seasonalMannKendall: (y) => s.seasonalMannKendall(y.map((value) => [value, 1])),
  seeded: (y) => s.seeded(Number.isFinite(one(y)) ? 1 : one(y))(),
  shuffle: (y) => s.shuffle(s.seeded(1), y.filter(Number.isFinite)),
  simulateOutbreaks: () => s.simulateOutbreaks(s.seeded(1), s.SCENARIOS[0]!, 0, 0),
  standardisedRate: (y) => s.standardisedRate(y, y, y),
  standardiseQuantity: (y) => s.standardiseQuantity(y, y, 0.8),
  studentQuantile: (y) => s.studentQuantile(one(y), two(y)),
  studentTwoSided: (y) => s.studentTwoSided(one(y), 5),
  studentUpper: (y) => s.studentUpper(one(y), 5),
  theilSen: (y) =>
    s.theilSen(
      y.map((_, i) => i),
      y,
    ),
  timeProductDummy: (y) => s.timeProductDummy(panel(y), true),
  trimmedMean: (y) => s.trimmedMean(y, 0.2),
  wilson: (y) => s.wilson(one(y), two(y)),
  winsorisedMean: (y) => s.winsorisedMean(y, 0.2),
}

const EDGES: Record<string, Series> = {
  'no value': [],
  'one value': [5],
  'two values': [3, 4],
  zeros: new Array(14).fill(0),
  'equal values': new Array(14).fill(3),
  'values below zero': [-3, 2, -1, 4, 1, -2, 3, 5, -4, 2, 1, 0, 2, -1],
  'huge values': [3e300, 1e300, 2e300, 4e300, 1e300, 2e300, 3e300, 5e300, 2e300, 1e300, 4e300, 6e300],
  'fractions of nothing': [3e-300, 1e-300, 2e-300, 4e-300, 1e-300, 2e-300, 3e-300, 5e-300],
  'a value that is no number': [2, 1, Number.NaN, 3, 1, 2, 4, 2, 1, 3],
  'no number first': [Number.NaN, 2, 1, 3, 1, 2, 4, 2, 1, 3],
  'no number last': [2, 1, 3, 1, 2, 4, 2, 1, 3, Number.NaN],
  'an infinite value': [2, 1, 3, 1, 2, 4, 2, 1, 3, Number.POSITIVE_INFINITY],
  'a missing week': [2, 1, undefined, 3, 1, 2, 4, 2, 1, 3] as Series,
}

/** Where a result holds a NaN or a null. */
function strays(value: unknown, path = 'result'): string[] {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return [`${path} is ${value}`]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => strays(part, `${path}.${key}`))
}

/** What is wrong with an answer: nothing for a result, for silence, or for a RangeError in the room's words. */
function wrong(call: () => unknown): string[] {
  try {
    return strays(call())
  } catch (error) {
    return error instanceof RangeError && /^\w+: expected .+, found .+/.test(error.message)
      ? []
      : [String(error)]
  }
}

test('every function behind the door is asked', () => {
  const offered = Object.entries(statistics).flatMap(([name, value]) =>
    typeof value === 'function' ? [name] : [],
  )
  expect(Object.keys(CALLS).sort()).toEqual(offered.sort())
})

describe.each(Object.entries(CALLS))('%s', (_, call) => {
  test.each(Object.entries(EDGES))('%s', (_, series) => {
    expect(wrong(() => call([...series]))).toEqual([])
  })
})

describe('columns of unequal length', () => {
  const y = [1, 2, 3, 4, 5, 6]
  const short = [1, 2, 3]
  test.each([
    ['ols', () => s.ols(rows(y), short)],
    ['quantileRegression', () => s.quantileRegression(rows(y), short)],
    ['mmRegression', () => s.mmRegression(rows(y), short, { seed: 1 })],
    ['fitRandomIntercept', () => s.fitRandomIntercept(rows(y), y, names(short))],
    ['theilSen', () => s.theilSen(y, short)],
    ['mannKendall', () => s.mannKendall(y, short)],
    ['fitGlm', () => s.fitGlm(rows(y), short)],
    ['fitNegativeBinomial', () => s.fitNegativeBinomial(rows(y), short)],
    ['proportionTrend', () => s.proportionTrend(short, y)],
    ['standardisedRate', () => s.standardisedRate(y, short, y)],
    ['binomialCusum', () => s.binomialCusum(short, y, { p0: 0.1, p1: 0.2, h: 3 })],
    ['cusum', () => s.cusum(y, short, half)],
    ['likelihoodCusum', () => s.likelihoodCusum(y, short, { threshold: 3 })],
    ['fitQuantityDiscount', () => s.fitQuantityDiscount(y, short)],
    ['directIndex', () => s.directIndex({ price: [y, short] }, 'jevons')],
    ['hedonicIndex', () => s.hedonicIndex({ price: y, quantity: short, period: names(y) })],
    ['deflatedIndex', () => s.deflatedIndex([{ price: y, population: 1, deflator: short }])],
    ['cohensKappa', () => s.cohensKappa(y, short)],
    ['krippendorffsAlpha', () => s.krippendorffsAlpha([y, short])],
    ['knox', () => s.knox(y, short, y, { closeTime: 1, closeSpace: 1 })],
    ['emergingCluster', () => s.emergingCluster(y, y, short, { radius: 1, epsilon: 1, threshold: 9 })],
    ['scanSpaceTime', () => s.scanSpaceTime(y, y, short, rows(y), { maxWindow: 1 })],
    ['epidemicCusum', () => s.epidemicCusum(y, short, { threshold: 3 })],
    ['joinpoints', () => s.joinpoints(y, short)],
    ['fitEndemicEpidemic', () => s.fitEndemicEpidemic({ counts: [y] }, { endemic: [[1]] })],
    ['seasonalMannKendall', () => s.seasonalMannKendall([y, short])],
  ])('%s says so', (name, call) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(new RegExp(`^${name}: expected .+, found .+`))
  })
})
