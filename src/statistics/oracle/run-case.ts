/** Finds the method a case is about and holds it to the authority's answer. */
import type { OracleCase, OracleRun } from './case.ts'
import { DETECTORS } from './detectors.ts'
import { DISTRIBUTIONS } from './distributions.ts'
import { PRICES } from './prices.ts'
import { REGRESSIONS } from './regressions.ts'
import { SUMMARIES } from './summaries.ts'

const RUNS: Readonly<Record<string, OracleRun>> = {
  ...DETECTORS,
  ...DISTRIBUTIONS,
  ...PRICES,
  ...REGRESSIONS,
  ...SUMMARIES,
}

/** Differences of one case, none when it agrees; `undefined` when its method or one of its settings is not covered. */
export function runCase(oracle: OracleCase): string[] | undefined {
  try {
    return RUNS[oracle.algorithm]?.(oracle)
  } catch (error) {
    return [`${oracle.algorithm}: ${error instanceof Error ? error.message : String(error)}`]
  }
}
