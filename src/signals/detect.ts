/** A run: all that is watched judged as of a day, gathered into signals, ranked by what deserves a look first. */
import { isMissing } from '../core/missing.ts'
import { daysOf } from '../core/period.ts'
import { SIGNAL_KINDS, type Signal, type SignalCell } from '../core/signal.ts'
import type { AlertRule } from './alert-rule.ts'
import { countSeries } from './count-series.ts'
import { coverageAlarms } from './coverage-alarms.ts'
import { type Alarm, findAlarms, pointsOf, RUN_SETTINGS, type RunSettings } from './find-alarms.ts'
import { watchedBefore } from './judge-series.ts'
import { signalId } from './match-signals.ts'
import { mergeAlarms } from './merge-alarms.ts'
import { changeOfMix, pooledMix } from './mix-alarms.ts'
import { ordinalOf, periodHolding } from './periods.ts'
import { nameStratum, remarksOn } from './remarks.ts'
import { reportSeries } from './report-series.ts'
import { sampleSeries } from './sample-series.ts'
import { both, sayPeriod, saySignal, written } from './say-signal.ts'
import { type Knowledge, type WatchedMaterial, type WatchedSeries, withoutEchoes } from './watched-series.ts'

export interface Run {
  readonly on: string
  /** Those that deserve a look first; the last are held back when they are too many. */
  readonly signals: readonly Signal[]
  readonly series: number
  /** Series × periods given a probability. */
  readonly tests: number
  /** Above their own bound, but no more than chance among so many tests. */
  readonly byChance: number
}

export interface DetectOptions extends Partial<Omit<RunSettings, 'on'>> {
  /** Day as of which is judged: what is dated later does not exist yet. */
  readonly on: string
  readonly rules: readonly AlertRule[]
  /** True for a day gone by: nothing is known of a month before it has ended. */
  readonly isReplay?: boolean
}

/**
 * What deserves a look as of a day. Ids derive from content: `continueKnown` lays them beside those kept.
 *
 * Everything judged is replayed from the material as dated: how late a report came in is not known.
 */
export function detectSignals(material: WatchedMaterial, options: DetectOptions, knowledge: Knowledge): Run {
  const settings: RunSettings = { ...RUN_SETTINGS, ...options }
  const { on, rules } = options
  const last = { week: periodHolding(on, 'week'), month: periodHolding(on, 'month') }
  const past = upTo(material, on, options.isReplay ?? false)
  const samples = sampleSeries(past, last.month, 'month', knowledge)
  const series = withoutEchoes(
    [...reportSeries(past, last.month, knowledge), ...samples, ...countSeries(past, last)],
    knowledge,
  )
  const found = findAlarms(series, rules, knowledge.vocabulary, settings)
  const signals = [
    ...mergeAlarms(found.alarms, knowledge).map((group) => signalOf(group, found.tests, settings, knowledge)),
    ...mixSignals(samples, rules, settings, knowledge),
    ...coverageSignals(past, rules, settings, knowledge),
  ]
  return {
    on,
    signals: ranked(signals).map((signal, rank) => ({ ...signal, isHeldBack: rank >= settings.budget })),
    series: found.series,
    tests: found.tests,
    byChance: found.byChance,
  }
}

/**
 * What was there on the day. Of a day gone by, what speaks of a month that had not ended is left out too: it was written later. Today, the month under way
 * is what is known of it.
 */
function upTo(material: WatchedMaterial, on: string, isReplay: boolean): WatchedMaterial {
  const isThere = (span: string | null): boolean => {
    const last = !isReplay || span === null ? null : daysOf(span)?.last
    return !last || last <= on
  }
  return {
    claims: material.claims.filter(({ period }) => isThere(period)),
    counts: material.counts.filter(({ period }) => isThere(period)),
    samples: material.samples.filter(({ collectedOn }) => collectedOn === null || collectedOn <= on),
    received: material.received.filter(({ month }) => month <= on.slice(0, 7) && isThere(month)),
  }
}

function signalOf(
  alarms: readonly Alarm[],
  tests: number,
  settings: RunSettings,
  knowledge: Knowledge,
): Signal {
  const [leader] = alarms as [Alarm]
  const { rule, series, at, cell } = leader
  const own = alarms.filter((alarm) => alarm.series === series)
  const periods = own.map((alarm) => alarm.cell.period).sort((a, b) => ordinalOf(a) - ordinalOf(b))
  const firstPeriod = periods[0] ?? cell.period
  const past = series.denominator?.slice(0, at).reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const about = { ...series.subject, kind: rule.when, firstPeriod }
  return {
    ...about,
    id: signalId(about),
    rule: rule.name,
    isUrgent: alarms.some((alarm) => alarm.rule.isUrgent),
    unit: series.unit,
    lastPeriod: periods.at(-1) ?? cell.period,
    cells: alarms.map((alarm) => alarm.cell),
    points: pointsOf(series, rule.alpha, new Set(periods), settings),
    text: saySignal(
      cell,
      {
        kind: rule.when,
        alpha: rule.alpha,
        tests,
        pastPeriods: watchedBefore(series, at),
        pastDenominator: past ?? null,
      },
      knowledge,
    ),
    remarks: remarksOn(series, at, settings, knowledge),
    foundOn: settings.on,
    isHeldBack: false,
  }
}

