/** History replayed: what would have been signalled when, by which method, had the watch run week by week. */
import { daysOf } from '../core/period.ts'
import type { Signal } from '../core/signal.ts'
import type { AlertRule } from './alert-rule.ts'
import { detectSignals } from './detect.ts'
import { METHODS, type Method } from './judge-series.ts'
import { continueKnown } from './match-signals.ts'
import { periodHolding, periodsBetween, type Unit } from './periods.ts'
import type { Knowledge, WatchedMaterial } from './watched-series.ts'

export interface Replayed {
  readonly signal: Signal
  /** The day of the first run that found it. */
  readonly firstOn: string
  readonly lastOn: string
  /** Runs that found it. */
  readonly runs: number
  readonly method: string
}

export interface Backtest {
  readonly runs: number
  /** In the order in which they were first found. */
  readonly signals: readonly Replayed[]
  /** Judgements with a probability over all runs; those of overlapping runs are counted each time. */
  readonly tests: number
  /** Above their own bound, but no more than chance. */
  readonly byChance: number
  readonly byMethod: readonly { readonly method: Method; readonly signals: number }[]
}

export interface BacktestOptions {
  /** First and last day replayed, ISO 8601. */
  readonly from: string
  readonly to: string
  /** A run at the end of every one of these. */
  readonly every: Unit
  readonly rules: readonly AlertRule[]
  /** Told before each run. */
  readonly onRun?: (on: string, index: number, total: number) => void
}

/**
 * Replays runs from one day to another. Each knows only what is dated up to its day and continues the signals of the runs before, as the watch itself does. A report's
 * day of arrival is not kept with every row, so the replay takes it for the period it speaks of: it is a little better informed than the watch was.
 */
export function backtest(
  material: WatchedMaterial,
  options: BacktestOptions,
  knowledge: Knowledge,
): Backtest {
  const { from, to, every, rules, onRun } = options
  const ends = periodsBetween(periodHolding(from, every), periodHolding(to, every))
    .flatMap((period) => daysOf(period)?.last ?? [])
    .filter((day) => day >= from && day <= to)
  const found = new Map<string, Replayed>()
  let [tests, byChance] = [0, 0]
  for (const [index, on] of ends.entries()) {
    onRun?.(on, index, ends.length)
    const run = detectSignals(material, { on, rules, isReplay: true }, knowledge)
    tests += run.tests
    byChance += run.byChance
    const known = [...found.values()].map(({ signal }) => signal)
    for (const signal of continueKnown(run.signals, known, knowledge)) {
      const before = found.get(signal.id)
      const method = before?.method ?? signal.cells[0]?.method ?? ''
      found.set(signal.id, {
        ...{ signal, method, lastOn: on },
        firstOn: before?.firstOn ?? on,
        runs: (before?.runs ?? 0) + 1,
      })
    }
  }
  const signals = [...found.values()]
  return {
    runs: ends.length,
    signals,
    tests,
    byChance,
    byMethod: METHODS.map((method) => ({
      method,
      signals: signals.filter((one) => one.method === method).length,
    })),
  }
}
