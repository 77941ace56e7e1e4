/** Cases of trends and of single figures. */
import { type Adjustment, adjustP } from '../adjust-p.ts'
import { changepoints, normalCost, poissonCost } from '../changepoints.ts'
import { mannKendall } from '../mann-kendall.ts'
import { clopperPearson, newcombe, wilson } from '../proportions.ts'
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
  // Bai and Perron's breaks are another method, and not covered.
  const { strucchange: _another, ...wanted } = expected
  return differences('changepoints', got, wanted, { relative: 1e-9 })
}

/** Jeffreys', Agresti's and the tests' own figures are other methods, and not covered. */
const runProportions: OracleRun = ({ expected }) => [
  ...expected.single.flatMap(({ x, n, level, ...wanted }: Loose) =>
    differences(
      `${x} of ${n}`,
      [wilson(x, n, level), wilson(x, n, level, true), clopperPearson(x, n, level)],
      [wanted.wilson, wanted.wilsonContinuity, wanted.clopperPearson],
      { relative: 1e-10, absolute: 1e-12 },
    ),
  ),
  ...expected.twoSample.flatMap(({ x1, n1, x2, n2, newcombe95 }: Loose) =>
    differences(`${x1}/${n1} - ${x2}/${n2}`, newcombe(x1, n1, x2, n2), newcombe95, { relative: 1e-10 }),
  ),
]

const runStandardised: OracleRun = ({ input, expected }) => {
  const found = standardisedRate(input.x, input.n, input.standard)
  const got = found && { rate: found.rate, var: found.var, ci95_FayFeuer: found.ci95 }
  return differences('rate', got, expected, { relative: 1e-9 })
}

const runStrata: OracleRun = ({ input, expected }) =>
  differences('strata', mantelHaenszel(input.strata), expected, { relative: 1e-9 })

export const SUMMARIES: Readonly<Record<string, OracleRun>> = {
  multiplicity: runAdjust,
  'directly standardised rate': runStandardised,
  'stratified 2x2 (source-mix-adjusted comparison)': runStrata,
  'binomial intervals and two-sample comparisons': runProportions,
  'exact penalised changepoints (PELT optimum) and Bai-Perron': runChangepoints,
  'Mann-Kendall and Sen slope': runMannKendall,
}
