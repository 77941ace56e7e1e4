/** A watched series: counts of one subject, period by period, with what they are counted among. */
import type { Claim } from '../core/claim.ts'
import type { Count, Sample } from '../core/sample.ts'
import type { SignalSubject } from '../core/signal.ts'
import type { Received } from '../trends/coverage.ts'
import type { Vocabulary } from '../vocabulary/concept.ts'
import type { Gazetteer } from '../vocabulary/gazetteer-types.ts'
import type { Texts } from '../vocabulary/texts.ts'
import { ordinalOf, periodsBetween, type Unit, unitOf } from './periods.ts'

export interface WatchedSeries {
  readonly subject: SignalSubject
  readonly unit: Unit
  /** In a row, without a gap, up to the last one watched. */
  readonly periods: readonly string[]
  /** `undefined` where nobody looked: no zero. */
  readonly observed: readonly (number | undefined)[]
  /** Chains received, tests done, visits; absent where a table gives none. */
  readonly denominator: readonly (number | undefined)[] | null
  /** Ids of what was counted, a list a period. */
  readonly evidence: readonly (readonly string[])[]
  /** True when the numbers are parts of their denominators, so that a share can be tested. */
  readonly isShare: boolean
  /** What is counted had been spoken of before that position, though not in this way (« stable » before « rising »). */
  readonly isKnownBefore?: (at: number) => boolean
  /** Numbers by origin (kind of source, reason for collection), a map a period, for changes of mix. */
  readonly mix: readonly ReadonlyMap<string, number>[]
}

/** What signals are looked for in. */
export interface WatchedMaterial {
  readonly claims: readonly Claim[]
  readonly samples: readonly Sample[]
  readonly counts: readonly Count[]
  readonly received: readonly Received[]
}

/** How to name and order things. */
export interface Knowledge {
  readonly vocabulary: Pick<Vocabulary, 'label' | 'substanceAndWider' | 'narrower'>
  readonly gazetteer: Pick<Gazetteer, 'get' | 'widerThan'>
  readonly texts: Texts
}

/** Periods from the earliest of these to `last`; nothing when there is none. */
export function rowOfPeriods(found: Iterable<string>, last: string): string[] {
  let first: string | undefined
  for (const period of found) if (first === undefined || ordinalOf(period) < ordinalOf(first)) first = period
  return first === undefined || ordinalOf(first) > ordinalOf(last) ? [] : periodsBetween(first, last)
}

/**
 * Series whose evidence is the same, period by period, say one thing: the narrowest place and substance stays. A region where one town
 * speaks is that town.
 */
export function withoutEchoes(
  series: readonly WatchedSeries[],
  { gazetteer, vocabulary }: Pick<Knowledge, 'gazetteer' | 'vocabulary'>,
): WatchedSeries[] {
  const depth = ({ subject: { place, substance } }: WatchedSeries): number =>
    (place === null ? 0 : 1 + gazetteer.widerThan(place).length) * 100 +
    (substance === null ? 0 : vocabulary.substanceAndWider(substance).length)
  const kept = new Map<string, WatchedSeries>()
  for (const one of series) {
    const { measure, aspect, phenomenon } = one.subject
    const says = one.evidence.flatMap((ids, at) => (ids.length ? [`${one.periods[at]}:${ids.join()}`] : []))
    const key = [measure, aspect, phenomenon, unitOf(one.periods[0] ?? ''), ...says].join(' ')
    const known = kept.get(key)
    if (!known || depth(one) > depth(known)) kept.set(key, one)
  }
  return [...kept.values()]
}

/** One word for a subject: the same for the same series in every run. */
export const subjectKey = ({ measure, aspect, phenomenon, substance, place }: SignalSubject): string =>
  [measure, aspect, phenomenon ?? '', substance ?? '', place ?? ''].join('|')
