/** Where and when did more happen than elsewhere: the space-time scan statistic. */
import { demandFinite, demandSameLength, type Matrix } from './demand.ts'
import { type Chance, shuffle } from './random.ts'
import { circularZones } from './scan-zones.ts'

export interface ScanOptions {
  /** Against all the rest (Kulldorff), or against the expectation alone (expectation-based Poisson). */
  readonly statistic?: 'kulldorff' | 'expectation'
  /** Expectation by population, the same in every period; or each place's share times each period's (space-time permutation). */
  readonly baseline?: 'population' | 'permutation'
  /** Longest window, in periods. */
  readonly maxWindow: number
  /** Only windows that last to the end: what is going on now. */
  readonly isProspective?: boolean
  /** Largest share of the population a zone may hold. */
  readonly maxShare?: number
  /** Most clusters told. */
  readonly most?: number
  /** Chance and number of simulated data sets for the p-value; none without. */
  readonly chance?: Chance
  readonly replicates?: number
  /**
   * What chance keeps: the total alone, cases falling by expectation; or, the default of the permutation baseline, also each place's and each
   * period's total, which that baseline took from the counts.
   */
  readonly simulate?: 'total' | 'margins'
}

export interface ScanCluster {
  /** Places and periods, from 0, `to` included. */
  readonly places: readonly number[]
  readonly from: number
  readonly to: number
  readonly observed: number
  readonly expected: number
  /** Log likelihood ratio. */
  readonly llr: number
}

export interface ScanResult {
  /** The likeliest, then the next that share no place with those before. */
  readonly clusters: readonly ScanCluster[]
  readonly zones: number
  readonly windows: number
  /** Probability of a likeliest cluster as strong by chance, and the largest ratios of the simulated sets, ascending. */
  readonly p: number | undefined
  readonly simulated: readonly number[]
}

/**
 * Scans circular zones of places at `x`, `y` over windows of periods for counts (`counts[place][period]`) above expectation.
 *
 * Kulldorff (1997), Commun. Stat. Theory Methods 26(6), prospective: (2001) J. R. Stat. Soc. A 164(1); permutation baseline: Kulldorff et al. (2005), PLoS Med. 2(3);
 * expectation-based: Neill (2009), Int. J. Forecasting 25(3). Of windows equally strong the one that starts, then ends, first is told; of zones the first found.
 *
 * @returns no clusters when nothing was counted.
 * @throws RangeError for unequal lengths, numbers that are not finite, or a negative count or population.
 * @example
 * scanSpaceTime([0, 1, 9], [0, 0, 0], [1, 1, 1], [[1, 0, 9], [1, 1, 1], [1, 1, 0]], { maxWindow: 1 }).clusters[0].places // => [0]
 */
