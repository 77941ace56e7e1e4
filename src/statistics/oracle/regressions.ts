/** Cases of regressions. */

import { fitGlm, fitNegativeBinomial, robustCovariance } from '../glm.ts'
import { normalQuantile } from '../normal.ts'
import { poissonPmf } from '../poisson.ts'
import type { Loose, OracleRun } from './case.ts'
import { differences } from './compare.ts'

const Z = normalQuantile(0.975) ?? Number.NaN

const runCounts: OracleRun = ({ input, control, expected }) => {
  const y: number[] = input.y
  const waves = Array.from({ length: control.harmonics }, (_, s) => s + 1)
  const names = ['(Intercept)', 't', ...waves.flatMap((s) => [`c${s}`, `s${s}`])]
  const x = y.map((_, i) => {
    const time = (i + 1) / input.freq
    return [
      1,
      time,
      ...waves.flatMap((s) => [Math.cos(2 * Math.PI * s * time), Math.sin(2 * Math.PI * s * time)]),
    ]
  })
  const offset: number[] | undefined = input.offset?.map(Math.log)
  const poisson = fitGlm(x, y, { offset })
  if (!poisson) return ['poisson: no fit']
  const negative = expected.negbin && fitNegativeBinomial(x, y, offset)
  const named = (values: readonly number[]) => Object.fromEntries(names.map((name, j) => [name, values[j]]))
  const errors = (covariance: readonly (readonly number[])[], dispersion = 1) =>
    covariance.map((row, j) => Math.sqrt((row[j] ?? 0) * dispersion))
  const compared = (name: string, fit: typeof poisson, dispersion: number, wanted: Loose): string[] => {
    const se = errors(fit.covariance, dispersion)
    const [slope = 0, error = 0] = [fit.coefficients[1], se[1]]
    const percent = [slope, slope - Z * error, slope + Z * error].map((value) => 100 * Math.expm1(value))
    return [
      ...differences(`${name}.coef`, named(fit.coefficients), wanted.coef, {
        relative: 1e-8,
        absolute: 1e-8,
      }),
      ...differences(`${name}.se`, named(se), wanted.se, { relative: 1e-6 }),
      ...differences(`${name}.deviance`, fit.deviance, wanted.deviance, { relative: 1e-6 }),
      ...differences(`${name}.percent`, percent, [wanted.percentPerYear, ...wanted.percentCI95], {
        relative: 1e-6,
        absolute: 1e-6,
      }),
    ]
  }
  const logLikelihood = y.reduce((sum, count, i) => sum + Math.log(poissonPmf(count, poisson.mu[i] ?? 0)), 0)
  const robust = [0, 4].map((lags) => errors(robustCovariance(x, y, poisson, lags))[1])
  return [
    ...compared('poisson', poisson, 1, expected.poisson),
    ...compared('quasipoisson', poisson, poisson.dispersion, expected.quasipoisson),
    ...differences('dispersion', poisson.dispersion, expected.quasipoisson.dispersion, { relative: 1e-6 }),
    ...differences('logLik', logLikelihood, expected.poisson.logLik, { relative: 1e-9 }),
    ...differences('robust', robust, [expected.poisson_HC0_se_t, expected.poisson_NeweyWest4_se_t], {
      relative: 1e-6,
    }),
    ...(expected.negbin
      ? negative
        ? [
            ...compared('negbin', negative, 1, expected.negbin),
            ...differences(
              'theta',
              [negative.theta, negative.thetaError],
              [expected.negbin.theta, expected.negbin['SE.theta']],
              { relative: 1e-5 },
            ),
            ...differences('logLik', negative.logLikelihood, expected.negbin.logLik, { relative: 1e-8 }),
          ]
        : ['negbin: no fit']
      : []),
  ]
}

export const REGRESSIONS: Readonly<Record<string, OracleRun>> = {
  'Poisson / quasi-Poisson / negative binomial regression (trend per year + harmonics)': runCounts,
}
