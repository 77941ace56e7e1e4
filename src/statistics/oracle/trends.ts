/** Cases of trends over years, their turns and breaks. */
import { joinpoints } from '../joinpoint.ts'
import { onlineChangepoints } from '../online-changepoint.ts'
import { seasonalMannKendall } from '../seasonal-mann-kendall.ts'
import { column, type OracleRun } from './case.ts'
import { differences } from './compare.ts'

const runSeasonal: OracleRun = ({ input, expected }) => {
  const found = seasonalMannKendall(
    input.monthly.map((year: (number | null)[]) => year.map((value) => value ?? undefined)),
  )
  const got = found && {
    ...found,
    varS_dependence: found.varSDependence,
    Z_dependence: found.ZDependence,
    p_dependence: found.pDependence,
    seasonalSenSlopePerYear: found.slopePerYear,
  }
  return differences('smk', got, expected, { relative: 1e-12 })
}

const runOnline: OracleRun = ({ input, control, expected }) => {
  const points = onlineChangepoints(input.y, {
    shape: control.gammaShape,
    rate: control.gammaRate,
    lambda: control.lambda,
  })
  const got = {
    mapRunLength: column(points, 'likeliest'),
    probRunLengthLE5: column(points, 'probabilityRecent'),
    meanRunLength: column(points, 'mean'),
    cumulativeLogEvidence: column(points, 'logEvidence'),
  }
  return differences('bocpd', got, expected, { relative: 1e-9, absolute: 1e-12 })
}

const runJoinpoint: OracleRun = ({ input, control, expected }) => {
  const most = expected.models.length - 1
  const found = joinpoints(input.t, input.y, { most, fewest: control.minObsBetween })
  const n = input.t.length
  const got = {
    models: found?.models.map((model, k) => ({
      ...model,
      k,
      bic_classic: n * Math.log(model.rss / n) + 2 * (k + 1) * Math.log(n),
    })),
    bestByNciBic: found?.best,
  }
  // A breakpoint between observed times (segmented) is another method, and not covered.
  const { segmented: _another, ...wanted } = expected
  return differences('joinpoint', got, wanted, { relative: 1e-9 })
}

export const TRENDS: Readonly<Record<string, OracleRun>> = {
  'seasonal Mann-Kendall': runSeasonal,
  'Bayesian online changepoint detection, Gamma-Poisson': runOnline,
  'joinpoint (segmented log-linear) regression': runJoinpoint,
}