export function scanSpaceTime(
  x: readonly number[],
  y: readonly number[],
  population: readonly number[],
  counts: Matrix,
  options: ScanOptions,
): ScanResult {
  demandSameLength('scanSpaceTime', { x, y, population, counts })
  for (const [name, values] of Object.entries({ x, y, population }))
    demandFinite('scanSpaceTime', name, values)
  for (const [i, row] of counts.entries()) {
    demandFinite('scanSpaceTime', `counts[${i}]`, row)
    demandSameLength('scanSpaceTime', { 'counts[0]': counts[0]!, [`counts[${i}]`]: row })
  }
  if ([...population, ...counts.flat()].some((value) => value < 0))
    throw new RangeError('scanSpaceTime: expected counts and populations of 0 or more, found one below')
  const { baseline = 'population', maxShare = 0.5, most = 5, chance, replicates = 999 } = options
  const zones = circularZones(x, y, population, maxShare)
  const expectation = baseline === 'population' ? byPopulation(counts, population) : byMargins(counts)
  const windows = windowsOf(counts[0]?.length ?? 0, options)
  const total = counts.flat().reduce((sum, count) => sum + count, 0)
  const scan = new Scan(zones, windows, expectation, total, options.statistic ?? 'kulldorff')
  const clusters = total > 0 ? scan.clusters(counts, most) : []
  const { simulate = baseline === 'permutation' ? 'margins' : 'total' } = options
  const simulated: number[] = []
  if (chance && clusters[0])
    for (let b = 0; b < replicates; b++) {
      const drawn =
        simulate === 'total' ? drawCounts(chance, expectation, total) : shufflePeriods(chance, counts)
      simulated.push(scan.largest(drawn))
    }
  const [strongest] = clusters
  return {
    clusters,
    zones: zones.length,
    windows: zones.length * windows.length,
    p:
      chance && strongest
        ? (simulated.filter((llr) => llr >= strongest.llr).length + 1) / (replicates + 1)
        : undefined,
    simulated: simulated.sort((a, b) => a - b),
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function byPopulation(counts: Matrix, population: readonly number[]): number[][] {
  const total = sumOf(counts.flat())
  const people = sumOf(population)
  return counts.map((row, i) => row.map(() => (total * population[i]!) / people / row.length))
}

function byMargins(counts: Matrix): number[][] {
  const total = sumOf(counts.flat())
  const periods = (counts[0] ?? []).map((_, t) => counts.reduce((sum, row) => sum + row[t]!, 0))
  return counts.map((row) => {
    const place = sumOf(row)
    return periods.map((period) => (total > 0 ? (place * period) / total : 0))
  })
}

/** [from, to] of every window, the end included. */
function windowsOf(periods: number, { maxWindow, isProspective = false }: ScanOptions): [number, number][] {
  const windows: [number, number][] = []
  for (let from = 0; from < periods; from++)
    for (let to = from; to < Math.min(from + maxWindow, periods); to++)
      if (!isProspective || to === periods - 1) windows.push([from, to])
  return windows
}

class Scan {
  readonly #zones: readonly (readonly number[])[]
  readonly #windows: readonly [number, number][]
  readonly #total: number
  readonly #isKulldorff: boolean
  /** Running sums of the expectation, zone by zone. */
  readonly #expected: readonly Float64Array[]

  constructor(
    zones: readonly (readonly number[])[],
    windows: readonly [number, number][],
    expectation: Matrix,
    total: number,
    statistic: 'kulldorff' | 'expectation',
  ) {
    this.#zones = zones
    this.#windows = windows
    this.#total = total
    this.#isKulldorff = statistic === 'kulldorff'
    this.#expected = zones.map((zone) => runningSums(zone, expectation))
  }

  /** The likeliest clusters that share no place. */
  clusters(counts: Matrix, most: number): ScanCluster[] {
    const found: ScanCluster[] = []
    for (const [z, places] of this.#zones.entries()) {
      const sums = runningSums(places, counts)
      const expectedSums = this.#expected[z]!
      let best: ScanCluster | undefined
      for (const [from, to] of this.#windows) {
        const observed = sums[to + 1]! - sums[from]!
        const expected = expectedSums[to + 1]! - expectedSums[from]!
        const llr = this.#ratio(observed, expected)
        if (llr > (best?.llr ?? 0)) best = { places, from, to, observed, expected, llr }
      }
      if (best) found.push(best)
    }
    found.sort((a, b) => b.llr - a.llr)
    const taken = new Set<number>()
    const told: ScanCluster[] = []
    for (const cluster of found) {
      if (told.length === most) break
      if (cluster.places.some((place) => taken.has(place))) continue
      told.push(cluster)
      for (const place of cluster.places) taken.add(place)
    }
    return told
  }

  /** The largest ratio alone. */
  largest(counts: Matrix): number {
    let best = 0
    for (const [z, places] of this.#zones.entries()) {
      const sums = runningSums(places, counts)
      const expected = this.#expected[z]!
      for (const [from, to] of this.#windows)
        best = Math.max(best, this.#ratio(sums[to + 1]! - sums[from]!, expected[to + 1]! - expected[from]!))
    }
    return best
  }

  #ratio(observed: number, expected: number): number {
    if (!(observed > expected)) return 0
    const inside = observed * Math.log(observed / expected)
    if (!this.#isKulldorff) return inside + expected - observed
    const outside = this.#total - observed
    return inside + (outside && outside * Math.log(outside / (this.#total - expected)))
  }
}

function runningSums(zone: readonly number[], values: Matrix): Float64Array {
  const periods = values[0]?.length ?? 0
  const sums = new Float64Array(periods + 1)
  for (let t = 0; t < periods; t++) {
    let sum = 0
    for (const place of zone) sum += values[place]![t]!
    sums[t + 1] = sums[t]! + sum
  }
  return sums
}

/** Counts of a given total spread over the cells by expectation: each a binomial share of what is left, drawn as such. */
function drawCounts(chance: Chance, expectation: Matrix, total: number): number[][] {
  const drawn = expectation.map((row) => row.map(() => 0))
  const ends: number[] = []
  let sum = 0
  for (const value of expectation.flat()) {
    sum += value
    ends.push(sum)
  }
  const width = expectation[0]?.length ?? 1
  for (let event = 0; event < total; event++) {
    const at = chance() * sum
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! > at) high = middle
      else low = middle + 1
    }
    drawn[Math.floor(low / width)]![low % width]!++
  }
  return drawn
}

/** The same cases in their places, their periods dealt out anew. */
function shufflePeriods(chance: Chance, counts: Matrix): number[][] {
  const periods = counts.flatMap((row) => row.flatMap((count, t) => new Array<number>(count).fill(t)))
  shuffle(chance, periods)
  let next = 0
  return counts.map((row) => {
    const dealt = row.map(() => 0)
    for (let left = sumOf(row); left > 0; left--) dealt[periods[next++]!]!++
    return dealt
  })
}
