/** The alarms of a run: every watched series judged by its rules, and few of those believed to be chance. */
import type { OrMissing } from '../core/missing.ts'
import { isMissing } from '../core/missing.ts'
import type { SignalCell, SignalPoint } from '../core/signal.ts'
import { adjustP } from '../statistics/adjust-p.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import { type AlertRule, watches } from './alert-rule.ts'
import { chooseFor, type Judgement, judgeSeries, WATCHED_ENOUGH, watchedBefore } from './judge-series.ts'
import { isComplete } from './periods.ts'
import type { WatchedSeries } from './watched-series.ts'

export interface RunSettings {
  /** Day as of which is judged, ISO 8601. */
  readonly on: string
  /** Share of false signals among the signals of a run that is put up with (Benjamini and Hochberg 1995). */
  readonly falseDiscovery: number
  /** Latest periods judged; earlier ones were, when they were the latest. */
  readonly lookBack: Readonly<Record<'week' | 'month', number>>
  /** Days after a period's end until its reports have come in. */
  readonly delayDays: number
  /** Signals a run that people can look at; the rest is listed as held back. */
  readonly budget: number
}

export const RUN_SETTINGS: Omit<RunSettings, 'on'> = {
  falseDiscovery: 0.1,
  lookBack: { week: 4, month: 3 },
  delayDays: 14,
  budget: 12,
}

export interface Alarm {
  readonly rule: AlertRule
  readonly series: WatchedSeries
  readonly at: number
  readonly judgement: Judgement
  readonly cell: SignalCell
}

export interface Alarms {
  readonly alarms: readonly Alarm[]
  /** Series × periods given a p-value. */
  readonly tests: number
  readonly series: number
  /** Above their own bound, but no more than chance among so many tests. */
  readonly byChance: number
}

interface Judged {
  readonly rule: AlertRule
  readonly series: WatchedSeries
  readonly at: number
  readonly judgement: Judgement
}

/**
 * Judges the last periods of each series by one rule that watches it for a rise and one for a first appearance, urgent ones before the others. Above its own bound
 * and believable among all tests of the run: that is an alarm. First appearances have no probability and stand outside the adjustment.
 */
export function findAlarms(
  series: readonly WatchedSeries[],
  rules: readonly AlertRule[],
  vocabulary: Pick<Vocabulary, 'substanceAndWider'>,
  settings: RunSettings,
): Alarms {
  const judged = series.flatMap((one) => judgeLast(one, rulesFor(one, rules, vocabulary), settings))
  const tested = judged.filter(({ judgement }) => !isMissing(judgement.pvalue))
  const adjusted = adjustP(
    tested.map(({ judgement }) => (isMissing(judgement.pvalue) ? 1 : judgement.pvalue)),
    'BH',
  )
  const adjustedOf = new Map(tested.map((one, i) => [one, adjusted[i] ?? 1]))
  const loud = judged.filter(
    ({ rule, series, at, judgement }) => judgement.alarm && (series.observed[at] ?? 0) >= rule.atLeast,
  )
  const alarms = loud.filter((one) => (adjustedOf.get(one) ?? 0) <= settings.falseDiscovery)
  return {
    alarms: alarms.map((one) => ({ ...one, cell: cellOf(one, adjustedOf.get(one)) })),
    tests: tested.length,
    series: series.length,
    byChance: loud.length - alarms.length,
  }
}

function rulesFor(
  { subject }: WatchedSeries,
  rules: readonly AlertRule[],
  vocabulary: Pick<Vocabulary, 'substanceAndWider'>,
): readonly AlertRule[] {
  const watching = rules
    .filter((rule) => watches(rule, subject, vocabulary))
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent))
  return (['first-appearance', 'rise'] as const).flatMap(
    (kind) => watching.find(({ when }) => when === kind) ?? [],
  )
}

function judgeLast(series: WatchedSeries, rules: readonly AlertRule[], settings: RunSettings): Judged[] {
  const from = Math.max(0, series.periods.length - settings.lookBack[series.unit])
  const judged: Judged[] = []
  for (let at = from; at < series.periods.length; at++) {
    const isFirst = chooseFor(series, at) === 'first-appearance'
    if (isFirst && watchedBefore(series, at) < WATCHED_ENOUGH) continue
    const rule = rules.find(({ when }) => (when === 'first-appearance') === isFirst)
    const judgement = rule && judgeSeries(series, at, rule.alpha)
    if (judgement) judged.push({ rule, series, at, judgement })
  }
  return judged
}

const orNotAsked = (value: number | undefined): OrMissing<number> => value ?? { missing: 'not-asked' }

function cellOf({ series, at, judgement }: Judged, adjusted: number | undefined): SignalCell {
  const { expected, upperbound, pvalue, method } = judgement
  return {
    ...series.subject,
    period: series.periods[at] ?? '',
    observed: series.observed[at] ?? 0,
    denominator: orNotAsked(series.denominator?.[at]),
    ...{ expected, upperbound, pvalue, method },
    adjusted: adjusted ?? { missing: 'too-few' },
    evidence: series.evidence[at] ?? [],
  }
}

/** Periods a chart shows. */
const SHOWN = { week: 104, month: 36 } as const

/** The history of a series with what each period was judged by then. */
export function pointsOf(
  series: WatchedSeries,
  alpha: number,
  alarmed: ReadonlySet<string>,
  { on, delayDays }: Pick<RunSettings, 'on' | 'delayDays'>,
): SignalPoint[] {
  const from = Math.max(0, series.periods.length - SHOWN[series.unit])
  return series.periods.slice(from).map((period, back): SignalPoint => {
    const at = from + back
    const judgement = judgeSeries(series, at, alpha)
    return {
      period,
      observed: series.observed[at] ?? { missing: 'not-observed' },
      denominator: series.denominator
        ? (series.denominator[at] ?? { missing: 'not-observed' })
        : { missing: 'not-asked' },
      expected: judgement?.expected ?? { missing: 'too-few' },
      upperbound: judgement?.upperbound ?? { missing: 'too-few' },
      isAlarm: alarmed.has(period),
      isComplete: isComplete(period, on, delayDays),
    }
  })
}
