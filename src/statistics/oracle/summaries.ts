/** Cases of trends and of single figures. */
import { type Adjustment, adjustP } from '../adjust-p.ts'
import { changepoints, normalCost, poissonCost } from '../changepoints.ts'
import { chiSquaredOfShares, fisherExact } from '../fisher-exact.ts'
import { mannKendall } from '../mann-kendall.ts'
import { meanBreaks } from '../mean-breaks.ts'
import { proportionTrend } from '../proportion-trend.ts'
import { agrestiCoull, clopperPearson, jeffreys, newcombe, wilson } from '../proportions.ts'
import { poissonRateInterval, rateRatio } from '../rates.ts'
import { mantelHaenszel, standardisedRate } from '../standardised.ts'
import type { Loose, OracleRun } from './case.ts'
import { differences } from './compare.ts'

const runAdjust: OracleRun = ({ input, expected }) =>
  Object.entries(expected).flatMap(([method, wanted]) =>
    differences(method, adjustP(input.p, method as Adjustment), wanted, { relative: 1e-12 }),
  )

const runMannKendall: OracleRun = ({ input, control, expected }) => {
  return differences('mk', mannKendall(input.t, input.y, control.ciLevel), expected, {
    relative: 1e-12,
    absolute: 1e-12,
  })
}

const runChangepoints: OracleRun = ({ input, control, expected }) => {
  const y: number[] = input.y
  const divide = (penalty: number, scale?: number) =>
    changepoints(
      y.length,
      scale ? normalCost(y, scale) : poissonCost(y),
      penalty * Math.log(y.length),
      control.minSegment,
    )
  const got = {
    poisson_pen2logn: divide(2),
    poisson_pen4logn: divide(4),
    gaussian_pen2logn: divide(2, control.gaussianScale),
  }
  const { strucchange, ...wanted } = expected
  const found = strucchange && meanBreaks(y, strucchange.h, strucchange.bic.length - 1)
  const breaks = found && {
    h: strucchange.h,
    bicBreaks: found.breaks,
    rssByBreaks: found.byNumber.map((one: Loose) => one.rss),
    bic: found.byNumber.map((one: Loose) => one.bic),
  }
  return [
    ...differences('changepoints', got, wanted, { relative: 1e-9 }),
    ...(strucchange ? differences('breaks', breaks, strucchange, { relative: 1e-9 }) : []),
  ]
}

const runProportions: OracleRun = ({ expected }) => [
  ...expected.single.flatMap(({ x, n, level, ...wanted }: Loose) =>
    differences(
      `${x} of ${n}`,
      {
        wilson: wilson(x, n, level),
        wilsonContinuity: wilson(x, n, level, true),
        clopperPearson: clopperPearson(x, n, level),
        jeffreys: jeffreys(x, n, level),
        agrestiCoull: agrestiCoull(x, n, level),
      },
      wanted,
      { relative: 1e-10, absolute: 1e-12 },
    ),
  ),
  ...expected.twoSample.flatMap(({ x1, n1, x2, n2, fisherOR, ...wanted }: Loose) => {
    const fisher = fisherExact(x1, n1, x2, n2)
    const got = {
      difference: x1 / n1 - x2 / n2,
      newcombe95: newcombe(x1, n1, x2, n2),
      fisherP: fisher?.p,
      chisqP: chiSquaredOfShares(x1, n1, x2, n2)?.p,
    }
    return [
      ...differences(`${x1}/${n1} - ${x2}/${n2}`, got, wanted, { relative: 1e-10 }),
      // R searches this one to the fourth root of its precision.
      ...differences('odds', fisher?.oddsRatio, fisherOR, { relative: 1e-3 }),
    ]
  }),
]

const runRates: OracleRun = ({ expected }) =>
  Object.values(expected).flatMap(({ x1, t1, x2, t2, ...wanted }: Loose) => {
    const found = rateRatio(x1, t1, x2, t2)
    const got = {
      exactRateCI: poissonRateInterval(x1, t1),
      rateRatio: found?.ratio,
      rateRatioCI: found?.interval,
      p: found?.p,
    }
    return differences(`${x1}/${t1}`, got, wanted, { relative: 1e-9, absolute: 1e-14 })
  })

const runShareTrend: OracleRun = ({ input, control, expected }) => {
  const scores = Array.isArray(control.scores) ? control.scores : undefined
  const found = proportionTrend(input.x, input.n, scores)
  const got = found && {
    chisq: found.chisq,
    p: found.p,
    logisticCoef: found.logistic?.coefficients,
    logisticSE: found.logistic?.standardErrors,
  }
  return [
    ...differences('trend', got && [got.chisq, got.p], [expected.chisq, expected.p], { relative: 1e-9 }),
    ...differences('logistic', got?.logisticCoef, expected.logisticCoef, { relative: 1e-8, absolute: 1e-8 }),
    ...differences('errors', got?.logisticSE, expected.logisticSE, { relative: 1e-6 }),
  ]
}

const runStandardised: OracleRun = ({ input, expected }) => {
  const found = standardisedRate(input.x, input.n, input.standard)
  const got = found && { rate: found.rate, var: found.var, ci95_FayFeuer: found.ci95 }
  return differences('rate', got, expected, { relative: 1e-9 })
}

const runStrata: OracleRun = ({ input, expected }) =>
  differences('strata', mantelHaenszel(input.strata), expected, { relative: 1e-9 })

export const SUMMARIES: Readonly<Record<string, OracleRun>> = {
  multiplicity: runAdjust,
  'Poisson rates': runRates,
  'Cochran-Armitage trend and logistic trend': runShareTrend,
  'directly standardised rate': runStandardised,
  'stratified 2x2 (source-mix-adjusted comparison)': runStrata,
  'binomial intervals and two-sample comparisons': runProportions,
  'exact penalised changepoints (PELT optimum) and Bai-Perron': runChangepoints,
  'Mann-Kendall and Sen slope': runMannKendall,
}
