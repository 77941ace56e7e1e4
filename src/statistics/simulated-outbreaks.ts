/** Invented series with outbreaks at known weeks, on which detectors are compared. */
import { demandFinite } from './demand.ts'
import { type Chance, drawCount, drawNormal, drawPoisson } from './random.ts'

export interface Scenario {
  /** Logarithm of the mean at time 0, and its growth a week. */
  readonly theta: number
  readonly beta: number
  /** Amplitudes of the cosine and sine of the season. */
  readonly gamma1: number
  readonly gamma2: number
  /** Variance over mean. */
  readonly phi: number
  /** Harmonics of the season: 0, 1 or 2. */
  readonly m: number
}

const LEVELS = [
  { theta: 0.1, beta: 0.0025, gamma1: 0.6, gamma2: 0.6, phi: 1.5 },
  { theta: -2, beta: 0.005, gamma1: 0.1, gamma2: 0.3, phi: 2 },
  { theta: 1.5, beta: 0.003, gamma1: 0.2, gamma2: -0.4, phi: 1 },
  { theta: 0.5, beta: 0.002, gamma1: 0.5, gamma2: 0.5, phi: 5 },
  { theta: 2.5, beta: 0.001, gamma1: 1, gamma2: 0.1, phi: 3 },
  { theta: 3.75, beta: 0.001, gamma1: 0.1, gamma2: -0.1, phi: 1.1 },
  { theta: 5, beta: 0.0001, gamma1: 0.05, gamma2: 0.01, phi: 1.2 },
] as const

/** The 42 scenarios of Noufaily et al. (2013): seven levels, with and without trend, with no season, one harmonic or two. */
export const SCENARIOS: readonly Scenario[] = LEVELS.flatMap((level) =>
  [0, level.beta].flatMap((beta) => [0, 1, 2].map((m) => ({ ...level, beta, m }))),
)

/** Weeks, from 0: past outbreaks start in `past`, the one to be found and the weeks judged lie in `current`. */
export const STUDY_WEEKS = { length: 624, past: [312, 575], current: [575, 624] } as const

export interface SimulatedSeries {
  readonly observed: readonly number[]
  /** First and last week with a case of the current outbreak, from 0; `undefined` without one. */
  readonly outbreak: readonly [first: number, last: number] | undefined
  /** Weeks with cases of the current outbreak. */
  readonly outbreakWeeks: ReadonlySet<number>
}

/**
 * The mean at week `t` (counted from 1) when nothing happens.
 *
 * @example
 * meanAt({ theta: 0, beta: 0, gamma1: 0, gamma2: 0, phi: 1, m: 0 }, 1) // => 1
 */
export function meanAt({ theta, beta, gamma1, gamma2, m }: Scenario, t: number): number {
  demandFinite('meanAt', 'scenario', [theta, beta, gamma1, gamma2])
  let line = theta + beta * t
  for (let j = 1; j <= m; j++) {
    const angle = (2 * Math.PI * j * t) / 52
    line += gamma1 * Math.cos(angle) + gamma2 * Math.sin(angle)
  }
  return Math.exp(line)
}

/**
 * A series of 624 weeks with four past outbreaks of strength `k1` and one current outbreak of strength `k2` (0 for none).
 *
 * Noufaily et al. (2013), Stat. Med. 32(7), section 4: noise negative binomial of variance phi × mean; an outbreak has Poisson many cases, its
 * mean `k` standard deviations of its first week, at least two, spread over weeks after a log-normal law; past ones start in weeks 313 to 575,
 * the current one in 576 to 624, and cases after the last week fall away.
 *
 * @example
 * simulateOutbreaks(() => 0.5, { theta: 0, beta: 0, gamma1: 0, gamma2: 0, phi: 1, m: 0 }, 0, 0).observed.length // => 624
 */
export function simulateOutbreaks(
  chance: Chance,
  scenario: Scenario,
  k1: number,
  k2: number,
): SimulatedSeries {
  const { length, past, current } = STUDY_WEEKS
  const observed = Array.from({ length }, (_, i) => drawCount(chance, meanAt(scenario, i + 1), scenario.phi))
  const pick = ([from, to]: readonly [number, number]): number => from + Math.floor(chance() * (to - from))
  const outbreakWeeks = new Set<number>()
  const spread = (start: number, k: number): number[] => {
    const cases = drawOutbreakSize(chance, k * Math.sqrt(meanAt(scenario, start + 1) * scenario.phi))
    return Array.from({ length: cases }, () => start + Math.floor(Math.exp(0.5 * drawNormal(chance)))).filter(
      (week) => week < length,
    )
  }
  if (k1 > 0) for (let i = 0; i < 4; i++) for (const week of spread(pick(past), k1)) observed[week]! += 1
  if (k2 > 0)
    for (const week of spread(pick(current), k2)) {
      observed[week]! += 1
      outbreakWeeks.add(week)
    }
  const weeks = [...outbreakWeeks]
  return {
    observed,
    outbreak: weeks.length > 0 ? [Math.min(...weeks), Math.max(...weeks)] : undefined,
    outbreakWeeks,
  }
}

/** A Poisson count of at least two. */
function drawOutbreakSize(chance: Chance, mean: number): number {
  for (;;) {
    const size = drawPoisson(chance, mean)
    if (size >= 2) return size
  }
}
