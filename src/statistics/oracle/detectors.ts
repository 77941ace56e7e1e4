/** Cases of outbreak detectors. */
import { bayesianBound } from '../bayesian-bound.ts'
import { binomialCusum } from '../binomial-cusum.ts'
import { cdc } from '../cdc.ts'
import { cusum } from '../cusum.ts'
import { ears } from '../ears.ts'
import { epidemicRatios } from '../epidemic-cusum.ts'
import { farrington } from '../farrington.ts'
import { farringtonFlexible } from '../farrington-flexible.ts'
import { casesToAlarm, likelihoodCusum } from '../likelihood-cusum.ts'
import { outbreakP } from '../outbreak-p.ts'
import { bayes, rki } from '../reference-sets.ts'
import { column, type Loose, type OracleRun, positions } from './case.ts'
import { differences } from './compare.ts'

const known = (observed: readonly (number | null)[]) => observed.map((count) => count ?? undefined)

const runFlexible: OracleRun = (oracle) => {
  const { input, control, expected } = oracle
  const series = {
    observed: known(input.observed),
    frequency: input.freq,
    dates: input.epochAsDate ? input.epoch : undefined,
    population: input.population ?? undefined,
  }
  const compared = (wanted: Loose, compat: 'surveillance-1.20' | undefined): string[] => {
    const points = positions(oracle).map((k) => farringtonFlexible(series, k, { ...control, compat }))
    const got = {
      upperbound: column(points, 'upperbound'),
      alarm: column(points, 'alarm'),
      // The package writes 0 where it fits nothing, and leaves the expectation out where it gives no bound.
      expected: points.map((p) => (p ? (p.upperbound === undefined ? undefined : p.expected) : 0)),
      phi: column(points, 'phi'),
      pvalue: column(points, 'pvalue'),
      score: column(points, 'score'),
      trendFitted: points.map((p) => p && p.trend !== undefined),
    }
    return Object.entries(got)
      .filter(([name]) => name in wanted)
      .flatMap(([name, values]) =>
        differences(name, values, wanted[name], { relative: 1e-9, absolute: 1e-12 }),
      )
  }
  const corrected = expected.expectedCorrected ?? (control.reweight ? undefined : expected)
  const own = corrected ? compared(corrected, undefined) : []
  return [...compared(expected, 'surveillance-1.20'), ...own.map((line) => `corrected ${line}`)]
}

const runClassic: OracleRun = (oracle) => {
  const { input, control, expected } = oracle
  const points = positions(oracle).map((k) =>
    farrington(input.observed, k, { ...control, frequency: input.freq }),
  )
  const got = {
    upperbound: points.map((p) => p && (p.upperbound ?? 0)),
    alarm: column(points, 'alarm'),
    pred: points.map((p) => p && 1 - p.pvalue),
    trend: column(points, 'expected'),
  }
  return differences('farrington', got, expected, { relative: 1e-9, absolute: 1e-12 })
}

const runEars: OracleRun = (oracle) => {
  const points = positions(oracle).map((k) => ears(oracle.input.observed, k, oracle.control))
  const got = { upperbound: column(points, 'upperbound'), alarm: column(points, 'alarm') }
  return differences('ears', got, oracle.expected, { relative: 1e-10, absolute: 1e-12 })
}

const runCusum: OracleRun = (oracle) => {
  const { input, control, expected } = oracle
  const x = positions(oracle).map((k) => input.observed[k])
  const m = x.map((_, i) => (expected.m.length === 1 ? expected.m[0] : expected.m[i]))
  const points = cusum(x, m, { ...control, compat: 'surveillance-1.20' })
  const got = {
    cusum: column(points, 'sum'),
    alarm: column(points, 'alarm'),
    upperbound: column(points, 'upperbound'),
  }
  const { m: _given, ...wanted } = expected
  return differences('cusum', got, wanted, { relative: 1e-10, absolute: 1e-10 })
}

const runLikelihood: OracleRun = (oracle) => {
  const { input, control, expected } = oracle
  if (control.change === 'epi') return control.alpha === 0 ? runEpidemic(oracle) : undefined
  if (input.x) {
    const got = input.x.map(
      (x: number, i: number) =>
        likelihoodCusum([x], [input.mu0[i]], { ...control, threshold: Number.POSITIVE_INFINITY })[0]
          ?.statistic,
    )
    return differences('statistic', got, expected.exactStatistic, { relative: 1e-6, absolute: 1e-6 })
  }
  const x = positions(oracle).map((k) => input.observed[k])
  const alpha = typeof control.alpha === 'number' ? control.alpha : expected.alphaHat
  const options = {
    ...control,
    alpha,
    threshold: control['c.ARL'],
    direction: control.dir ?? 'inc',
    compat: 'surveillance-1.20',
  }
  const mu = input.mu0 ?? expected.mu0
  const points = likelihoodCusum(x, mu, options)
  const statistic = control.ret === 'cases' ? casesToAlarm(x, mu, options) : column(points, 'statistic')
  const wanted = {
    statistic: expected.exactStatistic ?? expected.statistic,
    alarm: expected.exactAlarm ?? expected.alarm,
  }
  return differences('glr', { statistic, alarm: column(points, 'alarm') }, wanted, {
    relative: 1e-6,
    absolute: 1e-6,
  })
}

