/** Cases of trends and of single figures. */
import { type Adjustment, adjustP } from '../adjust-p.ts'
import { mannKendall } from '../mann-kendall.ts'
import type { OracleRun } from './case.ts'
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

export const SUMMARIES: Readonly<Record<string, OracleRun>> = {
  multiplicity: runAdjust,
  'Mann-Kendall and Sen slope': runMannKendall,
}
