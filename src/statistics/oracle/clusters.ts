/** Cases of clusters in space and time. */
import { emergingCluster } from '../emerging-cluster.ts'
import { knox } from '../knox.ts'
import { poissonUpper } from '../poisson.ts'
import { seeded } from '../random.ts'
import { scanSpaceTime } from '../space-time-scan.ts'
import type { Loose, OracleRun } from './case.ts'
import { differences } from './compare.ts'

const runScan: OracleRun = ({ input, control, expected }) => {
  const { monteCarlo } = expected
  const found = scanSpaceTime(input.x, input.y, input.population, input.counts, {
    statistic: control.statistic === 'ebp' ? 'expectation' : 'kulldorff',
    baseline: control.baseline.startsWith('space-time') ? 'permutation' : 'population',
    maxWindow: control.maxTemporalWindow,
    isProspective: control.prospective,
    maxShare: control.maxPopulationFraction,
    most: expected.topNonOverlappingClusters.length,
    ...(monteCarlo && { chance: seeded(monteCarlo.seed), replicates: replicatesFor(monteCarlo) }),
    // The authority lets cases fall by expectation whatever the baseline.
    simulate: 'total',
  })
  const clusters = found.clusters.map(({ places, from, to, observed, expected: mean, llr }) => ({
    locations: places.map((place) => place + 1),
    from: from + 1,
    to: to + 1,
    observed,
    expected: mean,
    llr,
  }))
  const got = {
    distinctZones: found.zones,
    windowsScanned: found.windows,
    topNonOverlappingClusters: clusters,
  }
  const { monteCarlo: _chance, ...wanted } = expected
  return [
    ...differences('scan', got, wanted, { relative: 1e-9 }),
    ...(monteCarlo ? ofChance(found.p ?? 1, found.simulated, monteCarlo) : []),
  ]
}

/** More draws than the authority's, so that the chance left is nearly its own alone. */
const replicatesFor = ({ replicates }: Loose): number => Math.min(999, 4 * replicates + 3)

/**
 * Two Monte Carlo answers differ by chance: p within three standard errors, as the file asks. Its 5 % of a quantile is less than the
 * chance error of its own few draws; the share of ours below it within three standard errors is what can be asked of any seed.
 */
function ofChance(p: number, simulated: readonly number[], wanted: Loose): string[] {
  const within = (share: number) => ({ absolute: 3 * Math.sqrt((share * (1 - share)) / wanted.replicates) })
  return [
    ...differences('p', p, wanted.p, within(wanted.p)),
    ...Object.entries(wanted.quantiles).flatMap(([name, value]) => {
      const share = Number(name.slice(1)) / 100
      const below = simulated.filter((llr) => llr <= Number(value)).length / simulated.length
      return differences(`share below ${name}`, below, share, within(share))
    }),
  ]
}

const runKnox: OracleRun = ({ input, control, expected }) => {
  const below = (text: string): number => Number(text.replace(/[<=]+/, ''))
  const replicates = expected.pPermutation?.B ?? 999
  const found = knox(input.x, input.y, input.t, {
    closeTime: below(control.closeTime),
    closeSpace: below(control.closeSpace),
    replicates,
    chance: seeded(1),
  })
  const { pPermutation, pPoisson, ...wanted } = expected
  const p = pPermutation?.value ?? 1
  // The package gives the probability of more pairs than were seen, which leaves out what was seen.
  const more = found && poissonUpper(found.statistic + 1, found.expected)
  return [
    ...differences('knox', found, wanted, { relative: 1e-9 }),
    ...differences('pPoisson', more, pPoisson, { relative: 1e-9 }),
    ...(pPermutation
      ? differences('pPermutation', found?.pPermutation, p, {
          absolute: 3 * Math.sqrt((p * (1 - p)) / replicates),
        })
      : []),
  ]
}

const runCluster: OracleRun = ({ input, control, expected }) => {
  const found = emergingCluster(input.x, input.y, input.t, { ...control, isCusum: control.cusum })
  let highest = 0
  // The package's CUSUM keeps its highest value so far; the first alarm is the same.
  const kept = found.statistic.map((value) => {
    highest = Math.max(highest, value)
    return highest
  })
  const got = {
    R: control.cusum ? kept : found.statistic,
    firstAlarmIndex: found.firstAlarm === undefined ? undefined : found.firstAlarm + 1,
    clusterCentreIndex: found.centre === undefined ? undefined : found.centre + 1,
  }
  return differences('stcd', got, expected, { relative: 1e-9 })
}

export const CLUSTERS: Readonly<Record<string, OracleRun>> = {
  'space-time scan statistic (circular zones, Poisson)': runScan,
  'Knox space-time interaction': runKnox,
  'stcd (space-time Shiryaev-Roberts)': runCluster,
}