/**
 * The package's search for the growth of an epidemic stops at zero for some starts. Its statistic must be that of some start, or zero, and never above the
 * exact maximum; the periods after its own alarms are started anew as it does.
 */
const runEpidemic: OracleRun = (oracle) => {
  const { input, control, expected } = oracle
  const x = positions(oracle).map((k) => input.observed[k])
  let start = 0
  return expected.statistic.flatMap((statistic: number, n: number) => {
    const ratios = epidemicRatios(x, input.mu0, { ...control, start, end: n })
    if (expected.alarm[n]) start = n + 1
    // A search that stopped leaves a trace of its last step.
    const isFound = statistic < 1e-4 || ratios.some((ratio) => Math.abs(ratio - statistic) < 1e-6)
    const isAbove = ratios.every((ratio) => statistic > ratio + 1e-6) && statistic > 1e-4
    return isFound && !isAbove ? [] : [`statistic[${n}]: ${ratios} for ${statistic}`]
  })
}

const runReference =
  (judge: typeof rki | typeof bayes): OracleRun =>
  (oracle) => {
    const { b, w, actY, alpha } = oracle.control
    const set = { b, w, actY, frequency: oracle.input.freq }
    const points = positions(oracle).map((k) => judge(oracle.input.observed, k, set, alpha))
    return differences(
      'bound',
      { upperbound: column(points, 'upperbound'), alarm: column(points, 'alarm') },
      oracle.expected,
      { relative: 1e-13 },
    )
  }

const runBinomial: OracleRun = ({ input, control, expected }) => {
  const points = binomialCusum(input.positive, input.tested, control)
  return differences(
    'cusum',
    { statistic: column(points, 'statistic'), alarm: column(points, 'alarm') },
    expected,
    {
      relative: 1e-10,
      absolute: 1e-12,
    },
  )
}

const runCdc: OracleRun = (oracle) => {
  const { input, control, expected } = oracle
  const points = positions(oracle).map((k) => cdc(input.observed, k, { ...control, frequency: input.freq }))
  const got = {
    upperbound: column(points, 'upperbound'),
    alarm: column(points, 'alarm'),
    fourWeekTotal: column(points, 'total'),
  }
  return differences('cdc', got, expected, { relative: 1e-10 })
}

const runOutbreakP: OracleRun = (oracle) => {
  if (oracle.control.ret !== 'value') return undefined
  const points = outbreakP(
    positions(oracle).map((k) => oracle.input.observed[k]),
    oracle.control.k,
  )
  const got = { statistic: column(points, 'statistic'), alarm: column(points, 'alarm') }
  return differences('outbreakP', got, oracle.expected, { relative: 1e-9 })
}

const runPanel: OracleRun = ({ input, control, expected }) => {
  const [from, to] = input.evaluate
  return expected.series.flatMap((one: Loose, i: number) =>
    ['improved', 'original'].flatMap((name) => {
      const series = { observed: known(one.observed), frequency: 52 }
      const points = Array.from({ length: to - from + 1 }, (_, j) =>
        farringtonFlexible(series, from - 1 + j, { ...control[name], compat: 'surveillance-1.20' }),
      )
      const got = [column(points, 'upperbound'), points.map((p) => p && Number(p.alarm))]
      return differences(`${i}.${name}`, got, [one[`${name}_upperbound`], one[`${name}_alarm`]], {
        relative: 1e-9,
      })
    }),
  )
}

const runBayesian: OracleRun = (oracle) => {
  const { input, control, expected } = oracle
  if (control.inferenceMethod !== 'asym' || control.delay) return undefined
  const series = { observed: known(input.observed), frequency: input.freq, dates: input.epoch }
  const points = positions(oracle).map((k) => bayesianBound(series, k, control))
  // The authority draws its bounds: the file asks for one count or 5 %.
  return [
    ...differences('bound', column(points, 'upperbound'), expected.upperbound, {
      absolute: 1,
      relative: 0.05,
    }),
    ...differences('alarm', column(points, 'alarm'), expected.alarm, {}),
  ]
}

export const DETECTORS: Readonly<Record<string, OracleRun>> = {
  farringtonFlexible: runFlexible,
  farrington: runClassic,
  'simulation panel (identical series, R alarms)': runPanel,
  earsC: runEars,
  cusum: runCusum,
  glrnb: runLikelihood,
  'categoricalCUSUM (binomial LR CUSUM)': runBinomial,
  'bodaDelay (negative binomial GLM, asymptotic posterior, no delay)': runBayesian,
  cdc: runCdc,
  outbreakP: runOutbreakP,
  rki: runReference(rki),
  bayes: runReference(bayes),
}
