/** Cases of run lengths of CUSUMs and of their design. */
import { poissonPmf } from '../poisson.ts'
import {
  binomialReference,
  countRunLength,
  designCusum,
  normalRunLength,
  poissonReference,
} from '../run-length.ts'
import type { Loose, OracleRun } from './case.ts'
import { differences } from './compare.ts'

const runCounts: OracleRun = ({ control, expected }) => {
  // The file's figures are those of counts cut at 4, which its settings leave out.
  const found = control.map(({ h, k, theta, digits = 1, W = 4 }: Loose) =>
    countRunLength((x) => poissonPmf(x, theta), { h, k, digits, cap: W }),
  )
  const got = {
    ARL: found.map(({ arl }: Loose) => arl),
    'FIR.ARL': found.map(({ fastStart }: Loose) => fastStart),
  }
  return differences('arl', got, expected, { relative: 1e-8 })
}

const runNormal: OracleRun = ({ input, expected }) => {
  const got = input.k.map((k: number, i: number) => normalRunLength({ k, h: input.h[i], mu: input.mu[i] }))
  return differences('arl', got, expected.ARL, { relative: 1e-8 })
}

/** The file does not hold its binomial pairs; these are the shares its values belong to. */
const SHARES = [
  [0.1, 0.2],
  [0.05, 0.15],
] as const

const runReference: OracleRun = ({ input, expected }) => {
  const pairs: [number, number][] = input.pairs
  return [
    ...differences(
      'poisson',
      pairs.map(([a, b]) => poissonReference(a, b)),
      expected.poisson,
      { relative: 1e-12 },
    ),
    ...differences(
      'binomial',
      SHARES.map(([a, b]) => binomialReference(a, b, 20)),
      expected.binomial_n20,
      { relative: 1e-12 },
    ),
  ]
}

const runDesign: OracleRun = ({ control, expected }) => {
  const found = designCusum(control.ARLa, control.ARLr)
  return [
    ...differences('k', found?.k, expected.k, { absolute: 1e-3 }),
    ...differences('h', found?.h, expected.h, { absolute: 1e-2 }),
  ]
}

export const RUN_LENGTHS: Readonly<Record<string, OracleRun>> = {
  arlCusum: runCounts,
  'ARL of a one-sided normal CUSUM': runNormal,
  findK: runReference,
  'find.kh': runDesign,
}
