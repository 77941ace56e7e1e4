/**
 * Milliseconds per evaluated week of the improved Farrington algorithm, with seasons and without:
 * `npm run bench -- statistics [series.json]` (an array of series of counts, or an object that holds one). Without a file it makes its own 20 series of
 * 624 weeks; where R and its surveillance package are installed, they judge the same weeks of the first three
 * series in the same run.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import {
  type FarringtonFlexibleOptions,
  farringtonFlexible,
  NOUFAILY,
} from '../src/statistics/farrington-flexible.ts'

const WEEKS = 49
const settings: Record<string, FarringtonFlexibleOptions> = {
  'noPeriods 10, nbPlugin': { ...NOUFAILY, limit54: [0, 4] },
  'noPeriods 1, delta': {
    ...NOUFAILY,
    limit54: [0, 4],
    noPeriods: 1,
    thresholdMethod: 'delta',
    weightsThreshold: 1,
    pastWeeksNotIncluded: 3,
    pThresholdTrend: 0.05,
  },
}

const file = process.argv[2]
const series = file ? readSeries(JSON.parse(readFileSync(file, 'utf8'))) : invent()
for (const [name, options] of Object.entries(settings)) {
  const runs = [1, 2, 3, 4, 5].map(() => judge(options))
  const ms = runs.map(([time]) => time).sort((a, b) => a - b)[2] ?? 0
  const theirs = judgeInR(options)
  const ratio =
    theirs === undefined
      ? 'R not found'
      : `R ${theirs.toFixed(2)} ms, ${(theirs / ms).toFixed(0)} times as long`
  console.log(
    `${name}: ${ms.toFixed(4)} ms of processor a week (median of 5), ${runs[0]?.[1]} alarms; ${ratio}`,
  )
}

function judge(options: FarringtonFlexibleOptions): [ms: number, alarms: number] {
  const start = process.cpuUsage()
  let alarms = 0
  for (const observed of series)
    for (let k = observed.length - WEEKS; k < observed.length; k++)
      if (farringtonFlexible({ observed, frequency: 52 }, k, options)?.alarm) alarms++
  const { user, system } = process.cpuUsage(start)
  return [(user + system) / 1000 / series.length / WEEKS, alarms]
}

function readSeries(given: unknown): number[][] {
  if (Array.isArray(given)) return given.map((one) => (Array.isArray(one) ? one : one.observed))
  const lists = Object.values(given as object).filter(Array.isArray)
  return readSeries(lists.find((list) => Array.isArray(list[0]) || typeof list[0] === 'object') ?? [])
}

function invent(): number[][] {
  let seed = 7
  const chance = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return (seed + 0.5) / 2 ** 32
  }
  const poisson = (mu: number): number => {
    let count = 0
    for (let product = chance(); product > Math.exp(-mu); product *= chance()) count++
    return count
  }
  return Array.from({ length: 20 }, (_, i) =>
    Array.from({ length: 624 }, (_, t) =>
      poisson((1 + i) * (1 + 0.4 * Math.cos((2 * Math.PI * t) / 52)) * (0.5 + chance())),
    ),
  )
}

function judgeInR({ limit54 = [0, 4], ...options }: FarringtonFlexibleOptions): number | undefined {
  const value = (one: unknown): string =>
    typeof one === 'boolean' ? String(one).toUpperCase() : JSON.stringify(one)
  const control = Object.entries(options).map(([key, one]) => `${key}=${value(one)}`)
  const program = `suppressMessages(library(surveillance)); s <- list(${series
    .slice(0, 3)
    .map((one) => `c(${one.join(',')})`)
    .join(',')})
t <- system.time(for (y in s) farringtonFlexible(sts(observed=y, frequency=52, start=c(2000,1)),
  control=list(range=(length(y)-${WEEKS - 1}):length(y), limit54=c(${limit54.join(',')}), ${control.join(', ')})))
cat(1000 * (t[[1]] + t[[2]]) / length(s) / ${WEEKS})`
  const { status, stdout } = spawnSync('Rscript', ['-'], { input: program, encoding: 'utf8' })
  return status === 0 ? Number(stdout) : undefined
}
