/** A signal: something the numbers say that deserves a look, what it rests on, and the life people give it. */
import type { Bilingual } from './codes.ts'
import type { OrMissing } from './missing.ts'

/**
 * `rise`: more than the past explains. `first-appearance`: never before, though looked for. `source-mix`: who or what is sampled
 * changed, so that pooled shares no longer compare. `falling-sample` and `silence`: warnings about what is received, never about the market.
 */
export const SIGNAL_KINDS = ['first-appearance', 'rise', 'source-mix', 'falling-sample', 'silence'] as const
export type SignalKind = (typeof SIGNAL_KINDS)[number]

/** From found to settled; a signal may go back, and may be closed from anywhere. */
export const SIGNAL_STATES = ['new', 'triage', 'verify', 'assess', 'respond', 'closed'] as const
export type SignalState = (typeof SIGNAL_STATES)[number]

/** What is counted: sources in texts, drug-checking results, rows of count tables, documents received. */
export const MEASURES = ['reports', 'samples', 'counts', 'coverage'] as const
export type Measure = (typeof MEASURES)[number]

/** What a series counts, where, of what. Two cells of the same subject and measure are one series. */
export interface SignalSubject {
  readonly measure: Measure
  /**
   * Of reports `rises`, `falls` or `mentions`; of samples `found` or `adulterated`; of counts the name of the series; of coverage the space.
   */
  readonly aspect: string
  readonly phenomenon: string | null
  readonly substance: string | null
  readonly place: string | null
}

/** A period of a series as the chart shows it. */
export interface SignalPoint {
  readonly period: string
  readonly observed: OrMissing<number>
  readonly denominator: OrMissing<number>
  readonly expected: OrMissing<number>
  /** The most that is no alarm. */
  readonly upperbound: OrMissing<number>
  readonly isAlarm: boolean
  /** False while reports of that period may still come. */
  readonly isComplete: boolean
}

/** One series in one period that gave the alarm. */
export interface SignalCell extends SignalSubject {
  readonly period: string
  readonly observed: number
  readonly denominator: OrMissing<number>
  readonly expected: OrMissing<number>
  readonly upperbound: OrMissing<number>
  readonly pvalue: OrMissing<number>
  /** The p-value among all those of the run (Benjamini and Hochberg). */
  readonly adjusted: OrMissing<number>
  readonly method: string
  /** Ids of the observations, samples or rows counted. */
  readonly evidence: readonly string[]
}

export interface Signal extends SignalSubject {
  /** Derived from what it is about and when it began: the same signal found again has the same. */
  readonly id: string
  readonly kind: SignalKind
  /** Name of the alert rule that raised it. */
  readonly rule: string
  readonly isUrgent: boolean
  readonly unit: 'week' | 'month'
  readonly firstPeriod: string
  readonly lastPeriod: string
  /** All that says it: nested places and substances, neighbouring periods; the telling one first. */
  readonly cells: readonly SignalCell[]
  /** The history of the telling series, for its chart. */
  readonly points: readonly SignalPoint[]
  /** Why it was raised, in a sentence. */
  readonly text: Bilingual
  /** What a reader must know besides: a changed mix, a break of the denominator, a period not yet complete. */
  readonly remarks: readonly Bilingual[]
  /** Day as of which it was last found, ISO 8601. */
  readonly foundOn: string
  /** True beyond the number of signals people can look at: listed apart. */
  readonly isHeldBack: boolean
}

/** What was done with a signal: found by a run, moved, noted, taken back. */
export interface SignalStep {
  readonly n: number
  /** ISO 8601 instant. */
  readonly at: string
  readonly actor: string
  readonly action: 'found' | 'move' | 'note' | 'undo'
  readonly from: SignalState | null
  readonly to: SignalState | null
  /** De-identified words of whoever acted. */
  readonly note: string | null
  /** The step an undo takes back. */
  readonly ofStep: number | null
}

/** A signal as kept. */
export interface KeptSignal extends Signal {
  readonly state: SignalState
  /** Since when it is in that state, ISO 8601 instant. */
  readonly since: string
  /** When it was first found. */
  readonly openedAt: string
}
