/**
 * Back-testing many series: `npm run bench -- backtest [series=10000] [weeks=52] [threads=1,2]` judges the last weeks of each with the improved
 * Farrington algorithm and says what one series costs as their number grows, on one thread and on more: processor time, which other work on the
 * machine hardly changes, and elapsed time, which it does. Both hold the making of the series, about a tenth.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { farringtonFlexible } from '../src/statistics/farrington-flexible.ts'
import { seeded } from '../src/statistics/random.ts'
import { SCENARIOS, simulateOutbreaks } from '../src/statistics/simulated-outbreaks.ts'

interface Share {
  readonly from: number
  readonly to: number
  readonly weeks: number
}

/** Judges series `from` to `to`, each made from its own seed: the number of alarms. */
function judge({ from, to, weeks }: Share): number {
  let alarms = 0
  for (let i = from; i < to; i++) {
    const { observed } = simulateOutbreaks(seeded(i), SCENARIOS[i % SCENARIOS.length]!, 3, 5)
    for (let k = observed.length - weeks; k < observed.length; k++)
      if (farringtonFlexible({ observed, frequency: 52 }, k)?.alarm) alarms++
  }
  return alarms
}

const shareOf = (series: number, weeks: number, threads: number, i: number): Share => ({
  from: Math.floor((series * i) / threads),
  to: Math.floor((series * (i + 1)) / threads),
  weeks,
})

async function measure(series: number, weeks: number, threads: number): Promise<void> {
  const start = performance.now()
  const processor = process.cpuUsage()
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, i) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: shareOf(series, weeks, threads, i) })
      return new Promise<number>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      })
    }),
  )
  const elapsed = performance.now() - start
  const { user, system } = process.cpuUsage(processor)
  const alarms = parts.reduce((sum, part) => sum + part, 0)
  const megabytes = process.memoryUsage().rss / 2 ** 20
  console.log(
    `${String(series).padStart(6)} series × ${weeks} weeks, ${threads} thread${threads > 1 ? 's' : ''}: ` +
      `processor ${((user + system) / 1000 / series).toFixed(2)} ms a series, elapsed ${(elapsed / series).toFixed(2)}; ` +
      `${(elapsed / 1000).toFixed(1)} s in all; ${alarms} alarms; ${megabytes.toFixed(0)} MiB`,
  )
}

if (isMainThread) {
  const [series = '10000', weeks = '52', threads = '1,2'] = process.argv.slice(2)
  const most = Number(series)
  for (const count of threads.split(',').map(Number))
    for (const size of [most / 100, most / 10, most]) await measure(size, Number(weeks), count)
} else parentPort?.postMessage(judge(workerData as Share))
