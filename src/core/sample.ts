/** A drug-checking result: what was expected, what was found. */

export interface FoundSubstance {
  readonly substance: string
  /** Amount measured; null when none was, or when it lies below `limit`. */
  readonly amount: number | null
  readonly unit: string | null
  /** Limit of detection or of quantification, in `unit`, of a value that lies below it: such a value is never zero. */
  readonly limit?: number | null
  /** True when the value lies below the limit, whether or not the limit itself is known. */
  readonly isBelowLimit?: boolean
}

export interface Sample {
  readonly id: string
  readonly documentId: string | null
  readonly expected: string | null
  readonly found: readonly FoundSubstance[]
  readonly form: string | null
  readonly method: string | null
  readonly place: string | null
  readonly site: string | null
  /** ISO 8601 date of collection. */
  readonly collectedOn: string | null
  readonly reason: string | null
  readonly chain: string
}

/** A count of a period with its denominator (tests done, documents received, reports a site). */
export interface Count {
  readonly id: string
  readonly documentId: string | null
  readonly series: string
  readonly phenomenon: string | null
  readonly substance: string | null
  readonly place: string | null
  readonly period: string
  readonly value: number
  readonly denominator: number | null
  readonly chain: string
}