/** The mix of reasons for which samples are brought, all products together: each brings its samples to the same people. */
function mixSignals(
  samples: readonly WatchedSeries[],
  rules: readonly AlertRule[],
  settings: RunSettings,
  knowledge: Knowledge,
): Signal[] {
  const rule = rules.find(({ when, watch }) => when === 'source-mix' && watch.measure === 'samples')
  const everywhere = samples.filter(
    ({ subject }) => subject.place === null && subject.aspect === 'adulterated',
  )
  const [one] = everywhere
  if (!rule || !one) return []
  const pooled = { ...one, mix: pooledMix(everywhere, one.periods) }
  const change = changeOfMix(pooled)
  if (!change || change.p >= rule.alpha) return []
  const tests = pooled.mix.map((mix) => [...mix.values()].reduce((sum, n) => sum + n, 0))
  const of = (at: number) => pooled.mix[at]?.get(change.stratum) ?? 0
  const cell: SignalCell = {
    measure: 'samples',
    aspect: 'mix',
    phenomenon: null,
    substance: null,
    place: null,
    period: change.first,
    observed: of(pooled.periods.length - 1),
    denominator: tests.at(-1) ?? 0,
    expected: { missing: 'not-asked' },
    upperbound: { missing: 'not-asked' },
    pvalue: change.p,
    adjusted: { missing: 'not-asked' },
    method: 'mix',
    evidence: [],
  }
  const points = pooled.periods.map((period, at) => ({
    period,
    observed: tests[at] ? of(at) : ({ missing: 'not-observed' } as const),
    denominator: tests[at] || ({ missing: 'not-observed' } as const),
    expected: { missing: 'not-asked' } as const,
    upperbound: { missing: 'not-asked' } as const,
    isAlarm: ordinalOf(period) >= ordinalOf(change.first),
    isComplete: true,
  }))
  const text = both((language) =>
    knowledge.texts.say(language, 'signals.why.source-mix', {
      stratum: nameStratum(pooled, change.stratum, language, knowledge),
      before: written(change.before * 100, language, 0),
      after: written(change.after * 100, language, 0),
      period: sayPeriod(change.first, language, knowledge),
    }),
  )
  return [
    noticeOf(
      { kind: 'source-mix', rule, cell, points: points.slice(-36), text },
      settings.on,
      pooled.periods.at(-1),
    ),
  ]
}

function coverageSignals(
  { received }: WatchedMaterial,
  rules: readonly AlertRule[],
  settings: RunSettings,
  knowledge: Knowledge,
): Signal[] {
  return coverageAlarms(received, settings.on, knowledge).flatMap((alarm) => {
    const rule = rules.find(({ when }) => when === alarm.kind)
    if (!rule) return []
    const since = String(alarm.said.since ?? '')
    const text = both((language) =>
      knowledge.texts.say(
        language,
        `signals.why.${alarm.kind}${alarm.kind === 'silence' && !since ? '-ever' : ''}`,
        {
          ...alarm.said,
          since: since ? sayPeriod(since, language, knowledge).replace(/^(?:en|in) /, '') : '',
          subject: placeOf(alarm.cell.place, language, knowledge),
        },
      ),
    )
    return [noticeOf({ ...alarm, rule, text }, settings.on, alarm.lastPeriod)]
  })
}

const placeOf = (place: string | null, language: 'fr' | 'en', { gazetteer }: Knowledge): string => {
  const found = place === null ? undefined : gazetteer.get(place)
  return found ? found.name : language === 'fr' ? `le site ${place}` : `site ${place}`
}

function noticeOf(
  notice: Pick<Signal, 'kind' | 'points' | 'text'> & { readonly rule: AlertRule; readonly cell: SignalCell },
  on: string,
  lastPeriod = notice.cell.period,
): Signal {
  const { kind, rule, cell, points, text } = notice
  const { measure, aspect, phenomenon, substance, place, period } = cell
  const about = { kind, measure, aspect, phenomenon, substance, place, firstPeriod: period }
  return {
    ...about,
    id: signalId(about),
    rule: rule.name,
    isUrgent: rule.isUrgent,
    unit: 'month',
    lastPeriod,
    cells: [cell],
    points,
    text,
    remarks: [],
    foundOn: on,
    isHeldBack: false,
  }
}

/** Urgent ones first, then by kind, then the least probable. */
export function ranked(signals: readonly Signal[]): Signal[] {
  const surprise = ({ cells: [cell] }: Signal) => (!cell || isMissing(cell.adjusted) ? 0 : cell.adjusted)
  return [...signals].sort(
    (a, b) =>
      Number(b.isUrgent) - Number(a.isUrgent) ||
      SIGNAL_KINDS.indexOf(a.kind) - SIGNAL_KINDS.indexOf(b.kind) ||
      surprise(a) - surprise(b) ||
      b.cells.length - a.cells.length ||
      (a.id < b.id ? -1 : 1),
  )
}
