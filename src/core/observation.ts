/** An observation: one claim about a drug market, drug use, its harms or its context, made by a text. */
import type { Certainty, Direction, Level, MeasureKind, Mode, SourceKind } from './codes.ts'
import type { Evidence } from './evidence.ts'

/** A place as the text names it; `code` is the gazetteer's, when the name was resolved. */
export interface PlaceMention {
  readonly text: string
  readonly code?: string
}

/** A number the claim carries. Which fields stand depends on `kind`; see the coding guideline, "Measures". */
export interface Measure {
  readonly kind: MeasureKind
  readonly value?: number
  readonly min?: number
  readonly max?: number
  /** ISO 4217. */
  readonly currency?: string
  readonly quantity?: number
  /** Quantity given on top of the quantity bought, in `unit`. */
  readonly free?: number
  readonly unit?: string
}

/** A claim with its slots, as a reader or a person coded it. */
export interface Observation {
  /** A code of `vocabulary/phenomena.yml`. */
  readonly phenomenon: string
  /** Codes of `vocabulary/substances.yml`; empty when the text speaks of drugs in general. */
  readonly substances: readonly string[]
  /** The product's name when `substances` holds `other`. */
  readonly other?: string
  readonly places: readonly PlaceMention[]
  readonly from?: readonly PlaceMention[]
  readonly to?: readonly PlaceMention[]
  readonly mode?: Mode | null
  readonly direction: Direction
  readonly level?: Level | null
  readonly certainty: Certainty
  /** ISO 8601 date, month, year or interval (`2014/`, `2016-01/2016-06`), only what the words give. */
  readonly period: string | null
  /** Who is said to have observed it. */
  readonly source: SourceKind | null
  readonly measures: readonly Measure[]
  /** Phenomena the text gives as the cause. */
  readonly drivers: readonly string[]
  readonly evidence: Evidence
  /** The rule that made it, `<language>/<file>/<rule>`, `person`, or a second reader: `second/<model>@<prompt hash>`. */
  readonly rule: string
  /** How likely the claim is right, 0 to 1, once calibrated; absent otherwise. */
  readonly confidence?: number
  /** The second reader that made the same claim, the slots in which it said otherwise, and what it said there. */
  readonly seconded?: {
    readonly by: string
    readonly differs: readonly string[]
    readonly says?: SaidOtherwise
  }
  /** The signs that spoke for the claim most, when asked for: words, families of meaning, rules. */
  readonly because?: readonly string[]
}

/** What a second reader says of a claim in other slots than the rules do. */
export type SaidOtherwise = Partial<
  Pick<
    Observation,
    'direction' | 'certainty' | 'substances' | 'other' | 'places' | 'from' | 'to' | 'measures' | 'drivers'
  >
>

/** How a second reader, which is no rule, is told by what it made: `second/<model>@<prompt hash>`. */
export const SECOND_READER = 'second/'

/**
 * Whether a second reader made it: a suggestion that counts nowhere until a person has accepted it.
 *
 * @example
 * isBySecondReader({ rule: 'second/llama3.1:8b@0123456789ab' }) // => true
 */
export const isBySecondReader = ({ rule }: Pick<Observation, 'rule'>): boolean =>
  rule.startsWith(SECOND_READER)

/** What became of an observation: a reader suggests, a person decides. */
export const REVIEW_STATES = ['suggested', 'accepted', 'edited', 'rejected'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** An observation as kept: who made it, and where its review stands. */
export interface KeptObservation extends Observation {
  readonly id: string
  readonly documentId: string
  readonly review: ReviewState
  /** `reader/<version>`, `second/<model>@<prompt hash>`, or the pseudonym of a person. */
  readonly maker: string
}
