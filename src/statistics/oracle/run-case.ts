/** Finds the method a case is about and holds it to the authority's answer. */
import type { OracleCase, OracleRun } from './case.ts'
import { CLUSTERS } from './clusters.ts'
import { DETECTORS } from './detectors.ts'
import { DISTRIBUTIONS } from './distributions.ts'
import { EPIDEMICS } from './epidemics.ts'
import { PRICES } from './prices.ts'
import { REGRESSIONS } from './regressions.ts'
import { RUN_LENGTHS } from './run-lengths.ts'
import { SUMMARIES } from './summaries.ts'
import { TRENDS } from './trends.ts'

const RUNS: Readonly<Record<string, OracleRun>> = {
  ...DETECTORS,
  ...DISTRIBUTIONS,
  ...PRICES,
  ...REGRESSIONS,
  ...SUMMARIES,
  ...TRENDS,
  ...CLUSTERS,
  ...EPIDEMICS,
  ...RUN_LENGTHS,
}

/** Differences of one case, none when it agrees; `undefined` when its method or one of its settings is not covered. */
export function runCase(oracle: OracleCase): string[] | undefined {
  try {
    return RUNS[oracle.algorithm]?.(oracle)
  } catch (error) {
    return [`${oracle.algorithm}: ${error instanceof Error ? error.message : String(error)}`]
  }
}
